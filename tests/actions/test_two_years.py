"""Two years of an action's life, from the question to its owner to the last report: every mail once, to whom it is for.

All that the scheduler starts runs here together, sometimes twice at once, sometimes not for days; the mail server
refuses now and then. What each kind of mail is due when is tested where it is made; here that nothing of the whole is
doubled or lost.
"""

import random
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client

from accounts import tasks as outbox
from accounts.mail import deliver
from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from actions import tasks
from actions.following import services as following
from actions.models import (
    Decision,
    Follower,
    FollowUpReport,
    FollowUpSchedule,
    Hearing,
    Partner,
    Proposal,
    StatusReport,
)
from actions.owning.partners import PartnerForm, save_partner
from actions.owning.services import ask_owner
from actions.services import move_proposal
from interviews.models import Consent
from reports import jobs
from tests import factories
from tests.actions.test_ownership import link_in

pytestmark = pytest.mark.django_db(transaction=True)
HERE = ZoneInfo("Europe/Stockholm")
BEGUN = date(2025, 1, 13)
"""A Monday. Both clocks of both years change on the way."""
SCHEDULED = (
    tasks.remind_of_handshakes, tasks.remind_of_reports, tasks.notice_who_left, tasks.tell_followers,
    tasks.tell_those_who_gave, tasks.order_due_follow_ups,
)  # fmt: skip


def at(day: date, hour: int, minute: int = 0):
    return time_machine.travel(datetime.combine(day, time(hour, minute), tzinfo=HERE), tick=False)


@pytest.fixture
def server(monkeypatch):
    """The mail server: refuses everything while ``down``; keeps what it took in ``mail.outbox``."""

    class Server:
        down = False

    def take(letter: OutgoingMail) -> None:
        if Server.down:
            raise OSError("the mail server does not answer")
        deliver(letter)

    monkeypatch.setattr(outbox, "deliver", take)
    return Server


@pytest.fixture
def action(dialogue, propose, leisure, lena, board, publish_perspectives, ines) -> Proposal:
    """A proposal that rests on what Vera said, whom Kim and a partner are asked about; Nora and Wera follow it all."""
    club = factories.make_organisation(dialogue.municipality, "Klubben", "association")
    perspective = factories.make_perspective(dialogue, "Dörren är låst", number=1)
    vera = factories.make_interviewee(dialogue, factories.make_group(dialogue), 1, email="vera@example.org")
    with at(BEGUN, 9):
        Consent.objects.create(interviewee=vera, informed_on=BEGUN, way="spoken", allows_contact=True)
        talk = factories.make_interview(dialogue, ines, vera, number=1, text="Ingen frågade oss. Punkt.")
        perspective.statements.add(factories.make_statement(talk, "Ingen frågade oss", number=1))
        factories.publish(dialogue)
        publish_perspectives((perspective, "Dörren är låst", []))
        proposal = propose(moves=(("shortlisted", "Bra."), ("proposed", "Läggs fram.")))
        Proposal.objects.filter(pk=proposal.pk).update(
            owner_organisation=leisure, owner_name="Kim Berg", owner_email="kim@example.org"
        )
        proposal.refresh_from_db()
        proposal.perspectives.add(perspective)
        proposal.partners.add(club)
        for address, pace in (("nora@example.org", "at_once"), ("wera@example.org", "weekly")):
            Follower.objects.create(
                dialogue=dialogue, email=address, address_hash=following.hash_of(address), pace=pace,
                confirmed_at=datetime.combine(BEGUN, time(9), tzinfo=HERE),
            )  # fmt: skip
        FollowUpSchedule.objects.create(dialogue=dialogue, every_months=6, next_on=date(2025, 9, 1), day=1)
        ask_owner(proposal=proposal, actor=lena)
        contact = Partner(proposal=proposal, organisation=club)
        form = PartnerForm({"name": "Nadja Ek", "email": "nadja@example.org"}, instance=contact)
        assert form.is_valid()
        save_partner(form=form, proposal=proposal, actor=lena)
    return proposal


def newest_link(to: str) -> str:
    return link_in(OutgoingMail.objects.filter(to=to, text__contains="/l/").latest("pk").text)


