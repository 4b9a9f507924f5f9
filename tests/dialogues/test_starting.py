"""The list of one's dialogues, and starting a new one."""

from datetime import date

import pytest
from django.urls import reverse

from dialogues.models import Dialogue, Event, Membership, PlannedPhase
from dialogues.permissions import Role
from tests import factories

pytestmark = pytest.mark.django_db

NEW = "/dialogues/new/"


def new_dialogue(dialogue, **values):
    return {
        "municipality": dialogue.municipality.pk,
        "title": "Skolans framtid i Sävar",
        "kind": "citizen",
        "starts_on": "2022-09-01",
        "issue": "",
    } | values


def test_ada_starts_a_dialogue_and_leads_it(signed_in, ada, dialogue):
    answer = signed_in(ada).post(NEW, new_dialogue(dialogue))
    started = Dialogue.objects.get(slug="skolans-framtid-i-savar")
    assert answer.url == "/dialogues/skolans-framtid-i-savar/preparation/"
    assert list(started.memberships.values_list("user__name", "role")) == [("Ada", "leader")]
    assert Event.objects.get(name="dialogue.started").dialogue == started


def test_lena_who_leads_one_may_start_another_in_her_municipality_but_not_in_a_foreign_one(signed_in, lena, dialogue):
    foreign = factories.make_municipality("Sigtuna kommun", "sigtuna")
    client = signed_in(lena)
    answer = client.post(NEW, new_dialogue(dialogue, municipality=foreign.pk))
    assert (answer.status_code, answer.context["form"]["title"].value()) == (422, "Skolans framtid i Sävar")
    assert client.post(NEW, new_dialogue(dialogue)).status_code == 302


@pytest.mark.parametrize("name", ["farid", "ines", "dana", "stig", "petra", "otto", "ulf"])
def test_who_leads_nothing_may_not_start_a_dialogue(signed_in, request, name, dialogue):
    assert signed_in(request.getfixturevalue(name)).get(NEW).status_code == 403


def test_the_same_title_twice_gives_two_addresses(signed_in, ada, dialogue):
    client = signed_in(ada)
    for _round in range(3):
        client.post(NEW, new_dialogue(dialogue))
    assert sorted(Dialogue.objects.exclude(pk=dialogue.pk).values_list("slug", flat=True)) == [
        "skolans-framtid-i-savar",
        "skolans-framtid-i-savar-2",
        "skolans-framtid-i-savar-3",
    ]


@pytest.mark.parametrize(("title", "slug"), [("New", "new-2"), ("حوار", "dialog"), ("!?", "dialog")])
def test_a_title_that_makes_no_address_still_gets_one(signed_in, ada, dialogue, title, slug):
    signed_in(ada).post(NEW, new_dialogue(dialogue, title=title))
    assert Dialogue.objects.get(title=title).slug == slug


def test_a_doubled_submit_starts_one_dialogue(signed_in, ada, dialogue):
    client = signed_in(ada)
    key = str(client.get(NEW).context["form"]["creation_key"].value())
    for _round in range(2):
        assert client.post(NEW, new_dialogue(dialogue, creation_key=key)).status_code == 302
    assert (Dialogue.objects.count(), Membership.objects.filter(user=ada).count()) == (2, 1)


def test_a_year_that_can_only_be_a_slip_is_refused_in_words(signed_in, ada, dialogue):
    answer = signed_in(ada).post(NEW, new_dialogue(dialogue, starts_on="9999-12-31"))
    assert answer.status_code == 422
    assert answer.context["form"].errors["starts_on"] == ["Året ska ligga mellan 1990 och 2100."]


def rows_of(answer):
    return [(row.dialogue.slug, row.url, row.roles) for row in answer.context["rows"]]


def test_the_list_leads_each_role_to_its_own_entrance(signed_in, dialogue, lena, petra, otto, ada):
    assert rows_of(signed_in(lena).get("/dialogues/")) == [("segregation", "/dialogues/segregation/", "projektledare")]
    meetings, actions = reverse("meetings:list", args=["segregation"]), reverse("actions:list", args=["segregation"])
    assert rows_of(signed_in(petra).get("/dialogues/")) == [("segregation", meetings, "deltagare")]
    assert rows_of(signed_in(otto).get("/dialogues/")) == [("segregation", actions, str(Role.OWNER.label))]
    assert rows_of(signed_in(ada).get("/dialogues/")) == [("segregation", "/dialogues/segregation/", "administratör")]


def test_ulf_sees_no_dialogue_and_is_told_how_one_gets_in(signed_in, ulf, dialogue):
    answer = signed_in(ulf).get("/dialogues/")
    assert rows_of(answer) == []
    assert "Den som leder en dialog bjuder in dig" in answer.content.decode()


def test_the_list_is_searched_and_filtered_by_role(signed_in, lena, dialogue):
    other = factories.make_dialogue("savar", title="Skolans framtid")
    factories.make_member(other, lena, "facilitator")
    client = signed_in(lena)
    assert [row[0] for row in rows_of(client.get("/dialogues/?q=skolans"))] == ["savar"]
    assert [row[0] for row in rows_of(client.get("/dialogues/?role=leader"))] == ["segregation"]
    assert rows_of(client.get("/dialogues/?q=hamnen")) == []


def test_the_list_says_in_a_sentence_where_each_dialogue_is(signed_in, lena, dialogue, time_machine):
    time_machine.move_to(date(2022, 5, 18))
    client = signed_in(lena)

    def states():
        return [row.state for row in client.get("/dialogues/").context["rows"]]

    assert states() == ["Påbörjad, men utan tidplan ännu."]
    planned = PlannedPhase.objects.create(
        dialogue=dialogue, phase="meetings", starts_on=date(2022, 6, 1), ends_on=date(2022, 6, 30)
    )
    assert states() == ["Dialogträffar börjar 1 juni 2022."]
    PlannedPhase.objects.filter(pk=planned.pk).update(starts_on=date(2022, 5, 11))
    assert states() == ["Dialogträffar, enligt planen till 30 juni 2022."]


def test_the_list_costs_the_same_with_one_dialogue_and_with_three(signed_in, lena, dialogue, django_assert_num_queries):
    client = signed_in(lena)
    client.get("/dialogues/")
    with django_assert_num_queries(8):
        client.get("/dialogues/")
    for slug in ("savar", "holmsund"):
        factories.make_member(factories.make_dialogue(slug), lena, "leader")
    with django_assert_num_queries(8):
        client.get("/dialogues/")
