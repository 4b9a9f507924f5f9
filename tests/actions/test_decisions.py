"""Decisions: who said what, when and why; a yes moves a proposal on only when somebody asks for it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.models import Decision
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db
NEW = HOME + "1/decisions/new/"


@pytest.fixture
def proposed(propose):
    return propose(moves=(("shortlisted", "Bra."), ("proposed", "Ansvarig finns.")))


@pytest.fixture
def yes(board):
    return {
        "body": board.pk,
        "decided_on": "2022-09-21",
        "outcome": "yes",
        "reference_number": "FN-2022/00318",
        "reasons": "Angeläget.",
        "money-TOTAL_FORMS": "2",
        "money-INITIAL_FORMS": "0",
        "money-0-amount": "350 000",
        "money-0-year": "2022",
        "money-0-source": "Nämndens ram",
    }


def test_stig_writes_down_a_yes_and_asks_for_the_move(signed_in, stig, proposed, yes):
    assert "flytta det till beslutat" in signed_in(stig).get(NEW).content.decode()
    assert signed_in(stig).post(NEW, yes | {"move": "on"}).status_code == 302
    proposed.refresh_from_db()
    decision = Decision.objects.get()
    move = proposed.moves.last()
    assert (decision.reference_number, str(decision.amounts.get())) == ("FN-2022/00318", "350000 2022")
    assert (proposed.state, move.to_state, move.by) == ("decided", "decided", stig)
    assert move.reason == "Fritidsnämnden beslutade: ja. Angeläget."


def test_a_yes_without_the_tick_moves_nothing(signed_in, stig, proposed, yes):
    signed_in(stig).post(NEW, yes)
    proposed.refresh_from_db()
    assert (proposed.state, Decision.objects.count()) == ("proposed", 1)


@pytest.mark.parametrize("outcome", ["later", "no"])
def test_a_no_or_later_moves_nothing_whatever_is_ticked(signed_in, stig, proposed, yes, outcome):
    signed_in(stig).post(NEW, yes | {"move": "on", "outcome": outcome})
    proposed.refresh_from_db()
    assert proposed.state == "proposed"


def test_nothing_is_asked_when_the_proposal_does_not_stand_as_proposed(signed_in, lena, propose, yes):
    proposal = propose()
    assert "move" not in signed_in(lena).get(NEW).context["form"].fields
    signed_in(lena).post(NEW, yes | {"move": "on"})
    proposal.refresh_from_db()
    assert (proposal.state, Decision.objects.count()) == ("harvested", 1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2021-09-01", "Dialogen började 1 oktober 2021, så 1 september 2021 är för tidigt."),
        ("tomorrow", "har inte varit än"),
        ("inget datum", "Fyll i ett giltigt datum"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_the_rest_is_kept(signed_in, stig, proposed, yes, day, words):
    day = (timezone.localdate() + timedelta(days=1)).isoformat() if day == "tomorrow" else day
    answer = signed_in(stig).post(NEW, yes | {"decided_on": day})
    page = answer.content.decode()
    assert (answer.status_code, Decision.objects.count()) == (422, 0)
    assert (words in page, "FN-2022/00318" in page) == (True, True)


def test_a_body_of_another_municipality_cannot_decide(signed_in, stig, proposed, yes):
    from tests import factories

    foreign = factories.make_organisation(factories.make_municipality("Sigtuna kommun", "sigtuna"), "KS")
    assert signed_in(stig).post(NEW, yes | {"body": foreign.pk}).status_code == 422


def test_a_decision_is_changed_with_both_texts_kept(signed_in, stig, proposed, yes):
    client = signed_in(stig)
    client.post(NEW, yes)
    address = f"{HOME}1/decisions/{Decision.objects.get().pk}/"
    assert client.post(address, yes | {"reasons": "Första.", "opened_version": 1}).status_code == 302
    answer = client.post(address, yes | {"reasons": "Andra.", "opened_version": 1})
    assert (answer.status_code, answer.context["conflict"][0]["theirs"]) == (409, "Första.")


def test_the_decisions_are_listed_searched_and_filtered(signed_in, lena, propose, board, django_assert_num_queries):
    def decide(proposal, outcome: str) -> None:
        Decision.objects.create(proposal=proposal, body=board, decided_on="2022-09-21", outcome=outcome)

    decide(propose("Hus"), "yes")
    client = signed_in(lena)
    client.get(HOME + "decisions/")
    with django_assert_num_queries(9):
        client.get(HOME + "decisions/")
    decide(propose("Fond"), "no")
    decide(propose("Skola"), "later")
    with django_assert_num_queries(9):
        assert len(client.get(HOME + "decisions/").context["page"]) == 3
    [row] = client.get(HOME + "decisions/?outcome=no").context["page"]
    assert row.proposal.title == "Fond"
    assert "Inget beslut passar in" in client.get(HOME + "decisions/?q=finnsinte").content.decode()


@pytest.mark.parametrize("who", ["petra", "otto", "farid", "dana"])
def test_others_do_not_decide(signed_in, request, proposed, who):
    assert signed_in(request.getfixturevalue(who)).get(NEW).status_code == 403
