"""Following by mail: asked for, confirmed, told once of each thing, left with one press."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail
from actions.following import services
from actions.following.telling import tell
from actions.models import Follower, StatusReport
from tests import factories
from tests.actions.conftest import PUBLIC
from tests.actions.test_ownership import link_in

pytestmark = pytest.mark.django_db
FORM = PUBLIC + "follow/"
HERE = ZoneInfo("Europe/Stockholm")
MONDAY = datetime(2026, 9, 7, 10, tzinfo=HERE)


@pytest.fixture
def open_dialogue(dialogue, promise):
    return factories.publish(dialogue)


@pytest.fixture
def clock():
    """A clock that stands on a Monday morning, and that a test moves on."""
    with time_machine.travel(MONDAY) as moved:
        yield moved


def ask(email: str = "nora@example.org", pace: str = "at_once", what: str = "all"):
    return Client().post(FORM, {"email": email, "pace": pace, "what": what})


def confirmed(**more) -> Follower:
    """Follow as a reader does: the form, the mail, the button."""
    ask(**more)
    link = link_in(OutgoingMail.objects.latest("pk").text)
    assert Client().get(link).status_code == 200
    assert Client().post(link).status_code == 200
    OutgoingMail.objects.all().delete()
    return Follower.objects.latest("pk")


def report(promise, text: str = "Tre lokaler jämförs.") -> StatusReport:
    return StatusReport.objects.create(proposal=promise, reported_on=timezone.localdate(), state="on_track", text=text)


def leave_link(letter: OutgoingMail) -> str:
    return re.search(r"https?://[^/\s]+(/follow/leave/\S+/)", letter.text)[1]


# --- Asking and leaving ---------------------------------------------------------------------------------------------


def test_nothing_is_told_before_the_button_in_the_mail_is_pressed(open_dialogue, promise, clock):
    answer = ask()
    assert "nora@example.org" in answer.content.decode()
    link = link_in(OutgoingMail.objects.get().text)
    Client().get(link)  # a mail program looks at it
    report(promise)
    clock.shift(timedelta(hours=1))
    assert tell() == 0
    Client().post(link)
    report(promise, "Ett till.")
    clock.shift(timedelta(minutes=6))
    assert tell() == 1
    assert Client().get(link).status_code == 410


def test_the_form_answers_the_same_for_who_follows_and_who_does_not(open_dialogue, clock):
    confirmed()
    known, unknown = ask(), ask(email="nils@example.org")
    words = [re.sub(r"n\w+@example.org|csrf\S+|value=\"\S+\"", "", one.content.decode()) for one in (known, unknown)]
    assert words[0] == words[1]
    subjects = dict(OutgoingMail.objects.values_list("to", "subject"))
    assert subjects == {
        "nora@example.org": "Du följer redan ”Segregation i Umeå”",
        "nils@example.org": "Vill du följa ”Segregation i Umeå”?",
    }


def test_the_form_sent_twenty_times_mails_once_a_day(open_dialogue, clock):
    for _time in range(20):
        ask()
    assert (Follower.objects.count(), OutgoingMail.objects.count()) == (1, 1)
    clock.shift(timedelta(days=1))
    ask(email="Nora@Example.org")
    assert (Follower.objects.count(), OutgoingMail.objects.count()) == (1, 2)


def test_more_than_thirty_sendings_from_one_place_have_to_wait(open_dialogue, clock):
    answers = [ask(email=f"n{number}@example.org").status_code for number in range(32)]
    assert answers == [200] * 30 + [429] * 2


def test_one_press_ends_it_and_erases_the_address(open_dialogue, promise, clock):
    follower = confirmed()
    report(promise)
    clock.shift(timedelta(minutes=6))
    tell()
    link = leave_link(OutgoingMail.objects.get())
    assert Client().get(link).status_code == 200
    assert Follower.objects.filter(pk=follower.pk).exists()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert not Follower.objects.exists()
    assert strict.post(link).status_code == 404


def test_a_forged_way_out_ends_nothing(open_dialogue, clock):
    follower = confirmed()
    good = services.leave_url(follower).rsplit("/", 2)[1]
    for token in ("x", good[:-2] + "xx", good.replace(":", "-")):
        assert Client().post(f"/follow/leave/{token}/").status_code == 404
    assert Follower.objects.exists()


def test_the_address_is_not_readable_in_the_database(open_dialogue, clock, django_assert_num_queries):
    from django.db import connection

    confirmed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT email, address_hash FROM actions_follower")
        row = cursor.fetchone()
    assert "nora" not in str(row)
    assert services.hash_of("NORA@example.org ") == row[1]


def test_a_wish_that_nobody_confirms_is_erased_after_a_week(open_dialogue, clock):
    ask()
    confirmed(email="nils@example.org")
    clock.shift(timedelta(days=7, minutes=1))
    assert services.forget_unconfirmed() == 1
    assert Follower.objects.get().email == "nils@example.org"


# --- Telling --------------------------------------------------------------------------------------------------------


def test_each_thing_is_told_once_however_often_the_scheduler_runs(open_dialogue, promise, clock):
    confirmed()
    for number in range(3):
        report(promise, f"Rapport {number}.")
        clock.shift(timedelta(minutes=6))
        assert [tell(), tell()] == [1, 0]
    clock.shift(timedelta(days=3))
    assert tell() == 0
    told = [letter.text for letter in OutgoingMail.objects.order_by("pk")]
    assert [[f"Rapport {number}." in text for number in range(3)] for text in told] == [
        [True, False, False],
        [False, True, False],
        [False, False, True],
    ]


def test_the_week_is_told_in_one_mail_on_a_working_day(open_dialogue, promise, clock):
    confirmed(pace="weekly")
    report(promise, "Det första.")
    clock.shift(timedelta(days=3))
    report(promise, "Det andra.")
    assert tell() == 0
    clock.move_to(MONDAY + timedelta(days=7, minutes=1))
    assert tell() == 1
    letter = OutgoingMail.objects.get()
    assert letter.subject == "2 saker har hänt: Segregation i Umeå"
    assert letter.text.index("Det andra.") < letter.text.index("Det första.")
    clock.shift(timedelta(days=7))
    assert tell() == 0


def test_nobody_is_mailed_at_night_and_what_was_written_then_comes_in_the_morning(open_dialogue, promise, clock):
    confirmed()
    clock.move_to(MONDAY.replace(hour=23))
    report(promise)
    assert tell() == 0
    clock.move_to(MONDAY.replace(day=8, hour=7, minute=1))
    assert tell() == 1


def test_who_follows_one_promise_hears_of_that_one(open_dialogue, promise, propose, clock):
    other = propose("En gemensam fond", moves=(("decided", "Ja."),))
    confirmed(what=str(other.number))
    report(promise)
    clock.shift(timedelta(minutes=6))
    assert tell() == 0
    report(other, "Fonden finns.")
    clock.shift(timedelta(minutes=6))
    assert tell() == 1
    assert "Fonden finns." in OutgoingMail.objects.get().text


def test_a_dialogue_that_is_taken_down_tells_nothing(open_dialogue, promise, clock):
    confirmed()
    report(promise)
    open_dialogue.published_at = None
    open_dialogue.save()
    clock.shift(timedelta(hours=1))
    assert tell() == 0


def test_the_mail_says_to_mail_programs_how_to_leave_and_is_emptied_when_sent(open_dialogue, promise, clock, settings):
    confirmed()
    report(promise)
    clock.shift(timedelta(minutes=6))
    tell()
    letter = OutgoingMail.objects.get()
    mail.outbox.clear()
    deliver_mail(letter.pk)
    headers = mail.outbox[0].extra_headers
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert headers["List-Unsubscribe"].strip("<>").endswith(leave_link_path(mail.outbox[0].body))
    letter.refresh_from_db()
    assert (letter.text, letter.headers) == ("", {})


def leave_link_path(text: str) -> str:
    return re.search(r"(/follow/leave/\S+/)", text)[1]


def test_a_thousand_followers_cost_a_few_questions_a_batch_and_hear_once(
    open_dialogue, promise, clock, django_assert_max_num_queries
):
    now = timezone.now()
    Follower.objects.bulk_create(
        Follower(
            dialogue=open_dialogue,
            email=f"n{number}@example.org",
            address_hash=services.hash_of(f"n{number}@example.org"),
            pace="at_once",
            confirmed_at=now,
            told_until=now,
            looked_at=now,
        )
        for number in range(1200)
    )
    clock.shift(timedelta(seconds=1))
    report(promise)
    clock.shift(timedelta(minutes=6))
    with django_assert_max_num_queries(60):
        assert tell() == 1200
    assert tell() == 0
    assert OutgoingMail.objects.values("to").distinct().count() == OutgoingMail.objects.count() == 1200
