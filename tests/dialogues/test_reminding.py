"""Who was asked by mail and does not answer is asked again after two weeks and after five, in office hours, and then no
more: about whether the issue is complex, and about sitting in the design team."""

import re
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client

from accounts.models import OutgoingMail
from dialogues.design_team import reminders as design_team
from dialogues.models import DesignTeamCandidate, Event, TriageRound
from dialogues.triage import reminders as triage

pytestmark = pytest.mark.django_db
ROUND = "/dialogues/segregation/preparation/triage/1/"
CANDIDATES = "/dialogues/segregation/design-team/candidates/"
EVERY_DAY = [
    f"2022-{month:02}-{day:02}T{hour}" for month in (1, 2, 3) for day in range(1, 29) for hour in ("06:00", "10:30")
]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Stockholm"))


def link_in_newest() -> str:
    found = re.search(r"/l/[\w-]+/", OutgoingMail.objects.latest("pk").text)
    assert found
    return found.group()


class Asked:
    """Somebody who was asked on Monday 10 January at ten o'clock; ``send`` runs the scheduler's part."""

    def __init__(self, client, dialogue, lena) -> None:
        with time_machine.travel(at("2022-01-10T10:00"), tick=False):
            self.ask(client, dialogue, lena)
        self.link = link_in_newest()
        OutgoingMail.objects.all().delete()

    def run(self, moments: list[str]) -> list[str]:
        """Run the scheduler at each moment, twice; return the moments at which a mail went out."""
        sent = []
        for moment in moments:
            with time_machine.travel(at(moment), tick=False):
                if self.send():
                    sent.append(moment)
                assert self.send() == 0
        return sent


class AskedAboutTriage(Asked):
    send = staticmethod(triage.send_reminders)
    event = "triage.reminded"

    def ask(self, client, dialogue, lena) -> None:
        self.round = TriageRound.objects.create(dialogue=dialogue, number=1, opened_by=lena)
        sent = {"name": "Nora", "email": "nora@example.org", "creation_key": str(uuid.uuid4())}
        assert client.post(f"{ROUND}ask/", sent).status_code == 302

    def answer(self) -> None:
        self.round.sheets.update(answered_at=at("2022-01-12T10:00"))

    def no_longer_asked(self) -> None:
        TriageRound.objects.update(closed_at=at("2022-01-12T10:00"))


class AskedToSit(Asked):
    send = staticmethod(design_team.send_reminders)
    event = "design_team.candidate_reminded"

    def ask(self, client, dialogue, lena) -> None:
        row = DesignTeamCandidate.objects.create(
            dialogue=dialogue, name="Elin Ek", email="elin@example.org", side="critic", perspective="Nej"
        )
        assert client.post(f"{CANDIDATES}{row.pk}/invite/", {"confirm": "on"}).status_code == 302

    def answer(self) -> None:
        assert Client().post(self.link, {"answer": "declined", "words": "Nej tack."}).status_code == 302

    def no_longer_asked(self) -> None:
        DesignTeamCandidate.objects.update(email="")


@pytest.fixture(params=[AskedAboutTriage, AskedToSit])
def asked(request, signed_in, lena, dialogue):
    return request.param(signed_in(lena), dialogue, lena)


def test_reminders_go_out_after_two_weeks_and_after_five_once_each(asked):
    days = [one for one in EVERY_DAY if one > "2022-01-10T11"]
    assert asked.run(days) == ["2022-01-24T10:30", "2022-02-14T10:30"]
    mail = OutgoingMail.objects.latest("pk")
    assert "Lena" in mail.text
    assert Event.objects.filter(name=asked.event).count() == 2
    with time_machine.travel(at("2022-02-15T10:00"), tick=False):
        assert Client().get(asked.link).status_code == 200
        assert Client().get(link_in_newest()).status_code == 200


def test_after_weeks_without_a_scheduler_only_the_reminder_that_holds_by_then_is_sent(asked):
    assert asked.run(["2022-02-19T10:30", "2022-02-21T10:30", "2022-02-28T10:30"]) == ["2022-02-21T10:30"]


@pytest.mark.parametrize("what", ["answer", "no_longer_asked"])
def test_nobody_is_reminded_of_what_is_answered_or_asked_no_longer(asked, what):
    with time_machine.travel(at("2022-01-12T10:00"), tick=False):
        getattr(asked, what)()
    assert asked.run(["2022-01-24T10:30", "2022-02-14T10:30"]) == []


def test_who_was_reminded_by_hand_last_week_is_left_alone(signed_in, lena, dialogue):
    asked = AskedAboutTriage(signed_in(lena), dialogue, lena)
    sheet = asked.round.sheets.get()
    with time_machine.travel(at("2022-01-20T10:00"), tick=False):
        signed_in(lena).post(f"{ROUND}asked/{sheet.pk}/remind/", {"confirm": "on"})
        assert OutgoingMail.objects.count() == 1
    assert asked.run(["2022-01-24T10:30", "2022-01-28T10:30"]) == ["2022-01-28T10:30"]
