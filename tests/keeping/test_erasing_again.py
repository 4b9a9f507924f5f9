"""A restored backup must not bring back what somebody has taken back since."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.following.services import leave
from actions.models import Follower
from dialogues import erasures
from dialogues.models import DesignTeamCandidate, Dialogue, Erasure
from interviews.consent.withdrawal import erase_withdrawn
from interviews.models import Consent, Identity, Interviewee
from interviews.services import withdraw_consent
from keeping.backup.erasing import AGAIN
from keeping.backup.making import make_backup
from meetings.candidates.services import remove_candidate
from meetings.models import Candidate, Note, Participant
from perspectives.check_back.withholding import give_back, withhold
from perspectives.compilations.feedback import erase_feedback
from perspectives.models import Feedback, Statement
from rights.erasing.blanking import WEEDED
from rights.models import Keeps, RetentionRule
from rights.person.erasing import erase_person
from rights.person.services import open_request
from rights.retention.engine import weed as weed_out
from tests.keeping.kept import dump

pytestmark = pytest.mark.django_db


def _person(world) -> Interviewee:
    """Somebody with statements of their own, who has not taken anything back."""
    said = Statement.objects.filter(dialogue=world.dialogue, speaker__consent__withdrawn_at=None)
    return said.exclude(original="").exclude(speaker=None).first().speaker


def _words_of(person: Interviewee) -> list[str]:
    """What nobody else has said in the same words: the demo's people do, at times."""
    others = "\n".join(Statement.everything.exclude(speaker=person).values_list("original", flat=True))
    return [one.original for one in Statement.everything.filter(speaker=person) if one.original not in others]


def _in_tables(word: str) -> list[str]:
    rows = ((label, row) for label, found in dump().items() for row in found)
    return [f"{label} {name}" for label, row in rows for name, value in row.items() if word in str(value)]


def _lose_the_database(do, settings, tmp_path):
    """``do`` happens after the backup; then the database is lost, and only what was written outside it is left."""
    settings.ERASURE_PROTOCOL = tmp_path / "outside" / "erasures.jsonl"
    with transaction.atomic():
        do()
        erasures.keep_waiting()
        transaction.set_rollback(True)
    assert settings.ERASURE_PROTOCOL.stat().st_mode & 0o777 == 0o600


def _restore(file, **options) -> str:
    said = io.StringIO()
    call_command("restore", str(file), replace=True, stdout=said, **options)
    return said.getvalue()


def test_words_taken_back_after_the_backup_stay_away(world, backup, settings, tmp_path):
    person = _person(world)
    identity = Identity.objects.get(interviewee=person)
    said, name = _words_of(person), identity.name
    assert said and all(said) and all(_in_tables(words) for words in said) and name

    def take_back():
        withdraw_consent(person=person, actor=None)
        erase_withdrawn(withdrawal=Interviewee.objects.get(pk=person.pk).withdrawal)

    _lose_the_database(take_back, settings, tmp_path)
    mails = OutgoingMail.objects.count()
    told = _restore(backup)
    assert "consent.withdrawn, 1" in told and "withdrawal.erased, 1" in told
    assert Consent.objects.get(interviewee=person).withdrawn_at is not None
    assert [place for words in said for place in _in_tables(words)] == []
    assert Identity.objects.get(interviewee=person).name == ""
    assert OutgoingMail.objects.count() == mails, "whoever had to know was told the first time"
    protocol = settings.ERASURE_PROTOCOL.read_text()
    assert not any(words in protocol for words in [*said, name])
    assert Erasure.objects.filter(kind="consent.withdrawn", key=str(person.creation_key)).count() == 1


def test_each_kind_is_erased_again(world, backup, settings, tmp_path):
    feedback = Feedback.objects.filter(emptied_at=None).first()
    candidate = Candidate.objects.filter(dialogue=world.dialogue, participant=None).first()
    follower = Follower.objects.create(dialogue=world.dialogue, email="anna@example.org", address_hash="a" * 64)
    make_backup(backup)
    quote, back = Statement.objects.filter(dialogue=world.dialogue, withheld_at=None)[:2]

    def erase():
        erase_feedback(feedback=feedback)
        remove_candidate(candidate=candidate, actor=None)
        leave(follower=follower)
        withhold(quote.pk)
        withhold(back.pk)
        give_back(back.pk)

    _lose_the_database(erase, settings, tmp_path)
    _restore(backup)
    assert Feedback.objects.get(pk=feedback.pk).text == ""
    assert not Candidate.objects.filter(pk=candidate.pk).exists()
    assert not Follower.objects.filter(pk=follower.pk).exists()
    assert Statement.everything.get(pk=quote.pk).withheld_at is not None
    assert Statement.everything.get(pk=back.pk).withheld_at is None


