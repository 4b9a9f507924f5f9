"""Everyone is where they most want to be, as far as there is room."""

from hypothesis import given
from hypothesis import strategies as st

from meetings.groups.forming import Wish, form

GROUPS = [1, 2, 3]


@st.composite
def wishes(draw):
    found = []
    for person in range(draw(st.integers(0, 25))):
        first = draw(st.sampled_from(GROUPS))
        second = draw(st.sampled_from([None, *(group for group in GROUPS if group != first)]))
        found.append(Wish(person, draw(st.sampled_from(["municipality", "civil_society"])), first, second))
    return found


@given(wishes(), st.integers(2, 12))
def test_each_is_in_one_group_that_they_chose_and_nobody_moves_without_need(asked, largest):
    formed = form(asked, GROUPS, largest=largest)
    where = {person: group for group, people in formed.groups.items() for person in people}
    assert sorted(where) == sorted(wish.person for wish in asked)
    assert sum(map(len, formed.groups.values())) == len(asked)
    for wish in asked:
        assert where[wish.person] == (wish.second if wish.person in formed.second else wish.first)
    for group in GROUPS:
        wanted = sum(wish.first == group for wish in asked)
        left = sum(wish.first == group and wish.person in formed.second for wish in asked)
        assert left <= max(0, wanted - largest)
        if group not in formed.over:
            assert len(formed.groups[group]) <= largest


@given(wishes(), st.integers(2, 12))
def test_a_group_stays_too_large_only_when_nobody_in_it_can_go(asked, largest):
    formed = form(asked, GROUPS, largest=largest)
    for group in formed.over:
        for wish in asked:
            if wish.first == group and wish.person in formed.groups[group] and wish.second:
                assert len(formed.groups[wish.second]) >= largest


def test_who_moves_leaves_both_groups_most_even():
    asked = [
        Wish(1, "municipality", 1, 2),
        Wish(2, "civil_society", 1, 2),
        Wish(3, "civil_society", 1, 2),
        Wish(4, "municipality", 2, None),
    ]
    formed = form(asked, [1, 2], largest=2)
    assert formed.groups == {1: [1, 3], 2: [2, 4]}
    assert formed.second == [2]


def test_the_same_wishes_give_the_same_groups():
    asked = [Wish(n, "municipality" if n % 2 else "civil_society", 1, 2 if n % 3 else None) for n in range(12)]
    assert form(asked, [1, 2], largest=5) == form(asked, [1, 2], largest=5)
