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


@pytest.fixture
def petra_in_the_room(dialogue, petra):
    return Participant.objects.create(
        dialogue=dialogue, name="Petra", side="civil_society", status="yes", user=petra, email=petra.email
    )


@pytest.fixture
def link(petra_in_the_room, dialogue):
    """The address of Petra's own one-time link."""
    from datetime import timedelta

    from dialogues import links
    from meetings.services import PARTICIPATION

    return links.issue(
        purpose=PARTICIPATION, object_id=petra_in_the_room.pk, dialogue=dialogue, valid=timedelta(days=1)
    )
