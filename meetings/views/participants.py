"""Who is asked to the meetings, and what they answer."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.lists import ListFilter, page_of, search
from dialogues.pages import confirm_page, form_page
from dialogues.permissions import Scope

from .. import queries, rules, services
from ..forms import ParticipantForm
from ..inviting import services as inviting
from ..inviting.forms import AnswerForm
from ..models import Participant, ParticipantStatus, Side


@workspace("read_candidates")
def participants(request: WorkspaceRequest) -> HttpResponse:
    """The list for those who run the meetings; for the design team which perspectives have a voice; for a
    participant their own answer."""
    dialogue = request.dialogue
    if request.scope is Scope.OWN:
        return own_answer(request)
    context = {
        "without_voice": queries.perspectives_without_voice(dialogue),
        "by_side": queries.people_by_side(dialogue),
    }
    if request.scope is Scope.RELEASED:
        return render(request, "meetings/voices.html", context)
    filters = {"status": (_("Answer"), ParticipantStatus.choices), "side": (_("Side"), Side.choices)}
    listing = ListFilter(request.GET, filters=filters)
    rows = dialogue.participants.select_related("organisation")
    rows = search(rows, listing.value("q"), ["name", "role", "organisation__name"])
    for name in filters:
        if value := listing.value(name):
            rows = rows.filter(**{name: value})
    context |= {"page": page_of(request, rows), "filter_form": listing}
    return render(request, "meetings/participants.html", context)


def own_answer(request: WorkspaceRequest) -> HttpResponse:
    """A participant's own row: their answer, and what they need."""
    participant = rules.own_participant(request.user, request.dialogue)
    if participant is None:
        raise Http404
    here = reverse("meetings:participants", args=[request.dialogue.slug])
    return form_page(
        request,
        AnswerForm(request.POST if request.method == "POST" else None, participant=participant),
        save=lambda form: inviting.answer(participant=participant, said=form.said(), actor=request.user),
        title=_("Will you come to the meetings?"),
        submit=_("Save my answer"),
        back=reverse("meetings:list", args=[request.dialogue.slug]),
        done=here,
        said=_("Thank you. Your answer is saved, and you can change it here."),
    )


@workspace("manage_candidates")
def participant_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    participant = get_object_or_404(dialogue.participants, pk=pk) if pk else Participant()
    back = reverse("meetings:participants", args=[dialogue.slug])
    return form_page(
        request,
        ParticipantForm(request.POST or None, instance=participant, dialogue=dialogue),
        save=lambda form: services.save_participant(form=form, dialogue=dialogue, actor=request.user),
        title=_("Change %(name)s") % {"name": participant.name} if pk else _("Add a participant"),
        submit=_("Save"),
        back=back,
        done=back,
        said=_("The participant is saved."),
        participant=participant if pk else None,
        template="meetings/participant_form.html",
    )


@workspace("manage_candidates")
def participant_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    participant = get_object_or_404(request.dialogue.participants, pk=pk)
    back = reverse("meetings:participants", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.remove_participant(participant=participant, actor=request.user),
        title=_("Remove %(name)s from the participants?") % {"name": participant.name},
        text=_("Their seats and their answer are removed, and the link in their invitation stops working. Notes stay."),
        submit=_("Remove"),
        back=back,
        done=back,
        said=_("The participant is removed."),
    )
