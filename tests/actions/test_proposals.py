"""Proposals: collected, culled by the table of moves, objected to; nothing is ever lost."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions.models import MOVES, Move, Proposal, ProposalObjection, ProposalState
from actions.services import move_proposal
from dialogues.models import Dialogue, Event
from meetings.models import Meeting, Note
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db
NEW = HOME + "new/"


# --- Collecting -----------------------------------------------------------------------------------------------------


def test_lena_writes_down_a_proposal_and_it_is_collected_with_the_first_line_of_its_ledger(signed_in, lena, meeting):
    data = {"title": "Öppna skolgårdar", "what": "Ljus och vuxna på plats.", "meeting": meeting.pk}
    answer = signed_in(lena).post(NEW, data)
    proposal = Proposal.objects.get()
    assert answer.headers["Location"] == f"{HOME}1/"
    assert (proposal.number, proposal.state, proposal.meeting) == (1, "harvested", meeting)
    assert list(proposal.moves.values_list("from_state", "to_state", "by")) == [("", "harvested", lena.pk)]
    assert Event.objects.get(name="proposal.collected").data == {"number": 1}


def test_a_proposal_form_sent_twice_makes_one_proposal(signed_in, lena):
    client = signed_in(lena)
    key = str(client.get(NEW).context["form"]["creation_key"].value())
    data = {"title": "Öppna skolgårdar", "what": "Ljus.", "creation_key": key}
    client.post(NEW, data)
    client.post(NEW, data)
    assert (Proposal.objects.count(), Move.objects.count()) == (1, 1)


def test_a_note_from_a_table_fills_in_the_form_and_stays_tied_to_the_proposal(signed_in, lena, dialogue, meeting):
    seen = factories.make_perspective(dialogue, "Vi gör redan jobbet")
    note = Note.objects.create(meeting=meeting, kind="proposal", text="Lån av lokal\nutan stadgar.")
    note.perspectives.add(seen)
    client = signed_in(lena)
    form = client.get(f"{NEW}?note={note.pk}").context["form"]
    assert (form["title"].value(), form["what"].value()) == ("Lån av lokal", "Lån av lokal\nutan stadgar.")
    client.post(f"{NEW}?note={note.pk}", {"title": "Lån av lokal", "what": "Utan stadgar.", "perspectives": [seen.pk]})
    proposal = Proposal.objects.get()
    assert (proposal.note, list(proposal.perspectives.all())) == (note, [seen])


def test_a_note_of_another_dialogue_is_not_there(signed_in, lena, dialogue):
    other = factories.make_dialogue("annan")
    meeting = Meeting.objects.create(dialogue=other, number=1, title="Deras", held_on=other.starts_on)
    note = Note.objects.create(meeting=meeting, text="Hemligt")
    assert signed_in(lena).get(f"{NEW}?note={note.pk}").status_code == 404


@pytest.mark.parametrize("mangled", ["?note=abc", "?note=99999999999999999999", "?meeting=x", "?note="])
def test_a_mangled_address_opens_an_empty_form(signed_in, lena, mangled):
    answer = signed_in(lena).get(NEW + mangled)
    assert (answer.status_code, answer.context["form"]["title"].value()) == (200, "")


def test_what_is_missing_is_said_and_everything_typed_is_kept(signed_in, lena):
    answer = signed_in(lena).post(NEW, {"title": "", "what": "Ljus och vuxna.", "urgency": "9"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Ljus och vuxna." in page
    assert set(answer.context["form"].errors) == {"title", "urgency"}


def test_two_who_change_the_same_proposal_both_keep_their_text(signed_in, lena, propose):
    propose("Hus")
    client = signed_in(lena)
    data = {"title": "Hus på Ersboda", "what": "Lenas text", "opened_version": 1}
    assert client.post(f"{HOME}1/edit/", data).status_code == 302
    answer = client.post(f"{HOME}1/edit/", data | {"what": "Den andras text"})
    assert answer.status_code == 409
    assert tuple(answer.context["conflict"][0][side] for side in ("theirs", "yours")) == (
        "Lenas text",
        "Den andras text",
    )


def test_changing_the_text_does_not_undo_a_move_made_meanwhile(lena, propose, dialogue):
    from actions.forms import ProposalForm
    from actions.services import save_proposal

    proposal = propose()
    data = {"title": "Nytt namn", "what": "Samma.", "opened_version": 1}
    form = ProposalForm(data, instance=Proposal.objects.get(pk=proposal.pk), dialogue=dialogue)
    assert form.is_valid()
    move_proposal(proposal=proposal, to_state="shortlisted", reason="Angeläget.", actor=lena)
    save_proposal(form=form, dialogue=dialogue, actor=lena)
    proposal.refresh_from_db()
    assert (proposal.title, proposal.state) == ("Nytt namn", "shortlisted")


@pytest.mark.parametrize("who", ["farid", "dana", "stig", "petra", "otto"])
def test_others_read_proposals_but_do_not_write_them(signed_in, request, propose, who):
    propose()
    client = signed_in(request.getfixturevalue(who))
    assert client.get(HOME + "1/").status_code == 200
    assert [client.get(HOME + path).status_code for path in ("new/", "1/edit/", "1/move/shortlisted/")] == [403] * 3


def test_ulf_does_not_learn_that_there_are_proposals(signed_in, ulf, propose):
    propose()
    paths = ["", "1/", "new/", "gaps/", "choices/", "decisions/", "follow-up/"]
    assert [signed_in(ulf).get(HOME + path).status_code for path in paths] == [404] * 7


# --- The list -------------------------------------------------------------------------------------------------------


def test_the_list_is_searched_and_filtered(signed_in, lena, propose, promise, leisure, meeting):
    propose("Simskola för vuxna", meeting=meeting)
    propose("En app", moves=(("idea_bank", "Finns redan."),))
    client = signed_in(lena)

    def titles(query: str) -> list[str]:
        return [row.proposal.title for row in client.get(HOME + query).context["rows"]]

    assert titles("") == ["Hus på Ersboda", "Simskola för vuxna", "En app"]
    assert titles("?q=simskola") == ["Simskola för vuxna"]
    assert titles("?state=idea_bank") == ["En app"]
    assert titles(f"?meeting={meeting.pk}") == ["Simskola för vuxna"]
    assert titles(f"?owner={leisure.pk}") == ["Hus på Ersboda"]
    assert titles("?state=nonsense&meeting=x&page=99") == ["Hus på Ersboda", "Simskola för vuxna", "En app"]


def test_the_list_finds_what_is_late(signed_in, lena, propose, promise):
    client = signed_in(lena)
    assert client.get(HOME + "?late=late").context["rows"] == []
    Proposal.objects.filter(pk=promise.pk).update(due_on=timezone.localdate() - timedelta(weeks=3))
    [row] = client.get(HOME + "?late=late").context["rows"]
    assert (row.proposal, row.standing.words) == (promise, "Tre veckor sen")


def test_the_list_says_why_it_is_empty(signed_in, lena, petra):
    page = signed_in(lena).get(HOME).content.decode()
    assert "De brukar komma från den tredje träffen." in page
    assert NEW in page
    assert NEW not in signed_in(petra).get(HOME).content.decode()


def test_the_list_asks_as_often_for_three_as_for_one(
    signed_in, lena, propose, promise, dialogue, django_assert_num_queries
):
    client = signed_in(lena)
    client.get(HOME)
    with django_assert_num_queries(16):
        client.get(HOME)
    for name in ("Ett till", "Och ett"):
        propose(name, owner_organisation=promise.owner_organisation, moves=(("shortlisted", "Bra."),))
    client.get(HOME)
    with django_assert_num_queries(16):
        client.get(HOME)


def test_more_kept_than_the_dialogue_wants_is_said_in_words(signed_in, lena, propose, dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(most_kept=8)
    for number in range(8):
        propose(f"Förslag {number}", moves=(("shortlisted", "Bra."),))
    client = signed_in(lena)
    assert "svåra att följa upp" not in client.get(HOME).content.decode()
    propose("Det nionde")
    assert "8 förslag är redan utvalda" in client.get(f"{HOME}9/move/shortlisted/").content.decode()
    client.post(f"{HOME}9/move/shortlisted/", {"reason": "Någon kunde inte gå med på att lämna det."})
    assert "9 förslag är kvar. Fler än 8 är svåra att följa upp." in client.get(HOME).content.decode()


# --- Moving ---------------------------------------------------------------------------------------------------------


STANDING = [state for state in ProposalState.values if state != "merged"]


@pytest.mark.parametrize("before", STANDING)
@pytest.mark.parametrize("after", STANDING)
def test_moves_follow_the_table_and_nothing_else(signed_in, lena, propose, before, after):
    proposal = propose(state=before)
    answer = signed_in(lena).post(f"{HOME}1/move/{after}/", {"reason": "Så bestämde vi."})
    proposal.refresh_from_db()
    if after in MOVES[before]:
        assert (answer.status_code, proposal.state) == (302, after)
        assert proposal.moves.last().reason == "Så bestämde vi."
    else:
        assert (answer.status_code, proposal.state, proposal.moves.count()) == (422, before, 1)


def test_every_state_can_be_left_and_come_back_to_the_beginning():
    reachable = {ProposalState.HARVESTED}
    while True:
        more = {target for state in reachable for target in MOVES[state]} | reachable
        if more == reachable:
            break
        reachable = more
    assert reachable == set(STANDING)
    assert all(MOVES[state] for state in STANDING)
    assert MOVES["merged"] == (), "out of a merging leads only splitting, which writes both ledgers"


@pytest.mark.parametrize("before", STANDING)
def test_nobody_is_moved_into_or_out_of_a_merging_by_a_forged_post(signed_in, lena, propose, before):
    proposal = propose(state=before)
    assert signed_in(lena).post(f"{HOME}1/move/merged/", {"reason": "Smart."}).status_code == 404
    proposal.refresh_from_db()
    assert (proposal.state, proposal.moves.count()) == (before, 1)


def test_the_way_leads_over_prioritised(signed_in, lena, propose):
    proposal = propose()
    for state in ("shortlisted", "prioritised", "proposed", "prioritised", "idea_bank", "harvested"):
        signed_in(lena).post(f"{HOME}1/move/{state}/", {"reason": "Så bestämde vi."})
        proposal.refresh_from_db()
        assert proposal.state == state


def test_a_move_without_a_reason_is_refused(signed_in, lena, propose):
    proposal = propose()
    answer = signed_in(lena).post(f"{HOME}1/move/idea_bank/", {"reason": "  "})
    proposal.refresh_from_db()
    assert (answer.status_code, proposal.state) == (422, "harvested")


def test_a_state_that_does_not_exist_is_not_there(signed_in, lena, propose):
    propose()
    assert signed_in(lena).get(f"{HOME}1/move/bort/").status_code == 404


def test_the_ledger_shows_who_when_at_which_meeting_and_why(signed_in, lena, propose, meeting):
    propose()
    client = signed_in(lena)
    client.post(f"{HOME}1/move/idea_bank/", {"reason": "Finns redan i skolans plan.", "meeting": meeting.pk})
    client.post(f"{HOME}1/move/shortlisted/", {"reason": "Det gjorde det inte."})
    page = client.get(HOME + "1/")
    ledger = [(move.to_state, move.reason, move.by, move.meeting) for move in page.context["page"].ledger]
    assert ledger == [
        ("harvested", "Från bordet.", None, None),
        ("idea_bank", "Finns redan i skolans plan.", lena, meeting),
        ("shortlisted", "Det gjorde det inte.", lena, None),
    ]
    assert "Finns redan i skolans plan." in page.content.decode()


def test_the_ledger_cannot_be_rewritten(propose):
    move = propose().moves.get()
    move.reason = "Något annat"
    with pytest.raises(TypeError):
        move.save()
    with pytest.raises(TypeError):
        move.delete()


def test_two_who_move_at_once_get_one_move_and_one_clear_word(lena, propose):
    from django.core.exceptions import ValidationError

    proposal = propose()
    stale = Proposal.objects.get(pk=proposal.pk)
    move_proposal(proposal=proposal, to_state="idea_bank", reason="Ett.", actor=lena)
    with pytest.raises(ValidationError, match="Någon flyttade förslaget"):
        move_proposal(proposal=stale, to_state="shortlisted", reason="Två.", actor=lena)
    assert proposal.moves.count() == 2


# --- Objections and perspectives ------------------------------------------------------------------------------------


def test_petra_objects_and_says_what_she_would_need(signed_in, petra, propose, dialogue):
    proposal = propose()
    data = {"objection": "Pengarna tas från Ålidhem.", "needs": "Att Ålidhem räknas med."}
    assert signed_in(petra).post(f"{HOME}1/objections/new/", data).status_code == 302
    page = signed_in(petra).get(HOME + "1/").content.decode()
    assert ("Pengarna tas från Ålidhem." in page, "Att Ålidhem räknas med." in page) == (True, True)
    assert list(proposal.objections.values_list("objection", "by")) == [("Pengarna tas från Ålidhem.", petra.pk)]


def test_only_lena_sees_who_objected(signed_in, lena, stig, petra, propose):
    ProposalObjection.objects.create(proposal=propose(), by=petra, objection="Nej.")
    assert "Petra" in signed_in(lena).get(HOME + "1/").content.decode()
    assert "Petra" not in signed_in(stig).get(HOME + "1/").content.decode()


def test_otto_is_not_led_to_a_meeting_he_may_not_open(signed_in, otto, farid, propose, meeting):
    propose(meeting=meeting)
    link = 'href="/dialogues/segregation/meetings/3/"'
    assert [link in signed_in(who).get(HOME + "1/").content.decode() for who in (farid, otto)] == [True, False]


def test_an_objection_stays_through_every_move(signed_in, lena, petra, propose):
    proposal = propose()
    ProposalObjection.objects.create(proposal=proposal, by=petra, objection="Nej.")
    client = signed_in(lena)
    for state in ("shortlisted", "proposed", "decided", "stopped", "idea_bank", "harvested"):
        assert client.post(f"{HOME}1/move/{state}/", {"reason": "Ja."}).status_code == 302
    assert "Nej." in client.get(HOME + "1/").content.decode()


def test_farid_facilitates_and_does_not_object(signed_in, farid, propose):
    propose()
    assert signed_in(farid).get(f"{HOME}1/objections/new/").status_code == 403


def test_unpublished_perspectives_are_for_those_who_may_read_drafts(
    signed_in, lena, petra, propose, dialogue, publish_perspectives
):
    read = factories.make_perspective(dialogue, "Vi gör redan jobbet", number=1)
    unread = factories.make_perspective(dialogue, "Ännu bara i utkastet", number=2)
    proposal = propose()
    proposal.perspectives.set([read, unread])
    publish_perspectives((read, "Vi gör redan jobbet", []))
    assert "Ännu bara i utkastet" in signed_in(lena).get(HOME + "1/").content.decode()
    page = signed_in(petra).get(HOME + "1/").content.decode()
    assert "Ännu bara i utkastet" not in page
    assert ("Vi gör redan jobbet" in page, "Ett perspektiv bakom det är inte publicerat än." in page) == (True, True)


# --- Urgent and feasible --------------------------------------------------------------------------------------------


def test_the_drawing_holds_every_judged_proposal_and_says_how_many_are_not(signed_in, lena, propose):
    propose("A", urgency=5, feasibility=5, moves=(("shortlisted", "Bra."),))
    propose("B", urgency=5, feasibility=5)
    propose("C", urgency=1)
    answer = signed_in(lena).get(HOME + "choices/")
    drawn = answer.context["drawn"]
    assert [(point.title, point.look, point.label) for point in drawn.points] == [
        ("A", "pt-chosen", "1"),
        ("B", "pt", ""),
    ]
    assert (drawn.unjudged, [row.title for row in answer.context["page"]]) == (1, ["A", "B", "C"])
    assert drawn.points[0].x != drawn.points[1].x


def test_a_hundred_in_one_cell_stay_inside_it(propose):
    from actions.scatter import scatter

    rows = [{"pk": n, "title": str(n), "urgency": 1, "feasibility": 1} for n in range(100)]
    drawn = scatter(rows, {n: str(n) for n in range(20)})
    assert all(40 <= float(point.x) <= 136 and 326 <= float(point.y) <= 400 for point in drawn.points)


def test_the_page_of_one_asks_as_often_for_three_of_everything_as_for_one(
    signed_in, lena, petra, promise, propose, dialogue, django_assert_num_queries
):
    from actions.models import Milestone, StatusReport

    def add(number: int) -> None:
        today = timezone.localdate()
        Milestone.objects.create(proposal=promise, title=f"Steg {number}", due_on=today)
        StatusReport.objects.create(proposal=promise, reported_on=today, state="on_track", text="Bra.", by=lena)
        ProposalObjection.objects.create(proposal=promise, by=petra, objection="Nej.")
        promise.perspectives.add(factories.make_perspective(dialogue, f"P{number}", number=number))
        promise.partners.add(factories.make_organisation(dialogue.municipality, f"Förening {number}"))

    add(1)
    client = signed_in(lena)
    client.get(HOME + "1/")
    with django_assert_num_queries(33):
        client.get(HOME + "1/")
    add(2)
    add(3)
    client.get(HOME + "1/")
    with django_assert_num_queries(33):
        client.get(HOME + "1/")
