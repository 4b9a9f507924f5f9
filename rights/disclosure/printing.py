"""What is handed out: each record with its masks as bars and their ground, and what is not handed out and why."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..models import Disclosure, DisclosureItem, Handing
from ..papers import Section, Sheet
from .finding import title_of
from .masks import handed_out


def sheet(key: int) -> Sheet:
    """The paper of a request. Holds nothing that is hidden.

    Raises:
        Disclosure.DoesNotExist: it is gone.
    """
    row = Disclosure.objects.select_related("dialogue__municipality").get(pk=key)
    items = list(row.items.exclude(handing=Handing.UNDECIDED))
    title = _("Public records: %(title)s") % {"title": row.dialogue.title}
    lead = _("Request %(number)s of %(day)s.") % {"number": row.reference or row.number, "day": row.asked_on}
    return Sheet(
        title, row.dialogue.municipality.name, lead, [_section(place, one) for place, one in enumerate(items, 1)]
    )


def _section(place: int, item: DisclosureItem) -> Section:
    title = _("Record %(n)s: %(kind)s") % {"n": place, "kind": title_of(item.source)}
    grounds = [(capfirst(_("decision")), str(item.get_handing_display()))]
    if item.handing == Handing.REFUSED:
        grounds += [(_("Law"), item.paragraph)]
        return Section(title, facts=grounds)
    masks = item.masks if item.handing == Handing.MASKED else []
    laws = sorted({one["paragraph"] for one in masks})
    if laws:
        grounds.append((_("Hidden according to"), "\n".join(laws)))
    return Section(title, facts=grounds, text=handed_out(item.text, masks))
