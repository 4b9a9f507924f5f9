"""A report for a period: what it tells, what it sends, and that it comes by itself on its day, once."""

import random
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from accounts.office_hours import is_office_time
from actions.deciding.money import in_kronor
from actions.follow_up.content import freeze, with_dates
from actions.follow_up.curves import curve
from actions.follow_up.differences import changes
from actions.follow_up.printing import drawn_content
from actions.follow_up.scheduling import months_on
from actions.models import (
    Decision,
    FollowUpReport,
    FollowUpSchedule,
    FollowUpSending,
    Indicator,
    IndicatorFigure,
    Milestone,
    Money,
    StatusReport,
)
from actions.tasks import order_due_follow_ups
from dialogues.models import Event
from reports import jobs
from tests import factories
from tests.actions.conftest import HOME, PUBLIC
from tests.actions.test_follow_up import text_of

pytestmark = pytest.mark.django_db(transaction=True)
HERE = ZoneInfo("Europe/Stockholm")


@pytest.fixture
def mailbox(promise) -> list:
    """What has left, since the promise was made."""
    mail.outbox.clear()
    return mail.outbox


def order(client, **values) -> FollowUpReport:
    data = {"until": timezone.localdate().isoformat()} | values
    answer = client.post(HOME + "follow-up/new/", data)
    assert answer.status_code == 302, answer.context["form"].errors
    jobs.sweep()
    return FollowUpReport.objects.select_related("document").order_by("-number").first()


def say(promise, day: date, state: str, text: str) -> StatusReport:
    return StatusReport.objects.create(proposal=promise, reported_on=day, state=state, text=text)


def words_of(content: dict) -> dict[str, list[str]]:
    return {row["title"]: row["words"] for row in content["changes"]}


def test_the_money_of_all_decisions_is_summed_by_year_on_page_and_paper(
    promise, propose, board, signed_in, lena, dialogue
):
    today = timezone.localdate()
    bare = propose("En gemensam fond", state="decided")
    for proposal, outcome, on, amounts in (
        (bare, "changed", today - timedelta(weeks=5), ((2022, 100_000), (2023, 250_000))),
        (bare, "later", today - timedelta(weeks=6), ((2022, 7),)),
        (bare, "yes", today, ((2024, 9),)),
    ):
        made = Decision.objects.create(proposal=proposal, body=board, decided_on=on, outcome=outcome)
        for year, amount in amounts:
            Money.objects.create(decision=made, year=year, amount=amount)
    Money.objects.create(decision=promise.decisions.get(), year=2022, amount=350_000)
    report = order(signed_in(lena), until=(today - timedelta(days=1)).isoformat())
    assert report.content["money"] == {
        "years": [{"year": 2022, "amount": 450_000}, {"year": 2023, "amount": 250_000}], "total": 700_000,
    }  # fmt: skip
    page, words = signed_in(lena).get(report.get_absolute_url()).content.decode(), text_of(report.document)
    for amount in (450_000, 250_000, 700_000):
        assert in_kronor(amount) in page
        assert in_kronor(amount).replace("\xa0", " ") in words.replace("\xa0", " ")


def test_a_report_from_before_money_was_summed_is_read_as_it_is(promise, signed_in, lena):
    report = order(signed_in(lena))
    content = {name: value for name, value in report.content.items() if name != "money"} | {"format": 2}
    FollowUpReport.objects.filter(pk=report.pk).update(content=content)
    assert signed_in(lena).get(report.get_absolute_url()).status_code == 200


# --- The period -----------------------------------------------------------------------------------------------------


def test_what_came_before_the_period_is_counted_and_what_came_in_it_is_told(promise, signed_in, lena, dialogue):
    today = timezone.localdate()
    say(promise, today - timedelta(weeks=7), "on_track", "Före perioden.")
    say(promise, today - timedelta(weeks=1), "delayed", "Lokalen dröjer.")
    report = order(signed_in(lena), since=(today - timedelta(weeks=3)).isoformat())
    [row] = report.content["promises"]
    assert (row["earlier_reports"], [one["earlier"] for one in row["reports"]]) == (1, [False, True])
    page = signed_in(lena).get(report.get_absolute_url()).content.decode()
    assert ("Lokalen dröjer." in page, "Före perioden." in page) == (True, False)


