"""The form as anybody meets it, without an account: read, answered, thanked for, taken back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from accounts.limits import TEN_MINUTES, Limit
from dialogues.access import public
from dialogues.public import public_context, public_dialogue

from ..models import AnswerStatus, Audience, FormState, WebForm, WebFormAnswer
from . import guard, queries
from .answer_form import AnswerForm
from .codes import code_of
from .receiving import is_visible, lowest_age, receive_answer, take_back, takes_answers

RECEIPT_SALT = "interviews.webforms.receipt"
RECEIPT_SECONDS = 60 * 60
"""How long the page with the code can be opened again from the same address."""
ANSWER_CODES = Limit("answer-codes", 30, TEN_MINUTES)


def _quiet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the page, and for internal forms its address, out of caches, referrers and search engines."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapper


def _form(key: str) -> WebForm:
    """Return a form that can be seen from outside; whatever else is wrong with the address looks the same."""
    web_form = WebForm.objects.select_related("dialogue__municipality").filter(key=key).first()
    if web_form is None or not is_visible(web_form):
        raise Http404
    return web_form


def page_context(web_form: WebForm, **more: Any) -> dict[str, Any]:
    dialogue = web_form.dialogue
    is_public = web_form.audience == Audience.PUBLIC
    return {
        "web_form": web_form,
        "dialogue": dialogue,
        "home_url": dialogue.get_public_url() if is_public else web_form.get_public_url(),
        "is_public": is_public,
        "contact": dialogue.contact_email or dialogue.municipality.contact_email,
        "lowest_age": lowest_age(web_form),
    } | more


def _page(request: HttpRequest, web_form: WebForm, form: AnswerForm, status: int = 200, **more: Any) -> HttpResponse:
    context = page_context(web_form, form=form, **more)
    return render(request, "public/web_form.html", context, status=status)


@public
@_quiet
@sensitive_post_parameters()
@sensitive_variables("form", "stamp", "earlier")
def web_form(request: HttpRequest, key: str) -> HttpResponse:
    """Show the form, or take what was sent. Whatever stops a sending, all that was typed comes back."""
    found = _form(key)
    if request.method == "POST":
        return _send(request, found)
    if not takes_answers(found):
        return render(request, "public/web_form_closed.html", page_context(found, planned=FormState.PLANNED))
    form = AnswerForm(web_form=found, initial={"stamp": guard.new_stamp(found)})
    return _page(request, found, form)


@sensitive_variables("form", "stamp", "earlier")
def _send(request: HttpRequest, found: WebForm) -> HttpResponse:
    """Take what was sent, or say why not. Pressed twice gives one answer; changed after "back" asks first."""
    form = AnswerForm(request.POST, web_form=found)
    if int(request.META.get("CONTENT_LENGTH") or 0) > guard.LARGEST:
        return _again(request, found, form, _("It was too long to send. Shorten it, or send it in two parts."), 413)
    sendings = guard.SENDINGS.spend(request, "web-form")
    if sendings > guard.SENDINGS.most:
        said = _("Very many are sending from the same place right now. Wait ten minutes and press send again.")
        return guard.SENDINGS.tell(_again(request, found, form, said, 429))
    try:
        stamp = guard.read_stamp(found, request.POST.get("stamp", ""))
    except guard.Stale:
        return _again(request, found, form, _("The page had been open for very long. Look it through and send again."))
    earlier = WebFormAnswer.objects.filter(creation_key=stamp.key, form=found).first()
    if earlier and form.is_valid():
        if form.sent().says_the_same(earlier):
            return _thank(found, stamp)
        said = _(
            "You have sent an answer from here, and this one is different. Press send, and it is sent as one more."
        )
        return _again(request, found, form, said)
    if not takes_answers(found, opened_at=stamp.opened_at):
        said = _("The form was closed while you wrote, so nothing was sent. Your text is still here: copy it.")
        return _again(request, found, form, said)
    if stamp.notice != guard.notice_mark(found.dialogue.notice):
        said = _("The information text was changed while you wrote. Read it again, and say yes or no to it.")
        return _again(request, found, form, said, unticked=True)
    is_valid = form.is_valid()
    if form.too_young:
        return _page(request, found, form.without_errors(), 422, too_young=True)
    if not is_valid:
        return _page(request, found, form, 422)
    try:
        receive_answer(
            web_form=found,
            stamp=stamp,
            sent=form.sent(),
            hidden=request.POST.get("homepage", ""),
            sendings=sendings,
        )
    except ValidationError as error:
        form.add_error(None, ValidationError(error.messages))
        return _page(request, found, form, 422)
    return _thank(found, stamp)


def _thank(found: WebForm, stamp: guard.Stamp) -> HttpResponse:
    receipt = signing.dumps(stamp.nonce, salt=RECEIPT_SALT)
    return redirect(reverse("web_form_thanks", args=[found.key]) + f"?receipt={receipt}")


def _again(
    request: HttpRequest, found: WebForm, form: AnswerForm, said: str, status: int = 422, *, unticked: bool = False
) -> HttpResponse:
    """Show the form as it was typed, with a fresh mark and why it has to be sent once more."""
    data = form.data.copy()
    data["stamp"] = guard.new_stamp(found, again=True)
    if unticked:
        data.pop("agrees", None)
    form = AnswerForm(data, web_form=found).without_errors()
    return _page(request, found, form, status, said=said)


@public
@require_safe
@_quiet
@sensitive_variables("code")
def thanks(request: HttpRequest, key: str) -> HttpResponse:
    """Say what happens now, and for an hour the code with which the answer is taken back."""
    found = _form(key)
    code = ""
    try:
        nonce = signing.loads(request.GET.get("receipt", ""), salt=RECEIPT_SALT, max_age=RECEIPT_SECONDS)
    except signing.BadSignature:
        nonce = None
    if nonce:
        code = code_of(nonce)
    return render(request, "public/web_form_thanks.html", page_context(found, code=code))


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code"),
        max_length=40,
        help_text=gettext_lazy("Twelve signs. Capitals, spaces and hyphens do not matter."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Write the code that you got when you sent it.")},
    )


@public
@_quiet
@sensitive_post_parameters("code")
@sensitive_variables("code", "answer")
def taking_back(request: HttpRequest, key: str) -> HttpResponse:
    """Take an answer back with its code. A wrong code says only that, and many of them have to wait."""
    found = _form(key)
    form = CodeForm(request.POST or None)
    status, answer = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            if ANSWER_CODES.spend(request, found.pk) > ANSWER_CODES.most:
                form.add_error("code", _("Too many codes have been tried from here. Wait ten minutes."))
                status = 429
            else:
                answer = take_back(web_form=found, code=form.cleaned_data["code"])
                if answer is None:
                    form.add_error("code", _("No answer has that code. Look at it sign by sign."))
    context = page_context(
        found,
        form=form,
        is_sorted=answer is not None and answer.status == AnswerStatus.SORTED,
        is_gone=answer is not None and answer.status == AnswerStatus.TAKEN_BACK,
        withdraw_url=reverse("withdraw"),
    )
    page = render(request, "public/web_form_back.html", context, status=200 if answer else status)
    return ANSWER_CODES.tell(page)


@public
@require_safe
@_quiet
def public_forms(request: HttpRequest, slug: str) -> HttpResponse:
    """The dialogue's open forms; when there is one, the form itself."""
    dialogue = public_dialogue(slug)
    open_forms = list(queries.open_public_forms(dialogue))
    if len(open_forms) == 1:
        return redirect(open_forms[0].get_public_url())
    return render(request, "public/web_forms.html", public_context(request, dialogue, forms=open_forms))
