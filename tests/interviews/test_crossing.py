"""Two backgrounds crossed: exact for Lena, out of reach for everybody else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.coverage import Figure, GroupRow, coverage
from interviews.coverage.crossing import Heard, matrix, spread_variables
from interviews.coverage.figures import _shown
from interviews.models import BackgroundValue, BackgroundVariable, StakeholderGroup
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
PLAN = PLACE + "plan/"


@pytest.fixture
def age(spread):
    return spread("age", "Ålder", "under 18", "18–64", "65 och över")


@pytest.fixture
def district(spread):
    return spread("district", "Stadsdel", "Ersboda", "Mariehem")


def table(result):
    return {row.title: ([cell.text for cell in row.cells], row.total) for row in result.matrix.rows}


def test_two_backgrounds_are_crossed_with_those_who_did_not_say(dialogue, parents, age, district, hear):
    hear(parents, 3, age["under 18"], district["Ersboda"])
    hear(parents, 1, age["18–64"], district["Mariehem"])
    hear(parents, 2, district["Mariehem"])
    hear(parents, 1, age["18–64"])
    hear(parents, 1)
    result = coverage(dialogue, exact=True, variable="district", down="age")
    assert result.matrix.columns == ["Ersboda", "Mariehem", "Inte uppgett"]
    assert table(result) == {
        "under 18": (["3", "ingen", "ingen"], "3"),
        "18–64": (["ingen", "1", "1"], "2"),
        "65 och över": (["ingen", "ingen", "ingen"], "ingen"),
        "Inte uppgett": (["ingen", "2", "1"], "3"),
    }
    assert (result.matrix.totals, result.held.number) == (["3", "3", "2"], 8)


def test_who_is_only_booked_or_took_it_back_is_in_no_square(dialogue, parents, age, district, hear):
    hear(parents, 2, age["under 18"], district["Ersboda"], status="booked")
    hear(parents, 1, age["18–64"], district["Ersboda"])
    assert table(coverage(dialogue, exact=True, variable="district", down="age"))["under 18"] == (
        ["ingen", "ingen"],
        "ingen",
    )


def test_people_of_another_dialogue_are_not_counted(dialogue, lena, parents, age, district, hear):
    hear(parents, 1, age["under 18"], district["Ersboda"])
    elsewhere = factories.make_dialogue("annan")
    group = factories.make_group(elsewhere)
    person = factories.make_interviewee(elsewhere, group)
    person.background.add(age["under 18"], district["Ersboda"])
    factories.make_interview(elsewhere, lena, person)
    assert table(coverage(dialogue, exact=True, variable="district", down="age"))["under 18"] == (["1", "ingen"], "1")


def test_lena_chooses_rows_and_columns_in_the_address(signed_in, lena, dialogue, parents, age, district, hear):
    hear(parents, 1, age["under 18"], district["Mariehem"])
    page = signed_in(lena).get(PLAN + "?with=age&by=district")
    assert "Ålder korsad med stadsdel" in page.content.decode()
    assert page.context["coverage"].matrix.down.key == "age"


@pytest.mark.parametrize("address", ["?with=age&by=age", "?with=nonsense&by=age", "?with=%00&by=age", "?by=age"])
def test_an_address_that_makes_no_sense_crosses_the_groups(address, signed_in, lena, dialogue, parents, age):
    assert signed_in(lena).get(PLAN + address).context["coverage"].matrix.down is None


@pytest.mark.parametrize("who", ["dana", "farid", "stig", "ines"])
def test_nobody_else_reaches_the_crossing_by_its_address(
    who, request, signed_in, dialogue, parents, age, district, hear
):
    hear(parents, 12, age["under 18"], district["Mariehem"])
    client = signed_in(request.getfixturevalue(who))
    for place in (PLAN, PLACE):
        page = client.get(place + "?with=age&by=district&as=me&view=table")
        if "coverage" in page.context:
            assert page.context["coverage"].matrix.down is None
            html = page.content.decode()
            assert "Två bakgrunder korsas med varandra bara för projektledaren" in html
            assert "cross-with" not in html
    assert "coverage" in client.get(PLAN).context


def test_lena_does_not_see_the_crossing_either_when_she_looks_as_others(
    signed_in, lena, dialogue, parents, age, district
):
    page = signed_in(lena).get(PLAN + "?as=others&with=age&by=district")
    assert page.context["coverage"].matrix.down is None


def test_two_variables_without_exact_counts_are_refused_outright(dialogue, parents, age, district):
    one, other = spread_variables(dialogue)
    rows = coverage(dialogue, exact=False).rows
    with pytest.raises(ValueError, match="leader only"):
        matrix(one, rows, Heard(dialogue), exact=False, threshold=5, down=other)


def test_a_variable_without_values_cannot_be_chosen(dialogue, parents, age):
    BackgroundVariable.objects.create(dialogue=dialogue, key="empty", name="Tom")
    assert [one.key for one in coverage(dialogue, exact=True, variable="empty").variables] == ["age"]


@settings(deadline=None)
@given(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=1, max_size=4),
    st.lists(st.integers(0, 6), min_size=4, max_size=4),
)
def test_no_square_that_others_see_holds_one_to_four(table, unsaid):
    """Groups with so many of each value and so many who did not say, shown beside their totals as the page does."""
    variable = BackgroundVariable(pk=1, key="age", name="Ålder")
    variable._prefetched_objects_cache = {"values": [BackgroundValue(pk=one, name=f"v{one}") for one in range(3)]}
    heard = Heard.__new__(Heard)
    heard._groups, heard._values, bit = {}, {}, 1
    for group, counts in enumerate(table):
        for value, count in enumerate(counts):
            for _ in range(count):
                heard._groups[group] = heard._groups.get(group, 0) | bit
                heard._values[value] = heard._values.get(value, 0) | bit
                bit <<= 1
    sums = [sum(counts) + left for counts, left in zip(table, unsaid, strict=False)]
    figures, _total = _shown(sums, exact=False, threshold=5)
    nobody = Figure(0)
    rows = [
        GroupRow(StakeholderGroup(pk=number, name=f"G{number}"), figure, nobody, nobody, nobody, 5)
        for number, figure in enumerate(figures)
    ]
    shown = matrix(variable, rows, heard, exact=False, threshold=5)
    cells = [cell.text for row in shown.rows for cell in row.cells] + [row.total for row in shown.rows]
    assert not {"1", "2", "3", "4"} & set(cells)
    assert shown.totals == []
