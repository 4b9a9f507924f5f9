"""The perspective map: where each group stands, as drawing, table and board, and what others than Lena see of it."""

import re
from datetime import date
from itertools import chain, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogues.models import Event
from interviews.coverage import Figures, GroupRow, Standing, coverage, lead
from interviews.coverage.figures import STATES, _shown
from interviews.coverage.gaps import group_gaps, tilt
from interviews.coverage.map import board, ring
from interviews.models import GroupKind, InterviewInvitation, StakeholderGroup
from tests import factories
from tests.interviews.conftest import PLACE
from tests.interviews.wide import fill

pytestmark = pytest.mark.django_db
PLAN = PLACE + "plan/"


def invite(person, status="waiting"):
    return InterviewInvitation.objects.create(interview=person.interviews.get(), interviewee=person, status=status)


def counts(dialogue):
    [row] = coverage(dialogue, exact=True).rows
    return row.heard.number, row.bookings.number, row.asking.number, row.refusals.number


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("waiting", (0, 0, 1, 0)),
        ("other_time", (0, 0, 1, 0)),
        ("accepted", (0, 1, 0, 0)),
        ("declined", (0, 0, 0, 1)),
        ("called_off", (0, 0, 0, 0)),
    ],
)
def test_a_booking_counts_as_what_was_answered_to_the_invitation(status, expected, dialogue, parents, hear):
    [person] = hear(parents, 1, status="booked")
    invite(person, status)
    assert counts(dialogue) == expected


def test_a_booking_without_an_invitation_is_booked_and_a_no_is_a_no(dialogue, parents, hear):
    hear(parents, 2, status="booked")
    hear(parents, 1, status="declined")
    assert counts(dialogue) == (0, 2, 0, 1)


def test_each_person_counts_once_where_they_have_come_furthest(dialogue, lena, parents, hear):
    [person] = hear(parents, 1)
    factories.make_interview(dialogue, lena, person, number=90, status="declined")
    booked = factories.make_interview(dialogue, lena, person, number=91, status="booked", held_on=date(2022, 3, 1))
    InterviewInvitation.objects.create(interview=booked, interviewee=person)
    assert counts(dialogue) == (1, 0, 0, 0)


def test_the_board_puts_each_group_where_it_stands(dialogue, parents, hear):
    hear(parents, 4)
    for name, status in [("Unga", "held"), ("Äldre", "booked"), ("Chefer", "declined")]:
        hear(factories.make_group(dialogue, name, target=6, position=1), 1, status=status)
    factories.make_group(dialogue, "Nyanlända", target=10, position=2)
    columns = {
        column.standing: [row.title for row in column.rows] for column in board(coverage(dialogue, exact=True).rows)
    }
    assert columns == {
        Standing.NOBODY: ["Nyanlända"],
        Standing.ASKED: ["Chefer", "Äldre"],
        Standing.UNDER_WAY: ["Unga"],
        Standing.ENOUGH: ["Föräldrar"],
    }


def test_dana_does_not_learn_from_the_board_that_a_small_group_is_full(dialogue, parents, hear):
    hear(parents, 4)
    [row] = coverage(dialogue, exact=False).rows
    assert (row.text, row.standing) == ("färre än 5 av 4", Standing.UNDER_WAY)


@pytest.mark.parametrize(
    ("view", "holds"), [("drawing", "around__arc"), ("table", "coverage-table"), ("board", "board__list")]
)
def test_the_address_says_how_it_is_shown(view, holds, signed_in, lena, parents):
    html = signed_in(lena).get(f"{PLAN}?view={view}").content.decode()
    assert [name for name in ("around__arc", "coverage-table", "board__list") if name in html] == [holds]
    assert re.findall(r'aria-current="true">(\w+)<', html) == [
        {"drawing": "Bild", "table": "Tabell", "board": "Tavla"}[view]
    ]


def test_a_link_to_another_view_keeps_what_is_crossed_and_drops_the_rest(signed_in, lena, parents):
    page = signed_in(lena).get(PLAN + "?view=%00&by=age&with=gender&gaps=all&x=1")
    assert page.context["view"] == "drawing"
    assert page.context["views"][2][2] == PLAN + "?by=age&with=gender&gaps=all&view=board"


