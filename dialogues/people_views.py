"""People and roles of a dialogue, and the invitation as the invited person meets it."""

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.services import addresses_of, person_with

from . import people_queries as queries
from . import people_services as services
from .access import SignedInRequest, WorkspaceRequest, signed_in, workspace
from .lists import PAGE_SIZE, ListFilter, page_of
from .models import Dialogue, Invitation, OneTimeLink
from .pages import confirm_page, form_page
from .people_forms import AnswerForm, InvitationForm, NewPersonForm
from .permissions import Role, roles_in
from .queries import entrance

SEEN = "invitation_seen"
"""Session key: the invitation whose link this browser followed before logging in."""


@workspace("manage_members")
def people(request: WorkspaceRequest) -> HttpResponse:
    listing = ListFilter(request.GET, filters={"role": (_("Role"), Role.choices)})
    chosen = {"text": listing.value("q"), "role": listing.value("role")}
    asked = Paginator(queries.unanswered(request.dialogue, **chosen), PAGE_SIZE)
    context = {
        "page": page_of(request, queries.members(request.dialogue, **chosen)),
        "asked": asked.get_page(request.GET.get("asked")),
        "filter_form": listing,
        "is_filtered": any(chosen.values()),
    }
    return render(request, "dialogues/people.html", context)


@workspace("manage_members")
def invite(request: WorkspaceRequest) -> HttpResponse:
    back = reverse("dialogues:people", args=[request.dialogue.slug])
    return form_page(
        request,
        InvitationForm(request.POST or None),
        save=lambda form: services.invite(dialogue=request.dialogue, actor=request.user, **form.cleaned_data),
        title=_("Invite someone"),
        lead=_("They get a mail that says who asks and what for, and answer by its link, with or without an account."),
        submit=_("Mail the invitation"),
        back=back,
        back_title=_("People and roles"),
        done=back,
        said=_("The invitation is on its way."),
    )


