"""A choice from order to participants: made by the worker, repeated from its seed, taken, undone, mended."""

import json

import pytest
from django.utils import timezone

from interviews.services import people as interview_people
from meetings.candidates import services as candidate_services
from meetings.choosing import queries, services, working
from meetings.choosing.frozen import read
from meetings.models import Candidate, ChoiceRun, Participant
from reports.jobs import sweep
from tests import factories
from tests.meetings.candidates.people import make_candidate, make_heard, make_variable

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/choosing/"
ASKED = {
    "number": 4, "carriers": 1, "as_far": False, "low": 50, "high": 50, "most_of_one": 0, "play": 0, "draws": 12,
    "traits": {"minority": 5, "critical": 5, "majority": 5, "power": 5}, "targets": {},
}  # fmt: skip


@pytest.fixture
def perspectives(dialogue):
    titles = ["Ingen frågade oss", "Bussen går inte", "Det är lugnt här"]
    return [factories.make_perspective(dialogue, title, number=n) for n, title in enumerate(titles, 1)]


@pytest.fixture
def people(dialogue, perspectives):
    """Ten, five from each side; each perspective is carried by some, the last by candidate 10 alone."""
    rows = [
        make_candidate(
            dialogue,
            f"Person {n}",
            number=n,
            side="municipality" if n % 2 else "civil_society",
            carries=[perspectives[n % 2]],
            traits=["critical"] if n == 3 else [],
        )
        for n in range(1, 10)
    ]
    return [*rows, make_candidate(dialogue, "Tia", number=10, side="civil_society", carries=[perspectives[2]])]


def order(dialogue, lena, **more):
    return services.order_choice(dialogue=dialogue, asked=ASKED | more, seed=7, actor=lena)


def made(run):
    assert working.make(run.pk)
    run.refresh_from_db()
    return run


def test_every_perspective_and_both_sides_are_in_the_panel(dialogue, lena, people):
    run = made(order(dialogue, lena))
    told = queries.result(run, with_names=True)
    assert run.outcome == "chosen"
    assert told.lacking == []
    assert told.sides == {"municipality": 2, "civil_society": 2}
    assert "Tia" in [one.name for one in told.chosen]
    tia = next(one for one in told.odds if one.name == "Tia")
    assert (tia.share, "för få som kan tala för det" in tia.reason) == (100, True)


def test_the_chances_add_up_to_the_seats(dialogue, lena, people):
    _frozen, found = read(made(order(dialogue, lena)))
    assert sum(found["chances"].values()) == found["draws"] * 4


def test_the_same_seed_gives_the_same_people_whatever_has_become_of_the_list(dialogue, lena, people):
    first = made(order(dialogue, lena))
    make_candidate(dialogue, "Ny", number=11, side="municipality")
    Candidate.objects.filter(number=2).update(ruling="excluded")
    second = made(services.repeat_choice(run=first, actor=lena))
    assert read(second)[1]["chosen"] == read(first)[1]["chosen"]
    assert second.repeats == first


def test_the_worker_killed_in_between_costs_no_choice(dialogue, lena, people):
    run = order(dialogue, lena)
    claimed = ChoiceRun.claim(run.pk)
    ChoiceRun.objects.filter(pk=run.pk).update(lease_until=timezone.now() - timezone.timedelta(seconds=1))
    assert sweep() >= 1
    assert made(run).outcome == "chosen"
    assert not working.make(run.pk)
    assert claimed.attempts == 1


def test_a_choice_that_breaks_is_tried_again_and_says_so(dialogue, lena, people, monkeypatch):
    run = order(dialogue, lena)
    monkeypatch.setattr(working, "work", lambda run, tell: 1 / 0)
    assert not working.make(run.pk)
    run.refresh_from_db()
    assert (run.state, run.error, run.outcome) == ("waiting", "broken", "")


