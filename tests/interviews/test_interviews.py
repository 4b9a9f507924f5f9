"""Interviews: listed, registered, corrected, with everything typed kept when something is wrong."""

from datetime import date

import pytest
import time_machine

from dialogues.models import Event
from interviews.models import Consent, Identity, Interview, Interviewee
from interviews.rules import own_people
from interviews.services import register_interview
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
NEW = PLACE + "new/"


def test_ines_registers_an_interview_with_somebody_new(signed_in, ines, dialogue, parents, registration):
    answer = signed_in(ines).post(NEW, registration)
    interview = Interview.objects.get()
    assert answer.headers["Location"] == f"{PLACE}1/"
    assert (interview.number, interview.interviewer, interview.minutes) == (1, ines, 70)
    person = interview.people.get()
    assert (person.number, person.group, person.identity.name) == (1, parents, "Hemlig Hemligsson")
    consent = person.consent
    assert (consent.informed_on, consent.way) == (date(2022, 2, 3), "spoken")
    assert (consent.allows_notes, consent.allows_quotes, consent.allows_contact) == (True, True, False)
    assert consent.notice == dialogue.notice


def test_the_notice_stays_as_it_was_given(signed_in, ines, dialogue, registration):
    signed_in(ines).post(NEW, registration)
    dialogue.notice = "En ny text."
    dialogue.save()
    assert Consent.objects.get().notice == "Du bestämmer själv vad du berättar."


def test_the_log_holds_no_name_no_place_and_no_word_of_it(signed_in, ines, dialogue, registration):
    signed_in(ines).post(NEW, registration)
    assert list(Event.objects.order_by("pk").values_list("name", flat=True)) == [
        "interviewee.added",
        "consent.given",
        "interview.registered",
    ]
    log = str(list(Event.objects.values()))
    assert [word for word in ("Hemlig", "hemlig@", "Biblioteket", "biblioteket") if word in log] == []


def test_a_registration_sent_twice_makes_one_interview_and_one_person(signed_in, ines, dialogue, registration):
    client = signed_in(ines)
    key = str(client.get(NEW).context["form"]["creation_key"].value())
    for _ in range(2):
        client.post(NEW, registration | {"creation_key": key})
    assert (Interview.objects.count(), Interviewee.objects.count()) == (1, 1)


def test_ines_cannot_say_that_somebody_else_held_it(signed_in, ines, lena, dialogue, registration):
    signed_in(ines).post(NEW, registration | {"interviewer": str(lena.pk)})
    assert Interview.objects.get().interviewer == ines


def test_lena_chooses_among_interviewers_and_leaders(signed_in, lena, ines, dana, dialogue, registration):
    client = signed_in(lena)
    assert [str(user) for user in client.get(NEW).context["form"].fields["interviewer"].queryset] == ["Ines", "Lena"]
    assert client.post(NEW, registration | {"interviewer": str(dana.pk)}).status_code == 422
    client.post(NEW, registration | {"interviewer": str(ines.pk)})
    assert Interview.objects.get().interviewer == ines


def test_somebody_heard_before_takes_part_again(signed_in, ines, talk, registration):
    person = talk.people.get()
    data = registration | {"who": "known", "person": str(person.pk), "email": "inte en adress"}
    assert signed_in(ines).post(NEW, data).status_code == 302
    assert list(Interview.objects.get(number=2).people.all()) == [person]
    assert Interviewee.objects.count() == 1


def test_somebody_heard_twice_takes_part_a_third_time(signed_in, ines, dialogue, talk, registration):
    person = talk.people.get()
    factories.make_interview(dialogue, ines, person, number=2)
    data = registration | {"who": "known", "person": str(person.pk)}
    assert signed_in(ines).post(NEW, data).status_code == 302
    assert list(Interview.objects.get(number=3).people.all()) == [person]
    assert list(own_people(ines, dialogue)) == [person]


def test_ines_cannot_pick_a_person_that_only_lena_has_met(signed_in, ines, lena, dialogue, parents, registration):
    stranger = factories.make_interviewee(dialogue, parents, 1)
    factories.make_interview(dialogue, lena, stranger)
    data = registration | {"who": "known", "person": str(stranger.pk)}
    assert signed_in(ines).post(NEW, data).status_code == 422
    assert Interview.objects.count() == 1


