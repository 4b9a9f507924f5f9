"""Three thousand requests of ``fuzz.py``; ``make fuzz`` sends a hundred thousand (FUZZ_REQUESTS, FUZZ_SEED)."""

import logging
import os

import pytest
from django.test import Client

from tests.abuse.fuzz import Fuzz

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
REQUESTS, SEED = int(os.environ.get("FUZZ_REQUESTS", "3000")), int(os.environ.get("FUZZ_SEED", "1"))


@pytest.fixture
def unlogged():
    """Every refusal is logged with where it was made: tens of thousands of them hide the closing line."""
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def clients(world) -> dict[str, Client]:
    """Everybody who could come, each with a session that lives; mostly those who may do much."""
    found = {"anyone": Client()}
    for role in ("leader", "interviewer", "design_team", "participant", "admin"):
        found[role] = Client()
        found[role].force_login(world.people[role], backend="django.contrib.auth.backends.ModelBackend")
    found["leader again"] = found["leader"]
    for client in found.values():
        client.raise_request_exception = False
    return found


def test_no_request_breaks_anything(world, clients, capsys, settings, unlogged):
    settings.ALLOWED_HOSTS = ["testserver"]
    fuzz = Fuzz(SEED, clients, world.values | world.own["leader"])
    fuzz.run(REQUESTS)
    with capsys.disabled():
        print("", *fuzz.faults, fuzz.closing(), sep="\n")  # noqa: T201 - what was found, and the closing line of the run
    assert fuzz.faults == []
    assert fuzz.statuses.total() == REQUESTS
    assert fuzz.statuses[200] > REQUESTS / 10
