"""Writes a composed demo dialogue into the database: deterministic, idempotent, quick enough at scale 10.

Rows are written in bulk where there are many (people, texts, statements), and through the services where what
happens matters (the compilation with its review and publication). ``people.py``, ``words.py``, ``evening.py`` and
``promises.py`` beside this file each write one part of the path.
"""

import dataclasses
from dataclasses import dataclass, field
from datetime import date
from types import ModuleType, SimpleNamespace
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from accounts.models import Municipality, Organisation, User
from dialogues.models import Dialogue
from dialogues.permissions import Role
from interviews.models import InterviewStatus, WebFormAnswer

from . import (
    afterwards,
    board,
    bookings,
    calendar,
    candidates,
    check_backs,
    choices,
    coding,
    comments,
    consents,
    evening,
    exploring,
    gathering,
    internal,
    learning,
    mandates,
    masking,
    plan,
    preparation,
    promises,
    rounds,
    sigtuna_words,
    starting,
    triage,
    umea_words,
    web_forms,
    writing,
)
from .compose import ComposedInterview, sigtuna, umea

PASSWORD = "dialog-demo"  # noqa: S105 - public on purpose: demo users exist only with DEMO=1
ROLES = {
    "leader": (Role.LEADER, "Lena Lingon"),
    "facilitator": (Role.FACILITATOR, "Farid Fjällräv"),
    "interviewer": (Role.INTERVIEWER, "Ines Isbark"),
    "designteam": (Role.DESIGN_TEAM, "Dana Dagg"),
    "steering": (Role.STEERING, "Stig Stenmur"),
    "participant": (Role.PARTICIPANT, "Petra Pil"),
    "owner": (Role.OWNER, "Otto Odon"),
}


@dataclass(frozen=True)
class Case:
    """One demo dialogue: its words, who composes its interviews, and its addresses."""

    key: str
    slug: str
    municipality: str
    title: str
    kind: str
    words: ModuleType
    compose: Any
    starts_on: str
    collected_from: str
    published_on: str


CASES = {
    "umea": Case(
        "umea", "umea-segregation", "Umeå kommun", "Segregation i Umeå", "citizen",
        umea_words, umea, "2021-10-04", "2022-01-10", "2022-03-28",
    ),
    "sigtuna": Case(
        "sigtuna", "sigtuna-insatser", "Sigtuna kommun", "Sociala insatser i Sigtuna", "internal",
        sigtuna_words, sigtuna, "2022-01-10", "2022-01-17", "2022-03-25",
    ),
}  # fmt: skip


@dataclass
class Loading:
    """What the parts hand on to each other while one dialogue is written."""

    case: Case
    scale: int
    dialogue: Dialogue
    users: dict[str, User]
    words: SimpleNamespace
    today: date
    organisations: dict[str, Organisation] = field(default_factory=dict)
    interviews: list[ComposedInterview] = field(default_factory=list)
    groups: dict[str, Any] = field(default_factory=dict)
    themes: dict[str, Any] = field(default_factory=dict)
    perspectives: dict[str, Any] = field(default_factory=dict)
    meetings: dict[int, Any] = field(default_factory=dict)
    descriptions: list[Any] = field(default_factory=list)

    def organisation(self, name: str, kind: str = "other") -> Organisation:
        """Return the municipality's organisation of that name, made when it is new."""
        if name not in self.organisations:
            self.organisations[name] = Organisation.objects.get_or_create(
                municipality=self.dialogue.municipality, name=name, defaults={"kind": kind}
            )[0]
        return self.organisations[name]


