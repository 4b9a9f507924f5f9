"""The evening in a phone, for whoever has a code and no account: own table, the agenda, what the table writes.

A code opens its evening on the day itself and until four the next morning. Before and after, the page says so in words.
Nobody's name is on any of it but on the page of one's own code, which names the neighbours at the table.
"""

import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables

from accounts.limits import PHONE_GUESSES
from accounts.records import Conflict
from dialogues.access import public
from dialogues.permissions import Scope, scope_of
from interviews.forms.texts import passages

from ..evening.queries import running
from ..models import PhoneCode, Table, TableSheet
from ..models.phone import LONGEST_SHEET
from . import codes, tonight
from .hooks import Visit, tasks_for
from .sheets import sheet_of, write_sheet

WRITER = "phone_writer"
"""In the session: a mark of this phone, drawn at random, that tells two writers apart and nobody who they are."""
MOST_PASSAGES = 30


class CodeForm(forms.Form):
    code = forms.CharField(
        label=gettext_lazy("The code"),
        help_text=gettext_lazy("It is on your name card, on the table's sheet and on the wall."),
        max_length=40,
        widget=forms.TextInput(
            attrs={
                "class": "input--short",
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
            }
        ),
    )


class SheetForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("What is said at the table"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14, "class": "input--voice"}),
    )
    opened_version = forms.IntegerField(widget=forms.HiddenInput)