def test_two_choices_are_not_made_at_once_and_a_form_sent_twice_is_one(signed_in, lena, dialogue, people):
    first = order(dialogue, lena)
    key = str(first.creation_key)
    answer = signed_in(lena).post(f"{BASE}new/", form() | {"creation_key": key})
    assert (answer.status_code, ChoiceRun.objects.count()) == (302, 1)
    assert signed_in(lena).post(f"{BASE}new/", form()).status_code == 422


def form(**more):
    data = {"number": "4", "carriers": "1", "low": "50", "high": "50", "most_of_one": "0", "play": "0"}
    return data | {"traits": ["critical"]} | more


def test_nobody_carries_it_is_said_by_name_with_whom_to_look_for(signed_in, lena, dialogue, people):
    factories.make_perspective(dialogue, "Vi vågar inte gå hem", number=9)
    run = made(order(dialogue, lena))
    assert run.outcome == "collision"
    page = signed_in(lena).get(f"{BASE}{run.number}/").content.decode()
    assert "Ingen på listan bär: <strong>Vi vågar inte gå hem</strong>" in page
    assert queries.impossible(run, with_names=True).search == [
        "någon från kommunen som kan bära ”Vi vågar inte gå hem”"  # two seats are needed for what civil society brings
    ]
    assert made(order(dialogue, lena, as_far=True)).outcome == "chosen"


def test_demands_that_collide_are_named_and_no_more(signed_in, lena, dialogue, people):
    Candidate.objects.filter(number=10).update(ruling="excluded")
    Candidate.objects.filter(number__in=[1, 3, 5]).update(ruling="chosen")
    run = made(order(dialogue, lena, as_far=True))
    told = queries.impossible(run, with_names=True)
    assert told.demands == [
        "mellan 50 och 50 procent kommer från kommunen",
        "4 personer väljs",
        "Person 1 ska vara med",
        "Person 3 ska vara med",
        "Person 5 ska vara med",
    ] or sorted(told.demands) == sorted(
        [
            "mellan 50 och 50 procent kommer från kommunen",
            "Person 1 ska vara med",
            "Person 3 ska vara med",
            "Person 5 ska vara med",
        ]
    )


def test_all_from_one_side_is_impossible_and_says_whom_to_look_for(dialogue, lena, perspectives):
    for n in range(1, 7):
        make_candidate(dialogue, f"P{n}", number=n, side="municipality", carries=perspectives)
    told = queries.impossible(made(order(dialogue, lena)), with_names=True)
    assert [text for text in told.search if "civilsamhället" in text] == told.search != []


def test_two_people_and_a_dialogue_without_variables_or_perspectives(dialogue, lena):
    for n, side in ((1, "municipality"), (2, "civil_society")):
        make_candidate(dialogue, f"P{n}", number=n, side=side)
    told = queries.result(made(order(dialogue, lena, number=2)), with_names=True)
    assert ([one.number for one in told.chosen], told.covered, told.spread) == ([1, 2], [], [])


def test_more_asked_for_than_there_are_collides(dialogue, lena, people):
    assert made(order(dialogue, lena, number=40)).outcome == "collision"


def test_shares_that_add_up_to_too_much_are_refused_in_the_form(signed_in, lena, dialogue, people):
    variable = make_variable(dialogue)
    young, old = variable.values.all()
    more = {f"weight_{variable.pk}": "1", f"share_{young.pk}": "70", f"share_{old.pk}": "60"}
    answer = signed_in(lena).post(f"{BASE}new/", form(**more))
    assert answer.status_code == 422
    assert "mer än 100 procent" in answer.content.decode()


