"""The people who are heard. Names on their own pages only, and each showing of them is an event."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import scope_of

from .. import queries, services
from ..consent.checks import ADULT
from ..consent.found import PUBLISHED, found_elsewhere, places_in_words
from ..consent.overview import in_short
from ..consent.withdrawal import SEALED_FOR, foresee
from ..forms import ConsentForm, IdentityForm, PersonForm
from ..models import Consent, ConsentWay, Identity, Interviewee, Withdrawal
from ..rules import own_people
from ..services.people import age_of


@workspace("read_identity")
def people(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    filters: dict[str, Any] = {
        "group": (_("Group"), list(dialogue.groups.values_list("pk", "name"))),
        "consent": (
            _("Consent"),
            [("given", _("noted")), ("missing", _("not noted")), ("withdrawn", _("taken back"))],
        ),
        "told": (_("Told by"), [(row.number, str(row)) for row in dialogue.notice_versions.all()]),
    }
    listing = ListFilter(request.GET, filters=filters)
    chosen = {name: listing.value(name) for name in filters}
    rows = queries.people_list(request.user, dialogue, text=listing.value("q"), **chosen)
    context = {"page": page_of(request, rows), "filter_form": listing}
    return render(request, "interviews/people.html", context | {"filtered": any(chosen.values()) or listing.value("q")})


def _own_person(request: WorkspaceRequest, number: int) -> Interviewee:
    return get_object_or_404(own_people(request.user, request.dialogue).select_related("group"), number=number)


def _with_log(request: WorkspaceRequest, person: Interviewee, response: HttpResponse) -> HttpResponse:
    """Note that the identity was shown, unless ``response`` only leads on."""
    if response.status_code < 300 or response.status_code >= 400:
        services.note_identity_read(person=person, actor=request.user)
    return response


@workspace("read_identity")
def person(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own_person(request, number)
    row.dialogue = request.dialogue
    identity = Identity.objects.filter(interviewee=row).first()
    consent = Consent.objects.filter(interviewee=row).select_related("notice_version", "told_by").first()
    age = age_of(identity)
    context = {
        "person": row,
        "identity": identity,
        "consent": consent,
        "lacks_capacity": age is not None
        and age < ADULT
        and consent is not None
        and consent.way != ConsentWay.ELECTRONIC
        and not consent.withdrawn_at,
        "quoted": _still_quoted(row, consent),
        **_taken_back(request, row, consent),
        "background": row.background.select_related("variable").order_by("variable__position"),
        "interviews": queries.interview_list(request.user, request.dialogue).filter(people=row),
    }
    return _with_log(request, row, render(request, "interviews/person.html", context))


def _still_quoted(row: Interviewee, consent: Consent | None) -> list[Any]:
    """Where somebody who does not want to be quoted, and has not taken it all back, stands in print."""
    if consent is None or consent.allows_quotes or consent.withdrawn_at:
        return []
    return [place for place in places_in_words(row.dialogue, found_elsewhere(row)) if place.kind == PUBLISHED]


def _taken_back(request: WorkspaceRequest, row: Interviewee, consent: Consent | None) -> dict[str, Any]:
    if consent is None or not consent.withdrawn_at:
        return {}
    withdrawal = Withdrawal.objects.filter(interviewee=row).first()
    return {
        "withdrawal": withdrawal,
        "erased_on": withdrawal.at + SEALED_FOR if withdrawal else None,
        "oversees": scope_of(request.user, request.dialogue, "oversee_consent") is not None,
    }


@workspace("read_identity")
def person_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own_person(request, number)
    back = reverse("interviews:person", args=[request.dialogue.slug, number])
    return form_page(
        request,
        PersonForm(request.POST or None, instance=row),
        save=lambda form: services.change_person(form=form, actor=request.user),
        title=_("Group and background of person %(number)s") % {"number": number},
        submit=_("Save"),
        back=back,
        back_title=str(row),
        done=back,
        said=_("It is saved."),
    )


@workspace("read_identity")
def identity_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own_person(request, number)
    back = reverse("interviews:person", args=[request.dialogue.slug, number])
    identity, _created = Identity.objects.get_or_create(interviewee=row)
    response = form_page(
        request,
        IdentityForm(request.POST or None, instance=identity),
        save=lambda form: services.change_identity(form=form, dialogue=request.dialogue, actor=request.user),
        title=_("Name and contact of person %(number)s") % {"number": number},
        submit=_("Save"),
        back=back,
        back_title=str(row),
        done=back,
        said=_("It is saved."),
        aside="interviews/who_sees.html",
    )
    return _with_log(request, row, response)


@workspace("read_identity")
def consent_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    row = _own_person(request, number)
    back = reverse("interviews:person", args=[request.dialogue.slug, number])
    consent = Consent.objects.filter(interviewee=row).first()
    if consent and consent.withdrawn_at:
        text = _("It was taken back on %(day)s. Ask the person anew if they want to be heard after all.")
        context = {
            "title": _("The consent is taken back"),
            "text": text % {"day": date_format(consent.withdrawn_at)},
            "back": back,
        }
        return render(request, "interviews/stays.html", context)
    age = age_of(Identity.objects.filter(interviewee=row).first())
    form = ConsentForm(
        request.POST or None,
        instance=consent or Consent(interviewee=row),
        asks_capacity=age is None or age < ADULT or bool(consent and consent.capacity_note),
    )
    return form_page(
        request,
        form,
        save=lambda form: services.change_consent(form=form, person=row, actor=request.user),
        title=_("What person %(number)s was told and allows") % {"number": number},
        submit=_("Save the consent"),
        back=back,
        back_title=str(row),
        done=back,
        said=_("The consent is saved."),
        aside="interviews/notice_aside.html",
        consent=consent,
    )


@workspace("read_identity")
def consent_withdraw(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Take back in the person's name, with what follows said first."""
    row = _own_person(request, number)
    back = reverse("interviews:person", args=[request.dialogue.slug, number])
    return confirm_page(
        request,
        act=lambda: services.withdraw_consent(person=row, actor=request.user),
        title=_("Does person %(number)s take back their consent?") % {"number": number},
        text=_("This cannot be undone. From now on:"),
        consequences=[
            *in_short(foresee(row)),
            _("They no longer count among those heard, and are not contacted."),
            _("Name, contact and what is sealed are erased for good after %(days)s days, or earlier by the leader.")
            % {"days": SEALED_FOR.days},
        ],
        submit=_("Take back the consent"),
        back=back,
        done=back,
        said=_("The consent is taken back."),
    )
