"""Reads of statements, themes and perspectives that several pages share. Each says what it costs."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from accounts.models import User
from accounts.prepared import Prepared
from dialogues.models import Dialogue
from interviews.models import Consent, Interview, InterviewStatus, StakeholderGroup

from .models import Perspective, Stance, Statement, StatementStatus, Theme, Voice
from .rules import codes_everything
from .told import named_groups

PAGE_SIZE = 50


def quotable(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Keep statements whose speaker may be quoted: who has not said no, and has not taken the consent back.

    Where several people were in the talk and nobody is noted as the speaker, one no among them is enough. Someone
    without a noted consent counts as not having said no; the interviews room is what asks for it.
    """
    no = Q(allows_quotes=False) | Q(withdrawn_at__isnull=False)
    speaker_says_no = Consent.objects.filter(no, interviewee=OuterRef("speaker"))
    someone_says_no = Consent.objects.filter(no, interviewee__interviews=OuterRef("interview"))
    return statements.exclude(Exists(speaker_says_no)).exclude(Q(speaker=None) & Exists(someone_says_no))


def source_text(interview: Interview) -> str:
    """Return the interview's text; nothing when none has been written yet."""
    source = getattr(interview, "source", None)
    return source.text if source else ""


_GROUPS = Prepared(
    lambda dialogue: (
        StakeholderGroup.objects.filter(dialogue=dialogue).order_by("position", "name").values_list("pk", "name")
    )
)


def shown_groups(user: User, dialogue: Dialogue) -> dict[int, str]:
    """Return the names of the groups that may stand beside a statement, by key: for the leader all, for others those
    that may be named in print. One query for the leader, two for others.
    """
    if codes_everything(user, dialogue):
        return dict(_GROUPS.rows(dialogue.pk))
    return named_groups(dialogue)


def with_marks(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    """Load what a list of masked statements shows, and never the original. Two queries whatever the length."""
    return statements.defer("original", "kept").prefetch_related("themes")


def without_theme(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.exclude(Exists(Statement.themes.through.objects.filter(statement=OuterRef("pk"))))


def without_perspective(statements: QuerySet[Statement]) -> QuerySet[Statement]:
    return statements.exclude(Exists(Voice.objects.filter(statement=OuterRef("pk"))))


@dataclass(frozen=True)
class CodingProgress:
    """How far the coding of a dialogue has come; counts of interviews and of statements."""

    held: int
    coded: int
    statements: int
    bare: int
    unmasked: int
    unconfirmed: int
    confirmed: int
    released: int
    adrift: int


def _coded(dialogue: int) -> QuerySet[Interview, tuple[int, int]]:
    rows = Interview.objects.filter(dialogue=dialogue, status=InterviewStatus.HELD).order_by().values("dialogue")
    counts = {"held": Count("pk"), "coded": Count("pk", filter=Q(coded_at__isnull=False))}
    return rows.annotate(**counts).values_list(*counts)


def _statements(dialogue: int) -> QuerySet[Statement, tuple[int, ...]]:
    themed = Exists(Statement.themes.through.objects.filter(statement=OuterRef("pk")))
    rows = Statement.objects.filter(dialogue=dialogue).order_by().annotate(themed=themed).values("dialogue")
    counts = {
        "statements": Count("pk"),
        "bare": Count("pk", filter=Q(themed=False)),
        "unmasked": Count("pk", filter=Q(status=StatementStatus.LIFTED)),
        "unconfirmed": Count("pk", filter=Q(status=StatementStatus.MASKED)),
        "confirmed": Count("pk", filter=Q(status=StatementStatus.CONFIRMED, released_at=None)),
        "released": Count("pk", filter=Q(released_at__isnull=False)),
        "adrift": Count("pk", filter=Q(anchored=False)),
    }
    return rows.annotate(**counts).values_list(*counts)


_CODED, _STATEMENTS = Prepared(_coded), Prepared(_statements)


def coding_progress(dialogue: Dialogue) -> CodingProgress:
    """Count held and coded interviews, and statements by what they lack. Two queries."""
    [interviews] = _CODED.rows(dialogue.pk) or [(0,) * 2]
    [statements] = _STATEMENTS.rows(dialogue.pk) or [(0,) * 7]
    return CodingProgress(*interviews, *statements)


def perspectives_with_gaps(perspectives: QuerySet[Perspective], *, released_only: bool) -> QuerySet[Perspective]:
    """Say of each perspective whether somebody says it and somebody says the opposite. Never how many: a perspective
    held by one person counts as one perspective (DOMAIN.md, principle 1)."""
    seen = Q(statement__released_at__isnull=False) if released_only else Q()
    voices = Voice.objects.filter(seen, perspective=OuterRef("pk"))
    said, opposed = voices.filter(stance=Stance.FOR), voices.filter(stance=Stance.AGAINST)
    marks: dict[str, Any] = {"is_said": Exists(said), "is_opposed": Exists(opposed)}
    return perspectives.annotate(**marks)


def theme_uses(dialogue: Dialogue) -> dict[int, tuple[int, int]]:
    """Return how many statements and perspectives use each theme, by key. Two queries."""
    said = Statement.themes.through.objects.filter(theme__dialogue=dialogue).values_list("theme").annotate(Count("pk"))
    held = (
        Perspective.themes.through.objects.filter(theme__dialogue=dialogue).values_list("theme").annotate(Count("pk"))
    )
    statements, perspectives = dict(said), dict(held)
    return {pk: (statements.get(pk, 0), perspectives.get(pk, 0)) for pk in statements.keys() | perspectives.keys()}


def open_themes(dialogue: Dialogue) -> QuerySet[Theme]:
    return dialogue.themes.filter(removed_at=None)
