"""What does it mean: statements lifted from the source, themes, perspectives, and the compilation of them."""

from .basis import Basis, BasisPerson
from .check_back import (
    CheckBack,
    CheckBackAddition,
    CheckBackWay,
    QuoteAnswer,
    QuoteVerdict,
    WishOutcome,
)
from .compilation import (
    Chapter,
    ChapterPerspective,
    Compilation,
    CompilationStatus,
    Frozen,
    PublishedChapter,
    PublishedPerspective,
    Quote,
)
from .contrasts import (
    MOST_SIDES,
    Contrast,
    ContrastAbout,
    ContrastQuote,
    ContrastSide,
    PublishedContrastQuote,
)
from .exchange import (
    Export,
    ExportKind,
)
from .facets import (
    ALL_KINDS,
    Category,
    Facet,
    StatementKind,
    bits_of,
    kinds_in,
)
from .perspectives import (
    BY_HAND,
    Perspective,
    PerspectiveKind,
    Stance,
    ThemePlace,
    Voice,
)
from .reading import (
    Feedback,
    FeedbackKind,
    FeedbackStatus,
    Translation,
)
from .review import (
    ReviewAnswer,
    ReviewComment,
    ReviewReading,
    Seen,
    Verdict,
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
    "ALL_KINDS",
    "BY_HAND",
    "LONGEST_STATEMENT",
    "MOST_SIDES",
    "Basis",
    "BasisPerson",
    "Category",
    "Chapter",
    "ChapterPerspective",
    "CheckBack",
    "CheckBackAddition",
    "CheckBackWay",
    "Coding",
    "Compilation",
    "CompilationStatus",
    "Contrast",
    "ContrastAbout",
    "ContrastQuote",
    "ContrastSide",
    "Export",
    "ExportKind",
    "Facet",
    "Feedback",
    "FeedbackKind",
    "FeedbackStatus",
    "Frozen",
    "MaskDecision",
    "Perspective",
    "PerspectiveKind",
    "PublishedChapter",
    "PublishedContrastQuote",
    "PublishedPerspective",
    "Quote",
    "QuoteAnswer",
    "QuoteVerdict",
    "ReviewAnswer",
    "ReviewComment",
    "ReviewReading",
    "Seen",
    "Stance",
    "StandingStatements",
    "Statement",
    "StatementKind",
    "StatementStatus",
    "Theme",
    "ThemeChange",
    "ThemePlace",
    "ThemeVerb",
    "TraitKind",
    "Translation",
    "Verdict",
    "Voice",
    "WishOutcome",
    "bits_of",
    "kinds_in",
]
