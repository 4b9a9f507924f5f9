"""What the board says of perspectives, the draft of the compilation goes by: parked ones stay out, order is by hand."""

import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from perspectives.compilations import queries
from perspectives.compilations.services import create_compilation
from perspectives.models import Perspective, ThemePlace
from perspectives.perspective_services import remove_perspective, restore_perspective
from perspectives.readiness import perspectives as readiness
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/perspectives/"
AS_LIST = f"{LIST}list/"


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue)


@pytest.fixture
def three(dialogue, theme):
    """Perspectives 1 to 3 in one theme; by hand 3 comes first and 1 second, and 2 has no place."""
    rows = [factories.make_perspective(dialogue, f"P{n}", number=n, themes=(theme,)) for n in (1, 2, 3)]
    for row, position in ((rows[2], 0), (rows[0], 1)):
        ThemePlace.objects.filter(perspective=row).update(position=position)
    return rows


def park(perspective, reason="Vi frågar fler först."):
    Perspective.objects.filter(pk=perspective.pk).update(parked_at=timezone.now(), parked_reason=reason)


def test_a_draft_takes_perspectives_in_the_order_of_the_board_and_leaves_parked_ones_out(dialogue, lena, three):
    park(three[0])
    draft = create_compilation(dialogue=dialogue, actor=lena, creation_key=uuid.uuid4())
    assert [entry.perspective.title for entry in draft.entries.order_by("position")] == ["P3", "P2"]
    gaps = queries.gaps(draft)
    assert (gaps.perspectives_left_out, gaps.perspectives_parked) == (0, 1)


def test_the_list_has_the_order_of_the_board_and_parked_ones_last_with_why(signed_in, lena, dialogue, three):
    park(three[1])
    answer = signed_in(lena).get(AS_LIST)
    assert [entry.perspective.title for entry in answer.context["listing"].entries] == ["P3", "P1"]
    assert [one.title for one in answer.context["listing"].parked] == ["P2"]
    assert "Vi frågar fler först." in answer.content.decode()


def test_a_parked_perspective_is_no_gap_of_the_path(dialogue, lena, three):
    for one in three:
        park(one)
    assert readiness(dialogue).missing == ()


def test_a_removed_perspective_comes_back_to_its_place(dialogue, lena, three, theme):
    remove_perspective(perspective=three[0], actor=lena)
    assert ThemePlace.objects.filter(perspective=three[0]).count() == 0
    restore_perspective(perspective=three[0], actor=lena)
    assert three[0].places.get().position == 1


def test_parking_without_a_reason_is_refused_by_the_database(three):
    with pytest.raises(IntegrityError), transaction.atomic():
        park(three[0], reason="")


def test_a_perspective_merged_into_itself_or_standing_is_refused_by_the_database(three):
    rows = Perspective.objects.filter(pk=three[0].pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(merged_into=three[0], removed_at=timezone.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        rows.update(merged_into=three[1])
