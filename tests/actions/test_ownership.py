"""The handshake: asked by mail or in the workspace, and nobody answers for anything until they have said yes."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.models import Proposal
from dialogues.models import Event, OneTimeLink
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(propose, leisure, signed_in, lena):
    """A proposal whose owner-to-be has been asked by mail; returns it with the address of the link."""
    proposal = propose(
        moves=(("shortlisted", "Bra."),),
        owner_organisation=leisure,
        owner_name="Kim Berg",
        owner_email="Kim@Example.org",
    )
    signed_in(lena).post(HOME + "1/owner/ask/", {})
    proposal.refresh_from_db()
    return proposal, link_in(OutgoingMail.objects.get().text)


def link_in(text: str) -> str:
    return re.search(r"https?://[^/\s]+(/l/\S+/)", text)[1]


def test_lena_asks_and_a_mail_goes_out_in_text_and_html_with_one_link(asked):
    proposal, link = asked
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == ("Kim@Example.org", "Vill du ansvara för ”Hus på Ersboda”?")
    assert (proposal.handshake, link in mail.html, "En förstudie om ett hus." in mail.text) == ("asked", True, True)


def test_no_answer_is_shown_as_no_answer(asked, signed_in, lena):
    page = signed_in(lena).get(HOME + "1/").content.decode()
    assert "Tillfrågad, inget svar än" in page
    assert "Fråga igen" in page


def test_kim_says_yes_by_the_link_without_an_account(asked):
    proposal, link = asked
    page = Client().get(link).content.decode()
    assert ("Hus på Ersboda" in page, "Kim" in page) == (True, False)
    answer = Client().post(link, {"answer": "accepted"})
    proposal.refresh_from_db()
    assert "Du är nu ansvarig." in answer.content.decode()
    assert (proposal.handshake, proposal.handshake_words) == ("accepted", "")
    assert Event.objects.get(name="proposal.owner_answered").data == {"answer": "accepted"}


@pytest.mark.parametrize("answer", ["changes", "declined"])
def test_a_no_or_a_yes_with_changes_needs_words_and_keeps_them(asked, answer):
    proposal, link = asked
    refused = Client().post(link, {"answer": answer, "words": " "})
    assert (refused.status_code, "words" in refused.context["form"].errors) == (422, True)
    Client().post(link, {"answer": answer, "words": "Vi behöver en halv tjänst."})
    proposal.refresh_from_db()
    assert (proposal.handshake, proposal.handshake_words) == (answer, "Vi behöver en halv tjänst.")


def test_an_answer_that_is_none_of_the_three_leaves_the_link_open(asked):
    proposal, link = asked
    assert Client().post(link, {"answer": "asked"}).status_code == 422
    assert Client().post(link, {}).status_code == 422
    assert Client().post(link, {"answer": "accepted"}).status_code == 200


def test_the_link_works_once(asked):
    proposal, link = asked
    Client().post(link, {"answer": "accepted"})
    again = Client().post(link, {"answer": "declined", "words": "Nej."})
    proposal.refresh_from_db()
    assert (again.status_code, proposal.handshake) == (410, "accepted")
    assert "Länken är redan använd" in again.content.decode() or "använd" in again.content.decode()


def test_an_old_link_says_that_it_is_old(asked):
    proposal, link = asked
    OneTimeLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = Client().post(link, {"answer": "accepted"})
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.handshake) == (410, "asked")


def test_asking_again_closes_the_link_sent_before(asked, signed_in, lena):
    proposal, first = asked
    signed_in(lena).post(HOME + "1/owner/ask/", {})  # the button, pressed twice
    assert OutgoingMail.objects.count() == 1
    with time_machine.travel(timezone.now() + timedelta(minutes=3)):
        signed_in(lena).post(HOME + "1/owner/ask/", {})
    second = link_in(OutgoingMail.objects.order_by("-pk").first().text)
    assert Client().post(first, {"answer": "accepted"}).status_code == 410
    assert Client().post(second, {"answer": "accepted"}).status_code == 200


def test_a_link_says_nothing_of_another_proposal(asked, propose):
    propose("Ett helt annat förslag")
    assert "Ett helt annat" not in Client().get(asked[1]).content.decode()


def test_whoever_has_said_yes_is_not_asked_again(asked, signed_in, lena):
    Client().post(asked[1], {"answer": "accepted"})
    answer = signed_in(lena).post(HOME + "1/owner/ask/", {})
    assert (answer.status_code, "De har redan sagt ja." in answer.content.decode()) == (422, True)
    assert OutgoingMail.objects.count() == 2  # the question, and thanks with the way to hand over


def test_without_an_address_lena_is_told_what_is_missing(signed_in, lena, propose):
    propose()
    answer = signed_in(lena).post(HOME + "1/owner/ask/", {})
    assert (answer.status_code, OutgoingMail.objects.count()) == (422, 0)
    assert "Det finns ingen e-postadress" in answer.content.decode()


def test_someone_new_has_not_said_yes_and_the_old_link_is_closed(asked, signed_in, lena, leisure):
    proposal, link = asked
    Client().post(link, {"answer": "accepted"})
    data = {
        "owner_organisation": leisure.pk,
        "owner_name": "Robin Sjö",
        "owner_email": "robin@example.org",
        "report_every_weeks": 8,
        "opened_version": proposal.version,
    }
    signed_in(lena).post(HOME + "1/owner/", data)
    proposal.refresh_from_db()
    assert (proposal.owner_name, proposal.handshake) == ("Robin Sjö", "not_asked")


def test_changing_only_the_day_keeps_the_yes(promise, signed_in, lena, leisure):
    day = timezone.localdate() + timedelta(weeks=10)
    data = {
        "owner_organisation": leisure.pk,
        "owner_name": "Otto Ek",
        "owner_email": "otto@example.org",
        "report_every_weeks": 4,
        "due_on": day.isoformat(),
        "opened_version": 1,
    }
    assert signed_in(lena).post(HOME + "1/owner/", data).status_code == 302
    promise.refresh_from_db()
    assert (promise.handshake, promise.due_on, promise.report_every_weeks) == ("accepted", day, 4)


def test_a_day_that_has_been_is_refused_in_words(signed_in, lena, propose):
    propose()
    data = {"due_on": "2021-01-05", "report_every_weeks": 8, "opened_version": 1}
    answer = signed_in(lena).post(HOME + "1/owner/", data)
    assert answer.status_code == 422
    assert "5 januari 2021 har redan varit." in answer.content.decode()


def test_otto_answers_in_the_workspace_when_he_is_the_one_asked(signed_in, otto, promise):
    Proposal.objects.update(handshake="asked", owner=None, owner_email="OTTO@example.org")
    page = signed_in(otto).get(HOME + "1/").content.decode()
    assert f"{HOME}1/owner/answer/" in page
    answer = {"answer": "changes", "words": "Till våren i stället."}
    assert signed_in(otto).post(HOME + "1/owner/answer/", answer).status_code == 302
    promise.refresh_from_db()
    assert (promise.handshake, promise.handshake_words) == ("changes", "Till våren i stället.")


def test_otto_may_not_answer_report_or_plan_for_another(signed_in, otto, promise, propose):
    propose("Någon annans", state="under_way")
    client = signed_in(otto)
    paths = ["owner/answer/", "plan/new/", "reports/new/"]
    assert [client.get(f"{HOME}1/{path}").status_code for path in paths] == [200] * 3
    assert [client.get(f"{HOME}2/{path}").status_code for path in paths] == [403] * 3
    assert [client.post(f"{HOME}2/{path}", {"answer": "accepted"}).status_code for path in paths] == [403] * 3


def test_otto_does_not_see_addresses_and_lena_does(signed_in, otto, lena, petra, promise):
    Proposal.objects.update(owner_email="hemlig@example.org")
    assert "hemlig@example.org" in signed_in(lena).get(HOME + "1/").content.decode()
    assert "hemlig@example.org" not in signed_in(petra).get(HOME + "1/").content.decode()


def test_a_person_who_joins_gets_the_proposals_given_to_their_address(dialogue, lena, propose):
    from dialogues import people_services

    mine, other = propose(owner_email="Kim@Example.org"), propose(owner_email="annan@example.org")
    kim = factories.make_user("Kim")
    [invitation] = people_services.invite(
        dialogue=dialogue, email="kim@example.org", name="Kim", roles=["owner"], actor=lena
    )
    people_services.accept(dialogue=dialogue, email="kim@example.org", keys=[invitation.pk], user=kim)
    mine.refresh_from_db()
    other.refresh_from_db()
    assert (mine.owner, other.owner) == (kim, None)
