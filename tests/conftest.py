"""The people of the tests: Lena leads, Farid facilitates, Ines interviews, Dana sits in the design team, Stig steers,
Petra participates, Otto owns a proposal, Ada administrates the municipality, Ulf is an outsider."""

import gc

import pytest
from django.core.cache import cache
from django.core.management.commands.migrate import Command
from django.db import connection, transaction
from django.test import Client
from django.utils import translation

from accounts.models import User
from dialogues.models import Dialogue
from tests import canaries, factories
from tests.full import full_dialogue
from tests.migrated import MigratedOnce

ROLES = {
    "lena": "leader",
    "farid": "facilitator",
    "ines": "interviewer",
    "dana": "design_team",
    "stig": "steering",
    "petra": "participant",
    "otto": "owner",
}


LONG = ("tests/browser/", "tests/faults/", "tests/soak/", "tests/abuse/", "tests/production/", "tests/test_routes.py")
"""Where the long files are. They go first: one that begins last leaves the other process with nothing to do."""
TOUCHES_A_DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


def pytest_addoption(parser):
    help_text = "leave out tests that are the same on every database: those that touch none, and those marked so"
    parser.addoption("--database-only", action="store_true", help=help_text)


def pytest_report_header(config):
    if config.getoption("database_only"):
        return "Tests that are the same on every database are left out: they have been run on the embedded default."
    return None


def pytest_collection_modifyitems(config, items):
    items.sort(key=lambda item: not item.nodeid.startswith(LONG))
    if not config.getoption("database_only"):
        return
    others = [item for item in items if not _touches_a_database(item)]
    items[:] = [item for item in items if _touches_a_database(item)]
    config.hook.pytest_deselected(items=others)


def pytest_collection_finish(session):
    """What is imported stays for the whole run: looking through it for garbage again and again took a tenth of it."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _touches_a_database(item) -> bool:
    """Whether a test can say another thing on another database.

    Pages swept for how they look cannot, nor most walks in a browser: what a press of theirs asks of the database is
    asked by other tests too. The whole dialogue, an evening and what is written or taken back at once stay.
    """
    if item.get_closest_marker("looks") or item.get_closest_marker("anywhere"):
        return False
    return bool(item.get_closest_marker("django_db") or TOUCHES_A_DATABASE & set(item.fixturenames))


def pytest_make_parametrize_id(config, val, argname):
    """Bytes are named by their argument: those of a packed file differ from second to second, and so from one
    process of the suite to the other."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def migrated_once():
    """The migrations are run by the first process that needs them (``tests/migrated.py``)."""
    once = MigratedOnce()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Command, "handle", lambda command, *args, **options: once(command, *args, **options))
        yield


@pytest.fixture(scope="session")
def django_db_setup(migrated_once, django_db_setup, django_db_blocker):
    """pytest-django's own, with the migrations run once. A thread of the live server that was still answering when its
    test ended keeps a session open; PostgreSQL drops no database that has one, so those are ended first."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            others = "datname = current_database() AND pid <> pg_backend_pid()"
            cursor.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")  # noqa: S608


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


@pytest.fixture(autouse=True)
def swedish(settings):
    """Begin in Swedish: a page that an earlier test read in English leaves its language in the thread."""
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    """A dialogue with at least one of everything, written once for a module; each test has a savepoint in it."""
    with django_db_blocker.unblock():
        with transaction.atomic():
            world = full_dialogue()
            canaries.put(world.dialogue)
            yield world
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def world(shared_world, db):
    return shared_world


@pytest.fixture
def dialogue(db) -> Dialogue:
    return factories.make_dialogue()


def _member(name: str):
    @pytest.fixture(name=name)
    def person(dialogue: Dialogue) -> User:
        return factories.make_member(dialogue, factories.make_user(name.capitalize()), ROLES[name])

    return person


lena, farid, ines, dana = _member("lena"), _member("farid"), _member("ines"), _member("dana")
stig, petra, otto = _member("stig"), _member("petra"), _member("otto")


@pytest.fixture
def ada(dialogue: Dialogue) -> User:
    user = factories.make_user("Ada")
    dialogue.municipality.administrators.add(user)
    return user


@pytest.fixture
def ulf(db) -> User:
    return factories.make_user("Ulf")


@pytest.fixture
def signed_in():
    """Return a function from a person to a client logged in as them."""

    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