def quiet(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Keep the page and its address, which is a key, out of caches, referrers and search engines."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["Cache-Control"] = "no-store, private"
        response.headers["Referrer-Policy"] = "strict-origin"
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return wrapper


class _Stopped(Exception):
    """The visit cannot go on; ``response`` says why, in words."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__()
        self.response = response


def _stop(request: HttpRequest, state: str, status: int, code: PhoneCode | None = None) -> _Stopped:
    context: dict[str, Any] = {"state": state, "meeting": code.meeting if code else None}
    if code:
        context["dialogue"] = code.meeting.dialogue
    return _Stopped(PHONE_GUESSES.tell(render(request, "meetings/phone/stopped.html", context, status=status)))


@sensitive_variables("text", "signs")
def visit_of(request: HttpRequest, text: str) -> Visit:
    """Return the visit that a code is for.

    Raises:
        _Stopped: no such code, too many guesses, or its evening is not tonight; with the page that says so.
    """
    signs = codes.typed(text)
    known = bool(signs) and codes.is_known(request, signs)
    if not known and codes.must_wait(request):
        raise _stop(request, "wait", 429)
    rows = PhoneCode.objects.select_related("meeting__dialogue__municipality", "participant", "table")
    found = rows.filter(code=signs).first() if signs else None
    if found is None:
        codes.note_wrong(request)
        raise _stop(request, "unknown", 404)
    when = tonight.when(found.meeting)
    if when != tonight.TONIGHT and not _tries_out(request, found):
        raise _stop(request, when, 410 if when == tonight.AFTER else 403, found)
    if not known:
        codes.remember(request, signs)
    table = found.table
    if found.participant_id:
        seat = found.meeting.attendances.filter(participant=found.participant).select_related("table__facilitator")
        row = seat.first()
        table = row.table if row else None
    if table is not None:
        table.meeting = found.meeting
    return Visit(found, found.meeting, found.participant, table)


def _tries_out(request: HttpRequest, code: PhoneCode) -> bool:
    """Those who run the evening may look at it beforehand, and afterwards."""
    return scope_of(request.user, code.meeting.dialogue, "run_meetings") is Scope.ALL


def visiting(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand a view the visit instead of the code."""

    @wraps(view)
    def wrapper(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            visit = visit_of(request, code)
        except _Stopped as stopped:
            return stopped.response
        return view(request, visit, *args, **kwargs)

    return wrapper


@public
@quiet
def enter(request: HttpRequest) -> HttpResponse:
    """Type the code. A wrong one is told apart from nothing."""
    form = CodeForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                visit = visit_of(request, form.cleaned_data["code"])
            except _Stopped as stopped:
                if stopped.response.status_code != 404:
                    return stopped.response
                form.add_error("code", _("That code does not fit. Look at it again, or ask somebody in the room."))
            else:
                return redirect("phone_evening", code=visit.code.code)
    return render(request, "meetings/phone/enter.html", {"form": form}, status=status)


@public
@quiet
@visiting
def evening(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The evening in the hand: own table, what is now, what there is to do, what comes."""
    wanted = request.GET.get("table", "")
    is_room = visit.table is None and visit.participant is None
    if is_room and wanted.isdecimal() and visit.meeting.tables.filter(number=int(wanted[:4])).exists():
        return redirect("phone_notes", code=visit.code.code, number=int(wanted[:4]))
    neighbours = []
    if visit.participant and visit.table:
        seats = visit.table.seats.exclude(participant=visit.participant).exclude(came=False)
        neighbours = list(seats.select_related("participant").order_by("participant__name"))
    context = _context(visit) | {
        "running": running(visit.meeting),
        "neighbours": neighbours,
        "tasks": tasks_for(visit),
        "tables": [] if visit.table or visit.participant else list(visit.meeting.tables.all()),
    }
    return render(request, "meetings/phone/evening.html", context)


def _context(visit: Visit) -> dict[str, Any]:
    return {
        "visit": visit,
        "meeting": visit.meeting,
        "dialogue": visit.meeting.dialogue,
        "table": visit.table,
        "home_url": reverse("phone_evening", args=[visit.code.code]),
        "tried_out": tonight.when(visit.meeting) != tonight.TONIGHT,
    }


@public
@quiet
@visiting
def clock(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The evening's clock in numbers, for the page that is open."""
    return JsonResponse(running(visit.meeting).data)


def _sheet(visit: Visit, number: int) -> TableSheet:
    """The sheet that this code may write on: its own table's, and with the room's code any table's.

    Raises:
        Http404: another table's, or there is no such table.
    """
    if visit.table is not None or visit.participant is not None:
        if visit.table is None or visit.table.number != number:
            raise Http404
        return sheet_of(visit.table)
    table: Table = get_object_or_404(visit.meeting.tables, number=number)
    table.meeting = visit.meeting
    return sheet_of(table)


def writer_of(request: HttpRequest) -> str:
    """A mark of this phone for as long as its session lasts."""
    if WRITER not in request.session:
        request.session[WRITER] = secrets.token_hex(8)
    return str(request.session[WRITER])


@public
@quiet
@visiting
def notes(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Write for the table. With a script it saves as one types; without, it is a form with a button."""
    sheet = _sheet(visit, number)
    context = _context(visit) | {
        "back": reverse("phone_evening", args=[visit.code.code]),
        "save_url": reverse("phone_save", args=[visit.code.code, number]),
        "heading": _("Table %(number)s") % {"number": number},
    }
    return sheet_page(request, sheet, writer=writer_of(request), context=context, template="meetings/phone/notes.html")


@public
@quiet
def save(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Save what is typed, for ``static/js/writing.js``; to yesterday's page it says that the evening is over."""
    try:
        visit = visit_of(request, code)
    except _Stopped as stopped:
        if stopped.response.status_code != 410:
            return stopped.response
        words = _(
            "The evening is over, so it is not saved. The text is kept in this phone: copy it and hand it to somebody "
            "who leads the evenings."
        )
        return JsonResponse({"why": "over", "message": words}, status=422)
    return sheet_saved(request, _sheet(visit, number), writer=writer_of(request))


# --- What the phone and the workspace share -------------------------------------------------------------------------


def sheet_page(
    request: HttpRequest, sheet: TableSheet, *, writer: str, context: dict[str, Any], template: str
) -> HttpResponse:
    """The writing page of a sheet; posted, it saves, and two texts that met are both shown."""
    initial = {"text": sheet.text, "opened_version": sheet.version}
    form = SheetForm(request.POST if request.method == "POST" else None, initial=initial)
    status, both = 200, None
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                write_sheet(
                    sheet=sheet,
                    text=form.cleaned_data["text"],
                    opened_version=form.cleaned_data["opened_version"],
                    writer=writer,
                    actor=request.user if request.user.is_authenticated else None,
                )
            except Conflict as error:
                status, both = 409, side_by_side(error.current.text, form.cleaned_data["text"])
                data = form.data.copy()
                data["opened_version"] = str(error.current.version)
                form = SheetForm(data)
                form.is_valid()
            except ValidationError as error:
                form.add_error("text", error)
            else:
                return redirect(f"{request.path}?saved=1")
    found = {
        "form": form,
        "sheet": sheet,
        "writer": writer,
        "about": f"table/{sheet.table_id}",
        "longest": LONGEST_SHEET,
        "both": both,
        "saved": request.method == "GET" and "saved" in request.GET,
    }
    return render(request, template, context | found, status=status)


def sheet_saved(request: HttpRequest, sheet: TableSheet, *, writer: str) -> JsonResponse:
    """Answer ``static/js/writing.js``: 200 with the new version, 409 with the other text, 422 with why not."""
    if request.method != "POST":
        return JsonResponse(_state(request, sheet, writer))
    text = request.POST.get("text", "")
    if request.POST.get("writer") != writer:
        words = _("This page was opened by somebody else in this browser. Open it again to save.")
        return JsonResponse({"why": "writer", "message": words}, status=422)
    if request.POST.get("compare"):
        both = render_to_string("interviews/text/_both.html", side_by_side(sheet.text, text))
        return JsonResponse(_state(request, sheet, writer) | {"same": text == sheet.text, "html": both})
    opened = request.POST.get("opened_version", "")
    try:
        sheet = write_sheet(
            sheet=sheet,
            text=text,
            opened_version=int(opened) if opened.isdecimal() else 0,
            writer=writer,
            actor=request.user if request.user.is_authenticated else None,
        )
    except Conflict as error:
        both = render_to_string("interviews/text/_both.html", side_by_side(error.current.text, text))
        who = _("Saved by somebody else at the table")
        answer = _state(request, error.current, writer) | {"text": error.current.text, "who": who, "html": both}
        return JsonResponse(answer, status=409)
    except ValidationError as error:
        return JsonResponse({"why": "refused", "message": " ".join(error.messages)}, status=422)
    return JsonResponse(_state(request, sheet, writer))


def _state(request: HttpRequest, sheet: Any, writer: str) -> dict[str, Any]:
    return {
        "writer": writer,
        "version": sheet.version,
        "saved_at": sheet.updated_at.isoformat(),
        "saved": date_format(timezone.localtime(sheet.updated_at), "H.i"),
        "csrf": get_token(request),
    }


def side_by_side(theirs: str, mine: str) -> dict[str, Any]:
    found = passages(theirs, mine)
    return {"passages": found[:MOST_PASSAGES], "further": max(0, len(found) - MOST_PASSAGES)}
