"""A contact is asked by mail, answers on the phone without an account, and is reminded in weeks."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from accounts.models import OutgoingMail
from dialogues.anchoring.reminders import send_reminders
from dialogues.models import Dialogue, Event, OneTimeLink, SignOff
from tests import factories

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/sign-offs/"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Stockholm"))


MONDAY = at("2022-01-10T10:00")


@pytest.fixture
def sign_off(dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate="Dialogen får föreslå, nämnden beslutar.")
    dialogue.refresh_from_db()
    return SignOff.objects.create(
        dialogue=dialogue,
        organisation=factories.make_organisation(dialogue.municipality),
        contact_name="Kerstin Granlya",
        contact_email="kerstin@example.org",
    )


def newest_link() -> str:
    found = re.search(r"/l/[\w-]+/", OutgoingMail.objects.latest("pk").text)
    assert found
    return found.group()


def ask(client, sign_off) -> str:
    answer = client.post(f"{HOME}{sign_off.pk}/ask/", {"confirm": "on"})
    assert answer.status_code == 302
    return newest_link()


def test_kerstin_reads_the_mandate_and_answers_without_an_account(signed_in, lena, sign_off):
    link = ask(signed_in(lena), sign_off)
    kerstin = Client()
    page = kerstin.get(link).content.decode()
    assert "Dialogen får föreslå, nämnden beslutar." in page
    typed = {"status": "conditions", "conditions": "Vi får läsa först", "words": "Ja.", "name": "Kerstin Granlya"}
    assert kerstin.post(link, typed).status_code == 200
    sign_off.refresh_from_db()
    assert (sign_off.status, sign_off.words) == ("conditions", "Ja.")
    assert [one.text for one in sign_off.conditions.all()] == ["Vi får läsa först"]
    [kept] = sign_off.answers.all()
    assert (kept.said_by, kept.by_link, kept.by) == ("Kerstin Granlya", True, None)
    assert kerstin.get(link).status_code == 410
    assert kerstin.post(link, typed).status_code == 410
    assert sign_off.answers.count() == 1
    event = Event.objects.get(name="sign_off.answered")
    assert (event.actor, event.data) == (None, {"status": "conditions"})


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"status": "conditions", "name": "Kerstin"}, "conditions"),
        ({"status": "yes", "conditions": "Om vi får läsa", "name": "Kerstin"}, "status"),
        ({"status": "asked", "name": "Kerstin"}, "status"),
        ({"status": "yes", "name": ""}, "name"),
        ({"status": "conditions", "conditions": "x" * 501, "name": "Kerstin"}, "conditions"),
        ({"status": "conditions", "conditions": "\n".join(map(str, range(11))), "name": "K"}, "conditions"),
    ],
)
def test_an_answer_that_does_not_hold_together_is_kept_on_the_page_and_nowhere_else(
    signed_in, lena, sign_off, typed, field
):
    link = ask(signed_in(lena), sign_off)
    answer = Client().post(link, typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert sign_off.answers.count() == 0


def test_asking_again_closes_the_first_link_and_two_presses_are_one(signed_in, lena, sign_off):
    client = signed_in(lena)
    with time_machine.travel(MONDAY, tick=False):
        first = ask(client, sign_off)
        assert ask(client, sign_off) == first
        assert OutgoingMail.objects.count() == 1
    with time_machine.travel(at("2022-01-10T11:00"), tick=False):
        ask(client, sign_off)
        assert OutgoingMail.objects.count() == 2
        assert Client().get(first).status_code == 410


def test_who_gets_a_new_address_is_not_answered_for_by_the_old_one(signed_in, lena, sign_off):
    client = signed_in(lena)
    link = ask(client, sign_off)
    sign_off.refresh_from_db()
    data = {
        "organisation": sign_off.organisation_id,
        "contact_name": "Rune",
        "contact_email": "rune@example.org",
        "status": "asked",
        "opened_version": sign_off.version,
    }
    client.post(f"{HOME}{sign_off.pk}/", data)
    assert Client().get(link).status_code == 410
    sign_off.refresh_from_db()
    assert sign_off.asked_at is None


def test_a_question_without_a_mandate_or_an_address_is_refused_in_words(signed_in, lena, dialogue, sign_off):
    client = signed_in(lena)
    Dialogue.objects.filter(pk=dialogue.pk).update(mandate="")
    answer = client.post(f"{HOME}{sign_off.pk}/ask/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "Skriv uppdraget först." in answer.content.decode()
    SignOff.objects.filter(pk=sign_off.pk).update(contact_email="")
    assert client.get(f"{HOME}{sign_off.pk}/ask/").status_code == 302
    assert OutgoingMail.objects.count() == 0


def test_a_sign_off_that_is_removed_closes_its_link(signed_in, lena, sign_off):
    client = signed_in(lena)
    link = ask(client, sign_off)
    client.post(f"{HOME}{sign_off.pk}/remove/", {"confirm": "on"})
    assert Client().get(link).status_code == 410


def run_through(moments: list[str]) -> list[tuple[str, int]]:
    """Run the scheduler at each moment, twice; return when it sent anything, and how many."""
    sent = []
    for moment in moments:
        with time_machine.travel(at(moment), tick=False):
            count = send_reminders()
            assert send_reminders() == 0
        if count:
            sent.append((moment, count))
    return sent


@pytest.fixture
def asked(signed_in, lena, sign_off):
    with time_machine.travel(MONDAY, tick=False):
        return ask(signed_in(lena), sign_off)


EVERY_DAY = [
    f"2022-{month:02}-{day:02}T{hour}" for month in (1, 2, 3) for day in range(1, 29) for hour in ("06:00", "10:30")
]


def test_reminders_go_out_after_two_weeks_and_after_five_once_each_in_office_hours(asked):
    assert run_through([one for one in EVERY_DAY if one > "2022-01-10T11"]) == [
        ("2022-01-24T10:30", 1),
        ("2022-02-14T10:30", 1),
    ]
    assert "För 5 veckor sedan" in OutgoingMail.objects.latest("pk").text


def test_after_weeks_without_a_scheduler_only_the_reminder_that_holds_by_then_is_sent(asked):
    assert run_through(["2022-02-19T10:30", "2022-02-21T10:30", "2022-02-28T10:30"]) == [("2022-02-21T10:30", 1)]


def test_nobody_who_has_answered_is_reminded_and_who_is_asked_anew_is(signed_in, lena, sign_off, asked):
    with time_machine.travel(at("2022-01-12T10:00"), tick=False):
        Client().post(asked, {"status": "not_yet", "name": "Kerstin"})
    assert run_through(["2022-01-24T10:30", "2022-02-14T10:30"]) == []
    with time_machine.travel(at("2022-03-01T10:00"), tick=False):
        ask(signed_in(lena), sign_off)
    assert run_through(["2022-03-14T10:30", "2022-03-15T10:30"]) == [("2022-03-15T10:30", 1)]


def test_an_answer_that_comes_between_reading_and_sending_stops_the_reminder(monkeypatch, asked, sign_off):
    from dialogues.anchoring import reminders

    real = reminders._send

    def answered_first(row, weeks, key):
        Client().post(asked, {"status": "yes", "name": "Kerstin"})
        return real(row, weeks, key)

    monkeypatch.setattr(reminders, "_send", answered_first)
    assert run_through(["2022-01-24T10:30"]) == []
    assert OutgoingMail.objects.count() == 1


def test_the_first_link_still_works_after_a_reminder_and_one_answer_closes_both(asked, sign_off):
    run_through(["2022-01-24T10:30"])
    with time_machine.travel(at("2022-01-25T10:00"), tick=False):
        second = newest_link()
        assert second != asked
        assert Client().post(asked, {"status": "yes", "name": "Kerstin"}).status_code == 200
        assert Client().get(second).status_code == 410
    assert [link.is_open for link in OneTimeLink.objects.all()] == [False, False]
