"""The rows of the list of statements as HTML, written here rather than by a template, as ``coding/drawing.py`` does:
fifty rows of a template took as long as all else on the page. What comes from people is escaped, once, here.
"""

import uuid
from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from dialogues.models import Dialogue

from ..models import Statement
from ..templatetags.statements import mask_surface, state_words, voice

_ANY = uuid.UUID(int=0)


class ListDrawing:
    """Draws rows of the list. Addresses and words of the page are looked up once, however many rows there are."""

    def __init__(self, dialogue: Dialogue, paths: Mapping[int, str], *, works_here: bool, shapes: bool) -> None:
        self.paths, self.works_here, self.shapes = paths, works_here, shapes
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

    def rows(self, statements: Iterable[Statement]) -> list[SafeString]:
        return [self._row(one) for one in statements]

    def _row(self, one: Statement) -> SafeString:
        choice = (
            f'<label class="choose"><input type="checkbox" name="statement" value="{one.pk}">'
            f'<span class="visually-hidden">{self.choose} {escape(one)}</span></label>'
        )
        start, end = self.leads
        return mark_safe(  # noqa: S308 - escaped where it comes from people
            f"<li>{choice if self.shapes else ''}<div>{voice(one, self.paths)}</div>"
            f'<div class="records__end">{self._work(one) if self.works_here else ""}'
            f'<a class="go" href="{start}{one.creation_key}{end}">{self.where}<span class="visually-hidden">: '
            f"{escape(Truncator(one.masked).words(8, truncate=' …'))}</span></a></div></li>"
        )

    def _work(self, one: Statement) -> str:
        """How far the masking has come, and the way to the coding for whoever may code it."""
        state = self.states["released" if one.released_at else one.status]
        parts = [
            f'<span class="state"><svg class="mark" aria-hidden="true"><use href="#{mask_surface(one)}"/></svg>'
            f"{state}</span>"
        ]
        if not one.anchored:
            parts.append(f'<span class="state state--notice">{self.adrift}</span>')
        if one.coded_in:
            words = escape(_("Code statement %(number)s") % {"number": one.number})
            parts.append(f'<a class="go" href="{self.code}{one.coded_in}/{one.number}/#coder">{words}</a>')
        return "".join(parts)
