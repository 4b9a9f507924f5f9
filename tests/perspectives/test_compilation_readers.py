"""Those who read the draft: told once, reminded once, seen by the leader; a yes taken back; a no that is kept."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.core.exceptions import ValidationError

from accounts.models import OutgoingMail
from dialogues.models import Event
from perspectives.compilations import document, readers, review
from perspectives.models import Compilation, CompilationStatus, ReviewAnswer, ReviewReading, Statement
from tests import factories

from .compiled import approved, begin, published, say_yes, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"
YES = {"verdict": "yes", "sees_gap": "no", "sees_someone": "no"}
NO = {"verdict": "no", "sees_gap": "no", "sees_someone": "no", "objection": "Byarna saknas."}
SENT = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena, title="Det vi fick höra", summary="Kort sagt.")


@pytest.fixture
def doris(dialogue):
    return factories.make_member(dialogue, factories.make_user("Doris"), "design_team")


def status(version: Compilation) -> str:
    return Compilation.objects.values_list("status", flat=True).get(pk=version.pk)


def letters(template_words: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(subject__contains=template_words).values_list("to", flat=True))


# --- Told and reminded ----------------------------------------------------------------------------------------------


def test_the_design_team_is_mailed_once_for_each_text_and_nobody_else(version, lena, dana, doris, farid, ines):
    review.send_to_review(compilation=version, actor=lena)
    assert letters("Ett utkast att läsa") == ["dana@example.org", "doris@example.org"]
    review.take_back(compilation=version, actor=lena)
    review.send_to_review(compilation=version, actor=lena)
    assert len(letters("Ett utkast att läsa")) == 2  # the same text: told already
    review.take_back(compilation=version, actor=lena)
    Compilation.objects.filter(pk=version.pk).update(summary="Något annat.")
    review.send_to_review(compilation=version, actor=lena)
    assert len(letters("Ett utkast att läsa")) == 4


def test_the_mail_leads_to_the_draft_and_holds_nothing_of_it(
    version, lena, dana, django_capture_on_commit_callbacks, settings
):
    with django_capture_on_commit_callbacks(execute=True):
        review.send_to_review(compilation=version, actor=lena)
    (letter,) = mail.outbox
    assert f"{settings.SITE_URL}{HOME}read/" in letter.body
    assert "Kort sagt." not in letter.body
    assert "designteamet" in letter.body


def test_silence_is_met_with_one_reminder_after_two_weeks(version, lena, dana, doris):
    with time_machine.travel(SENT, tick=False) as clock:
        review.send_to_review(compilation=version, actor=lena)
        say_yes(version, (doris, "team"))
        clock.move_to(SENT + timedelta(days=13))
        assert readers.send_reminders() == 0
        clock.move_to(SENT + timedelta(days=14, hours=14))  # in the evening
        assert readers.send_reminders() == 0
        clock.move_to(SENT + timedelta(days=15))
        assert readers.send_reminders() == 1
        assert readers.send_reminders() == 0
        clock.move_to(SENT + timedelta(days=40))
        assert readers.send_reminders() == 0
    assert letters("Utkastet väntar") == ["dana@example.org"]


@pytest.mark.parametrize("after", ["taken back", "approved"])
def test_nobody_is_reminded_of_what_is_no_longer_under_review(version, lena, dana, after):
    with time_machine.travel(SENT, tick=False) as clock:
        if after == "approved":
            approved(version, lena, dana)
        else:
            review.send_to_review(compilation=version, actor=lena)
            review.take_back(compilation=version, actor=lena)
        clock.move_to(SENT + timedelta(days=20))
        assert readers.send_reminders() == 0


def test_lena_sees_who_has_opened_and_answered_and_dana_sees_how_many(signed_in, version, lena, dana, doris, farid):
    review.send_to_review(compilation=version, actor=lena)
    signed_in(dana).get(f"{HOME}read/1/")
    signed_in(farid).get(f"{HOME}read/")  # he reads, but is not asked to
    assert list(ReviewReading.objects.values_list("by", flat=True)) == [dana.pk]
    leader = signed_in(lena).get(HOME)
    shown = [(one.user.name, one.has_opened, one.answer) for one in leader.context["readers"]]
    assert shown == [("Doris", False, None), ("Dana", True, None)]
    assert "har inte öppnat det" in leader.content.decode()
    member = signed_in(dana).get(HOME).content.decode()
    assert "har inte öppnat det" not in member
    assert "Doris" not in member
    assert "0 av de 2 i designteamet har svarat" in member


def test_a_draft_that_is_not_sent_out_notes_no_reading(signed_in, version, dana):
    signed_in(dana).get(f"{HOME}read/")
    assert ReviewReading.objects.count() == 0


def test_the_readers_cost_the_same_however_many(version, dialogue, lena, dana, django_assert_num_queries):
    review.send_to_review(compilation=version, actor=lena)
    for number in range(3):
        member = factories.make_member(dialogue, factories.make_user(f"Dora{number}"), "design_team")
        say_yes(version, (member, "team"))
    answers = list(version.answers.all())
    with django_assert_num_queries(2):
        assert len(readers.readers(version, answers)) == 4


# --- Both questions answered ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("left_out", ["sees_gap", "sees_someone", "verdict"])
def test_both_questions_are_answered_by_each(signed_in, version, lena, dana, left_out):
    review.send_to_review(compilation=version, actor=lena)
    answer = signed_in(dana).post(f"{HOME}verdict/", {key: value for key, value in YES.items() if key != left_out})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [left_out]


@pytest.mark.parametrize(("question", "words"), [("sees_gap", "missing"), ("sees_someone", "recognisable")])
def test_a_yes_to_a_question_says_what(signed_in, version, lena, dana, question, words):
    review.send_to_review(compilation=version, actor=lena)
    client = signed_in(dana)
    refused = client.post(f"{HOME}verdict/", YES | {question: "yes"})
    assert list(refused.context["form"].errors) == [words]
    assert client.post(f"{HOME}verdict/", YES | {question: "yes", words: "Citatet om boden."}).status_code == 302


def test_that_someone_can_be_recognised_is_read_back_before_approval_and_publication(signed_in, version, lena, dana):
    review.send_to_review(compilation=version, actor=lena)
    signed_in(dana).post(f"{HOME}verdict/", YES | {"sees_someone": "yes", "recognisable": "Citatet om boden."})
    say_yes(version, (lena, "leader"))
    page = signed_in(lena).get(f"{HOME}approve/").content.decode()
    assert "Citatet om boden." in page
    Statement.objects.filter(quotes__compilation=version).update(masked="Något annat.")
    assert "Citatet om boden." not in signed_in(lena).get(f"{HOME}approve/").content.decode()


# --- Taking back ------------------------------------------------------------------------------------------------------


def test_an_approval_falls_with_the_yes_it_rests_on(signed_in, version, lena, dana):
    approved(version, lena, dana)
    assert Compilation.objects.get().approved_at is not None
    assert signed_in(dana).post(f"{HOME}verdict/take-back/", {"confirm": "on"}).status_code == 302
    row = Compilation.objects.get()
    assert (row.status, row.approved_at, row.approved_key) == (CompilationStatus.REVIEW, None, "")
    assert Event.objects.filter(name="compilation.approval_fell", actor=dana).count() == 1
    with pytest.raises(ValidationError):
        review.publish(compilation=row, actor=lena)


def test_an_approval_stands_while_another_in_the_team_has_said_yes(signed_in, version, lena, dana, doris):
    review.send_to_review(compilation=version, actor=lena)
    say_yes(version, (lena, "leader"), (dana, "team"), (doris, "team"))
    review.approve(compilation=version, actor=lena)
    opened = ReviewAnswer.objects.get(by=dana).version
    assert signed_in(dana).post(f"{HOME}verdict/", NO | {"opened_version": opened}).status_code == 302
    assert status(version) == CompilationStatus.APPROVED
    assert review.publish(compilation=version, actor=lena).content["read_by"]["objections"] == 1


def test_what_is_published_takes_no_more_answers(signed_in, version, lena, dana):
    published(version, lena, dana)
    client = signed_in(dana)
    assert client.post(f"{HOME}verdict/take-back/", {"confirm": "on"}).status_code == 422
    assert client.post(f"{HOME}verdict/", YES).status_code == 302
    assert ReviewAnswer.objects.filter(by=dana).count() == 1


# --- Objections in print ----------------------------------------------------------------------------------------------


def test_a_no_stands_in_print_as_a_number_and_as_words_when_its_writer_lets_it(
    signed_in, client, dialogue, version, lena, dana, doris
):
    factories.publish(dialogue)
    review.send_to_review(compilation=version, actor=lena)
    say_yes(version, (lena, "leader"), (dana, "team"))
    words = "Byarna <b>saknas</b>. Hör tre till."
    signed_in(doris).post(f"{HOME}verdict/", NO | {"objection": words, "words_may_stand": "on"})
    review.approve(compilation=version, actor=lena)
    review.publish(compilation=version, actor=lena)
    page = client.get("/d/segregation/compilation/").content.decode()
    assert "En av de tre som läste, projektledaren medräknad, sa nej." in page
    assert "Byarna &lt;b&gt;saknas&lt;/b&gt;. Hör tre till." in page
    assert "Doris" not in page


def test_without_leave_the_words_stay_inside(signed_in, client, dialogue, version, lena, dana, doris):
    factories.publish(dialogue)
    review.send_to_review(compilation=version, actor=lena)
    say_yes(version, (lena, "leader"), (dana, "team"))
    signed_in(doris).post(f"{HOME}verdict/", NO)
    review.approve(compilation=version, actor=lena)
    review.publish(compilation=version, actor=lena)
    page = client.get("/d/segregation/compilation/").content.decode()
    assert "Byarna saknas." not in page
    assert "Invändningarna finns kvar hos den." in page


def test_an_objection_with_a_number_that_leads_to_somebody_does_not_stand_in_public(signed_in, version, lena, dana):
    review.send_to_review(compilation=version, actor=lena)
    client, words = signed_in(dana), "Ring 070-174 06 08."
    refused = client.post(f"{HOME}verdict/", NO | {"objection": words, "words_may_stand": "on"})
    assert refused.status_code == 422
    assert refused.context["form"]["objection"].value() == words
    assert client.post(f"{HOME}verdict/", NO | {"objection": words}).status_code == 302


def test_the_cover_has_the_words_in_nobodys_order(version, lena, dana, doris):
    for who, words in ((doris, "Öppet."), (dana, "Allt.")):
        ReviewAnswer.objects.create(
            compilation=version, by=who, capacity="team", verdict="no", objection=words, words_may_stand=True
        )
    assert document.build_cover(version)["read_by"]["words"] == ["Allt.", "Öppet."]
