"""Verbs of retention: setting a rule, letting it go, noting that a dialogue has ended."""

from django.db import transaction

from accounts.models import Municipality, User
from dialogues.administration.services import note
from dialogues.events import record
from dialogues.forms_base import RecordForm
from dialogues.models import Dialogue

from ..models import Ending, RetentionRule


@transaction.atomic
def set_rule(*, form: RecordForm, dialogue: Dialogue, kind: str, actor: User) -> RetentionRule:
    """Set or change how long a kind is kept: in this dialogue, or in all of its municipality's.

    Raises:
        Conflict: somebody else changed the rule since it was opened.
        ValidationError: somebody else has set one in the meantime.
    """
    values: dict[str, object] = {"kind": kind, "set_by": actor}
    if form.instance.pk is None:
        for_all = form.cleaned_data.get("for_all")
        values |= {"municipality": dialogue.municipality} if for_all else {"dialogue": dialogue}
    rule, changed = form.save_record(**values)
    if changed:
        record("retention.rule_set", dialogue=dialogue, actor=actor, obj=rule, kind=kind, keeps=rule.keeps)
    return rule


@transaction.atomic
def set_rule_of_all(*, form: RecordForm, municipality: Municipality, kind: str, actor: User) -> RetentionRule:
    """Set or change how long a kind is kept in every dialogue of a municipality that has no rule of its own.

    Raises:
        Conflict: somebody else changed the rule since it was opened.
        ValidationError: somebody else has set one in the meantime.
    """
    rule, changed = form.save_record(kind=kind, municipality=municipality, set_by=actor)
    if changed:
        note("administration.retention_set", municipality, actor, rule, kind=kind, keeps=rule.keeps)
    return rule


@transaction.atomic
def remove_rule_of_all(*, rule: RetentionRule, municipality: Municipality, actor: User) -> None:
    """Let a municipality's rule go. What was promised to people holds without it."""
    note("administration.retention_removed", municipality, actor, rule, kind=rule.kind)
    rule.delete()


@transaction.atomic
def remove_rule(*, rule: RetentionRule, dialogue: Dialogue, actor: User) -> None:
    """Let a rule go. What was promised to people holds without it."""
    record("retention.rule_removed", dialogue=dialogue, actor=actor, obj=rule, kind=rule.kind)
    rule.delete()


@transaction.atomic
def end_dialogue(*, form: RecordForm, dialogue: Dialogue, actor: User) -> Ending:
    """Note the day a dialogue ended.

    Raises:
        Conflict: somebody else noted another since it was opened.
    """
    ending, changed = form.save_record(dialogue=dialogue, set_by=actor)
    if changed:
        record("retention.ended", dialogue=dialogue, actor=actor, obj=ending)
    return ending