@workspace("manage_members")
def person(request: WorkspaceRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(queries.members(request.dialogue), pk=pk)
    return render(request, "dialogues/people_person.html", {"member": member})


@workspace("manage_members")
def remove_role(request: WorkspaceRequest, pk: int, role: str) -> HttpResponse:
    member = get_object_or_404(queries.members(request.dialogue, role=role), pk=pk)
    label = dict(Role.choices).get(role, role)
    return confirm_page(
        request,
        act=lambda: services.remove_role(dialogue=request.dialogue, person=member, role=role, actor=request.user),
        title=_("Should %(name)s no longer be %(role)s?") % {"name": member, "role": label},
        text=_("They can no longer do what the role lets them. What they have written and done stays."),
        submit=_("Remove the role"),
        back=reverse("dialogues:people_person", args=[request.dialogue.slug, member.pk]),
        done=_after(request, member, is_last=len(member.roles_here) == 1),
        said=_("The role is removed."),
    )


@workspace("manage_members")
def remove_person(request: WorkspaceRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(queries.members(request.dialogue), pk=pk)
    return confirm_page(
        request,
        act=lambda: services.remove_member(dialogue=request.dialogue, person=member, actor=request.user),
        title=_("Should %(name)s leave the dialogue?") % {"name": member},
        text=_("They no longer see the dialogue. Their account and what they have written and done stay."),
        submit=_("Remove from the dialogue"),
        back=reverse("dialogues:people_person", args=[request.dialogue.slug, member.pk]),
        done=_after(request, member, is_last=True),
        said=_("%(name)s is no longer in the dialogue.") % {"name": member},
    )


def _after(request: WorkspaceRequest, member, *, is_last: bool) -> str:
    """Where to go when a role is gone: someone who has just left must not be sent to a page they may not see."""
    slug = request.dialogue.slug
    if member == request.user and "admin" not in roles_in(request.user, request.dialogue):
        return reverse("dialogues:list")
    if is_last:
        return reverse("dialogues:people", args=[slug])
    return reverse("dialogues:people_person", args=[slug, member.pk])


@workspace("manage_members")
@require_POST
def remind(request: WorkspaceRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(request.dialogue.invitations, pk=pk)
    try:
        services.remind(invitation=invitation, actor=request.user)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("A reminder is on its way to %(email)s.") % {"email": invitation.email})
    return redirect("dialogues:people", request.dialogue.slug)


@workspace("manage_members")
def revoke(request: WorkspaceRequest, pk: int) -> HttpResponse:
    invitation = get_object_or_404(request.dialogue.invitations.exclude(revoked_at__isnull=False), pk=pk)
    back = reverse("dialogues:people", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.revoke_invitation(invitation=invitation, actor=request.user),
        title=_("Take back the invitation to %(email)s?") % {"email": invitation.email},
        text=_("The link in the mail stops working for this role. You can invite them again later."),
        submit=_("Take it back"),
        back=back,
        done=back,
        said=_("The invitation is taken back."),
    )


# --- As the invited person sees it ----------------------------------------------------------------------------------


def invitation_link(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    """What the mailed link opens: for a stranger a short form, for someone with an account the way to log in."""
    invitation = Invitation.objects.select_related("dialogue__municipality", "invited_by").filter(pk=link.object_id)
    asked = invitation.first()
    rows = _asked(asked)
    if asked is None or not rows:
        return _closed(request, asked)
    owner = person_with(asked.email)
    if request.user.is_authenticated:
        if owner == request.user:
            return redirect("dialogues:invitation", asked.pk)
        return _wrong_person(request, asked)
    if owner is None:
        return _answer_as_new(request, asked, rows)
    if not owner.is_active:
        return render(request, "links/closed.html", {"state": "inactive", "dialogue": asked.dialogue}, status=410)
    request.session[SEEN] = asked.pk
    return render(request, "links/invitation.html", _ask(asked, rows) | {"must_log_in": True})


@signed_in
def invitation(request: SignedInRequest, pk: int) -> HttpResponse:
    """The invitation for someone who is logged in; no token needed, since the address is theirs."""
    asked = Invitation.objects.select_related("dialogue__municipality", "invited_by").filter(pk=pk).first()
    if asked is None:
        raise Http404
    if asked.email.lower() not in addresses_of(request.user):
        if request.session.get(SEEN) == pk:
            return _wrong_person(request, asked)
        raise Http404
    rows = _asked(asked)
    if not rows:
        return _closed(request, asked)
    form = AnswerForm(request.POST or None, initial={"seen": _keys(rows)})
    if request.method == "POST" and form.is_valid():
        return _answer(request, asked, form)
    status = 422 if form.errors else 200
    return render(request, "links/invitation.html", _ask(asked, rows) | {"form": form}, status=status)


def _answer(request: HttpRequest, asked: Invitation, form: AnswerForm) -> HttpResponse:
    given = {"dialogue": asked.dialogue, "email": asked.email, "keys": form.cleaned_data["seen"], "user": request.user}
    request.session.pop(SEEN, None)
    if form.said_yes:
        services.accept(**given)
        messages.success(request, _("You are in. Welcome to the dialogue."))
        return redirect(_home(request, asked.dialogue))
    services.decline(**given)
    return render(request, "links/closed.html", {"state": "declined_now", "dialogue": asked.dialogue})


def _answer_as_new(request: HttpRequest, asked: Invitation, rows: list[Invitation]) -> HttpResponse:
    form = NewPersonForm(request.POST or None, email=asked.email, initial={"seen": _keys(rows), "name": asked.name})
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.errors else 200
        return render(
            request, "links/invitation.html", _ask(asked, rows) | {"form": form, "is_new": True}, status=status
        )
    given = {"dialogue": asked.dialogue, "email": asked.email, "keys": form.cleaned_data["seen"]}
    if not form.said_yes:
        services.decline(**given)
        return render(request, "links/closed.html", {"state": "declined_now", "dialogue": asked.dialogue})
    user = services.accept_as_new(
        **given, name=form.cleaned_data["name"], password=form.cleaned_data["password"] or None
    )
    if user is None:
        return _closed(request, asked)
    login(request, user, backend="allauth.account.auth_backends.AuthenticationBackend")
    record_authentication(request, user, method="code", email=asked.email)
    UserSession.objects.create_from_request(request)
    messages.success(request, _("You are in. Welcome to the dialogue."))
    return redirect(_home(request, asked.dialogue))


def _asked(invitation: Invitation | None) -> list[Invitation]:
    if invitation is None:
        return []
    return list(services.open_invitations(invitation.dialogue, invitation.email))


def _keys(rows: list[Invitation]) -> str:
    return ",".join(str(row.pk) for row in rows)


def _ask(asked: Invitation, rows: list[Invitation]) -> dict:
    return {
        "dialogue": asked.dialogue,
        "invitation": asked,
        "who": asked.invited_by or asked.dialogue.municipality,
        "roles": [(row.get_role_display(), services.role_says(row.role)) for row in rows],
    }


def _closed(request: HttpRequest, asked: Invitation | None) -> HttpResponse:
    """An invitation with nothing left to answer: say which of the ways it ended, and the way on."""
    state = "revoked"
    if asked and asked.accepted_at:
        state = "accepted"
        if request.user.is_authenticated and roles_in(request.user, asked.dialogue):
            messages.info(request, _("You have already said yes."))
            return redirect(_home(request, asked.dialogue))
    elif asked and asked.declined_at:
        state = "declined"
    context = {"state": state, "dialogue": asked.dialogue if asked else None}
    return render(request, "links/closed.html", context, status=410)


def _wrong_person(request: HttpRequest, asked: Invitation) -> HttpResponse:
    name, _at, domain = asked.email.partition("@")
    context = {
        "state": "wrong_person",
        "dialogue": asked.dialogue,
        "meant_for": f"{name[:1]}…@{domain}",
        "who": asked.invited_by or asked.dialogue.municipality,
        "back": request.path,
    }
    return render(request, "links/closed.html", context, status=403)


def _home(request: HttpRequest, dialogue: Dialogue) -> str:
    return entrance(dialogue, sorted(roles_in(request.user, dialogue)))
