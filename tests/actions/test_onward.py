"""From what somebody said to what was done: the same thread from the other end, as far as each may see."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from meetings.models import Note
from perspectives import onward
from tests import factories
from tests.actions.conftest import PUBLIC

pytestmark = pytest.mark.django_db


@pytest.fixture
def followed(dialogue, promise, meeting, describe, propose):
    """A perspective that a meeting and a group took up, that a promise answers, and an early proposal too."""
    perspective = factories.make_perspective(dialogue, "Vi gör redan jobbet")
    Note.objects.create(meeting=meeting, text="Sagt.").perspectives.add(perspective)
    describe("Det som saknas är ett rum.").perspectives.add(perspective)
    promise.perspectives.add(perspective)
    propose("Hemligt än", state="shortlisted").perspectives.add(perspective)
    return perspective


def told(answer) -> list[tuple[str, str]]:
    return [(lead.what, lead.title) for lead in answer.context["leads"]]


def address(perspective) -> str:
    return reverse("perspectives:detail", args=["segregation", perspective.number])


def test_lena_follows_it_to_the_proposals_and_back(followed, promise, signed_in, lena):
    answer = signed_in(lena).get(address(followed))
    assert told(answer) == [
        ("Upptaget på en träff", "Träff 3: Förslagen"),
        ("I problembeskrivningen från", answer.context["leads"][1].title),
        ("Löfte", "Hus på Ersboda"),
        ("Förslag", "Hemligt än"),
    ]
    assert promise.get_absolute_url() in answer.content.decode()
    assert address(followed) in signed_in(lena).get(promise.get_absolute_url()).content.decode()


def test_dana_follows_what_has_been_released_to_her(followed, promise, signed_in, dana, dialogue, lena):
    talk = factories.make_interview(dialogue, lena, text="Ingen frågade oss.")
    statement = factories.make_statement(talk, "Ingen frågade oss.", number=1, status="confirmed")
    followed.voices.create(statement=statement)
    assert signed_in(dana).get(address(followed)).status_code == 404
    type(statement).objects.update(released_at=timezone.now())
    answer = signed_in(dana).get(address(followed))
    assert ("Löfte", "Hus på Ersboda") in told(answer)
    assert promise.get_absolute_url() in answer.content.decode()


def test_anyone_is_told_of_what_is_public_and_of_no_workspace(followed, dialogue, promise):
    found = onward.leads(dialogue, [followed.pk], None)
    assert [lead.title for lead in found][-1] == "Hus på Ersboda"
    assert ("Hemligt än" in str(found), "/dialogues/" in str(found), "Förslagen" in str(found)) == (False, False, False)
    assert [lead.url for lead in found if lead.url] == [PUBLIC + "1/"]


def test_the_way_back_from_the_public_promise_leads_to_the_published_perspective(
    followed, promise, dialogue, publish_perspectives
):
    publish_perspectives((followed, "Vi gör redan jobbet", [("Ingen frågade oss.", "")]))
    factories.publish(dialogue)
    assert f"/d/{dialogue.slug}/compilation/1/1/" in Client().get(PUBLIC + "1/").content.decode()


def test_stig_and_petra_see_only_what_is_published_behind_a_promise(
    followed, promise, dialogue, publish_perspectives, signed_in, stig, petra, lena
):
    draft = factories.make_perspective(dialogue, "Ännu bara i utkastet", number=2)
    promise.perspectives.add(draft)
    publish_perspectives((followed, "Vi gör redan jobbet", []))
    for who, expected in ((stig, False), (petra, False), (lena, True)):
        page = signed_in(who).get(promise.get_absolute_url()).content.decode()
        assert ("Vi gör redan jobbet" in page, "Ännu bara i utkastet" in page) == (True, expected)


def test_a_perspective_that_nothing_came_of_has_loose_ends_once_there_has_been_a_meeting(
    dialogue, meeting, signed_in, lena
):
    perspective = factories.make_perspective(dialogue, "Orörd")
    answer = signed_in(lena).get(address(perspective))
    assert [(lead.title, lead.mark) for lead in answer.context["leads"]] == [
        ("Ingen träff tog upp det", "gap"),
        ("Ledde inte till något förslag", "gap"),
    ]


def test_before_the_first_meeting_no_end_is_loose(dialogue, signed_in, lena):
    perspective = factories.make_perspective(dialogue, "Orörd")
    assert told(signed_in(lena).get(address(perspective))) == []
