"""The handshake as people read it: where it stands, for how long, and step by step. Pure functions of rows."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from ..models import Handshake, HandshakeStep, Proposal, StepKind
from ..queries import local
from ..standing import DONE, GAP, LATE, OPEN, PART, Standing, as_words, weeks_between

MARKS = {Handshake.ACCEPTED: DONE, Handshake.CHANGES: PART, Handshake.DECLINED: LATE, Handshake.LEFT: LATE}


def weeks_waited(proposal: Proposal, today: date | None = None) -> int:
    """Whole weeks since somebody was asked, or suggested, without an answer; zero when nobody waits."""
    if proposal.handshake not in {Handshake.ASKED, Handshake.PASSED_ON} or proposal.handshake_at is None:
        return 0
    return weeks_between(local(proposal.handshake_at), today or timezone.localdate())


def handshake(proposal: Proposal) -> Standing:
    """Where the handshake stands as a mark and words; no answer is no answer, and for how long."""
    state = Handshake(proposal.handshake)
    words = {
        Handshake.NOT_ASKED: _("Nobody has been asked yet"),
        Handshake.ASKED: _("Asked, no answer yet"),
        Handshake.ACCEPTED: _("Has said yes"),
        Handshake.CHANGES: _("Has said yes, if something is changed"),
        Handshake.DECLINED: _("Has said no"),
        Handshake.PASSED_ON: _("Has named someone else, and it waits for the project leader"),
        Handshake.LEFT: _("Has left, and nobody has taken over"),
    }[state]
    if state == Handshake.ASKED and (weeks := weeks_waited(proposal)):
        words = ngettext("Asked, no answer for %(weeks)s week", "Asked, no answer for %(weeks)s weeks", weeks) % {
            "weeks": as_words(weeks)
        }
    mark = MARKS.get(state, GAP)
    return Standing(mark, words, words, tone="late" if mark == LATE else "")


def public_words(proposal: Proposal) -> str:
    """What anyone reads beside the organisation while nobody has said yes; empty when somebody has."""
    if proposal.is_owned:
        return ""
    if proposal.handshake == Handshake.LEFT:
        return _("the one who answered for it has left, and nobody has taken over")
    if proposal.handshake == Handshake.DECLINED:
        return pgettext("ownership", "has said no")
    if weeks := weeks_waited(proposal):
        words = ngettext("asked, no answer for %(weeks)s week", "asked, no answer for %(weeks)s weeks", weeks)
        return words % {"weeks": as_words(weeks)}
    return _("has not said yes yet")


def lacks_owner(proposal: Proposal) -> bool:
    """Whether it is a running promise that nobody answers for."""
    return proposal.state in OPEN and not proposal.is_owned


@dataclass(frozen=True)
class Line:
    """One step: the day, a sentence, and the person's own words when there are any."""

    on: date
    says: str
    words: str = ""


FOR_ALL = (StepKind.ACCEPTED, StepKind.CHANGES, StepKind.DECLINED)
"""Steps whose words are an answer, kept with the proposal for all who read it."""


def _who(name: str, organisation: object) -> str:
    return f"{name} ({organisation})" if name and organisation else name or str(organisation or _("Somebody"))


def line(step: HandshakeStep, *, named: bool) -> Line:
    """Read a step as a sentence; without ``named`` organisations stand in it and no person. Reads their rows."""
    to = ""
    if step.next_name or step.next_email:
        to = _who(step.next_name, step.next_organisation) if named else str(step.next_organisation or _("a colleague"))
    texts: dict[str, str] = {
        StepKind.NAMED: _("%(who)s was written down as responsible."),
        StepKind.ASKED: _("%(who)s was asked."),
        StepKind.ACCEPTED: _("%(who)s said yes."),
        StepKind.CHANGES: _("%(who)s said yes, if something is changed."),
        StepKind.DECLINED: _("%(who)s said no."),
        StepKind.PASSED_ON: _("%(who)s named %(to)s instead."),
        StepKind.HANDED_OVER: _("%(who)s handed over to %(to)s.") if to else _("%(who)s left without naming anyone."),
        StepKind.NOT_TAKEN: _("The project leader chose not to ask %(to)s."),
        StepKind.LEFT: _("%(who)s left."),
    }
    says = texts[step.kind] % {"who": _who(step.name if named else "", step.organisation), "to": to}
    return Line(local(step.at), says, step.words if named or step.kind in FOR_ALL else "")


def history(proposal: Proposal, *, named: bool) -> list[Line]:
    """The steps of a proposal's handshake, oldest first; ``named`` as in ``line``. One query."""
    steps = proposal.handshake_steps.select_related("organisation", "next_organisation")
    return [line(step, named=named) for step in steps]