def test_why_it_differs_is_said_in_the_words_of_the_one_responsible_and_silence_is_said_too(promise, propose, dialogue):
    today = timezone.localdate()
    say(promise, today - timedelta(weeks=1), "delayed", "Lokalen dröjer.")
    silent = propose("Tyst", state="under_way", due_on=today - timedelta(weeks=3))
    promised = {row["title"]: row for row in freeze(dialogue, until=today)["promises"]}
    assert promised["Hus på Ersboda"]["differs"] == ["Den ansvariga säger: Lokalen dröjer."]
    assert promised[silent.title]["differs"] == ["Det är sent, och ingen har sagt varför."]


def test_what_comes_next_is_the_step_that_is_left(promise, dialogue):
    today = timezone.localdate()
    Milestone.objects.create(proposal=promise, title="Klart steg", due_on=today, done_on=today)
    Milestone.objects.create(proposal=promise, title="Bygglov", due_on=today + timedelta(weeks=4))
    [row] = freeze(dialogue, until=today)["promises"]
    assert row["next"][0].startswith("Nästa steg: Bygglov, senast ")


def test_it_is_addressed_to_the_body_that_decided_with_its_numbers(promise, dialogue):
    promise.decisions.update(reference_number="FN-2022/00318")
    content = freeze(dialogue, until=timezone.localdate())
    assert content["to"] == [{"name": "Fritidsnämnden", "references": ["FN-2022/00318"]}]


def test_a_period_that_ends_before_it_begins_is_refused(promise, signed_in, lena):
    today = timezone.localdate()
    data = {"since": today.isoformat(), "until": (today - timedelta(days=1)).isoformat()}
    answer = signed_in(lena).post(HOME + "follow-up/new/", data)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, {"since"})


# --- Indicators -----------------------------------------------------------------------------------------------------


def test_an_indicator_is_drawn_from_where_it_began_to_where_it_should_come(promise, dialogue, signed_in, lena):
    today = timezone.localdate()
    indicator = Indicator.objects.create(
        proposal=promise, name="Barn i förening", unit="barn", baseline=40, baseline_on=today - timedelta(weeks=20),
        target=Decimal("120.5"), target_on=today + timedelta(weeks=30),
    )  # fmt: skip
    IndicatorFigure.objects.create(indicator=indicator, value=50, on=today - timedelta(weeks=4))
    IndicatorFigure.objects.create(indicator=indicator, value=61, on=today - timedelta(weeks=4))  # a correction
    IndicatorFigure.objects.create(indicator=indicator, value=99, on=today + timedelta(weeks=1))  # not known yet
    report = order(signed_in(lena))
    content, _drawn = drawn_content(report)
    [one] = content["promises"][0]["indicators"]
    assert [figure["shown"] for figure in one["figures"]] == ["61"]
    assert [mark.label for mark in one["curve"].marks] == ["40", "61", "120,5"]
    heights = [float(mark.y) for mark in one["curve"].marks]
    assert heights == sorted(heights, reverse=True)
    page = signed_in(lena).get(report.get_absolute_url()).content.decode()
    assert page.count('<td class="num">120,5</td>') == 1
    assert "120,5" in text_of(report.document)


def test_one_figure_alone_is_told_and_not_drawn(promise, dialogue):
    indicator = Indicator.objects.create(proposal=promise, name="Barn i förening")
    IndicatorFigure.objects.create(indicator=indicator, value=50, on=timezone.localdate())
    content = with_dates(freeze(dialogue, until=timezone.localdate()))
    [one] = content["promises"][0]["indicators"]
    assert (len(one["figures"]), curve(one)) == (1, None)


# --- Changes --------------------------------------------------------------------------------------------------------


def test_changes_since_the_last_published_report_are_told_in_words(promise, propose, board, signed_in, lena, dialogue):
    client, today = signed_in(lena), timezone.localdate()
    step = Milestone.objects.create(proposal=promise, title="Bygglov", due_on=today + timedelta(weeks=4))
    first = order(client, until=(today - timedelta(days=2)).isoformat())
    client.post(first.get_absolute_url() + "publish/", {"confirm": "on"})
    say(promise, today, "delayed", "Det dröjer.")
    Milestone.objects.filter(pk=step.pk).update(done_on=today)
    new = propose("En gemensam fond", state="decided")
    new.decisions.create(body=board, decided_on=today, outcome="yes")
    told = words_of(order(client).content)
    assert told["Hus på Ersboda"] == [
        "Arbetet är i gång.", "Klart sedan dess: ”Bygglov”.", "En lägesrapport har kommit. Den säger: försenat.",
    ]  # fmt: skip
    assert told["En gemensam fond"][0] == "Nytt sedan förra rapporten."


def test_an_unpublished_report_is_nothing_to_compare_with(promise, signed_in, lena):
    order(signed_in(lena), until=(timezone.localdate() - timedelta(days=2)).isoformat())
    assert order(signed_in(lena)).content["previous"] is None


