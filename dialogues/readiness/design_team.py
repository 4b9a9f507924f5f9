"""The design team: whose voices it has, its minutes, and the central question with its objections."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ..design_team.queries import Balance, balance
from ..models import CandidateStatus, DesignTeamCandidate, DesignTeamMeeting, Dialogue, QuestionObjection
from ..permissions import Role
from ..phases import DONE, GAP, PART, Missing, Promised, Readiness, Step, Waiting
from ..queries import AgreedQuestion, agreed_question
from . import team_work
from .rows import NAMES_SHOWN, Rows, since, together

PATIENCE_WEEKS = 2
"""How long unwritten minutes may rest before they are a next step."""


@dataclass(frozen=True)
class Team:
    """What the parts read: the dialogue, who sits in the team, the question, and meetings without minutes."""

    dialogue: Dialogue
    balance: Balance
    question: AgreedQuestion
    unwritten: list[DesignTeamMeeting]

    def page(self, name: str, *args: object) -> str:
        return reverse(f"dialogues:{name}", args=[self.dialogue.slug, *args])


def readiness(dialogue: Dialogue) -> Readiness:
    """Ten queries at most."""
    unwritten = dialogue.design_team_meetings.filter(held_on__lt=timezone.localdate(), minutes="")
    known = Team(dialogue, balance(dialogue), agreed_question(dialogue), list(unwritten.order_by("held_on", "pk")))
    rows = together(part(known) for part in PARTS)
    return Readiness(
        state=_state(known, rows),
        summary=_summary(known),
        missing=rows.missing,
        steps=rows.steps,
        waiting=rows.waiting,
        promises=rows.promises,
    )


def voices(known: Team) -> Rows:
    """Who has said yes, from every side."""
    team, page = known.balance, known.page("candidates")
    if not team.total:
        title = _("Look for those who should sit in the design team")
        text = _("Politicians, officials, and the sharpest critics. Talk to a few first and ask who more to hear.")
        return Rows(steps=(Step(title, text, page, weight=20),))
    if not team.empty_sides:
        return Rows()
    sides = get_text_list([str(side.title) for side in team.empty_sides], _("and"))
    title = _("Find the voices that the design team lacks")
    text = _("No one has said yes from: %(sides)s. A team without them asks the wrong question.") % {"sides": sides}
    return Rows(
        missing=(Missing(_("A yes from %(sides)s") % {"sides": sides}, page),),
        steps=(Step(title, text, page, weight=22),),
    )


def question(known: Team) -> Rows:
    """One wording that all can live with."""
    if known.question.question:
        return Rows()
    page = known.page("questions")
    missing, steps = [], []
    if known.balance.accepted:
        title = _("Agree on the central question")
        text = _("Try several wordings side by side and write down what each objector would need.")
        missing.append(Missing(_("An agreed central question"), page))
        steps.append(Step(title, text, page, weight=26))
    if known.question.tried:
        title = _("Read the wordings of the central question")
        text = _("Is there one you could not stand behind? Say so, and say what you would need.")
        steps.append(Step(title, text, page, weight=20, role=Role.DESIGN_TEAM))
    return Rows(missing=tuple(missing), steps=tuple(steps))


def purpose(known: Team) -> Rows:
    """Wordings of the purpose that are tried, and none agreed on. One query."""
    tried = known.dialogue.purposes.aggregate(all=Count("pk"), agreed=Count("pk", filter=Q(agreed_on__isnull=False)))
    if not tried["all"] or tried["agreed"] or not known.balance.accepted:
        return Rows()
    page, title = known.page("purposes"), _("Agree on the purpose")
    text = _("Read it together with the team: what would each need in order to stand behind it?")
    return Rows(missing=(Missing(_("An agreed purpose"), page),), steps=(Step(title, text, page, weight=25),))


def minutes(known: Team) -> Rows:
    """The oldest meeting without minutes is a next step once it has rested for long enough to be forgotten."""
    return together(
        _minutes_of(meeting, known, is_oldest=place == 0, is_shown=place < NAMES_SHOWN)
        for place, meeting in enumerate(known.unwritten)
    )


def _minutes_of(meeting: DesignTeamMeeting, known: Team, *, is_oldest: bool, is_shown: bool) -> Rows:
    page = known.page("team_meeting_edit", meeting.number)
    words = {"day": date_format(meeting.held_on, "MONTH_DAY_FORMAT"), "since": since(meeting.held_on)}
    missing = Missing(_("Minutes from %(day)s") % words, page)
    title = _("Write the minutes from %(day)s") % words
    text = _("The longer it takes, the more versions there are of what was said.")
    has_rested = (timezone.localdate() - meeting.held_on).days >= PATIENCE_WEEKS * 7
    waits = Waiting(
        _("The design team"),
        pgettext("whom", "you"),
        _("Minutes from %(day)s, %(since)s.") % words,
        page,
        _("Write them"),
    )
    return Rows(
        missing=(missing,),
        steps=(Step(title, text, page, weight=15),) if is_oldest and has_rested else (),
        waiting=(waits,) if is_shown else (),
    )


def invited(known: Team) -> Rows:
    """Those who have not answered."""
    n = known.balance.invited
    if not n:
        return Rows()
    text = ngettext(
        "%(n)d answer to an invitation to the design team.",
        "%(n)d answers to invitations to the design team.",
        n,
    ) % {"n": n}
    page = f"{known.page('candidates')}?status=invited"
    return Rows(waiting=(Waiting(_("You"), _("those invited"), text, page, _("See who")),))


def later(known: Team) -> Rows:
    """Those who wanted to be asked later, until the question is agreed. For the leader alone: the team does not see who
    else was asked. A query where somebody answered so."""
    if known.question.question or not any(side.later for side in known.balance.sides):
        return Rows()
    asked = known.dialogue.design_team.filter(status=CandidateStatus.LATER).order_by("ask_again_on", "pk")
    due = [row for row in asked if row.ask_again_on is None or row.ask_again_on <= timezone.localdate()]
    days = [row.ask_again_on for row in asked if row.ask_again_on and row.ask_again_on > timezone.localdate()]
    rows = [_ask_again(due, known)] if due else []
    if days:
        day = date_format(days[0], "DATE_FORMAT")
        text = ngettext(
            "%(n)d wants to be asked again, on %(day)s.",
            "%(n)d want to be asked again, the first on %(day)s.",
            len(days),
        ) % {"n": len(days), "day": day}
        page = f"{known.page('candidates')}?status=later"
        rows.append(Rows(waiting=(Waiting(_("You"), _("those who answered later"), text, page, _("See who")),)))
    return together(rows)


def _ask_again(due: list[DesignTeamCandidate], known: Team) -> Rows:
    page = known.page("candidate_edit", due[0].pk) if len(due) == 1 else f"{known.page('candidates')}?status=later"
    title = ngettext(
        "Ask somebody again who wanted to be asked later",
        "Ask %(n)d people again who wanted to be asked later",
        len(due),
    ) % {"n": len(due)}
    text = _("They said neither yes nor no. The day they named has come.")
    return Rows(steps=(Step(title, text, page, weight=21),))


def objections(known: Team) -> Rows:
    """How many objections to the central question still stand, of all there were."""
    found = QuestionObjection.objects.filter(question__dialogue=known.dialogue).aggregate(
        all=Count("pk"),
        standing=Count("pk", filter=Q(settled_on=None)),
        without=Count("pk", filter=Q(settled_on=None, needs="")),
    )
    if not found["all"]:
        return Rows()
    return Rows(
        promises=(
            Promised(
                figure=str(found["standing"]) if found["standing"] else _("None"),
                of=_("of %(all)d") % {"all": found["all"]},
                text=ngettext(
                    "objection to the central question still stands",
                    "objections to the central question still stand",
                    found["standing"],
                ),
                say=_needs(found["standing"], found["without"]),
                url=known.page("questions"),
                link_text=_("Read them"),
            ),
        )
    )


def _needs(standing: int, without: int) -> str:
    """Whether those who object have said what they would need."""
    if without:
        return ngettext(
            "%(n)d of them does not say what the objector would need. Ask.",
            "%(n)d of them do not say what the objector would need. Ask.",
            without,
        ) % {"n": without}
    if standing:
        return _("Each says what the objector would need in order to go along.")
    return _("Everyone who objected now goes along.")


def confirmations(known: Team) -> Rows:
    """Minutes that members have not confirmed yet. Two queries."""
    return team_work.minutes_to_confirm(known.dialogue, known.page)


def taken_on(known: Team) -> Rows:
    """What somebody has taken on and not done. One query."""
    return team_work.tasks(known.dialogue, known.page)


PARTS: list[Callable[[Team], Rows]] = [
    voices,
    question,
    purpose,
    minutes,
    confirmations,
    taken_on,
    invited,
    later,
    objections,
]


def _state(known: Team, rows: Rows) -> str:
    if not known.balance.total:
        return GAP
    return PART if rows.missing or not known.question.question else DONE


def _summary(known: Team) -> str:
    team = known.balance
    if not team.total:
        return _("No one has been asked to join the design team yet.")
    size = ngettext(
        "%(n)d person in the design team", "%(n)d people in the design team", team.accepted
    ) % {"n": team.accepted}  # fmt: skip
    if not team.accepted:
        return _("No one has said yes to the design team yet.")
    if known.question.question:
        return _("%(size)s, the central question agreed.") % {"size": size}
    return _("%(size)s, the central question not agreed yet.") % {"size": size}