def test_the_table_says_who_asks(signed_in, lena, ines, dialogue, parents):
    parents.asks = ines
    parents.save()
    row = re.search(r"<tbody.*?</tbody>", signed_in(lena).get(PLAN + "?view=table").content.decode(), re.S)
    assert "Ines" in row[0]


def test_lena_chooses_who_asks_among_those_who_can_hold_an_interview(signed_in, lena, ines, dana, dialogue, parents):
    client = signed_in(lena)
    address = f"{PLAN}groups/{parents.pk}/"
    offered = [str(user) for user in client.get(address).context["form"].fields["asks"].queryset]
    assert offered == ["Ines", "Lena"]
    data = {"name": "Föräldrar", "target": "4", "opened_version": 1}
    assert client.post(address, data | {"asks": dana.pk}).status_code == 422
    assert client.post(address, data | {"asks": ines.pk}).status_code == 302
    assert dialogue.groups.get().asks == ines
    assert [str(row) for row in client.get(f"{PLAN}groups/?asks={ines.pk}").context["page"]] == ["Föräldrar"]
    assert list(client.get(f"{PLAN}groups/?asks=nobody").context["page"]) == []
    assert Event.objects.filter(name="plan.group_changed").count() == 1


def test_the_ring_has_a_sector_for_each_group_kind_by_kind(dialogue, parents, hear):
    factories.make_group(dialogue, "Unga", target=5, kind="residents", position=1)
    factories.make_group(dialogue, "Chefer", target=2, kind="officials", position=2)
    factories.make_group(dialogue, "Andra", target=2, position=3)
    hear(parents, 2)
    drawn = ring(coverage(dialogue, exact=True))
    assert [(kind.title, kind.share, [sector.label for sector in kind.sectors]) for kind in drawn.kinds] == [
        ("boende", 100, ["A1", "A2"]),
        ("tjänstepersoner", 0, ["B1"]),
        ("utan angivet slag", 0, ["C1"]),
    ]
    filled, empty = drawn.kinds[0].sectors
    assert (filled.surface, bool(filled.held), empty.surface, empty.held) == ("plan", True, "gap", "")
    assert "," not in filled.plan and "nan" not in filled.plan


def test_nothing_is_drawn_of_what_dana_may_not_see(dialogue, parents, hear):
    hear(parents, 2)
    drawn = ring(coverage(dialogue, exact=False))
    [sector] = drawn.kinds[0].sectors
    assert (sector.surface, sector.held, sector.booked, drawn.centre, drawn.kinds[0].share) == (
        "hidden",
        "",
        "",
        "",
        None,
    )


def test_a_plan_of_one_group_and_one_of_many_can_be_drawn(dialogue, parents):
    assert ring(coverage(dialogue, exact=True)).is_drawn
    StakeholderGroup.objects.bulk_create(
        StakeholderGroup(dialogue=dialogue, name=f"Grupp {number}", kind="other") for number in range(60)
    )
    drawn = ring(coverage(dialogue, exact=True))
    assert (drawn.is_drawn, sum(len(kind.sectors) for kind in drawn.kinds)) == (False, 61)


@pytest.mark.parametrize(("people", "groups"), [(1, 1), (60, 20)])
@pytest.mark.parametrize(("who", "queries"), [("lena", 12), ("dana", 11)])
def test_a_wide_plan_costs_as_many_queries_as_a_narrow_one(
    people, groups, who, queries, request, signed_in, dialogue, lena, django_assert_num_queries
):
    fill(dialogue, lena, people=people, groups=groups)
    client = signed_in(request.getfixturevalue(who))
    client.get(PLAN)
    for view in ("drawing", "table", "board"):
        with django_assert_num_queries(queries):
            client.get(f"{PLAN}?view={view}&gaps=all")


