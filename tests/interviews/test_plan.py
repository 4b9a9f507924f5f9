"""The plan: groups with targets, and the backgrounds that should be spread."""

import pytest

from dialogues.models import Event
from interviews.models import BackgroundValue, BackgroundVariable, StakeholderGroup
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
GROUPS = PLACE + "plan/groups/"
BACKGROUND = PLACE + "plan/background/"


def test_lena_adds_a_group_last_in_the_plan(signed_in, lena, dialogue, parents):
    data = {"name": "Nyanlända", "kind": "residents", "target": "10", "why": "Andra talar för dem."}
    assert signed_in(lena).post(GROUPS + "new/", data).status_code == 302
    assert list(dialogue.groups.values_list("name", "target", "position")) == [
        ("Föräldrar", 4, 0),
        ("Nyanlända", 10, 1),
    ]
    event = Event.objects.get(name="plan.group_added")
    assert (event.actor, event.data) == (lena, {"target": 10})


def test_a_group_form_sent_twice_makes_one_group(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(GROUPS + "new/").context["form"]["creation_key"].value())
    for _ in range(2):
        assert client.post(GROUPS + "new/", {"name": "Unga", "target": "5", "creation_key": key}).status_code == 302
    assert StakeholderGroup.objects.count() == 1


def test_two_groups_cannot_share_a_name(signed_in, lena, dialogue, parents):
    answer = signed_in(lena).post(GROUPS + "new/", {"name": "föräldrar", "target": "5", "why": "Jag skrev detta."})
    assert answer.status_code == 422
    assert "Det finns redan en grupp med det namnet." in answer.content.decode()
    assert answer.context["form"]["why"].value() == "Jag skrev detta."


def test_two_people_changing_a_group_both_keep_their_text(signed_in, lena, dialogue, parents):
    client = signed_in(lena)
    data = {"name": "Föräldrar", "target": "4", "opened_version": 1}
    assert client.post(f"{GROUPS}{parents.pk}/", data | {"why": "Hennes text"}).status_code == 302
    answer = client.post(f"{GROUPS}{parents.pk}/", data | {"why": "Min text"})
    assert answer.status_code == 409
    assert [field["theirs"] for field in answer.context["conflict"]] == ["Hennes text"]
    assert answer.context["form"]["why"].value() == "Min text"


def test_groups_change_places(signed_in, lena, dialogue, parents):
    factories.make_group(dialogue, "Unga", position=1)
    client = signed_in(lena)
    client.post(f"{GROUPS}{parents.pk}/move/", {"to": "down"})
    assert list(dialogue.groups.values_list("name", flat=True)) == ["Unga", "Föräldrar"]
    client.post(f"{GROUPS}{parents.pk}/move/", {"to": "down"})
    client.post(f"{GROUPS}{parents.pk}/move/", {"to": "up"})
    assert list(dialogue.groups.values_list("name", flat=True)) == ["Föräldrar", "Unga"]


def test_a_group_somebody_belongs_to_stays_and_the_page_says_why(signed_in, lena, talk, parents):
    client = signed_in(lena)
    why = "1 person hör till gruppen. Flytta personen till en annan grupp först."
    assert why in client.get(f"{GROUPS}{parents.pk}/remove/").content.decode()
    answer = client.post(f"{GROUPS}{parents.pk}/remove/", {"confirm": "on"})
    assert (answer.status_code, why in answer.content.decode()) == (422, True)
    assert StakeholderGroup.objects.filter(pk=parents.pk).exists()


def test_a_group_that_statements_come_from_stays(signed_in, lena, dialogue, talk, parents):
    factories.make_statement(talk, "Ingen frågade oss.", number=1)
    talk.people.get().delete()
    answer = signed_in(lena).post(f"{GROUPS}{parents.pk}/remove/", {"confirm": "on"})
    assert "1 utsaga kommer från gruppen." in answer.content.decode()


def test_an_unused_group_is_removed_after_a_yes(signed_in, lena, dialogue, parents):
    client = signed_in(lena)
    assert client.post(f"{GROUPS}{parents.pk}/remove/", {}).status_code == 422
    assert client.post(f"{GROUPS}{parents.pk}/remove/", {"confirm": "on"}).status_code == 302
    assert StakeholderGroup.objects.count() == 0


