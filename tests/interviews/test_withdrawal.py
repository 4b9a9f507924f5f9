"""Taking back: with the code on the paper or by the interviewer; what is sealed, who is told, what is erased."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from accounts.limits import CODE_GUESSES
from accounts.models import OutgoingMail
from dialogues.models import Event
from interviews.consent import withdrawal
from interviews.consent.receipts import make_receipt
from interviews.models import (
    Consent,
    Identity,
    Interview,
    InterviewInvitation,
    InterviewText,
    Suggestion,
    TextVersion,
    Withdrawal,
)
from interviews.services import withdraw_consent, write_text
from interviews.tasks import erase_withdrawn
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
GLOBAL = "/withdraw/"
LOCAL = "/d/segregation/withdraw/"
WRONG = "0000-0000-0000"


def tell(person, **values) -> Consent:
    given = {"informed_on": "2022-02-01", "way": "spoken", "notice": "Så här sa vi då."} | values
    return Consent.objects.create(interviewee=person, **given)


@pytest.fixture
def person(talk):
    return talk.people.get()


@pytest.fixture
def code(person, ines) -> str:
    tell(person)
    return make_receipt(person=person, actor=ines)[1]


@pytest.fixture
def anyone() -> Client:
    return Client()


def mark_in(page) -> str:
    return re.search(r'name="receipt" value="([^"]+)"', page.content.decode())[1]


# --- With the code on the paper -----------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [GLOBAL, LOCAL])
def test_code_then_words_then_yes(anyone, dialogue, talk, person, code, address):
    factories.publish(dialogue)
    sure = anyone.post(address, {"code": code.lower().replace("-", " ")})
    assert (sure.status_code, Consent.objects.get().withdrawn_at) == (200, None)
    words = sure.content.decode()
    assert "Segregation i Umeå" in words
    assert "Ditt namn och det som skrevs ner raderas för gott inom 30" in words
    assert "Hemlig" not in words
    done = anyone.post(address, {"receipt": mark_in(sure)})
    assert "Det är tillbakataget" in done.content.decode()
    assert Consent.objects.get().withdrawn_at is not None
    row = Withdrawal.objects.get()
    assert (row.interviewee, row.by, row.found["texts"]) == (person, None, 1)


def test_it_works_though_the_dialogue_has_no_public_page(anyone, dialogue, code):
    assert anyone.get(LOCAL).status_code == 404
    sure = anyone.post(GLOBAL, {"code": code})
    assert anyone.post(GLOBAL, {"receipt": mark_in(sure)}).status_code == 200
    assert Withdrawal.objects.count() == 1


def test_yes_sent_twice_and_the_code_again_tell_that_it_is_done(anyone, code):
    sure = anyone.post(GLOBAL, {"code": code})
    for data in ({"receipt": mark_in(sure)}, {"receipt": mark_in(sure)}, {"code": code}):
        assert "Det är tillbakataget" in anyone.post(GLOBAL, data).content.decode()
    assert Withdrawal.objects.count() == 1
    assert Event.objects.filter(name="consent.withdrawn").count() == 1


def test_every_code_that_does_not_fit_gets_the_same_answer(anyone, dialogue, talk, person, ines, code):
    newer = make_receipt(person=person, actor=ines)[1]
    elsewhere = factories.publish(factories.make_dialogue("annan"))
    factories.publish(dialogue)
    pages = [
        anyone.post(GLOBAL, {"code": WRONG}),
        anyone.post(GLOBAL, {"code": code}),
        anyone.post(GLOBAL, {"code": "hej"}),
        anyone.post(f"/d/{elsewhere.slug}/withdraw/", {"code": newer}),
    ]
    assert {page.status_code for page in pages} == {422}
    assert {tuple(page.context["form"].errors["code"]) for page in pages} == {
        ("Den koden stämmer inte. Titta på papperet igen, eller fråga den som intervjuade dig.",)
    }


def test_a_wrong_code_costs_as_many_queries_as_a_right_one_up_to_the_answer(anyone, code, django_assert_num_queries):
    with django_assert_num_queries(1):
        anyone.post(GLOBAL, {"code": WRONG})
    with django_assert_num_queries(1):
        anyone.post(GLOBAL, {"code": "nonsens"})


def test_guessing_is_stopped_by_address_and_dialogue_and_opens_again(anyone, dialogue, code):
    factories.publish(dialogue)
    for _ in range(CODE_GUESSES.most):
        assert anyone.post(GLOBAL, {"code": WRONG}).status_code == 422
    stopped = anyone.post(GLOBAL, {"code": code})
    assert stopped.status_code == 429
    assert "Försök igen om tio minuter" in stopped.content.decode()
    assert anyone.get(GLOBAL).status_code == 200
    assert anyone.post(LOCAL, {"code": code}).status_code == 200
    assert Client(REMOTE_ADDR="192.0.2.7").post(GLOBAL, {"code": code}).status_code == 200


@pytest.mark.parametrize("mark", ["", "hej", "eyJjb25zZW50IjoxfQ:1abc:def"])
def test_a_mark_that_is_not_ours_does_nothing(anyone, code, mark):
    answer = anyone.post(GLOBAL, {"receipt": mark})
    assert (answer.status_code, Withdrawal.objects.count()) == (422, 0)
    assert "Inget har hänt än" in answer.content.decode()


def test_a_yes_half_an_hour_late_asks_for_the_code_again(anyone, code):
    from unittest import mock

    sure = anyone.post(GLOBAL, {"code": code})
    with mock.patch("django.core.signing.time.time", return_value=timezone.now().timestamp() + 1900):
        assert anyone.post(GLOBAL, {"receipt": mark_in(sure)}).status_code == 422
    assert Withdrawal.objects.count() == 0


def test_a_newer_paper_closes_a_yes_that_was_open(anyone, person, ines, code):
    sure = anyone.post(GLOBAL, {"code": code})
    make_receipt(person=person, actor=ines)
    assert anyone.post(GLOBAL, {"receipt": mark_in(sure)}).status_code == 422
    assert Withdrawal.objects.count() == 0


def test_no_copy_of_the_pages_is_kept(anyone, code):
    answer = anyone.post(GLOBAL, {"code": code})
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert code.replace("-", "") not in answer.content.decode().replace("-", "")


def test_the_public_page_and_the_privacy_page_lead_there(anyone, dialogue):
    factories.publish(dialogue)
    assert LOCAL in anyone.get("/d/segregation/").content.decode()
    assert f'href="{GLOBAL}"' in anyone.get("/privacy/").content.decode()


# --- What happens -------------------------------------------------------------------------------------------------


def test_a_text_that_is_theirs_alone_is_sealed_with_its_versions(signed_in, ines, lena, talk, person):
    write_text(source=talk.source, text="Ingen frågade oss. Inte en enda gång.", opened_version=None, actor=ines)
    assert TextVersion.objects.exists()
    withdraw_consent(person=person, actor=ines)
    source = InterviewText.objects.get()
    assert (source.text, source.sealed) == ("", "Ingen frågade oss. Inte en enda gång.")
    assert not TextVersion.objects.exists()
    for who in (ines, lena):
        client = signed_in(who)
        for page in ("1/", "1/text/", "1/text/versions/"):
            assert "frågade oss" not in client.get(PLACE + page).content.decode()
    assert "Förseglad" in signed_in(ines).get(f"{PLACE}1/").content.decode()
    assert "är förseglad" in signed_in(ines).get(f"{PLACE}1/text/").content.decode()


def test_nothing_can_be_written_in_what_is_sealed(ines, talk, person):
    withdraw_consent(person=person, actor=ines)
    source = InterviewText.objects.get()
    with pytest.raises(ValidationError, match="förseglad"):
        write_text(source=source, text="Igen.", opened_version=None, actor=ines)
    with pytest.raises(IntegrityError), transaction.atomic():
        InterviewText.objects.update(text="Förbi tjänsten.")


def test_a_sealed_text_is_not_nagged_about(dialogue, ines, talk, person):
    from interviews.readiness import readiness

    withdraw_consent(person=person, actor=ines)
    known = readiness(dialogue)
    assert [row for row in known.missing if "no_text" in row.url] == []
    assert Interview.objects.get().coded_at is not None


def test_a_text_that_others_share_stays_and_is_listed(signed_in, lena, ines, dialogue, parents, talk, person):
    other = factories.make_interviewee(dialogue, parents, 2)
    talk.people.add(other)
    withdraw_consent(person=person, actor=ines)
    assert InterviewText.objects.get().text == "Ingen frågade oss."
    assert Withdrawal.objects.get().found["shared"] == [1]
    page = signed_in(lena).get(PLACE + "consent/withdrawals/1/").content.decode()
    assert "Intervju 1, där andra också talade" in page
    withdraw_consent(person=other, actor=ines)
    assert InterviewText.objects.get().text == ""


def test_a_workshop_is_never_one_persons(ines, talk, person):
    Interview.objects.update(kind="workshop")
    withdraw_consent(person=person, actor=ines)
    assert InterviewText.objects.get().text == "Ingen frågade oss."


def test_what_they_suggested_and_who_suggested_them_goes(dialogue, ines, talk, person):
    other = factories.make_interview(dialogue, ines, number=2)
    Suggestion.objects.create(dialogue=dialogue, interview=talk, who="Grannen Gun")
    Suggestion.objects.create(dialogue=dialogue, interview=other, interviewee=person, who="Hemlig Hemligsson")
    kept = Suggestion.objects.create(dialogue=dialogue, interview=other, who="Någon annan")
    withdraw_consent(person=person, actor=ines)
    assert list(Suggestion.objects.all()) == [kept]


def test_talks_to_come_are_called_off(dialogue, ines, person):
    ahead = factories.make_interview(dialogue, ines, person, number=2, status="booked")
    InterviewInvitation.objects.create(
        interview=ahead, interviewee=person, status="accepted", needs=["interpreter"], needs_note="Somaliska"
    )
    withdraw_consent(person=person, actor=ines)
    invitation = InterviewInvitation.objects.get()
    assert (invitation.status, invitation.needs, invitation.needs_note) == ("called_off", [], "")
    ahead.refresh_from_db()
    assert ahead.status == "declined"


def test_leader_and_interviewer_get_a_mail_that_says_neither_who_nor_what(
    django_capture_on_commit_callbacks, lena, ines, other_interviewer, dialogue, talk, person
):
    withdraw_consent(person=person, actor=None)
    mails = {row.to: row for row in OutgoingMail.objects.all()}
    assert set(mails) == {lena.email, ines.email}
    for row in mails.values():
        assert [
            word for word in ("Hemlig", "frågade oss", "Föräldrar") if word in row.text + row.html + row.subject
        ] == []
    assert "/interviews/consent/withdrawals/1/" in mails[lena.email].text
    assert "/interviews/people/1/" in mails[ines.email].text


def test_whoever_notes_it_gets_no_mail_about_it(lena, ines, talk, person):
    withdraw_consent(person=person, actor=lena)
    assert [row.to for row in OutgoingMail.objects.all()] == [ines.email]


# --- Afterwards ---------------------------------------------------------------------------------------------------


def test_the_leader_sees_it_first_of_all_until_it_is_dealt_with(signed_in, lena, dana, dialogue, talk, person):
    withdraw_consent(person=person, actor=None)
    client = signed_in(lena)
    step = "Se vad någon har tagit tillbaka"
    assert step in client.get("/dialogues/segregation/").content.decode()
    assert step not in signed_in(dana).get("/dialogues/segregation/").content.decode()
    here = PLACE + "consent/withdrawals/1/"
    assert client.post(here, {"handled_note": "Inget fanns publicerat."}).status_code == 302
    row = Withdrawal.objects.get()
    assert (row.handled_by, row.handled_note) == (lena, "Inget fanns publicerat.")
    assert step not in client.get("/dialogues/segregation/").content.decode()
    assert "Inget fanns publicerat." in client.get(PLACE + "consent/").content.decode()


def test_dealing_with_it_twice_keeps_the_first_note(lena, ines, talk, person):
    withdraw_consent(person=person, actor=None)
    row = Withdrawal.objects.get()
    assert withdrawal.handle_withdrawal(withdrawal=row, note="Först", actor=lena)
    assert not withdrawal.handle_withdrawal(withdrawal=row, note="Sedan", actor=ines)
    assert Withdrawal.objects.get().handled_note == "Först"


def test_what_stands_in_print_needs_a_word_about_what_was_done(signed_in, lena, talk, person):
    withdraw_consent(person=person, actor=None)
    Withdrawal.objects.update(found={"places": [[1, 1, 1, 1]], "published": 1})
    answer = signed_in(lena).post(PLACE + "consent/withdrawals/1/", {"handled_note": " "})
    assert (answer.status_code, Withdrawal.objects.get().handled_at) == (422, None)


@pytest.mark.parametrize("who", ["ines", "farid", "dana"])
def test_the_list_of_what_was_taken_back_is_the_leaders(signed_in, request, talk, person, who):
    withdraw_consent(person=person, actor=None)
    client = signed_in(request.getfixturevalue(who))
    assert client.get(PLACE + "consent/withdrawals/1/").status_code == 403
    assert client.post(PLACE + "consent/withdrawals/1/erase/", {"confirm": "on"}).status_code == 403
    assert Withdrawal.objects.get().erased_at is None


def everything_kept() -> str:
    return str([*InterviewText.objects.all().values(), *Identity.objects.values(), *Consent.objects.values()])


def test_after_thirty_days_text_and_identity_are_erased(ines, dialogue, talk, person):
    variable = dialogue.variables.create(key="district", name="Stadsdel")
    person.background.add(variable.values.create(name="Ersboda"))
    withdraw_consent(person=person, actor=None)
    Withdrawal.objects.update(at=timezone.now() - timedelta(days=29, hours=23))
    assert erase_withdrawn() == 0
    assert "Hemlig Hemligsson" in everything_kept()
    Withdrawal.objects.update(at=timezone.now() - timedelta(days=30, minutes=1))
    assert (erase_withdrawn(), erase_withdrawn()) == (1, 0)
    assert [word for word in ("Hemlig", "frågade oss", "070-000") if word in everything_kept()] == []
    assert (person.background.count(), Withdrawal.objects.get().erased_at is not None) == (0, True)
    assert Event.objects.get(name="withdrawal.erased").actor is None


def test_the_leader_can_erase_at_once(signed_in, lena, talk, person):
    withdraw_consent(person=person, actor=None)
    client = signed_in(lena)
    erase = PLACE + "consent/withdrawals/1/erase/"
    assert "går inte att få tillbaka" in client.get(erase).content.decode()
    assert client.post(erase, {}).status_code == 422
    assert "Hemlig Hemligsson" in everything_kept()
    assert client.post(erase, {"confirm": "on"}).status_code == 302
    assert "Hemlig" not in everything_kept()
    assert "Det raderades" in client.get(PLACE + "consent/withdrawals/1/").content.decode()


def test_a_text_that_others_share_is_not_erased(ines, dialogue, parents, talk, person):
    talk.people.add(factories.make_interviewee(dialogue, parents, 2))
    withdraw_consent(person=person, actor=None)
    withdrawal.erase_withdrawn(withdrawal=Withdrawal.objects.get())
    assert InterviewText.objects.get().text == "Ingen frågade oss."


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows, signed_in, lena, ines, dialogue, parents, django_assert_num_queries
):
    for number in range(1, rows + 1):
        one = factories.make_interviewee(dialogue, parents, number)
        withdraw_consent(person=one, actor=ines)
    client = signed_in(lena)
    client.get(PLACE + "consent/")
    with django_assert_num_queries(10):
        assert len(client.get(PLACE + "consent/").context["waiting"]) == rows
