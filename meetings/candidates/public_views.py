"""Signing up without an account: oneself, or somebody else who should be asked; thanked for, and taken back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from accounts.limits import CODE_GUESSES
from dialogues.access import public
from dialogues.public import public_context, public_dialogue
from interviews.webforms import guard
from interviews.webforms.codes import code_of

from ..models import SignUp
from . import sign_up as services
from .sign_up_forms import CodeForm, NominationForm, SignUpForm

RECEIPT_SALT = "meetings.sign_up.receipt"
RECEIPT_SECONDS = 60 * 60


def _quiet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "strict-origin"
        return response

    return wrapper


def _sign_up(slug: str) -> SignUp:
    """Return the sign-up of a public dialogue once it has been opened.

    Raises:
        Http404: there is none, or it was never opened.
    """
    dialogue = public_dialogue(slug)
    found = SignUp.objects.filter(dialogue=dialogue).exclude(opened_at=None).first()
    if found is None:
        raise Http404
    found.dialogue = dialogue
    return found


def _form(found: SignUp, for_other: bool, *args: Any, **kwargs: Any) -> SignUpForm | NominationForm:
    return NominationForm(*args, **kwargs) if for_other else SignUpForm(*args, sign_up=found, **kwargs)


def _page(request: HttpRequest, found: SignUp, form: Any, for_other: bool, status: int = 200, **more: Any):
    context = public_context(request, found.dialogue, sign_up=found, form=form, for_other=for_other, **more)
    return render(request, "candidates/sign_up.html", context, status=status)


@public
@_quiet
@sensitive_post_parameters()
@sensitive_variables("form", "stamp")
def sign_up(request: HttpRequest, slug: str, for_other: bool = False) -> HttpResponse:
    """Show the form, or take what was sent. Whatever stops a sending, all that was typed comes back."""
    found = _sign_up(slug)
    if for_other and not found.takes_nominations:
        raise Http404
    if not services.has_open(found.dialogue):
        return render(request, "candidates/sign_up_closed.html", public_context(request, found.dialogue))
    if request.method != "POST":
        stamp_text = guard.new_stamp(services.place_of(found, for_other=for_other))
        return _page(request, found, _form(found, for_other, initial={"stamp": stamp_text}), for_other)
    form = _form(found, for_other, request.POST)
    sendings = guard.SENDINGS.spend(request, "sign-up")
    if sendings > guard.SENDINGS.most:
        said = _("Very many are sending from the same place right now. Wait ten minutes and press send again.")
        return guard.SENDINGS.tell(_again(request, found, for_other, said, 429))
    try:
        stamp = guard.read_stamp(services.place_of(found, for_other=for_other), request.POST.get("stamp", ""))
    except guard.Stale:
        said = _("The page had been open for very long. Look it through and send again.")
        return _again(request, found, for_other, said, 422)
    if not form.is_valid():
        return _page(request, found, form, for_other, 422)
    try:
        services.receive(
            sign_up=found, stamp=stamp, sent=form.sent(), hidden=request.POST.get("homepage", ""), sendings=sendings
        )
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, found, form, for_other, 422)
    receipt = signing.dumps(stamp.nonce, salt=RECEIPT_SALT)
    return redirect(reverse("public:sign_up_thanks", args=[slug]) + f"?receipt={receipt}")


def _again(request: HttpRequest, found: SignUp, for_other: bool, said: str, status: int) -> HttpResponse:
    """Show the form as it was typed, with a fresh mark and why it has to be sent once more."""
    data = request.POST.copy()
    data["stamp"] = guard.new_stamp(services.place_of(found, for_other=for_other), again=True)
    form = _form(found, for_other, data)
    form._errors = ErrorDict()
    return _page(request, found, form, for_other, status, said=said)


@public
@require_safe
@_quiet
@sensitive_variables("code")
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    """Say what happens now, and for an hour the code with which it is taken back."""
    found = _sign_up(slug)
    try:
        nonce = signing.loads(request.GET.get("receipt", ""), salt=RECEIPT_SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        nonce = None
    code = code_of(nonce) if nonce else ""
    return render(
        request, "candidates/sign_up_thanks.html", public_context(request, found.dialogue, sign_up=found, code=code)
    )


@public
@_quiet
@sensitive_post_parameters("code")
@sensitive_variables("code")
def taking_back(request: HttpRequest, slug: str) -> HttpResponse:
    """Erase a sign-up with its code. Every code that does not fit gets one answer, and many of them have to wait."""
    found = _sign_up(slug)
    form, status, is_gone = CodeForm(request.POST or None), 200, False
    if request.method == "POST":
        status = 422
        if CODE_GUESSES.is_spent(request, found.dialogue.pk):
            form.add_error("code", _("Too many codes have been tried from here. Wait ten minutes."))
            status = 429
        elif form.is_valid():
            is_gone = services.take_back(dialogue=found.dialogue, code=form.cleaned_data["code"])
            if not is_gone:
                CODE_GUESSES.spend(request, found.dialogue.pk)
                form.add_error("code", _("No sign-up has that code. Look at it sign by sign."))
    context = public_context(request, found.dialogue, form=form, is_gone=is_gone)
    return CODE_GUESSES.tell(
        render(request, "candidates/sign_up_back.html", context, status=200 if is_gone else status)
    )
