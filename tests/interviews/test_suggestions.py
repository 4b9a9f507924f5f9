"""Whom else to hear: noted at the talk, followed up, taken into the plan or left; each reading is logged."""

import pytest

from dialogues.models import Event
from interviews.models import Identity, Interviewee, Suggestion
from interviews.readiness import readiness
from interviews.rules import own_people
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
LIST = PLACE + "suggestions/"
READ = "identity.read_suggestion"


@pytest.fixture
def tip(dialogue, ines, talk, parents):
    """What the person in Ines's interview 1 said of somebody else."""
    return Suggestion.objects.create(
        dialogue=dialogue, interview=talk, group=parents, who="Hanna Hemlig", why="Hon ser alla barn.", by=ines
    )


def page_of(tip, rest=""):
    return f"{LIST}{tip.pk}/{rest}"


def reads():
    return list(Event.objects.filter(name=READ).order_by("pk").values_list("actor__name", "object_id"))


def test_ines_notes_a_suggestion_at_her_interview(signed_in, ines, dialogue, talk, parents):
    data = {"who": "Hanna Hemlig, på biblioteket", "why": "Hon ser alla barn.", "group": parents.pk}
    assert signed_in(ines).post(PLACE + "1/suggestions/new/", data).headers["Location"] == PLACE + "1/"
    tip = Suggestion.objects.get()
    assert (tip.who, tip.group, tip.interview, tip.by, tip.status) == (data["who"], parents, talk, ines, "open")
    assert Event.objects.get(name="suggestion.added").data == {"interview": 1}


def test_the_name_is_ciphertext_in_the_database(tip):
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT who, why FROM interviews_suggestion")
        assert not any("Hanna" in text or "barn" in text for text in cursor.fetchone())


def test_a_form_sent_twice_makes_one_suggestion(signed_in, ines, talk):
    client = signed_in(ines)
    key = str(client.get(PLACE + "1/suggestions/new/").context["form"]["creation_key"].value())
    for _ in range(2):
        assert client.post(PLACE + "1/suggestions/new/", {"who": "Hanna", "creation_key": key}).status_code == 302
    assert Suggestion.objects.count() == 1


def test_an_empty_suggestion_is_refused_with_what_was_typed_kept(signed_in, ines, talk):
    answer = signed_in(ines).post(PLACE + "1/suggestions/new/", {"why": "Hon ser alla barn."})
    assert (answer.status_code, answer.context["form"]["why"].value()) == (422, "Hon ser alla barn.")


def test_the_interviews_page_says_how_many_and_never_who(signed_in, ines, tip):
    html = signed_in(ines).get(PLACE + "1/").content.decode()
    assert "1 tips från det här samtalet" in html
    assert "Hanna" not in html
    assert reads() == []


def test_every_page_with_the_name_on_it_is_a_reading_in_the_log(signed_in, lena, tip):
    client = signed_in(lena)
    for address in (LIST, page_of(tip), page_of(tip, "edit/"), page_of(tip, "join/")):
        assert "Hanna Hemlig" in client.get(address).content.decode()
    assert reads() == [("Lena", tip.pk)] * 4
    for address in (page_of(tip, "leave/"), page_of(tip, "remove/")):
        assert "Hanna" not in client.get(address).content.decode()
    assert len(reads()) == 4


def test_what_is_searched_away_is_not_read(signed_in, lena, tip):
    assert "Inget tips passar" in signed_in(lena).get(LIST + "?q=okänd").content.decode()
    assert reads() == []


def test_another_interviewer_does_not_learn_of_it(signed_in, other_interviewer, tip):
    client = signed_in(other_interviewer)
    assert list(client.get(LIST).context["page"]) == []
    for rest in ("", "edit/", "mark/", "join/", "leave/", "remove/"):
        assert client.post(page_of(tip, rest), {"who": "Ny", "reason": "Nej", "confirm": "on"}).status_code in {
            404,
            405,
        }
    assert client.get(PLACE + "1/suggestions/new/").status_code == 404
    assert Event.objects.count() == 0
    tip.refresh_from_db()
    assert (tip.who, tip.status) == ("Hanna Hemlig", "open")


@pytest.mark.parametrize("who", ["dana", "farid", "stig", "petra", "otto", "ada"])
def test_those_without_identities_are_refused(who, request, signed_in, tip):
    client = signed_in(request.getfixturevalue(who))
    answers = [
        client.get(LIST),
        *(client.post(page_of(tip, rest)) for rest in ("", "edit/", "mark/", "join/", "leave/")),
    ]
    assert {answer.status_code for answer in answers} == {403}


