"""Petra comments on a promise, Otto answers, Lena hides by rules that anyone can read; nothing goes in silence."""

import re

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.commenting.tasks import send_comment_link
from actions.models import AskedForLink, Comment
from dialogues.models import Event
from meetings.models import Participant
from tests import factories
from tests.actions.conftest import HOME, PUBLIC
from tests.actions.test_ownership import link_in

pytestmark = pytest.mark.django_db
ASK = PUBLIC + "1/comment/"


@pytest.fixture
def open_dialogue(dialogue, promise):
    return factories.publish(dialogue)


@pytest.fixture
def petras_row(open_dialogue) -> Participant:
    return Participant.objects.create(
        dialogue=open_dialogue, name="Petra Berg", email="petra@example.org", side="civil_society", status="yes"
    )


def let_the_worker_look() -> None:
    for key in AskedForLink.objects.order_by("pk").values_list("pk", flat=True):
        send_comment_link(key)
        send_comment_link(key)


@pytest.fixture
def link(petras_row) -> str:
    """What Petra's mail opens."""
    Client().post(ASK, {"email": " PETRA@example.org "})
    let_the_worker_look()
    found = link_in(OutgoingMail.objects.get(to="petra@example.org").text)
    return f"{found}?about=1"


def page() -> str:
    return Client().get(PUBLIC + "1/").content.decode()


def write(link: str, text: str = "När får vi veta?", **more):
    return Client().post(link, {"text": text} | more)


def test_petra_writes_by_a_mailed_link_and_is_shown_by_side_and_not_by_name(link):
    assert write(link).status_code == 200
    words = page()
    assert "När får vi veta?" in words and "deltagare, civilsamhälle" in words
    assert "Petra" not in words and "petra@example.org" not in words
    assert write(link, "Och en sak till.", shows_name="on").status_code == 200
    assert "Petra Berg, deltagare" in page()


def test_asking_tells_nobody_who_took_part(petras_row):
    Participant.objects.create(dialogue=petras_row.dialogue, name="Nej", email="nej@example.org", side="municipality")
    answers, work = {}, {}
    for email in ("petra@example.org", "vera@example.org", "nej@example.org"):
        with CaptureQueriesContext(connection) as asked:
            answer = Client().post(ASK, {"email": email})
        work[email] = [one["sql"].split("VALUES")[0] for one in asked if "INSERT" in one["sql"]]
        work[email].append(str(len(asked)))
        answers[email] = (
            answer.status_code,
            re.sub(r'value="\w{64}"', "", answer.content.decode()).replace(email, "X"),
        )
    assert len(set(answers.values())) == 1
    assert work["petra@example.org"] == work["vera@example.org"] == work["nej@example.org"]
    assert OutgoingMail.objects.count() == 0, "who they are is looked at by the worker, after the answer"
    let_the_worker_look()
    assert AskedForLink.objects.count() == 0, "no address is kept"
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == ["petra@example.org"]
    Client().post(ASK, {"email": "petra@example.org"})
    let_the_worker_look()
    assert OutgoingMail.objects.count() == 1


def test_otto_is_told_and_answers_once_by_his_link_in_the_name_of_his_organisation(link, promise):
    write(link)
    letter = OutgoingMail.objects.get(to="otto@example.org")
    assert "När får vi veta?" in letter.text and "Petra" not in letter.text
    answering = link_in(letter.text)
    assert Client().post(answering, {"text": "I mars."}).status_code == 200
    assert Client().post(answering, {"text": "Eller april."}).status_code == 410
    words = page()
    assert "I mars." in words and "Svar från Fritidsförvaltningen" in words and "Otto" not in words


def test_what_lena_hides_leaves_its_trace_and_petra_is_told_why(link, lena, signed_in):
    write(link, "Det är Nils fel.")
    comment = Comment.objects.get()
    answer = signed_in(lena).post(f"{HOME}comments/{comment.pk}/hide/", {"reason": "person"})
    assert answer.status_code == 302
    words = page()
    assert "Det är Nils fel." not in words and "En kommentar har dolts: den namngav eller pekade ut en person." in words
    letter = OutgoingMail.objects.get(subject="Din kommentar visas inte längre")
    assert letter.to == "petra@example.org" and "pekade ut en person" in letter.text
    assert "Den är dold: den namngav" in Client().get(link).content.decode()
    assert Event.objects.get(name="comment.hidden").data == {"reason": "person"}
    signed_in(lena).post(f"{HOME}comments/{comment.pk}/hide/", {"confirm": "on"})
    assert "Det är Nils fel." in page()


