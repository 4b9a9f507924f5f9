"""Interviews: the list, one interview, registering and correcting."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope, scope_of

from .. import queries, services
from ..booking.services import GROUPS
from ..forms import AddPersonForm, InterviewForm, RegistrationForm
from ..languages import LANGUAGES
from ..models import Interview, InterviewKind, InterviewStatus, InterviewText
from ..rules import interviewers, own_interviews, own_people
from .plan import coverage_page


@workspace("read_coverage")
def interview_list(request: WorkspaceRequest) -> HttpResponse:
    """Own interviews; for those who hold none, the coverage, so that the way in is the same for everybody."""
    dialogue = request.dialogue
    scope = scope_of(request.user, dialogue, "register_interviews")
    if scope is None:
        return coverage_page(request)
    filters: dict[str, Any] = {
        "kind": (_("How"), InterviewKind.choices),
        "status": (_("Status"), InterviewStatus.choices),
        "group": (_("Group"), list(dialogue.groups.values_list("pk", "name"))),
        "coding": (
            _("Statements"),
            [
                (queries.CODED, _("coding finished")),
                (queries.UNCODED, _("coding not finished")),
                (queries.NO_TEXT, _("no text yet")),
            ],
        ),
    }
    if scope is Scope.ALL:
        filters["interviewer"] = (_("Interviewer"), [(user.pk, str(user)) for user in interviewers(dialogue)])
    listing = ListFilter(request.GET, filters=filters)
    chosen = {name: listing.value(name) for name in filters}
    rows = queries.interview_list(request.user, dialogue, text=listing.value("q"), **chosen)
    context = {"page": page_of(request, rows), "filter_form": listing, "sees_all": scope is Scope.ALL}
    return render(request, "interviews/list.html", context | {"filtered": any(chosen.values()) or listing.value("q")})


@workspace("register_interviews")
def interview_new(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    back = reverse("interviews:list", args=[dialogue.slug])
    if request.method != "POST" and (gaps := dialogue.privacy_gaps()):
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    form = RegistrationForm(
        request.POST or None,
        instance=Interview(dialogue=dialogue),
        dialogue=dialogue,
        user=request.user,
        initial=_preset(request),
    )
    return form_page(
        request,
        form,
        save=lambda form: services.register_interview(
            dialogue=dialogue, actor=request.user, **{"interviewer": request.user} | form.values()
        ),
        title=_("Book a talk") if request.GET.get("status") == InterviewStatus.BOOKED else _("Register an interview"),
        submit=_("Save the interview"),
        back=back,
        back_title=_("Interviews"),
        done=_after_registering,
        said=_("The interview is saved."),
        template="interviews/form.html",
        has_groups=dialogue.groups.exists(),
    )


def _preset(request: WorkspaceRequest) -> dict[str, Any]:
    """What the address says of whom the talk is with: a group's key, or the number of a person one may know of."""
    group, number = request.GET.get("group", ""), request.GET.get("person", "")
    preset: dict[str, Any] = {"group": group if group.isdecimal() else ""}
    if number.isdecimal() and len(number) < 10:
        person = own_people(request.user, request.dialogue).filter(number=int(number)).first()
        preset |= {"who": "known", "person": person.pk, "status": InterviewStatus.BOOKED} if person else {}
    if request.GET.get("status") == InterviewStatus.BOOKED:
        preset["status"] = InterviewStatus.BOOKED
    return preset


def _after_registering(interview: Interview) -> str:
    """The interview's page; for a group that nobody is noted in yet, where its people are chosen."""
    if interview.kind in GROUPS and not interview.people.exists():
        return reverse("interviews:people_pick", args=[interview.dialogue.slug, interview.number])
    return interview.get_absolute_url()


