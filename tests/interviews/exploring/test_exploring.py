"""Exploratory interviews: nothing unless the person was told, nobody but leader and own interviewer, every read noted,
encrypted where it lies, erased when its day has come; and of a candidate only what the leader writes."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from dialogues.models import Dialogue, Event
from interviews.exploring.questions import USUAL, in_parts, only_questions, questions_of
from interviews.models import ExploratoryGuide, ExploratoryInterview
from rights.retention.engine import weed_all
from tests import factories

pytestmark = pytest.mark.django_db

PLACE = "/dialogues/segregation/interviews/exploratory/"
TEAM = "/dialogues/segregation/design-team/"
SECRET = ("Hemlig Granbark", "hemlig@granbark.example", "Sa det ingen vågar", "Bär på något eget", "Fråga Björk Kvist")
WORDS = dict(zip(("name", "contact", "notes", "perspective", "whom_else"), SECRET, strict=True))
READ = "source.read_exploratory"
ONE = ["1/", "1/edit/", "1/erase/", "1/candidate/"]


@pytest.fixture
def sent():
    """What the form sends."""
    return {"held_on": "2021-10-12", "place": "Köket", "told": "on", "told_on": "2021-10-12", **WORDS}


@pytest.fixture
def talk(dialogue, ines):
    """Ines's exploratory interview, number 1."""
    return ExploratoryInterview.objects.create(
        dialogue=dialogue, number=1, interviewer=ines, held_on=date(2021, 10, 12), told_on=date(2021, 10, 12),
        place="Köket", **WORDS,
    )  # fmt: skip


def _raw() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM interviews_exploratoryinterview")
        return str(cursor.fetchall())


def test_an_interviewer_writes_down_a_talk_and_only_they_and_the_leader_read_it(signed_in, dialogue, lena, ines, sent):
    answer = signed_in(ines).post(PLACE + "new/", sent)
    row = ExploratoryInterview.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{PLACE}{row.number}/")
    assert (row.interviewer, row.name, row.notes) == (ines, SECRET[0], SECRET[2])
    for user in (ines, lena):
        page = signed_in(user).get(f"{PLACE}{row.number}/").content.decode()
        assert all(word in page for word in SECRET)
    other = factories.make_member(dialogue, factories.make_user("Isa"), "interviewer")
    client = signed_in(other)
    assert {(client.get(PLACE + path).status_code, client.post(PLACE + path).status_code) for path in ONE[:3]} == {
        (404, 404)
    }
    assert f"{PLACE}1/" not in client.get(PLACE).content.decode()


@pytest.mark.parametrize("name", ["farid", "dana", "stig", "petra", "otto", "ada"])
def test_others_are_not_let_in(name, request, signed_in, talk):
    client = signed_in(request.getfixturevalue(name))
    paths = ["", "new/", "questions/", *ONE]
    assert {(client.get(PLACE + path).status_code, client.post(PLACE + path).status_code) for path in paths} == {
        (403, 403)
    }


def test_outsiders_do_not_learn_of_it_and_an_interviewer_neither_leads_the_team_nor_the_guide(
    signed_in, ulf, ines, talk
):
    client = signed_in(ulf)
    assert {client.get(PLACE + path).status_code for path in ["", "new/", "questions/", *ONE]} == {404}
    client = signed_in(ines)
    assert {client.post(PLACE + path).status_code for path in ["questions/", "1/candidate/"]} == {403}


def test_the_list_names_nobody_and_is_no_read(signed_in, lena, talk):
    page = signed_in(lena).get(PLACE).content.decode()
    assert f"{PLACE}1/" in page
    assert [word for word in SECRET if word in page] == []
    assert not Event.objects.filter(name=READ).exists()


def test_the_design_team_sees_no_way_to_them(signed_in, lena, dana, talk):
    assert PLACE in signed_in(lena).get(TEAM).content.decode()
    assert PLACE not in signed_in(dana).get(TEAM).content.decode()


def test_each_showing_is_an_event_without_words(signed_in, lena, ines, talk):
    client = signed_in(lena)
    for path in ("1/", "1/edit/", "1/candidate/"):
        client.get(PLACE + path)
    signed_in(ines).get(PLACE + "1/")
    rows = Event.objects.filter(name=READ).values_list("actor", "object_type", "object_id", "data")
    assert list(rows.order_by("pk")) == [
        (user.pk, "interviews.exploratoryinterview", talk.pk, {}) for user in (lena, lena, lena, ines)
    ]