def test_own_shares_are_kept_as_near_as_can_be(signed_in, lena, dialogue, people):
    variable = make_variable(dialogue)
    young, old = variable.values.all()
    for one in people:
        one.background.add(young if one.number in {1, 2, 10} else old)
    more = {f"weight_{variable.pk}": "3", f"share_{young.pk}": "75", f"share_{old.pk}": "25", "seed": "5"}
    assert signed_in(lena).post(f"{BASE}new/", form(**more)).status_code == 302
    told = queries.result(made(ChoiceRun.objects.get()), with_names=True)
    assert {value.name: value.people for value in told.spread[0].values} == {"ung": 3, "gammal": 1}
    assert told.run.seed == 5


def test_a_search_that_the_clock_cut_short_says_so(signed_in, lena, dialogue, people):
    run = made(order(dialogue, lena))
    found = read(run)[1] | {"stopped": True}
    ChoiceRun.objects.filter(pk=run.pk).update(found=json.dumps(found))
    page = signed_in(lena).get(f"{BASE}{run.number}/").content.decode()
    assert "Klockan avbröt sökningen" in page


def test_a_choice_that_ran_out_of_time_says_so(signed_in, lena, dialogue, people):
    run = order(dialogue, lena)
    ChoiceRun.objects.filter(pk=run.pk).update(state="done", outcome="unfinished", found='{"seconds": 60}')
    assert "Tiden räckte inte" in signed_in(lena).get(f"{BASE}{run.number}/").content.decode()


# --- Taken, undone, mended --------------------------------------------------------------------------------------------


def test_those_chosen_become_participants_and_that_can_be_undone(signed_in, lena, dialogue, people):
    run = made(order(dialogue, lena))
    client = signed_in(lena)
    for _ in range(2):
        client.post(f"{BASE}{run.number}/take/", {"confirm": "on"})
    chosen = read(run)[1]["chosen"]
    assert sorted(Participant.objects.values_list("candidate__number", flat=True)) == chosen
    tia = Participant.objects.get(name="Tia")
    assert [one.title for one in tia.perspectives.all()] == ["Det är lugnt här"]
    client.post(f"{BASE}{run.number}/undo/", {"confirm": "on"})
    assert not Participant.objects.exists()
    assert Candidate.objects.count() == 10


def test_what_is_out_cannot_be_undone(dialogue, lena, people):
    run = made(order(dialogue, lena))
    someone = services.take_choice(run=run, actor=lena)[0]
    Participant.objects.filter(pk=someone.pk).update(status="invited")
    with pytest.raises(Exception, match="1 av dem"):
        services.undo_choice(run=run, actor=lena)
    assert Participant.objects.count() == 4


def test_one_choice_is_taken_at_a_time(dialogue, lena, people):
    services.take_choice(run=made(order(dialogue, lena)), actor=lena)
    with pytest.raises(Exception, match="Urval 1 är redan taget"):
        services.take_choice(run=made(order(dialogue, lena)), actor=lena)


def test_somebody_who_says_no_is_replaced_around_the_rest_and_coverage_is_kept(dialogue, lena, people, perspectives):
    run = made(order(dialogue, lena))
    taken = services.take_choice(run=run, actor=lena)
    stays = {one.candidate.number for one in Participant.objects.select_related("candidate")}
    gone = next(one for one in taken if one.name != "Tia")
    number = gone.candidate.number
    Participant.objects.filter(pk=gone.pk).update(status="no")
    mending = made(services.order_replacement(dialogue=dialogue, actor=lena))
    frozen, found = read(mending)
    assert (frozen["declined"], len(found["came_in"]), found["went_out"]) == ([number], 1, [])
    assert set(found["chosen"]) - set(found["came_in"]) == stays - {number}
    assert min(found["coverage"].values()) >= 1
    services.take_choice(run=mending, actor=lena)
    assert Participant.objects.exclude(status="no").count() == 4
    assert services.to_replace(dialogue) == []


def test_the_only_one_who_can_bring_something_says_no_and_it_is_said_whom_to_look_for(dialogue, lena, people):
    services.take_choice(run=made(order(dialogue, lena)), actor=lena)
    Participant.objects.filter(name="Tia").update(status="no")
    mending = made(services.order_replacement(dialogue=dialogue, actor=lena))
    told = queries.impossible(mending, with_names=True)
    assert told.nobody == [("Det är lugnt här", 0)]


