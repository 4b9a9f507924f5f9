"""The plan: what it takes and leads to, at which level, and what is measured, with figures that are never changed."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from actions.models import Indicator, IndicatorFigure, Proposal
from actions.planning.indicators import shown, standing_figures, written
from actions.planning.level import warning
from dialogues.models import Dialogue
from tests.actions.conftest import HOME, PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def indicator(promise) -> Indicator:
    return Indicator.objects.create(
        proposal=promise,
        name="Barn i föreningar",
        unit="barn",
        baseline=Decimal("61"),
        baseline_on=date(2022, 5, 1),
        target=Decimal("120"),
        target_on=date(2023, 5, 1),
    )


@pytest.mark.parametrize("level", ["individual", "area"])
def test_a_narrow_measure_for_a_structural_cause_is_warned_of_in_the_workspace_and_in_public(
    promise, signed_in, lena, dialogue, level
):
    client = signed_in(lena)
    data = {"level": level, "resources": "Två ledare.", "effect": "Fler kommer.", "opened_version": promise.version}
    assert client.post(HOME + "1/plan/", data).status_code == 302
    assert "Var ligger orsaken?" in client.get(HOME + "1/").content.decode()
    promise.refresh_from_db()
    data |= {"cause_level": "structural", "opened_version": promise.version}
    assert client.post(HOME + "1/plan/", data).status_code == 302
    promise.refresh_from_db()
    page = client.get(HOME + "1/").content.decode()
    assert (warning(promise) in page, "Var ligger orsaken?" in page) == (True, False)
    Dialogue.objects.filter(pk=dialogue.pk).update(published_at=timezone.now())
    anyones = Client().get(PUBLIC + "1/").content.decode()
    assert (warning(promise) in anyones, "Två ledare." in anyones, "Fler kommer." in anyones) == (True, True, True)


@pytest.mark.parametrize(
    ("level", "cause"), [("structural", "structural"), ("area", "area"), ("area", ""), ("", "structural")]
)
def test_otherwise_there_is_no_warning(promise, level, cause):
    promise.level, promise.cause_level = level, cause
    assert warning(promise) == ""


def test_otto_plans_his_own_but_leaves_the_level_to_lena(promise, signed_in, otto):
    client = signed_in(otto)
    assert "cause_level" not in client.get(HOME + "1/plan/").context["form"].fields
    data = {"resources": "En halv tjänst.", "effect": "", "level": "area", "opened_version": promise.version}
    assert client.post(HOME + "1/plan/", data).status_code == 302
    promise.refresh_from_db()
    assert (promise.resources, promise.level) == ("En halv tjänst.", "")


def test_a_step_says_who_and_what_it_takes(promise, signed_in, lena):
    data = {"title": "Kalkyl", "who": "Fastighetsenheten", "resources": "40 timmar", "due_on": "2027-02-15"}
    assert signed_in(lena).post(HOME + "1/plan/new/", data).status_code == 302
    assert "Fastighetsenheten · 40 timmar" in signed_in(lena).get(HOME + "1/").content.decode()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"baseline": "12,5"}, "baseline_on"),
        ({"target_on": "2027-05-01"}, "target"),
        ({"baseline": "1", "baseline_on": "2026-05-01", "target": "2", "target_on": "2026-05-01"}, "target_on"),
        ({"baseline": "tolv", "baseline_on": "2026-05-01"}, "baseline"),
        ({"baseline": "1", "baseline_on": "0026-05-01"}, "baseline_on"),
        ({"baseline": "1" * 20, "baseline_on": "2026-05-01"}, "baseline"),
    ],
)
def test_a_measure_that_cannot_be_is_refused_at_its_field(promise, signed_in, lena, more, field):
    answer = signed_in(lena).post(HOME + "1/indicators/new/", {"name": "Barn", "unit": "barn"} | more)
    assert (answer.status_code, field in answer.context["form"].errors, Indicator.objects.count()) == (422, True, 0)


def test_swedish_decimals_are_kept_exactly(promise, signed_in, lena):
    data = {"name": "Väntan", "unit": "dagar", "baseline": "12,5", "baseline_on": "2026-05-01"}
    assert signed_in(lena).post(HOME + "1/indicators/new/", data).status_code == 302
    row = Indicator.objects.get()
    assert (row.baseline, written(row.baseline, row.unit)) == (Decimal("12.50"), "12,5 dagar")


@pytest.mark.parametrize(("value", "text"), [("0", "0"), ("100", "100"), ("1200.5", "1 200,5"), ("-3", "-3")])
def test_values_are_written_without_needless_zeros(value, text):
    assert "".join(" " if sign.isspace() else sign for sign in written(Decimal(value))) == text


def test_a_correction_is_a_new_figure_and_both_are_kept(indicator, signed_in, lena):
    client, address = signed_in(lena), f"{HOME}1/indicators/{indicator.pk}/figure/"
    for value in ("80", "80", "82"):
        assert client.post(address, {"value": value, "on": "2026-03-02"}).status_code == 302
    assert [figure.value for figure in indicator.figures.all()] == [80, 82]
    assert [figure.value for figure in standing_figures(indicator.figures.all())] == [82]
    row = shown(indicator)
    assert (row.before, row.now, row.aim, row.corrected) == (
        "61 barn, 1 maj 2022",
        "82 barn, 2 mars 2026",
        "120 barn senast 1 maj 2023",
        1,
    )


@pytest.mark.parametrize("day", ["2100-01-01", "2001-01-01", "9999-12-31"])
def test_a_figure_belongs_to_a_day_that_has_been(indicator, signed_in, lena, day):
    answer = signed_in(lena).post(f"{HOME}1/indicators/{indicator.pk}/figure/", {"value": "1", "on": day})
    assert (answer.status_code, indicator.figures.count()) == (422, 0)


def test_what_has_figures_is_not_removed(indicator, signed_in, lena):
    client, address = signed_in(lena), f"{HOME}1/indicators/{indicator.pk}/remove/"
    IndicatorFigure.objects.create(indicator=indicator, value=1, on=date(2026, 3, 2))
    assert (client.post(address, {"confirm": "on"}).status_code, Indicator.objects.count()) == (422, 1)
    other = Indicator.objects.create(proposal=indicator.proposal, name="Fel")
    client.post(f"{HOME}1/indicators/{other.pk}/remove/", {"confirm": "on"})
    assert list(Indicator.objects.values_list("name", flat=True)) == ["Barn i föreningar"]


@pytest.mark.parametrize("weeks", ["0", "-1", "105", "1.5"])
def test_an_interval_that_cannot_be_is_refused(promise, signed_in, lena, weeks):
    data = {"report_every_weeks": weeks, "opened_version": promise.version}
    answer = signed_in(lena).post(HOME + "1/owner/", data)
    assert (answer.status_code, "report_every_weeks" in answer.context["form"].errors) == (422, True)
    assert Proposal.objects.get().report_every_weeks == 8