def test_the_leader_of_another_dialogue_does_not_reach_it(signed_in, stranger, tip):
    assert signed_in(stranger).get(page_of(tip)).status_code == 404
    assert signed_in(stranger).get(f"/dialogues/insatser/interviews/suggestions/{tip.pk}/").status_code == 404


def test_suggestions_are_searched_and_filtered_those_to_follow_up_first(signed_in, lena, dialogue, talk, tip):
    Suggestion.objects.create(dialogue=dialogue, who="Vaktmästaren", status="left", reason="Flyttat")
    Suggestion.objects.create(dialogue=dialogue, who="Bibliotekarien", status="asked")
    client = signed_in(lena)

    def found(query):
        return [row.who for row in client.get(LIST + query).context["page"]]

    assert found("") == ["Hanna Hemlig", "Bibliotekarien", "Vaktmästaren"]
    assert found("?status=asked") == ["Bibliotekarien"]
    assert found(f"?group={tip.group_id}") == ["Hanna Hemlig"]
    assert found("?interview=1") == ["Hanna Hemlig"]
    assert found("?q=HEMLIG+barn") == ["Hanna Hemlig"]
    assert found("?q=flyttat") == ["Vaktmästaren"]


@pytest.mark.parametrize("rows", [1, 30])
def test_the_list_costs_the_same_for_one_and_for_many(
    rows, signed_in, ines, dialogue, talk, parents, django_assert_num_queries
):
    for number in range(rows):
        Suggestion.objects.create(dialogue=dialogue, interview=talk, group=parents, by=ines, who=f"Person {number}")
    client = signed_in(ines)
    client.get(LIST)
    with django_assert_num_queries(8):
        assert len(client.get(LIST).context["page"]) == min(rows, 25)


def test_they_are_noted_as_asked_and_opened_again(signed_in, ines, tip):
    client = signed_in(ines)
    assert client.post(page_of(tip, "mark/"), {"to": "asked"}).status_code == 302
    client.post(page_of(tip, "mark/"), {"to": "asked"})
    tip.refresh_from_db()
    assert tip.status == "asked"
    client.post(page_of(tip, "mark/"), {"to": "open"})
    tip.refresh_from_db()
    assert tip.status == "open"
    names = Event.objects.filter(name__startswith="suggestion.").order_by("pk").values_list("name", flat=True)
    assert list(names) == ["suggestion.asked", "suggestion.reopened"]


def test_leaving_takes_a_reason(signed_in, ines, tip):
    client = signed_in(ines)
    assert client.post(page_of(tip, "leave/"), {"reason": " ", "opened_version": 1}).status_code == 422
    assert client.post(page_of(tip, "leave/"), {"reason": "Vill inte", "opened_version": 1}).status_code == 302
    tip.refresh_from_db()
    assert (tip.status, tip.reason, tip.who) == ("left", "Vill inte", "Hanna Hemlig")
    assert Event.objects.get(name="suggestion.left").data == {}


def test_taken_into_the_plan_they_become_a_person_in_a_group(signed_in, lena, dialogue, tip, parents):
    client = signed_in(lena)
    form = client.get(page_of(tip, "join/")).context["form"]
    assert (form["name"].value(), form["group"].value()) == ("Hanna Hemlig", parents.pk)
    data = {"group": parents.pk, "name": "Hanna Hemlig", "phone": "070-000 00 01"}
    for _ in range(2):
        assert client.post(page_of(tip, "join/"), data).headers["Location"] == page_of(tip)
    tip.refresh_from_db()
    assert (tip.status, tip.interviewee.number, tip.interviewee.group) == ("joined", 2, parents)
    assert Identity.objects.get(interviewee=tip.interviewee).phone == "070-000 00 01"
    assert Interviewee.objects.count() == 2
    assert Event.objects.get(name="suggestion.joined").data == {"person": 2}
    assert f"{PLACE}new/?group={parents.pk}&amp;person=2" in client.get(page_of(tip)).content.decode()


def test_a_description_is_no_name(signed_in, lena, tip):
    tip.who = "Hon som öppnar på torsdagar. Fråga i kassan."
    tip.save()
    form = signed_in(lena).get(page_of(tip, "join/")).context["form"]
    assert (form["name"].value(), form["note"].value()) == ("", f"{tip.who}\nHon ser alla barn.")


def test_somebody_registered_already_is_linked_and_not_made_anew(signed_in, lena, tip, talk):
    person = talk.people.get()
    assert signed_in(lena).post(page_of(tip, "join/"), {"person": person.pk}).status_code == 302
    tip.refresh_from_db()
    assert (tip.interviewee, Interviewee.objects.count()) == (person, 1)


