"""The log of a dialogue: who did what, when. Never what was said."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.models import User

from .access import WorkspaceRequest, workspace
from .lists import ListFilter, page_of
from .log_words import areas, names_in, sentence
from .models import Event

LINES = 50


@workspace("read_log")
def log(request: WorkspaceRequest) -> HttpResponse:
    events = Event.objects.filter(dialogue=request.dialogue)
    people = User.objects.filter(pk__in=events.exclude(actor=None).values("actor")).order_by("name", "email")
    who = [(person.pk, str(person)) for person in people]
    listing = ListFilter(
        request.GET,
        filters={
            "area": (_("About"), [(area.key, area.title) for area in areas()]),
            "person": (_("Person"), [*who, ("0", _("without an account or by itself"))]),
        },
    )
    listing.fields.pop("q")
    if area := listing.value("area"):
        events = events.filter(names_in(area))
    if person := listing.value("person"):
        events = events.filter(actor=None) if person == "0" else events.filter(actor=person)
    page = page_of(request, events.select_related("actor").order_by("-pk"), size=LINES)
    for event in page.object_list:
        event.words = sentence(event)
    context = {"page": page, "filter_form": listing, "is_filtered": bool(area or person)}
    return render(request, "dialogues/log.html", context)
