"""What ``make overdue`` makes of a lock. That the index answers is for whoever runs it to see."""

from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest
from django.conf import settings
from packaging.version import Version

LOCK = """numpy==2.4.6 ; python_full_version < '3.12' \\
    --hash=sha256:aa
numpy==2.5.5 ; python_full_version >= '3.12' \\
    --hash=sha256:bb
celery==5.7.0
django-csp==4.0
"""


@pytest.fixture(scope="module")
def overdue():
    loader = SourceFileLoader("overdue", str(Path(settings.BASE_DIR) / "scripts" / "overdue"))
    module = module_from_spec(spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


def test_a_component_that_a_newer_version_was_there_for_is_late(overdue):
    then = {"numpy": Version("2.5.5"), "celery": Version("5.6.3"), "django-csp": Version("4.1"), "amqp": Version("5")}
    assert overdue.late(overdue.versions(LOCK), then) == {"django-csp": Version("4.1")}


def test_our_own_lock_is_read_whole(overdue):
    lock = overdue.LOCK.read_text()
    assert len(overdue.versions(lock)) == len({line.split("==")[0] for line in lock.splitlines() if "==" in line[:60]})
    assert overdue.versions(lock)["django"].release[:2] == (5, 2)


@pytest.mark.parametrize(
    ("need", "asked"),
    [
        ("celery~=5.7", "celery<6.dev0"),
        ("django~=5.2.19", "django<5.3.dev0"),
        ("django-allauth[socialaccount,mfa]~=65.21", "django-allauth[mfa,socialaccount]<66.dev0"),
        ("numpy", "numpy"),
    ],
)
def test_it_is_asked_what_was_there_within_the_same_limits(overdue, need, asked):
    assert overdue.within(need) == asked