def test_no_event_holds_anything_of_what_was_said(signed_in, lena, sent):
    client = signed_in(lena)
    sent["interviewer"] = str(lena.pk)
    client.post(PLACE + "new/", sent)
    client.post(PLACE + "1/edit/", sent | {"opened_version": "1", "notes": SECRET[2] + " igen"})
    client.post(PLACE + "1/erase/", {"confirm": "on"})
    names = list(Event.objects.filter(name__startswith="exploratory.").order_by("pk").values_list("name", flat=True))
    assert names == ["exploratory.registered", "exploratory.changed", "exploratory.erased"]
    everything = str(list(Event.objects.values_list("name", "data")))
    assert [word for word in SECRET if word in everything] == []


def test_what_lies_in_the_database_does_not_hold_the_words(talk):
    raw = _raw()
    assert "Köket" in raw
    assert [word for word in SECRET if word in raw] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"told": ""}, "Berätta först"),
        ({"told_on": ""}, "told_on"),
        ({"told_on": "2021-10-13"}, "innan ni börjar"),
    ],
)
def test_nothing_is_kept_of_somebody_who_was_not_told(signed_in, ines, sent, change, said):
    answer = signed_in(ines).post(PLACE + "new/", sent | change)
    page = answer.content.decode()
    assert (answer.status_code, said in page, SECRET[2] in page) == (422, True, True)  # and nothing typed is lost
    assert not ExploratoryInterview.objects.exists()


@pytest.mark.parametrize("told_on", [None, date(2021, 10, 13)])
def test_nor_does_the_database_take_it(talk, told_on):
    with pytest.raises(IntegrityError), transaction.atomic():
        ExploratoryInterview.objects.filter(pk=talk.pk).update(told_on=told_on)


def test_nothing_is_written_down_while_the_privacy_set_up_lacks_something(signed_in, dialogue, ines, sent):
    Dialogue.objects.filter(pk=dialogue.pk).update(retain_until=None)
    client = signed_in(ines)
    assert client.get(PLACE + "new/").templates[0].name == "interviews/not_yet.html"
    assert client.post(PLACE + "new/", sent).status_code == 422
    assert not ExploratoryInterview.objects.exists()


def test_a_talk_that_is_to_come_is_not_written_down(signed_in, ines, sent):
    to_come = (timezone.localdate() + timedelta(days=1)).isoformat()
    assert signed_in(ines).post(PLACE + "new/", sent | {"held_on": to_come}).status_code == 422


def test_a_form_sent_twice_is_one_talk(signed_in, ines, sent):
    client = signed_in(ines)
    sent["creation_key"] = "7d0ab2f5-1111-4a4a-8b1e-0d5f9a5f0001"
    assert [client.post(PLACE + "new/", sent).status_code for _ in range(2)] == [302, 302]
    assert ExploratoryInterview.objects.count() == 1


def test_a_late_save_meets_the_earlier_one_and_the_interviewer_stays(signed_in, lena, ines, talk, sent):
    client = signed_in(ines)
    assert client.post(PLACE + "1/edit/", sent | {"opened_version": "1", "notes": "Nytt"}).status_code == 302
    late = client.post(PLACE + "1/edit/", sent | {"opened_version": "1", "interviewer": str(lena.pk)})
    talk.refresh_from_db()
    assert (late.status_code, talk.notes, talk.interviewer) == (409, "Nytt", ines)


def test_of_a_candidate_only_what_the_leader_writes_goes_along(signed_in, dialogue, lena, talk):
    client = signed_in(lena)
    form = client.get(PLACE + "1/candidate/").context["form"]
    assert [form[name].value() or "" for name in ("name", "perspective", "reason")] == [SECRET[0], "", ""]
    sent = {"name": SECRET[0], "side": "critic", "perspective": "Med egna ord", "reason": "Behövs",
            "creation_key": str(form["creation_key"].value())}  # fmt: skip
    assert [client.post(PLACE + "1/candidate/", sent).status_code for _ in range(2)] == [302, 302]
    candidate = dialogue.design_team.get()
    talk.refresh_from_db()
    assert talk.candidate == candidate
    held = [str(getattr(candidate, field.name)) for field in candidate._meta.concrete_fields]
    assert [word for word in SECRET[1:] if any(word in value for value in held)] == []
    assert Event.objects.filter(name="exploratory.led_to_candidate").count() == 1
    again = client.post(PLACE + "1/candidate/", sent | {"name": "En Annan", "creation_key": ""})
    assert (again.status_code, dialogue.design_team.count()) == (422, 1)
    assert client.get(PLACE + "1/candidate/")["Location"] == f"{TEAM}candidates/{candidate.pk}/"


