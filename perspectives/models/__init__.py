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
    Perspective,
    PerspectiveKind,
    Stance,
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
    "ThemeVerb",
    "TraitKind",
    "Verdict",
    "Voice",
]
