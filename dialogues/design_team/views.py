"""The design team's room and those who are considered for it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import WorkspaceRequest, workspace
from ..lists import ListFilter, page_of, search
from ..models import CandidateSide, CandidateStatus, DesignTeamCandidate
from ..pages import confirm_page, form_page
from ..permissions import scope_of
from ..queries import agreed_question
from ..question.queries import agreed_purpose
from . import forms, services
from .inviting import could_replace, invite_candidate
from .mix import mix
from .queries import balance, members, team_meetings
from .tasks import open_tasks

GONE = {CandidateStatus.DECLINED, CandidateStatus.LATER}
"""Those whose perspective somebody else may have to bring."""


def _edits(request: WorkspaceRequest) -> bool:
    return scope_of(request.user, request.dialogue, "edit_design_team") is not None


def _url(request: WorkspaceRequest, name: str, *args: object) -> str:
    return reverse(f"dialogues:{name}", args=[request.dialogue.slug, *args])


@workspace("read_design_team")
def design_team(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    may_edit = _edits(request)
    context = {
        "may_edit": may_edit,
        "balance": balance(dialogue, whole=may_edit),
        "agreed": agreed_question(dialogue),
        "purpose": agreed_purpose(dialogue),
        "members": members(dialogue),
        "mix": mix(dialogue) if may_edit else [],
        "meetings": team_meetings(dialogue)[:3],
        "tasks": open_tasks(dialogue),
        "today": timezone.localdate(),
    }
    return render(request, "dialogues/design_team/page.html", context)


@workspace("read_design_team")
def candidates(request: WorkspaceRequest) -> HttpResponse:
    """Members of the team see who sits in it; who else was considered, and what they answered, is the leader's."""
    may_edit = _edits(request)
    filters = {"side": (_("Side"), CandidateSide.choices)}
    if may_edit:
        filters["status"] = (_("Answer"), CandidateStatus.choices)
    listing = ListFilter(request.GET, filters=filters)
    rows = request.dialogue.design_team.all()
    fields = ["name", "organisation", "perspective"]
    if may_edit:
        fields += ["email", "reason", "answer"]
    else:
        rows = rows.filter(status=CandidateStatus.ACCEPTED)
    rows = search(rows, listing.value("q"), fields)
    for name in filters:
        if value := listing.value(name):
            rows = rows.filter(**{name: value})
    context = {"page": page_of(request, rows), "filter_form": listing, "may_edit": may_edit}
    return render(request, "dialogues/design_team/candidates.html", context)


@workspace("edit_design_team")
def candidate_edit(request: WorkspaceRequest, pk: int | None = None) -> HttpResponse:
    dialogue = request.dialogue
    candidate = get_object_or_404(dialogue.design_team, pk=pk) if pk else DesignTeamCandidate()
    return form_page(
        request,
        forms.CandidateForm(
            request.POST or None, instance=candidate, dialogue=dialogue, initial=_instead_of(request, pk)
        ),
        save=lambda form: services.save_candidate(form=form, dialogue=dialogue, actor=request.user),
        title=candidate.name if pk else _("Someone for the design team"),
        submit=_("Save"),
        back=_url(request, "candidates"),
        back_title=_("Candidates"),
        done=_url(request, "candidates"),
        said=_("Saved."),
        aside="dialogues/design_team/_candidate_aside.html",
        candidate=candidate,
        others=could_replace(candidate) if pk and candidate.status in GONE else [],
        is_gone=candidate.status in GONE,
    )


def _instead_of(request: WorkspaceRequest, pk: int | None) -> dict[str, object]:
    """What a new candidate begins with who comes instead of somebody: their side and perspective."""
    key = request.GET.get("instead_of", "")
    gone = request.dialogue.design_team.filter(pk=key).first() if key.isdigit() and not pk else None
    return {"replaces": gone.pk, "side": gone.side, "perspective": gone.perspective} if gone else {}


@workspace("edit_design_team")
def candidate_invite(request: WorkspaceRequest, pk: int) -> HttpResponse:
    candidate = get_object_or_404(request.dialogue.design_team, pk=pk)
    candidate.dialogue = request.dialogue
    return confirm_page(
        request,
        act=lambda: invite_candidate(candidate=candidate, actor=request.user),
        title=_("Ask %(name)s to sit in the design team?") % {"name": candidate},
        text=_("They get a mail with a link: yes, no with reasons, or ask me later. No account is needed."),
        consequences=[
            _("It goes to %(email)s.") % {"email": candidate.email or _("no address yet")},
            _("Who says yes is seen by the team, with organisation and perspective."),
        ],
        submit=_("Send the question"),
        plain=True,
        back=_url(request, "candidate_edit", pk),
        back_title=candidate.name,
        done=_url(request, "candidates"),
        said=_("The question is on its way."),
    )


@workspace("edit_design_team")
def candidate_remove(request: WorkspaceRequest, pk: int) -> HttpResponse:
    candidate = get_object_or_404(request.dialogue.design_team, pk=pk)
    return confirm_page(
        request,
        act=lambda: services.remove_candidate(candidate=candidate, actor=request.user),
        title=_("Remove %(name)s?") % {"name": candidate},
        text=_("Name, address and answer are erased, and the name leaves the meetings' lists of those present."),
        consequences=[
            _("Someone who has declined can stay on the list. It shows that they were asked."),
            _("Objections they made stay, without their name."),
        ],
        submit=_("Remove"),
        back=_url(request, "candidate_edit", pk),
        done=_url(request, "candidates"),
        said=_("The person is removed."),
    )
