"""Somebody takes back what they said while it is published: whoever comes second waits, and either order is right.

Two threads with a connection each. The first is held inside its transaction until the second has come to where it must
wait: on PostgreSQL until a lock is seen not granted, on SQLite until the second has asked to begin, which there is the
lock. SQLite's database in memory knows no waiting, so the test gets a file of its own.
"""

import sqlite3
import threading
from collections.abc import Callable, Iterator

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

from interviews.models import Withdrawal
from interviews.services import withdraw_consent
from perspectives import withdrawal
from perspectives.compilations import review as compilation_review
from perspectives.models import Compilation, PublishedPerspective, Statement
from reports import services as reports_services
from reports.models import Document

from .compiled import approved, begin, small_dialogue

WORD = "vaxholmsbåten"
DEADLINE = 60
"""Seconds; a machine that needs longer is broken."""
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def a_database_that_waits(transactional_db, tmp_path) -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    memory, name = connection.connection, connection.settings_dict["NAME"]
    with sqlite3.connect(tmp_path / "db.sqlite3") as file:
        memory.backup(file)
    file.close()
    connection.settings_dict["NAME"] = str(tmp_path / "db.sqlite3")
    connection.connection = None
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.connection = name, memory


@pytest.fixture(autouse=True)
def no_worker(monkeypatch) -> None:
    """What is ordered stays a row: making PDFs is not what is tried here."""
    monkeypatch.setattr(reports_services, "hand_out", lambda *_arguments, **_options: None)


@pytest.fixture
def person(a_database_that_waits, dialogue, ines):
    world = small_dialogue(dialogue, ines)
    Statement.objects.filter(pk=world["statements"][0].pk).update(original=WORD, masked=WORD)
    return world["youths"][0]


@pytest.fixture
def version(dialogue, lena, dana, person) -> Compilation:
    return approved(begin(dialogue, lena), lena, dana)


def lock_is_waited_for() -> bool:
    """Whether anybody waits in this database. ``pg_locks`` is fresh each time, unlike ``pg_stat_activity``, of which a
    transaction sees one picture only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select count(*) from pg_locks join pg_stat_activity using (pid) "
            "where not granted and datname = current_database()"
        )
        return bool(cursor.fetchone()[0])


class Two:
    """Two acts at the same moment, the first held in the middle of its transaction until the second waits for it."""

    def __init__(self, monkeypatch, module, name: str) -> None:
        self.outcome: dict[str, str] = {}
        self.before_release: list[dict[str, str]] = []
        self.inside, self.asked = threading.Event(), threading.Event()
        act = getattr(module, name)

        def held(*arguments, **options):
            done = act(*arguments, **options)
            if threading.current_thread().name == "first":
                self.inside.set()
                assert self.second_waits()
                self.before_release.append(dict(self.outcome))
            return done

        monkeypatch.setattr(module, name, held)
        starts = BaseDatabaseWrapper.set_autocommit

        def start(wrapper, autocommit, *arguments, **options):
            if not autocommit and threading.current_thread().name == "second":
                self.asked.set()
            return starts(wrapper, autocommit, *arguments, **options)

        monkeypatch.setattr(BaseDatabaseWrapper, "set_autocommit", start)

    def second_waits(self) -> bool:
        if not self.asked.wait(DEADLINE) or connection.vendor == "sqlite":
            return self.asked.is_set()
        pause = threading.Event()
        return any(lock_is_waited_for() or pause.wait(0.02) for _ in range(DEADLINE * 50))

    def run(self, which: str, act: Callable[[], object]) -> None:
        try:
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute(f"set statement_timeout = '{DEADLINE}s'")
            act()
            self.outcome[which] = "done"
        except ValidationError:
            self.outcome[which] = "refused"
        except Exception as error:  # noqa: BLE001 - the test reads how each thread ended
            self.outcome[which] = repr(error)
        finally:
            connection.close()

    def go(self, first: Callable[[], object], second: Callable[[], object]) -> dict[str, str]:
        """Do both and return how each ended."""
        acts = {"first": first, "second": second}
        threads = {
            name: threading.Thread(target=self.run, args=(name, act), name=name, daemon=True)
            for name, act in acts.items()
        }
        threads["first"].start()
        assert self.inside.wait(DEADLINE), self.outcome
        threads["second"].start()
        for thread in threads.values():
            thread.join(DEADLINE * 2)
            assert not thread.is_alive()
        return self.outcome


def in_print() -> int:
    return sum(WORD in str(content) for content in PublishedPerspective.objects.values_list("content", flat=True))


def test_a_withdrawal_waits_for_the_publication_and_finds_it_in_print(version, person, lena, monkeypatch):
    two = Two(monkeypatch, compilation_review, "freeze")
    outcome = two.go(
        first=lambda: compilation_review.publish(compilation=version, actor=lena),
        second=lambda: withdraw_consent(person=person, actor=None),
    )
    assert outcome == {"first": "done", "second": "done"}
    assert two.before_release == [{}]
    assert (in_print(), Withdrawal.objects.get().found["published"]) == (1, 1)


def test_a_publication_waits_for_the_withdrawal_and_is_refused(version, person, lena, monkeypatch):
    two = Two(monkeypatch, withdrawal, "_empty")
    outcome = two.go(
        first=lambda: withdraw_consent(person=person, actor=None),
        second=lambda: compilation_review.publish(compilation=version, actor=lena),
    )
    assert outcome == {"first": "done", "second": "refused"}
    assert two.before_release == [{}]
    assert (in_print(), Withdrawal.objects.get().found["published"]) == (0, 0)
    version.refresh_from_db()
    assert version.published_at is None
    assert not Document.objects.filter(kind__startswith="compilation", object_id=version.pk).exists()
