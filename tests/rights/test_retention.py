"""What is due, on whose decision; a dry run that changes nothing; a protocol without words."""

import json
from datetime import date, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts import refusals
from accounts.models import OutgoingMail
from dialogues.models import Dialogue, Event, OneTimeLink
from interviews.models import Identity, InterviewText, TextVersion
from meetings.models import Participant
from perspectives.models import Statement
from reports.jobs import JobState
from rights.models import Ending, Keeps, PersonRequest, Protocol, RetentionRule
from rights.retention import engine, traces
from tests import factories

pytestmark = pytest.mark.django_db


def rule(dialogue, kind, **values):
    values = {"keeps": Keeps.UNTIL, "decision": "KS 2026/7"} | values
    return RetentionRule.objects.create(dialogue=dialogue, kind=kind, **values)


def take_part(dialogue, name="Petter Berg"):
    return Participant.objects.create(
        dialogue=dialogue, name=name, email="petter@example.net", side="civil_society", needs="hörslinga"
    )


def due_kinds(dialogue):
    return {line.kind.key for line in engine.due(dialogue)}


def test_nothing_is_due_without_a_rule_but_what_was_promised(promised_today, heard):
    take_part(promised_today)
    assert due_kinds(promised_today) == {"interview_people", "interview_texts", "statements"}


def test_before_the_promised_day_nothing_is_due(dialogue, heard):
    assert engine.due(dialogue) == []


def test_the_day_promised_takes_texts_and_names_and_leaves_what_is_masked(promised_today, heard):
    source = InterviewText.objects.get()
    TextVersion.objects.create(source=source, number=1, text=source.text)
    assert engine.weed_all() == 1
    identity = Identity.objects.get()
    assert (identity.name, identity.email, identity.phone, identity.note) == ("", "", "", "")
    source.refresh_from_db()
    assert (source.text, source.sealed) == ("", "")
    assert not TextVersion.objects.exists()
    statement = Statement.objects.get()
    assert (statement.original, statement.masked) == ("", "Vi blir aldrig hörda.")


def test_what_nobody_masked_goes_with_the_original(promised_today, heard):
    Statement.objects.update(status="lifted", masked="Vi blir aldrig hörda på Ersboda.")
    engine.weed_all()
    assert Statement.objects.get().masked == "(gallrad)"


def test_the_dry_run_counts_and_changes_nothing(promised_today, heard, lena, signed_in):
    page = signed_in(lena).get(reverse("rights:retention", args=[promised_today.slug])).content.decode()
    assert "3 poster ska gallras" in page
    assert Identity.objects.get().name == "Kerstin Ek"
    assert Protocol.objects.count() == 0


def test_a_run_takes_what_the_dry_run_counted(promised_today, heard, lena):
    counted = {line.kind.key: line.count for line in engine.due(promised_today)}
    protocol = engine.weed(dialogue=promised_today, actor=lena)
    assert {line["kind"]: line["count"] for line in protocol.lines} == counted
    assert engine.due(promised_today) == []
    assert engine.weed(dialogue=promised_today, actor=lena) is None


def test_the_protocol_holds_no_word_and_no_name(promised_today, heard, lena, signed_in):
    protocol = engine.weed(dialogue=promised_today, actor=lena)
    answer = signed_in(lena).get(reverse("rights:protocol_file", args=[promised_today.slug, protocol.number]))
    said = answer.content.decode()
    assert [word for word in ("Kerstin", "kerstin@", "Ersboda", "ringer") if word in said] == []
    written = json.loads(said)
    people = next(line for line in written["erased"] if line["kind"] == "interview_people")
    assert people["objects"] == {"interviews.Identity": [heard.identity.pk]}
    assert people["decision"] == promised_today.impact_assessment
    assert Event.objects.filter(name="retention.weeded", actor=lena).count() == 1


def test_a_rule_erases_by_itself_only_when_it_says_so(dialogue, yesterday):
    person = take_part(dialogue)
    kept = rule(dialogue, "participants", until=yesterday)
    assert engine.weed_all() == 0
    RetentionRule.objects.filter(pk=kept.pk).update(by_itself=True)
    assert engine.weed_all() == 1
    person.refresh_from_db()
    assert (person.name, person.email, person.needs) == ("(gallrad)", "", "")
    assert Protocol.objects.get().lines[0]["decision"] == "KS 2026/7"