def test_somebody_erased_at_their_own_wish_stays_erased(world, backup, settings, tmp_path):
    leader = world.people["leader"]
    candidate = DesignTeamCandidate.objects.filter(dialogue=world.dialogue).exclude(email="").first()
    assert _in_tables(candidate.email)
    rows = [f"team:{candidate.pk}"]
    request = open_request(dialogue=world.dialogue, rows=rows, address=candidate.email, actor=leader)
    make_backup(backup)
    _lose_the_database(lambda: erase_person(request=request, actor=leader), settings, tmp_path)
    gone = settings.ERASURE_PROTOCOL.read_text().count('"row.erased"')
    assert gone and f"row.erased, {gone}." in _restore(backup)
    left = DesignTeamCandidate.objects.get(pk=candidate.pk)
    assert not left.email.startswith(candidate.email) and left.name != candidate.name


def test_what_the_leader_weeded_out_stays_away(world, backup, settings, tmp_path):
    """Under a rule that the backup does not know, so nothing goes by itself."""
    people, written = (
        Participant.objects.filter(dialogue=world.dialogue),
        Note.objects.filter(meeting__dialogue=world.dialogue),
    )
    words = {*people.values_list("name", flat=True), *written.values_list("text", flat=True)}
    assert people.exists() and written.exists() and WEEDED not in words
    yesterday = timezone.localdate() - timedelta(days=1)

    def weed():
        for kind in ("participants", "meeting_work"):
            RetentionRule.objects.create(
                dialogue=world.dialogue, kind=kind, keeps=Keeps.UNTIL, until=yesterday, decision="KS 1"
            )
        weed_out(dialogue=world.dialogue, actor=world.people["leader"])

    _lose_the_database(weed, settings, tmp_path)
    assert "row.erased" in _restore(backup)
    assert {*people.values_list("name", flat=True), *written.values_list("text", flat=True)} == {WEEDED}
    protocol = settings.ERASURE_PROTOCOL.read_text()
    assert not any(one in protocol for one in words)


def test_what_the_replaced_database_knows_is_used_too(world, backup):
    person = _person(world)
    said = _words_of(person)
    withdraw_consent(person=person, actor=None)
    _restore(backup)
    assert not any(words in _words_of(person) for words in said)


def test_what_the_backup_knows_already_is_not_done_again(world, tmp_path):
    """A quote withheld, given back and chosen again before the backup is left as it is."""
    quote = Statement.objects.filter(dialogue=world.dialogue, withheld_at=None).first()
    withhold(quote.pk)
    give_back(quote.pk)
    Statement.objects.filter(pk=quote.pk).update(released_at=timezone.now())
    make_backup(tmp_path / "after.backup")
    assert "Erased again" not in _restore(tmp_path / "after.backup")
    assert Statement.objects.get(pk=quote.pk).released_at is not None


def test_a_protocol_can_be_given(world, backup, settings, tmp_path):
    """It is followed, and goes on in the installation's own."""
    settings.ERASURE_PROTOCOL = tmp_path / "own.jsonl"
    person = _person(world)
    line = {"at": timezone.now().isoformat(), "kind": "consent.withdrawn", "model": "interviews.interviewee"}
    given = tmp_path / "given.jsonl"
    given.write_text(json.dumps(line | {"key": str(person.creation_key)}) + "\n")
    assert "consent.withdrawn, 1" in _restore(backup, erasures=[given])
    erasures.keep_waiting()
    assert given.read_text() in settings.ERASURE_PROTOCOL.read_text()
    assert Consent.objects.get(interviewee=person).withdrawn_at is not None