def test_the_hidden_words_are_read_by_the_leader_alone(link, lena, stig, signed_in):
    write(link, "Det är Nils fel.")
    comment = Comment.objects.get()
    signed_in(lena).post(f"{HOME}comments/{comment.pk}/hide/", {"reason": "person"})
    assert "Det är Nils fel." in signed_in(lena).get(HOME + "comments/").content.decode()
    other = signed_in(stig)
    assert "Det är Nils fel." not in other.get(HOME + "comments/").content.decode()
    assert other.post(f"{HOME}comments/{comment.pk}/hide/", {"reason": "person"}).status_code == 403


def test_nothing_is_hidden_without_a_named_reason(link, lena, signed_in):
    write(link)
    comment = Comment.objects.get()
    answer = signed_in(lena).post(f"{HOME}comments/{comment.pk}/hide/", {"reason": "jag gillar den inte"})
    assert answer.status_code == 422 and not Comment.objects.get().is_hidden
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=comment.pk).update(hidden_at=timezone.now())


def test_markup_is_shown_as_it_was_written(link):
    write(link, "<script>alert(1)</script><b>fet</b>")
    assert "&lt;script&gt;" in page() and "<script>alert" not in page() and "<b>fet" not in page()


def test_five_a_day_is_the_most(link):
    for number in range(5):
        assert write(link, f"Nummer {number}").status_code == 200
    answer = write(link, "Nummer sex")
    assert answer.status_code == 422 and "Nummer sex" in answer.content.decode()
    assert Comment.objects.count() == 5


def test_the_same_form_sent_twice_is_one_comment(link):
    key = str(Client().get(link).context["form"]["creation_key"].value())
    write(link, creation_key=key)
    write(link, creation_key=key)
    assert (Comment.objects.count(), OutgoingMail.objects.filter(to="otto@example.org").count()) == (1, 1)


def test_petra_comments_from_her_account_and_otto_answers_only_his_own(
    petras_row, petra, otto, propose, signed_in, promise
):
    Participant.objects.filter(pk=petras_row.pk).update(user=petra)
    assert signed_in(petra).post(HOME + "1/comment/", {"text": "Hur går det?"}).status_code == 302
    comment = Comment.objects.get()
    assert signed_in(petra).get(f"{HOME}comments/{comment.pk}/answer/").status_code == 403
    assert signed_in(otto).post(f"{HOME}comments/{comment.pk}/answer/", {"text": "Bra."}).status_code == 302
    other = Comment.objects.create(
        proposal=propose("Annat", state="under_way"), text="Och det här?", side="municipality"
    )
    assert signed_in(otto).get(f"{HOME}comments/{other.pk}/answer/").status_code == 403


def test_the_rules_are_read_by_anyone_and_written_by_the_leader(open_dialogue, lena, signed_in):
    assert "låt personer vara" in Client().get(ASK).content.decode()
    client = signed_in(lena)
    first = client.get(HOME + "comments/rules/").context["form"]
    assert "låt personer vara" in first["text"].value()
    client.post(
        HOME + "comments/rules/", {"text": "Håll dig till löftet.", "creation_key": str(first["creation_key"].value())}
    )
    words = Client().get(ASK).content.decode()
    assert "Håll dig till löftet." in words and "den hotade eller kränkte någon" in words
    again = client.get(HOME + "comments/rules/").context["form"]
    client.post(HOME + "comments/rules/", {"text": "Kort sagt.", "opened_version": again["opened_version"].value()})
    assert "Kort sagt." in Client().get(ASK).content.decode()


def test_a_forwarded_link_shows_nothing_but_its_own_form(link, promise, propose):
    propose("Annat löfte", state="under_way")
    answer = Client().get(link.replace("about=1", "about=99"))
    assert answer.status_code == 200 and "Vilket löfte gäller det" in answer.content.decode()
    assert "otto@example.org" not in answer.content.decode()
    promise.dialogue.published_at = None
    promise.dialogue.save()
    assert Client().get(link).status_code == 410
    assert Client().get(ASK).status_code == 404
