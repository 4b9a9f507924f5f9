"""Tables for all meetings at once: ordered, planned by the worker, repeated from the seed, taken into use, undone."""

import json
from datetime import date

import pytest

from interviews.models import BackgroundValue, BackgroundVariable
from meetings.candidates.forgetting import forget
from meetings.models import (
    Attendance,
    Candidate,
    Meeting,
    Participant,
    SeatFacts,
    SeatingWish,
    Table,
    TablePlan,
    TableSetup,
    WorkingGroup,
)
from meetings.tables import services
from meetings.tables.frozen import room_from_json, room_to_json
from meetings.tables.people import room_of, variables_of, with_all
from meetings.tables.production import produce
from tests import factories

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"


@pytest.fixture
def evenings(dialogue):
    return [
        Meeting.objects.create(dialogue=dialogue, number=n, title=f"Kväll {n}", held_on=date(2022, 5, 10 + n))
        for n in (1, 2, 3)
    ]


@pytest.fixture
def twelve(dialogue):
    """Twelve who are coming, six from each side, every second a woman."""
    gender = BackgroundVariable.objects.create(dialogue=dialogue, key="gender", name="Kön")
    values = [BackgroundValue.objects.create(variable=gender, name=name) for name in ("kvinna", "man")]
    people = []
    for index in range(12):
        side = "municipality" if index < 6 else "civil_society"
        person = Participant.objects.create(dialogue=dialogue, name=f"Person {index:02}", side=side, status="yes")
        SeatFacts.objects.create(participant=person).background.add(values[index % 2])
        people.append(person)
    return people


def set_up(evenings, tables=3, **values):
    return [TableSetup.objects.create(meeting=meeting, tables=tables, **values) for meeting in evenings]


def ordered(dialogue, evenings, lena, **more) -> TablePlan:
    return services.order_plan(dialogue=dialogue, meetings=evenings, actor=lena, **{"seed": 7} | more)


def planned(dialogue, evenings, lena, **more) -> TablePlan:
    plan = ordered(dialogue, evenings, lena, **more)
    produce(plan.pk)
    plan.refresh_from_db()
    return plan


def tables_of(plan, number) -> list[set[int]]:
    seating = next(one for one in plan.answer["seatings"] if one["number"] == number)
    return [set(people) for _number, people in seating["tables"]]


def test_everyone_sits_every_evening_with_sides_and_gender_even(dialogue, evenings, twelve, lena):
    set_up(evenings)
    plan = planned(dialogue, evenings, lena)
    assert (plan.state, plan.answer["figures"]["off"], plan.answer["off"]) == ("done", 0, [])
    for number in (1, 2, 3):
        tables = tables_of(plan, number)
        assert set().union(*tables) == {person.pk for person in twelve}
        for table in tables:
            people = [person for person in twelve if person.pk in table]
            assert [person.side for person in people].count("municipality") == 2
            assert sum(person.name[-1] in "02468" for person in people) == 2


def test_the_same_question_and_seed_give_the_same_tables_whatever_has_changed_since(dialogue, evenings, twelve, lena):
    set_up(evenings)
    plan = planned(dialogue, evenings, lena)
    Participant.objects.create(dialogue=dialogue, name="Ny", side="municipality", status="yes")
    again = services.order_again(plan=plan, actor=lena)
    produce(again.pk)
    again.refresh_from_db()
    assert again.answer["seatings"] == plan.answer["seatings"]
    assert again.question == plan.question


def test_a_room_survives_being_written_down(dialogue, evenings, twelve, lena):
    set_up(evenings[:1], with_steps="3")[0].facilitators.add(lena)
    wish = SeatingWish.objects.create(dialogue=dialogue, kind="apart", facilitator=lena)
    wish.people.add(twelve[0])
    twelve[0].perspectives.add(factories.make_perspective(dialogue, "Dörren är stängd"))
    Attendance.objects.create(
        meeting=evenings[0],
        participant=twelve[1],
        table=Table.objects.create(meeting=evenings[0], number=2),
        locked=True,
    )
    room = room_of(dialogue, evenings, unanswered=True, seed=7)
    assert room.evenings[0].locked == {twelve[1].pk: 2}
    assert room.apart == (frozenset({twelve[0].pk, f"u{lena.pk}"}),)
    assert room_from_json(json.loads(json.dumps(room_to_json(room)))) == room


