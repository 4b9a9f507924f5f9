"""What a new dialogue begins with here: groups to hear and questions to ask, tried ones or an earlier dialogue's."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.models import User
from dialogues.models import Dialogue, DialogueKind
from dialogues.shapes import carrying, naming
from dialogues.shapes.carrying import Copy

from .guide.bank import BANK, OFFICIALS, RESIDENTS
from .guide.services import take_from_bank
from .models import (
    BackgroundValue,
    BackgroundVariable,
    ExploratoryGuide,
    ExploratoryInterview,
    GroupKind,
    GuideQuestion,
    Identity,
    StakeholderGroup,
)


def groups_to_begin_with(kind: str) -> list[tuple[str, str, int]]:
    """Groups with kind and how many to hear. Their sum is near what the two dialogues heard (DOMAIN.md)."""
    if kind == DialogueKind.INTERNAL:
        return [
            (_("The executive management"), GroupKind.OFFICIALS, 8),
            (_("Heads of administrations"), GroupKind.OFFICIALS, 12),
            (_("Staff who meet residents every day"), GroupKind.OFFICIALS, 40),
            (_("Staff who plan and investigate"), GroupKind.OFFICIALS, 20),
            (_("Unions and safety representatives"), GroupKind.OTHER, 5),
            (_("Residents whom it concerns"), GroupKind.RESIDENTS, 10),
            (_("Politicians"), GroupKind.POLITICIANS, 6),
        ]
    return [
        (_("Those who live with it every day"), GroupKind.RESIDENTS, 25),
        (_("Those who live elsewhere in the municipality"), GroupKind.RESIDENTS, 10),
        (_("Young people"), GroupKind.RESIDENTS, 12),
        (_("Those who are seldom asked"), GroupKind.RESIDENTS, 12),
        (_("Associations"), GroupKind.CIVIL_SOCIETY, 12),
        (_("The sharpest critics"), GroupKind.CIVIL_SOCIETY, 5),
        (_("Officials"), GroupKind.OFFICIALS, 10),
        (_("Politicians"), GroupKind.POLITICIANS, 6),
        (_("Companies and landlords"), GroupKind.BUSINESS, 5),
    ]


def begin(*, dialogue: Dialogue, actor: User) -> None:
    """Lay out the groups and the guide of the dialogue's kind. Within a transaction."""
    StakeholderGroup.objects.bulk_create(
        StakeholderGroup(dialogue=dialogue, name=name, kind=kind, target=target, position=place)
        for place, (name, kind, target) in enumerate(groups_to_begin_with(dialogue.kind))
    )
    audience = OFFICIALS if dialogue.kind == DialogueKind.INTERNAL else RESIDENTS
    take_from_bank(dialogue=dialogue, keys=[one.key for one in BANK if audience in one.first_choice], actor=actor)


def carry(copy: Copy) -> None:
    """Groups without who asks them and how to reach them, background variables, and both guides."""
    _groups(copy)
    _background(copy)
    _guide(copy)
    asked = ExploratoryGuide.objects.filter(dialogue=copy.source).first()
    if asked and (words := copy.words(asked)):
        ExploratoryGuide.objects.create(dialogue=copy.target, **words)


def _groups(copy: Copy) -> None:
    for row in copy.source.groups.all():
        if words := copy.words(row):
            StakeholderGroup.objects.create(
                dialogue=copy.target, kind=row.kind, target=row.target, position=row.position, **words
            )


def _background(copy: Copy) -> None:
    for row in copy.source.variables.prefetch_related("values"):
        if not (words := copy.words(row)):
            continue
        variable = BackgroundVariable.objects.create(dialogue=copy.target, position=row.position, **words)
        for value in row.values.all():
            if named := copy.words(value):
                BackgroundValue.objects.create(variable=variable, position=value.position, **named)


def _guide(copy: Copy) -> None:
    number = 0
    for row in copy.source.guide.filter(removed_at=None):
        if words := copy.words(row):
            number += 1
            GuideQuestion.objects.create(
                dialogue=copy.target, number=number, subject=row.subject, position=row.position, **words
            )


def people(dialogue: Dialogue) -> Iterable[str]:
    """Names of those interviewed and of their guardians, decrypted. Two queries."""
    for name, guardian in Identity.objects.filter(interviewee__dialogue=dialogue).values_list("name", "guardian"):
        yield from (name or "", guardian or "")
    yield from (
        name or "" for name in ExploratoryInterview.objects.filter(dialogue=dialogue).values_list("name", flat=True)
    )


def register() -> None:
    naming.know_people(people)
    carrying.register(
        carry=carry,
        begin=begin,
        words={
            StakeholderGroup: ("name",),
            BackgroundVariable: ("name", "key"),
            BackgroundValue: ("name",),
            GuideQuestion: ("text", "prompts"),
            ExploratoryGuide: ("questions",),
        },
    )
