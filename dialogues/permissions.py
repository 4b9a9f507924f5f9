"""The permission table: the one home of who may do what in a dialogue.

``TABLE`` is DESIGN.md's table as data. A cell says how far the right reaches: ALL, OWN (what the person made, holds
or is part of; the app's ``rules.py`` says what that means for its objects) or RELEASED (what the leader has let the
design team see). What a person may not know of answers 404, what they may see but not do 403.
"""

from enum import Enum

import rules
from django.apps import apps
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.prepared import Prepared


class Role(models.TextChoices):
    LEADER = "leader", _("project leader")
    FACILITATOR = "facilitator", _("facilitator")
    INTERVIEWER = "interviewer", _("interviewer")
    DESIGN_TEAM = "design_team", _("design-team member")
    STEERING = "steering", _("steering-group member")
    PARTICIPANT = "participant", _("participant")
    OWNER = "owner", _("action owner")


ADMIN = "admin"
"""Administrator of the dialogue's municipality; not a membership of the dialogue."""


class Scope(Enum):
    """How far a right reaches, widest last."""

    OWN = 1
    RELEASED = 2
    ALL = 3


L, F, I, D, S, P, O = Role.values  # noqa: E741 - columns of the table, in its order
A = ADMIN
ALL, OWN, RELEASED = Scope.ALL, Scope.OWN, Scope.RELEASED

TABLE: dict[str, dict[str, Scope]] = {
    # the dialogue itself
    "read_overview": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL, A: ALL},
    "edit_dialogue": {L: ALL},
    "manage_members": {L: ALL, A: ALL},
    "read_log": {L: ALL},
    "archive_dialogue": {L: ALL, A: RELEASED},
    # preparation and design team
    "read_mandate": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL, A: ALL},
    "read_groundwork": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL},
    "answer_triage": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL},
    "lead_triage": {L: ALL},
    "read_design_team": {L: ALL, D: ALL},
    "edit_design_team": {L: ALL},
    "object_in_design_team": {L: ALL, D: ALL},
    "answer_minutes": {L: OWN, D: OWN},
    "do_team_tasks": {L: ALL, D: OWN},
    # interviews
    "read_coverage": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL},
    "plan_interviews": {L: ALL},
    "sort_answers": {L: ALL},
    "register_interviews": {L: ALL, I: OWN},
    "read_identity": {L: ALL, I: OWN},
    "read_source": {L: ALL, I: OWN},
    "oversee_consent": {L: ALL},
    # statements, themes, perspectives
    "code_statements": {L: ALL, I: OWN},
    "read_statements": {L: ALL, F: ALL, I: ALL, D: RELEASED},
    "shape_perspectives": {L: ALL, I: ALL},
    "release_statements": {L: ALL},
    "exchange_material": {L: ALL, I: OWN},
    # compilation
    "read_draft": {L: ALL, F: ALL, I: ALL, D: ALL},
    "edit_compilation": {L: ALL},
    "comment_compilation": {L: ALL, F: ALL, I: ALL, D: ALL},
    "approve_compilation": {L: ALL, D: ALL},
    "publish_compilation": {L: ALL},
    "check_back": {L: ALL, I: OWN},
    "answer_check_back": {L: ALL},
    # meetings
    "read_meetings": {L: ALL, F: ALL, D: RELEASED, P: OWN},
    "read_candidates": {L: ALL, F: ALL, D: RELEASED, P: OWN},
    "manage_candidates": {L: ALL},
    "plan_meetings": {L: ALL},
    "run_meetings": {L: ALL, F: ALL, P: OWN},
    "read_notes": {L: ALL, F: ALL, D: ALL, P: ALL},
    "lead_rounds": {L: ALL, F: ALL},
    "read_rounds": {L: ALL, F: ALL, D: ALL, P: ALL},
    "take_part": {L: OWN, P: OWN},
    "read_evaluations": {L: ALL, F: ALL, D: ALL},
    # actions
    "read_actions": {L: ALL, F: ALL, I: ALL, D: ALL, S: ALL, P: ALL, O: ALL},
    "cull_proposals": {L: ALL},
    "assign_owner": {L: ALL},
    "answer_ownership": {L: ALL, O: OWN},
    "read_owner_names": {L: ALL, F: ALL, S: ALL, O: OWN},
    "decide": {L: ALL, S: ALL},
    "object_to_proposals": {L: ALL, D: ALL, P: ALL},
    "comment_promises": {L: OWN, P: OWN},
    "answer_comments": {L: ALL, O: OWN},
    "moderate_comments": {L: ALL},
    "report_status": {L: ALL, O: OWN},
    "order_reports": {L: ALL, S: ALL},
    "write_lessons": {L: ALL, D: ALL},
    # privacy and records
    "read_processing": {L: ALL, A: ALL},
    "manage_retention": {L: ALL, A: ALL},
    "serve_rights": {L: ALL},
    "disclose_records": {L: ALL},
}


def _roles(dialogue: int, user: int) -> QuerySet:
    held = apps.get_model("dialogues", "Membership").objects.filter(dialogue=dialogue, user=user)
    return held.order_by().values_list("role")


def _administers(municipality: int, user: int) -> QuerySet:
    administrators = apps.get_model("accounts", "Municipality").administrators.through.objects
    return administrators.filter(municipality=municipality, user=user).values_list("pk")


_ROLES, _ADMINISTERS = Prepared(_roles), Prepared(_administers)


def roles_in(user, dialogue) -> frozenset[str]:
    """Return the person's roles in the dialogue, read once per request and kept on the user object.

    Args:
        user: an ``accounts.User`` or ``AnonymousUser``.
        dialogue: a ``dialogues.Dialogue``.
    """
    if not user.is_authenticated or not user.is_active:
        return frozenset()
    known: dict[int, frozenset[str]] | None = getattr(user, "_roles_by_dialogue", None)
    if known is None:  # set as an attribute, so that request.user and the user behind it share it
        user._roles_by_dialogue = known = {}
    if dialogue.pk not in known:
        admin = [(ADMIN,)] if _ADMINISTERS.rows(dialogue.municipality_id, user.pk) else []
        known[dialogue.pk] = frozenset(role for (role,) in [*_ROLES.rows(dialogue.pk, user.pk), *admin])
    return known[dialogue.pk]


def scope_of(user, dialogue, capability: str) -> Scope | None:
    """Return how far ``capability`` reaches for the person in the dialogue; None when they do not have it.

    Raises:
        KeyError: the capability is not in the table.
    """
    return scope_for(roles_in(user, dialogue), capability)


def scope_for(roles: frozenset[str], capability: str) -> Scope | None:
    """As ``scope_of``, for whoever holds ``roles``."""
    row = TABLE[capability]
    return max((row[role] for role in roles if role in row), key=lambda scope: scope.value, default=None)


def _holds(capability: str):
    @rules.predicate(name=f"has:{capability}")
    def predicate(user, dialogue) -> bool:
        return dialogue is not None and scope_of(user, dialogue, capability) is not None

    return predicate


for _capability in TABLE:
    rules.add_perm(f"dialogues.{_capability}", _holds(_capability))
