"""What one export may hold, read from the database: texts, statements, people as numbers. Identity is never touched.

Left out whatever is asked for: sealed texts, people who have taken back what they said, talks in which somebody has,
and statements that may be theirs. What a person was called, where they live and how they are reached lies in
another table that nothing here reads.
"""

import random
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from accounts.models import User
from dialogues.models import Dialogue
from interviews.models import Consent, Interview, Interviewee, InterviewText
from interviews.rules import own_interviews

from ..models import Coding, Export, Statement, StatementStatus, Theme
from ..queries import quotable
from ..rules import visible_statements
from ..told import ground, may_stand_beside

MASKED = (StatementStatus.MASKED, StatementStatus.CONFIRMED)


@dataclass
class Said:
    """A statement on its way out. What the reader may not see is not in it."""

    key: str
    masked: str
    language: str
    translation: str
    themes: list[int]
    is_own: bool
    """Read as source: with number, interview, speaker and the speaker's own words."""
    group: str = ""
    original: str = ""
    number: int | None = None
    interview: int | None = None
    speaker: int | None = None
    start: int = 0
    end: int = 0
    anchored: bool = False
    status: str = ""
    released: bool = False
    lifted_by: int | None = None
    at: datetime | None = None
    coders: list[tuple[int, int, datetime]] = field(default_factory=list)
    """(theme, coder, when) of the themes it has."""
    quotable: bool = True


@dataclass
class Material:
    dialogue: Dialogue
    with_source: bool
    themes: list[Theme]
    said: list[Said]
    interviews: list[Interview] = field(default_factory=list)
    """Those whose text is in ``texts``, with ``people`` prefetched."""
    texts: dict[int, str] = field(default_factory=dict)
    people: list[Interviewee] = field(default_factory=list)
    users: dict[int, str] = field(default_factory=dict)
    left: Counter[str] = field(default_factory=Counter)

    @property
    def title_of(self) -> dict[int, str]:
        return {theme.pk: theme.title for theme in self.themes}


def standing_themes(dialogue: Dialogue) -> list[Theme]:
    """The codebook, in order. One query."""
    return list(dialogue.themes.filter(removed_at=None))


def gather(export: Export, *, with_texts: bool) -> Material:
    """Read what the export may hold, at this moment and within what its orderer may see.

    Args:
        with_texts: the interviews' own texts too, when sources are in it.

    Cost: a dozen queries whatever the size, and the memory of what is read.
    """
    dialogue, user = export.dialogue, export.by
    material = Material(dialogue, export.sees_source, standing_themes(dialogue), [])
    withdrawn = set(
        Consent.objects.filter(interviewee__dialogue=dialogue, withdrawn_at__isnull=False).values_list(
            "interviewee_id", flat=True
        )
    )
    mine = own_interviews(user, dialogue, "exchange_material") if export.sees_source else dialogue.interviews.none()
    if "interviews" in export.options:
        mine = mine.filter(pk__in=export.options["interviews"])  # no more than when it was ordered
    own_keys = set(mine.values_list("pk", flat=True))
    _read_statements(material, user, own_keys, withdrawn)
    if with_texts and export.sees_source:
        _read_texts(material, mine, withdrawn)
    if export.sees_source:
        _read_people(material, own_keys, withdrawn, known=with_texts)
    _read_users(material, user)
    return material


# --- Statements ---------------------------------------------------------------------------------------------------


def _read_statements(material: Material, user: User, own_keys: set[int], withdrawn: set[int]) -> None:
    dialogue = material.dialogue
    shown = visible_statements(user, dialogue)
    if own_keys:
        own = shown.filter(interview__in=own_keys).order_by("number")
        kept = _without_withdrawn(own, withdrawn)
        material.left["withdrawn"] += own.count() - kept.count()
        material.said += _own(material, kept)
        shown = shown.exclude(interview__in=own_keys)
    others = _without_withdrawn(shown.filter(status__in=MASKED), withdrawn)
    if not material.with_source:
        material.left["unmasked"] += shown.filter(status=StatementStatus.LIFTED).count()
        allowed = quotable(others)
        material.left["unquotable"] += others.count() - allowed.count()
        others = allowed
    masked = _masked(material, others)
    random.SystemRandom().shuffle(masked)
    material.said += masked


def _without_withdrawn(rows: QuerySet[Statement], withdrawn: set[int]) -> QuerySet[Statement]:
    """Drop what is, or may be, said by somebody who has taken it back, and what comes from a sealed text."""
    if withdrawn:
        took_part = Interview.people.through.objects.filter(interview=OuterRef("interview"), interviewee__in=withdrawn)
        rows = rows.exclude(speaker__in=withdrawn).exclude(Q(speaker=None) & Exists(took_part))
    sealed = InterviewText.objects.filter(interview=OuterRef("interview"), sealed_at__isnull=False)
    return rows.exclude(Exists(sealed))


