"""The rows of the list of statements as HTML, written here rather than by a template, as ``coding/drawing.py`` does:
fifty rows of a template took as long as all else on the page. What comes from people is escaped, once, here.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue

from .. import masking
from ..rules import codes_everything
from ..templatetags.statements import SURFACES, drawn, in_quotes, state_words, voice_of
from .queries import Listed, StatementList

_ANY = uuid.UUID(int=0)
WORDS_TOLD = 8


class ListDrawing:
    """Draws rows of the list. Addresses and words of the page are looked up once, however many rows there are."""

    def __init__(self, user: User, dialogue: Dialogue, listing: StatementList, *, shapes: bool) -> None:
        self.user, self.listing, self.shapes = user, listing, shapes
        self.codes_all = codes_everything(user, dialogue)
        leads, code = (
            escape(reverse(f"perspectives:{name}", args=[dialogue.slug, *keys]))
            for name, keys in (("statement", [_ANY]), ("code", [0, 0]))
        )
        self.leads = leads.split(str(_ANY))
        self.code = code.removesuffix("0/0/")
        self.states = {state: escape(text) for state, text in state_words().items()}
        self.choose, self.where, self.adrift = (
            escape(_("Choose")),
            escape(_("Where it leads")),
            escape(_("no longer in the text")),
        )
        self.statement, self.code_it = escape(_("Statement %(number)s")), escape(_("Code statement %(number)s"))
        self.someone = escape(_("Someone we have heard"))

    def rows(self, rows: Iterable[Listed], themes: Mapping[int, Sequence[str]]) -> SafeString:
        """``themes`` are what those of each statement are called, by its key."""
        return mark_safe("\n  ".join([self._row(one, themes.get(one.pk, ())) for one in rows]))  # noqa: S308 - escaped

    def _row(self, one: Listed, themes: Sequence[str]) -> str:
        choice = (
            f'<label class="choose"><input type="checkbox" name="statement" value="{one.pk}">'
            f'<span class="visually-hidden">{self.choose} {self.statement % {"number": one.number}}</span></label>'
        )
        start, end = self.leads
        group = self.listing.groups.get(one.group or 0)
        said = voice_of(
            in_quotes(drawn(masking.bracketed(one.masked)), one.language),
            one.language,
            one.translation,
            escape(group) if group else self.someone,
            themes,
            one.kinds,
        )
        return (
            f"<li>{choice if self.shapes else ''}<div>{said}</div>"
            f'<div class="records__end">{self._work(one) if self.listing.works_here else ""}'
            f'<a class="go" href="{start}{one.creation_key}{end}">{self.where}<span class="visually-hidden">: '
            f"{escape(_beginning(one.masked))}</span></a></div></li>"
        )

    def _work(self, one: Listed) -> str:
        """How far the masking has come, and the way to the coding for whoever may code it (``codable_interviews``)."""
        state = self.states["released" if one.released_at else one.status]
        parts = [
            f'<span class="state"><svg class="mark" aria-hidden="true"><use href="#{SURFACES[one.status]}"/></svg>'
            f"{state}</span>"
        ]
        if not one.anchored:
            parts.append(f'<span class="state state--notice">{self.adrift}</span>')
        if self.codes_all or one.interviewer == self.user.pk:
            words = self.code_it % {"number": one.number}
            parts.append(f'<a class="go" href="{self.code}{one.interview}/{one.number}/#coder">{words}</a>')
        return "".join(parts)


def _beginning(words: str) -> str:
    """The first words, to tell links apart by."""
    parts = words.split(None, WORDS_TOLD)
    return " ".join(parts[:WORDS_TOLD]) + (" …" if len(parts) > WORDS_TOLD else "")