def test_the_same_twice_has_no_changes(promise, dialogue):
    content = freeze(dialogue, until=timezone.localdate())
    assert changes(content, content) == ([], ["Hus på Ersboda"])


def test_a_promise_that_is_gone_is_told_of(promise, dialogue):
    content = freeze(dialogue, until=timezone.localdate())
    [row], _same = changes(content, {**content, "promises": []})
    assert row["words"] == ["Det är inte längre ett löfte. På dess sida står vart det tog vägen."]


# --- The page -------------------------------------------------------------------------------------------------------


def test_the_public_page_says_all_that_the_pdf_says(promise, signed_in, lena, dialogue):
    say(promise, timezone.localdate(), "delayed", "Lokalen dröjer.")
    factories.publish(dialogue)
    report = order(signed_in(lena), summary="Huset behöver hjälp.")
    address = PUBLIC + f"follow-up/{report.number}/"
    assert Client().get(address).status_code == 404
    signed_in(lena).post(report.get_absolute_url() + "publish/", {"confirm": "on"})
    page, pdf = Client().get(address).content.decode(), text_of(report.document)
    [row] = report.content["promises"]
    said = ("Huset behöver hjälp.", "Lokalen dröjer.", row["what"], *row["differs"], *row["next"], *row["missing"])
    for words in said:
        assert (words in page, words in pdf) == (True, True), words


def test_a_summary_is_written_until_it_is_published_and_never_after(promise, signed_in, lena):
    client = signed_in(lena)
    report = order(client)
    data = {"title": "Halvår", "summary": "Nu skrivet.", "opened_version": report.version}
    assert client.post(report.get_absolute_url() + "edit/", data).status_code == 302
    jobs.sweep()
    report.refresh_from_db()
    assert (report.content["summary"], report.title) == ("Nu skrivet.", "Halvår")
    client.post(report.get_absolute_url() + "publish/", {"confirm": "on"})
    report.refresh_from_db()
    late = {"title": "Halvår", "summary": "För sent.", "opened_version": report.version}
    assert client.post(report.get_absolute_url() + "edit/", late).status_code == 422
    report.refresh_from_db()
    assert (report.content["summary"], bool(report.published_at)) == ("Nu skrivet.", True)


# --- Sending --------------------------------------------------------------------------------------------------------


@pytest.fixture
def public_report(promise, signed_in, lena, dialogue) -> FollowUpReport:
    promise.decisions.update(reference_number="FN-2022/00318")
    factories.publish(dialogue)
    report = order(signed_in(lena))
    signed_in(lena).post(report.get_absolute_url() + "publish/", {"confirm": "on"})
    OutgoingMail.objects.all().delete()
    mail.outbox.clear()
    return report


def send(client, report, board, **values):
    data = {"body": board.pk, "address": "registrator@umea.example", "reference_number": "FN-2022/00318"} | values
    return client.post(report.get_absolute_url() + "send/", data)


def test_it_is_sent_once_with_the_number_and_is_an_event(public_report, signed_in, lena, board, mailbox):
    client = signed_in(lena)
    form = client.get(public_report.get_absolute_url() + "send/").context["form"]
    assert (form["body"].value(), form["reference_number"].value()) == (board.pk, "FN-2022/00318")
    assert send(client, public_report, board).status_code == 302
    assert send(client, public_report, board, address="annan@umea.example").status_code == 422
    [letter] = mailbox
    assert (letter.to, letter.subject) == (
        ["registrator@umea.example"], "FN-2022/00318: Uppföljningsrapport om Segregation i Umeå",
    )  # fmt: skip
    assert f"{PUBLIC}follow-up/{public_report.number}/" in letter.body
    assert Event.objects.filter(name="follow_up.sent").count() == 1


def test_a_mail_that_could_not_be_delivered_may_go_to_another_address(public_report, signed_in, lena, board):
    client = signed_in(lena)
    send(client, public_report, board)
    OutgoingMail.objects.update(state="failed")
    assert send(client, public_report, board, address="ratt@umea.example").status_code == 302
    assert list(OutgoingMail.objects.order_by("pk").values_list("to", flat=True)) == [
        "registrator@umea.example", "ratt@umea.example",
    ]  # fmt: skip
    assert FollowUpSending.objects.get().attempt == 2


def test_what_is_not_public_is_not_sent(promise, signed_in, lena, board, dialogue):
    report = order(signed_in(lena))
    assert send(signed_in(lena), report, board).status_code == 422
    assert OutgoingMail.objects.exclude(to=lena.email).count() == 0


