"""Question and purpose alike: comments, judgements, agreement with those present; the purpose that everybody reads."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from dialogues.models import (
    CentralQuestion,
    DesignTeamCandidate,
    DesignTeamMeeting,
    Dialogue,
    Event,
    PurposeObjection,
    PurposeWording,
    QuestionComment,
    QuestionJudgement,
)
from interviews.models import StakeholderGroup
from tests import factories

pytestmark = pytest.mark.django_db
TEAM = "/dialogues/segregation/design-team/"
ROOMS = ["questions", "purposes"]


def wording(dialogue, room, number=1, text="Hur bryter vi segregationen?", **values):
    model = CentralQuestion if room == "questions" else PurposeWording
    return model.objects.create(dialogue=dialogue, number=number, wording=text, **values)


@pytest.mark.parametrize("room", ROOMS)
def test_lena_tries_a_wording_dana_comments_objects_and_judges(signed_in, lena, dana, dialogue, room):
    leader, member = signed_in(lena), signed_in(dana)
    assert leader.post(f"{TEAM}{room}/new/", {"wording": "Vad behöver vi?"}).status_code == 302
    assert member.post(f"{TEAM}{room}/1/comment/", {"text": "Kort och bra."}).status_code == 302
    assert (
        member.post(f"{TEAM}{room}/1/object/", {"objection": "Vilka vi?", "needs": "Att alla är med."}).status_code
        == 302
    )
    for holds in (["plain"], ["plain", "blame"]):
        member.post(f"{TEAM}{room}/1/judge/", {"holds": holds})
    assert member.post(f"{TEAM}{room}/1/judge/", {"holds": ["no-such"]}).status_code == 422
    answer = leader.get(f"{TEAM}{room}/")
    [shown] = answer.context["page"]
    held = {check.point.key: (check.holds, check.of) for check in shown.checks}
    assert (held["plain"], held["blame"], held["influence"]) == ((1, 1), (1, 1), (0, 1))
    for words in ("Kort och bra.", "Vilka vi?", "Att alla är med."):
        assert words in answer.content.decode()
    key = room.removesuffix("s")
    names = Event.objects.filter(name__startswith=f"{key}.").order_by("pk").values_list("name", flat=True)
    assert list(names) == [f"{key}.{verb}" for verb in ("proposed", "commented", "objected", "judged", "judged")]


@pytest.mark.parametrize("room", ROOMS)
def test_only_who_wrote_a_comment_changes_it(signed_in, lena, dana, farid, dialogue, room):
    row = wording(dialogue, room).comments.create(by=dana, text="Kort.")
    address = f"{TEAM}{room}/1/comments/{row.pk}/"
    assert [signed_in(person).get(address).status_code for person in (dana, lena, farid)] == [200, 403, 403]
    signed_in(dana).post(address, {"text": "Kort och bra.", "opened_version": 1})
    row.refresh_from_db()
    assert row.text == "Kort och bra."


@pytest.mark.parametrize("room", ROOMS)
def test_agreement_notes_those_present_at_the_meeting_or_those_ticked(signed_in, lena, dialogue, room):
    people = [
        DesignTeamCandidate.objects.create(
            dialogue=dialogue, name=name, side="critic", perspective="P", status="accepted"
        )
        for name in ("Elin", "Sten")
    ]
    place = DesignTeamMeeting.objects.create(dialogue=dialogue, number=1, held_on=date(2021, 11, 4))
    place.present.set(people)
    first, second = wording(dialogue, room), wording(dialogue, room, 2, "Vad behöver vi?")
    data = {"agreed_at": place.pk, "agreed_on": "2021-11-04", "opened_version": 1}
    signed_in(lena).post(f"{TEAM}{room}/1/agree/", data)
    signed_in(lena).post(f"{TEAM}{room}/2/agree/", data | {"agreed_by": [people[0].pk]})
    first.refresh_from_db()
    assert [person.name for person in first.agreed_by.all()] == ["Elin", "Sten"]
    assert [person.name for person in second.agreed_by.all()] == ["Elin"]
    assert (first.agreed_on, first.earlier_agreed_on) == (None, date(2021, 11, 4))


def test_everybody_reads_the_purpose_that_was_agreed_on(signed_in, lena, dialogue):
    Dialogue.objects.filter(pk=dialogue.pk).update(purpose="Det gamla.")
    wording(dialogue, "purposes", text="Det nya.")
    signed_in(lena).post(f"{TEAM}purposes/1/agree/", {"agreed_on": "2021-11-04", "opened_version": 1})
    dialogue.refresh_from_db()
    assert dialogue.purpose == "Det nya."
    form = signed_in(lena).get("/dialogues/segregation/preparation/description/").context["form"]
    assert form.fields["purpose"].disabled


def test_a_purpose_written_in_the_description_stands_beside_the_wordings(signed_in, lena, dialogue):
    client, address = signed_in(lena), "/dialogues/segregation/preparation/description/"
    form = client.get(address).context["form"]
    data = {name: form[name].value() or "" for name in form.fields} | {"purpose": "En gemensam bild."}
    assert client.post(address, data).status_code == 302
    assert [(row.wording, row.agreed_on) for row in PurposeWording.objects.all()] == [("En gemensam bild.", None)]


def test_the_purpose_of_before_becomes_the_first_wording_once():
    dialogue = factories.make_dialogue(purpose="En gemensam bild.")
    factories.make_dialogue("savar")
    module = import_module("dialogues.migrations.0015_purpose_as_wording")
    for _round in range(2):
        module.copy(apps, None)
    rows = PurposeWording.objects.values_list("dialogue", "number", "wording", "agreed_on")
    assert list(rows) == [(dialogue.pk, 1, "En gemensam bild.", None)]


def test_places_in_the_interview_plan_are_known_to_the_checklist(signed_in, lena, dialogue):
    StakeholderGroup.objects.create(dialogue=dialogue, name="Unga", area="Ersboda, Hela kommunen")
    wording(dialogue, "questions", text="hur mår ersboda?")
    [shown] = signed_in(lena).get(f"{TEAM}questions/").context["page"]
    seen = {check.point.key: check.finding for check in shown.checks}
    assert seen["places"].text == "”ersboda” kan peka ut var några bor."
    assert seen["influence"] is None


@pytest.mark.parametrize("room", ROOMS)
def test_a_wording_elsewhere_cannot_be_reached(signed_in, lena, room, dialogue):
    wording(factories.make_dialogue("savar"), room)
    for verb in ("comment", "judge", "object", "agree"):
        assert signed_in(lena).get(f"{TEAM}{room}/1/{verb}/").status_code == 404


@pytest.mark.parametrize("room", ROOMS)
def test_the_page_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dana, dialogue, room, django_assert_num_queries
):
    client = signed_in(lena)

    def add(number):
        row = wording(dialogue, room, number)
        for person in (lena, dana)[:number]:
            row.objections.create(by=person, objection="Nej.")
            row.comments.create(by=person, text="Ja.")
            row.judgements.create(by=person, holds=["plain"])

    known = {"questions": 15, "purposes": 15}[room]
    add(1)
    for _round in range(2):
        client.get(f"{TEAM}{room}/")
    with django_assert_num_queries(known):
        client.get(f"{TEAM}{room}/")
    add(2)
    add(3)
    with django_assert_num_queries(known):
        client.get(f"{TEAM}{room}/")
    assert (QuestionComment.objects.count() or PurposeObjection.objects.count()) == 5
    assert QuestionJudgement.objects.count() == (5 if room == "questions" else 0)