def few_on(client):
    """Every figure from one to four that the page has in a cell or in words, in any of its views."""
    found = []
    for view in ("drawing", "table", "board"):
        html = client.get(f"{PLAN}?view={view}&by=v1&with=v2&gaps=all").content.decode()
        found += re.findall(r"<td[^>]*>(?:<span>)?(\d+)(?:</span>)?</td>", html)
        found += re.findall(r"\b(\d+) (?:av|är|har|bokad|bokade|tillfrågad|tillfrågade|planerade)\b", html)
    return sorted({int(number) for number in found} & {1, 2, 3, 4})


@pytest.mark.parametrize("people", [3, 9, 21, 46, 75, 104])
def test_no_page_of_danas_has_a_figure_from_one_to_four_on_it(people, signed_in, dialogue, lena, dana):
    fill(dialogue, lena, people=people, groups=6, variables=3)
    assert few_on(signed_in(lena)) != []
    assert few_on(signed_in(dana)) == []


# what others than the leader can read, whatever the counts are

KINDS = [GroupKind.RESIDENTS, GroupKind.OFFICIALS, GroupKind.POLITICIANS, GroupKind.OTHER]
PEOPLE = st.integers(0, 13)
GROUPS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 15), PEOPLE, PEOPLE, PEOPLE, PEOPLE), min_size=1, max_size=5
)


def as_others_see(groups, threshold):
    columns, totals = [], {}
    for place, state in enumerate(STATES):
        shown, totals[state] = _shown([group[2 + place] for group in groups], exact=False, threshold=threshold)
        columns.append(shown)
    rows = [
        GroupRow(
            StakeholderGroup(pk=number, name=f"G{chr(65 + number)}", kind=group[0], target=group[1]),
            *figures,
            threshold,
        )
        for number, (group, figures) in enumerate(zip(groups, zip(*columns, strict=True), strict=True))
    ]
    return Figures(rows=rows, planned=sum(group[1] for group in groups), **totals, exact=False, threshold=threshold)


def everything_said(result):
    """All that the page says and draws of the figures, as text."""
    columns = [(column.standing, [row.title for row in column.rows]) for column in board(result.rows)]
    gaps = [(gap.key, gap.title, gap.text, gap.group) for gap in [*chain(*group_gaps(result.rows)), *tilt(result)]]
    words = [(row.text, row.heard_words, row.booked_words, row.asked_words, row.declined_words) for row in result.rows]
    bars = [(row.held, row.booked, row.asked, row.asked_from) for row in result.rows]
    totals = [result.held_words, result.booked_words, result.asked_words, result.declined_words]
    return (columns, gaps, words, bars, totals, lead(result), result.longest, ring(result))


@settings(deadline=None)
@given(GROUPS, st.integers(3, 6))
def test_others_never_read_a_count_of_one_up_to_the_threshold(groups, threshold):
    result = as_others_see(groups, threshold)
    shown = [
        figure.number
        for row in result.rows
        for figure in (row.heard, row.bookings, row.asking, row.refusals)
        if figure.number is not None
    ]
    assert not [number for number in shown if 0 < number < threshold]
    gaps = [*chain(*group_gaps(result.rows)), *tilt(result)]
    planned = {str(row.planned) for row in result.rows}
    allowed = {str(number) for number in shown} | planned
    said = {number for gap in gaps for number in re.findall(r"\d+", f"{gap.title} {gap.text}")}
    assert said <= allowed


@settings(deadline=None)
@given(GROUPS, st.integers(3, 6))
def test_what_others_read_is_the_same_whatever_a_hidden_count_is(groups, threshold):
    """Move one person from a hidden count to another: while the shown figures agree, so does every word and bar."""
    one = as_others_see(groups, threshold)
    for place in range(len(STATES)):
        hidden = [number for number, figures in enumerate(figures_of(one)[0]) if figures[place].number is None]
        for less, more in permutations(hidden, 2):
            changed = [list(group) for group in groups]
            changed[less][2 + place] -= 1
            changed[more][2 + place] += 1
            other = as_others_see([tuple(group) for group in changed], threshold)
            if figures_of(one) == figures_of(other):
                assert everything_said(one) == everything_said(other)


def figures_of(result):
    rows = [(row.heard, row.bookings, row.asking, row.refusals) for row in result.rows]
    return rows, result.held, result.booked, result.asked, result.declined
