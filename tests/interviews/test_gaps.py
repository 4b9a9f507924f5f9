"""Gaps in words: from the crossing too, the most telling first, booked from, or left for a reason that is kept."""

import pytest

from dialogues.models import Event
from interviews.coverage import MOST_GAPS, coverage
from interviews.models import GapDecision, Suggestion
from interviews.readiness import readiness
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
PLAN = PLACE + "plan/"


@pytest.fixture
def age(spread):
    return spread("age", "Ålder", "under 18", "18–64", "65 och över")


@pytest.fixture
def district(spread):
    return spread("district", "Stadsdel", "Ersboda", "Mariehem", "Ålidhem")


@pytest.fixture
def many(dialogue, parents, age, district, hear):
    """Five from each square of age and district but one: nobody under 18 from Mariehem."""
    for band in age.values():
        for place in district.values():
            if (band.name, place.name) != ("under 18", "Mariehem"):
                hear(parents, 5, band, place)


def titles(dialogue, *, exact=True):
    return [gap.title for gap in coverage(dialogue, exact=exact).gaps]


def test_nobody_under_18_from_mariehem_is_said_in_words(dialogue, parents, many):
    [gap] = coverage(dialogue, exact=True).gaps
    assert gap.title == "Ännu ingen under 18 från Mariehem"
    assert gap.text == "Under 18: 10 hörda. Från Mariehem: 10 hörda. Ingen är båda."
    assert gap.group == parents


def test_dana_is_not_told_of_it(signed_in, dana, dialogue, many):
    assert titles(dialogue, exact=False) == []
    assert "under 18 från Mariehem" not in signed_in(dana).get(PLAN).content.decode()


def test_an_empty_square_among_empty_squares_is_no_gap(dialogue, parents, age, hear, spread):
    work = spread("occupation", "Sysselsättning", "i skola", "arbetar", "pensionär")
    for band, doing in zip(age.values(), work.values(), strict=True):
        hear(parents, 10, band, doing)
    assert titles(dialogue) == []


def test_an_empty_square_where_hardly_anybody_could_stand_is_no_gap(dialogue, parents, age, district, hear):
    for band in age.values():
        for place in district.values():
            if (band.name, place.name) != ("under 18", "Mariehem"):
                hear(parents, 1, band, place)
    assert titles(dialogue) == []


def test_a_value_nobody_has_and_one_that_one_person_stands_for(dialogue, parents, age, hear):
    hear(parents, 9, age["18–64"])
    hear(parents, 1, age["under 18"])
    assert titles(dialogue) == ["Ännu ingen 65 och över", "Under 18: en person får stå för alla"]


def test_a_variable_that_hardly_anybody_answered_tells_nothing(dialogue, parents, age, hear):
    hear(parents, 4, age["18–64"])
    assert titles(dialogue) == []


def test_a_group_without_anybody_from_where_the_plan_puts_it(dialogue, parents, district, hear):
    parents.area = "Ersboda, Mariehem"
    parents.save()
    hear(parents, 4, district["Ersboda"])
    hear(factories.make_group(dialogue, "Unga", target=2, position=1), 2, district["Mariehem"])
    hear(factories.make_group(dialogue, "Äldre", target=2, position=1), 2, district["Ålidhem"])
    assert "Föräldrar: ännu ingen från Mariehem" in titles(dialogue)
    assert "Föräldrar: ännu ingen från Ålidhem" not in titles(dialogue)


def test_a_group_that_all_comes_from_one_place(dialogue, parents, district, hear):
    hear(parents, 5, district["Ersboda"])
    others = factories.make_group(dialogue, "Föreningar", target=9)
    for place in district.values():
        hear(others, 3, place)
    assert titles(dialogue) == ["Föräldrar: bara från Ersboda"]


def test_nothing_is_missed_across_what_a_group_is_named_by(dialogue, age, hear, spread):
    gender = spread("gender", "Kön", "kvinna", "man")
    young = factories.make_group(dialogue, "Unga under 18", target=9)
    others = factories.make_group(dialogue, "Boende", target=9)
    hear(young, 9, age["under 18"], gender["kvinna"])
    for band in age.values():
        hear(others, 3, band, gender["man"])
        hear(others, 3, band, gender["kvinna"])
    assert titles(dialogue) == ["Unga under 18: ännu ingen man"]