def test_the_row_does_not_tell_which_perspective_somebody_carries(dialogue, evenings, twelve, lena):
    perspectives = [factories.make_perspective(dialogue, f"Perspektiv {n}", number=n) for n in range(1, 9)]
    for person, perspective in zip(twelve, perspectives, strict=False):
        person.perspectives.add(perspective)
    plan = ordered(dialogue, evenings, lena)
    told = {one["key"]: one["perspectives"] for one in plan.question["people"]}
    assert sum(len(names) for names in told.values()) == 8
    written = json.dumps(plan.question)
    assert "Perspektiv" not in written
    drawn = [told[person.pk] for person in twelve[:8]]
    assert drawn != [[f"p{n}"] for n in range(8)]
    other = ordered(dialogue, evenings, lena, seed=8)
    assert [one["perspectives"] for one in other.question["people"]] != [
        one["perspectives"] for one in plan.question["people"]
    ]


def test_wishes_locked_seats_and_interpreters_hold_every_evening(dialogue, evenings, twelve, lena):
    set_up(evenings)
    together = SeatingWish.objects.create(dialogue=dialogue, kind="together")
    together.people.set(twelve[:2])
    apart = SeatingWish.objects.create(dialogue=dialogue, kind="apart")
    apart.people.set(twelve[2:4])
    SeatFacts.objects.filter(participant__in=twelve[7:9]).update(language="Arabiska ")
    third = Table.objects.create(meeting=evenings[1], number=3)
    Attendance.objects.create(meeting=evenings[1], participant=twelve[5], table=third, locked=True)
    plan = planned(dialogue, evenings, lena)
    keys = [person.pk for person in twelve]
    for number in (1, 2, 3):
        where = {person: place for place, table in enumerate(tables_of(plan, number)) for person in table}
        assert where[keys[0]] == where[keys[1]]
        assert where[keys[2]] != where[keys[3]]
        assert where[keys[7]] == where[keys[8]]
    assert keys[5] in tables_of(plan, 2)[2]


def test_groups_sit_by_themselves_on_their_evening(dialogue, evenings, twelve, lena):
    set_up(evenings[:1])
    TableSetup.objects.create(meeting=evenings[1], tables=2, by_groups=True)
    for name, members in (("Gården", twelve[::2]), ("Skolan", twelve[1::2])):
        WorkingGroup.objects.create(dialogue=dialogue, name=name).members.set(members)
    plan = planned(dialogue, evenings[:2], lena)
    assert sorted(map(sorted, tables_of(plan, 2))) == [
        [person.pk for person in twelve[::2]],
        [person.pk for person in twelve[1::2]],
    ]


def test_what_stands_in_the_way_is_said_in_words(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings[:1], seats=3)
    plan = planned(dialogue, evenings[:1], lena)
    assert (plan.state, plan.error) == ("failed", "unseatable")
    body = signed_in(lena).get(f"{BASE}tables/plans/{plan.pk}/").content.decode()
    assert "Träff 1: det finns 9 platser och 12 personer. Ställ fram fler bord eller stolar." in body


def test_wishes_that_collide_are_named(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings[:1])
    for kind in ("together", "apart"):
        SeatingWish.objects.create(dialogue=dialogue, kind=kind).people.set(twelve[:2])
    plan = planned(dialogue, evenings[:1], lena)
    body = signed_in(lena).get(f"{BASE}tables/plans/{plan.pk}/").content.decode()
    assert "Person 00 och Person 01 delar bord; Person 00 och Person 01 delar aldrig bord" in body


@pytest.mark.parametrize(("people", "tables"), [(2, 1), (500, 60)])
def test_two_people_or_five_hundred(dialogue, evenings, lena, people, tables):
    Participant.objects.bulk_create(
        Participant(dialogue=dialogue, name=f"P{n:03}", side="municipality", status="yes") for n in range(people)
    )
    set_up(evenings[:1], tables=tables)
    plan = planned(dialogue, evenings[:1], lena, steps=50)
    assert plan.state == "done"
    assert sum(map(len, tables_of(plan, 1))) == people
    assert max(map(len, tables_of(plan, 1))) - min(map(len, tables_of(plan, 1))) <= 1


def test_nobody_coming_is_told_and_no_job_is_made(signed_in, dialogue, evenings, lena):
    Participant.objects.create(dialogue=dialogue, name="Kandidat", side="municipality")
    answer = signed_in(lena).post(f"{BASE}1/tables/", {"mix": "1", "tables": "2"})
    assert answer.status_code in {200, 422}
    assert not TablePlan.objects.exists()


def test_all_from_one_side_is_planned_all_the_same(dialogue, evenings, lena):
    for n in range(7):
        Participant.objects.create(dialogue=dialogue, name=f"P{n}", side="municipality", status="yes")
    set_up(evenings[:1], tables=2)
    assert sorted(map(len, tables_of(planned(dialogue, evenings[:1], lena), 1))) == [3, 4]


