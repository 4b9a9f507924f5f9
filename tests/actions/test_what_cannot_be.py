"""What the database itself refuses about money, indicators and the steps of a handshake, whoever writes it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from actions.models import Decision, HandshakeStep, Indicator, IndicatorFigure, Money, Partner

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def decision(promise) -> Decision:
    return promise.decisions.get()


@pytest.mark.parametrize(
    "values",
    [
        {"amount": 0},
        {"amount": -350_000},
        {"amount": 10_000_000_001},
        {"year": 1999},
        {"year": 2101},
    ],
)
def test_money_that_cannot_be_is_refused(decision, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Money.objects.create(decision=decision, **({"amount": 350_000, "year": 2026} | values))
    Money.objects.create(decision=decision, amount=350_000, year=2026, source="Nämndens ram")
    assert decision.amounts.count() == 1


@pytest.mark.parametrize(
    "values", [{"baseline": Decimal("12.5")}, {"baseline_on": DAY}, {"target": Decimal(40)}, {"target_on": DAY}]
)
def test_a_value_has_its_day_or_is_not_known(promise, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Indicator.objects.create(proposal=promise, name="Barn i föreningar", **values)
    Indicator.objects.create(proposal=promise, name="Barn i föreningar", baseline=0, baseline_on=DAY)


def test_a_figure_and_a_step_are_never_changed_and_never_removed(promise):
    indicator = Indicator.objects.create(proposal=promise, name="Barn i föreningar")
    rows = [
        IndicatorFigure.objects.create(indicator=indicator, value=Decimal("61.5"), on=DAY),
        HandshakeStep.objects.create(proposal=promise, kind="asked", name="Otto Ek"),
    ]
    for row in rows:
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()


def test_an_organisation_is_a_partner_once(promise, leisure):
    Partner.objects.create(proposal=promise, organisation=leisure)
    with pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(proposal=promise, organisation=leisure)
