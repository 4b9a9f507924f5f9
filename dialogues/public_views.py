"""Pages for anyone: the front page, a dialogue in public, help, privacy."""

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.models import Municipality

from .access import public
from .lists import ListFilter, page_of, search
from .models import CentralQuestion, Dialogue, PlannedPhase
from .permissions import Role
from .public import kept_briefly, public_context, public_dialogue
from .public_path import public_path
from .queries import agreed_question, standing_in_time


@public
@require_safe
def front(request: HttpRequest) -> HttpResponse:
    published = Dialogue.objects.exclude(published_at=None)
    places = Municipality.objects.filter(dialogues__in=published).distinct().values_list("slug", "name")
    listing = ListFilter(request.GET, filters={"municipality": (_("Municipality"), list(places))})
    rows = search(published, listing.value("q"), ["title", "issue", "purpose", "municipality__name"])
    if place := listing.value("municipality"):
        rows = rows.filter(municipality__slug=place)
    agreed = CentralQuestion.objects.filter(agreed_on__isnull=False)
    rows = rows.select_related("municipality").prefetch_related(
        Prefetch("questions", agreed, to_attr="agreed"),
        Prefetch("plan", PlannedPhase.objects.order_by("starts_on", "pk"), to_attr="planned"),
    )
    page = page_of(request, rows)
    for dialogue in page.object_list:
        dialogue.standing = standing_in_time(dialogue, dialogue.planned, timezone.localdate())
    context = {"page": page, "filter_form": listing, "is_filtered": bool(listing.value("q") or place)}
    return render(request, "public/front.html", context)


@public
@require_safe
@kept_briefly
def dialogue(request: HttpRequest, slug: str) -> HttpResponse:
    found = public_dialogue(slug)
    mandate, _break, rest = found.mandate.replace("\r\n", "\n").strip().partition("\n\n")
    context = public_context(
        request,
        found,
        path=public_path(found),
        agreed=agreed_question(found),
        mandate=mandate,
        mandate_rest=rest,
        contact=found.contact_email or found.municipality.contact_email,
        earlier=list(found.earlier.select_related("earlier")),
    )
    return render(request, "public/dialogue.html", context)


@public
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    return render(request, "public/help.html", {"roles": role_help()})


def role_help() -> list[tuple[str, str]]:
    """What each role does here, in the order in which people meet the dialogue."""
    labels = dict(Role.choices)
    texts = {
        Role.PARTICIPANT: _(
            "You get a mail before each meeting and answer by its link. At the meetings you see your table, write and "
            "weigh proposals on your phone, and say what you would need in order to go along. Afterwards you follow "
            "what became of it."
        ),
        Role.INTERVIEWER: _(
            "You register the people you are to hear, hold the interview and write it down. You lift what was said "
            "into statements and mask what could point to a person. Nobody but you and the project leader sees who "
            "said what."
        ),
        Role.DESIGN_TEAM: _(
            "You plan the dialogue together with people who see the issue differently. You agree on the central "
            "question, see whom we have heard and whom not, and read the compilation before anyone else."
        ),
        Role.FACILITATOR: _(
            "You lead the conversations and take the notes. You see every masked statement, but never who was "
            "interviewed. You hold no position of your own in the dialogue."
        ),
        Role.STEERING: _(
            "You give the mandate and stand behind it. When the proposals come you decide yes, no or changed, with "
            "your reasons, and anyone can read them."
        ),
        Role.OWNER: _(
            "You are asked to answer for a proposal, and say yes, no or yes with changes. Then you plan it in steps "
            "and tell how it goes at the interval agreed."
        ),
        Role.LEADER: _(
            "You run the whole dialogue. The overview shows what is missing, who waits for whom and what to do next. "
            "Nothing is locked: you decide when to go on."
        ),
    }
    return [(str(labels[role]), text) for role, text in texts.items()]


@public
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", {"municipalities": _contacts()})


def _contacts() -> list[Municipality]:
    """Municipalities with something published: whom to ask about it."""
    published = Dialogue.objects.exclude(published_at=None)
    return list(Municipality.objects.filter(dialogues__in=published).distinct().order_by("name"))
