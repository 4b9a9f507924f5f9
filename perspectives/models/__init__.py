"""What does it mean: statements lifted from the source, themes, perspectives, and the compilation of them."""

from .compilation import (
    Chapter,
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    Frozen,
    PublishedChapter,
    PublishedPerspective,
    Quote,
    ReviewAnswer,
    ReviewComment,
    Verdict,
)
from .exchange import (
    Export,
    ExportKind,
)
from .perspectives import (
    BY_HAND,
    Perspective,
    PerspectiveKind,
    Stance,
    ThemePlace,
    Voice,
)
from .statements import (
    LONGEST_STATEMENT,
    Coding,
    MaskDecision,
    StandingStatements,
    Statement,
    StatementStatus,
    TraitKind,
)
from .themes import (
    Theme,
    ThemeChange,
    ThemeVerb,
)

__all__ = [
    "BY_HAND",
    "LONGEST_STATEMENT",
    "Chapter",
    "ChapterPerspective",
    "Coding",
    "Compilation",
    "CompilationStatus",
    "Export",
    "ExportKind",
    "Frozen",
    "MaskDecision",
    "Perspective",
    "PerspectiveKind",
    "PublishedChapter",
    "PublishedPerspective",
    "Quote",
    "ReviewAnswer",
    "ReviewComment",
    "Stance",
    "StandingStatements",
    "Statement",
    "StatementStatus",
    "Theme",
    "ThemeChange",
    "ThemePlace",
    "ThemeVerb",
    "TraitKind",
    "Verdict",
    "Voice",
]
