"""A thousand dialogues are published in three versions each, and somebody tries to work out who said what.

Each guard is also taken away, and then the same attacker succeeds: the test can fail.
"""

import os
import subprocess
import sys

import pytest

from dialogues.suppression import past_of, reveals, telling, versions
from dialogues.suppression.words import may_be_spoken_of
from tests.dialogues.suppression_attack import Figures, attack, bits
from tests.dialogues.suppression_dialogues import Made, carriers, make
from tests.dialogues.suppression_figures import INSIDER, Outcome, flips, run, together

DIALOGUES = 1000


@pytest.fixture(scope="module")
def outcome() -> Outcome:
    return run(DIALOGUES)


def test_nobody_can_work_out_what_a_few_people_say(outcome, capsys):
    """An outsider, an insider, and some who lay together what they know, in each of the dialogues."""
    with capsys.disabled():
        sys.stdout.write(f"\n{outcome}\n")
    assert outcome.dialogues == DIALOGUES
    assert outcome.leaks == []


def test_no_word_comes_or_goes_between_any_two_versions_because_of_a_few(outcome):
    assert outcome.turned == []


def test_the_last_look_finds_nothing_in_what_may_be_published(outcome):
    assert outcome.revealed == []


def test_what_is_hidden_leaves_something_to_read(outcome):
    """Hiding everything would pass all the others."""
    assert outcome.why["told"] > outcome.why["worked out"] + outcome.why["compared"]
    assert outcome.waiting < outcome.versions / 4


def test_the_made_up_dialogues_change_in_every_way_that_real_ones_do():
    made = [make(seed) for seed in range(60)]
    assert any(len({edition.threshold for edition in one.editions}) > 1 for one in made)
    assert any(one.editions[0].world.columns["b4"] != one.editions[2].world.columns["b4"] for one in made)
    assert any(edition.world.people - set().union(*variable(edition.world)) for one in made for edition in one.editions)


def variable(world) -> list[set[int]]:
    return [people for key, people in world.columns.items() if key[0] == "b"]


def test_two_processes_decide_the_same():
    """The page is made by one and the paper by another; what one tells the other may not hide."""
    told = [
        subprocess.run(
            [sys.executable, "-m", "tests.dialogues.suppression_dialogues", "120"],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2", "3")
    ]
    assert told[0].count("says") > 100
    assert told[0] == told[1] == told[2]


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
        leaks, _figures = attack(made, insiders=[INSIDER])
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
    assert any(turned for one in made for turned in flips(one))
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
    assert any(turned for one in made for turned in flips(one))
    assert not any(
        reveals(edition.earlier, past_of(number, edition.telling))
        for one in made
        for number, edition in enumerate(one.editions, 1)
    )


def test_a_group_of_twice_the_threshold_may_be_spoken_of():
    assert [heard for heard in range(15) if may_be_spoken_of(heard, threshold=5)] == [10, 11, 12, 13, 14]


def test_one_more_who_lay_their_answers_together_learn_what_another_says():
    """Where the promise ends: as many as the threshold less one, all of whom say it, know that nobody else does."""
    made = [make(seed) for seed in range(40)]
    assert not any(attack(one, insiders=together(one))[0] for one in made)
    assert any(attack(one, insiders=those_who_say_it(one))[0] for one in made)


def those_who_say_it(made: Made) -> set[int]:
    """Everybody behind a cell that lacks one voice to be told."""
    edition = made.editions[0]
    for (row, column), cell in sorted(edition.telling.cells.items()):
        if column in edition.telling.spoken_of and cell.said == made.threshold - 1:
            return carriers(edition.world, row, "says") & edition.world.columns[column]
    return set()
