"""Giving in the hand: one page that works by the link in a mail, by an account, and by whatever identifies somebody
at the door. Who it is has been settled before ``give_page`` is called.

With dots each press is saved by itself, so nothing is lost when the phone dies; without a script every button is a
form of its own.
"""

from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from ..models import Option, OptionObjection, Participant, Round
from . import services
from .forms import OptionObjectionForm, marks_from
from .giving import Given, give, given_by


@dataclass
class Choice:
    """One option as the phone shows it."""

    option: Option
    given: Given
    may_more: bool
    objected: list[OptionObjection] = field(default_factory=list)

    @property
    def dots(self) -> range:
        return range(self.given.dots)

    @property
    def more(self) -> int:
        return self.given.dots + 1

    @property
    def fewer(self) -> int:
        return self.given.dots - 1

    @property
    def scale(self) -> list[tuple[int, bool, bool]]:
        """(step, chosen as urgency, chosen as feasibility)"""
        return [(step, self.given.urgency == step, self.given.feasibility == step) for step in range(1, 6)]


def give_page(request: HttpRequest, *, participant: Participant, round_: Round, here: str, back: str) -> HttpResponse:
    """Show the round to ``participant`` and take what they give. ``here`` is the page's own address, ``back`` where
    it leads on to. A script asks for the same address and gets the part that changes."""
    scripted = bool(request.headers.get("HX-Request"))
    status, fault, late = 200, "", {}
    context = {"round": round_, "dialogue": round_.meeting.dialogue, "here": here, "back": back}
    if "object" in request.GET and request.method == "GET":
        option = _option(round_, request.GET["object"])
        if option:
            return _object_page(request, option, _form(option), context, 200)
    if request.method == "POST":
        try:
            if "object" in request.POST:
                return _object(request, participant, round_, context)
            marks = marks_from(request.POST, round_)
            give(round_=round_, participant=participant, marks=marks, whole="option" not in request.POST)
        except ValidationError as error:
            fault = " ".join(error.messages)
            status = 409 if error.code in {"closed", "prepared", "unknown"} else 422
            late = _asked_for(request, round_) if error.code == "closed" else {}
        else:
            if not scripted:
                pressed = request.POST.get("option", "")
                if not pressed:
                    messages.success(request, _("Saved. You can change it until the round is closed."))
                return redirect(here + (f"#option-{pressed}" if pressed else ""))
    round_.refresh_from_db(fields=["opened_at", "closed_at"])
    context |= _shown(participant, round_) | {"fault": fault, "late": late, "join": "&" if "?" in here else "?"}
    if scripted:  # the script puts the answer in its place whatever it says
        return render(request, "meetings/rounds/_ballot.html", context)
    return render(request, "meetings/rounds/give.html", context, status=status)


def _option(round_: Round, asked: str) -> Option | None:
    return round_.options.filter(pk=int(asked)).first() if asked.isdigit() and len(asked) < 10 else None


def _form(option: Option, data: QueryDict | None = None) -> OptionObjectionForm:
    return OptionObjectionForm(data, instance=OptionObjection(), prefix=f"o{option.pk}")


def _object_page(
    request: HttpRequest, option: Option, form: OptionObjectionForm, context: dict[str, Any], status: int
) -> HttpResponse:
    shown = {**context, "option": option, "form": form}
    return render(request, "meetings/rounds/object.html", shown, status=status)


def _object(request: HttpRequest, participant: Participant, round_: Round, context: dict[str, Any]) -> HttpResponse:
    """Keep an objection.

    Raises:
        ValidationError: the round has no such option.
    """
    option = _option(round_, request.POST["object"])
    if option is None:
        raise ValidationError(_("The page you gave on is an old one. Here is the round as it is now."), code="unknown")
    form = _form(option, request.POST)
    if not form.is_valid():
        return _object_page(request, option, form, context, 422)
    option.round = round_
    actor: Any = request.user if request.user.is_authenticated else None
    services.object_to_option(form=form, option=option, participant=participant, actor=actor)
    messages.success(request, _("Your objection is kept with the option. Your name is not shown with it."))
    return redirect(f"{context['here']}#option-{option.pk}")


def _asked_for(request: HttpRequest, round_: Round) -> dict[str, int]:
    """What somebody tried to give too late, by the option's title: shown back, so that they know what was not
    counted."""
    try:
        marks = marks_from(request.POST, round_)
    except ValidationError:
        return {}
    titles = dict(round_.options.values_list("pk", "title"))
    return {titles[key]: mark.dots for key, mark in marks.items() if key in titles and mark.dots}


def _shown(participant: Participant, round_: Round) -> dict[str, Any]:
    """Four queries."""
    given = given_by(round_, participant)
    left = max(0, round_.dots - sum(mark.dots for mark in given.values()))
    own: dict[int, list[OptionObjection]] = {}
    for objection in OptionObjection.objects.filter(option__round=round_, participant=participant):
        own.setdefault(objection.option_id, []).append(objection)
    choices = []
    for option in round_.options.all():
        mark = given.get(option.pk, Given())
        may_more = left > 0 and mark.dots < round_.most
        choices.append(Choice(option, mark, may_more, own.get(option.pk, [])))
    return {
        "choices": choices,
        "left": left,
        "purse": [n < left for n in range(round_.dots)],
        "nothing": not any(not mark.is_nothing for mark in given.values()),
    }
