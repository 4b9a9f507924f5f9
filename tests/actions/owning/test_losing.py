"""A promise without an owner is flagged at once, and told to Lena once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail, User
from actions.models import Proposal, ReportState, StatusReport
from actions.owning.passing_on import hand_over
from actions.owning.services import answer_ownership
from actions.owning.steps import Next
from actions.tasks import notice_who_left
from dialogues import links, people_services
from dialogues.models import Dialogue
from tests import factories
from tests.actions.conftest import HOME, PUBLIC

from .conftest import mail_to, newest_link

pytestmark = pytest.mark.django_db
LOST = ["Ingen ansvarar för ”Hus på Ersboda” nu"]


def flagged(signed_in, lena, dialogue) -> list[bool]:
    """Whether the list, the page and anyone's page say that nobody answers for it."""
    Dialogue.objects.filter(pk=dialogue.pk).update(published_at=timezone.now())
    client = signed_in(lena)
    return [
        "Ingen ansvarar för det" in client.get(HOME).content.decode(),
        "Ingen ansvarar för löftet nu." in client.get(HOME + "1/").content.decode(),
        "har sagt nej" in Client().get(PUBLIC + "1/").content.decode(),
    ]


def test_a_no_after_the_decision_keeps_the_reports_and_is_told_once(owned, lena, signed_in, dialogue):
    StatusReport.objects.create(proposal=owned, reported_on="2026-03-02", state=ReportState.ON_TRACK, text="Går bra.")
    assert flagged(signed_in, lena, dialogue) == [False, False, False]
    answer_ownership(proposal=owned, answer="declined", words="Enheten läggs ned.", actor=None)
    assert flagged(signed_in, lena, dialogue) == [True, True, True]
    assert (owned.reports.count(), mail_to(lena.email)) == (1, LOST)
    assert "Enheten läggs ned." in OutgoingMail.objects.get(to=lena.email).text


def test_a_no_to_what_is_only_a_proposal_is_not_an_alarm(owned, lena):
    Proposal.objects.filter(pk=owned.pk).update(state="shortlisted")
    answer_ownership(proposal=owned, answer="declined", words="Nej.", actor=None)
    assert mail_to(lena.email) == []


def test_the_overview_says_whom_to_find(owned, lena, signed_in, dialogue):
    hand_over(proposal=owned, to=None, words="Jag slutar på fredag.", actor=None)
    page = signed_in(lena).get(f"/dialogues/{dialogue.slug}/").content.decode()
    assert "Hitta någon som ansvarar för ”Hus på Ersboda”" in page


def test_kim_hands_over_by_the_link_of_the_thanks_and_every_other_link_dies(asked, lena, dialogue):
    Client().post(newest_link("kim@example.org"), {"answer": "accepted"})
    link = newest_link("kim@example.org")
    report = links.issue(purpose="report_status", object_id=asked.pk, dialogue=dialogue, valid=timezone.timedelta(9))
    assert Client().get(link).status_code == 200
    data = {"words": "Två lokaler är kvar.", "next_name": "Robin Sjö", "next_email": "robin@example.org"}
    assert "Robin Sjö får frågan" in Client().post(link, data).content.decode()
    asked.refresh_from_db()
    assert (asked.owner_name, asked.handshake) == ("Robin Sjö", "asked")
    assert [Client().get(one).status_code for one in (link, "/l/" + report.rsplit("/", 2)[1] + "/")] == [410, 410]
    assert "Två lokaler är kvar." in OutgoingMail.objects.get(to="robin@example.org").text
    assert mail_to(lena.email) == LOST
    Client().post(newest_link("robin@example.org"), {"answer": "declined", "words": "Hinner inte."})
    assert mail_to(lena.email) == LOST * 2


def test_what_nobody_has_said_yes_to_cannot_be_handed_over(asked, signed_in, lena):
    answer = signed_in(lena).post(HOME + "1/owner/hand-over/", {"words": "Byter jobb."})
    assert (answer.status_code, "Ingen ansvarar för det nu" in answer.content.decode()) == (422, True)


def test_lena_hands_over_to_another_organisation_at_once_and_needs_no_mail_about_it(owned, lena, signed_in, club):
    data = {"words": "Klubben driver det.", "next_name": "Robin", "next_email": "robin@example.org",
            "next_organisation": club.pk}  # fmt: skip
    assert signed_in(lena).post(HOME + "1/owner/hand-over/", data).status_code == 302
    owned.refresh_from_db()
    assert (owned.owner_organisation, owned.handshake, mail_to(lena.email)) == (club, "asked", [])
    assert len(mail_to("robin@example.org")) == 1


def test_kims_hand_over_to_another_organisation_waits_and_kims_rights_end(owned, lena, club):
    hand_over(proposal=owned, to=Next("Robin", "robin@example.org", club), words="Passar dem.", actor=None)
    owned.refresh_from_db()
    assert (owned.handshake, owned.owner_email, owned.owner) == ("passed_on", "", None)
    assert (mail_to("robin@example.org"), mail_to(lena.email)) == ([], LOST)


def test_a_closed_account_is_noticed_once(promise, otto, lena):
    User.objects.filter(pk=otto.pk).update(is_active=False)
    assert [notice_who_left(), notice_who_left()] == [1, 0]
    promise.refresh_from_db()
    assert (promise.handshake, promise.owner, promise.owner_email) == ("left", None, "")
    assert mail_to(lena.email) == LOST


def test_whose_role_is_taken_away_no_longer_answers_for_anything(promise, otto, lena, dialogue):
    stig = factories.make_member(dialogue, factories.make_user("Sture"), "leader")
    people_services.remove_member(dialogue=dialogue, person=otto, actor=lena)
    promise.refresh_from_db()
    assert promise.handshake == "left"
    assert (mail_to(stig.email), mail_to(lena.email)) == (LOST, [])


def test_at_night_the_pages_say_it_and_the_mail_waits_until_morning(owned, lena):
    with time_machine.travel(datetime(2026, 4, 2, 23, 30, tzinfo=ZoneInfo("Europe/Stockholm")), tick=False):
        answer_ownership(proposal=owned, answer="declined", words="Nej.", actor=None)
    mail = OutgoingMail.objects.get(to=lena.email)
    morning = datetime(2026, 4, 7, 8, tzinfo=ZoneInfo("Europe/Stockholm"))  # after Easter
    assert mail.not_before == morning


def test_a_forwarded_link_shows_that_one_form_and_nothing_else(asked, propose, dialogue):
    propose("Ett helt annat förslag", state="under_way", owner_name="Någon Annan", owner_email="annan@example.org")
    for purpose in ("own_proposal", "hand_over", "report_status"):
        url = links.issue(purpose=purpose, object_id=asked.pk, dialogue=dialogue, valid=timezone.timedelta(9))
        client = Client()
        page = client.get("/l/" + url.rsplit("/", 2)[1] + "/").content.decode()
        assert ("Hus på Ersboda" in page, "Ett helt annat" in page, "Kim Berg" in page, "@example.org" in page) == (
            True,
            False,
            False,
            False,
        )
        assert "sessionid" not in client.cookies
        assert client.get(HOME + "1/").status_code == 302