@workspace("read_source")
def interview_detail(request: WorkspaceRequest, number: int) -> HttpResponse:
    """Facts, people without names, and the text. Showing the leader another's text is an event."""
    mine = queries.with_counts(own_interviews(request.user, request.dialogue, "read_source"))
    interview = get_object_or_404(mine.select_related("interviewer"), number=number)
    interview.dialogue = request.dialogue
    source = InterviewText.objects.filter(interview=interview).first()
    if source and source.text:
        services.note_source_read(interview=interview, actor=request.user)
    people = list(queries.people_of(interview))
    context = {
        "interview": interview,
        "source": source,
        "people": people,
        "untold": [person for person in people if not hasattr(person, "consent")],
        "withdrawn": [person for person in people if hasattr(person, "consent") and person.consent.withdrawn_at],
        "paragraphs": source.text.split("\n\n") if source else [],
        "language": dict(LANGUAGES).get(interview.language, interview.language),
        "neighbours": queries.neighbours(request.user, interview),
    }
    return render(request, "interviews/detail.html", context)


@workspace("register_interviews")
def interview_edit(request: WorkspaceRequest, number: int) -> HttpResponse:
    dialogue = request.dialogue
    interview = get_object_or_404(own_interviews(request.user, dialogue), number=number)
    return form_page(
        request,
        InterviewForm(request.POST or None, instance=interview, dialogue=dialogue, user=request.user),
        save=lambda form: services.change_interview(form=form, actor=request.user),
        title=_("Change interview %(number)s") % {"number": number},
        submit=_("Save the interview"),
        back=interview.get_absolute_url(),
        back_title=str(interview),
        done=interview.get_absolute_url(),
        said=_("The interview is saved."),
        template="interviews/form.html",
        has_groups=True,
        interview=interview,
    )


@workspace("register_interviews")
def interview_remove(request: WorkspaceRequest, number: int) -> HttpResponse:
    interview = get_object_or_404(own_interviews(request.user, request.dialogue), number=number)
    return confirm_page(
        request,
        act=lambda: services.remove_interview(interview=interview, actor=request.user),
        title=_("Remove interview %(number)s?") % {"number": number},
        text=_("The interview and its text are erased and cannot be brought back. The people stay in the list."),
        submit=_("Erase the interview"),
        back=interview.get_absolute_url(),
        done=reverse("interviews:list", args=[request.dialogue.slug]),
        said=_("The interview is erased."),
    )


@workspace("register_interviews")
def person_add(request: WorkspaceRequest, number: int) -> HttpResponse:
    dialogue = request.dialogue
    interview = get_object_or_404(own_interviews(request.user, dialogue), number=number)
    back = interview.get_absolute_url()
    if request.method != "POST" and (gaps := dialogue.privacy_gaps()):
        return render(request, "interviews/not_yet.html", {"gaps": gaps, "back": back})
    return form_page(
        request,
        AddPersonForm(request.POST or None, interview=interview, user=request.user),
        save=lambda form: services.add_person(
            interview=interview,
            actor=request.user,
            person=form.chosen_person(),
            creation_key=form.cleaned_data.get("creation_key"),
        ),
        title=_("Add a person to interview %(number)s") % {"number": number},
        submit=_("Add the person"),
        back=back,
        back_title=str(interview),
        done=back,
        said=_("The person is added."),
        template="interviews/form.html",
        has_groups=dialogue.groups.exists(),
    )


@workspace("register_interviews")
def person_remove(request: WorkspaceRequest, number: int, person: int) -> HttpResponse:
    interview = get_object_or_404(own_interviews(request.user, request.dialogue), number=number)
    row = get_object_or_404(interview.people, number=person)
    return confirm_page(
        request,
        act=lambda: services.remove_person(interview=interview, person=row, actor=request.user),
        title=_("Was %(person)s not there?") % {"person": row},
        text=_("The person is taken out of this interview, but stays in the dialogue with name and consent."),
        submit=_("Take out of the interview"),
        back=interview.get_absolute_url(),
        done=interview.get_absolute_url(),
        said=_("The person is taken out of the interview."),
    )
