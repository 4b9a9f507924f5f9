"""Partners from the other side are asked and say it themselves; in public only the organisation, unless they agree."""

import pytest
from django.test import Client
from django.utils import timezone

from actions.models import Partner, Proposal
from tests import factories
from tests.actions.conftest import HOME, PUBLIC

from .conftest import mail_to, newest_link

pytestmark = pytest.mark.django_db
CONTACT = {"name": "Nadja Ek", "email": "nadja@example.org"}


@pytest.fixture
def with_club(promise, club) -> Proposal:
    promise.partners.add(club)
    return promise


@pytest.fixture
def partner_asked(with_club, club, signed_in, lena) -> str:
    assert signed_in(lena).post(f"{HOME}1/partners/{club.pk}/", CONTACT).status_code == 302
    return newest_link("nadja@example.org")


def test_nadja_is_asked_and_says_yes_without_an_account(partner_asked, with_club, signed_in, lena):
    page = signed_in(lena).get(HOME + "1/").content.decode()
    assert ("Tillfrågad, inget svar än" in page or "tillfrågad, inget svar än" in page) is True
    form = Client().get(partner_asked).content.decode()
    assert ("Hus på Ersboda" in form, "Nadja" in form, "Otto" in form) == (True, False, False)
    answer = Client().post(partner_asked, {"answer": "yes", "words": "Vi har nycklarna."})
    assert "Offentligt står bara organisationens namn." in answer.content.decode()
    partner = Partner.objects.get()
    assert (partner.answer, partner.words, partner.may_be_named) == ("yes", "Vi har nycklarna.", False)
    assert Client().post(partner_asked, {"answer": "no"}).status_code == 410


@pytest.mark.parametrize(("agreed", "shown"), [({}, False), ({"may_be_named": "on"}, True)])
def test_in_public_a_person_is_named_only_when_they_agreed(partner_asked, dialogue, agreed, shown):
    dialogue.published_at = timezone.now()
    dialogue.save()
    Client().post(partner_asked, {"answer": "yes"} | agreed)
    page = Client().get(PUBLIC + "1/").content.decode()
    assert ("Ersboda brottarklubb" in page, "Nadja Ek" in page, "nadja@" in page) == (True, shown, False)


def test_who_says_no_is_never_named(partner_asked):
    Client().post(partner_asked, {"answer": "no", "may_be_named": "on"})
    assert Partner.objects.get().may_be_named is False


def test_asking_someone_else_forgets_the_first_answer_and_closes_the_link(partner_asked, club, signed_in, lena):
    Client().post(partner_asked, {"answer": "yes", "may_be_named": "on"})
    data = {"name": "Omar Lind", "email": "omar@example.org", "opened_version": Partner.objects.get().version}
    assert signed_in(lena).post(f"{HOME}1/partners/{club.pk}/", data).status_code == 302
    partner = Partner.objects.get()
    assert (partner.name, partner.answer, partner.may_be_named) == ("Omar Lind", "asked", False)
    assert len(mail_to("omar@example.org")) == 1


def test_an_organisation_that_is_no_partner_cannot_be_asked(promise, club, signed_in, lena):
    assert signed_in(lena).post(f"{HOME}1/partners/{club.pk}/", CONTACT).status_code == 404


def test_a_word_of_warning_when_all_come_from_one_side(promise, club, signed_in, lena, dialogue):
    other = factories.make_organisation(dialogue.municipality, "Socialförvaltningen")
    promise.partners.set([other])
    assert "Alla som är med kommer från kommunen." in signed_in(lena).get(HOME + "1/").content.decode()
    promise.partners.set([other, club])
    assert "kommer från kommunen" not in signed_in(lena).get(HOME + "1/").content.decode()
    Proposal.objects.filter(pk=promise.pk).update(owner_organisation=club)
    promise.partners.set([factories.make_organisation(dialogue.municipality, "Bygdegården", "association")])
    assert "Ingen som är med kommer från kommunen." in signed_in(lena).get(HOME + "1/").content.decode()


def test_in_public_a_partner_without_an_answer_is_said_to_have_none_and_one_that_said_no_is_not_with_it(
    partner_asked, dialogue
):
    factories.publish(dialogue)
    page = " ".join(Client().get(PUBLIC + "1/").content.decode().split())
    assert 'Ersboda brottarklubb <span class="small">(tillfrågad, inget svar än)</span>' in page
    Client().post(partner_asked, {"answer": "no"})
    assert "Ersboda brottarklubb" not in Client().get(PUBLIC + "1/").content.decode()


def test_a_contact_is_named_to_those_who_work_with_it_and_to_others_only_when_they_agreed(
    partner_asked, signed_in, lena, petra
):
    def shown(who) -> bool:
        return "Nadja Ek" in signed_in(who).get(HOME + "1/").content.decode()

    assert (shown(lena), shown(petra)) == (True, False)
    Client().post(partner_asked, {"answer": "yes", "may_be_named": "on"})
    assert shown(petra)