def test_a_focus_group_begins_empty_and_gets_its_people_one_by_one(signed_in, ines, dialogue, registration):
    client = signed_in(ines)
    client.post(NEW, registration | {"kind": "focus_group", "who": "later"})
    for name in ("Första", "Andra"):
        assert client.post(f"{PLACE}1/people/add/", registration | {"name": name}).status_code == 302
    interview = Interview.objects.get()
    assert [person.number for person in interview.people.order_by("number")] == [1, 2]


def test_a_person_form_sent_twice_adds_one_person(signed_in, ines, talk, registration):
    client = signed_in(ines)
    key = str(client.get(f"{PLACE}1/people/add/").context["form"]["creation_key"].value())
    for _ in range(2):
        client.post(f"{PLACE}1/people/add/", registration | {"creation_key": key})
    assert talk.people.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"held_on": "2022-03-04"}, "held_on", "Välj en dag som har varit, senast i dag 9 februari 2022."),
        ({"held_on": "2021-09-30"}, "held_on", "Dialogen börjar 1 oktober 2021. Välj den dagen eller en senare."),
        ({"held_on": "0022-02-04"}, "held_on", "Året ska ligga mellan 1990 och 2100."),
        ({"held_on": "i går"}, "held_on", "Fyll i ett giltigt datum."),
        ({"held_on": ""}, "held_on", "Detta fält måste fyllas i."),
        ({"minutes": "99999999999999999999"}, "minutes", "1440"),
        ({"minutes": "-5"}, "minutes", "större än"),
        ({"kind": "seans"}, "kind", "Välj ett giltigt alternativ."),
        ({"language": "klingon"}, "language", "Välj ett giltigt alternativ."),
        ({"email": "elev14@"}, "email", "e-postadress"),
        ({"group": ""}, "group", "Välj den grupp som personen hör till."),
        ({"group": "999999"}, "group", "Välj ett giltigt alternativ."),
        ({"informed_on": ""}, "informed_on", "Skriv dagen. Utan information intervjuas ingen."),
        ({"informed_on": "2022-03-04"}, "informed_on", "senast i dag 9 februari 2022"),
        ({"way": ""}, "way", "Svara hur personen sa ja."),
        ({"age": "12"}, "age", "Den här dialogen hör personer från 13 år. Registrera inte personen."),
        ({"age": "14"}, "guardian", "Svara här, eftersom åldern är 14."),
        ({"age": "fjorton"}, "age", "heltal"),
        ({"who": ""}, "who", "måste fyllas i"),
        ({"who": "known", "person": ""}, "person", "Välj vem det var."),
        ({"place": "x" * 121}, "place", "120"),
        ({"name": "a\x00b"}, "name", ""),
    ],
)
@time_machine.travel("2022-02-09T12:00:00+01:00", tick=False)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(wrong, field, words, signed_in, ines, dialogue, registration):
    answer = signed_in(ines).post(NEW, registration | wrong)
    form = answer.context["form"]
    assert (answer.status_code, list(form.errors)) == (422, [field])
    assert words in str(form.errors[field])
    assert words in answer.content.decode()
    assert form["note"].value() == "Vill ses på biblioteket."
    assert (Interview.objects.count(), Identity.objects.count()) == (0, 0)


def test_a_date_error_is_said_once(signed_in, ines, dialogue, registration):
    answer = signed_in(ines).post(NEW, registration | {"informed_on": "0022-02-04"})
    assert len(answer.context["form"].errors["informed_on"]) == 1


@time_machine.travel("2022-02-09T12:00:00+01:00", tick=False)
def test_a_booked_talk_may_lie_ahead_and_needs_no_consent_yet(signed_in, ines, dialogue, registration):
    data = registration | {"status": "booked", "held_on": "2022-03-04", "informed_on": "", "way": ""}
    assert signed_in(ines).post(NEW, data).status_code == 302
    assert Consent.objects.count() == 0
    assert "Samtycke är inte antecknat" not in signed_in(ines).get(f"{PLACE}1/").content.decode()


def test_a_child_of_fourteen_with_a_guardians_yes_is_heard(signed_in, ines, dialogue, registration):
    data = registration | {"age": "14", "guardian": "written", "guardian_name": "En förälder"}
    data |= {"capacity_note": "Sa med egna ord vad det är."}
    assert signed_in(ines).post(NEW, data).status_code == 302
    assert Consent.objects.get().guardian == "written"