def test_a_new_plan_calls_off_the_one_that_is_not_finished(dialogue, evenings, twelve, lena):
    first = ordered(dialogue, evenings, lena)
    second = ordered(dialogue, evenings, lena)
    first.refresh_from_db()
    assert (first.state, second.state) == ("cancelled", "waiting")
    assert produce(first.pk) is False


def test_a_plan_stopped_half_way_keeps_nothing(dialogue, evenings, twelve, lena, monkeypatch):
    plan = ordered(dialogue, evenings, lena)

    def stopped_meanwhile(room, **asked):
        from meetings.seating.planning import plan as real

        services.stop_plan(plan=plan, actor=lena)
        return real(room, **asked)

    monkeypatch.setattr("meetings.tables.production.plan_room", stopped_meanwhile)
    assert produce(plan.pk) is False
    plan.refresh_from_db()
    assert (plan.state, plan.answer) == ("cancelled", {})


def test_a_search_that_the_clock_stops_gives_its_best_and_says_so(
    signed_in, dialogue, evenings, twelve, lena, monkeypatch
):
    set_up(evenings)
    monkeypatch.setattr("meetings.tables.production.LONGEST", 0.001)
    Participant.objects.filter(pk=twelve[0].pk).update(side="civil_society")  # no perfect balance to list
    for number in range(40):
        Participant.objects.create(dialogue=dialogue, name=f"Q{number}", side="municipality", status="yes")
    TableSetup.objects.update(tables=8)
    plan = planned(dialogue, evenings, lena)
    assert (plan.state, plan.answer["stopped_early"]) == ("done", True)
    body = signed_in(lena).get(f"{BASE}tables/plans/{plan.pk}/").content.decode()
    assert "Sökningen tog slut på tid" in body


def test_a_doubled_message_plans_once(dialogue, evenings, twelve, lena):
    plan = ordered(dialogue, evenings, lena)
    assert [produce(plan.pk), produce(plan.pk)] == [True, False]


def test_the_plan_is_shown_beside_the_bound_and_beside_chance(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings)
    plan = planned(dialogue, evenings, lena)
    body = signed_in(lena).get(f"{BASE}tables/plans/{plan.pk}/").content.decode()
    figures = plan.answer
    assert f"Med lottning blir det ungefär {round(figures['by_chance']['repeats'])}." in body
    assert "2 och 2 vid varje bord" in body
    assert "Frö 7." in body


def test_a_plan_in_use_seats_everybody_and_is_undone(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings)
    client = signed_in(lena)
    plan = planned(dialogue, evenings, lena)
    for _press in range(2):
        client.post(f"{BASE}tables/plans/{plan.pk}/use/")
    assert plan.changes.count() == 3
    seats = {
        frozenset(evenings[0].attendances.filter(table__number=number).values_list("participant_id", flat=True))
        for number in (1, 2, 3)
    }
    assert seats == set(map(frozenset, tables_of(plan, 1)))
    change = evenings[0].seating_changes.get()
    for _press in range(2):
        client.post(f"{BASE}1/tables/changes/{change.pk}/undo/")
    assert not evenings[0].attendances.exclude(table=None).exists()
    assert evenings[1].attendances.exclude(table=None).count() == 12


def test_what_was_changed_since_is_not_undone_over(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings[:1])
    plan = planned(dialogue, evenings[:1], lena)
    services.use_plan(plan=plan, actor=lena)
    change = evenings[0].seating_changes.get()
    row = evenings[0].attendances.first()
    services.move_by_hand(meeting=evenings[0], seats={row.participant_id: None}, locked={}, actor=lena)
    answer = signed_in(lena).post(f"{BASE}1/tables/changes/{change.pk}/undo/", follow=True)
    assert "Platserna har ändrats efter det." in answer.content.decode()
    assert evenings[0].attendances.exclude(table=None).count() == 11


def test_an_evening_that_has_begun_is_not_laid_over(signed_in, dialogue, evenings, twelve, lena):
    set_up(evenings[:1])
    plan = planned(dialogue, evenings[:1], lena)
    Attendance.objects.create(meeting=evenings[0], participant=twelve[0], came=True)
    answer = signed_in(lena).post(f"{BASE}tables/plans/{plan.pk}/use/", follow=True)
    assert "Träff 1 har börjat" in answer.content.decode()
    assert not evenings[0].tables.exists()


def test_somebody_taken_off_the_list_gets_no_seat(dialogue, evenings, twelve, lena):
    set_up(evenings[:1])
    plan = planned(dialogue, evenings[:1], lena)
    twelve[0].delete()
    services.use_plan(plan=plan, actor=lena)
    assert evenings[0].attendances.count() == 11


