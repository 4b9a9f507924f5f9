"""Proposals become options of a round with their words as they are, and the proposal leads on to the result."""

from datetime import date

import pytest
from django.utils import timezone

from actions.models import Proposal, ProposalOption
from meetings.models import Meeting, Round
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/"


@pytest.fixture
def prepared(dialogue):
    meeting = Meeting.objects.create(dialogue=dialogue, number=4, title="Några få löften", held_on=date(2022, 6, 15))
    return Round.objects.create(meeting=meeting, title="Hur angeläget?", method="scales", over="proposals")


@pytest.fixture
def three(dialogue):
    return [
        Proposal.objects.create(dialogue=dialogue, number=number, title=title, what=f"{title}, på allvar")
        for number, title in enumerate(("Huset", "Fonden", "Bussen"), start=1)
    ]


def test_farid_offers_proposals_once_and_they_keep_their_words(signed_in, farid, prepared, three):
    client = signed_in(farid)
    for _ in range(2):
        client.post(f"{BASE}actions/rounds/{prepared.pk}/", {"proposals": [three[0].pk, three[1].pk]})
    Proposal.objects.filter(pk=three[0].pk).update(title="Något annat")
    assert list(prepared.options.values_list("title", "text")) == [
        ("1. Huset", "Huset, på allvar"),
        ("2. Fonden", "Fonden, på allvar"),
    ]
    assert list(ProposalOption.objects.values_list("proposal", flat=True)) == [three[0].pk, three[1].pk]


def test_an_open_round_takes_no_more_and_a_foreign_proposal_is_none(signed_in, farid, prepared, three):
    elsewhere = factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    foreign = Proposal.objects.create(dialogue=elsewhere, number=1, title="Där", what="Där")
    client = signed_in(farid)
    assert client.post(f"{BASE}actions/rounds/{prepared.pk}/", {"proposals": [foreign.pk]}).status_code == 422
    Round.objects.filter(pk=prepared.pk).update(opened_at=timezone.now())
    assert client.post(f"{BASE}actions/rounds/{prepared.pk}/", {"proposals": [three[2].pk]}).status_code == 422
    assert not prepared.options.exists() and not ProposalOption.objects.exists()


def test_the_proposal_leads_on_to_where_it_was_weighed_when_that_is_closed(signed_in, lena, stig, prepared, three):
    client = signed_in(lena)
    client.post(f"{BASE}actions/rounds/{prepared.pk}/", {"proposals": [three[0].pk]})
    way = f"{BASE}meetings/rounds/{prepared.pk}/"
    assert way not in client.get(f"{BASE}actions/1/").content.decode()
    Round.objects.filter(pk=prepared.pk).update(opened_at=timezone.now())
    Round.objects.filter(pk=prepared.pk).update(closed_at=timezone.now())
    assert way in client.get(f"{BASE}actions/1/").content.decode()
    assert way not in signed_in(stig).get(f"{BASE}actions/1/").content.decode()
