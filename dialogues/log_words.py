"""The log in words: what each event name means, as the rest of a sentence that begins with who did it.

A name that is not here is shown as it is: an event is never hidden because nobody wrote its sentence.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .models import Event
from .permissions import Role

WORDS: dict[str, str | Promise] = {
    # the dialogue
    "dialogue.started": _("started the dialogue"),
    "dialogue.changed": _("changed the description of the dialogue"),
    "dialogue.description.changed": _("changed the description of the dialogue"),
    "dialogue.mandate.changed": _("changed the mandate"),
    "dialogue.privacy.changed": _("changed how interviews are protected"),
    "dialogue.public_text.changed": _("changed what the public is told"),
    "dialogue.published": _("published the dialogue"),
    "dialogue.unpublished": _("took the dialogue's page back from the public"),
    "organisation.added": _("added an organisation"),
    "organisation.changed": _("changed an organisation"),
    "plan.added": _("added a phase to the time plan"),
    "plan.changed": _("changed the time plan"),
    "plan.removed": _("removed a phase from the time plan"),
    "sign_off.added": _("added a sign-off to the mandate"),
    "sign_off.changed": _("changed a sign-off"),
    "sign_off.removed": _("removed a sign-off"),
    # the design team
    "design_team.candidate_added": _("wrote down a candidate for the design team"),
    "design_team.candidate_changed": _("changed a candidate for the design team"),
    "design_team.candidate_removed": _("erased a candidate for the design team"),
    "design_team.meeting_added": _("put in meeting %(number)s of the design team"),
    "design_team.meeting_changed": _("changed meeting %(number)s of the design team"),
    "question.proposed": _("tried wording %(number)s of the central question"),
    "question.agreed": _("noted that wording %(number)s is the central question"),
    "question.objected": _("objected to wording %(number)s of the central question"),
    "question.objection_changed": _("changed an objection to wording %(number)s of the central question"),
    "question.objection_settled": _("noted that an objection to the central question is settled"),
    # people
    "member.invited": _("invited someone to be %(role)s"),
    "member.reminded": _("reminded someone who was invited to be %(role)s"),
    "member.invitation_revoked": _("took back an invitation to be %(role)s"),
    "member.joined": _("said yes to being %(role)s"),
    "member.declined": _("said no to being %(role)s"),
    "member.role_removed": _("took the role of %(role)s from someone"),
    # interviews
    "interview.registered": _("registered an interview"),
    "interview.changed": _("changed an interview"),
    "interview.removed": _("removed an interview"),
    "identity.read": _("read who an interviewee is"),
    "source.read": _("read the text of an interview"),
}


@dataclass(frozen=True)
class Area:
    """A part of the log: events whose names begin with one of ``prefixes``."""

    key: str
    title: str | Promise
    prefixes: tuple[str, ...]


AREAS = [
    Area("dialogue", _("the dialogue and its mandate"), ("dialogue.", "organisation.", "plan.", "sign_off.")),
    Area("design_team", _("the design team and the central question"), ("design_team.", "question.")),
    Area("people", _("people and roles"), ("member.",)),
    Area("interviews", _("interviews"), ("interview.", "identity.", "source.")),
]


def areas() -> list[Area]:
    return AREAS


def names_in(key: str) -> Q:
    """Filter for the events of an area; nothing for an unknown one."""
    prefixes = next((area.prefixes for area in AREAS if area.key == key), ())
    wanted = Q(pk__in=[])
    for prefix in prefixes:
        wanted |= Q(name__startswith=prefix)
    return wanted


def sentence(event: Event) -> str:
    """What was done, without who did it. A role comes from the event's data."""
    words = WORDS.get(event.name)
    if words is None:
        return event.name
    role = event.data.get("role", "")
    return str(words) % {"role": dict(Role.choices).get(role, role)}
