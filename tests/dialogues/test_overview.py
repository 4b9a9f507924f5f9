"""The overview: what to do next, who waits for whom, the path over time and the promises, for each reader."""

from datetime import date

import pytest
from django.utils import timezone

from actions.models import Proposal
from dialogues import overview, phases
from dialogues.design_team.tasks import tick_task
from dialogues.events import record
from dialogues.models import (
    CentralQuestion,
    DesignTeamCandidate,
    DesignTeamMeeting,
    Dialogue,
    PlannedPhase,
    QuestionObjection,
    SignOff,
    TeamTask,
    TriageRound,
    TriageSheet,
)
from dialogues.phases import Missing, Phase, Promised, Readiness, Step, Waiting
from dialogues.timeline import Axis, in_months
from meetings.models import Meeting
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/dialogues/segregation/"


@pytest.fixture
def known(monkeypatch):
    """Put these readinesses on the path in place of the rooms' own: ``known(key, plan_key, capability, …)``."""
    registry = {}
    monkeypatch.setattr(phases, "_registry", registry)

    def put(key, plan_key="meetings", capability="read_meetings", **readiness):
        told = Readiness(**({"state": phases.PART, "summary": f"Om {key}."} | readiness))
        registry[key] = Phase(
            key=key,
            order=len(registry),
            title=key,
            url_name="dialogues:preparation",
            capability=capability,
            readiness=lambda dialogue: told,
            plan_key=plan_key,
        )

    return put


def plan(dialogue, phase, starts_on, ends_on, note=""):
    return PlannedPhase.objects.create(dialogue=dialogue, phase=phase, starts_on=starts_on, ends_on=ends_on, note=note)


def seen(signed_in, person):
    return signed_in(person).get(HOME).context["overview"]


def test_those_who_may_read_it_do_and_the_others_do_not(
    signed_in, dialogue, lena, farid, ines, dana, stig, ada, petra, otto, ulf
):
    for person in (lena, farid, ines, dana, stig, ada):
        assert signed_in(person).get(HOME).status_code == 200
    assert [signed_in(person).get(HOME).status_code for person in (petra, otto, ulf)] == [403, 403, 404]


@pytest.mark.parametrize(
    ("today", "heading"),
    [
        (date(2021, 9, 1), "Onsdag 1 september. Dialogen börjar 1 oktober 2021"),
        (date(2021, 10, 1), "Fredag 1 oktober, vecka 1 av dialogen"),
        (date(2022, 5, 18), "Onsdag 18 maj, vecka 33 av dialogen"),
        (date(2026, 5, 18), "Måndag 18 maj, år 5 av dialogen"),
    ],
    ids=["before", "first day", "week 33", "years later"],
)
def test_the_heading_says_the_day_and_how_far_the_dialogue_is(signed_in, lena, dialogue, time_machine, today, heading):
    time_machine.move_to(today)
    assert heading in signed_in(lena).get(HOME).content.decode()


def test_the_agreed_question_stands_first_with_the_objections_that_remain(signed_in, lena, dana, farid, dialogue):
    question = CentralQuestion.objects.create(
        dialogue=dialogue, number=1, wording="Vad behöver vi göra?", agreed_on=date(2021, 12, 9)
    )
    QuestionObjection.objects.create(question=question, by=dana, objection="Nej.")
    text = signed_in(lena).get(HOME).content.decode()
    assert "”Vad behöver vi göra?”" in text
    assert "En invändning står kvar" in text
    text = signed_in(farid).get(HOME).content.decode()
    assert "”Vad behöver vi göra?”" in text
    assert "En invändning står kvar" not in text


