"""Dialogues to measure promises on: as many as asked for, each with twenty proposals and all that belongs to them.

The first of them is the one that is read, with ten thousand followers at every size, so that what its pages cost tells
of the dialogue and not of what lies around it. Written in bulk, the same each time.
"""

import sys
from datetime import date, timedelta

import django

django.setup()

from django.db import connection, transaction  # noqa: E402 - Django first
from django.utils import timezone  # noqa: E402

from accounts.models import Municipality, Organisation, OrganisationKind, User  # noqa: E402
from actions.following.services import hash_of  # noqa: E402
from actions.models import Decision, Follower, Milestone, Move, Pace, Proposal, StatusReport  # noqa: E402
from bench.promises_sizes import FOLLOWERS  # noqa: E402
from dialogues.models import Dialogue, Membership  # noqa: E402
from perspectives.models import (  # noqa: E402
    Compilation,
    CompilationStatus,
    Perspective,
    PublishedChapter,
    PublishedPerspective,
)

SLUG, LEADER = "bench-1", "leader@bench.example"
PROPOSALS, PERSPECTIVES = 20, 10
STATES = ["under_way"] * 5 + ["decided"] * 3 + ["done"] * 3 + ["stopped"] + ["idea_bank"] * 6 + ["shortlisted"] * 2
PATH = ["harvested", "shortlisted", "proposed", "decided"]
BATCH = 1000


def write(count: int) -> None:
    """Write ``count`` dialogues."""
    home = Municipality.objects.create(name="Mätkommun", slug="bench")
    board, office = (
        Organisation.objects.create(municipality=home, name=name, kind=kind)
        for name, kind in (
            ("Nämnden", OrganisationKind.POLITICAL_BODY),
            ("Förvaltningen", OrganisationKind.ADMINISTRATION),
        )
    )
    now = timezone.now()
    dialogues = Dialogue.objects.bulk_create(
        [
            Dialogue(
                municipality=home, slug=f"bench-{n}", title=f"Mätning {n}", starts_on=date(2024, 1, 1),
                published_at=now, legal_basis="Mätning", notice="Mätning",
            )
            for n in range(1, count + 1)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    perspectives = _perspectives(dialogues)
    _published(dialogues, perspectives)
    _promises(dialogues, perspectives, board, office)
    leader = User.objects.create_user(LEADER, "bench", name="Ledare")
    Membership.objects.create(dialogue=dialogues[0], user=leader, role="leader")
    Follower.objects.bulk_create(
        [
            Follower(
                dialogue=dialogues[0], email=f"f{n}@bench.example", address_hash=hash_of(f"f{n}@bench.example"),
                pace=Pace.AT_ONCE, confirmed_at=now,
            )
            for n in range(FOLLOWERS)
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _perspectives(dialogues: list[Dialogue]) -> list[list[Perspective]]:
    rows = [
        Perspective(dialogue=dialogue, number=n, title=f"Perspektiv {n}")
        for dialogue in dialogues
        for n in range(1, PERSPECTIVES + 1)
    ]
    made = Perspective.objects.bulk_create(rows, batch_size=BATCH)
    return [made[start : start + PERSPECTIVES] for start in range(0, len(made), PERSPECTIVES)]


def _published(dialogues: list[Dialogue], perspectives: list[list[Perspective]]) -> None:
    compilations = Compilation.objects.bulk_create(
        [
            Compilation(
                dialogue=dialogue, number=1, title="Det vi fick höra", status=CompilationStatus.PUBLISHED,
                published_at=timezone.now(), content={"chapters": []},
            )
            for dialogue in dialogues
        ],
        batch_size=BATCH,
    )  # fmt: skip
    chapters = PublishedChapter.objects.bulk_create(
        [PublishedChapter(compilation=one, number=1, content={"title": "Ett tema"}) for one in compilations],
        batch_size=BATCH,
    )
    quote = {"text": "Ingen frågade oss.", "against": False}
    PublishedPerspective.objects.bulk_create(
        [
            PublishedPerspective(
                chapter=chapter, perspective=one, number=one.number,
                content={"title": one.title, "quotes": [quote] * 3, "quote_count": 3},
            )
            for chapter, own in zip(chapters, perspectives, strict=True)
            for one in own
        ],
        batch_size=BATCH,
    )  # fmt: skip


def _promises(
    dialogues: list[Dialogue], perspectives: list[list[Perspective]], board: Organisation, office: Organisation
) -> None:
    day = timezone.localdate() - timedelta(weeks=40)
    rows = [
        Proposal(
            dialogue=dialogue, number=n, title=f"Förslag {n}", what="Det som ska göras, i en mening.", why="Därför.",
            state=STATES[n - 1], urgency=1 + n % 5, feasibility=1 + n % 4, owner_organisation=office,
            handshake="accepted", due_on=day + timedelta(weeks=60), report_every_weeks=8,
        )
        for dialogue in dialogues
        for n in range(1, PROPOSALS + 1)
    ]  # fmt: skip
    made = Proposal.objects.bulk_create(rows, batch_size=BATCH)
    through = Proposal.perspectives.through
    through.objects.bulk_create(
        [
            through(proposal=one, perspective=perspectives[place // PROPOSALS][(place + extra) % PERSPECTIVES])
            for place, one in enumerate(made)
            for extra in range(3)
        ],
        batch_size=BATCH,
    )
    Move.objects.bulk_create(
        [
            Move(proposal=one, from_state=before, to_state=after, reason="Därför.")
            for one in made
            for before, after in zip(["", *PATH[:-1]], PATH, strict=True)
        ],
        batch_size=BATCH,
    )
    promised = [one for one in made if one.state in {"under_way", "decided", "done", "stopped"}]
    Decision.objects.bulk_create(
        [
            Decision(proposal=one, body=board, decided_on=day, outcome="yes", reference_number=f"N-{one.pk}")
            for one in promised
        ],
        batch_size=BATCH,
    )
    Milestone.objects.bulk_create(
        [
            Milestone(
                proposal=one, title=f"Steg {n}", due_on=day + timedelta(weeks=8 * n),
                done_on=day + timedelta(weeks=8 * n) if n < 3 else None,
            )
            for one in promised
            for n in range(1, 5)
        ],
        batch_size=BATCH,
    )  # fmt: skip
    StatusReport.objects.bulk_create(
        [
            StatusReport(
                proposal=one, reported_on=day + timedelta(weeks=8 * n), state="on_track", text="Det går framåt, sakta."
            )
            for one in promised
            for n in range(1, 5)
        ],
        batch_size=BATCH,
    )


if __name__ == "__main__":
    with transaction.atomic():
        write(int(sys.argv[1]))
    if connection.vendor == "postgresql":  # what autovacuum does within a minute in production
        connection.cursor().execute("ANALYZE")
