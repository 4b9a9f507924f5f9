"""Small groups are never shown, and never to be worked out."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.suppression import Shown, bare, hide, hide_row

EXACT, FEW, HIDDEN = Shown


def possible(counts, shown, threshold):
    """Every way to fill in what is hidden that agrees with the total, the shown counts and the two words."""
    rest = sum(count for count, state in zip(counts, shown, strict=True) if state is not EXACT)
    ranges = [
        [count] if state is EXACT else range(1, threshold) if state is FEW else range(threshold, rest + 1)
        for count, state in zip(counts, shown, strict=True)
    ]
    return [guess for guess in product(*ranges) if sum(guess) == sum(counts)]


def test_large_counts_are_shown_as_they_are():
    assert hide([12, 7, 0, 5], threshold=5) == [EXACT, EXACT, EXACT, EXACT]


def test_one_small_count_takes_another_with_it():
    assert hide([12, 3, 20, 0], threshold=5) == [HIDDEN, FEW, EXACT, EXACT]


def test_no_more_is_hidden_than_is_needed():
    assert hide([2, 1, 6, 9, 5, 12], threshold=5) == [FEW, FEW, EXACT, HIDDEN, EXACT, EXACT]


def test_two_small_counts_at_the_top_of_their_range_would_be_told_by_their_sum():
    assert hide([4, 4, 30], threshold=5) == [FEW, FEW, HIDDEN]


def test_when_nothing_is_safe_it_says_so():
    assert hide([3, 5], threshold=5) is None
    assert hide([2], threshold=5) is None


def test_a_total_that_is_not_known_needs_no_second_hiding():
    assert bare([3, 5, 0], threshold=5) == [FEW, EXACT, EXACT]


def test_a_small_group_does_not_show_that_all_of_them_are_alike():
    assert hide_row([0, 6, 0], threshold=5) == [HIDDEN, HIDDEN, HIDDEN]
    assert hide_row([0, 0], threshold=5) == [EXACT, EXACT]
    assert hide_row([10, 0], threshold=5) == [EXACT, EXACT]


@settings(deadline=None)
@given(st.lists(st.integers(0, 12), min_size=1, max_size=4), st.integers(3, 5))
def test_whoever_adds_and_subtracts_learns_nothing_of_a_small_count(counts, threshold):
    shown = hide(counts, threshold=threshold)
    if shown is None:
        return
    guesses = possible(counts, shown, threshold)
    for place, state in enumerate(shown):
        if 0 < counts[place] < threshold:
            assert state is FEW
            assert {guess[place] for guess in guesses} == set(range(1, threshold))


@pytest.mark.parametrize("counts", [[1], [4, 4], [1, 1, 1], [0, 3]])
def test_a_row_without_a_safe_way_is_hidden_whole(counts):
    assert set(hide_row(counts, threshold=5)) == {HIDDEN}
