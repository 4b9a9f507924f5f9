"""A round administration by administration: what each gave, and never so few that somebody is pointed out."""

from collections import Counter
from datetime import date

import pytest
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.models import Dialogue
from meetings.models import Ballot, Mark, Meeting, Option, Participant, Round
from meetings.rounds.administrations import by_administration
from tests import factories

pytestmark = pytest.mark.django_db
ROOM = "/dialogues/segregation/meetings/rounds/"


@pytest.fixture
def given_by(dialogue):
    """Return a function that makes a closed round of two options from {organisation's name: dots for each person}."""

    def make(wishes: dict[str, list[tuple[int, int]]]) -> Round:
        number = dialogue.meetings.count() + 1
        meeting = Meeting.objects.create(dialogue=dialogue, number=number, title="Heldag", held_on=date(2022, 4, 7))
        round_ = Round.objects.create(meeting=meeting, title="Vilka?", over="proposals")
        options = [Option.objects.create(round=round_, number=at, title=f"Idé {at}") for at in (1, 2)]
        for name, people in wishes.items():
            body = factories.make_organisation(dialogue.municipality, name) if name else None
            for place, dots in enumerate(people):
                person = Participant.objects.create(
                    dialogue=dialogue, name=f"{name} {place}", side="municipality", organisation=body
                )
                ballot = Ballot.objects.create(
                    round=round_, participant=person, side="municipality", sent_at=timezone.now()
                )
                for option, count in zip(options, dots, strict=True):
                    Mark.objects.create(ballot=ballot, option=option, dots=count)
        Round.objects.filter(pk=round_.pk).update(opened_at=timezone.now())
        Round.objects.filter(pk=round_.pk).update(closed_at=timezone.now())
        return Round.objects.get(pk=round_.pk)

    return make


def shown(round_: Round) -> list[tuple]:
    return [(one.name, one.people, [one.dots[key] for key in round_.options.values_list("pk", flat=True)])
            for one in by_administration(round_)]  # fmt: skip


def test_each_administration_has_its_own_and_the_small_ones_share(given_by):
    round_ = given_by({"Skola": [(2, 1)] * 3, "Kultur": [(0, 3)] * 4, "Plan": [(1, 0)] * 2, "": [(1, 1)]})
    assert shown(round_) == [("Kultur", 4, [0, 12]), ("Skola", 3, [6, 3]), ("Övriga tillsammans", 3, [3, 1])]


def test_when_the_small_ones_are_too_few_they_take_the_smallest_shown_with_them(given_by):
    round_ = given_by({"Skola": [(2, 1)] * 3, "Kultur": [(0, 3)] * 4, "Plan": [(1, 0)]})
    assert shown(round_) == [("Kultur", 4, [0, 12]), ("Övriga tillsammans", 4, [7, 3])]


def test_when_nothing_can_be_shown_nothing_is(given_by):
    assert shown(given_by({"Skola": [(2, 1)] * 2, "Plan": [(1, 0)]})) == []
    assert shown(given_by({"Kultur": [(2, 1)] * 4, "Barn": [(1, 0)]})) == []


def test_the_page_shows_it_within_an_organisation_and_the_sides_else(signed_in, lena, dialogue, given_by):
    round_ = given_by({"Skola": [(2, 1)] * 3, "Kultur": [(0, 3)] * 4})
    client = signed_in(lena)
    assert "Förvaltning för förvaltning" not in client.get(f"{ROOM}{round_.pk}/").content.decode()
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    page = client.get(f"{ROOM}{round_.pk}/").content.decode()
    assert "Förvaltning för förvaltning" in page and "Skola" in page and "<strong>12</strong>" in page
    assert "civilsamhälle" not in page.split('id="administrations"')[0].split("</header>")[-1]


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 6), max_size=6))
def test_nobody_stands_in_a_group_of_fewer_than_three(sizes):
    rows = [(1, 1, f"{name}{at}", name) for name, size in sizes.items() for at in range(size)]

    class Rows(list):
        def values_list(self, *_names):
            return self

    from unittest import mock

    with mock.patch("meetings.rounds.administrations.Mark.objects.filter", return_value=Rows(rows)):
        found = by_administration(None)
    assert all(one.people >= 3 for one in found)
    if found:
        assert sum((one.dots for one in found), Counter()) == Counter({1: sum(sizes.values())})
