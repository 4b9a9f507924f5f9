"""Pages of the groups for those who run the meetings; what a participant does is in ``phone.py``."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope, scope_of

from .. import queries, rules
from ..models import Dissent, InterestCall, Meeting, OpenTopic, Participant
from ..views.meetings import the_meeting
from . import services
from .balance import balances
from .forms import CallForm, DissentForm, InterestsForm, TopicForm, TopicSheetForm
from .phone import interest_page, open_space_page


def own_row(request: WorkspaceRequest) -> Participant:
    """Raises Http404: the person is not among the participants."""
    found = rules.own_participant(request.user, request.dialogue)
    if found is None:
        raise Http404
    return found


def _at(request: WorkspaceRequest, name: str, number: int) -> str:
    return reverse(f"meetings:{name}", args=[request.dialogue.slug, number])


def _call_of(meeting: Meeting) -> InterestCall | None:
    return InterestCall.objects.filter(meeting=meeting).first()


@workspace("plan_meetings")
def interest(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Everyone's choices, what is on paper, forming the groups, and what each group lacks."""
    meeting = the_meeting(request, number)
    call = _call_of(meeting)
    if call is None:
        return redirect(_at(request, "interest_call", number))
    here = _at(request, "interest", number)
    people = list(queries.invited(request.dialogue))
    posted = request.POST if request.method == "POST" and "form" not in request.POST else None
    form = InterestsForm(posted, call=call, people=people)
    if request.method == "POST":
        try:
            if "form" in request.POST:
                services.form_groups(call=call, actor=request.user)
                messages.success(request, _("The groups are formed. Look at what each of them lacks."))
                return redirect(here)
            if form.is_valid():
                services.enter_interests(call=call, wishes=form.wishes(), actor=request.user)
                messages.success(request, _("The choices are saved."))
                return redirect(here)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(here)
    groups = list(call.groups.order_by("name", "pk"))
    chosen = list(call.interests.select_related("first"))
    context = {
        "meeting": meeting,
        "call": call,
        "form": form,
        "balances": balances(groups),
        "counts": [(group, sum(row.first_id == group.pk for row in chosen)) for group in groups],
        "chosen": len(chosen),
        "people": people,
    }
    return render(request, "meetings/groups/interest.html", context, status=422 if form.errors else 200)


@workspace("plan_meetings")
def interest_call(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = the_meeting(request, number)
    call = _call_of(meeting) or InterestCall()
    return form_page(
        request,
        CallForm(request.POST or None, instance=call, meeting=meeting),
        save=lambda form: services.call_for_interest(form=form, meeting=meeting, actor=request.user),
        title=_("Let everyone choose a group"),
        submit=_("Save"),
        back=meeting.get_absolute_url(),
        done=_at(request, "interest", number),
        said=_("Everyone can choose now, on the phone or on paper."),
        lead=_(
            "Name the groups first, without members. Each person then says where they most want to be, and where else."
        ),
    )


@workspace("take_part")
def interest_choose(request: WorkspaceRequest, number: int) -> HttpResponse:
    participant, meeting = own_row(request), the_meeting(request, number)
    call = _call_of(meeting)
    if call is None:
        raise Http404
    here = _at(request, "interest_choose", number)
    return interest_page(request, participant=participant, call=call, here=here, back=meeting.get_absolute_url())


@workspace("run_meetings")
def dissent_new(request: WorkspaceRequest, pk: int, version: int) -> HttpResponse:
    """Keep a dissent with one version; a participant of the group, or whoever runs the meeting for somebody."""
    group = get_object_or_404(request.dialogue.working_groups, pk=pk)
    description = get_object_or_404(group.descriptions, number=version)
    if request.scope is not Scope.ALL and not group.members.filter(pk=own_row(request).pk).exists():
        raise Http404
    back = reverse("meetings:group", args=[request.dialogue.slug, pk])
    return form_page(
        request,
        DissentForm(request.POST or None, instance=Dissent()),
        save=lambda form: services.dissent(form=form, description=description, actor=request.user),
        title=_("I cannot stand behind version %(number)s") % {"number": version},
        submit=_("Keep it with the version"),
        back=back,
        done=back,
        said=_("It is kept with the version, without a name."),
    )


@workspace("read_rounds")
def open_space(request: WorkspaceRequest, number: int) -> HttpResponse:
    meeting = the_meeting(request, number)
    rows = meeting.topics.prefetch_related("choices", "note_links")
    context = {
        "meeting": meeting,
        "topics": rows,
        "leads": scope_of(request.user, request.dialogue, "lead_rounds") is not None,
        "takes_part": rules.own_participant(request.user, request.dialogue) is not None,
    }
    return render(request, "meetings/groups/open_space.html", context)


@workspace("take_part")
def open_space_choose(request: WorkspaceRequest, number: int) -> HttpResponse:
    participant, meeting = own_row(request), the_meeting(request, number)
    here = _at(request, "open_space_choose", number)
    back = _at(request, "open_space", number)
    return open_space_page(request, participant=participant, meeting=meeting, here=here, back=back)


@workspace("lead_rounds")
def topic_edit(request: WorkspaceRequest, number: int, topic: int | None = None) -> HttpResponse:
    meeting = the_meeting(request, number)
    row = get_object_or_404(meeting.topics, number=topic) if topic else OpenTopic()
    back = _at(request, "open_space", number)
    return form_page(
        request,
        TopicForm(request.POST or None, instance=row),
        save=lambda form: services.post_topic(form=form, meeting=meeting, actor=request.user),
        title=_("Change the topic") if topic else _("Post a topic"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The topic is posted."),
    )


@workspace("lead_rounds")
def topic_remove(request: WorkspaceRequest, number: int, topic: int) -> HttpResponse:
    row = get_object_or_404(the_meeting(request, number).topics, number=topic)
    row.meeting.dialogue = request.dialogue
    back = _at(request, "open_space", number)
    return confirm_page(
        request,
        act=lambda: services.remove_topic(topic=row, actor=request.user),
        title=_("Take down “%(title)s”?") % {"title": row.title},
        text=_("Those who were going to it choose something else."),
        submit=_("Take down"),
        back=back,
        done=back,
        said=_("The topic is taken down."),
    )


@workspace("lead_rounds")
def topic_sheet(request: WorkspaceRequest, number: int, topic: int) -> HttpResponse:
    """What stands on a topic's sheet, line by line; it becomes notes of the meeting."""
    row = get_object_or_404(the_meeting(request, number).topics, number=topic)
    row.meeting.dialogue = request.dialogue
    back = _at(request, "open_space", number)
    return form_page(
        request,
        TopicSheetForm(request.POST or None),
        save=lambda form: services.fill_sheet(topic=row, lines=form.lines(), actor=request.user),
        title=_("The sheet of “%(title)s”") % {"title": row.title},
        submit=_("Make notes of it"),
        back=back,
        done=back,
        said=_("The sheet has become notes of the meeting."),
    )
