"""The paper: a code shown once, kept as a hash, typed as people type."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.test import override_settings
from django.utils import timezone

from dialogues.models import Event
from interviews.consent import receipts
from interviews.models import Consent
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
RECEIPT = PLACE + "people/1/receipt/"


@pytest.fixture
def told(talk):
    return Consent.objects.create(
        interviewee=talk.people.get(),
        informed_on="2022-02-01",
        way="spoken",
        notice="Så här sa vi då.",
        allows_contact=False,
    )


def code_on(page: str) -> str:
    return "-".join(re.findall(r"<span>([0-9A-Z]{4})</span>", page))


def test_a_code_has_sixty_bits_and_no_sign_that_looks_like_another():
    codes = {receipts.new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}", code) for code in codes)
    assert (receipts.BITS, len(set(receipts.ALPHABET))) == (60, 32)
    assert set("ILOU") & set(receipts.ALPHABET) == set()


@pytest.mark.parametrize(
    "typed",
    [
        "K70F-3MXP-912A",
        "k70f 3mxp 912a",
        " k7of3mxp-9l2a. ",
        "K7OF–3MXP–9I2A",
        "k 7 o f 3 m x p 9 1 2 a",
        "Ｋ７０Ｆ３ＭＸＰ９１２Ａ",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert receipts.read_code(typed) == "K70F3MXP912A"


@pytest.mark.parametrize("typed", ["", "K70F", "K70F-3MXP-912A-B", "K70F-3MXP-912!", "x" * 5000, "\x00" * 12])
def test_what_cannot_be_a_code_is_none(typed):
    assert receipts.read_code(typed) == ""
    assert receipts.find_consent(typed) is None


def test_ines_makes_a_receipt_that_says_what_was_promised_and_nothing_of_who_or_what(signed_in, ines, talk, told):
    client = signed_in(ines)
    before = client.get(RECEIPT).content.decode()
    assert "Koden visas bara den här gången" in before
    answer = client.post(RECEIPT)
    page = answer.content.decode()
    code = code_on(page)
    assert receipts.find_consent(code) == told
    assert "Segregation i Umeå" in page
    assert "Vi hör inte av oss till dig igen" in page
    assert [
        word for word in ("Hemlig", "hemlig@", "070-000", "Ingen frågade oss", "Person 1<", "Föräldrar") if word in page
    ] == []
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_only_a_keyed_hash_is_stored_and_the_log_has_no_code(ines, talk, told):
    _consent, code = receipts.make_receipt(person=talk.people.get(), actor=ines)
    told.refresh_from_db()
    signs = receipts.read_code(code)
    assert signs not in str(Consent.objects.values().get()) and code not in str(Consent.objects.values().get())
    assert len(told.receipt_hash) == 64
    event = Event.objects.get(name="receipt.made")
    assert event.data == {"again": False}
    with override_settings(SECRET_KEY="another-secret-key-of-some-length-for-this-test-only"):
        assert receipts.find_consent(code) is None


def test_a_code_outlives_a_change_of_the_secret_key(settings, ines, talk, told):
    _consent, code = receipts.make_receipt(person=talk.people.get(), actor=ines)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = (
        [settings.SECRET_KEY],
        "a new secret key, long enough to be one",
    )
    assert receipts.find_consent(code) == told


def test_a_new_receipt_makes_the_old_code_worthless(ines, talk, told):
    person = talk.people.get()
    _consent, first = receipts.make_receipt(person=person, actor=ines)
    _consent, second = receipts.make_receipt(person=person, actor=ines)
    assert (receipts.find_consent(first), receipts.find_consent(second)) == (None, told)
    assert Event.objects.filter(name="receipt.made", data={"again": True}).count() == 1


def test_without_a_noted_consent_there_is_nothing_to_say_back(signed_in, ines, talk):
    client = signed_in(ines)
    assert "Anteckna först" in client.get(RECEIPT).content.decode()
    assert client.post(RECEIPT).status_code == 422


def test_there_is_no_receipt_for_what_is_taken_back(ines, talk, told):
    Consent.objects.update(withdrawn_at=timezone.now())
    with pytest.raises(ValidationError, match="tillbakataget"):
        receipts.make_receipt(person=talk.people.get(), actor=ines)


def test_the_persons_page_says_whether_there_is_a_receipt_and_never_the_code(signed_in, ines, talk, told):
    client = signed_in(ines)
    assert "Inget kvitto än" in client.get(PLACE + "people/1/").content.decode()
    code = code_on(client.post(RECEIPT).content.decode())
    page = client.get(PLACE + "people/1/").content.decode()
    assert "Har ett kvitto" in page
    assert code not in page


def test_another_interviewer_makes_no_receipt_for_ines_person(signed_in, other_interviewer, talk, told):
    assert signed_in(other_interviewer).post(RECEIPT).status_code == 404


def test_the_code_of_another_dialogue_does_not_fit_here(ines, talk, told):
    _consent, code = receipts.make_receipt(person=talk.people.get(), actor=ines)
    elsewhere = factories.make_dialogue("annan")
    assert receipts.find_consent(code, dialogue=elsewhere) is None
    assert receipts.find_consent(code, dialogue=told.interviewee.dialogue) == told


def test_the_receipt_is_in_swedish_whatever_its_maker_reads(signed_in, ines, talk, told):
    page = signed_in(ines).post(RECEIPT, headers={"Accept-Language": "en"}).content.decode()
    assert 'lang="sv"' in page
    assert "Du kan ångra dig" in page


def test_the_code_of_an_answer_on_the_web_fits_when_it_has_become_an_interview(told):
    from interviews.webforms import codes

    code = codes.code_of("nonce")
    Consent.objects.update(receipt_hash=codes.hash_of(code))
    assert receipts.find_consent(code.lower()) == told
