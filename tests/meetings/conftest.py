from datetime import date

import pytest

from meetings.models import Meeting, Participant, Table
from tests import factories


@pytest.fixture
def meeting(dialogue):
    return Meeting.objects.create(dialogue=dialogue, number=1, title="Det vi fick höra", held_on=date(2022, 5, 11))


@pytest.fixture
def room(dialogue):
    """Six people who are coming, three from each side."""
    sides = ["municipality", "civil_society"] * 3
    names = ["Agneta", "Amal", "Bengt", "Berivan", "Carina", "Diego"]
    return [
        Participant.objects.create(dialogue=dialogue, name=name, side=side, status="yes")
        for name, side in zip(names, sides, strict=True)
    ]


@pytest.fixture
def table(meeting):
    return Table.objects.create(meeting=meeting, number=1)


@pytest.fixture
def perspective(dialogue):
    return factories.make_perspective(dialogue, "Dörren är öppen men ingen bjuder in")