def test_a_replacement_without_a_taken_choice_or_a_no_is_refused(dialogue, lena, people):
    with pytest.raises(Exception, match="Inget urval är taget"):
        services.order_replacement(dialogue=dialogue, actor=lena)
    services.take_choice(run=made(order(dialogue, lena)), actor=lena)
    with pytest.raises(Exception, match="Ingen har sagt nej"):
        services.order_replacement(dialogue=dialogue, actor=lena)


# --- Erased, and who may see ------------------------------------------------------------------------------------------


def test_somebody_erased_leaves_every_choice_and_it_cannot_be_repeated(dialogue, lena, people):
    run = made(order(dialogue, lena))
    candidate_services.remove_candidate(candidate=people[9], actor=lena)
    run.refresh_from_db()
    tia = next(one for one in read(run)[0]["people"] if one["n"] == 10)
    assert (tia["perspectives"], tia["side"]) == ([], "civil_society")
    with pytest.raises(Exception, match="raderats"):
        services.repeat_choice(run=run, actor=lena)
    with pytest.raises(Exception, match="Kandidat 10"):
        services.take_choice(run=run, actor=lena)


def test_what_was_said_in_an_interview_leaves_the_choice_when_it_is_taken_back(dialogue, lena, ines, perspectives):
    amina = make_heard(dialogue, ines, says=[perspectives[0]])
    candidate_services.add_from_interviews(dialogue=dialogue, people=[amina], actor=lena)
    run = order(dialogue, lena)
    assert read(run)[0]["people"][0]["perspectives"] == [str(perspectives[0].pk)]
    interview_people.withdraw_consent(person=amina, actor=lena)
    run.refresh_from_db()
    assert read(run)[0]["people"][0]["perspectives"] == []


def test_who_carries_what_lies_encrypted(dialogue, lena, people):
    from django.db import connection

    made(order(dialogue, lena))
    with connection.cursor() as cursor:
        cursor.execute("SELECT frozen, found FROM meetings_choicerun")
        assert all("perspectives" not in text and "coverage" not in text for text in cursor.fetchone())


@pytest.mark.parametrize("who", ["farid", "dana"])
def test_others_read_how_it_was_done_and_nobodys_name(signed_in, request, dialogue, lena, people, who):
    """Rights: names, reserves and chances are the leader's; what is covered is everybody's who works here."""
    run = made(order(dialogue, lena))
    client = signed_in(request.getfixturevalue(who))
    assert client.get(f"{BASE}{run.number}/").status_code == 302  # not taken: nothing to tell yet
    services.take_choice(run=run, actor=lena)
    page = client.get(f"{BASE}{run.number}/").content.decode()
    assert "Det är lugnt här" in page and str(run.seed) in page
    for secret in ("Person 1", "Person 2", "Tia", "Kandidat"):
        assert secret not in page
    assert client.post(f"{BASE}{run.number}/undo/", {"confirm": "on"}).status_code == 403
    assert client.get(f"{BASE}new/").status_code == 403


def test_the_steering_group_has_nothing_to_do_with_the_choice(signed_in, stig, dialogue):
    assert signed_in(stig).get(BASE).status_code == 403


def test_waiting_is_polled_and_works_without_a_script(signed_in, lena, dialogue, people):
    run = order(dialogue, lena)
    client = signed_in(lena)
    page = client.get(f"{BASE}{run.number}/").content.decode()
    assert f"{BASE}{run.number}/state/" in page and "<noscript>" in page
    fragment = client.get(f"{BASE}{run.number}/state/", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in fragment
    made(run)
    finished = client.get(f"{BASE}{run.number}/state/", headers={"HX-Request": "true"}).content.decode()
    assert "Se vad det blev" in finished
