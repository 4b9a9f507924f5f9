"""What things are called: the one place where a dialogue within an organisation has words of its own.

The kind of dialogue is a setting of it (``Dialogue.kind``), and everything else is the same code. A view of a dialogue,
and the writing of a mail about it, is done ``speaking`` its kind, so that a term needs to be told no dialogue wherever
it stands: in a template (``{% term "meetings" %}``), in the name of a meeting, in a menu.

What such words are within a sentence is in ``WITHIN``, by language: the catalogue's sentences are said with them while
a dialogue within an organisation is spoken of (``OwnWords``). Only the catalogue's own sentences, before anything is
put into them: what people have written stays as they wrote it (docs/adr/0007).
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import trans_real

from .models import DialogueKind

CITIZEN, INTERNAL = str(DialogueKind.CITIZEN.value), str(DialogueKind.INTERNAL.value)

TERMS: dict[str, dict[str, str | Promise]] = {
    "dialogue": {CITIZEN: _("citizen dialogue"), INTERNAL: _("dialogue within the organisation")},
    "meetings": {CITIZEN: _("Meetings"), INTERNAL: _("Workshops")},
    "meeting": {CITIZEN: _("Meeting"), INTERNAL: _("Workshop")},
    "meeting_number": {CITIZEN: _("Meeting %(number)s"), INTERNAL: _("Workshop %(number)s")},
    "design_team": {CITIZEN: _("Design team"), INTERNAL: _("Reference group")},
    "web_forms": {CITIZEN: _("Forms on the web"), INTERNAL: _("Idea forms")},
    "by_side": {CITIZEN: _("Municipality and civil society"), INTERNAL: _("Administration by administration")},
}
"""Term by kind of dialogue. Those that a phase of the path has the key of are its title too."""

_kind: ContextVar[str] = ContextVar("kind of the dialogue that is spoken of", default=CITIZEN)


def speak(kind: str) -> None:
    """From here on, until the view ends, speak of a dialogue of this kind."""
    _kind.set(str(kind))


@contextmanager
def speaking(kind: str) -> Iterator[None]:
    token = _kind.set(str(kind))
    try:
        yield
    finally:
        _kind.reset(token)


def term(key: str, kind: str | None = None) -> str:
    """The word for ``key`` in the dialogue that is spoken of, or in one of ``kind``.

    Raises:
        KeyError: there is no such term.
    """
    words = TERMS[key]
    return str(words.get(kind or _kind.get(), words[CITIZEN]))


def phase_title(key: str, title: str | Promise, kind: str | None = None) -> str:
    """What a phase of the path is called."""
    return term(key, kind) if key in TERMS else str(title)


WITHIN: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "sv": tuple(
        (re.compile(rf"\b{pattern}\b"), words)
        for pattern, words in (
            (r"(?:Dialogt|T)räff(|s|en|ens)", r"Workshop\1"),
            (r"(?:Dialogt|T)räff(ar|arna|arnas)", r"Workshopp\1"),
            (r"(?:dialogt|t)räff(|s|en|ens)", r"workshop\1"),
            (r"(?<!\bDu )(?<!\bdu )(?:dialogt|t)räff(ar|arna|arnas)", r"workshopp\1"),
            (r"([Ee])tt (mindre )?designteam", r"\1n \2referensgrupp"),
            (r"designteamsmedlem", "medlem i referensgruppen"),
            (r"Designteam", "Referensgrupp"),
            (r"designteam", "referensgrupp"),
            (r"Designteamet(|s)", r"Referensgruppen\1"),
            (r"designteamet(|s)", r"referensgruppen\1"),
        )
    )
}
"""Words of a citizen dialogue's sentences, and those of one within an organisation, by language."""


def in_own_words(sentence: str, language: str) -> str:
    """A sentence of the catalogue as it is said of the dialogue that is spoken of."""
    if _kind.get() == CITIZEN:
        return sentence
    for pattern, words in WITHIN.get(language, ()):
        sentence = pattern.sub(words, sentence)
    return sentence


class OwnWords(trans_real.DjangoTranslation):
    """A language's catalogue, whose sentences are said in the words of the dialogue that is spoken of."""

    def gettext(self, message: str) -> str:
        return in_own_words(super().gettext(message), self.language())

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return in_own_words(super().ngettext(msgid1, msgid2, n), self.language())


def install() -> None:
    """Let the languages of ``WITHIN`` speak in own words from here on; called once, when the apps are ready. Django
    makes a language's catalogue at its first use and keeps it: this is that first use."""
    for language in WITHIN.keys() & dict(settings.LANGUAGES).keys():
        trans_real._translations[language] = OwnWords(language)


def speaking_of(context: Mapping[str, Any]) -> Any:
    """Speak of the dialogue that a mail is about, as its template's context has it; of none when it has none."""
    about = context.get("dialogue")
    return speaking(about.kind if about is not None else _kind.get())
