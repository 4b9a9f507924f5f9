"""Each kind of background work, killed with SIGKILL time and again and done twice at once: finished, with one effect.

``night.py`` does it, in processes and databases of its own; here it is read what it found. ``make faults`` does it at
every moment that there is.
"""

import json
import subprocess
import sys

import pytest
from django.conf import settings

from reports import jobs, makers
from tests.faults import units
from tests.faults.databases import own_database

pytestmark = [pytest.mark.slow, pytest.mark.django_db]
DEADLINE = 900
"""Seconds; a machine that needs longer is broken."""
NAMES = [unit.name for unit in units.UNITS]
TASKS = [name for name in units.TASKS if not name.startswith("tests.")]


@pytest.fixture(scope="module")
def night(django_db_setup, django_db_blocker, tmp_path_factory):
    with django_db_blocker.unblock(), own_database(tmp_path_factory.mktemp("night"), "night") as environment:
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.night"],
            env=environment,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
            timeout=DEADLINE,
            check=False,
        )
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads(done.stdout)


def test_every_task_is_among_the_units():
    assert {unit.task for unit in units.UNITS if unit.task} == set(TASKS)


def test_every_kind_of_document_and_job_is_among_the_units():
    """A document in another language is made by the maker of its kind; one of them stands for all."""
    from perspectives.compilations.tongues import WRITTEN

    kinds = {name for name in makers._kinds if name not in {"test", "file"}}
    spoken = {f"{base}_{code}" for code in WRITTEN for base in units.PRINTED}
    assert kinds - spoken - {"export", "archive"} == set(units.PRINTED) - spoken
    tasks = {task.name for _model, task in jobs._swept}
    assert tasks <= {unit.task for unit in units.UNITS}


@pytest.mark.parametrize("name", NAMES)
def test_it_is_done_once_whoever_dies(night, name):
    told = night["units"][name]
    assert told["wrong"] == []
    assert told["moments"] >= 1  # there was something to do
    assert told["said"] not in {"0", "False", "404", "422"}
    assert told["killed_at"]


def test_what_was_killed_and_what_was_done_twice_holds_what_was_done_in_peace(night):
    assert night["units"]["everything"]["wrong"] == []


def test_mails_are_taken_once_and_again_only_when_nobody_could_know(night):
    """Killed after the server said yes and before the row knew, a mail is sent again: the same one, by its id."""
    mails = {place: [tuple(one) for one in taken] for place, taken in night["mails"].items()}
    once = sorted(mails["peace"])
    assert len(once) == len(set(once)) == units.world.MAILS
    assert sorted(mails["doubled"]) == once
    assert sorted(set(mails["killed"])) == once
    assert len(mails["killed"]) > len(once)