def _line(**parts: str) -> str:
    line = {"at": "2026-01-01T00:00+00:00", "kind": "feedback.erased", "model": "perspectives.feedback", "key": "1"}
    return json.dumps(line | parts) + "\n"


def test_without_a_protocol_nothing_is_restored_unless_that_is_said(world, backup, settings, tmp_path):
    """The protocol was lost with the data: what was taken back would come back without a word."""
    settings.ERASURE_PROTOCOL = tmp_path / "lost" / "erasures.jsonl"
    title = Dialogue.objects.get(pk=world.dialogue.pk).title
    Dialogue.objects.filter(pk=world.dialogue.pk).update(title="of today")
    with pytest.raises(CommandError, match=r"no protocol of erasures at .*lost/erasures\.jsonl"):
        _restore(backup)
    assert Dialogue.objects.get(pk=world.dialogue.pk).title == "of today"
    assert "Restored as of" in _restore(backup, no_erasures=True)
    assert Dialogue.objects.get(pk=world.dialogue.pk).title == title


@pytest.mark.parametrize(
    "text, words",
    [
        ('{"at": "2026-01-01T00:00+00:00", "kind": "of.tomorrow", "model": "a.b", "key": "1"}\n', "of.tomorrow"),
        ('{"at": "2026-01-01T00:00+00:00"}\n', "Line 1 .* cannot be read"),
        ("not json\n", "Line 1 .* cannot be read"),
        (_line(at="2026-01-01T00:00"), "Line 1 .* cannot be read"),
        (_line().replace('"1"', "1"), "Line 1 .* cannot be read"),
        (None, "cannot be read"),
        (_line(model="a.b"), "unknown row: a.b 1"),
        (_line(model="no model"), "unknown row: no model 1"),
        (_line(key="one"), "unknown row: perspectives.feedback one"),
        (_line(key="1-2-3"), "unknown row: perspectives.feedback 1-2-3"),
        (_line(model="dialogues.area", key="1-2"), "unknown row: dialogues.area 1-2"),
    ],
    ids=[
        "unknown kind",
        "half a line",
        "no json",
        "no zone",
        "number",
        "no file",
        "model",
        "no name",
        "key",
        "creation key",
        "keyless",
    ],
)
def test_a_protocol_that_cannot_be_followed_stops_the_restore(world, backup, tmp_path, text, words):
    given = tmp_path / "given.jsonl"
    if text is not None:
        given.write_text(text)
    with pytest.raises(CommandError, match=words):
        _restore(backup, erasures=[given])


def test_a_line_cut_by_a_power_failure_is_passed_over(world, backup, tmp_path):
    given = tmp_path / "given.jsonl"
    given.write_text('{"at": "2026-01-01T00:00+00:00", "kind": "feedback.erased", "model": "perspectives.feedback", "k')
    _restore(backup, erasures=[given])


def test_the_protocol_out_of_the_database(world, tmp_path, settings):
    settings.ERASURE_PROTOCOL = tmp_path / "kept.jsonl"
    person = _person(world)
    withdraw_consent(person=person, actor=None)
    assert erasures.keep_waiting() > 0 and erasures.keep_waiting() == 0
    call_command("erasures", since="2020-01-01", out=tmp_path / "all.jsonl", stdout=io.StringIO())
    assert (tmp_path / "all.jsonl").read_text().splitlines()[-1] in settings.ERASURE_PROTOCOL.read_text()
    tomorrow = (timezone.now() + timedelta(days=1)).date().isoformat()
    call_command("erasures", since=tomorrow, out=tmp_path / "none.jsonl", stdout=io.StringIO())
    assert (tmp_path / "none.jsonl").read_text() == ""
    with pytest.raises(CommandError, match="is no day"):
        call_command("erasures", since="yesterday", out=tmp_path / "x.jsonl")


def test_every_kind_that_is_noted_can_be_erased_again():
    """A service that notes a kind of its own says here how it is done again."""
    import re

    from tests.keeping.kept import ROOT

    noted = {
        kind
        for path in ROOT.glob("*/**/*.py")
        if path.parts[len(ROOT.parts)] not in {"tests", ".venv", "var"}
        for kind in re.findall(r'erasures\.note(?:_rows)?\("([a-z_.]+)"', path.read_text())
    }
    assert noted == AGAIN.keys()
