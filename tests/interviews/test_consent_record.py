"""Consent as a record: which text was given, by whom, to whom; what is allowed; what is asked for a minor."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dialogues.models import Event
from interviews.consent import notices
from interviews.models import Consent, Identity, InterviewText, NoticeVersion
from interviews.services import NewPerson, create_person, write_text
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
PERSON = PLACE + "people/1/"
GIVEN = {"informed_on": "2022-02-02", "way": "spoken", "told_to": "person", "guardian": "not_needed"}
ALLOWED = {"allows_notes": "on", "allows_quotes": "on"}


def give(client, person: str = PERSON, **values):
    return client.post(person + "consent/", GIVEN | ALLOWED | values)


def test_a_text_gets_a_number_when_it_is_given_for_the_first_time(signed_in, ines, dialogue, talk):
    assert not NoticeVersion.objects.exists()
    give(signed_in(ines))
    consent = Consent.objects.get()
    assert (consent.notice_version.number, consent.notice_version.text) == (1, "Du bestämmer själv vad du berättar.")
    assert (consent.told_by, consent.told_to, consent.way) == (ines, "person", "spoken")


def test_a_changed_text_gets_the_next_number_when_it_is_given_and_not_before(dialogue, lena, parents, talk):
    told = NewPerson(group=parents, informed_on="2022-02-02", way="written")
    one = create_person(dialogue=dialogue, actor=lena, person=told)
    dialogue.notice = "Du bestämmer själv, och du kan ångra dig."
    dialogue.save()
    assert NoticeVersion.objects.count() == 1
    two, three = (create_person(dialogue=dialogue, actor=lena, person=told) for _ in range(2))
    assert [row.consent.notice_version.number for row in (one, two, three)] == [1, 2, 2]
    assert one.consent.notice == "Du bestämmer själv vad du berättar."


def test_a_wording_taken_up_again_keeps_its_number(dialogue):
    first = notices.version_given(dialogue, "A\r\noch B ")
    notices.version_given(dialogue, "C")
    assert notices.version_given(dialogue, "A\noch B") == first
    assert notices.version_given(dialogue, "  ") is None


def test_a_corrected_consent_keeps_who_told_and_which_text(signed_in, ines, lena, dialogue, talk):
    give(signed_in(ines))
    dialogue.notice = "Ny text."
    dialogue.save()
    give(signed_in(lena), opened_version=1, told_to="both")
    consent = Consent.objects.get()
    assert (consent.told_by, consent.told_to, consent.notice_version.number) == (ines, "both", 1)


def test_the_persons_page_shows_exactly_the_text_that_was_given(signed_in, ines, dialogue, talk):
    give(signed_in(ines))
    dialogue.notice = "Ny text."
    dialogue.save()
    page = signed_in(ines).get(PERSON).content.decode()
    assert "Du bestämmer själv vad du berättar." in page
    assert "Ny text." not in page
    assert "Informationstext 1" in page
    assert "av Ines" in page


def test_lena_sees_each_text_with_how_many_and_what_changed(signed_in, lena, ines, dialogue, parents, talk):
    give(signed_in(ines))
    dialogue.notice = "Du bestämmer själv vad du säger."
    dialogue.save()
    client = signed_in(lena)
    assert "ingen har fått den nya än" in client.get(PLACE + "consent/").content.decode()
    told = NewPerson(group=parents, informed_on="2022-02-02", way="written")
    for _ in range(2):
        create_person(dialogue=dialogue, actor=lena, person=told)
    page = client.get(PLACE + "consent/")
    assert [(one.version.number, one.people, one.is_current) for one in page.context["given"]] == [
        (2, 2, True),
        (1, 1, False),
    ]
    words = client.get(PLACE + "consent/texts/2/").content.decode()
    assert "<ins>säger.</ins>" in words
    assert "<ins>berättar.</ins>" in words
    assert [row.number for row in client.get(PLACE + "people/?told=1").context["page"]] == [1]


@pytest.mark.parametrize("who", ["ines", "farid", "dana", "petra"])
def test_how_many_were_told_what_is_the_leaders_to_see(signed_in, request, talk, who):
    client = signed_in(request.getfixturevalue(who))
    assert client.get(PLACE + "consent/").status_code == 403
    assert client.get(PLACE + "consent/texts/1/").status_code == 403


def test_the_texts_cost_the_same_for_one_and_for_three(signed_in, lena, dialogue, django_assert_num_queries):
    client = signed_in(lena)
    for number in range(1, 4):
        notices.version_given(dialogue, f"Text {number}")
        client.get(PLACE + "consent/")
        with django_assert_num_queries(10):
            assert len(client.get(PLACE + "consent/").context["given"]) == number


# --- Minors -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("age", ["15", "17"])
def test_for_a_minor_it_is_asked_how_they_understood(signed_in, ines, talk, age):
    Identity.objects.update(age="")
    Identity.objects.get().save()
    identity = Identity.objects.get()
    identity.age = age
    identity.save()
    client = signed_in(ines)
    answer = give(client)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["capacity_note"])
    assert give(client, capacity_note="Sa med egna ord att hen kan sluta.").status_code == 302
    assert Consent.objects.get().capacity_note == "Sa med egna ord att hen kan sluta."
    with connection.cursor() as cursor:
        cursor.execute("SELECT capacity_note FROM interviews_consent")
        assert "egna ord" not in str(cursor.fetchall())


def test_for_an_adult_nothing_is_asked(signed_in, ines, talk):
    assert give(signed_in(ines)).status_code == 302


def test_registering_a_minor_keeps_all_that_was_typed_and_says_what_is_missing(signed_in, ines, registration):
    client = signed_in(ines)
    answer = client.post(PLACE + "new/", registration | {"age": "16"})
    assert list(answer.context["form"].errors) == ["capacity_note"]
    assert "visade att personen förstod" in answer.content.decode()
    values = {"age": "16", "capacity_note": "Förklarade det för mig.", "told_to": "both"}
    assert client.post(PLACE + "new/", registration | values).status_code == 302
    consent = Consent.objects.get()
    assert (consent.capacity_note, consent.told_to) == ("Förklarade det för mig.", "both")


def test_an_age_under_18_cannot_be_noted_before_the_note_is(signed_in, ines, talk):
    client = signed_in(ines)
    give(client)
    answer = client.post(PERSON + "identity/", {"name": "Kvar", "age": "16", "opened_version": 1})
    assert list(answer.context["form"].errors) == ["age"]
    assert Identity.objects.get().age == "44"


def test_someone_who_wrote_on_the_web_was_met_by_nobody(dialogue, lena, parents):
    sent = NewPerson(group=parents, informed_on="2022-02-02", way="electronic", age=16)
    row = create_person(dialogue=dialogue, actor=lena, person=sent)
    assert (row.consent.capacity_note, row.consent.told_by) == ("", None)


# --- What is allowed ----------------------------------------------------------------------------------------------


def test_without_a_yes_to_notes_nothing_is_written_and_it_says_why(signed_in, ines, talk):
    source = InterviewText.objects.get()
    write_text(source=source, text="", opened_version=None, actor=ines)
    client = signed_in(ines)
    give(client, allows_notes="")
    assert "Person 1 har inte sagt ja till anteckningar" in client.get(f"{PLACE}1/text/").content.decode()
    source.refresh_from_db()
    with pytest.raises(ValidationError, match="inte sagt ja till anteckningar"):
        write_text(source=source, text="Ändå.", opened_version=None, actor=ines)
    assert InterviewText.objects.get().text == ""


def test_notes_from_before_the_no_can_still_be_emptied(signed_in, ines, talk):
    give(signed_in(ines), allows_notes="")
    write_text(source=InterviewText.objects.get(), text="", opened_version=None, actor=ines)
    assert InterviewText.objects.get().text == ""


def test_one_no_does_not_silence_the_others_in_a_talk(signed_in, ines, dialogue, parents, talk):
    talk.people.add(factories.make_interviewee(dialogue, parents, 2))
    give(signed_in(ines), allows_notes="")
    write_text(source=InterviewText.objects.get(), text="Det de andra sa.", opened_version=None, actor=ines)
    assert InterviewText.objects.get().text == "Det de andra sa."


def test_the_page_that_says_what_is_missing_leads_to_where_it_is_filled_in(signed_in, lena, dialogue):
    dialogue.legal_basis = ""
    dialogue.save()
    page = signed_in(lena).get(PLACE + "new/").content.decode()
    assert "rättslig grund" in page
    assert "/dialogues/segregation/preparation/privacy/" in page


def test_the_log_says_what_was_noted_and_not_what_it_held(signed_in, ines, talk):
    give(signed_in(ines), capacity_note="Hemligt om förståelsen")
    assert "Hemligt" not in str(list(Event.objects.values_list("data", flat=True)))
