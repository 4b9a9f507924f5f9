"""Booking in the workspace: invitations, answers, a new time, and several people into one talk.

Somebody else's interview is not there: every view begins with ``own_interviews``.
"""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from dialogues.access import WorkspaceRequest, workspace
from dialogues.events import record_reads
from dialogues.pages import confirm_page, form_page

from ..models import Interview, InterviewInvitation, InterviewStatus
from ..rules import own_interviews, own_people
from . import calendar, queries, services, when
from .forms import AnswerForm, InviteForm, PickForm, RebookForm


def own(request: WorkspaceRequest, number: int) -> Interview:
    rows = own_interviews(request.user, request.dialogue).select_related("interviewer")
    interview = get_object_or_404(rows, number=number)
    interview.dialogue = request.dialogue
    return interview


def _invitations_url(interview: Interview) -> str:
    return reverse("interviews:invitations", args=[interview.dialogue.slug, interview.number])


@workspace("register_interviews")
def invitations(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Who is asked, what they answered, and sending. What they wrote is identity: showing it is an event."""
    interview = own(request, number)
    if gaps := request.dialogue.privacy_gaps():
        context = {"gaps": gaps, "back": interview.get_absolute_url()}
        return render(request, "interviews/not_yet.html", context)
    people = queries.asked(interview)
    able = [row for row in people if row.can_be_mailed and row.is_open]
    form = InviteForm(request.POST or None, numbers=[row.person.number for row in able])
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            chosen = set(form.cleaned_data["people"])
            try:
                sent = services.invite(
                    interview=interview,
                    people=[row.person for row in able if row.person.number in chosen],
                    actor=request.user,
                )
            except ValidationError as error:
                form.add_error(None, error)
            else:
                said = ngettext(
                    "%(count)d invitation is on its way.", "%(count)d invitations are on their way.", sent.count
                )
                messages.success(request, said % {"count": sent.count})
                return redirect(_invitations_url(interview))
    written = [row for row in people if row.invitation and (row.invitation.needs_note or row.invitation.other_times)]
    record_reads(
        "identity.read", dialogue=request.dialogue, actor=request.user, objects=[row.person for row in written]
    )
    ticked = (
        set(form["people"].value() or [])
        if form.is_bound
        else {str(row.person.number) for row in able if not row.is_sent}
    )
    context = {
        "interview": interview,
        "people": people,
        "form": form,
        "able": {row.person.number for row in able},
        "ticked": ticked,
        "ends": when.ends(interview),
        "is_booked": interview.status == InterviewStatus.BOOKED,
        "to_call": [row for row in people if not row.can_be_mailed and not row.took_off],
    }
    return render(request, "interviews/invitations.html", context, status=status)


@workspace("register_interviews")
def invitation_answer(request: WorkspaceRequest, number: int, person: int) -> HttpResponse:
    """Note an answer that came by phone or at the door, with the words to say beside it."""
    interview = own(request, number)
    rows = {row.person.number: row for row in queries.asked(interview)}
    row = rows.get(person)
    target = row.person if row else get_object_or_404(interview.people, number=person)
    invitation = (row.invitation if row else None) or InterviewInvitation(interview=interview, interviewee=target)
    invitation.interview = interview

    def save(form: AnswerForm) -> InterviewInvitation:
        kept, _is_new = InterviewInvitation.objects.get_or_create(interview=interview, interviewee=target)
        kept.interview = interview
        return services.answer(invitation=kept, said=form.said(), actor=request.user)

    record_reads("identity.read", dialogue=request.dialogue, actor=request.user, objects=[target])
    return form_page(
        request,
        AnswerForm(request.POST or None, invitation=invitation),
        save=save,
        title=_("What did %(person)s answer?") % {"person": target},
        submit=_("Save the answer"),
        back=_invitations_url(interview),
        back_title=_("Invitations"),
        done=_invitations_url(interview),
        said=_("The answer is saved."),
        template="interviews/invitation_answer.html",
        interview=interview,
        person=target,
        identity=getattr(target, "identity", None),
    )


@workspace("register_interviews")
def rebook(request: WorkspaceRequest, number: int) -> HttpResponse:
    interview = own(request, number)
    asked = queries.asked(interview)
    wishes = [row for row in asked if row.invitation and row.invitation.other_times]
    record_reads("identity.read", dialogue=request.dialogue, actor=request.user, objects=[row.person for row in wishes])
    return form_page(
        request,
        RebookForm(request.POST or None, instance=interview),
        save=lambda form: services.rebook(form=form, actor=request.user, agreed=form.cleaned_data["agreed"]),
        title=_("New time for interview %(number)s") % {"number": number},
        submit=_("Save the new time"),
        back=interview.get_absolute_url(),
        back_title=str(interview),
        done=_invitations_url(interview),
        said=_("The new time is saved. Those who were asked by mail are told."),
        template="interviews/rebook.html",
        interview=interview,
        wishes=wishes,
        to_mail=sum(row.is_sent for row in asked),
    )


@workspace("register_interviews")
def call_off(request: WorkspaceRequest, number: int) -> HttpResponse:
    interview = own(request, number)
    return confirm_page(
        request,
        act=lambda: services.call_off(interview=interview, actor=request.user),
        title=_("Call off interview %(number)s?") % {"number": number},
        text=_("Those who were asked by mail and have not said no get a mail that it is called off."),
        consequences=[_("The interview stays here as one that did not come off, and can be given a new time.")],
        submit=_("Call it off"),
        back=interview.get_absolute_url(),
        done=interview.get_absolute_url(),
        said=_("The interview is called off."),
    )


@workspace("register_interviews")
@require_safe
def calendar_file(request: WorkspaceRequest, number: int) -> HttpResponse:
    interview = own(request, number)
    return calendar.response(interview, url=request.build_absolute_uri(interview.get_absolute_url()))


@workspace("register_interviews")
def people_pick(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Tick several people of the register for one talk; search, tick, search again, add.

    Everything is posted: what is searched for may be a name, and names do not belong in addresses.
    """
    interview = own(request, number)
    if gaps := request.dialogue.privacy_gaps():
        context = {"gaps": gaps, "back": interview.get_absolute_url()}
        return render(request, "interviews/not_yet.html", context)
    people = own_people(request.user, request.dialogue).exclude(pk__in=interview.people.values("pk"))
    people = people.exclude(consent__withdrawn_at__isnull=False)
    by_number = {person.number: person for person in people.select_related("group", "identity").order_by("number")}
    form = PickForm(request.POST or None, numbers=list(by_number))
    chosen, known, text = [], set(), ""
    if form.is_bound and form.is_valid():
        chosen = [by_number[number] for number in form.cleaned_data["people"]]
        known, text = set(form.cleaned_data["named"]), form.cleaned_data["q"]
        if "add" in request.POST and chosen:
            count = services.add_people(interview=interview, people=chosen, actor=request.user)
            said = ngettext("%(count)d person is added.", "%(count)d people are added.", count)
            messages.success(request, said % {"count": count})
            return redirect(interview.get_absolute_url())
        if "add" in request.POST:
            form.add_error(None, _("Tick somebody first."))
    found = queries.search_people(people, text)
    ticked = [(person, queries.name_of(person) if person.number in known else "") for person in chosen]
    others = [(person, name) for person, name in found.people if person not in chosen]
    shown = [person for person, name in [*ticked, *others] if name]
    record_reads("identity.read", dialogue=request.dialogue, actor=request.user, objects=shown)
    context = {
        "interview": interview,
        "form": form,
        "chosen": ticked,
        "found": others,
        "more": found.more,
        "text": text,
        "register": len(by_number),
        "back": interview.get_absolute_url(),
    }
    return render(request, "interviews/people_pick.html", context, status=422 if form.errors else 200)