def test_the_next_three_steps_are_the_weightiest_for_the_readers_own_role(signed_in, lena, dana, known, dialogue):
    known("a", steps=(Step("Fjärde", "", "", weight=40), Step("Andra", "", "", weight=20)))
    known("b", steps=(Step("Första", "", "", weight=10), Step("Tredje", "", "", weight=30)))
    known("c", steps=(Step("Danas", "", "", role="design_team"),))
    assert [step.title for step in seen(signed_in, lena).steps] == ["Första", "Andra", "Tredje"]
    assert [step.title for step in seen(signed_in, dana).steps] == ["Danas"]


def test_words_about_a_phase_are_kept_from_those_who_may_not_open_it(signed_in, lena, stig, known, dialogue):
    secret = {
        "missing": (Missing("Det som saknas", "/x/"),),
        "waiting": (Waiting("Du", "Farid", "Väntan"),),
        "promises": (Promised("4", "av 31", "Löftet", "Mer"),),
        "steps": (Step("Steget", "", "", role="steering"),),
    }
    known("meetings", summary="Hemlig sammanfattning.", **secret)
    for text in ("Hemlig sammanfattning.", "Det som saknas", "Väntan", "Löftet"):
        assert text in signed_in(lena).get(HOME).content.decode()
    page = signed_in(stig).get(HOME).content.decode()
    for text in ("Hemlig sammanfattning.", "Det som saknas", "Väntan", "Löftet", "Steget"):
        assert text not in page


def test_what_waits_for_you_is_written_to_the_leader_alone(signed_in, lena, dana, known, dialogue):
    known("meetings", waiting=(Waiting("Farid", "dig", "Utkastet"),))
    assert [wait.text for wait in seen(signed_in, lena).waiting] == ["Utkastet"]
    assert seen(signed_in, dana).waiting == []


def test_only_the_leader_gets_links_to_where_things_are_mended(signed_in, lena, dana, known, dialogue):
    known("meetings", missing=(Missing("Anteckningar", "/mend/"),))
    assert 'href="/mend/"' in signed_in(lena).get(HOME).content.decode()
    page = signed_in(dana).get(HOME).content.decode()
    assert "Anteckningar" in page
    assert 'href="/mend/"' not in page


def test_a_step_of_several_phases_has_one_state_and_shows_three_missing_things(signed_in, lena, known, dialogue):
    known("one", plan_key="interviews", state="done", summary="Ett.", missing=(Missing("a"), Missing("b")))
    known("two", plan_key="interviews", state="gap", summary="Två.", missing=(Missing("c"), Missing("d")))
    step = seen(signed_in, lena).path[1]
    assert (step.number, step.key, step.state, step.shape) == (2, "interviews", "part", "open")
    assert step.sentences == ["Ett."]
    assert ([lack.text for lack in step.missing], step.more) == (["a", "b", "c"], 1)


@pytest.mark.parametrize(
    ("states", "state"),
    [
        ([], "gap"),
        (["done", "done"], "done"),
        (["gap", "gap"], "gap"),
        (["done", "gap"], "part"),
        (["done", "late"], "late"),
    ],
)
def test_states_of_phases_combine(states, state):
    assert overview.combined(states) == state


def test_the_path_always_has_the_seven_steps_and_says_so_without_a_plan(signed_in, lena, dialogue):
    answer = signed_in(lena).get(HOME)
    assert [step.number for step in answer.context["overview"].path] == [1, 2, 3, 4, 5, 6, 7]
    assert "Det finns ingen tidplan ännu" in answer.content.decode()


def test_a_step_no_room_reports_on_shows_the_plans_note(signed_in, lena, known, dialogue):
    plan(dialogue, "decision", date(2022, 8, 30), date(2022, 9, 30), "Styrgruppen 30 augusti.")
    [step] = [step for step in seen(signed_in, lena).path if step.key == "decision"]
    assert (step.sentences, step.url, step.when) == (["Styrgruppen 30 augusti."], "", "augusti till september 2022")


