"""Sessions: listed, ended for real, gone with the password and the account, short for those who are entrusted."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.test import Client
from django.utils import timezone

from accounts import services
from dialogues.models import Invitation
from dialogues.people_services import invite, remove_role

pytestmark = pytest.mark.django_db
PASSWORD = "dialog-demo"
HOME = "/dialogues/"


def log_in(person, client: Client | None = None) -> Client:
    client = client or Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    return client


def is_in(client: Client) -> bool:
    answer = client.get(HOME)
    return answer.status_code == 200 or urlsplit(answer.headers["Location"]).path != "/accounts/login/"


def test_the_key_of_the_session_is_another_after_log_in(lena):
    client = Client()
    client.get("/accounts/login/")
    client.session.save()
    session = client.session
    session["before"] = "logging in"
    session.save()
    client.cookies["sessionid"] = session.session_key
    log_in(lena, client)
    assert client.session.session_key != session.session_key
    assert is_in(client)
    stolen = Client()
    stolen.cookies["sessionid"] = session.session_key
    assert not is_in(stolen)


def test_one_of_my_sessions_is_ended_by_itself(lena, ulf):
    here, there, other = log_in(lena), log_in(lena), log_in(ulf)
    listed = {session.session_key: session.pk for session in UserSession.objects.all()}
    body = here.get("/accounts/sessions/").content.decode()
    assert body.count("Logga ut där") == 1
    here.post(f"/accounts/sessions/{listed[there.session.session_key]}/end/")
    assert (is_in(here), is_in(there), is_in(other)) == (True, False, True)
    assert here.post(f"/accounts/sessions/{listed[other.session.session_key]}/end/").status_code == 404
    assert is_in(other)


def test_all_others_are_ended_at_once(lena):
    here, there = log_in(lena), log_in(lena)
    here.post("/accounts/sessions/")
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_new_password_ends_the_others(lena):
    here, there = log_in(lena), log_in(lena)
    new = "tre gröna kottar"
    here.post("/accounts/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert (is_in(here), is_in(there)) == (True, False)


def test_a_closed_account_is_out_at_once(lena):
    client = log_in(lena)
    services.close_account(person=lena)
    assert not is_in(client)
    assert not is_in(log_in(lena))
    services.open_account_again(person=lena)
    assert not is_in(client)
    assert is_in(log_in(lena))


def test_a_role_that_is_taken_away_is_gone_from_a_live_session(dialogue, lena, farid):
    client = log_in(farid)
    address = f"/dialogues/{dialogue.slug}/"
    assert client.get(address).status_code == 200
    remove_role(dialogue=dialogue, person=farid, role="facilitator", actor=lena)
    assert client.get(address).status_code == 404


def test_who_came_by_an_invitation_has_a_session_that_can_be_ended(dialogue, lena):
    from accounts.models import OutgoingMail, User

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.DEMO", True)
        invite(dialogue=dialogue, email="nora@example.org", name="Nora", roles=["facilitator"], actor=lena)
        Invitation.objects.get()
        from accounts.tasks import deliver_mail

        mail = OutgoingMail.objects.latest("pk")
        deliver_mail(mail.pk)
    import re

    path = re.search(r"http://localhost:8000(/l/\S+/)", mail.text)[1]
    client = Client()
    page = client.get(path)
    seen = page.context["form"]["seen"].value()
    client.post(path, {"answer": "yes", "seen": seen, "name": "Nora", "password": "tre gröna kottar"})
    assert is_in(client)
    assert services.end_sessions(user=User.objects.get(email="nora@example.org")) == 1
    assert not is_in(client)


@pytest.fixture
def short(settings):
    settings.ENTRUSTED_IDLE_SECONDS, settings.ENTRUSTED_LONGEST_SECONDS = 2 * 3600, 12 * 3600
    with time_machine.travel(timezone.now()) as clock:
        yield clock


def test_a_leader_who_has_been_away_logs_in_again(lena, farid, short):
    leader, facilitator = log_in(lena), log_in(farid)
    assert is_in(leader)
    short.shift(timedelta(hours=1, minutes=55))
    assert is_in(leader)
    short.shift(timedelta(hours=1, minutes=55))
    assert is_in(leader)
    short.shift(timedelta(hours=2, minutes=1))
    answer = leader.get("/dialogues/?role=leader")
    assert answer.headers["Location"] == "/accounts/login/?next=/dialogues/%3Frole%3Dleader"
    assert "och har varit borta" in leader.get("/accounts/login/").content.decode()
    assert not is_in(leader)
    assert is_in(facilitator)


def test_nobody_entrusted_stays_in_for_more_than_half_a_day(lena, short):
    leader = log_in(lena)
    for _hour in range(12):
        assert is_in(leader)
        short.shift(timedelta(hours=1))
    assert not is_in(leader)


def test_nobody_stays_in_for_more_than_two_weeks_however_often_they_come(farid, short):
    """Every write would move a session's end on; it ends two weeks after the log-in all the same."""
    client = log_in(farid)
    for day in range(14):
        assert is_in(client)
        session = client.session
        session["written"] = day
        session.save()
        short.shift(timedelta(days=1))
    assert not is_in(client)
    assert is_in(log_in(farid))


def test_a_session_from_before_log_in_does_not_shorten_what_follows(farid, short):
    client = Client()
    session = client.session
    session["asked"] = "something"
    session.save()
    client.cookies["sessionid"] = session.session_key
    short.shift(timedelta(days=13))
    log_in(farid, client)
    short.shift(timedelta(days=13))
    assert is_in(client)
