"""A municipality with many dialogues: thirty for each step of the scale, each with a plan and somebody who leads it."""

import sys
from datetime import date, timedelta

import django

django.setup()

from accounts.models import User  # noqa: E402 - Django first
from bench.pages import LEADER, SLUG  # noqa: E402
from dialogues.models import Dialogue, DialogueKind, Membership, PlannedPhase  # noqa: E402
from dialogues.permissions import Role  # noqa: E402
from dialogues.shapes.ready import READY  # noqa: E402

EACH = 30
"""Dialogues at scale 1, beside the demo."""


def add_many(scale: int) -> None:
    """Put them in the demo's municipality, half of them led by its leader."""
    municipality = Dialogue.objects.get(slug=SLUG).municipality
    leader = User.objects.get(email=LEADER)
    dialogues = Dialogue.objects.bulk_create(
        Dialogue(
            municipality=municipality,
            slug=f"many-{number}",
            title=f"Dialog nummer {number}",
            kind=DialogueKind.CITIZEN if number % 3 else DialogueKind.INTERNAL,
            starts_on=date(2019, 1, 7) + timedelta(weeks=number),
        )
        for number in range(EACH * scale)
    )
    PlannedPhase.objects.bulk_create(
        PlannedPhase(
            dialogue=dialogue,
            phase=one.phase,
            starts_on=one.starts_on(dialogue.starts_on),
            ends_on=one.ends_on(dialogue.starts_on),
        )
        for dialogue in dialogues
        for one in READY[dialogue.kind]
    )
    Membership.objects.bulk_create(
        Membership(dialogue=dialogue, user=leader, role=Role.LEADER) for dialogue in dialogues[::2]
    )


if __name__ == "__main__":
    add_many(int(sys.argv[1]))