def test_labels_on_the_time_axis_leave_room_for_today_and_for_each_other(dialogue):
    rows = [plan(dialogue, "preparation", date(2024, 9, 30), date(2026, 12, 11))]
    ticks = Axis.over(rows, date(2026, 11, 22)).ticks
    assert [tick.text for tick in ticks if not tick.minor] == ["sep 2024", "sep 2025"]
    assert [tick.text for tick in ticks] == ["sep 2024", "mar 2025", "sep 2025", "mar 2026"]


def test_time_is_drawn_with_what_is_done_under_way_and_planned(time_machine, dialogue):
    today = date(2022, 5, 16)
    rows = [
        plan(dialogue, "preparation", date(2021, 10, 1), date(2021, 12, 31)),
        plan(dialogue, "meetings", date(2022, 5, 1), date(2022, 6, 30)),
        plan(dialogue, "decision", date(2022, 8, 1), date(2022, 9, 30)),
    ]
    axis = Axis.over(rows, today)
    assert (axis.first, axis.end) == (date(2021, 10, 1), date(2022, 10, 1))
    assert axis.now == "62.19%"
    assert [tick.text for tick in axis.ticks] == ["okt 2021", "jan 2022", "apr", "jul"]
    drawn = [
        [(bar.kind, bar.x) for bar in axis.bars(row, state)]
        for row, state in zip(rows, ("done", "part", "gap"), strict=True)
    ]
    assert drawn == [
        [("done", "0.00%")],
        [("plan", "58.08%"), ("open", "58.08%")],
        [("plan", "83.29%")],
    ]


def test_today_is_left_off_a_plan_that_is_over(dialogue):
    rows = [plan(dialogue, "preparation", date(2021, 10, 1), date(2021, 12, 31))]
    assert Axis.over(rows, date(2026, 1, 1)).now == ""
    assert Axis.over([], date(2026, 1, 1)) is None


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2022, 5, 1), date(2022, 5, 30), "maj 2022"),
        (date(2022, 5, 1), date(2022, 6, 30), "maj till juni 2022"),
        (date(2021, 11, 1), date(2022, 1, 31), "november 2021 till januari 2022"),
    ],
)
def test_a_period_is_said_in_months(start, end, words):
    assert in_months(start, end) == words


def test_the_overview_follows_what_happens_in_the_dialogue(signed_in, lena, dialogue):
    assert "Beskriv frågan" in [step.title for step in seen(signed_in, lena).steps]
    Dialogue.objects.filter(pk=dialogue.pk).update(issue="Två bilder av samma plats.")
    record("dialogue.description.changed", dialogue=dialogue, actor=lena)
    assert "Beskriv frågan" not in [step.title for step in seen(signed_in, lena).steps]


def test_promises_are_told_with_figure_and_words(signed_in, lena, dialogue):
    for name, status in (("Fritidsförvaltningen", "yes"), ("Kulturnämnden", "no"), ("Bostadsbolaget", "asked")):
        organisation = factories.make_organisation(dialogue.municipality, name)
        SignOff.objects.create(dialogue=dialogue, organisation=organisation, status=status)
    promise = seen(signed_in, lena).promises[0]
    assert (promise.figure, promise.of, promise.text) == ("2", "av 3", "organisationer står inte bakom uppdraget ännu")
    assert promise.say == "Bostadsbolaget och Kulturnämnden."


def test_the_overview_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dialogue, django_assert_num_queries
):
    def add(number):
        plan(dialogue, "meetings", date(2022, 5, number), date(2022, 6, 30))
        organisation = factories.make_organisation(dialogue.municipality, f"Nämnd {number}")
        SignOff.objects.create(dialogue=dialogue, organisation=organisation)
        CentralQuestion.objects.create(dialogue=dialogue, number=number, wording="Vad?")
        record("plan.added", dialogue=dialogue, actor=lena)

    client = signed_in(lena)
    add(1)
    client.get(HOME)
    with django_assert_num_queries(9):
        client.get(HOME)
    add(2)
    add(3)
    client.get(HOME)
    with django_assert_num_queries(9):
        client.get(HOME)