def load(key: str, *, scale: int = 1, today: date | None = None) -> Dialogue:
    """Write demo dialogue ``key`` ("umea" or "sigtuna") unless it is there at this scale already.

    At another scale the old one is removed first. Demo users get the public password. The story is moved in time so
    that ``today`` falls in its last year (``calendar.py``).

    Raises:
        KeyError: no such demo.
    """
    today = today or timezone.localdate()
    steps = calendar.steps_to(today)
    case = CASES[key]
    dates = {
        name: calendar.moved(getattr(case, name), steps) for name in ("starts_on", "collected_from", "published_on")
    }
    case = dataclasses.replace(case, **dates)
    interviews = writing.with_marks(key, calendar.moved(case.compose(scale), steps))
    existing = Dialogue.objects.filter(slug=case.slug).first()
    if existing:
        if existing.interviews.filter(status=InterviewStatus.HELD).count() == len(interviews):
            return existing
        remove(existing)
    with transaction.atomic():
        words = {name: calendar.moved(value, steps) for name, value in vars(case.words).items() if name.isupper()}
        loading = preparation.start(case, scale, SimpleNamespace(**words), today)
        loading.interviews = interviews
        preparation.write(loading)
        exploring.write(loading)
        starting.write(loading)
        mandates.write(loading)
        internal.before(loading)
        triage.write(loading)
        gathering.write(loading)
        coding.write(loading)
        board.write(loading)
        plan.write(loading)
        writing.write(loading)
        web_forms.write(loading)
        consents.write(loading)
        bookings.write(loading)
        evening.write(loading)
        promises.write(loading)
        rounds.write(loading)
        afterwards.write(loading)
        masking.write(loading)
        check_backs.write(loading)
        candidates.write(loading)
        choices.write(loading)
        comments.write(loading)
        learning.write(loading)
    return loading.dialogue


@transaction.atomic
def remove(dialogue: Dialogue) -> None:
    """Take a demo dialogue away with everything in it, log included: it was never anybody's."""
    from reports.models import Document
    from reports.services import throw_away

    documents = [
        row.document_id
        for row in (*dialogue.compilations.all(), *dialogue.follow_ups.all(), *dialogue.published_cases.all())
        if row.document_id
    ]
    for export in Document.objects.filter(pk__in=dialogue.exports.values("document_id")):
        throw_away(export)
        documents.append(export.pk)
    kits = Document.objects.filter(pk__in=dialogue.meetings.values("kits__document_id"))
    for kit in kits:
        throw_away(kit)
        documents.append(kit.pk)
    events = dialogue.events.all()
    events._raw_delete(events.db)
    for related in (dialogue.proposals, dialogue.follow_ups, dialogue.working_groups, dialogue.meetings):
        related.all().delete()
    dialogue.candidates.all().delete()
    dialogue.participants.all().delete()
    dialogue.compilations.all().delete()
    dialogue.statements.all().delete()
    dialogue.perspectives.all().delete()
    dialogue.themes.all().delete()
    WebFormAnswer.objects.filter(form__dialogue=dialogue).delete()
    dialogue.interviews.all().delete()
    dialogue.interviewees.all().delete()
    dialogue.delete()
    Document.objects.filter(pk__in=documents).delete()


def demo_addresses() -> list[str]:
    """The addresses of all demo people, whose password is public."""
    return [f"{who}@{key}.example" for key in CASES for who in (*ROLES, "admin")]


def close_accounts(case: Case) -> int:
    """Close the accounts of a demo's people, so that its public password opens nothing. Returns how many were open."""
    open_accounts = User.objects.filter(email__in=demo_addresses(), email__endswith=f"@{case.key}.example")
    return open_accounts.filter(is_active=True).update(is_active=False, password=make_password(None))


def demo_user(case: Case, who: str, name: str, municipality: Municipality) -> User:
    """Return ``who@<case>.example`` with the demo password and a verified address."""
    from allauth.account.models import EmailAddress

    email = f"{who}@{case.key}.example"
    user = User.objects.filter(email=email).first() or User.objects.create_user(email, PASSWORD, name=name)
    if not user.is_active:  # closed when the demo was taken away
        user.is_active = True
        user.set_password(PASSWORD)
        user.save()
    EmailAddress.objects.get_or_create(user=user, email=email, defaults={"verified": True, "primary": True})
    return user
