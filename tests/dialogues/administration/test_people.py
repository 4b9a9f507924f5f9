"""What an administrator sees and does with the people of the municipality."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.exceptions import ValidationError
from django.test import Client

from accounts.models import OutgoingMail, User
from accounts.services import person_with
from dialogues.administration import services
from dialogues.models import Event, Invitation
from tests import factories

pytestmark = pytest.mark.django_db
HERE = "/administration/umea/people/"
YES = {"confirm": "on"}


@pytest.fixture
def elsewhere(db):
    return factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sigtuna"))


def events() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def names(answer) -> list[str]:
    return [person.name for person in answer.context["page"].object_list]


def test_ada_sees_everybody_with_a_role_and_what_they_lack(signed_in, ada, lena, farid, ulf):
    TOTP.activate(farid, "JBSWY3DPEHPK3PXP")
    answer = signed_in(ada).get(HERE)
    assert names(answer) == ["Ada", "Farid", "Lena"]
    body = answer.content.decode()
    in_the_filter = 1
    assert (body.count("saknar säker inloggning") - in_the_filter, body.count("har säker inloggning")) == (2, 1)
    assert names(signed_in(ada).get(HERE + "?only=lacking")) == ["Ada", "Lena"]
    assert names(signed_in(ada).get(HERE + "?role=facilitator")) == ["Farid"]


def test_the_list_costs_the_same_with_more_in_it(signed_in, ada, dialogue, django_assert_num_queries):
    client = signed_in(ada)
    client.get(HERE)
    for number in range(2):
        factories.make_member(dialogue, factories.make_user(f"P{number}"), "leader", "interviewer")
        with django_assert_num_queries(6):
            client.get(HERE)


def test_people_of_another_municipality_do_not_exist(signed_in, ada, ulf, elsewhere):
    factories.make_member(elsewhere, ulf, "leader")
    assert signed_in(ada).get(f"{HERE}{ulf.pk}/").status_code == 404
    assert signed_in(ada).post(f"{HERE}{ulf.pk}/close/", YES).status_code == 404
    assert signed_in(ada).get("/administration/sigtuna/people/").status_code == 404


def test_a_leader_is_asked_by_mail(signed_in, ada, dialogue):
    data = {"dialogue": dialogue.pk, "email": "Nora@Example.org", "name": "Nora"}
    signed_in(ada).post(HERE + "leader/", data)
    asked = Invitation.objects.get()
    assert (asked.role, asked.email, asked.invited_by) == ("leader", "nora@example.org", ada)
    assert events() == ["member.invited"]


def test_nobody_is_asked_to_lead_another_municipalitys_dialogue(signed_in, ada, elsewhere):
    answer = signed_in(ada).post(HERE + "leader/", {"dialogue": elsewhere.pk, "email": "nora@example.org"})
    assert (answer.status_code, Invitation.objects.count()) == (422, 0)


def test_an_administrator_is_added_with_an_account_and_a_mail(signed_in, ada, dialogue):
    signed_in(ada).post(HERE + "administrator/", {"email": "nora@example.org", "name": "Nora"})
    nora = person_with("nora@example.org")
    assert set(dialogue.municipality.administrators.all()) == {ada, nora}
    assert OutgoingMail.objects.get().subject == "Du är administratör för Umeå kommun"
    assert events() == ["administration.administrator_added"]


def test_the_last_administrator_stays(signed_in, ada, dialogue):
    answer = signed_in(ada).post(f"{HERE}{ada.pk}/administrator/", YES)
    assert answer.status_code == 422
    assert "Ada är den enda administratören" in answer.content.decode()
    assert list(dialogue.municipality.administrators.all()) == [ada]


def test_one_whose_account_is_closed_does_not_count_as_left(ada, dialogue):
    bo = factories.make_user("Bo")
    dialogue.municipality.administrators.add(bo)
    User.objects.filter(pk=bo.pk).update(is_active=False)
    with pytest.raises(ValidationError):
        services.remove_administrator(municipality=dialogue.municipality, person=ada, actor=ada)


def test_an_administrator_leaves_when_there_is_another(signed_in, ada, dialogue):
    dialogue.municipality.administrators.add(factories.make_user("Bo"))
    client = signed_in(ada)
    assert client.post(f"{HERE}{ada.pk}/administrator/", YES).headers["Location"] == "/dialogues/"
    assert client.get(HERE).status_code == 404


def test_a_closed_account_is_logged_out_and_shown_so(signed_in, ada, farid):
    there = Client()
    there.post("/accounts/login/", {"login": farid.email, "password": "dialog-demo"})
    assert there.get("/dialogues/").status_code == 200
    signed_in(ada).post(f"{HERE}{farid.pk}/close/", YES)
    assert there.get("/dialogues/").status_code == 302
    assert names(signed_in(ada).get(HERE + "?only=closed")) == ["Farid"]
    signed_in(ada).post(f"{HERE}{farid.pk}/open/", YES)
    farid.refresh_from_db()
    assert farid.is_active
    assert events() == ["administration.account_closed", "administration.account_opened"]


def test_nobody_closes_their_own_account(signed_in, ada, dialogue):
    dialogue.municipality.administrators.add(factories.make_user("Bo"))
    assert signed_in(ada).post(f"{HERE}{ada.pk}/close/", YES).status_code == 422
    ada.refresh_from_db()
    assert ada.is_active


@pytest.mark.parametrize("act", ["close", "factors"])
def test_an_account_that_is_used_elsewhere_too_is_left_alone(signed_in, ada, farid, elsewhere, act):
    factories.make_member(elsewhere, farid, "facilitator")
    TOTP.activate(farid, "JBSWY3DPEHPK3PXP")
    answer = signed_in(ada).post(f"{HERE}{farid.pk}/{act}/", YES)
    assert answer.status_code == 422
    farid.refresh_from_db()
    assert (farid.is_active, farid.authenticator_set.count()) == (True, 1)
    assert f"{HERE}{farid.pk}/{act}/" not in signed_in(ada).get(f"{HERE}{farid.pk}/").content.decode()


def test_so_is_that_of_whoever_runs_the_installation(signed_in, ada, farid):
    User.objects.filter(pk=farid.pk).update(is_superuser=True)
    assert signed_in(ada).post(f"{HERE}{farid.pk}/close/", YES).status_code == 422


def test_sessions_are_ended_from_here(signed_in, ada, farid):
    there = Client()
    there.post("/accounts/login/", {"login": farid.email, "password": "dialog-demo"})
    signed_in(ada).post(f"{HERE}{farid.pk}/sessions/", YES)
    assert there.get("/dialogues/").status_code == 302
    assert Event.objects.get().data == {"municipality": farid.memberships.get().dialogue.municipality_id, "ended": 1}


def test_a_lost_factor_is_taken_away_and_the_person_is_told(signed_in, ada, farid, settings):
    settings.DEMO = True
    TOTP.activate(farid, "JBSWY3DPEHPK3PXP")
    signed_in(ada).post(f"{HERE}{farid.pk}/factors/", YES)
    assert not farid.authenticator_set.exists()
    mail = OutgoingMail.objects.get()
    assert (mail.to, "har tagits bort" in mail.text, "Umeå kommun" in mail.text) == (farid.email, True, True)


def test_the_way_in_is_there_for_administrators_alone(signed_in, ada, lena):
    assert "/administration/" in signed_in(ada).get("/dialogues/").content.decode()
    assert "/administration/" not in signed_in(lena).get("/dialogues/").content.decode()
    assert signed_in(ada).get("/administration/").headers["Location"] == HERE
    assert signed_in(lena).get("/administration/").status_code == 404


def test_what_is_done_stands_in_the_log_of_that_municipality_alone(signed_in, ada, farid, elsewhere):
    elsewhere.municipality.administrators.add(ada)
    signed_in(ada).post(f"{HERE}{farid.pk}/close/", YES)
    assert "stängde ett konto" in signed_in(ada).get("/administration/umea/log/").content.decode()
    assert "stängde ett konto" not in signed_in(ada).get("/administration/sigtuna/log/").content.decode()
