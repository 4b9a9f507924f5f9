"""The leader sets up the open sign-up, opens it and closes it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from dialogues.access import WorkspaceRequest, workspace
from dialogues.pages import confirm_page, form_page

from ..models import SignUp
from . import sign_up as services
from .forms import SignUpForm


@workspace("manage_candidates")
def sign_up(request: WorkspaceRequest) -> HttpResponse:
    dialogue = request.dialogue
    found = SignUp.objects.filter(dialogue=dialogue).first()
    if found:
        found.dialogue = dialogue
    here = reverse("meetings:sign_up", args=[dialogue.slug])
    return form_page(
        request,
        SignUpForm(request.POST or None, instance=found or SignUp()),
        save=lambda form: services.save_sign_up(form=form, dialogue=dialogue, actor=request.user),
        title=_("The open sign-up"),
        submit=_("Save"),
        back=reverse("meetings:candidates", args=[dialogue.slug]),
        done=here,
        said=_("Saved. It is open to nobody but you until you open it."),
        template="candidates/sign_up_edit.html",
        sign_up=found,
        address=request.build_absolute_uri(reverse("public:sign_up", args=[dialogue.slug])),
    )


def _found(request: WorkspaceRequest) -> SignUp:
    found = get_object_or_404(SignUp, dialogue=request.dialogue)
    found.dialogue = request.dialogue
    return found


@workspace("manage_candidates")
def sign_up_open(request: WorkspaceRequest) -> HttpResponse:
    found, here = _found(request), reverse("meetings:sign_up", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.open_sign_up(sign_up=found, actor=request.user),
        title=_("Open the sign-up?"),
        text=_("From now on anybody can sign up from the dialogue's public page, without an account."),
        submit=_("Open it"),
        back=here,
        done=here,
        said=_("The sign-up is open."),
    )


@workspace("manage_candidates")
def sign_up_close(request: WorkspaceRequest) -> HttpResponse:
    found, here = _found(request), reverse("meetings:sign_up", args=[request.dialogue.slug])
    return confirm_page(
        request,
        act=lambda: services.close_sign_up(sign_up=found, actor=request.user),
        title=_("Close the sign-up?"),
        text=_("Nobody can sign up any more. Those who have stay among the candidates. You can open it again."),
        submit=_("Close it"),
        back=here,
        done=here,
        said=_("The sign-up is closed."),
    )