def test_evenings_before_count_as_met(dialogue, evenings, twelve, lena):
    set_up(evenings)
    services.use_plan(plan=planned(dialogue, evenings[:1], lena), actor=lena)
    plan = ordered(dialogue, evenings[1:], lena)
    assert len(plan.question["met"]) == 3 * 6


@pytest.mark.parametrize("who", ["farid", "dana", "petra"])
def test_only_lena_plans(request, signed_in, dialogue, evenings, twelve, lena, who):
    plan = ordered(dialogue, evenings, lena)
    client = signed_in(request.getfixturevalue(who))
    paths = ["tables/", f"tables/plans/{plan.pk}/", f"tables/people/{twelve[0].pk}/", "1/tables/room/"]
    assert [client.get(BASE + path).status_code for path in paths] == [403] * 4


def test_the_pages_ask_the_database_as_often_with_twelve_as_with_six(
    signed_in, dialogue, evenings, twelve, lena, django_assert_max_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(lena)
    Participant.objects.filter(pk__in=[person.pk for person in twelve[6:]]).update(status="no")
    client.get(f"{BASE}tables/")
    with CaptureQueriesContext(connection) as few:
        client.get(f"{BASE}tables/")
    Participant.objects.update(status="yes")
    with CaptureQueriesContext(connection) as many:
        client.get(f"{BASE}tables/")
    assert len(few) == len(many)


def test_background_and_needs_are_noted_and_read_back(signed_in, dialogue, twelve, lena):
    client = signed_in(lena)
    address = f"{BASE}tables/people/{twelve[0].pk}/"
    form = client.get(address).context["form"]
    men = BackgroundValue.objects.get(name="man")
    data = {
        f"variable-{men.variable_id}": men.pk,
        "language": "arabiska",
        "step_free": "on",
        "opened_version": form["opened_version"].value(),
    }
    assert client.post(address, data).status_code == 302
    facts = SeatFacts.objects.get(participant=twelve[0])
    assert (list(facts.background.all()), facts.language, facts.step_free) == ([men], "arabiska", True)
    body = client.get(f"{BASE}tables/").content.decode()
    assert "tolk, arabiska" in body
    assert "inga trappsteg" in body


def test_a_table_with_steps_that_is_not_there_is_refused(signed_in, dialogue, evenings, lena):
    answer = signed_in(lena).post(f"{BASE}1/tables/room/", {"tables": "3", "with_steps": "2, 4"})
    assert answer.status_code == 422
    assert "Det finns inget bord 4." in answer.content.decode()


@pytest.mark.parametrize("how", ["taken off the list", "erased as a candidate"])
def test_a_plan_forgets_whoever_leaves(signed_in, dialogue, evenings, twelve, lena, how):
    twelve[0].perspectives.add(factories.make_perspective(dialogue, "Dörren är stängd"))
    plan = ordered(dialogue, evenings, lena)
    known = {one["key"]: one for one in plan.question["people"]}
    assert known[twelve[0].pk]["variables"]
    assert known[twelve[0].pk]["perspectives"]
    if how == "taken off the list":
        signed_in(lena).post(f"{BASE}participants/{twelve[0].pk}/remove/", {"confirm": "on"})
    else:
        forget(Candidate.objects.create(dialogue=dialogue, number=1, side="municipality", participant=twelve[0]))
    plan.refresh_from_db()
    kept = {one["key"]: one for one in plan.question["people"]}
    assert kept[twelve[0].pk] == {
        "key": twelve[0].pk,
        "variables": {},
        "perspectives": [],
        "language": "",
        "step_free": False,
    }
    assert kept[twelve[1].pk] == known[twelve[1].pk]


def test_what_was_known_when_somebody_was_chosen_counts_until_something_else_is_written_down(dialogue, twelve):
    man = BackgroundValue.objects.get(name="man")
    known = {f"background {man.variable_id}": str(man.pk)}
    person = twelve[0]
    SeatFacts.objects.filter(participant=person).delete()
    Candidate.objects.create(dialogue=dialogue, number=1, side="municipality", participant=person).background.add(man)
    [row] = with_all(Participant.objects.filter(pk=person.pk))
    assert known.items() <= variables_of(row).items()
    woman = BackgroundValue.objects.get(name="kvinna")
    SeatFacts.objects.create(participant=person).background.add(woman)
    [row] = with_all(Participant.objects.filter(pk=person.pk))
    assert variables_of(row)[f"background {man.variable_id}"] == str(woman.pk)