# --- By itself ------------------------------------------------------------------------------------------------------


def at(day: date, hour: int = 9):
    return time_machine.travel(datetime.combine(day, time(hour), tzinfo=HERE), tick=False)


def test_a_short_month_does_not_move_the_days_after_it():
    days = [date(2025, 1, 31)]
    for _month in range(3):
        days.append(months_on(days[-1], 1, 31))
    assert days[1:] == [date(2025, 2, 28), date(2025, 3, 31), date(2025, 4, 30)]
    assert months_on(date(2025, 11, 15), 3, 15) == date(2026, 2, 15)


@pytest.mark.parametrize("months", ["0", "-1", "37", "x"])
def test_an_interval_that_cannot_be_is_refused(signed_in, lena, dialogue, months):
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = signed_in(lena).post(HOME + "follow-up/schedule/", {"every_months": months, "next_on": tomorrow})
    assert (answer.status_code, FollowUpSchedule.objects.count()) == (422, 0)


def test_lena_sets_it_changes_it_and_stops_it(signed_in, lena, stig, dialogue):
    client, address = signed_in(lena), HOME + "follow-up/schedule/"
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert client.post(address, {"every_months": 6, "next_on": tomorrow.isoformat()}).status_code == 302
    schedule = FollowUpSchedule.objects.get()
    data = {"every_months": 3, "next_on": tomorrow.isoformat(), "opened_version": schedule.version}
    assert client.post(address, data).status_code == 302
    assert "var 3:e månad" in client.get(HOME + "follow-up/").content.decode()
    assert signed_in(stig).get(address).status_code == 403
    client.post(address + "stop/", {"confirm": "on"})
    assert FollowUpSchedule.objects.count() == 0


def test_it_waits_for_its_leader_and_is_not_public(promise, lena, dialogue, mailbox):
    factories.publish(dialogue)
    due = timezone.localdate() + timedelta(days=1)
    while not (due.weekday() == 1 and due.month not in {1, 12}):
        due += timedelta(days=1)
    FollowUpSchedule.objects.create(dialogue=dialogue, every_months=6, next_on=due, day=due.day)
    with at(due):
        assert (order_due_follow_ups(), order_due_follow_ups()) == (1, 0)
    report = FollowUpReport.objects.get()
    assert (report.due_on, report.until, report.published_at) == (due, due - timedelta(days=1), None)
    [letter] = mailbox
    assert (letter.to, report.get_absolute_url() in letter.body) == ([lena.email], True)
    assert Client().get(PUBLIC + "follow-up/1/").status_code == 404


def test_before_anything_is_promised_the_day_passes_without_a_report(lena, dialogue):
    day = date(2025, 9, 2)
    FollowUpSchedule.objects.create(dialogue=dialogue, every_months=6, next_on=day, day=2)
    with at(day):
        assert order_due_follow_ups() == 0
    assert (FollowUpReport.objects.count(), FollowUpSchedule.objects.get().next_on) == (0, date(2026, 3, 2))


@pytest.mark.parametrize("seed", range(3))
def test_two_years_with_outages_make_one_report_for_every_due_day(promise, lena, dialogue, seed):
    """The scheduler runs at odd hours, twice at once, or is down for up to five weeks; every due day has its report in
    the end, made in office hours, and the leader is told once of each."""
    chance = random.Random(seed)  # noqa: S311 - to be repeated, not to be secret
    start = date(2025, 1, 31)
    promise.decisions.update(decided_on=date(2024, 9, 2))
    FollowUpSchedule.objects.create(dialogue=dialogue, every_months=3, next_on=start, day=31)
    expected, day = [], start
    while day <= date(2027, 1, 10):
        expected.append(day)
        day = months_on(day, 3, 31)
    day, down_until = start - timedelta(days=3), start
    while day < date(2027, 2, 5):
        day += timedelta(days=1)
        if chance.random() < 0.02:
            down_until = day + timedelta(days=chance.randint(1, 35))
        if day >= down_until:
            with at(day, chance.randrange(24)):
                before = FollowUpReport.objects.count()
                order_due_follow_ups()
                order_due_follow_ups()
                assert is_office_time() or FollowUpReport.objects.count() == before
    with at(date(2027, 2, 8)):
        order_due_follow_ups()
    due = list(FollowUpReport.objects.order_by("due_on").values_list("due_on", flat=True))
    assert [one for one in due if one <= expected[-1]] == expected
    told = Counter(OutgoingMail.objects.filter(to=lena.email).values_list("key", flat=True))
    assert (set(told.values()), len(told)) == ({1}, len(due))
