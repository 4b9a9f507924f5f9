"""The thread and its gaps, and what the overview hears of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from actions import readiness
from actions.models import Milestone, Proposal
from dialogues import phases
from dialogues.models import PlannedPhase
from meetings.models import Note
from tests import factories
from tests.actions.conftest import HOME

pytestmark = pytest.mark.django_db


def gaps(client) -> dict[str, list[str]]:
    groups = client.get(HOME + "gaps/").context["groups"]
    return {group.key: [proposal.title for proposal in group.proposals] for group in groups}


def test_a_promise_with_nothing_behind_it_is_in_every_list(signed_in, lena, propose):
    propose("Luft", moves=(("shortlisted", "."), ("proposed", "."), ("decided", ".")))
    assert gaps(signed_in(lena)) == {
        "owner": ["Luft"], "decision": ["Luft"], "plan": ["Luft"], "report": [], "perspective": ["Luft"],
        "need": [],
    }  # fmt: skip


def test_each_gap_closes_when_it_is_filled(signed_in, lena, dialogue, promise):
    promise.perspectives.add(factories.make_perspective(dialogue, "Vi gör redan jobbet"))
    Milestone.objects.create(proposal=promise, title="Steg", due_on=timezone.localdate())
    client = signed_in(lena)
    assert set(map(tuple, gaps(client).values())) == {()}
    page = client.get(HOME + "gaps/").content.decode()
    assert "Varje löfte har någon som har sagt ja." in page


def test_asked_is_a_gap_and_silence_is_a_gap(signed_in, lena, promise):
    Proposal.objects.update(handshake="asked")
    promise.decisions.update(decided_on=timezone.localdate() - timedelta(weeks=10))
    found = gaps(signed_in(lena))
    assert (found["owner"], found["report"]) == (["Hus på Ersboda"], ["Hus på Ersboda"])


def test_what_has_ended_needs_no_plan_but_still_its_decision(signed_in, lena, propose):
    propose("Klart", state="done")
    found = gaps(signed_in(lena))
    assert (found["owner"], found["plan"], found["decision"]) == ([], [], ["Klart"])


def test_a_proposal_that_is_no_promise_is_no_gap(signed_in, lena, propose):
    propose("Bara ett förslag")
    assert set(map(tuple, gaps(signed_in(lena)).values())) == {()}


def test_perspectives_that_no_meeting_took_up(signed_in, lena, dialogue, meeting, describe):
    names = ["Orörd", "I en anteckning", "I en beskrivning"]
    untouched, noted, described = (
        factories.make_perspective(dialogue, name, number=n) for n, name in enumerate(names, start=1)
    )
    Note.objects.create(meeting=meeting, text="Sagt.").perspectives.add(noted)
    describe("Så här är det.").perspectives.add(described)
    factories.make_perspective(dialogue, "Struken", number=4, removed_at=timezone.now())
    client = signed_in(lena)
    assert [str(row) for row in client.get(HOME + "gaps/").context["page"]] == ["Orörd"]


def test_petra_does_not_see_unpublished_perspectives_among_the_gaps(signed_in, petra, dialogue):
    factories.make_perspective(dialogue, "Ännu bara i utkastet")
    answer = signed_in(petra).get(HOME + "gaps/")
    assert (answer.context["page"], "Ännu bara" in answer.content.decode()) == (None, False)


# --- Readiness ------------------------------------------------------------------------------------------------------


def test_nothing_yet_says_when_it_is_planned(dialogue):
    starts = timezone.localdate() + timedelta(days=30)
    PlannedPhase.objects.create(dialogue=dialogue, phase="proposals", starts_on=starts, ends_on=starts)
    known = readiness.proposals(dialogue)
    assert (known.state, known.summary.startswith("Inga förslag än. De är planerade från ")) == ("gap", True)
    assert (known.promises[0].figure, readiness.decisions(dialogue).state) == ("–", "gap")
    assert readiness.follow_up(dialogue).state == "gap"


def test_culling_is_told_in_one_sentence_with_what_is_missing(dialogue, propose):
    propose("A", moves=(("shortlisted", "."),))
    propose("B")
    known = readiness.proposals(dialogue)
    assert (known.state, known.summary) == ("part", "Två förslag är insamlade. Ett är utvalt.")
    assert [row.text for row in known.missing] == [
        "1 utvalt förslag som ingen har tagit på sig",
        "1 utvalt förslag som inte vilar på något sagt",
    ]
    assert (known.promises[0].figure, known.promises[0].of) == ("1", "av 1")


def test_whoever_has_been_asked_and_not_answered_is_waited_for(dialogue, propose, leisure):
    propose(
        "Hus",
        state="shortlisted",
        owner_organisation=leisure,
        handshake="asked",
        handshake_at=timezone.now() - timedelta(weeks=3),
    )
    [wait] = readiness.proposals(dialogue).waiting
    assert (wait.whom, wait.text) == ("Fritidsförvaltningen", "Ett ja till ansvaret för ”Hus”, sedan tre veckor.")


def test_a_proposal_that_waits_for_a_decision_is_a_next_step(dialogue, propose):
    propose("A", state="proposed")
    known = readiness.decisions(dialogue)
    assert (known.state, known.summary) == ("part", "Inget är beslutat än.")
    assert [(step.role, step.title) for step in known.steps] == [
        ("leader", "Ett förslag väntar på beslut"),
        ("steering", "Ett förslag väntar på beslut"),
    ]


def test_decisions_are_summed_up(dialogue, promise, propose, board):
    from actions.models import Decision

    Decision.objects.create(proposal=propose("B"), body=board, decided_on="2022-09-21", outcome="no")
    assert readiness.decisions(dialogue).summary == "Beslutat: ett ja, ett nej."


def test_silence_makes_the_follow_up_late_and_gives_a_next_step(dialogue, promise):
    promise.decisions.update(decided_on=timezone.localdate() - timedelta(weeks=12))
    known = readiness.follow_up(dialogue)
    assert (known.state, known.promises[0].figure) == ("late", "1")
    assert [step.title for step in known.steps] == ["Fråga hur det går med ”Hus på Ersboda”"]


def test_the_three_steps_of_the_path_are_registered_with_one_row_in_the_menu():
    ours = [(phase.key, str(phase.plan_key), phase.menu) for phase in phases.phases() if phase.order in {70, 71, 72}]
    assert ours == [("actions", "proposals", True), ("decisions", "decision", False), ("follow_up", "follow_up", False)]


def test_readiness_asks_as_often_for_three_as_for_one(dialogue, promise, propose, django_assert_num_queries):
    def work_out() -> None:
        for worked_out in (readiness.proposals, readiness.decisions, readiness.follow_up):
            worked_out(dialogue)

    with django_assert_num_queries(17):
        work_out()
    for name in ("B", "C"):
        propose(name, state="under_way", handshake="asked", handshake_at=timezone.now())
    with django_assert_num_queries(17):
        work_out()
