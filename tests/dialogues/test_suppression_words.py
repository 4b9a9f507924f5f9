"""Whatever the numbers are, nothing that is shown rests on fewer people than the threshold."""

from collections.abc import Mapping
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS, cell, nameable, steady, threshold_of

thresholds = st.integers(3, 12)
people = st.integers(0, 40)
groups = st.dictionaries(st.text(min_size=1, max_size=3), people, max_size=8)


@st.composite
def cells(draw) -> dict[str, int]:
    heard = draw(people)
    return {"heard": heard, "said": draw(st.integers(0, heard)), "opposed": draw(st.integers(0, heard))}


@given(cells(), thresholds)
def test_every_word_rests_on_enough_people(counts, threshold):
    word = cell(**counts, threshold=threshold)
    if word in {SAYS, BOTH}:
        assert counts["said"] >= threshold
    if word in {AGAINST, BOTH}:
        assert counts["opposed"] >= threshold


@given(cells(), thresholds)
def test_fewer_than_the_threshold_cannot_be_told_from_nobody(counts, threshold):
    few = {"said": min(counts["said"], threshold - 1), "opposed": min(counts["opposed"], threshold - 1)}
    assert cell(heard=counts["heard"], threshold=threshold, **few) == HIDDEN
    assert cell(heard=counts["heard"], threshold=threshold, said=0, opposed=0) == HIDDEN


@given(thresholds, st.data())
def test_nothing_is_told_about_each_and_every_one_in_a_small_group(threshold, data):
    heard = data.draw(st.integers(threshold, 2 * threshold - 1))
    opposed = data.draw(st.integers(0, heard - 1))
    assert cell(said=heard, opposed=opposed, heard=heard, threshold=threshold) not in {SAYS, BOTH}


@given(cells(), thresholds, st.integers(0, 3))
def test_a_few_dissenters_leave_no_trace(counts, threshold, few):
    opposed = min(few, threshold - 1)
    alone = cell(heard=counts["heard"], said=counts["said"], opposed=0, threshold=threshold)
    assert cell(heard=counts["heard"], said=counts["said"], opposed=opposed, threshold=threshold) == alone


def _left_out(heard: Mapping[str, int], named: set[str]) -> int:
    return sum(count for group, count in heard.items() if group not in named)


@given(groups, thresholds)
def test_no_group_is_named_by_its_smallness_or_by_what_is_left(heard, threshold):
    named = nameable(heard, threshold=threshold)
    assert all(heard[group] >= threshold for group in named)
    if named:
        assert _left_out(heard, named) == 0 or _left_out(heard, named) >= threshold


@given(groups, thresholds)
def test_no_more_groups_are_left_out_than_anybody_can_see_are_needed(heard, threshold):
    named = nameable(heard, threshold=threshold)
    large = {group for group, count in heard.items() if count >= threshold}
    for group in large - named:
        if named:
            left = [count for other, count in heard.items() if other not in named | {group}]
            assert 0 < sum(count if count >= threshold else min(count, 1) for count in left) < threshold


@given(st.dictionaries(st.sampled_from("abcdef"), people), thresholds)
def test_a_group_too_small_for_an_earlier_version_is_named_when_enough_have_come(heard, threshold):
    before = {group: min(count, threshold - 1) for group, count in heard.items()}
    named = nameable(heard, threshold=threshold, unnamed_before=[before])
    assert all(before[group] == 0 or heard[group] - before[group] >= threshold for group in named)


@given(people, st.lists(people, max_size=4), thresholds)
def test_two_published_totals_never_differ_by_a_few(now, totals, threshold):
    published: list[int] = []
    for total in [*totals, now]:
        published.append(steady(total, published, threshold=threshold))
    assert all(one == other or abs(one - other) >= threshold for one in published for other in published)


@given(people, thresholds)
def test_what_was_never_published_is_told_as_it_is(now, threshold):
    assert steady(now, None, threshold=threshold) == now == steady(now, [], threshold=threshold)


@pytest.mark.parametrize(
    ("said", "opposed", "word"),
    [(9, 0, SAYS), (0, 5, AGAINST), (6, 5, BOTH), (9, 4, SAYS), (4, 4, HIDDEN), (0, 0, HIDDEN)],
)
def test_words_for_a_group_of_twelve(said, opposed, word):
    assert cell(said=said, opposed=opposed, heard=12, threshold=5) == word


@pytest.mark.parametrize(("set_to", "used"), [(1, 3), (3, 3), (5, 5)])
def test_the_threshold_has_a_floor(set_to, used):
    assert threshold_of(SimpleNamespace(threshold=set_to)) == used
