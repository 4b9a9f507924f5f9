"""People and roles: asking in, answering, reminding, letting go."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils import timezone

from accounts.models import OutgoingMail, User
from accounts.services import open_account
from dialogues import people_services as services
from dialogues.models import CandidateStatus, DesignTeamCandidate, Event, Invitation, Membership, OneTimeLink
from tests import factories

pytestmark = pytest.mark.django_db
PEOPLE = "/dialogues/segregation/people/"
LINK = re.compile(r"http://localhost:\d+(/l/[^\s/]+/)")


@pytest.fixture(autouse=True)
def kept_mail(settings):
    """The outbox keeps its bodies, as in the demo, so that a test can follow a link."""
    settings.DEMO = True


def link_in_last_mail() -> str:
    return LINK.search(OutgoingMail.objects.latest("pk").text)[1]


def invite(lena, dialogue, email="vera@example.org", roles=("participant",), name="Vera Norrtuva") -> str:
    """Ask somebody in and return the path of the link they were mailed."""
    services.invite(dialogue=dialogue, email=email, name=name, roles=list(roles), actor=lena)
    return link_in_last_mail()


def yes(client: Client, link: str, **more):
    seen = client.get(link, follow=True).context["form"]["seen"].value()
    return client.post(link, {"answer": "yes", "seen": seen, "name": "Vera Norrtuva", **more})


def roles_of(user: User) -> list[str]:
    return sorted(Membership.objects.filter(user=user).values_list("role", flat=True))


# --- Asking ---------------------------------------------------------------------------------------------------------


def test_lena_invites_someone_in_two_roles_with_one_mail(signed_in, lena, dialogue, django_capture_on_commit_callbacks):
    data = {"email": "  Vera@Example.ORG ", "name": "Vera", "roles": ["participant", "design_team"]}
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(lena).post(f"{PEOPLE}invite/", data).status_code == 302
    assert sorted(Invitation.objects.values_list("email", "role")) == [
        ("vera@example.org", "design_team"),
        ("vera@example.org", "participant"),
    ]
    mail = OutgoingMail.objects.get()
    assert (mail.to, mail.subject) == ("vera@example.org", "Lena frågar om du vill vara med: Segregation i Umeå")
    for body in (mail.text, mail.html):
        assert "Hej Vera," in body
        assert "Umeå kommun" in body
        assert "Du kommer till träffarna" in body
        assert "Tillsammans med andra planerar du dialogen" in body
        assert LINK.search(body)
    assert LINK.search(mail.text)[1] == LINK.search(mail.html)[1]


def test_the_invitation_form_sent_twice_asks_once(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(f"{PEOPLE}invite/").context["form"]["creation_key"].value())
    data = {"email": "vera@example.org", "roles": ["participant"], "creation_key": key}
    assert [client.post(f"{PEOPLE}invite/", data).status_code for _ in range(2)] == [302, 302]
    assert (Invitation.objects.count(), OutgoingMail.objects.count()) == (1, 1)


def test_asking_the_same_person_under_another_spelling_says_so_and_keeps_what_was_typed(signed_in, lena, dialogue):
    invite(lena, dialogue)
    answer = signed_in(lena).post(f"{PEOPLE}invite/", {"email": " VERA@example.org", "roles": ["participant"]})
    assert answer.status_code == 422
    assert "vera@example.org är redan tillfrågad som deltagare" in answer.content.decode()
    assert answer.context["form"]["email"].value() == " VERA@example.org"
    assert Invitation.objects.count() == 1


def test_asking_someone_for_a_role_they_have_says_so(signed_in, lena, dana, dialogue):
    answer = signed_in(lena).post(f"{PEOPLE}invite/", {"email": "Dana@example.org", "roles": ["design_team"]})
    assert answer.status_code == 422
    assert "dana@example.org är redan designteamsmedlem här" in answer.content.decode()


@pytest.mark.parametrize("typed", [{"email": "inte en adress"}, {"email": "a@b.se", "roles": ["king"]}, {"email": ""}])
def test_bad_input_comes_back_with_words(signed_in, lena, dialogue, typed):
    answer = signed_in(lena).post(f"{PEOPLE}invite/", typed)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert not Invitation.objects.exists()


def test_ada_manages_people_without_seeing_anything_else(signed_in, ada, lena, dialogue):
    client = signed_in(ada)
    assert "Lena" in client.get(PEOPLE).content.decode()
    assert client.post(f"{PEOPLE}invite/", {"email": "vera@example.org", "roles": ["leader"]}).status_code == 302
    assert client.get("/dialogues/segregation/log/").status_code == 403


@pytest.mark.parametrize("path", ["", "invite/"])
def test_others_may_not_manage_people(signed_in, dana, farid, ulf, dialogue, path):
    assert signed_in(dana).get(PEOPLE + path).status_code == 403
    assert signed_in(farid).get(PEOPLE + path).status_code == 403
    assert signed_in(ulf).get(PEOPLE + path).status_code == 404


# --- Answering without an account -----------------------------------------------------------------------------------


def test_vera_without_an_account_says_yes_and_is_in(lena, dialogue):
    link, client = invite(lena, dialogue, roles=["participant", "design_team"]), Client()
    page = client.get(link)
    assert "Lena frågar om du vill vara med" in page.content.decode()
    answer = yes(client, link, password="en lång hemlighet")
    vera = User.objects.get(email="vera@example.org")
    assert answer.status_code == 302
    assert (vera.name, vera.is_active, vera.check_password("en lång hemlighet")) == ("Vera Norrtuva", True, True)
    assert list(vera.emailaddress_set.values_list("email", "verified", "primary")) == [("vera@example.org", True, True)]
    assert roles_of(vera) == ["design_team", "participant"]
    assert client.get("/dialogues/").wsgi_request.user == vera
    assert list(Event.objects.filter(name="member.joined").values_list("actor", flat=True)) == [vera.pk, vera.pk]


def test_vera_may_skip_the_password_and_gets_mailed_codes(lena, dialogue):
    client = Client()
    yes(client, invite(lena, dialogue))
    assert not User.objects.get(email="vera@example.org").has_usable_password()


def test_a_weak_password_comes_back_with_the_name_kept_and_no_account_made(lena, dialogue):
    answer = yes(Client(), invite(lena, dialogue), password="kort")
    assert answer.status_code == 422
    assert answer.context["form"]["name"].value() == "Vera Norrtuva"
    assert not User.objects.filter(email="vera@example.org").exists()


def test_a_yes_without_a_name_is_asked_for_one(lena, dialogue):
    answer = yes(Client(), invite(lena, dialogue, name=""), name=" ")
    assert answer.status_code == 422
    assert "Skriv ditt namn" in answer.content.decode()


def test_vera_says_no_and_no_account_is_made(lena, dialogue):
    link, client = invite(lena, dialogue), Client()
    seen = client.get(link).context["form"]["seen"].value()
    answer = client.post(link, {"answer": "no", "seen": seen})
    assert "Tack för ditt svar" in answer.content.decode()
    assert Invitation.objects.get().declined_at
    assert not User.objects.filter(email="vera@example.org").exists()
    assert client.get(link).status_code == 410


def test_looking_at_the_link_changes_nothing(lena, dialogue):
    """Mail programs open links to look for harm before anybody reads them."""
    link = invite(lena, dialogue)
    for _ in range(2):
        assert Client().get(link).status_code == 200
    assert Invitation.objects.get().is_open
    assert OneTimeLink.objects.get().used_at is None


def test_a_double_click_on_yes_makes_one_person_and_says_that_it_is_done(lena, dialogue):
    link, client = invite(lena, dialogue), Client()
    seen = client.get(link).context["form"]["seen"].value()
    data = {"answer": "yes", "seen": seen, "name": "Vera"}
    assert client.post(link, data).status_code == 302
    again = client.post(link, data)
    assert (again.status_code, User.objects.filter(email="vera@example.org").count()) == (410, 1)
    assert "Länken är använd" in again.content.decode()
    assert "Till mina dialoger" in again.content.decode()


def test_an_expired_link_says_what_to_do(lena, dialogue):
    link = invite(lena, dialogue)
    OneTimeLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    answer = Client().get(link)
    assert answer.status_code == 410
    assert "Länken har blivit för gammal" in answer.content.decode()


def test_a_revoked_invitation_no_longer_works(signed_in, lena, dialogue):
    link = invite(lena, dialogue)
    address = f"{PEOPLE}invitations/{Invitation.objects.get().pk}/revoke/"
    assert signed_in(lena).post(address).status_code == 422
    assert signed_in(lena).post(address, {"confirm": "on"}).status_code == 302
    answer = Client().get(link)
    assert (answer.status_code, "Länken är återtagen" in answer.content.decode()) == (410, True)


def test_taking_back_one_of_two_roles_leaves_the_other_to_answer(lena, dialogue):
    link = invite(lena, dialogue, roles=["participant", "steering"])
    services.revoke_invitation(invitation=Invitation.objects.get(role="steering"), actor=lena)
    yes(Client(), link)
    assert roles_of(User.objects.get(email="vera@example.org")) == ["participant"]


def test_a_role_asked_for_after_the_page_was_shown_is_not_answered_by_it(lena, dialogue):
    link, client = invite(lena, dialogue), Client()
    seen = client.get(link).context["form"]["seen"].value()
    invite(lena, dialogue, roles=["steering"])
    client.post(link, {"answer": "yes", "seen": seen, "name": "Vera"})
    assert roles_of(User.objects.get(email="vera@example.org")) == ["participant"]
    assert Invitation.objects.get(role="steering").is_open


# --- Answering with an account --------------------------------------------------------------------------------------


def test_ulf_with_an_account_logs_in_by_the_link_and_answers(lena, ulf, dialogue):
    link, client = invite(lena, dialogue, email="Ulf@example.org", roles=["steering"]), Client()
    page = client.get(link)
    login = re.search(r'href="(/accounts/login/\?next=[^"]+)"', page.content.decode())[1]
    assert "/l/" not in login
    answer = client.post(login, {"login": "ulf@example.org", "password": "dialog-demo"})
    assert answer.status_code == 302
    question = client.get(answer.headers["Location"])
    assert "Styrgruppsmedlem" in question.content.decode()
    seen = question.context["form"]["seen"].value()
    done = client.post(answer.headers["Location"], {"answer": "yes", "seen": seen})
    assert (done.status_code, done.headers["Location"]) == (302, "/dialogues/segregation/")
    assert roles_of(ulf) == ["steering"]


def test_ulf_already_logged_in_goes_straight_to_the_question(signed_in, lena, ulf, dialogue):
    link = invite(lena, dialogue, email="ulf@example.org")
    answer = signed_in(ulf).get(link)
    assert answer.headers["Location"] == f"/dialogues/invitations/{Invitation.objects.get().pk}/"


def test_a_forwarded_link_does_not_let_someone_else_in(signed_in, lena, ulf, petra, dialogue):
    link = invite(lena, dialogue, email="ulf@example.org", roles=["steering"])
    answer = signed_in(petra).get(link)
    words = answer.content.decode()
    assert answer.status_code == 403
    assert "Den gick till u…@example.org, och du är inloggad med petra@example.org." in words
    assert "Logga ut" in words
    assert Invitation.objects.get().is_open


def test_a_link_to_someone_without_an_account_does_not_let_petra_in_as_them(signed_in, lena, petra, dialogue):
    link = invite(lena, dialogue)
    client = signed_in(petra)
    assert client.get(link).status_code == 403
    assert (
        client.post(link, {"answer": "yes", "seen": str(Invitation.objects.get().pk), "name": "Vera"}).status_code
        == 403
    )
    assert not User.objects.filter(email="vera@example.org").exists()


def test_logging_in_as_another_by_the_link_explains_itself(lena, ulf, petra, dialogue):
    link, client = invite(lena, dialogue, email="ulf@example.org"), Client()
    client.get(link)
    client.post("/accounts/login/", {"login": "petra@example.org", "password": "dialog-demo"})
    address = f"/dialogues/invitations/{Invitation.objects.get().pk}/"
    assert "Inbjudan är till någon annan" in client.get(address).content.decode()


def test_someone_elses_invitation_does_not_exist(signed_in, lena, ulf, petra, dialogue):
    invite(lena, dialogue, email="ulf@example.org")
    address = f"/dialogues/invitations/{Invitation.objects.get().pk}/"
    assert signed_in(petra).get(address).status_code == 404
    assert signed_in(petra).get("/dialogues/invitations/999999/").status_code == 404


def test_a_closed_account_is_told_so(lena, ulf, dialogue):
    link = invite(lena, dialogue, email="ulf@example.org")
    User.objects.filter(pk=ulf.pk).update(is_active=False)
    answer = Client().get(link)
    assert (answer.status_code, "Ditt konto är stängt" in answer.content.decode()) == (410, True)


def test_a_second_verified_address_is_the_same_person(signed_in, lena, ulf, dialogue):
    ulf.emailaddress_set.create(email="ulf@arbete.example", verified=True)
    link = invite(lena, dialogue, email="ulf@arbete.example")
    client = signed_in(ulf)
    address = client.get(link).headers["Location"]
    seen = client.get(address).context["form"]["seen"].value()
    client.post(address, {"answer": "yes", "seen": seen})
    assert roles_of(ulf) == ["participant"]


def test_an_unverified_address_proves_nothing(lena, ulf, dialogue):
    ulf.emailaddress_set.create(email="vera@example.org", verified=False)
    invite(lena, dialogue)
    with pytest.raises(ValidationError):
        services.accept(dialogue=dialogue, email="vera@example.org", keys=[Invitation.objects.get().pk], user=ulf)
    assert roles_of(ulf) == []


# --- What else joining does -----------------------------------------------------------------------------------------


def test_saying_yes_links_the_design_team_candidate(lena, dialogue):
    candidate = DesignTeamCandidate.objects.create(
        dialogue=dialogue, name="Vera", email="Vera@Example.org", side="critic", perspective="p", status="invited"
    )
    yes(Client(), invite(lena, dialogue, roles=["design_team"]))
    candidate.refresh_from_db()
    assert (candidate.user.email, candidate.status) == ("vera@example.org", CandidateStatus.ACCEPTED)


def test_rooms_above_are_told_who_joined(lena, dialogue, monkeypatch):
    told = []
    monkeypatch.setattr(services, "_joined", [])
    services.on_joined(lambda **who: told.append((who["email"], who["role"], who["user"].email)))
    yes(Client(), invite(lena, dialogue, roles=["owner"]))
    assert told == [("vera@example.org", "owner", "vera@example.org")]


def test_what_a_room_above_refuses_undoes_the_joining(lena, dialogue, monkeypatch):
    def refuse(**who):
        raise ValidationError("no")

    monkeypatch.setattr(services, "_joined", [refuse])
    invite(lena, dialogue)
    with pytest.raises(ValidationError), transaction.atomic():
        services.accept_as_new(
            dialogue=dialogue, email="vera@example.org", keys=[Invitation.objects.get().pk], name="Vera", password=None
        )
    assert not User.objects.filter(email="vera@example.org").exists()
    assert Invitation.objects.get().is_open


# --- Reminding ------------------------------------------------------------------------------------------------------


def test_lena_reminds_by_post_and_both_links_work(signed_in, lena, dialogue):
    first = invite(lena, dialogue)
    OneTimeLink.objects.update(created_at=timezone.now() - timedelta(days=3))
    address = f"{PEOPLE}invitations/{Invitation.objects.get().pk}/remind/"
    assert signed_in(lena).get(address).status_code == 405
    signed_in(lena).post(address)
    assert OutgoingMail.objects.latest("pk").subject.startswith("Lena hoppas fortfarande på ditt svar")
    assert "ett nej är lika välkommet som ett ja" in OutgoingMail.objects.latest("pk").text
    assert [Client().get(link).status_code for link in (first, link_in_last_mail())] == [200, 200]


def test_nobody_is_reminded_twice_in_a_day(signed_in, lena, dialogue):
    invite(lena, dialogue)
    address = f"{PEOPLE}invitations/{Invitation.objects.get().pk}/remind/"
    answer = signed_in(lena).post(address, follow=True)
    assert "Ett mejl gick till vera@example.org för mindre än ett dygn sedan" in answer.content.decode()
    assert OutgoingMail.objects.count() == 1


# --- Letting go -----------------------------------------------------------------------------------------------------


def test_lena_removes_a_role_after_confirming_in_words(signed_in, lena, dialogue, ines):
    factories.make_member(dialogue, ines, "design_team")
    address = f"{PEOPLE}{ines.pk}/design_team/remove/"
    client = signed_in(lena)
    assert "Ska Ines inte längre vara designteamsmedlem?" in client.get(address).content.decode()
    assert client.post(address, {"confirm": "on"}).headers["Location"] == f"{PEOPLE}{ines.pk}/"
    assert roles_of(ines) == ["interviewer"]
    assert Event.objects.filter(name="member.role_removed", data={"role": "design_team"}, actor=lena).count() == 1


def test_lena_lets_farid_leave_altogether(signed_in, lena, farid, dialogue):
    answer = signed_in(lena).post(f"{PEOPLE}{farid.pk}/remove/", {"confirm": "on"})
    assert answer.headers["Location"] == PEOPLE
    assert roles_of(farid) == []
    assert User.objects.filter(pk=farid.pk, is_active=True).exists()


def test_the_last_leader_cannot_leave_and_hears_the_way_out(signed_in, lena, dialogue):
    answer = signed_in(lena).post(f"{PEOPLE}{lena.pk}/leader/remove/", {"confirm": "on"})
    assert answer.status_code == 422
    assert "Bjud in en projektledare till först" in answer.content.decode()
    assert roles_of(lena) == ["leader"]


def test_one_of_two_leaders_can_leave_and_lands_among_her_own_dialogues(signed_in, lena, farid, dialogue):
    factories.make_member(dialogue, farid, "leader")
    answer = signed_in(lena).post(f"{PEOPLE}{lena.pk}/remove/", {"confirm": "on"})
    assert answer.headers["Location"] == "/dialogues/"
    assert roles_of(lena) == []


def test_people_of_another_dialogue_are_not_here(signed_in, lena, ulf, dialogue):
    assert signed_in(lena).get(f"{PEOPLE}{ulf.pk}/").status_code == 404
    assert signed_in(lena).post(f"{PEOPLE}{ulf.pk}/remove/", {"confirm": "on"}).status_code == 404


# --- The list -------------------------------------------------------------------------------------------------------


def test_the_list_is_searched_and_filtered_by_role(signed_in, lena, farid, ines, dialogue):
    client = signed_in(lena)
    assert [str(person) for person in client.get(f"{PEOPLE}?q=fari").context["page"]] == ["Farid"]
    assert [str(person) for person in client.get(f"{PEOPLE}?role=interviewer").context["page"]] == ["Ines"]
    assert "Ingen här passar" in client.get(f"{PEOPLE}?q=finns+inte").content.decode()


@pytest.mark.parametrize("extra", [0, 3])
def test_the_list_costs_the_same_however_many_there_are(signed_in, lena, dialogue, extra, django_assert_num_queries):
    for number in range(extra):
        person = open_account(email=f"p{number}@example.org", name=f"Person {number}")
        factories.make_member(dialogue, person, "participant", "owner")
        invite(lena, dialogue, email=f"q{number}@example.org")
    invite(lena, dialogue)
    client = signed_in(lena)
    client.get(PEOPLE)
    with django_assert_num_queries(10):
        client.get(PEOPLE)
