"""The design team: who is asked, when they meet, and the wordings of the central question with their objections."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dialogues import phases
from dialogues.models import (
    CentralQuestion,
    DesignTeamCandidate,
    DesignTeamMeeting,
    Event,
    QuestionObjection,
)
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/dialogues/segregation/design-team/"
READ = ["", "candidates/", "meetings/", "questions/"]
EDITED = ["candidates/new/", "meetings/new/", "questions/new/"]


def candidate(dialogue, name="Förening E", side="civil_society", status="accepted", **values):
    values = {"perspective": "Mötesplatser läggs ner först."} | values
    return DesignTeamCandidate.objects.create(dialogue=dialogue, name=name, side=side, status=status, **values)


def meeting(dialogue, number=1, held_on=date(2021, 11, 4), **values):
    return DesignTeamMeeting.objects.create(dialogue=dialogue, number=number, held_on=held_on, **values)


def wording(dialogue, number=1, text="Hur bryter vi segregationen?", **values):
    return CentralQuestion.objects.create(dialogue=dialogue, number=number, wording=text, **values)


def readiness(dialogue):
    [team] = [phase for phase in phases.phases() if phase.key == "design_team"]
    return team.readiness(dialogue)


@pytest.mark.parametrize("path", READ)
def test_lena_and_the_team_read_the_room_and_no_one_else(
    signed_in, dialogue, lena, dana, farid, ines, stig, ada, petra, otto, ulf, path
):
    assert [signed_in(person).get(HOME + path).status_code for person in (lena, dana)] == [200, 200]
    for person in (farid, ines, stig, ada, petra, otto):
        assert signed_in(person).get(HOME + path).status_code == 403
    assert signed_in(ulf).get(HOME + path).status_code == 404


@pytest.mark.parametrize("path", EDITED)
def test_only_lena_changes_the_room(signed_in, dialogue, lena, dana, farid, ulf, path):
    assert signed_in(lena).get(HOME + path).status_code == 200
    assert [signed_in(person).post(HOME + path).status_code for person in (dana, farid, ulf)] == [403, 403, 404]


def test_lena_writes_someone_down_and_the_log_never_holds_the_name(signed_in, lena, dialogue):
    data = {"name": "Kritiker G", "side": "critic", "perspective": "Programmet pekar ut.", "status": "invited"}
    assert signed_in(lena).post(HOME + "candidates/new/", data).status_code == 302
    assert DesignTeamCandidate.objects.get().name == "Kritiker G"
    event = Event.objects.get(name="design_team.candidate_added")
    assert event.data == {"side": "critic", "status": "invited"}


def test_a_candidate_without_side_or_perspective_is_refused_with_the_rest_kept(signed_in, lena, dialogue):
    answer = signed_in(lena).post(HOME + "candidates/new/", {"name": "Kritiker G", "status": "invited"})
    assert answer.status_code == 422
    assert sorted(answer.context["form"].errors) == ["perspective", "side"]
    assert answer.context["form"]["name"].value() == "Kritiker G"


def test_a_candidate_sent_twice_is_written_down_once(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(HOME + "candidates/new/").context["form"]["creation_key"].value())
    data = {"name": "K", "side": "critic", "perspective": "P", "status": "considered", "creation_key": key}
    for _round in range(2):
        assert client.post(HOME + "candidates/new/", data).status_code == 302
    assert DesignTeamCandidate.objects.count() == 1


def test_two_people_changing_a_candidate_meet_both_versions_in_words(signed_in, lena, dialogue):
    row = candidate(dialogue, status="invited")
    client = signed_in(lena)
    data = {"name": row.name, "side": "critic", "perspective": row.perspective, "opened_version": 1}
    client.post(f"{HOME}candidates/{row.pk}/", data | {"status": "accepted"})
    answer = client.post(f"{HOME}candidates/{row.pk}/", data | {"status": "declined"})
    assert answer.status_code == 409
    assert [(row["theirs"], row["yours"]) for row in answer.context["conflict"]] == [
        ("Har tackat ja", "Har tackat nej")
    ]


def test_dana_sees_who_sits_in_the_team_but_not_who_declined_nor_what_anyone_answered(signed_in, dialogue, dana):
    candidate(dialogue, "Förening E", answer="Ja, om det går fort.", email="e@example.org", reason="Behövs")
    candidate(dialogue, "Kritiker H", side="critic", status="declined", answer="Aldrig.")
    client = signed_in(dana)
    for page in ("", "candidates/", "candidates/?q=aldrig", "candidates/?status=declined"):
        text = client.get(HOME + page).content.decode()
        for hidden in ("Kritiker H", "Aldrig.", "Ja, om det går fort.", "e@example.org", "Behövs"):
            assert hidden not in text
    assert "Förening E" in client.get(HOME + "candidates/").content.decode()
    assert [row.name for row in client.get(HOME + "candidates/?q=fort").context["page"]] == []


def test_a_candidate_is_erased_and_their_objection_stays_without_the_name(signed_in, lena, dialogue):
    row = candidate(dialogue)
    objection = QuestionObjection.objects.create(question=wording(dialogue), by=lena, candidate=row, objection="Nej")
    client = signed_in(lena)
    assert client.post(f"{HOME}candidates/{row.pk}/remove/", {"confirm": "on"}).status_code == 302
    objection.refresh_from_db()
    assert (objection.candidate, objection.objection) == (None, "Nej")


def test_the_balance_says_in_words_which_side_is_missing(signed_in, lena, dialogue):
    for side in ("politics", "administration", "civil_society"):
        candidate(dialogue, side, side)
    candidate(dialogue, "Kritiker G", "critic", "invited")
    balance = signed_in(lena).get(HOME).context["balance"]
    assert [side.key for side in balance.empty_sides] == ["critic", "resident"]
    assert readiness(dialogue).missing[0].text == "Ett ja från kritiker och boende"
    assert [wait.whom for wait in readiness(dialogue).waiting] == ["inbjudna"]


def test_lena_puts_in_a_meeting_and_writes_who_was_present(signed_in, lena, dialogue):
    there = candidate(dialogue)
    candidate(dialogue, "Kritiker H", status="declined")
    client = signed_in(lena)
    form = client.get(HOME + "meetings/new/").context["form"]
    assert [str(row) for row in form.fields["present"].queryset] == ["Förening E"]
    data = {"held_on": "2021-11-04", "agenda": "Vad är frågan?", "minutes": "Alla var där.", "present": [there.pk]}
    answer = client.post(HOME + "meetings/new/", data)
    assert answer.url == HOME + "meetings/1/"
    assert [str(row) for row in DesignTeamMeeting.objects.get(number=1).present.all()] == ["Förening E"]
    assert "Alla var där." in client.get(answer.url).content.decode()


def test_meetings_are_numbered_and_a_doubled_submit_gives_one(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(HOME + "meetings/new/").context["form"]["creation_key"].value())
    for _round in range(2):
        client.post(HOME + "meetings/new/", {"held_on": "2021-11-04", "creation_key": key})
    client.post(HOME + "meetings/new/", {"held_on": "2021-12-09"})
    assert list(DesignTeamMeeting.objects.values_list("number", flat=True)) == [1, 2]


def test_meetings_are_filtered_by_whether_the_minutes_are_written(signed_in, dana, dialogue):
    meeting(dialogue, 1, minutes="Alla var där.")
    meeting(dialogue, 2)
    meeting(dialogue, 3, held_on=timezone.localdate() + timedelta(days=7))
    client = signed_in(dana)

    def numbers(query):
        return [row.number for row in client.get(f"{HOME}meetings/?{query}").context["page"]]

    assert numbers("") == [3, 2, 1]
    assert (numbers("when=unwritten"), numbers("when=ahead"), numbers("when=held")) == ([2], [3], [2, 1])
    assert (numbers("q=alla"), numbers("when=annat")) == ([1], [3, 2, 1])


def test_minutes_that_have_rested_for_two_weeks_become_a_next_step(dialogue, time_machine):
    time_machine.move_to(date(2022, 5, 18))
    candidate(dialogue)
    meeting(dialogue, 1, held_on=date(2022, 5, 4))
    assert "Skriv minnesanteckningarna från 4 maj" in [step.title for step in readiness(dialogue).steps]
    [wait] = readiness(dialogue).waiting
    assert (wait.who, wait.whom, wait.text) == ("Designteamet", "dig", "Minnesanteckningar från 4 maj, sedan 2 veckor.")


def test_lena_tries_a_wording_and_it_stands_beside_the_others(signed_in, lena, dialogue):
    wording(dialogue, 1)
    signed_in(lena).post(HOME + "questions/new/", {"wording": "Vad behöver vi göra?", "reason": "Öppnare."})
    page = signed_in(lena).get(HOME + "questions/").context["page"]
    assert [(row.number, row.wording) for row in page] == [
        (2, "Vad behöver vi göra?"),
        (1, "Hur bryter vi segregationen?"),
    ]
    assert CentralQuestion.objects.get(number=2).proposed_by == lena


def test_agreeing_on_another_wording_keeps_the_earlier_as_tried_with_its_day(signed_in, lena, dialogue):
    first = wording(dialogue, 1, agreed_on=date(2021, 11, 4))
    second, place = wording(dialogue, 2), meeting(dialogue, 2, held_on=date(2021, 12, 9))
    data = {"agreed_at": place.pk, "agreed_on": "2021-12-09", "opened_version": 1}
    assert signed_in(lena).post(HOME + "questions/2/agree/", data).status_code == 302
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.agreed_on, first.earlier_agreed_on) == (None, date(2021, 11, 4))
    assert (second.agreed_on, second.agreed_at) == (date(2021, 12, 9), place)
    assert Event.objects.get(name="question.agreed").data == {"number": 2, "replaced": 1}


def test_a_conflict_while_agreeing_leaves_the_earlier_agreement(signed_in, lena, dialogue):
    first, second = wording(dialogue, 1, agreed_on=date(2021, 11, 4)), wording(dialogue, 2)
    CentralQuestion.objects.filter(pk=second.pk).update(version=2)
    data = {"agreed_on": "2021-12-09", "opened_version": 1}
    assert signed_in(lena).post(HOME + "questions/2/agree/", data).status_code == 409
    first.refresh_from_db()
    assert (first.agreed_on, first.earlier_agreed_on) == (date(2021, 11, 4), None)


def test_no_one_agrees_on_a_day_that_has_not_been(signed_in, lena, dialogue):
    wording(dialogue)
    tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
    answer = signed_in(lena).post(HOME + "questions/1/agree/", {"agreed_on": tomorrow, "opened_version": 1})
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"agreed_on": ["Den dagen har inte varit ännu."]}


def test_dana_objects_and_says_what_she_would_need(signed_in, dana, dialogue):
    wording(dialogue)
    data = {"objection": "Det säger inget om pengar.", "needs": "Att budgeten står med."}
    assert signed_in(dana).post(HOME + "questions/1/object/", data).status_code == 302
    objection = QuestionObjection.objects.get()
    assert (objection.by, objection.needs) == (dana, "Att budgeten står med.")
    text = signed_in(dana).get(HOME + "questions/").content.decode()
    assert "Det säger inget om pengar." in text
    assert "Att budgeten står med." in text


def test_lena_writes_down_an_objection_for_someone_in_the_team_and_dana_cannot(signed_in, lena, dana, dialogue):
    wording(dialogue)
    critic = candidate(dialogue, "Kritiker G", "critic")
    data = {"objection": "Nej.", "candidate": critic.pk}
    signed_in(lena).post(HOME + "questions/1/object/", data)
    signed_in(dana).post(HOME + "questions/1/object/", data)
    assert list(QuestionObjection.objects.values_list("by__name", "candidate__name")) == [
        ("Lena", "Kritiker G"),
        ("Dana", None),
    ]


@pytest.mark.parametrize("path", ["object/", "objections/{pk}/", "objections/{pk}/settle/"])
def test_only_the_objector_speaks_for_an_objection(signed_in, lena, dana, farid, ulf, dialogue, path):
    objection = QuestionObjection.objects.create(question=wording(dialogue), by=dana, objection="Nej.")
    address = HOME + "questions/1/" + path.format(pk=objection.pk)
    assert signed_in(dana).get(address).status_code == 200
    assert signed_in(lena).get(address).status_code == (200 if path == "object/" else 403)
    assert signed_in(farid).get(address).status_code == 403
    assert signed_in(ulf).get(address).status_code == 404


def test_a_settled_objection_stays_readable_and_no_longer_counts_as_standing(signed_in, dana, dialogue):
    question = wording(dialogue, agreed_on=date(2021, 11, 4))
    objection = QuestionObjection.objects.create(question=question, by=dana, objection="Inget om pengar.", needs="")
    assert readiness(dialogue).promises[0].figure == "1"
    client = signed_in(dana)
    for _round in range(2):
        client.post(f"{HOME}questions/1/objections/{objection.pk}/settle/", {"confirm": "on"})
    objection.refresh_from_db()
    assert objection.settled_on == timezone.localdate()
    assert Event.objects.filter(name="question.objection_settled").count() == 1
    assert readiness(dialogue).promises[0].figure == "Ingen"
    assert "Inget om pengar." in client.get(HOME + "questions/").content.decode()


def test_wordings_are_filtered_by_standing_objections(signed_in, dana, dialogue):
    QuestionObjection.objects.create(question=wording(dialogue, 1), by=dana, objection="Nej.")
    settled = wording(dialogue, 2, "Vad behöver vi göra?")
    QuestionObjection.objects.create(question=settled, by=dana, objection="Nej.", settled_on=date(2021, 12, 9))
    client = signed_in(dana)

    def numbers(query):
        return [row.number for row in client.get(f"{HOME}questions/?{query}").context["page"]]

    assert (numbers("kind=standing"), numbers("kind=unopposed"), numbers("q=göra")) == ([1], [2], [2])


def test_dana_is_asked_to_read_the_wordings_while_none_is_agreed(dialogue):
    wording(dialogue)
    asked = [step.title for step in readiness(dialogue).steps if step.role == "design_team"]
    assert asked == ["Läs formuleringarna av den centrala frågeställningen"]


def test_the_team_is_done_when_every_side_is_there_and_the_question_agreed(dialogue):
    assert readiness(dialogue).state == "gap"
    for side in ("politics", "administration", "civil_society", "critic", "resident"):
        candidate(dialogue, side, side)
    assert readiness(dialogue).state == "part"
    wording(dialogue, agreed_on=date(2021, 12, 9))
    known = readiness(dialogue)
    assert (known.state, known.missing) == ("done", ())
    assert known.summary == "5 personer i designteamet, och frågeställningen är överenskommen."


@pytest.mark.parametrize("path", ["", "candidates/", "meetings/", "meetings/1/", "questions/"])
def test_each_page_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dialogue, django_assert_num_queries, path
):
    def add(number):
        there = candidate(dialogue, f"Person {number}")
        meeting(dialogue, number, minutes="Skrivna.").present.add(there)
        question = wording(dialogue, number)
        QuestionObjection.objects.create(question=question, by=lena, candidate=there, objection="Nej.")

    known = {"": 14, "candidates/": 7, "meetings/": 7, "meetings/1/": 12, "questions/": 15}
    client = signed_in(lena)
    add(1)
    client.get(HOME)
    with django_assert_num_queries(known[path]):
        client.get(HOME + path)
    add(2)
    add(3)
    DesignTeamMeeting.objects.get(number=1).present.add(*DesignTeamCandidate.objects.all())
    with django_assert_num_queries(known[path]):
        client.get(HOME + path)


def test_another_dialogues_team_cannot_be_reached(signed_in, lena, dialogue):
    other = factories.make_dialogue("savar")
    row = candidate(other)
    wording(other)
    meeting(other)
    client = signed_in(lena)
    for page in (f"candidates/{row.pk}/", "questions/1/agree/", "questions/1/object/", "meetings/1/"):
        assert client.get(HOME + page).status_code == 404


def test_who_wanted_to_be_asked_later_is_a_next_step_when_the_day_has_come(dialogue, time_machine):
    candidate(dialogue)
    candidate(dialogue, "Elin Ek", side="critic", status="later", ask_again_on=date(2022, 1, 10))
    time_machine.move_to(date(2022, 1, 9))
    assert "vill bli tillfrågad igen, den 10 januari 2022" in readiness(dialogue).waiting[-1].text
    assert not [step for step in readiness(dialogue).steps if "senare" in step.title]
    time_machine.move_to(date(2022, 1, 10))
    [step] = [step for step in readiness(dialogue).steps if "senare" in step.title]
    assert (step.role, step.title) == ("leader", "Fråga någon igen som ville bli tillfrågad senare")
    assert "senare" not in str(readiness(dialogue).missing)
    wording(dialogue, agreed_on=date(2022, 1, 10))
    assert not [step for step in readiness(dialogue).steps if "senare" in step.title]


def test_a_team_in_which_everyone_wants_to_be_asked_later_is_not_a_team_that_nobody_was_asked_for(dialogue):
    candidate(dialogue, status="later", ask_again_on=date(2100, 1, 1))
    assert readiness(dialogue).summary == "Ingen har tackat ja till designteamet ännu."
