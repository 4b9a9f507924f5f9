"""Taking back without an account: the code on the paper, what will happen in words, yes.

Two addresses, one page. ``/withdraw/`` is what the paper says: short enough to type, and it works whether or not the
dialogue is public. ``/d/<slug>/withdraw/`` is where a public dialogue's own page leads.
"""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.limits import CODE_GUESSES
from dialogues.access import public
from dialogues.models import Dialogue
from dialogues.public import public_context, public_dialogue

from ..models import Consent
from ..services import withdraw_consent
from .forms import CodeForm, YesForm
from .receipts import find_consent
from .withdrawal import SEALED_FOR, foresee

SALT = "interviews.withdraw"
LONGEST = 30 * 60
"""Seconds between code and yes."""


@public
@sensitive_post_parameters()
def withdraw(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Both steps. What is typed or signed travels in the body only, and no copy of a page is kept anywhere."""
    dialogue = public_dialogue(slug) if slug else None
    if request.method == "POST" and CODE_GUESSES.is_spent(request, dialogue.pk if dialogue else 0):
        response = _page(request, dialogue, CodeForm(), state="wait", status=429)
    elif request.method == "POST" and "receipt" in request.POST:
        response = _yes(request, dialogue)
    elif request.method == "POST":
        response = _code(request, dialogue)
    else:
        response = _page(request, dialogue, CodeForm(), state="code")
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return CODE_GUESSES.tell(response)


def _code(request: HttpRequest, dialogue: Dialogue | None) -> HttpResponse:
    """The first step. One answer to every code that does not fit: wrong, replaced by a newer, of another dialogue."""
    form = CodeForm(request.POST)
    consent = find_consent(request.POST.get("code", ""), dialogue=dialogue)
    if not form.is_valid():
        return _page(request, dialogue, form, state="code", status=422)
    if consent is None:
        CODE_GUESSES.spend(request, dialogue.pk if dialogue else 0)
        form.add_error("code", _("That code does not fit. Look at the paper again, or ask whoever interviewed you."))
        return _page(request, dialogue, form, state="code", status=422)
    if consent.withdrawn_at:
        return _done(request, dialogue, consent)
    mark = signing.dumps({"consent": consent.pk, "hash": consent.receipt_hash}, salt=SALT)
    person = consent.interviewee
    return _page(
        request,
        dialogue,
        YesForm(initial={"receipt": mark}),
        state="sure",
        about=person.dialogue,
        found=foresee(person),
        days=SEALED_FOR.days,
    )


def _yes(request: HttpRequest, dialogue: Dialogue | None) -> HttpResponse:
    """The second step; sent twice it finds itself done."""
    try:
        mark = signing.loads(request.POST.get("receipt", ""), salt=SALT, max_age=LONGEST)
    except signing.BadSignature:
        return _page(request, dialogue, CodeForm(), state="late", status=422)
    rows = Consent.objects.select_related("interviewee__dialogue__municipality")
    if dialogue is not None:
        rows = rows.filter(interviewee__dialogue=dialogue)
    consent = rows.filter(pk=mark["consent"], receipt_hash=mark["hash"]).exclude(receipt_hash="").first()
    if consent is None:
        return _page(request, dialogue, CodeForm(), state="late", status=422)
    withdraw_consent(person=consent.interviewee, actor=None)
    consent.refresh_from_db(fields=["withdrawn_at"])
    return _done(request, dialogue, consent)


def _done(request: HttpRequest, dialogue: Dialogue | None, consent: Consent) -> HttpResponse:
    person = consent.interviewee
    row = getattr(person, "withdrawal", None)
    about = person.dialogue
    return _page(
        request,
        dialogue,
        None,
        state="done",
        about=about,
        day=consent.withdrawn_at,
        found=row.found if row else {},
        days=SEALED_FOR.days,
        contact=about.contact_email or about.municipality.contact_email,
    )


def _page(
    request: HttpRequest, dialogue: Dialogue | None, form: CodeForm | YesForm | None, *, status: int = 200, **context
) -> HttpResponse:
    context |= {"form": form}
    if dialogue is not None:
        context = public_context(request, dialogue, **context)
    return render(request, "interviews/consent/withdraw.html", context, status=status)
