"""My account: a proof by mailed code, and ending one session of mine."""

from allauth.account.internal.flows.reauthentication import resume_request
from allauth.usersessions.internal.flows.sessions import end_sessions
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts.limits import PROOF_CODES

from ..access import SignedInRequest, signed_in
from . import proving
from .forms import ProofForm


@sensitive_post_parameters()
@signed_in
def prove(request: SignedInRequest) -> HttpResponse:
    """Mail a code to the person's own address, and take it."""
    form, status = ProofForm(request.POST if "code" in request.POST else None), 200
    if request.method == "POST" and "code" not in request.POST:
        if PROOF_CODES.is_spent(request, request.user.pk):
            return PROOF_CODES.refuse(request)
        PROOF_CODES.spend(request, request.user.pk)
        proving.mail_code(request, request.user)
    elif request.method == "POST":
        status = 422
        if form.is_valid() and proving.take_code(request, request.user, form.cleaned_data["code"]):
            return resume_request(request) or redirect("account_email")
        if form.is_valid():
            form.add_error("code", _("That is not the code we mailed last. Look once more, or ask for a new one."))
    context = {
        "form": form,
        "is_waiting": proving.is_waiting(request),
        "redirect_field_value": _next(request),
    }
    return render(request, "account/prove.html", context, status=status)


def _next(request: HttpRequest) -> str:
    return request.POST.get("next", request.GET.get("next", ""))


@require_POST
@proving.with_proof
@signed_in
def end_session(request: SignedInRequest, pk: int) -> HttpResponse:
    """End one of the person's sessions; ending the one at hand logs out."""
    session = get_object_or_404(UserSession, pk=pk, user=request.user)
    end_sessions(request, [session])
    messages.success(request, _("It is logged out there."))
    return redirect("usersessions_list")