def test_nobody_is_registered_before_the_privacy_is_in_place(signed_in, lena, ines, dialogue, registration):
    dialogue.legal_basis, dialogue.retain_until = "", None
    dialogue.save()
    page = signed_in(ines).get(NEW).content.decode()
    assert "Ingen kan registreras förrän vi kan säga vad som händer med det som sägs" in page
    assert "Be projektledaren fylla i det." in page
    assert "/dialogues/segregation/preparation/" in signed_in(lena).get(NEW).content.decode()
    answer = signed_in(ines).post(NEW, registration)
    assert answer.status_code == 422
    assert answer.context["form"].non_field_errors()[0].startswith("Ingen intervju kan registreras ännu.")
    assert answer.context["form"]["note"].value() == "Vill ses på biblioteket."
    assert Interview.objects.count() == 0


def test_a_gap_in_the_plan_leads_to_a_form_with_the_group_chosen(signed_in, ines, parents):
    form = signed_in(ines).get(f"{NEW}?group={parents.pk}").context["form"]
    assert form["group"].value() == str(parents.pk)
    assert signed_in(ines).get(f"{NEW}?group=nonsense").status_code == 200


def test_ines_corrects_her_interview(signed_in, ines, talk):
    data = {"held_on": "2022-02-05", "kind": "depth", "status": "held", "language": "so", "opened_version": 1}
    assert signed_in(ines).post(f"{PLACE}1/edit/", data).status_code == 302
    talk.refresh_from_db()
    assert (talk.held_on, talk.language) == (date(2022, 2, 5), "so")
    event = Event.objects.get(name="interview.changed")
    assert event.data == {"fields": ["held_on", "language", "minutes", "place"]}


def test_two_people_correcting_an_interview_both_keep_theirs(signed_in, ines, lena, talk):
    data = {"held_on": "2022-02-05", "kind": "depth", "status": "held", "language": "sv", "opened_version": 1}
    signed_in(lena).post(f"{PLACE}1/edit/", data | {"place": "Skolan", "interviewer": str(ines.pk)})
    answer = signed_in(ines).post(f"{PLACE}1/edit/", data | {"place": "Parken"})
    assert answer.status_code == 409
    assert [(field["theirs"], field["yours"]) for field in answer.context["conflict"]] == [("Skolan", "Parken")]


def test_an_interview_with_statements_cannot_be_erased(signed_in, ines, talk):
    factories.make_statement(talk, "Ingen frågade oss.", number=1)
    answer = signed_in(ines).post(f"{PLACE}1/remove/", {"confirm": "on"})
    assert "1 utsaga är lyft ur intervjun." in answer.content.decode()
    assert Interview.objects.count() == 1


def test_an_interview_registered_by_mistake_is_erased_after_a_yes(signed_in, ines, talk):
    assert signed_in(ines).post(f"{PLACE}1/remove/", {"confirm": "on"}).status_code == 302
    assert (Interview.objects.count(), Interviewee.objects.count()) == (0, 1)
    assert Event.objects.get(name="interview.removed").data == {"number": 1}


def test_who_was_not_there_is_taken_out_unless_their_words_are(signed_in, ines, talk, dialogue, parents):
    other = factories.make_interviewee(dialogue, parents, 2)
    talk.people.add(other)
    factories.make_statement(talk, "Ingen frågade oss.", number=1, speaker=other)
    client = signed_in(ines)
    assert client.post(f"{PLACE}1/people/2/remove/", {"confirm": "on"}).status_code == 422
    assert client.post(f"{PLACE}1/people/1/remove/", {"confirm": "on"}).status_code == 302
    assert list(talk.people.all()) == [other]


def test_the_page_shows_a_number_and_a_group_but_no_name(signed_in, lena, talk):
    page = signed_in(lena).get(f"{PLACE}1/").content.decode()
    assert "Person 1, Föräldrar" in page
    assert "Hemlig" not in page
    assert "Ingen frågade oss." in page


def test_reading_another_persons_source_is_an_event_each_time(signed_in, lena, ines, talk):
    signed_in(ines).get(f"{PLACE}1/")
    assert Event.objects.filter(name="source.read").count() == 0
    client = signed_in(lena)
    client.get(f"{PLACE}1/")
    client.get(f"{PLACE}1/text/")
    assert list(Event.objects.values_list("name", "actor__name", "object_id", "data")) == [
        ("source.read", "Lena", talk.pk, {}),
        ("source.read", "Lena", talk.pk, {}),
    ]


