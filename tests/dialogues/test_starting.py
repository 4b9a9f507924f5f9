"""The list of one's dialogues, and who may start a new one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogues.models import PlannedPhase
from dialogues.permissions import Role
from dialogues.services import start_dialogue
from tests import factories

pytestmark = pytest.mark.django_db

NEW = "/dialogues/new/"


@pytest.mark.parametrize("name", ["farid", "ines", "dana", "stig", "petra", "otto", "ulf"])
def test_who_leads_nothing_may_not_start_a_dialogue(signed_in, request, name, dialogue):
    assert signed_in(request.getfixturevalue(name)).get(NEW).status_code == 403


@pytest.mark.parametrize(("title", "slug"), [("New", "new-2"), ("حوار", "dialog"), ("!?", "dialog")])
def test_a_title_that_makes_no_address_still_gets_one(ada, dialogue, title, slug):
    assert start_dialogue(actor=ada, municipality=dialogue.municipality, title=title).slug == slug


def test_the_same_title_thrice_gives_three_addresses(ada, dialogue):
    for number in ("", "-2", "-3"):
        assert start_dialogue(actor=ada, municipality=dialogue.municipality, title="Skolan").slug == f"skolan{number}"


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


@pytest.mark.parametrize("who", ["lena", "ada"])
def test_the_list_costs_the_same_with_one_dialogue_and_with_thirty(
    signed_in, lena, dialogue, who, request, django_assert_num_queries
):
    client = signed_in(request.getfixturevalue(who))
    client.get("/dialogues/")
    with CaptureQueriesContext(connection) as one:
        client.get("/dialogues/")
    for number in range(29):
        other = factories.make_dialogue(f"nummer-{number}")
        factories.make_member(other, lena, "leader")
        PlannedPhase.objects.create(
            dialogue=other, phase="meetings", starts_on=date(2022, 6, 1), ends_on=date(2022, 6, 30)
        )
    with django_assert_num_queries(len(one)):
        page = client.get("/dialogues/")
    assert page.context["page"].paginator.count == 30
    assert len(page.context["rows"]) > 10