def test_who_stands_on_the_list_already_is_chosen_instead(signed_in, dialogue, lena, talk, sent):
    candidate = dialogue.design_team.create(name="granbark hemlig", side="critic", perspective="Något")
    client = signed_in(lena)
    twin = client.post(PLACE + "1/candidate/", {"name": SECRET[0], "side": "critic", "perspective": "Två"})
    assert (twin.status_code, dialogue.design_team.count()) == (422, 1)
    values = sent | {"opened_version": "1", "interviewer": str(talk.interviewer.pk), "candidate": str(candidate.pk)}
    assert client.post(PLACE + "1/edit/", values).status_code == 302
    talk.refresh_from_db()
    assert talk.candidate == candidate


def test_an_interviewer_does_not_see_who_is_a_candidate(signed_in, dialogue, ines, talk):
    talk.candidate = dialogue.design_team.create(name="Namn På Listan", side="critic", perspective="Något")
    talk.save()
    client = signed_in(ines)
    assert [
        path for path in ("", "1/", "1/edit/") if "Namn På Listan" in client.get(PLACE + path).content.decode()
    ] == []


def test_it_is_erased_when_the_person_asks_and_what_was_open_cannot_bring_it_back(
    signed_in, dialogue, ines, talk, sent
):
    talk.candidate = dialogue.design_team.create(name="Granbark", side="critic", perspective="Något")
    talk.save()
    client = signed_in(ines)
    assert client.post(PLACE + "1/erase/").status_code == 422
    assert client.post(PLACE + "1/erase/", {"confirm": "on"}).status_code == 302
    talk.refresh_from_db()
    assert [getattr(talk, name) for name in (*WORDS, "place", "candidate")] == [""] * 6 + [None]
    assert dialogue.design_team.count() == 1
    assert client.post(PLACE + "1/edit/", sent | {"opened_version": "1"}).status_code == 404
    page = client.get(PLACE + "1/").content.decode()
    assert ([word for word in SECRET if word in page], Event.objects.filter(name=READ).count()) == ([], 0)


def test_it_is_erased_with_the_dialogues_day_of_weeding_out(dialogue, talk):
    today = timezone.localdate()
    Dialogue.objects.filter(pk=dialogue.pk).update(retain_until=today + timedelta(days=1))
    assert weed_all() == 0
    Dialogue.objects.filter(pk=dialogue.pk).update(retain_until=today)
    assert (weed_all(), weed_all()) == (1, 0)
    talk.refresh_from_db()
    assert ({getattr(talk, name) for name in WORDS}, talk.number) == ({""}, 1)


def test_the_leader_has_questions_of_their_own_and_gets_the_usual_ones_back(signed_in, dialogue, lena, ines):
    client = signed_in(lena)
    assert questions_of(dialogue) == list(USUAL)
    assert client.post(PLACE + "questions/", {"questions": " Vad  gör\n\nHur då? "}).status_code == 302
    assert questions_of(dialogue) == ["Vad gör", "Hur då?"]
    assert signed_in(ines).get(PLACE + "new/").context["form"]["notes"].value() == "Vad gör\n\n\nHur då?\n"
    version = ExploratoryGuide.objects.get().version
    client.post(PLACE + "questions/", {"questions": "", "opened_version": str(version)})
    assert questions_of(dialogue) == list(USUAL)


def test_the_questions_alone_are_no_notes(signed_in, ines, sent):
    client = signed_in(ines)
    empty = client.get(PLACE + "new/").context["form"]["notes"].value()
    client.post(PLACE + "new/", sent | {"notes": empty.replace("\n", "\r\n")})
    assert ExploratoryInterview.objects.get().notes == ""


def test_notes_are_read_by_their_questions():
    questions = ["Vad?", "Vem?"]
    notes = "Först\n Vad?\nDet\r\n\r\nhär\nVem?\n\nEn gammal fråga?\nAlla"
    assert [(part.question, part.text) for part in in_parts(notes, questions)] == [
        ("", "Först"),
        ("Vad?", "Det\n\nhär"),
        ("Vem?", "En gammal fråga?\nAlla"),
    ]
    assert in_parts("Vad?\n\nVem?", questions) == []
    assert (only_questions("Vem?\n", questions), only_questions("Vem?\nJag", questions)) == (True, False)


@pytest.mark.parametrize("count", [1, 12])
def test_the_list_asks_no_more_when_there_are_more(signed_in, dialogue, lena, count, django_assert_max_num_queries):
    day = date(2021, 10, 12)
    ExploratoryInterview.objects.bulk_create(
        ExploratoryInterview(dialogue=dialogue, number=n, interviewer=lena, held_on=day, told_on=day, name="N")
        for n in range(1, count + 1)
    )
    client = signed_in(lena)
    client.get(PLACE)
    with django_assert_max_num_queries(9):
        client.get(PLACE)