def _lives(proposal: Proposal, day: date, lena, board) -> None:
    """What people do on a day of these two years."""
    if day == BEGUN + timedelta(weeks=3):
        assert Client().post(newest_link("kim@example.org"), {"answer": "accepted"}).status_code == 200
    if day == BEGUN + timedelta(weeks=6):
        Decision.objects.create(proposal=proposal, body=board, decided_on=day, outcome="yes", reasons="Beslut ett.")
        proposal.refresh_from_db()
        move_proposal(proposal=proposal, to_state="decided", reason="Nämnden sa ja.", actor=lena)


def _reports(proposal: Proposal, day: date, number: int, state: str) -> None:
    from actions.models import ReportState
    from actions.promises import give_report
    from actions.reporting.forms import ReportForm

    proposal.refresh_from_db()
    data = {"state": ReportState(state), "text": f"Rapport nummer {number} kom."}
    form = ReportForm(data, instance=StatusReport(), proposal=proposal, dated=False)
    assert form.is_valid(), form.errors
    assert give_report(form=form, proposal=proposal, actor=None)


def test_each_mail_of_two_years_is_sent_once_to_whom_it_is_for(action, server, lena, board, settings):
    settings.DEMO = True  # the bodies stay, to be read below
    chance = random.Random(7)  # noqa: S311 - to be repeated, not to be secret
    day, down_until, number, refusals = BEGUN, BEGUN, 0, 0
    ends = BEGUN + timedelta(days=730)
    while day < ends:
        day += timedelta(days=1)
        if chance.random() < 0.03:
            down_until = day + timedelta(days=chance.randint(1, 9))
        with at(day, chance.choice([9, 11, 14]), chance.randrange(60)):
            _lives(action, day, lena, board)
            weeks = (day - BEGUN).days / 7
            if weeks > 8 and day < ends - timedelta(days=60) and chance.random() < 0.025:
                number += 1
                _reports(action, day, number, "on_track")
        if day == ends - timedelta(days=60):
            with at(day, 10):
                number += 1
                _reports(action, day, number, "done")
        if day < down_until or (day.weekday() > 4 and chance.random() < 0.8):
            continue
        server.down = chance.random() < 0.15
        hour = 15 if chance.random() < 0.8 else chance.randrange(24)
        with at(day, hour, chance.randrange(30)):
            before = OutgoingMail.objects.count()
            for task in SCHEDULED * (2 if chance.random() < 0.2 else 1):
                task()
            if hour < 7 or hour >= 21:
                assert OutgoingMail.objects.count() == before, "nobody is mailed at night"
            jobs.sweep()
            refusals += server.down
    server.down = False
    for days in range(1, 11):  # it runs again, until those told once a week have been told
        with at(ends + timedelta(days=days), 12):
            for task in SCHEDULED:
                task()
            jobs.sweep()

    assert refusals > 30
    assert number >= 10
    rows = list(OutgoingMail.objects.order_by("pk"))
    assert {row.state for row in rows} == {"done"}
    assert len(mail.outbox) == len(rows), "what was refused was tried again, and what was sent was not"
    assert max(Counter(letter.extra_headers["Message-ID"] for letter in mail.outbox).values()) == 1
    bare = re.compile(r"/(l|leave|stop)/\S+")
    alike = Counter((letter.to[0], letter.subject, bare.sub("", letter.body)) for letter in mail.outbox)
    assert [what for what, times in alike.items() if times > 1] == []

    told = {who: "\n".join(one.body for one in mail.outbox if one.to == [f"{who}@example.org"])
            for who in ("nora", "wera", "vera", "kim", "nadja", "lena")}  # fmt: skip
    for report in range(1, number + 1):
        words = f"Rapport nummer {report} kom."
        assert (told["nora"].count(words), told["wera"].count(words)) == (1, 1), words
    for who in ("nora", "wera"):
        assert told[who].count("Beslut ett.") == 1
    assert Hearing.objects.filter(told_at=None, left_at=None).count() == 0
    assert Hearing.objects.count() == len({(one.proposal_id, one.step) for one in Hearing.objects.all()}) >= 2
    assert [one.to for one in rows if one.to == "nadja@example.org"] == ["nadja@example.org"] * 2, "asked, reminded"
    assert FollowUpReport.objects.count() == 3
    reminders = [one for one in rows if str(one.key).startswith(("status-report:", "handshake:", "partner:"))]
    assert all(is_office_time(one.created_at) for one in reminders)
    assert Counter(str(one.key).split(":")[3] for one in reminders if one.key.startswith("status-report")).keys() == {
        "ask", "remind", "leaders",
    }  # fmt: skip