def test_months_are_counted_from_the_end_and_never_without_one(dialogue, yesterday):
    take_part(dialogue)
    rule(dialogue, "participants", keeps=Keeps.MONTHS, months=6)
    assert engine.due(dialogue) == []
    Ending.objects.create(dialogue=dialogue, ended_on=yesterday - timedelta(days=200))
    assert due_kinds(dialogue) == {"participants"}


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 6, 30), 24, date(2028, 6, 30)),
    ],
)
def test_months_after_a_day(start, months, end):
    assert engine.months_after(start, months) == end


def test_a_rule_can_shorten_a_promise_and_never_lengthen_it(promised_today, yesterday, heard):
    rule(promised_today, "interview_texts", keeps=Keeps.PRESERVED)
    rule(promised_today, "interview_people", until=timezone.localdate() + timedelta(days=900))
    assert due_kinds(promised_today) == {"interview_people", "interview_texts", "statements"}
    Dialogue.objects.filter(pk=promised_today.pk).update(retain_until=timezone.localdate() + timedelta(days=900))
    promised_today.refresh_from_db()
    assert due_kinds(promised_today) == set()
    RetentionRule.objects.filter(kind="interview_people").update(until=yesterday)
    assert due_kinds(promised_today) == {"interview_people"}


def test_a_dialogues_own_rule_goes_before_the_municipalitys(dialogue, yesterday):
    take_part(dialogue)
    RetentionRule.objects.create(
        municipality=dialogue.municipality, kind="participants", keeps=Keeps.UNTIL, until=yesterday, decision="KF 1"
    )
    assert due_kinds(dialogue) == {"participants"}
    rule(dialogue, "participants", keeps=Keeps.PRESERVED)
    assert due_kinds(dialogue) == set()


def test_what_is_preserved_by_law_cannot_be_ruled(dialogue, lena, signed_in):
    keys = {line.kind.key for line in engine.lines(dialogue)}
    assert not {"log", "compilation", "proposals"} & keys
    assert signed_in(lena).get(reverse("rights:rule", args=[dialogue.slug, "log"])).status_code == 404


def test_another_dialogue_is_not_touched(promised_today, heard, lena):
    other = factories.make_dialogue("annan", title="En annan")
    group = factories.make_group(other)
    factories.make_interviewee(other, group, name="Olle Annan")
    engine.weed(dialogue=promised_today, actor=lena)
    assert Identity.objects.get(interviewee__dialogue=other).name == "Olle Annan"


def test_the_leader_sets_a_rule_with_its_decision(dialogue, lena, signed_in):
    address = reverse("rights:rule", args=[dialogue.slug, "comments"])
    client = signed_in(lena)
    answer = client.post(address, {"keeps": "months", "until": "2030-01-01", "months": "24"})
    assert answer.status_code == 422  # no decision
    client.post(address, {"keeps": "months", "until": "2030-01-01", "months": "24", "decision": "KS 2026/9"})
    found = RetentionRule.objects.get()
    assert (found.dialogue, found.keeps, found.months, found.until) == (dialogue, "months", 24, None)
    assert (found.decision, found.set_by) == ("KS 2026/9", lena)


def test_only_an_administrator_rules_for_the_whole_municipality(dialogue, lena, ada, signed_in):
    address = reverse("rights:rule", args=[dialogue.slug, "comments"])
    posted = {"keeps": "preserved", "decision": "KF 2026/1", "for_all": "on"}
    signed_in(lena).post(address, posted)
    assert RetentionRule.objects.get().dialogue == dialogue
    RetentionRule.objects.all().delete()
    signed_in(ada).post(address, posted)
    assert RetentionRule.objects.get().municipality == dialogue.municipality
    assert signed_in(lena).post(reverse("rights:rule_remove", args=[dialogue.slug, "comments"])).status_code == 403
    assert RetentionRule.objects.count() == 1


def test_a_rule_must_say_how_long(dialogue):
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(dialogue, "comments", keeps=Keeps.MONTHS)
    with pytest.raises(IntegrityError), transaction.atomic():
        rule(None, "comments", keeps=Keeps.PRESERVED)


def test_erasing_is_confirmed_first(promised_today, heard, lena, signed_in):
    address = reverse("rights:weed", args=[promised_today.slug])
    client = signed_in(lena)
    assert "Vem som intervjuades: 1 post" in client.get(address).content.decode()
    assert client.post(address).status_code == 422
    assert Identity.objects.get().name == "Kerstin Ek"
    client.post(address, {"confirm": "on"})
    assert Identity.objects.get().name == ""


