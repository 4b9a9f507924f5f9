"""What is kept of one person as a sheet: the page, the JSON and the PDF say the same."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..models import PersonRequest
from ..papers import Section, Sheet, municipality_of
from .gathering import Part, gather
from .whom import by_request

KIND = "own_data"


def sheet(key: int) -> Sheet:
    """The sheet of a request.

    Raises:
        PersonRequest.DoesNotExist: it is gone.
    """
    request = PersonRequest.objects.select_related("dialogue__municipality").get(pk=key)
    parts = gather(by_request(request.who, request.address, request.dialogue))
    lead = _("All that is kept, by kind, with what it is for. What is about other people is left out.")
    return Sheet(_("What is kept about you"), municipality_of(request.dialogue), lead, list(sections(parts)))


def sections(parts: Iterable[Part]) -> Iterable[Section]:
    for part in parts:
        facts: list[tuple[str, str]] = []
        for row in part.rows:
            if row.dialogue and (_("Dialogue"), row.dialogue.title) not in facts:
                facts.append((_("Dialogue"), row.dialogue.title))
            facts += row.pairs
        if part.done_at_work:
            said = ngettext("you did something in %(n)s row", "you did something in %(n)s rows", part.done_at_work)
            facts.append((_("In your work"), said % {"n": part.done_at_work}))
        lead = _("Kept %(purpose)s. Legal basis: %(basis)s.") % {
            "purpose": part.kind.purpose,
            "basis": part.kind.basis,
        }
        yield Section(capfirst(part.title), lead, facts)