def test_what_makes_somebody_belong_to_a_group_is_not_missed_in_it(dialogue, parents, hear, spread):
    """Everybody newly arrived was born elsewhere; that nobody in the villas was, is worth a question."""
    background = spread("background", "Bakgrund", "svensk bakgrund", "utländsk bakgrund")
    hear(factories.make_group(dialogue, "Nyanlända", target=6), 6, background["utländsk bakgrund"])
    hear(factories.make_group(dialogue, "Villaägare", target=6), 6, background["svensk bakgrund"])
    for value in background.values():
        hear(parents, 5, value)
        hear(factories.make_group(dialogue, f"Grupp {value.name[:3]}", target=6), 3, *background.values())
    hear(parents, 3, background["svensk bakgrund"])
    assert titles(dialogue) == ["Villaägare: ännu ingen som svarat ”utländsk bakgrund”"]


def test_the_shares_are_said_to_lena_and_no_share_to_others(dialogue, parents, hear):
    hear(factories.make_group(dialogue, "Kommunanställda", kind="officials", target=7), 7)
    hear(factories.make_group(dialogue, "Föreningar", kind="civil_society", target=6), 6)
    hear(parents, 4)
    [warning] = coverage(dialogue, exact=True).warnings
    assert (warning.title, warning.group) == ("Tjänstepersoner och politiker 41 %, boende 24 %", parents)
    [others] = coverage(dialogue, exact=False).warnings
    assert not any(character.isdigit() for character in others.title + others.text)


def test_others_are_not_warned_when_only_hidden_counts_would_tell(dialogue, parents, hear):
    hear(factories.make_group(dialogue, "Kommunanställda", kind="officials"), 3)
    hear(parents, 2)
    assert coverage(dialogue, exact=True).warnings != []
    assert coverage(dialogue, exact=False).warnings == []


def test_a_silent_group_says_how_far_the_asking_has_come(dialogue, parents, hear):
    hear(parents, 1, status="declined")
    [gap] = coverage(dialogue, exact=True).gaps
    assert "1 har sagt nej. Ingen är bokad." in gap.text
    [others] = coverage(dialogue, exact=False).gaps
    assert "nej" not in others.text


def test_a_dozen_are_shown_and_the_rest_when_asked_for(signed_in, lena, dialogue):
    for number in range(MOST_GAPS + 3):
        factories.make_group(dialogue, f"Grupp {number:02}", position=number)
    client = signed_in(lena)
    page = client.get(PLAN)
    assert [gap.title for gap in page.context["gaps"]] == [
        f"Grupp {number:02}: ingen är hörd ännu" for number in range(MOST_GAPS)
    ]
    assert "Visa alla 15" in page.content.decode()
    every = client.get(page.context["all_gaps_url"])
    assert (len(every.context["gaps"]), "Visa färre" in every.content.decode()) == (15, True)


def test_the_gaps_come_in_the_same_order_each_time(dialogue, parents, many, hear, spread):
    home = spread("home", "Boende", "hyresrätt", "villa")
    hear(parents, 8, home["hyresrätt"])
    assert titles(dialogue) == titles(dialogue)
    assert titles(dialogue)[0] == "Ännu ingen som svarat ”villa”"


def test_groups_that_lag_behind_do_not_crowd_out_what_only_the_crossing_shows(dialogue, parents, many, hear):
    for name in ("Unga", "Äldre", "Chefer"):
        hear(factories.make_group(dialogue, name, target=30, position=1), 3)
    assert titles(dialogue) == [
        "Ännu ingen under 18 från Mariehem",
        "Chefer: 3 av 30",
        "Unga: 3 av 30",
        "Äldre: 3 av 30",
    ]


def test_a_gap_can_be_booked_from_and_shows_whom_somebody_suggested(signed_in, lena, dialogue, parents):
    Suggestion.objects.create(dialogue=dialogue, group=parents, who="Hemlig Hemligsson")
    html = signed_in(lena).get(PLAN).content.decode()
    assert f"{PLACE}new/?group={parents.pk}" in html
    assert "1 tips om vem" in html
    assert "Hemlig" not in html


def test_lena_leaves_a_gap_for_a_reason_and_dana_reads_it(signed_in, lena, dana, dialogue, parents):
    client = signed_in(lena)
    address = f"{PLAN}gaps/g{parents.pk}/"
    assert "Föräldrar: ingen är hörd ännu" in client.get(address).content.decode()
    assert client.post(address, {"reason": ""}).status_code == 422
    assert client.post(address, {"reason": "De hörs i förskolans egen dialog."}).status_code == 302
    page = signed_in(dana).get(PLAN)
    assert page.context["gaps"] == []
    assert "De hörs i förskolans egen dialog." in page.content.decode()
    event = Event.objects.get(name="plan.gap_left")
    assert (event.actor, event.data) == (lena, {"key": f"g{parents.pk}"})