def test_nothing_of_a_log_in_that_ended_is_left(lena, ulf):
    """Whoever never comes back logs in to no other session, which is when the library would look."""
    keys = {"ended": timezone.now() - timedelta(days=1), "open": timezone.now() + timedelta(days=1)}
    for key, until in keys.items():
        Session.objects.create(session_key=key, session_data="x", expire_date=until)
        UserSession.objects.create(user=ulf, ip="192.0.2.7", user_agent="Firefox", session_key=key)
    UserSession.objects.create(user=lena, ip="192.0.2.8", user_agent="Firefox", session_key="logged-out")
    traces.throw_away_traces()
    assert list(UserSession.objects.values_list("session_key", flat=True)) == ["open"]


def test_the_hash_of_an_address_is_kept_no_longer_than_it_is_looked_for(settings):
    """Refused twice, an address is known as broken for as long as traces are kept, and then by nothing."""
    for days in (settings.TRACES_KEPT_DAYS + 1, settings.TRACES_KEPT_DAYS - 1):
        ended = timezone.now() - timedelta(days=days)
        values = {"to": "kerstin@example.net", "subject": "Hej", "text": "", "finished_at": ended}
        for _ in range(2):
            OutgoingMail.objects.create(state=JobState.FAILED, error=refusals.REFUSED, **values)
        OutgoingMail.objects.create(state=JobState.DONE, **values | {"to": "olle@example.net"})
    refusals.forget_addresses()
    assert refusals.broken(["kerstin@example.net"]) == {"kerstin@example.net"}
    traces.throw_away_traces()
    old = timezone.now() - timedelta(days=settings.TRACES_KEPT_DAYS)
    assert not OutgoingMail.objects.filter(finished_at__lt=old).exclude(to_hash="", to="").exists()
    assert OutgoingMail.objects.exclude(to_hash="").count() == 3
    assert refusals.broken(["kerstin@example.net"]) == {"kerstin@example.net"}
    OutgoingMail.objects.filter(finished_at__gte=old, state=JobState.FAILED).update(finished_at=old)
    assert refusals.broken(["kerstin@example.net"]) == set()


def test_who_asked_what_is_kept_is_forgotten_when_the_link_has_ended(dialogue):
    long_ago, lately = (timezone.now() - timedelta(days=days) for days in (8, 6))
    gone = PersonRequest.objects.create(dialogue=None, address="a@example.net", sent_at=long_ago, created_at=long_ago)
    PersonRequest.objects.create(dialogue=None, address="b@example.net", created_at=long_ago)
    kept = [
        PersonRequest.objects.create(dialogue=None, address="c@example.net", sent_at=lately, created_at=long_ago),
        PersonRequest.objects.create(dialogue=dialogue, address="d@example.net", created_at=long_ago),
    ]
    assert traces.throw_away_traces() == 2
    assert list(PersonRequest.objects.order_by("pk")) == kept
    assert gone.pk in Protocol.objects.get().lines[0]["objects"]["rights.PersonRequest"]


def test_old_mails_forget_whom_they_went_to_and_keep_their_key(dialogue, settings):
    old = timezone.now() - timedelta(days=settings.TRACES_KEPT_DAYS + 1)
    sent = OutgoingMail.objects.create(
        to="kerstin@example.net", subject="Hej", text="", key="reminder-1", state=JobState.DONE, finished_at=old
    )
    failed = OutgoingMail.objects.create(to="a@example.net", subject="Hej", text="", state=JobState.FAILED)
    link = OneTimeLink.objects.create(purpose="x", object_id=1, token_hash="a", expires_at=old)
    fresh = OneTimeLink.objects.create(
        purpose="x", object_id=1, token_hash="b", expires_at=timezone.now() + timedelta(days=1)
    )
    assert traces.throw_away_traces() == 2
    sent.refresh_from_db()
    failed.refresh_from_db()
    assert (sent.to, sent.subject, sent.key) == ("", "", "reminder-1")
    assert failed.to == "a@example.net"
    assert list(OneTimeLink.objects.all()) == [fresh]
    assert Protocol.objects.get().lines[1]["objects"] == {"dialogues.OneTimeLink": [link.pk]}
    assert traces.throw_away_traces() == 0
