"""Counts of people: small ones are never shown, and nobody works them out, not even by knowing how they are hidden."""

import random
from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from dialogues.suppression import Shown, bare, counts, may_be_spoken_of, nameable, spread, total

EXACT, FEW, ENOUGH, AT_LEAST, HIDDEN = Shown
TABLES = 1000


def test_large_counts_are_shown_as_they_are_with_their_sum():
    assert bare([12, 7, 0, 5], threshold=5) == [EXACT] * 4
    assert total([12, 7, 0, 5], threshold=5) == (24, EXACT)


def test_a_total_tells_no_more_than_what_stands_above_it():
    assert bare([12, 3, 0, 1], threshold=5) == [EXACT, FEW, EXACT, FEW]
    assert total([12, 3, 0, 1], threshold=5) == total([12, 4, 0, 4], threshold=5) == (14, AT_LEAST)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.integers(3, 5))
def test_what_is_shown_of_counts_follows_from_which_of_them_are_few(numbers, threshold):
    other = [threshold - 1 if 0 < number < threshold else number for number in numbers]
    assert bare(numbers, threshold=threshold) == bare(other, threshold=threshold)
    assert total(numbers, threshold=threshold) == total(other, threshold=threshold)


def test_a_small_group_is_hidden_cell_by_cell():
    assert spread([[0, 6], [30, 30]], threshold=5)[0] == [HIDDEN, HIDDEN]
    assert spread([[0, 0], [30, 30]], threshold=5)[0] == [EXACT, EXACT]
    assert spread([[10, 0], [30, 30]], threshold=5) == [[EXACT, EXACT], [EXACT, EXACT]]


def test_a_row_with_a_small_cell_shows_no_exact_count():
    assert spread([[3, 12, 0], [30, 30, 30]], threshold=5)[0] == [FEW, ENOUGH, EXACT]


def test_a_value_that_few_have_is_hidden_all_the_way_down():
    shown = spread([[20, 20, 1], [15, 15, 0]], threshold=5)
    assert shown == [[ENOUGH, ENOUGH, HIDDEN], [ENOUGH, ENOUGH, HIDDEN]]


def test_where_a_small_cell_would_be_narrowed_down_the_row_is_hidden():
    assert spread([[1, 5, 5], [30, 30, 30]], threshold=5)[0] == [HIDDEN, HIDDEN, HIDDEN]


def test_a_group_in_which_people_have_several_values_counts_its_people():
    assert spread([[6, 6], [30, 30]], threshold=5, people=[6, 60])[0] == [HIDDEN, HIDDEN]


# --- The attack: bounds ---------------------------------------------------------------------------------------------


def table_of(seed: int) -> tuple[list[list[int]], int]:
    luck = random.Random(seed)  # noqa: S311 - made-up counts, no secret
    threshold = luck.choice([3, 4, 5])
    rows, columns = luck.randint(1, 4), luck.randint(2, 4)
    most = [luck.choice([1, threshold, 2 * threshold, 3 * threshold]) for _column in range(columns)]
    table = [[luck.choice([0, luck.randint(0, high)]) for high in most] for _row in range(rows)]
    return table, threshold


def narrowed(table: list[list[int]], threshold: int) -> list[tuple]:
    """The small cells that a reader can say more of than that they are small, and what."""
    shown = spread(table, threshold=threshold)
    found = []
    for row, column in product(range(len(table)), range(len(table[0]))):
        if shown[row][column] is FEW:
            bounds = tuple(bound(table, shown, threshold, row, column, lowest=lowest) for lowest in (True, False))
            if bounds != (1, threshold - 1):
                found.append((row, column, bounds))
    return found


