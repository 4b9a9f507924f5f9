"""Reads across the dialogue's own rows. The query budget of each is its docstring's last line."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Municipality, User
from accounts.prepared import Prepared, as_row, columns

from .models import CentralQuestion, Dialogue, Membership, PlannedPhase, QuestionObjection, SignOff, SignOffStatus
from .permissions import ADMIN, TABLE, Role

_DIALOGUE_AT = Prepared(
    lambda slug: (
        Dialogue.objects.filter(slug=slug)
        .order_by()
        .values_list(*columns(Dialogue), *columns(Municipality, "municipality__"))
    )
)


def dialogue_at(slug: str) -> Dialogue | None:
    """The dialogue at an address, with its municipality. One query."""
    for row in _DIALOGUE_AT.rows(slug):
        own = len(columns(Dialogue))
        dialogue = as_row(Dialogue, row[:own])
        dialogue.municipality = as_row(Municipality, row[own:])
        return dialogue
    return None


def municipalities_to_start_in(user: User) -> QuerySet[Municipality]:
    """Where the person may start a dialogue: as administrator, or as leader of one already. No query until read."""
    leads = Q(dialogues__memberships__user=user, dialogues__memberships__role=Role.LEADER)
    return Municipality.objects.filter(Q(administrators=user) | leads).distinct()


def dialogues_of(user: User) -> QuerySet[Dialogue]:
    """The person's dialogues with ``mine`` (their memberships) and ``planned``; an administrator's municipality whole.

    Three queries when a page of it is read.
    """
    own = Membership.objects.filter(user=user)
    administered = Municipality.objects.filter(administrators=user)
    return (
        Dialogue.objects.filter(Q(pk__in=own.values("dialogue")) | Q(municipality__in=administered))
        .select_related("municipality")
        .prefetch_related(
            Prefetch("memberships", queryset=own, to_attr="mine"),
            Prefetch("plan", queryset=PlannedPhase.objects.order_by("starts_on", "pk"), to_attr="planned"),
        )
    )


@dataclass(frozen=True)
class ListedDialogue:
    """One row of the list: where it leads for this person, their roles in words, and how far it is in a sentence."""

    dialogue: Dialogue
    url: str
    roles: str
    state: str


def entrance(dialogue: Dialogue, roles: Sequence[str]) -> str:
    """The page a person with ``roles`` starts on: the overview, the participant's meetings, the owner's actions."""
    if any(role in TABLE["read_overview"] for role in roles):
        return dialogue.get_absolute_url()
    name = "meetings:list" if Role.PARTICIPANT in roles else "actions:list"
    return reverse(name, args=[dialogue.slug])


def standing_in_time(dialogue: Dialogue, planned: Sequence[PlannedPhase], today: date) -> str:
    """Where in its plan a dialogue is, as one sentence."""
    if dialogue.starts_on > today:
        return _("Begins on %(day)s.") % {"day": date_format(dialogue.starts_on, "DATE_FORMAT")}
    now = [row for row in planned if row.starts_on <= today <= row.ends_on]
    if now:
        last = max(now, key=lambda row: row.starts_on)
        day = date_format(last.ends_on, "DATE_FORMAT")
        return _("%(phase)s, planned until %(day)s.") % {"phase": last.get_phase_display(), "day": day}
    ahead = [row for row in planned if row.starts_on > today]
    if ahead:
        day = date_format(ahead[0].starts_on, "DATE_FORMAT")
        return _("%(phase)s begins on %(day)s.") % {"phase": ahead[0].get_phase_display(), "day": day}
    if planned:
        day = date_format(max(row.ends_on for row in planned), "DATE_FORMAT")
        return _("The time plan ended on %(day)s.") % {"day": day}
    return _("Begun, without a time plan yet.")


def administered_by(user: User) -> set[int]:
    """Keys of the municipalities that the person administers. One query."""
    return set(user.administered.values_list("pk", flat=True))


def listed(dialogues: Iterable[Dialogue], administered: set[int]) -> list[ListedDialogue]:
    """Rows for a page of ``dialogues_of``, for whoever has ``administered_by``. No query."""
    labels = dict(Role.choices) | {ADMIN: _("administrator")}
    today = timezone.localdate()
    rows = []
    for dialogue in dialogues:
        held = {membership.role for membership in dialogue.mine}
        if dialogue.municipality_id in administered:
            held.add(ADMIN)
        roles = [role for role in [*Role.values, ADMIN] if role in held]
        rows.append(
            ListedDialogue(
                dialogue=dialogue,
                url=entrance(dialogue, roles),
                roles=", ".join(str(labels[role]) for role in roles),
                state=standing_in_time(dialogue, dialogue.planned, today),
            )
        )
    return rows


@dataclass(frozen=True)
class AgreedQuestion:
    """The agreed wording, if any, with how many wordings were tried and how many objections still stand."""

    question: CentralQuestion | None
    tried: int
    objections: int


def agreed_question(dialogue: Dialogue) -> AgreedQuestion:
    """Two queries."""
    standing = QuestionObjection.objects.filter(question__dialogue=dialogue, settled_on=None)
    known = dialogue.questions.aggregate(tried=Count("pk"))
    question = (
        dialogue.questions.filter(agreed_on__isnull=False)
        .select_related("agreed_at")
        .annotate(standing=Count("objections", filter=Q(objections__settled_on=None)))
        .first()
    )
    objections = question.standing if question else standing.count() if known["tried"] else 0
    return AgreedQuestion(question, known["tried"], objections)


@dataclass(frozen=True)
class Standing:
    """Those who gave one kind of answer about the mandate."""

    key: str
    title: str
    mark: str
    rows: list[SignOff]


@dataclass(frozen=True)
class Anchoring:
    """Who stands where about the mandate. ``behind`` counts yes with and without conditions."""

    groups: list[Standing]
    total: int
    behind: int
    silent: int

    @property
    def filled(self) -> list[Standing]:
        return [group for group in self.groups if group.rows]


def anchoring(dialogue: Dialogue) -> Anchoring:
    """One query; reads every sign-off of the dialogue, which are as many as a municipality has bodies."""
    rows = list(dialogue.sign_offs.select_related("organisation"))
    kinds = [
        (SignOffStatus.YES, _("Stand behind it"), "done"),
        (SignOffStatus.CONDITIONS, _("Yes, with conditions"), "part"),
        (SignOffStatus.NOT_YET, _("Not yet"), "gap"),
        (SignOffStatus.ASKED, _("Have not answered"), "gap"),
        (SignOffStatus.NO, _("Say no"), "late"),
    ]
    groups = [Standing(key, title, mark, [row for row in rows if row.status == key]) for key, title, mark in kinds]
    return Anchoring(
        groups=groups,
        total=len(rows),
        behind=sum(row.stands_behind for row in rows),
        silent=len(groups[3].rows),
    )
