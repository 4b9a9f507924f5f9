"""``docs/limits.md`` tells the limits that the code has, all of them."""

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from allauth.account import app_settings
from django import forms

from accounts.limits import Limit
from reports.jobs import Job
from tests.routes import routes

from .test_source import SERVING

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "limits.md").read_text()
MEGABYTE = 1024 * 1024
NOT_OFFERED = {"signup", "change_phone", "verify_phone"}
"""Acts of django-allauth that nobody can do here."""


def rows(cells: int) -> list[list[str]]:
    """Rows of the tables with that many columns, without their headings."""
    found = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| `")]
    return [row for row in found if len(row) == cells]


def below(one: type) -> set[type]:
    return {one, *(two for direct in one.__subclasses__() for two in below(direct))}


def limits() -> Iterator[Limit]:
    """Each that a module makes, by reading the source for where."""
    for app in SERVING:
        for file in (ROOT / app).rglob("*.py"):
            for name in re.findall(r"^(\w+) = Limit\(", file.read_text(), re.MULTILINE):
                yield getattr(import_module(".".join(file.relative_to(ROOT).with_suffix("").parts)), name)


def test_every_limit_stands_there_with_its_figures():
    ours = {one.name: (one.most, one.seconds) for one in limits()}
    assert {name.strip("`"): (int(most), int(seconds)) for name, most, seconds, *_ in rows(5)} == ours
    accounts = {name: rate for name, rate in app_settings.RATE_LIMITS.items() if name not in NOT_OFFERED}
    assert {name.strip("`"): rate.strip("`") for name, rate in rows(2)} == accounts


def test_every_field_that_takes_a_file_stands_there():
    assert list(routes())
    ours = {
        f"{form.__module__}.{form.__qualname__}.{name}"
        for form in below(forms.BaseForm)
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.FileField) and not form.__module__.startswith(("tests.", "import_export."))
    }
    assert {name.strip("`") for name, *_ in rows(4)} == ours


@pytest.mark.parametrize("row", rows(4), ids=lambda row: row[0])
def test_a_file_is_as_large_as_it_says(row):
    module, _, constant = row[3].strip("`").rpartition(".")
    assert getattr(import_module(module), constant) == int(row[2]) * MEGABYTE


def test_every_kind_of_job_stands_there():
    ours = {one._meta.label for one in below(Job) if not one._meta.abstract and not one.__module__.startswith("tests.")}
    assert {name.strip("`") for name, *_ in rows(3)} == ours