def bound(table, shown, threshold, row, column, *, lowest: bool) -> int:
    """The least or the most a cell can be, for whoever knows the rows' people and which columns are spoken of."""
    model = cp_model.CpModel()
    cells = [[model.new_int_var(0, 200, "") for _ in line] for line in table]
    for line, numbers, states in zip(cells, table, shown, strict=True):
        people = sum(numbers)
        if 0 < people < threshold:
            model.add_linear_constraint(sum(line), 1, threshold - 1)
        else:
            model.add(sum(line) == people)
        for cell, number, state in zip(line, numbers, states, strict=True):
            if state is EXACT:
                model.add(cell == number)
            elif state is FEW:
                model.add_linear_constraint(cell, 1, threshold - 1)
            elif state is ENOUGH:
                model.add(cell >= threshold)
    for place, numbers in enumerate(zip(*table, strict=True)):
        people = sum(line[place] for line in cells)
        if may_be_spoken_of(sum(numbers), threshold=threshold):
            model.add(people >= 2 * threshold)
        else:
            model.add(people < 2 * threshold)
    goal = cells[row][column]
    model.minimize(goal) if lowest else model.maximize(goal)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(model) == cp_model.OPTIMAL
    return solver.value(goal)


def test_whoever_adds_and_subtracts_learns_nothing_of_a_small_cell():
    small = 0
    for seed in range(TABLES):
        table, threshold = table_of(seed)
        small += sum(0 < number < threshold for row in table for number in row)
        assert (seed, narrowed(table, threshold)) == (seed, [])
    assert small > TABLES


def test_without_hiding_rows_a_small_cell_is_narrowed_down(monkeypatch):
    monkeypatch.setattr(counts._Bounds, "is_narrow", lambda *_: False)
    assert any(narrowed(*table_of(seed)) for seed in range(200))


def test_without_hiding_what_stands_beside_it_a_small_cell_is_known(monkeypatch):
    def only_the_small(row, _people, _hidden, threshold):
        return bare(row, threshold=threshold)

    monkeypatch.setattr(counts, "_row", only_the_small)
    monkeypatch.setattr(counts._Bounds, "is_narrow", lambda *_: False)
    assert any(low == high for seed in range(50) for _row, _column, (low, high) in narrowed(*table_of(seed)))


# --- The attack: knowing the rule -----------------------------------------------------------------------------------


@pytest.mark.parametrize(("threshold", "shape", "most"), [(3, (2, 2), 9), (4, (2, 2), 11)])
def test_knowing_how_it_is_hidden_tells_nothing_more(threshold, shape, most):
    """Every table there can be is shown; those that look the same are laid together. In each lot a small cell is
    everything it can be, so not even somebody who runs this code backwards can tell which."""
    rows, columns = shape
    looks: dict[tuple, list[list[int]]] = defaultdict(list)
    for numbers in product(range(most + 1), repeat=rows * columns):
        table = [numbers[at * columns : (at + 1) * columns] for at in range(rows)]
        shown = [state for row in spread(table, threshold=threshold) for state in row]
        told = tuple(number if state is EXACT else state for number, state in zip(numbers, shown, strict=True))
        people = tuple(FEW if 0 < sum(row) < threshold else sum(row) for row in table)
        spoken = tuple(sum(column) >= 2 * threshold for column in zip(*table, strict=True))
        looks[told, people, spoken].append(numbers)
    seen = 0
    for (told, people, _spoken), alike in looks.items():
        if any(isinstance(count, int) and count > most for count in people):
            continue  # cut off by the largest number tried, not by the rule
        for place, state in enumerate(told):
            if state is FEW:
                seen += 1
                assert {numbers[place] for numbers in alike} == set(range(1, threshold))
    assert seen


@pytest.mark.parametrize(("threshold", "groups", "most"), [(3, 3, 9), (4, 3, 10), (3, 4, 7)])
def test_which_groups_are_named_tells_nothing_of_how_few_the_others_are(threshold, groups, most):
    looks: dict[tuple, list[tuple[int, ...]]] = defaultdict(list)
    for heard in product(range(most + 1), repeat=groups):
        shown = bare(heard, threshold=threshold)
        told = tuple(number if state is EXACT else state for number, state in zip(heard, shown, strict=True))
        named = frozenset(nameable(dict(enumerate(heard)), threshold=threshold))
        looks[told, named, total(heard, threshold=threshold)].append(heard)
    for (told, _named, _total), alike in looks.items():
        for place, state in enumerate(told):
            if state is FEW:
                assert {heard[place] for heard in alike} == set(range(1, threshold))