def test_without_a_group_they_are_not_taken_in(signed_in, lena, tip):
    answer = signed_in(lena).post(page_of(tip, "join/"), {"name": "Hanna Hemlig"})
    assert (answer.status_code, answer.context["form"]["name"].value()) == (422, "Hanna Hemlig")
    assert Interviewee.objects.count() == 1


def test_nobody_is_taken_in_before_the_privacy_setup(signed_in, lena, dialogue, tip, parents):
    dialogue.legal_basis = ""
    dialogue.save()
    client = signed_in(lena)
    assert "rättslig grund" in client.get(page_of(tip, "join/")).content.decode()
    assert client.post(page_of(tip, "join/"), {"group": parents.pk}).status_code == 422
    assert Interviewee.objects.count() == 1


def test_ines_links_only_people_of_her_own(signed_in, ines, lena, dialogue, tip, parents):
    stranger = factories.make_interviewee(dialogue, parents, 2)
    factories.make_interview(dialogue, lena, stranger, number=2)
    assert signed_in(ines).post(page_of(tip, "join/"), {"person": stranger.pk}).status_code == 422


def test_ines_can_book_whom_she_took_in_until_somebody_else_does(signed_in, ines, lena, dialogue, tip, parents):
    client = signed_in(ines)
    client.post(page_of(tip, "join/"), {"group": parents.pk, "name": "Hanna Hemlig"})
    person = Interviewee.objects.get(number=2)
    form = client.get(f"{PLACE}new/?person=2").context["form"]
    assert (form["who"].value(), form["person"].value(), form["status"].value()) == ("known", person.pk, "booked")
    assert client.get(f"{PLACE}people/2/").status_code == 200
    factories.make_interview(dialogue, lena, person, number=2, status="booked")
    assert client.get(f"{PLACE}people/2/").status_code == 404


def test_being_linked_by_lena_does_not_open_anothers_person_to_ines(ines, lena, dialogue, tip, parents):
    person = factories.make_interviewee(dialogue, parents, 2)
    tip.interviewee, tip.status = person, "joined"
    tip.save()
    assert list(own_people(ines, dialogue).values_list("number", flat=True)) == [1]


def test_someone_in_the_plan_is_neither_marked_nor_left(signed_in, lena, tip, talk):
    client = signed_in(lena)
    client.post(page_of(tip, "join/"), {"person": talk.people.get().pk})
    client.post(page_of(tip, "mark/"), {"to": "open"})
    assert client.post(page_of(tip, "leave/"), {"reason": "Nej", "opened_version": 2}).status_code == 422
    tip.refresh_from_db()
    assert tip.status == "joined"


def test_two_editing_at_once_both_keep_their_words(signed_in, ines, lena, tip):
    data = {"who": "Hanna Hemlig", "opened_version": 1}
    assert signed_in(ines).post(page_of(tip, "edit/"), data | {"why": "Hennes"}).status_code == 302
    answer = signed_in(lena).post(page_of(tip, "edit/"), data | {"why": "Min"})
    assert (answer.status_code, [one["theirs"] for one in answer.context["conflict"]]) == (409, ["Hennes"])
    assert ("Lena", tip.pk) in reads()


def test_a_suggestion_is_erased_after_a_yes(signed_in, ines, tip):
    client = signed_in(ines)
    assert client.post(page_of(tip, "remove/"), {}).status_code == 422
    assert client.post(page_of(tip, "remove/"), {"confirm": "on"}).status_code == 302
    assert Suggestion.objects.count() == 0
    assert Event.objects.get(name="suggestion.removed").data == {}


def test_the_log_holds_no_name(signed_in, lena, tip, parents):
    client = signed_in(lena)
    client.post(page_of(tip, "edit/"), {"who": "Hanna Hemlig-Ny", "opened_version": 1})
    client.post(page_of(tip, "join/"), {"group": parents.pk, "name": "Hanna Hemlig-Ny"})
    assert "Hemlig" not in repr(list(Event.objects.values()))
    assert "Hemlig" not in client.get("/dialogues/segregation/log/").content.decode()


def test_the_overview_says_that_suggestions_wait_without_how_many(dialogue, tip, parents):
    parents.target = 0
    parents.save()
    result = readiness(dialogue)
    waiting = [missing for missing in result.missing if "Tips" in missing.text]
    assert [(one.text, one.url) for one in waiting] == [
        ("Tips om vilka fler som ska höras, inte följda upp", LIST + "?status=open")
    ]
    assert any(step.url == LIST + "?status=open" and step.role == "leader" for step in result.steps)
    tip.status = "asked"
    tip.save()
    assert not [missing for missing in readiness(dialogue).missing if "Tips" in missing.text]