def test_working_out_the_readiness_of_both_rooms_costs_the_same_at_any_size(dialogue, lena, django_assert_num_queries):
    rooms = [phase for phase in phases.phases() if phase.key in {"preparation", "design_team"}]

    def add(number):
        organisation = factories.make_organisation(dialogue.municipality, f"Nämnd {number}")
        SignOff.objects.create(dialogue=dialogue, organisation=organisation)
        question = CentralQuestion.objects.create(dialogue=dialogue, number=number, wording="Vad?")
        QuestionObjection.objects.create(question=question, by=lena, objection="Nej.")

    for numbers in ([1], [2, 3]):
        for number in numbers:
            add(number)
        with django_assert_num_queries(13):
            for phase in rooms:
                phase.readiness(dialogue)


def test_what_waits_for_one_person_is_shown_to_them_until_it_is_done(
    signed_in, lena, dana, farid, stig, dialogue, time_machine
):
    time_machine.move_to(date(2022, 1, 10))
    round_ = TriageRound.objects.create(dialogue=dialogue, number=1, opened_by=lena)
    meeting = DesignTeamMeeting.objects.create(dialogue=dialogue, number=1, held_on=date(2022, 1, 3), minutes="Alla.")
    seat = DesignTeamCandidate.objects.create(
        dialogue=dialogue, name="Dana", side="critic", perspective="Nej", status="accepted", user=dana
    )
    task = TeamTask.objects.create(meeting=meeting, text="Prova frågan", candidate=seat, due_on=date(2022, 1, 20))
    TeamTask.objects.create(meeting=meeting, text="Något annat", candidate=seat, due_on=date(2022, 6, 1))

    def own(person):
        titles = [step.title for step in seen(signed_in, person).steps]
        return [title for title in titles if "komplex" in title or "tog på dig" in title]

    say, take = "Säg hur komplext du tycker att det är", "Gör det du tog på dig: Prova frågan"
    assert (own(dana), own(farid), own(stig), own(lena)) == ([say, take], [say], [say], [])
    TriageSheet.objects.create(round=round_, user=dana, answered_at=timezone.now())
    tick_task(task=task, is_done=True, actor=dana)
    assert (own(dana), own(farid)) == ([], [say])
    TriageRound.objects.update(closed_at=timezone.now())
    assert own(farid) == []


def test_those_who_facilitate_and_steer_have_next_steps_of_their_own(signed_in, farid, stig, dialogue, time_machine):
    time_machine.move_to(date(2022, 5, 1))
    Meeting.objects.create(dialogue=dialogue, number=1, title="Träff 1", held_on=date(2022, 5, 11))
    Proposal.objects.create(dialogue=dialogue, number=1, title="Ett hus", state="proposed")
    assert [step.title for step in seen(signed_in, farid).steps] == ["Läs dagordningen för träff 1"]
    assert [step.title for step in seen(signed_in, stig).steps] == ["Ett förslag väntar på beslut"]


def test_a_promise_is_shown_to_others_when_they_may_open_what_it_is_about(signed_in, lena, dana, stig, known, dialogue):
    home = "/dialogues/segregation"
    places = {
        "teamet": "/design-team/questions/",
        "folket": "/interviews/people/",
        "uppdraget": "/preparation/mandate/",
    }
    known("p", "preparation", "read_mandate", promises=tuple(
        Promised("1", "", name, "Mer.", f"{home}{place}", "Se") for name, place in places.items()
    ))  # fmt: skip

    def told(person):
        return [promise.text for promise in seen(signed_in, person).promises]

    assert (told(lena), told(dana), told(stig)) == (list(places), ["teamet", "uppdraget"], ["uppdraget"])
    for person in (dana, stig):
        client = signed_in(person)
        links = [promise.url for promise in seen(signed_in, person).promises]
        assert [client.get(link).status_code for link in links] == [200] * len(links)
