"""The culling ledger of the whole dialogue, objections with their lines, and how many proposals are too many."""

import pytest

from actions.models import ProposalObjection
from dialogues.models import Event
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db
LEDGER = HOME + "ledger/"


def lines(answer) -> list[tuple]:
    return [(move.proposal.number, move.to_state, move.reason) for move in answer.context["page"].object_list]


def test_every_line_of_every_proposal_is_there_newest_first(signed_in, lena, stig, propose, meeting):
    propose("Hus", moves=(("idea_bank", "Finns redan."),))
    propose("Buss")
    signed_in(lena).post(f"{HOME}2/move/shortlisted/", {"reason": "Angeläget.", "meeting": meeting.pk})
    answer = signed_in(stig).get(LEDGER)
    assert lines(answer) == [
        (2, "shortlisted", "Angeläget."),
        (2, "harvested", "Från bordet."),
        (1, "idea_bank", "Finns redan."),
        (1, "harvested", "Från bordet."),
    ]
    page = answer.content.decode()
    assert str(lena) in page and str(meeting) in page


def test_it_is_filtered_by_meeting_state_and_words(signed_in, lena, propose, meeting):
    propose("Hus")
    propose("Buss", moves=(("idea_bank", "Finns redan."),))
    client = signed_in(lena)
    assert "Träff</label>" not in client.get(LEDGER).content.decode()
    client.post(f"{HOME}1/move/shortlisted/", {"reason": "Angeläget.", "meeting": meeting.pk})
    assert lines(client.get(f"{LEDGER}?meeting={meeting.pk}")) == [(1, "shortlisted", "Angeläget.")]
    assert lines(client.get(f"{LEDGER}?to=idea_bank")) == [(2, "idea_bank", "Finns redan.")]
    assert lines(client.get(f"{LEDGER}?q=angeläget")) == [(1, "shortlisted", "Angeläget.")]
    assert len(lines(client.get(f"{LEDGER}?meeting=x&to=nonsense&page=99"))) == 4


def test_an_objection_to_a_move_is_kept_with_its_line_and_a_later_one_with_the_line_that_stood(
    signed_in, lena, petra, propose
):
    proposal = propose()
    data = {"reason": "Angeläget.", "objection": "<b>Fel</b> ordning", "needs": "Att fritids är med"}
    signed_in(lena).post(f"{HOME}1/move/shortlisted/", data)
    signed_in(petra).post(f"{HOME}1/objections/new/", {"objection": "Vem städar?"})
    last = proposal.moves.last()
    kept = [(one.objection, one.needs, one.move, one.by) for one in proposal.objections.all()]
    assert kept == [("<b>Fel</b> ordning", "Att fritids är med", last, lena), ("Vem städar?", "", last, petra)]
    for address in (LEDGER, HOME + "1/"):
        page = signed_in(lena).get(address).content.decode()
        assert "&lt;b&gt;Fel&lt;/b&gt; ordning" in page and "<b>Fel</b>" not in page
    assert Event.objects.filter(name="proposal.objected").count() == 2


def test_what_is_needed_without_an_objection_is_asked_about_and_the_proposal_stays(signed_in, lena, propose):
    proposal = propose()
    answer = signed_in(lena).post(f"{HOME}1/move/shortlisted/", {"reason": "Bra.", "needs": "Mer tid"})
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.state, ProposalObjection.objects.count()) == (422, "harvested", 0)
    assert "Mer tid" in answer.content.decode()


def test_the_ledger_of_another_dialogue_stays_there(signed_in, lena, propose):
    propose()
    elsewhere = factories.make_dialogue("annan", municipality=factories.make_municipality("Sigtuna kommun", "sig"))
    factories.make_member(elsewhere, lena, "leader")
    assert lines(signed_in(lena).get("/dialogues/annan/actions/ledger/")) == []


def test_the_ledger_asks_as_often_for_three_as_for_one(signed_in, lena, propose, django_assert_num_queries):
    client = signed_in(lena)
    propose()
    client.get(LEDGER)
    with django_assert_num_queries(9):
        client.get(LEDGER)
    for name in ("Ett till", "Och ett"):
        propose(name, moves=(("shortlisted", "Bra."),))
    client.post(f"{HOME}2/move/idea_bank/", {"reason": "Nej.", "objection": "Jo."})
    client.get(LEDGER)
    with django_assert_num_queries(9):
        client.get(LEDGER)


def test_lena_says_how_many_are_too_many_and_nothing_is_stopped(signed_in, lena, stig, propose, dialogue):
    for number in range(3):
        propose(f"Förslag {number}", moves=(("shortlisted", "Bra."),))
    client = signed_in(lena)
    assert "svåra att följa upp" not in client.get(HOME).content.decode()
    page = client.get(HOME + "limit/")
    assert page.context["form"]["most_kept"].value() == 7
    opened = page.context["form"]["opened_as"].value()
    assert client.post(HOME + "limit/", {"most_kept": "0", "opened_as": opened}).status_code == 422
    assert client.post(HOME + "limit/", {"most_kept": "2", "opened_as": opened}).status_code == 302
    assert Event.objects.filter(name="dialogue.limit.changed").count() == 1
    assert "Fler än 2 är svåra att följa upp" in client.get(HOME).content.decode()
    propose("Det fjärde")
    assert client.post(f"{HOME}4/move/shortlisted/", {"reason": "Ändå."}).status_code == 302
    assert signed_in(stig).get(HOME + "limit/").status_code == 403
