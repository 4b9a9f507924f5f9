"""A version's texts in other languages: which texts there are, and which of their translations still hold.

A text is named by a ``Slot``: a field of the version itself, of a theme, of a perspective, of a contradiction, of a
group (its name) or of a statement (its quote). A translation holds while the words it was made from are the ones that
stand there; one that does not is left out of what anybody reads until somebody has looked at it.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

from interviews.languages import LANGUAGES

from ..models import Translation

SWEDISH = "sv"
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"}
NAMES: dict[str, str | Promise] = dict(LANGUAGES)
WRITTEN = [code for code, _name in LANGUAGES if code not in {SWEDISH, "swl"}]
"""Languages that a version can be translated into; a signed one cannot be written."""
OWN_NAMES = {
    "sv": "Svenska", "ar": "العربية", "ckb": "کوردیی ناوەندی", "kmr": "Kurmancî", "fa": "فارسی", "prs": "دری",
    "ps": "پښتو", "so": "Soomaali", "ti": "ትግርኛ", "am": "አማርኛ", "bs": "Bosanski, hrvatski, srpski", "en": "English",
    "es": "Español", "fi": "Suomi", "fit": "Meänkieli", "fr": "Français", "de": "Deutsch", "pl": "Polski",
    "rom": "Romani", "ru": "Русский", "se": "Davvisámegiella", "smj": "Julevsámegiella", "sma": "Åarjelsaemien",
    "th": "ไทย", "tr": "Türkçe", "uk": "Українська", "vi": "Tiếng Việt", "yi": "ייִדיש", "zh": "中文",
}  # fmt: skip
"""What each is called in itself: so it is found by those who read it."""

COVER_FIELDS = ("title", "question", "summary", "method", "unheard", "respond")
THEME_FIELDS = ("title", "lead", "silence")
PERSPECTIVE_FIELDS = ("title", "text")
CONTRAST_FIELDS = ("title", "lead")
QUOTE, NAME = "quote", "name"

WORDS: dict[str, str | Promise] = {
    "theme": pgettext_lazy("word in the document", "Theme"),
    "themes": _("Themes"),
    "short": _("In short"),
    "how": _("How it was done"),
    "question": _("The central question"),
    "unheard": _("What we did not hear"),
    "missing": _("Is something you said missing?"),
    "where": _("Where it is heard"),
    "opposite": _("Others say the opposite"),
    "silence": _("What was not said"),
    "interviewee": _("Interviewee"),
    "standpoint": pgettext_lazy("kind of perspective", "Standpoint"),
    "feeling": pgettext_lazy("kind of perspective", "Feeling"),
    "idea": pgettext_lazy("kind of perspective", "Idea"),
    "verbatim": _("word for word"),
    "masked": _("something is hidden"),
    "changed": _("put in other words so that nobody is pointed out"),
    "translated": _("translated"),
    "hidden": pgettext_lazy("read aloud before what stands instead of something hidden", "hidden:"),
    "untranslated": _("in Swedish"),
    "read_all": _("Read the whole compilation"),
    "missing_card": _("A perspective that is missing"),
    "your_words": _("In your own words:"),
}
"""The document's own words, by key. In Swedish and English they come with the product."""
IN_THE_PRODUCT = {SWEDISH, "en"}


def swedish_words() -> dict[str, str]:
    """Return the document's own words as they are translated from: a translation holds as long as these stand."""
    with override(SWEDISH):
        return {key: str(text) for key, text in WORDS.items()}


Texts = dict[str, str]
"""A text by language."""


def direction(language: str) -> str:
    return "rtl" if language.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def in_order(languages: Iterable[str]) -> list[str]:
    """Return languages as they are listed everywhere."""
    found = set(languages)
    return [code for code in WRITTEN if code in found]


def source_key(text: str) -> str:
    """Return a fingerprint of a text, blind to how lines and edges are spaced."""
    return hashlib.sha256("\n".join(line.strip() for line in text.strip().splitlines()).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Slot:
    """Which text: ``kind`` is theme, perspective, statement, group or contrast with its key; empty for the version
    itself."""

    field: str
    kind: str = ""
    key: int = 0

    @property
    def name(self) -> str:
        """What it is called in a form."""
        return f"{self.kind[:1]}{self.key}-{self.field}" if self.kind else self.field

    def where(self) -> dict[str, int]:
        return {f"{self.kind}_id": self.key} if self.kind else {}


def slot_of(row: Translation) -> Slot:
    for kind in ("theme", "perspective", "statement", "group", "contrast"):
        if key := getattr(row, f"{kind}_id"):
            return Slot(row.field, kind, key)
    return Slot(row.field)


def word_slot(key: str) -> Slot:
    return Slot(f"word:{key}")


@dataclass
class Translated:
    """The translations of a version, or of a part of it, by slot and language."""

    rows: dict[Slot, dict[str, Translation]] = field(default_factory=dict)

    def texts(self, slot: Slot, source: str) -> Texts:
        """Return by language what still holds for ``source``."""
        found = self.rows.get(slot)
        if not found:
            return {}
        key = source_key(source)
        return {language: row.text for language, row in sorted(found.items()) if row.source_key == key}

    def of_fields(self, fields: Iterable[tuple[str, Slot, str]]) -> dict[str, Texts]:
        """Return by language and field what still holds, for (field, slot, source); languages without any left out."""
        found: dict[str, Texts] = {}
        for name, slot, source in fields:
            for language, text in self.texts(slot, source).items() if source.strip() else ():
                found.setdefault(language, {})[name] = text
        return found


def translated(rows: Iterable[Translation]) -> Translated:
    """Sort translations by what they are of."""
    found = Translated()
    for row in rows:
        found.rows.setdefault(slot_of(row), {})[row.language] = row
    return found


def of_version(compilation_id: int, *, only: Q | None = None) -> Translated:
    """Return the translations of a version, or of the part of it that ``only`` says. One query."""
    rows = Translation.objects.filter(compilation_id=compilation_id)
    return translated(rows.filter(only) if only is not None else rows)