def _themes_by_statement(rows: QuerySet[Statement]) -> dict[int, list[int]]:
    through = Statement.themes.through.objects.filter(
        statement__in=rows.order_by().values("pk"), theme__removed_at=None
    )
    found: dict[int, list[int]] = {}
    for statement, theme in through.order_by("theme__position", "theme").values_list("statement_id", "theme_id"):
        found.setdefault(statement, []).append(theme)
    return found


_AS_THEY_ARE = ("masked", "language", "translation", "original", "number", "start", "end", "anchored", "status")
_OTHERWISE = ("creation_key", "group_id", "interview_id", "speaker_id", "released_at", "lifted_by_id", "created_at")


def _own(material: Material, rows: QuerySet[Statement]) -> list[Said]:
    themes = _themes_by_statement(rows)
    coders = _coders(material, rows, themes)
    groups = dict(material.dialogue.groups.values_list("pk", "name"))
    no_quotes = set(rows.exclude(pk__in=quotable(rows).order_by().values("pk")).values_list("pk", flat=True))
    return [
        Said(
            key=str(row["creation_key"]),
            themes=themes.get(row["pk"], []),
            is_own=True,
            group=groups.get(row["group_id"] or 0, ""),
            interview=row["interview_id"],
            speaker=row["speaker_id"],
            released=row["released_at"] is not None,
            lifted_by=row["lifted_by_id"],
            at=row["created_at"],
            coders=coders.get(row["pk"], []),
            quotable=row["pk"] not in no_quotes,
            **{name: row[name] for name in _AS_THEY_ARE},
        )
        for row in rows.values("pk", *_AS_THEY_ARE, *_OTHERWISE).iterator(chunk_size=2000)
    ]


def _coders(
    material: Material, rows: QuerySet[Statement], themes: dict[int, list[int]]
) -> dict[int, list[tuple[int, int, datetime]]]:
    """Who gave each statement the themes it has. Themes that a coder gave and that do not hold are counted, no more."""
    given = Coding.themes.through.objects.filter(
        coding__statement__in=rows.order_by().values("pk"), theme__removed_at=None
    ).values_list("coding__statement_id", "theme_id", "coding__coder_id", "coding__at")
    found: dict[int, list[tuple[int, int, datetime]]] = {}
    for statement, theme, coder, at in given.order_by("pk"):
        if theme in themes.get(statement, []):
            found.setdefault(statement, []).append((theme, coder, at))
        else:
            material.left["other_coders"] += 1
    return found


def _masked(material: Material, rows: QuerySet[Statement]) -> list[Said]:
    """Statements as everybody in the coding reads them: nothing leads back to whoever said them, or to each other."""
    themes = _themes_by_statement(rows)
    by = may_stand_beside(ground(material.dialogue))
    fields = ("pk", "masked", "language", "translation", "group_id")
    return [
        Said(
            key="",
            masked=masked,
            language=language,
            translation=translation,
            themes=themes.get(pk, []),
            is_own=False,
            group=by(pk, group),
        )
        for pk, masked, language, translation, group in rows.order_by().values_list(*fields)
    ]


# --- Texts, people, coders ----------------------------------------------------------------------------------------


def _read_texts(material: Material, mine: QuerySet[Interview], withdrawn: set[int]) -> None:
    texts = InterviewText.objects.filter(interview__in=mine.order_by().values("pk"))
    material.left["sealed"] += texts.filter(sealed_at__isnull=False).count()
    held = dict(texts.filter(sealed_at=None).exclude(text="").values_list("interview_id", "text"))
    took_part: dict[int, set[int]] = {}
    pairs = Interview.people.through.objects.filter(interview__in=held)
    for talk, person in pairs.values_list("interview_id", "interviewee_id"):
        took_part.setdefault(talk, set()).add(person)
    for interview in mine.filter(pk__in=held).order_by("number"):
        if took_part.get(interview.pk, set()) & withdrawn:
            material.left["talks"] += 1
        else:
            material.interviews.append(interview)
            material.texts[interview.pk] = held[interview.pk]


def _read_people(material: Material, own_keys: Iterable[int], withdrawn: set[int], *, known: bool) -> None:
    """People as numbers; with ``known`` also their group, background and interviews."""
    pairs = Interview.people.through.objects.filter(interview__in=own_keys)
    rows = material.dialogue.interviewees.filter(pk__in=pairs.values("interviewee_id")).exclude(pk__in=withdrawn)
    if known:
        rows = rows.select_related("group").prefetch_related(
            "background", Prefetch("interviews", Interview.objects.only("pk"))
        )
    else:
        rows = rows.only("dialogue", "number")  # the manager's own column too: left out it is asked for row by row
    material.people = list(rows.order_by("number"))


def _read_users(material: Material, orderer: User) -> None:
    keys = {orderer.pk}
    for one in material.said:
        keys |= {coder for _theme, coder, _at in one.coders}
        if one.lifted_by:
            keys.add(one.lifted_by)
    material.users = dict(User.objects.filter(pk__in=keys).values_list("pk", "name"))
