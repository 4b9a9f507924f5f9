"""The released version survives the next one's migrations, and its database arrives whole."""

import json
import subprocess
import sys
import tomllib

import pytest
from django.db import migrations, models
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState

from dialogplattform.ours import OURS

from . import released
from .migrating import faults

CHANGES = (released.ROOT / "CHANGELOG.md").read_text()
TO_COME = " (not yet tagged)"
"""Behind a version's heading until it is released: nobody runs it, so it need not survive what is still added to it."""


def test_the_change_log_knows_every_version():
    told = tomllib.loads((released.ROOT / "pyproject.toml").read_text())["project"]["version"]
    for version in {told, *released.versions()}:
        assert f"\n## {version}\n" in CHANGES.replace(TO_COME, "")


def test_the_released_version_survives_every_migration_that_has_come_since():
    loader = MigrationLoader(None)
    tagged = [version for version in released.versions() if f"\n## {version}\n" in CHANGES]
    for version in released.versions():
        there = {key for key in released.migrations_of(version) if key[0] in OURS}
        assert there <= set(loader.disk_migrations), f"a migration of {version} is gone"
    for version in tagged[-1:]:
        latest = released.migrations_of(version)
        known = [key for key in loader.disk_migrations if key in latest]
        since = [migration for key, migration in loader.disk_migrations.items() if key[0] in OURS and key not in latest]
        fresh = [migration for migration in since if not migration.replaces]  # those run in an empty database only
        assert faults(fresh, loader.project_state(known)) == []


def test_an_empty_database_gets_in_one_step_what_others_got_in_many():
    at_once, one_by_one = MigrationLoader(None), MigrationLoader(None, replace_migrations=False)
    assert len(one_by_one.graph.nodes) > len(at_once.graph.nodes) + 50
    both = one_by_one.project_state(), at_once.project_state()
    for old, new in (both, both[::-1]):
        assert MigrationAutodetector(old, new).changes(at_once.graph) == {}
    assert _by_hand(at_once) == {"dialogues.guards.guard", "meetings.guards.guard"} <= _by_hand(one_by_one)


def _by_hand(loader: MigrationLoader) -> set[str]:
    """What our migrations do beside making tables of models."""
    ours = (loader.graph.nodes[key].operations for key in loader.graph.nodes if key[0] in OURS)
    steps = (step for operations in ours for step in operations if isinstance(step, migrations.RunPython))
    return {f"{step.code.__module__}.{step.code.__name__}" for step in steps}


@pytest.fixture
def old() -> ProjectState:
    """What a released version knows: a page with a title, and a note that may be left out."""
    state = ProjectState()
    fields = [
        ("id", models.BigAutoField(primary_key=True)),
        ("title", models.CharField(max_length=80)),
        ("note", models.TextField(null=True)),
    ]
    state.add_model(ModelState("house", "Page", fields))
    return state


def fault_of(old: ProjectState, *operations: object, **said: str) -> list[str]:
    migration = type("Migration", (migrations.Migration,), {"operations": list(operations), **said})
    return faults([migration("0002_next", "house")], old)


UNIQUE = models.UniqueConstraint(fields=["title"], name="one_title")
REFUSED = [
    (migrations.RemoveField("page", "title"), "reads it"),
    (migrations.RenameField("page", "title", "heading"), "reads it"),
    (migrations.DeleteModel("Page"), "reads it"),
    (migrations.RenameModel("Page", "Sheet"), "reads it"),
    (migrations.AlterModelTable("page", "sheet"), "another name"),
    (migrations.AddField("page", "size", models.IntegerField(default=0)), "rows lack it"),
    (migrations.AlterField("page", "note", models.TextField()), "no longer be null"),
    (migrations.AlterField("page", "title", models.CharField(max_length=40)), "becomes shorter"),
    (migrations.AlterField("page", "title", models.CharField(max_length=80, unique=True)), "becomes unique"),
    (migrations.AlterField("page", "title", models.IntegerField()), "turns from CharField to IntegerField"),
    (migrations.AlterField("page", "title", models.CharField(max_length=80, db_column="t")), "another column"),
    (migrations.AddConstraint("page", UNIQUE), "constraint"),
]
LET_THROUGH = [
    migrations.AddField("page", "size", models.IntegerField(null=True)),
    migrations.AddField("page", "size", models.IntegerField(db_default=0)),
    migrations.AddField("page", "others", models.ManyToManyField("house.Page")),
    migrations.AlterField("page", "title", models.CharField(max_length=120)),
    migrations.AlterField("page", "note", models.TextField(null=True, blank=True)),
    migrations.CreateModel("Sheet", [("id", models.BigAutoField(primary_key=True))]),
    migrations.AddField("sheet", "size", models.IntegerField(default=0)),
    migrations.SeparateDatabaseAndState(state_operations=[migrations.RemoveField("page", "title")]),
    migrations.RemoveField("page", "left_by_the_release_before"),
]


@pytest.mark.parametrize(("operation", "why"), REFUSED, ids=lambda value: type(value).__name__)
def test_what_the_old_version_would_stumble_over_is_told(old, operation, why):
    [told] = fault_of(old, operation)
    assert told.startswith("house.0002_next: ")
    assert why in told


@pytest.mark.parametrize("operation", LET_THROUGH, ids=lambda value: type(value).__name__)
def test_what_it_does_not_notice_is_let_through(old, operation):
    assert fault_of(old, operation) == []


def test_a_database_operation_of_its_own_is_looked_at_too(old):
    hidden = migrations.SeparateDatabaseAndState(database_operations=[migrations.RemoveField("page", "title")])
    assert len(fault_of(old, hidden)) == 1


def test_a_migration_may_say_why_it_is_well_all_the_same(old):
    assert fault_of(old, migrations.AddConstraint("page", UNIQUE), old_version_survives="it never wrote two") == []


@pytest.mark.slow
@pytest.mark.parametrize("version", released.versions())
def test_the_database_of_a_release_is_migrated_and_whole(version, tmp_path):
    ended = subprocess.run(  # noqa: S603 - our own
        [sys.executable, "-m", "tests.production.released", "look", version, tmp_path],
        cwd=released.ROOT,
        env=released.environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr[-2000:]
    found = json.loads(ended.stdout)
    before, after = found["before"], found["after"]
    assert {name: after[name] for name in before if name in after} == {n: before[n] for n in before if n in after}
    assert before["perspectives_statement"] > 900
    assert found["names"] > 90
    fine = {200, 302, 404, 405}  # there are no files, some pages are of one kind of dialogue, some forms are only sent
    assert {address: status for address, status in found["answers"].items() if status not in fine} == {}
    assert sum(status == 200 for status in found["answers"].values()) > 100