def test_groups_are_searched_and_filtered(signed_in, lena, dialogue, parents):
    factories.make_group(dialogue, "Kommunanställda", kind="officials")
    client = signed_in(lena)
    assert [str(row) for row in client.get(GROUPS + "?q=föräld").context["page"]] == ["Föräldrar"]
    assert [str(row) for row in client.get(GROUPS + "?kind=officials").context["page"]] == ["Kommunanställda"]
    assert "Ingen grupp passar" in client.get(GROUPS + "?q=finns+inte").content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_groups_list_costs_the_same_for_one_and_for_three(
    rows, signed_in, lena, dialogue, django_assert_num_queries
):
    for number in range(rows):
        factories.make_group(dialogue, f"Grupp {number}")
    client = signed_in(lena)
    client.get(GROUPS)
    with django_assert_num_queries(8):
        assert len(client.get(GROUPS).context["page"]) == rows


def test_the_usual_backgrounds_come_at_once_and_only_once(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(BACKGROUND + "usual/")
    client.post(BACKGROUND + "usual/")
    assert list(dialogue.variables.values_list("name", flat=True)) == [
        "Åldersgrupp",
        "Kön",
        "Stadsdel",
        "Bakgrund",
        "Sysselsättning",
    ]
    assert BackgroundValue.objects.filter(variable__key="gender").count() == 3


@pytest.fixture
def district(dialogue):
    variable = BackgroundVariable.objects.create(dialogue=dialogue, key="district", name="Stadsdel")
    for position, name in enumerate(["Ersboda", "Mariehem"]):
        BackgroundValue.objects.create(variable=variable, name=name, position=position)
    return variable


def test_values_are_added_one_to_a_line(signed_in, lena, dialogue):
    data = {"name": "Boende", "new_values": "hyresrätt\r\n  bostadsrätt \r\n\r\nvilla\r\nvilla"}
    signed_in(lena).post(BACKGROUND + "new/", data)
    variable = BackgroundVariable.objects.get()
    assert variable.key == "boende"
    assert list(variable.values.values_list("name", flat=True)) == ["hyresrätt", "bostadsrätt", "villa"]


def test_two_values_can_swap_names_and_people_keep_theirs(signed_in, lena, district, talk):
    first, second = district.values.all()
    talk.people.get().background.add(first)
    data = {"name": "Stadsdel", "opened_version": 1, f"value_{first.pk}": "Mariehem", f"value_{second.pk}": "Ersboda"}
    assert signed_in(lena).post(f"{BACKGROUND}{district.pk}/", data).status_code == 302
    assert [value.name for value in talk.people.get().background.all()] == ["Mariehem"]


def test_a_value_that_people_have_cannot_be_emptied(signed_in, lena, district, talk):
    first, second = district.values.all()
    talk.people.get().background.add(first)
    data = {"name": "Stadsdel", "opened_version": 1, f"value_{first.pk}": "", f"value_{second.pk}": "Mariehem"}
    answer = signed_in(lena).post(f"{BACKGROUND}{district.pk}/", data)
    assert answer.status_code == 422
    assert "1 person har ”Ersboda”." in answer.content.decode()
    assert district.values.count() == 2


def test_a_value_that_is_there_already_is_not_added_again(signed_in, lena, district):
    first, second = district.values.all()
    data = {"name": "Stadsdel", "opened_version": 1, "new_values": "ersboda"}
    data |= {f"value_{first.pk}": "Ersboda", f"value_{second.pk}": "Mariehem"}
    answer = signed_in(lena).post(f"{BACKGROUND}{district.pk}/", data)
    assert (answer.status_code, answer.context["form"]["new_values"].value()) == (422, "ersboda")
    assert "finns två gånger" in answer.content.decode()


def test_an_unused_value_is_emptied_away(signed_in, lena, district):
    first, second = district.values.all()
    data = {"name": "Stadsdel", "opened_version": 1, f"value_{first.pk}": "Ersboda", f"value_{second.pk}": ""}
    signed_in(lena).post(f"{BACKGROUND}{district.pk}/", data)
    assert list(district.values.values_list("name", flat=True)) == ["Ersboda"]


def test_a_background_that_people_have_stays(signed_in, lena, district, talk):
    talk.people.get().background.add(district.values.first())
    answer = signed_in(lena).post(f"{BACKGROUND}{district.pk}/remove/", {"confirm": "on"})
    assert "1 person har ett värde här." in answer.content.decode()
    assert BackgroundVariable.objects.count() == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_backgrounds_cost_the_same_for_one_and_for_three(
    rows, signed_in, lena, dialogue, django_assert_num_queries
):
    for number in range(rows):
        BackgroundVariable.objects.create(dialogue=dialogue, key=f"k{number}", name=f"Bakgrund {number}")
    client = signed_in(lena)
    client.get(BACKGROUND)
    with django_assert_num_queries(8):
        assert len(client.get(BACKGROUND + "?q=bakgrund").context["page"]) == rows
