"""What a municipality's administrators see of retention and of people, in all of its dialogues and in no other."""

import pytest

from dialogues.models import Event
from rights.models import Protocol, RetentionRule
from rights.retention import engine
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def ours(dialogue):
    return f"/administration/{dialogue.municipality.slug}"


def rule(**values):
    return {"keeps": "months", "months": "24", "until": "", "decision": "KS 2026/12", **values}


def test_a_rule_for_all_is_set_seen_in_a_dialogue_and_taken_away(signed_in, ada, lena, dialogue, ours):
    client = signed_in(ada)
    answer = client.post(f"{ours}/retention/statements/", rule())
    assert answer.status_code == 302, answer.content.decode()
    set_rule = RetentionRule.objects.get()
    assert (set_rule.municipality, set_rule.dialogue, set_rule.set_by) == (dialogue.municipality, None, ada)
    assert next(line for line in engine.lines(dialogue) if line.kind.key == "statements").rule == set_rule
    assert "KS 2026/12" in client.get(f"{ours}/retention/").content.decode()
    assert "bestämde hur länge" in client.get(f"{ours}/log/").content.decode()
    assert client.post(f"{ours}/retention/statements/remove/", {"confirm": "on"}).status_code == 302
    assert not RetentionRule.objects.exists()


def test_a_dialogue_with_a_rule_of_its_own_is_named(signed_in, ada, dialogue, ours):
    RetentionRule.objects.create(dialogue=dialogue, kind="statements", keeps="preserved", decision="KS 1")
    page = signed_in(ada).get(f"{ours}/retention/").content.decode()
    assert f'<a href="/dialogues/{dialogue.slug}/privacy/">' in page


def test_protocols_of_all_dialogues_are_listed_and_no_others(signed_in, ada, dialogue, ours):
    other = factories.make_dialogue("annan", municipality=factories.make_municipality("Annan kommun", "annan"))
    for number, where in ((1, dialogue), (2, other)):
        Protocol.objects.create(dialogue=where, number=number, about="time", lines=[], kept=[])
    page = signed_in(ada).get(f"{ours}/retention/").content.decode()
    assert f"/dialogues/{dialogue.slug}/privacy/protocols/1/" in page and "protocols/2/" not in page


@pytest.mark.parametrize("asked", [{"address": "KERSTIN@example.net "}, {"phone": "+46 70 123 45 67"}])
def test_where_somebody_is_without_who_they_are(signed_in, ada, lena, dialogue, heard, ours, asked):
    empty = factories.make_dialogue("tom", municipality=dialogue.municipality)
    page = signed_in(ada).post(f"{ours}/find/", {"address": "", "phone": "", **asked}).content.decode()
    assert "I 1 dialog" in page and dialogue.title in page and lena.email in page
    assert "Kerstin" not in page and f"<h3>{empty.slug}" not in page
    said = Event.objects.filter(name="administration.person_looked_for").get()
    assert said.data == {"municipality": dialogue.municipality_id, "dialogues": 1}


def test_another_municipalitys_people_are_not_found(signed_in, dialogue, heard):
    other = factories.make_municipality("Annan kommun", "annan")
    boss = factories.make_user("Bo")
    other.administrators.add(boss)
    page = signed_in(boss).post("/administration/annan/find/", {"address": "kerstin@example.net"}).content.decode()
    assert "I ingen dialog" in page and dialogue.title not in page


def test_nothing_asked_is_said(signed_in, ada, ours):
    answer = signed_in(ada).post(f"{ours}/find/", {"address": "", "phone": "", "name": "Kerstin"})
    assert answer.status_code == 422 and "Skriv en e-postadress eller ett telefonnummer." in answer.content.decode()


def test_a_name_is_no_way_in(signed_in, ada, heard, ours):
    answer = signed_in(ada).post(f"{ours}/find/", {"address": "ingen@example.net", "phone": "", "name": "Kerstin"})
    assert "I ingen dialog" in answer.content.decode()
