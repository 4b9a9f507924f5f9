"""Some hundred edits by three people at once; ``make soak`` does ten thousand. The proof is tried on false journals."""

import subprocess
import sys

import pytest
from django.conf import settings

from tests.faults.databases import own_database
from tests.soak.proof import Edit, problems

BEGAN = {"theme 1": "a"}
FIRST, SECOND = Edit("theme 1", "a", "a 1", "1"), Edit("theme 1", "a 1", "a 1 2", "2")


@pytest.fixture(scope="module")
def place(django_db_setup, django_db_blocker, tmp_path_factory):
    """The environment of the soak. Before any test, so that none is in a transaction meanwhile."""
    with django_db_blocker.unblock(), own_database(tmp_path_factory.mktemp("soak"), "soak") as environment:
        yield environment


@pytest.mark.slow
@pytest.mark.django_db
def test_of_hundreds_of_edits_at_once_none_is_lost(place):
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.soak", "--edits", "300", "--people", "3"],
        env=place, cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert done.stdout.splitlines()[-1].endswith("; 0 lost or doubled")


def test_a_chain_of_edits_is_whole():
    assert problems([FIRST, SECOND], BEGAN, {"theme 1": "a 1 2"}) == []


@pytest.mark.parametrize(
    ("edits", "now"),
    [
        ([FIRST, SECOND], "a 1"),
        ([FIRST, Edit("theme 1", "a", "a 2", "2")], "a 2"),
        ([FIRST], "a 1 1"),
        ([FIRST], "a"),
        ([Edit("theme 1", "b", "b 1", "1")], "b 1"),
    ],
    ids=["undone", "overwritten unseen", "doubled", "never written", "read from nowhere"],
)
def test_a_journal_that_tells_of_a_loss_is_not_whole(edits, now):
    assert problems(edits, BEGAN, {"theme 1": now}) != []
