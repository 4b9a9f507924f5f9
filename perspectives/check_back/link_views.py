"""What the person's link opens: their own quotes, and what they say of them. And where a letter's code is typed.

No account and no name. Whoever is handed the link sees what its holder has said, which the person knows: so it shows
nothing of anybody else, works for some weeks, once, and can be taken back.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from accounts.limits import CODE_GUESSES
from dialogues.access import one_time_link, public
from dialogues.links import used_words
from dialogues.models import OneTimeLink

from ..models import CheckBack, QuoteAnswer, QuoteVerdict, Statement
from . import letters, services
from .forms import CheckBackForm, CodeForm
from .quotes import own_quotes


def _check_back(link: OneTimeLink) -> CheckBack | None:
    """Return whose link it is, if they may still be asked and it has not been taken back."""
    rows = CheckBack.objects.filter(pk=link.object_id, compilation__dialogue=link.dialogue_id)
    found = rows.select_related("compilation", "interviewee__consent").first()
    if found is None or link.dialogue is None or not found.is_open:
        return None
    if not services.may_be_asked(found.interviewee):
        return None
    found.compilation.dialogue = link.dialogue
    found.interviewee.dialogue = link.dialogue
    return found


def _closed(request: HttpRequest, link: OneTimeLink, state: str) -> HttpResponse:
    context = {"state": state, "dialogue": link.dialogue, "used_words": used_words(link.purpose)}
    return render(request, "links/closed.html", context, status=410)


@one_time_link
@sensitive_post_parameters()
def look(request: HttpRequest, link: OneTimeLink) -> HttpResponse:
    found = _check_back(link)
    if found is None:
        return _closed(request, link, "revoked")
    if request.method == "GET":
        services.note_opened(found)
    form = _form(request, found)
    if request.method == "POST" and form.is_valid():
        is_done = "done" in request.POST
        try:
            kept = services.answer(check_back=found, said=form.said(is_done=is_done), link=link)
        except services.Stale as error:
            form.mark_stale(error.statements, error.messages[0])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if not kept:
                return _closed(request, link, "used")
            return _thanks(request, link, found) if is_done else redirect(f"{request.path}?saved=1")
    context = {
        "check_back": found,
        "compilation": found.compilation,
        "dialogue": link.dialogue,
        "form": form,
        "asked": form.asked(),
        "with_guardian": letters.with_guardian(found.interviewee),
        "until": found.expires_at,
        "saved": request.method == "GET" and "saved" in request.GET and found.answered_at,
        "interview": found.interviewee.interviews.filter(status="held").order_by("-held_on").first(),
    }
    return render(request, "check_back/look.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, found: CheckBack) -> CheckBackForm:
    quotes = own_quotes(found.compilation, found.interviewee)
    answers = {one.statement_id: one for one in found.answers.all()}
    here = {quote.statement for quote in quotes}
    away = {key: one for key, one in answers.items() if one.verdict == QuoteVerdict.WITHDRAWN and key not in here}
    wordings = Statement.everything.filter(pk__in=away, withheld_at__isnull=False).values_list("pk", "masked")
    withdrawn: list[tuple[QuoteAnswer, str]] = [(away[pk], text) for pk, text in wordings.order_by("pk")]
    waiting = found.additions.filter(settled_at=None).first()
    return CheckBackForm(
        request.POST if request.method == "POST" else None,
        quotes=quotes,
        withdrawn=withdrawn,
        answers=answers,
        missing=waiting.text if waiting else "",
        with_guardian=letters.with_guardian(found.interviewee),
    )


def _thanks(request: HttpRequest, link: OneTimeLink, found: CheckBack) -> HttpResponse:
    """What was received, in numbers: the page may stay open on a shared phone."""
    verdicts = list(found.answers.values_list("verdict", flat=True))
    context = {
        "dialogue": link.dialogue,
        "approved": verdicts.count(QuoteVerdict.APPROVED),
        "wishes": verdicts.count(QuoteVerdict.CHANGE),
        "withdrawn": verdicts.count(QuoteVerdict.WITHDRAWN),
        "added": found.additions.filter(settled_at=None).exists(),
        "nothing": not verdicts,
    }
    return render(request, "check_back/thanks.html", context)


# --- The code on a letter -------------------------------------------------------------------------------------------


@public
@sensitive_post_parameters()
def code(request: HttpRequest) -> HttpResponse:
    """Change the code on a letter for a link that works for two hours. Every code that does not fit gets one answer."""
    form, status = CodeForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if CODE_GUESSES.is_spent(request):
            form, status = CodeForm(), 429
        elif form.is_valid():
            found = letters.find_by_code(form.cleaned_data["code"])
            if found is not None and found.is_open and services.may_be_asked(found.interviewee):
                response = redirect(letters.new_link(found, valid=letters.BY_CODE))
                return _quiet(response)
            CODE_GUESSES.spend(request)
            form.add_error(
                "code", _("That code does not fit, or its time is out. Look at the letter again, or ask us.")
            )
    return CODE_GUESSES.tell(
        _quiet(render(request, "check_back/code.html", {"form": form, "wait": status == 429}, status=status))
    )


def _quiet(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "no-store, private"
    response.headers["Referrer-Policy"] = "strict-origin"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
