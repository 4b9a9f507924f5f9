"""Five hundred people on the list: the choice is made and its page is shown."""

import pytest

from meetings.choosing import queries, services, working
from meetings.models import Candidate, CandidateIdentity
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_five_hundred_people(dialogue, lena, signed_in):
    perspectives = [factories.make_perspective(dialogue, f"Perspektiv {n}", number=n) for n in range(1, 41)]
    rows = Candidate.objects.bulk_create(
        Candidate(dialogue=dialogue, number=n, side="municipality" if n % 3 else "civil_society") for n in range(1, 501)
    )
    CandidateIdentity.objects.bulk_create(CandidateIdentity(candidate=row, name=f"Person {row.number}") for row in rows)
    through = Candidate.perspectives.through
    through.objects.bulk_create(
        through(candidate=row, perspective=perspectives[(row.number + step) % 40]) for row in rows for step in (0, 13)
    )
    asked = {
        "number": 30, "carriers": 1, "as_far": False, "low": 45, "high": 55, "most_of_one": 0, "play": 4, "draws": 5,
        "traits": {}, "targets": {},
    }  # fmt: skip
    run = services.order_choice(dialogue=dialogue, asked=asked, seed=3, actor=lena)
    assert working.make(run.pk)
    run.refresh_from_db()
    assert min(count for _title, count in queries.result(run, with_names=False).covered) >= 1
    page = signed_in(lena).get(f"/dialogues/segregation/meetings/choosing/{run.number}/")
    assert page.status_code == 200
    assert len(page.context["odds"].object_list) == 50
