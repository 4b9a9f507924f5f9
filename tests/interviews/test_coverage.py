"""Whom have we heard: sentence, gaps, bars, matrix, and what others than the leader see of it."""

from datetime import date

import pytest

from interviews.coverage import coverage, lead
from interviews.models import Consent
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db


@pytest.fixture
def district(spread):
    return spread("district", "Stadsdel", "Ersboda", "Mariehem")


def test_people_are_counted_once_however_many_talks_they_take_part_in(dialogue, lena, parents, talk):
    person = talk.people.get()
    factories.make_interview(dialogue, lena, person, number=2, status="booked", held_on=date(2022, 3, 1))
    result = coverage(dialogue, exact=True)
    assert (result.held.number, result.booked.number) == (1, 0)


def test_someone_who_took_their_consent_back_is_no_longer_heard(dialogue, lena, parents, talk):
    Consent.objects.create(
        interviewee=talk.people.get(), informed_on="2022-02-01", way="spoken", withdrawn_at="2022-02-09T10:00Z"
    )
    assert coverage(dialogue, exact=True).held.number == 0


def test_lena_reads_a_sentence_first_and_the_silent_group_in_words(signed_in, lena, dialogue, parents, hear):
    factories.make_group(dialogue, "Nyanlända", target=10)
    hear(parents, 3)
    page = signed_in(lena).get(PLACE + "plan/")
    assert page.context["lead"] == "3 av 14 planerade är hörda. 1 grupp är ännu inte hörd alls."
    assert [gap.title for gap in page.context["coverage"].gaps] == ["Nyanlända: ingen är hörd ännu"]
    assert "<strong>" not in page.context["coverage"].rows[0].text


def test_one_person_standing_for_a_group_is_named_for_lena_but_not_for_dana(
    signed_in, lena, dana, dialogue, parents, hear
):
    hear(parents, 1)
    title = "Föräldrar: en person får stå för alla"
    assert title in signed_in(lena).get(PLACE + "plan/").content.decode()
    assert title not in signed_in(dana).get(PLACE + "plan/").content.decode()


def test_officials_in_place_of_residents_is_warned_of(dialogue, parents, hear):
    officials = factories.make_group(dialogue, "Kommunanställda", kind="officials")
    hear(parents, 2)
    hear(officials, 6)
    [warning] = coverage(dialogue, exact=True).warnings
    assert warning.text.startswith("6 av de hörda arbetar i kommunen eller sitter i fullmäktige, 2 är boende.")
    [others] = coverage(dialogue, exact=False).warnings
    assert not any(character.isdigit() for character in others.text)


def test_dana_sees_fewer_than_five_and_cannot_subtract_her_way_to_it(signed_in, dana, dialogue, parents, hear):
    others = factories.make_group(dialogue, "Föreningar", target=12)
    more = factories.make_group(dialogue, "Unga", target=20)
    hear(parents, 3)
    hear(others, 11)
    hear(more, 20)
    page = signed_in(dana).get(PLACE + "plan/")
    assert [row.text for row in page.context["coverage"].rows] == [
        "11 av 12",
        "färre än 5 av 4",
        "20 av 20",
    ]
    assert page.context["coverage"].held_words == "minst 32"
    assert page.context["lead"].startswith("Minst 32 av 36 planerade är hörda.")


def test_no_total_is_told_while_every_group_is_small(dialogue, parents, hear):
    hear(parents, 2)
    result = coverage(dialogue, exact=False)
    assert result.held.number is None
    assert lead(result) == "Intervjuerna är i gång. Än så länge är grupperna för små för att visa hur många."


def test_groups_are_crossed_with_a_background_and_those_who_did_not_say(dialogue, parents, district, hear):
    hear(parents, 6, district["Ersboda"])
    hear(parents, 1, district["Mariehem"])
    hear(parents, 2)
    matrix = coverage(dialogue, exact=True).matrix
    assert matrix.columns == ["Ersboda", "Mariehem", "Inte uppgett"]
    assert [(cell.text, cell.surface) for cell in matrix.rows[0].cells] == [("6", "h2"), ("1", "thin"), ("2", "none")]
    assert matrix.totals == ["6", "1", "2"]


def test_dana_sees_no_square_of_a_small_group_and_no_totals_below(dialogue, parents, district, hear):
    hear(parents, 6, district["Ersboda"])
    hear(parents, 1, district["Mariehem"])
    matrix = coverage(dialogue, exact=False).matrix
    assert [cell.text for cell in matrix.rows[0].cells] == ["visas inte", "visas inte"]
    assert matrix.totals == []


def test_lena_can_look_at_the_page_as_others_see_it(signed_in, lena, dialogue, parents, hear):
    hear(parents, 3)
    assert signed_in(lena).get(PLACE + "plan/").context["coverage"].exact is True
    assert signed_in(lena).get(PLACE + "plan/?as=others").context["coverage"].exact is False


def test_dana_does_not_get_all_counts_by_asking_for_them(signed_in, dana, dialogue, parents, hear):
    hear(parents, 3)
    assert signed_in(dana).get(PLACE + "plan/?as=me").context["coverage"].exact is False


def test_an_unknown_background_in_the_address_shows_the_first(signed_in, lena, dialogue, parents, district):
    page = signed_in(lena).get(PLACE + "plan/?by=%00nonsense")
    assert page.context["coverage"].matrix.variable.key == "district"


def test_without_a_plan_the_page_says_what_to_do(signed_in, lena, dana, dialogue):
    assert "Namnge grupperna" in signed_in(lena).get(PLACE + "plan/").content.decode()
    assert "Projektledaren namnger grupperna" in signed_in(dana).get(PLACE + "plan/").content.decode()


@pytest.mark.parametrize("people", [1, 3])
def test_the_coverage_costs_the_same_for_one_and_for_three(
    people, signed_in, lena, dialogue, parents, district, hear, django_assert_num_queries
):
    hear(parents, people, district["Ersboda"])
    client = signed_in(lena)
    client.get(PLACE + "plan/")
    with django_assert_num_queries(12):
        client.get(PLACE + "plan/")
