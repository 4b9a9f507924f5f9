"""Reads of the form room. The inbox's list never loads what was written: it would have to be decrypted row by row."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from dialogues.models import Dialogue

from ..models import AnswerStatus, Audience, StakeholderGroup, WebForm, WebFormAnswer, WebFormQuestion

DOUBTED, TRUSTED = "doubted", "trusted"
PROTECTED = ("answers", "name", "email", "age", "notice")


def forms_of(dialogue: Dialogue) -> QuerySet[WebForm]:
    """Return the dialogue's forms, newest first, with ``question_count``, ``new_count`` and ``answer_count``."""
    asked = WebFormQuestion.objects.filter(removed_at=None)
    answers = WebFormAnswer.objects.all()
    return dialogue.web_forms.annotate(
        question_count=_counted(asked),
        answer_count=_counted(answers),
        new_count=_counted(answers.filter(status=AnswerStatus.NEW)),
    )


def _counted(rows: QuerySet) -> Coalesce:
    """How many of ``rows`` belong to each form. A subquery, since joining questions with answers multiplies them."""
    counts = rows.filter(form=OuterRef("pk")).order_by().values("form").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counts), 0)


def open_public_forms(dialogue: Dialogue) -> QuerySet[WebForm]:
    """Return the forms that anybody may answer today from the dialogue's public page."""
    today = timezone.localdate()
    if dialogue.privacy_gaps():
        return dialogue.web_forms.none()
    return dialogue.web_forms.filter(
        Q(opens_on=None) | Q(opens_on__lte=today),
        Q(closes_on=None) | Q(closes_on__gte=today),
        Exists(WebFormQuestion.objects.filter(form=OuterRef("pk"), removed_at=None)),
        audience=Audience.PUBLIC,
        opened_at__isnull=False,
        closed_at=None,
    ).order_by("created_at", "pk")


def has_open_public_form(dialogue: Dialogue) -> bool:
    return open_public_forms(dialogue).exists()


def answers_of(dialogue: Dialogue) -> QuerySet[WebFormAnswer]:
    return WebFormAnswer.objects.filter(form__dialogue=dialogue)


def inbox(
    dialogue: Dialogue, *, number: str = "", form: str = "", status: str = "", group: str = "", looks: str = ""
) -> QuerySet[WebFormAnswer]:
    """Return the answers, newest first, without what was written. ``form`` and ``group`` are keys.

    ``looks``: only those that look like advertising (``DOUBTED``) or that do not (``TRUSTED``).
    """
    rows = answers_of(dialogue)
    if number.isdecimal() and len(number) < 10:
        rows = rows.filter(number=int(number))
    if form:
        rows = rows.filter(form_id=int(form))
    if status:
        rows = rows.filter(status=status)
    if group == "none":
        rows = rows.filter(group=None)
    elif group:
        rows = rows.filter(group_id=int(group))
    if looks == DOUBTED:
        rows = rows.exclude(doubts="")
    elif looks == TRUSTED:
        rows = rows.filter(doubts="")
    return rows.select_related("form", "group", "interview").defer(*PROTECTED)


@dataclass(frozen=True)
class Standing:
    """How many answers there are of each kind in the inbox."""

    new: int
    sorted: int
    set_aside: int
    taken_back: int
    doubted: int
    """Of the new ones, how many look like advertising."""

    @property
    def all(self) -> int:
        return self.new + self.sorted + self.set_aside + self.taken_back


def standing(dialogue: Dialogue) -> Standing:
    """Count the dialogue's answers by status. One query."""
    counts = {status: Count("pk", filter=Q(status=status)) for status in ("new", "sorted", "set_aside", "taken_back")}
    doubted = Count("pk", filter=Q(status=AnswerStatus.NEW) & ~Q(doubts=""))
    return Standing(**answers_of(dialogue).order_by().aggregate(**counts, doubted=doubted))


def to_sort(dialogue: Dialogue) -> int:
    """How many answers wait to be sorted. One query."""
    return answers_of(dialogue).filter(status=AnswerStatus.NEW).order_by().count()


@dataclass(frozen=True)
class Neighbours:
    """The answers to sort before and after one, in the order of the list."""

    newer: WebFormAnswer | None
    older: WebFormAnswer | None


def neighbours(answer: WebFormAnswer, dialogue: Dialogue) -> Neighbours:
    """Return the nearest answers that wait to be sorted. Two queries."""
    waiting = answers_of(dialogue).filter(status=AnswerStatus.NEW).defer(*PROTECTED)
    later = Q(created_at__gt=answer.created_at) | Q(created_at=answer.created_at, pk__lt=answer.pk)
    earlier = Q(created_at__lt=answer.created_at) | Q(created_at=answer.created_at, pk__gt=answer.pk)
    return Neighbours(
        waiting.filter(later).order_by("created_at", "-pk").first(),
        waiting.filter(earlier).order_by("-created_at", "pk").first(),
    )


def groups_by_key(groups: Iterable[StakeholderGroup]) -> dict[str, StakeholderGroup]:
    return {str(group.pk): group for group in groups}