def test_a_reason_is_not_shown_to_those_who_may_not_see_the_gap(signed_in, lena, dana, dialogue, parents, hear):
    hear(parents, 1)
    signed_in(lena).post(f"{PLAN}gaps/g{parents.pk}/", {"reason": "Bara en ville, och det räcker."})
    assert "Bara en ville" in signed_in(lena).get(PLAN).content.decode()
    assert "Bara en ville" not in signed_in(dana).get(PLAN).content.decode()
    assert "Bara en ville" not in signed_in(lena).get(PLAN + "?as=others").content.decode()


def test_the_reason_is_changed_and_a_late_change_meets_the_earlier_one(signed_in, lena, dialogue, parents):
    client = signed_in(lena)
    address = f"{PLAN}gaps/g{parents.pk}/"
    client.post(address, {"reason": "Först"})
    assert client.post(address, {"reason": "Sedan", "opened_version": 1}).status_code == 302
    late = client.post(address, {"reason": "Samtidigt", "opened_version": 1})
    assert (late.status_code, [one["theirs"] for one in late.context["conflict"]]) == (409, ["Sedan"])
    assert GapDecision.objects.get().reason == "Sedan"


def test_two_leaders_leaving_the_same_gap_make_one_decision(signed_in, lena, dialogue, parents):
    second = factories.make_member(dialogue, factories.make_user("Lo"), "leader")
    address = f"{PLAN}gaps/g{parents.pk}/"
    first, other = signed_in(lena), signed_in(second)
    key = {"creation_key": str(first.get(address).context["form"]["creation_key"].value())}
    first.post(address, {"reason": "En gång"} | key)
    first.post(address, {"reason": "En gång"} | key)
    assert other.post(address, {"reason": "Två gånger"}).status_code == 409
    assert [one.reason for one in GapDecision.objects.all()] == ["En gång"]


def test_a_gap_is_taken_up_again(signed_in, lena, dialogue, parents):
    client = signed_in(lena)
    client.post(f"{PLAN}gaps/g{parents.pk}/", {"reason": "Vi hinner inte"})
    decision = GapDecision.objects.get()
    assert client.post(f"{PLAN}gaps/{decision.pk}/take-up/").status_code == 302
    assert [gap.title for gap in client.get(PLAN).context["gaps"]] == ["Föräldrar: ingen är hörd ännu"]
    assert Event.objects.filter(name="plan.gap_taken_up", object_id=decision.pk).exists()


def test_a_decision_lasts_when_the_gap_closes_and_comes_back(dialogue, parents, hear):
    GapDecision.objects.create(dialogue=dialogue, key=f"g{parents.pk}", reason="Vi hinner inte")
    people = hear(parents, 4)
    assert (titles(dialogue), coverage(dialogue, exact=True).left) == ([], [])
    for person in people[1:]:
        person.delete()
    assert [gap.title for gap in coverage(dialogue, exact=True).left] == ["Föräldrar: en person får stå för alla"]


@pytest.mark.parametrize("key", ["g999999", "nonsense", "tilt", "v1v2"])
def test_what_is_no_gap_cannot_be_left(key, signed_in, lena, dialogue, parents):
    assert signed_in(lena).post(f"{PLAN}gaps/{key}/", {"reason": "Jo"}).status_code == 404
    assert GapDecision.objects.count() == 0


@pytest.mark.parametrize("who", ["ines", "dana", "farid", "stig"])
def test_only_lena_leaves_gaps(who, request, signed_in, dialogue, parents):
    decision = GapDecision.objects.create(dialogue=dialogue, key=f"g{parents.pk}", reason="Vi hinner inte")
    client = signed_in(request.getfixturevalue(who))
    assert client.post(f"{PLAN}gaps/g{parents.pk}/", {"reason": "Nej"}).status_code == 403
    assert client.post(f"{PLAN}gaps/{decision.pk}/take-up/").status_code == 403
    assert "gaps/" not in client.get(PLAN).content.decode()


def test_the_overview_does_not_nag_about_a_group_that_is_left(dialogue, parents):
    assert [missing.text for missing in readiness(dialogue).missing] == ["Föräldrar, ingen hörd"]
    GapDecision.objects.create(dialogue=dialogue, key=f"g{parents.pk}", reason="Vi hinner inte")
    assert (readiness(dialogue).missing, readiness(dialogue).steps) == ((), ())
