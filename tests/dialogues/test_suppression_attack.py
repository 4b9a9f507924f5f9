"""A thousand dialogues are published in three versions each, and somebody tries to work out who said what.

Each guard is also taken away, and then the same attacker succeeds: the test can fail.
"""

from itertools import combinations

import pytest

from dialogues.suppression import past_of, reveals, telling, versions
from dialogues.suppression.words import may_be_spoken_of
from tests.dialogues.suppression_attack import Figures, Impossible, attack, bits
from tests.dialogues.suppression_dialogues import ROWS, Made, carriers, make

DIALOGUES = 1000
PARTS = 8
INSIDER = 7


def flips(made: Made) -> list[tuple]:
    """Words that came or went between any two versions because of fewer people than the threshold."""
    found = []
    for (at, one), (to, other) in combinations(enumerate(made.editions), 2):
        for row in ROWS:
            for side in ("says", "against"):
                for column in one.telling.spoken_of & other.telling.spoken_of:
                    words = [getattr(edition.telling.cells[row, column], side).told for edition in (one, other)]
                    before, now = (
                        carriers(edition.world, row, side) & edition.world.columns[column] for edition in (one, other)
                    )
                    if words[0] != words[1] and len(before ^ now) < made.threshold:
                        found.append((made.seed, at, to, row, side, column))
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_nobody_can_work_out_what_a_few_people_say(part):
    for seed in range(part, DIALOGUES, PARTS):
        made = make(seed)
        insider = INSIDER if seed % 2 else None
        leaks, _figures = attack(made, insider=insider)
        assert (seed, leaks) == (seed, [])


def test_no_word_comes_or_goes_between_any_two_versions_because_of_a_few():
    assert [flip for seed in range(DIALOGUES) for flip in flips(make(seed))] == []


def test_the_last_look_finds_nothing_in_what_may_be_published():
    for seed in range(200):
        for number, edition in enumerate(make(seed).editions, 1):
            assert reveals(edition.earlier, past_of(number, edition.telling)) == []


def test_a_reader_who_takes_every_cell_at_its_word_is_led_astray():
    """A cell that kept what it had, or is empty because of another, is no longer what it says. Who reads it as if it
    were draws conclusions about people that are as often wrong as right, and nothing tells which."""
    right = wrong = 0
    for seed in range(60):
        made = make(seed, versions=2)
        try:
            leaks, _figures = attack(made, rules_known=False)
        except Impossible:
            continue
        for leak in leaks:
            if leak.what != "few people":
                truth = bits(set().union(*(carriers(edition.world, leak.row, leak.side) for edition in made.editions)))
                is_right = leak.least <= (leak.people & truth).bit_count() <= leak.most
                right, wrong = right + is_right, wrong + (not is_right)
    assert wrong * 2 >= right
    assert right + wrong < 60  # of some forty thousand questions


# --- Each guard taken away --------------------------------------------------------------------------------------------


def leaked(count: int = 40, **how) -> Figures:
    """Attack dialogues until one leaks."""
    figures = Figures()
    for seed in range(count):
        leaks, one = attack(make(seed, **how), enough=how.get("told_from"))
        figures.add(one)
        if leaks:
            return figures
    pytest.fail("the attacker learnt nothing: the guard is not what protects")


def test_without_the_threshold_one_voice_is_known():
    leaked(told_from=1)


def small_and_told(made: Made) -> set[int]:
    """Groups of fewer than twice the threshold of which something is told."""
    return {
        bits(people)
        for edition in made.editions
        for (_row, column), cell in edition.telling.cells.items()
        for people in [edition.world.columns[column]]
        if cell.word != "hidden" and len(people) < 2 * made.threshold
    }


def test_without_hiding_small_groups_the_look_at_all_columns_still_hides_them(monkeypatch):
    monkeypatch.setattr(telling, "may_be_spoken_of", lambda heard, *, threshold: heard >= threshold)
    assert not any(small_and_told(make(seed, versions=1)) for seed in range(40))


def test_without_either_small_groups_are_known(monkeypatch):
    monkeypatch.setattr(telling, "may_be_spoken_of", lambda heard, *, threshold: heard >= threshold)
    monkeypatch.setattr(telling._Table, "_beside_each_other", lambda *_: None)
    known = set()
    for seed in range(40):
        made = make(seed, versions=1)
        leaks, _figures = attack(made, insider=INSIDER)
        known |= {leak.people for leak in leaks} & {one & ~(1 << INSIDER) for one in small_and_told(made)}
    assert known


def test_without_looking_at_all_columns_together_the_few_they_differ_by_are_known(monkeypatch):
    monkeypatch.setattr(telling._Table, "_beside_each_other", lambda *_: None)
    leaked()


def test_without_looking_at_earlier_versions_newcomers_are_known(monkeypatch):
    monkeypatch.setattr(telling, "moved_enough", lambda *_args, **_counts: True)
    monkeypatch.setattr(telling._Table, "_published", lambda *_: [])
    leaked()


def test_without_keeping_words_the_last_look_refuses(monkeypatch):
    monkeypatch.setattr(telling, "moved_enough", lambda *_args, **_counts: True)
    made = [make(seed) for seed in range(40)]
    assert any(flips(one) for one in made)
    refused = [
        reveals(edition.earlier, past_of(number, edition.telling))
        for one in made
        for number, edition in enumerate(one.editions, 1)
    ]
    assert any(refused)


def test_without_the_last_look_too_it_would_be_published(monkeypatch):
    for module in (telling, versions):
        monkeypatch.setattr(module, "moved_enough", lambda *_args, **_counts: True)
    made = [make(seed) for seed in range(40)]
    assert any(flips(one) for one in made)
    assert not any(
        reveals(edition.earlier, past_of(number, edition.telling))
        for one in made
        for number, edition in enumerate(one.editions, 1)
    )


def test_a_group_of_twice_the_threshold_may_be_spoken_of():
    assert [heard for heard in range(15) if may_be_spoken_of(heard, threshold=5)] == [10, 11, 12, 13, 14]
