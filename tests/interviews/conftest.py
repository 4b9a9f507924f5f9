"""A dialogue with a plan, Ines's own interview, and what a registration form sends."""

import pytest

from interviews.models import BackgroundValue, BackgroundVariable
from tests import factories

PLACE = "/dialogues/segregation/interviews/"


@pytest.fixture
def parents(dialogue):
    return factories.make_group(dialogue, "Föräldrar", target=4, kind="residents")


@pytest.fixture
def talk(dialogue, ines, parents):
    """Ines's interview number 1 with person 1, whose name nobody else may read."""
    person = factories.make_interviewee(
        dialogue, parents, 1, name="Hemlig Hemligsson", email="hemlig@example.org", phone="070-000 00 00", age="44"
    )
    return factories.make_interview(dialogue, ines, person, text="Ingen frågade oss.", place="Biblioteket")


@pytest.fixture
def registration(parents):
    """What the form sends for a held interview with somebody new."""
    return {
        "held_on": "2022-02-04",
        "kind": "depth",
        "status": "held",
        "minutes": "70",
        "place": "Biblioteket",
        "language": "sv",
        "who": "new",
        "group": str(parents.pk),
        "name": "Hemlig Hemligsson",
        "email": "hemlig@example.org",
        "age": "44",
        "note": "Vill ses på biblioteket.",
        "informed_on": "2022-02-03",
        "way": "spoken",
        "allows": ["notes", "quotes"],
        "guardian": "not_needed",
    }


@pytest.fixture
def other_interviewer(dialogue):
    return factories.make_member(dialogue, factories.make_user("Isa"), "interviewer")


@pytest.fixture
def stranger(db):
    """Leads a dialogue of another municipality."""
    elsewhere = factories.make_dialogue("insatser", municipality=factories.make_municipality("Sigtuna", "sigtuna"))
    return factories.make_member(elsewhere, factories.make_user("Sanna"), "leader")


@pytest.fixture
def hear(dialogue, lena):
    """Return a function that has so many people of a group heard (or booked …), with background values."""

    def hear(group, count, *values, status="held"):
        people = []
        for _ in range(count):
            number = dialogue.interviewees.count() + 1
            person = factories.make_interviewee(dialogue, group, number)
            person.background.add(*[value for value in values if value])
            factories.make_interview(dialogue, lena, person, number=number, status=status)
            people.append(person)
        return people

    return hear


@pytest.fixture
def spread(dialogue):
    """Return a function that makes a background variable and returns its values by name."""

    def spread(key, name, *values):
        variable = BackgroundVariable.objects.create(
            dialogue=dialogue, key=key, name=name, position=dialogue.variables.count()
        )
        return {
            value: BackgroundValue.objects.create(variable=variable, name=value, position=position)
            for position, value in enumerate(values)
        }

    return spread
