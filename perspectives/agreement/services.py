"""Verbs of the second coding: a statement read without the first coder's choice, and a difference settled."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.events import record

from ..models import Coding, Statement, Theme
from .queries import SETTLED, Pair, standing

FIRST, SECOND, BOTH = "first", "second", "both"


@transaction.atomic
def code_blind(*, statement: Statement, themes: Collection[Theme], actor: User) -> Coding:
    """Note which themes a second coder gives a statement, without touching the statement's own; none is an answer too.

    Can be changed until the person has been through all of the interview; then it stands.

    Raises:
        ValidationError: the person is the first coder of the interview, or has finished.
    """
    Statement.objects.select_for_update().get(pk=statement.pk)
    mine = Coding.objects.filter(statement=statement, coder=actor).first()
    stands = standing(actor, statement.interview)
    if stands.is_first:
        raise ValidationError(
            _("You have coded this interview already, with its themes before you. Somebody else reads it.")
        )
    if mine and stands.is_finished:
        raise ValidationError(_("You have been through all of it. What you chose stands, and is compared."))
    coding, is_new = Coding.objects.get_or_create(statement=statement, coder=actor, defaults={"is_blind": True})
    if not is_new:
        Coding.objects.filter(pk=coding.pk).update(is_blind=True, at=timezone.now())
    coding.themes.set(themes)
    record(
        "statement.coded_twice",
        dialogue=statement.dialogue,
        actor=actor,
        obj=statement,
        number=statement.number,
        themes=len(themes),
    )
    return coding


@transaction.atomic
def settle_difference(*, pair: Pair, choice: str, actor: User) -> Statement:
    """Let a statement have what the first coder chose, the second, or what either did. What each said stands as it was.

    Raises:
        ValidationError: no such choice, or the statement has been removed.
    """
    chosen = {
        FIRST: pair.first_themes,
        SECOND: pair.second_themes,
        BOTH: pair.first_themes | pair.second_themes,
    }.get(choice)
    statement = Statement.objects.select_for_update().filter(pk=pair.statement.pk).first()
    if chosen is None or statement is None:
        raise ValidationError(_("Choose whose themes the statement gets."))
    dialogue = pair.statement.dialogue
    statement.themes.set(Theme.objects.filter(dialogue=dialogue, removed_at=None, pk__in=chosen))
    Statement.objects.filter(pk=statement.pk).update(version=F("version") + 1)
    record(SETTLED, dialogue=dialogue, actor=actor, obj=statement, number=statement.number, choice=choice)
    return statement
