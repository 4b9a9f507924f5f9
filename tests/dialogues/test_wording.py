"""A dialogue within an organisation has words of its own, and they end with its pages."""

import re
from datetime import date, timedelta

import polib
import pytest
from django.conf import settings
from django.test import Client

from accounts.mail import send_mail
from dialogues import links, wording
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


CITIZENS = re.compile(r"\b(dialog)?träff(en|ens|ar|arna|arnas|s)?\b|designteam", re.IGNORECASE)
"""What a citizen dialogue calls its meetings and its team."""
OF_PEOPLE = re.compile(r"\bDu träffar\b")


def test_no_sentence_of_the_catalogue_has_a_citizen_dialogues_words_within_an_organisation():
    known = polib.pofile(str(settings.BASE_DIR / "locale/sv/LC_MESSAGES/django.po"))
    sentences = [words for entry in known for words in (entry.msgstr, *entry.msgstr_plural.values())]
    theirs = [words for words in sentences if CITIZENS.search(OF_PEOPLE.sub("", words))]
    assert len(theirs) > 150
    with wording.speaking("internal"):
        left = [words for words in theirs if CITIZENS.search(OF_PEOPLE.sub("", wording.in_own_words(words, "sv")))]
    assert left == []
    assert [wording.in_own_words(words, "sv") for words in theirs] == theirs, "a citizen dialogue's stay"


@pytest.mark.parametrize(
    ("theirs", "own"),
    [
        ("Så var träffen, och träffarna sedan.", "Så var workshopen, och workshopparna sedan."),
        ("Dialogträffar", "Workshoppar"),
        ("Du träffar %(name)s.", "Du träffar %(name)s."),
        ("De träffas igen.", "De träffas igen."),
        ("Ett designteam", "En referensgrupp"),
        ("Ett mindre designteam", "En mindre referensgrupp"),
        ("designteamets möte", "referensgruppens möte"),
    ],
)
def test_a_sentence_is_bent_as_its_words_are(theirs, own):
    with wording.speaking("internal"):
        assert wording.in_own_words(theirs, "sv") == own
        assert wording.in_own_words(theirs, "en") == theirs


def test_running_sentences_have_the_dialogues_words_and_what_people_wrote_stays(signed_in, lena, dialogue, meeting):
    Meeting.objects.filter(pk=meeting.pk).update(title="Träffen i skogen", purpose="Designteamet höll i den.")
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    client = signed_in(lena)
    for path in ("", "meetings/", "meetings/1/", "design-team/", "actions/", "actions/ledger/", "people/", "log/"):
        body = client.get(ROOM + path).content.decode()
        for own in ("Träffen i skogen", "Designteamet höll i den."):
            body = body.replace(own, "")
        assert CITIZENS.findall(body) == [], path
    assert "Träffen i skogen" in client.get(ROOM + "meetings/").content.decode()


def test_a_mail_and_its_link_are_in_the_dialogues_words(dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(kind="internal")
    dialogue.refresh_from_db()

    def reason(**context) -> str:
        context |= {"meeting": None, "url": "", "page": "", "summary": ""}
        return send_mail(to="a@example.org", subject="A", template="meeting_summary", context=context).text

    assert "för att du är med på workshopparna" in reason(dialogue=dialogue)
    assert "för att du är med på träffarna" in reason()
    url = links.issue(purpose="nothing", object_id=1, dialogue=dialogue, valid=timedelta(days=1))
    assert Client().get(url.removeprefix(settings.SITE_URL)).status_code == 410
    assert wording.term("meetings") == "Träffar", "the link leaves nothing behind"