def test_the_way_leads_to_the_interviews_beside_it_that_are_ones_own(signed_in, ines, lena, dialogue, talk):
    for number, who in ((2, lena), (3, ines)):
        factories.make_interview(dialogue, who, number=number)
    page = signed_in(ines).get(f"{PLACE}1/")
    assert (page.context["neighbours"].before, page.context["neighbours"].after) == (None, 3)


def test_lena_sees_all_interviews_and_ines_her_own(signed_in, lena, ines, dialogue, talk, other_interviewer):
    factories.make_interview(dialogue, other_interviewer, number=2)
    assert [row.number for row in signed_in(lena).get(PLACE).context["page"]] == [2, 1]
    assert [row.number for row in signed_in(ines).get(PLACE).context["page"]] == [1]


def test_the_list_is_searched_by_number_place_and_group_never_by_name(signed_in, lena, ines, dialogue, talk):
    factories.make_interview(dialogue, ines, number=12, place="Skolan")
    client = signed_in(lena)

    def found(query):
        return [row.number for row in client.get(f"{PLACE}?q={query}").context["page"]]

    assert found("12") == [12]
    assert found("biblio") == [1]
    assert found("föräldrar") == [1]
    assert found("Hemlig") == []
    assert found("99999999999999999999") == []
    assert found("%00") == [12, 1]


def test_the_list_is_filtered(signed_in, lena, ines, dialogue, talk, parents):
    factories.make_interview(dialogue, lena, number=2, kind="focus_group", status="booked")
    client = signed_in(lena)

    def found(**chosen):
        return [row.number for row in client.get(PLACE, chosen).context["page"]]

    assert found(kind="focus_group") == [2]
    assert found(status="held") == [1]
    assert found(group=parents.pk) == [1]
    assert found(interviewer=lena.pk) == [2]
    assert found(coding="uncoded") == [1]
    assert found(coding="no_text") == [2]
    assert found(coding="coded") == []
    assert found(kind="mangled", page="minus ett") == [2, 1]


def test_a_row_says_how_many_took_part_and_how_much_was_lifted(signed_in, lena, dialogue, talk, parents):
    talk.people.add(factories.make_interviewee(dialogue, parents, 2))
    factories.make_statement(talk, "Ingen frågade", number=1)
    factories.make_statement(talk, "oss.", number=2)
    [row] = signed_in(lena).get(PLACE).context["page"]
    assert (len(row.people.all()), row.statement_count, row.has_text) == (2, 2, True)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    rows, signed_in, lena, dialogue, parents, django_assert_num_queries
):
    for number in range(1, rows + 1):
        person = factories.make_interviewee(dialogue, parents, number)
        factories.make_interview(dialogue, lena, person, number=number, text="Ord.")
    client = signed_in(lena)
    client.get(PLACE)
    with django_assert_num_queries(10):
        assert len(client.get(PLACE).context["page"]) == rows


@pytest.mark.parametrize("people", [1, 3])
def test_an_interview_costs_the_same_with_one_person_and_with_three(
    people, signed_in, ines, dialogue, talk, parents, django_assert_num_queries
):
    for number in range(2, people + 1):
        talk.people.add(factories.make_interviewee(dialogue, parents, number))
    client = signed_in(ines)
    client.get(f"{PLACE}1/")
    with django_assert_num_queries(11):
        assert len(client.get(f"{PLACE}1/").context["people"]) == people


def test_a_number_beyond_all_numbers_is_not_found(signed_in, lena, dialogue):
    assert signed_in(lena).get(f"{PLACE}{10**30}/").status_code == 404
    assert signed_in(lena).get(f"{PLACE}people/{10**30}/").status_code == 404
    assert signed_in(lena).get(f"{PLACE}plan/groups/{10**30}/").status_code == 404


def test_an_empty_list_says_how_to_begin(signed_in, ines, dialogue):
    assert "Börja med den skarpaste kritikern" in signed_in(ines).get(PLACE).content.decode()
    assert "Ingen intervju passar" in signed_in(ines).get(PLACE + "?q=x").content.decode()


def test_a_loader_registers_with_the_same_rules(ines, dialogue, parents):
    person = factories.make_interviewee(dialogue, parents, 1)
    interview = register_interview(
        dialogue=dialogue, actor=None, interviewer=ines, held_on=date(2022, 2, 4), people=[person], text=" Ord.\r\n"
    )
    assert (interview.number, interview.source.text, list(interview.people.all())) == (1, "Ord.", [person])
