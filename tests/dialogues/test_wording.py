"""A dialogue within an organisation has words of its own, and they end with its pages."""

from datetime import date

import pytest

from dialogues import wording
from dialogues.models import Dialogue
from meetings.models import Meeting
from tests import factories

pytestmark = pytest.mark.django_db
ROOM = "/dialogues/segregation/"


@pytest.fixture
def meeting(dialogue):
    return Meeting.objects.create(dialogue=dialogue, number=1, title="Heldag", held_on=date(2022, 4, 7))


def test_the_same_pages_say_workshop_within_an_organisation_and_meeting_else(signed_in, lena, dialogue, meeting):
    client = signed_in(lena)
    citizen = client.get(ROOM + "meetings/").content.decode()
    assert "Träff 1" in citizen and "medborgardialog" in citizen and "Workshop" not in citizen
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    internal = client.get(ROOM + "meetings/").content.decode()
    assert "<h1>Workshoppar</h1>" in internal and "Workshop 1" in internal
    assert "dialog inom organisationen" in internal and "Referensgrupp" in internal
    assert "Träff 1" not in internal and "medborgardialog" not in internal
    assert str(meeting) == "Träff 1", "outside its pages nothing of it is left"


def test_one_dialogue_after_another_each_in_its_own_words(signed_in, lena, dialogue, meeting):
    elsewhere = factories.make_dialogue(
        "inom", kind="internal", municipality=factories.make_municipality("Sigtuna kommun", "sig")
    )
    factories.make_member(elsewhere, lena, "leader")
    client = signed_in(lena)
    seen = ["Workshoppar" in client.get(f"/dialogues/{slug}/meetings/").content.decode() for slug in
            ("inom", "segregation", "inom", "segregation")]  # fmt: skip
    assert seen == [True, False, True, False]


def test_a_public_page_leaves_nothing_behind_even_when_it_fails(client, dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    factories.publish(dialogue)
    assert client.get("/d/segregation/").status_code == 200
    assert client.get("/d/segregation/actions/99/").status_code == 404
    assert wording.term("meetings") == "Träffar"


def test_every_term_has_a_word_for_each_kind_and_an_unknown_kind_is_a_citizen_dialogue():
    assert all(set(words) == {"citizen", "internal"} for words in wording.TERMS.values())
    assert wording.term("meetings", "something else") == "Träffar"
    with pytest.raises(KeyError):
        wording.term("nothing")
