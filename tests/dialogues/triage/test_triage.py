"""Several people answer, each alone, and see each other's answers only once they have answered."""

import re
import uuid

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from dialogues import phases
from dialogues.models import Event, OneTimeLink, TriageAnswer, TriageRound, TriageSheet
from dialogues.triage.questions import QUESTIONS
from tests import factories

pytestmark = pytest.mark.django_db

HOME = "/dialogues/segregation/preparation/triage/"
KEYS = [question.key for question in QUESTIONS]


def all_at(step, **others):
    return {key: str(step) for key in KEYS} | {key: str(value) for key, value in others.items()}


@pytest.fixture
def open_round(dialogue, lena) -> TriageRound:
    return TriageRound.objects.create(dialogue=dialogue, number=1, opened_by=lena)


@pytest.fixture
def answer(signed_in, open_round):
    def give(person, data, **more):
        return signed_in(person).post(f"{HOME}1/answer/", data | more)

    return give


def ask(client, email="nora@example.org", name="Nora", key=None):
    return client.post(f"{HOME}1/ask/", {"name": name, "email": email, "creation_key": key or str(uuid.uuid4())})


def mailed_link() -> str:
    [path] = re.findall(r"/l/[\w-]+/", mail.outbox[-1].body)
    return path


def test_three_people_answer_apart_and_then_see_where_they_part(signed_in, lena, dana, stig, answer):
    assert answer(lena, all_at(2, problem=3)).url == f"{HOME}1/"
    answer(dana, all_at(2, problem=3))
    answer(stig, all_at(2, problem=0, room="x"), note="Frågan är enklare än så.")
    page = signed_in(stig).get(f"{HOME}1/")
    compared = page.context["compared"]
    assert [str(sheet) for sheet, _own in compared.people] == ["Lena", "Dana", "Stig"]
    assert [one.question.key for one in compared.parted] == ["problem"]
    assert [cell.names for cell in compared.parted[0].cells] == [["Stig"], [], [], ["Lena", "Dana"], []]
    assert "Frågan är enklare än så." in page.content.decode()


def test_nobody_sees_what_others_answered_before_they_have_answered(signed_in, lena, dana, answer):
    answer(dana, all_at(2, tone=3), note="Det här är danas ord")
    reader = signed_in(lena)
    assert reader.get(f"{HOME}1/").url == f"{HOME}1/answer/"
    for address in (HOME, f"{HOME}1/answer/"):
        page = reader.get(address)
        assert "danas ord" not in page.content.decode()
        assert page.context.get("result") is None
    answer(lena, all_at(1))
    assert "danas ord" in reader.get(f"{HOME}1/").content.decode()


def test_half_a_sheet_is_kept_seen_by_no_one_and_gone_on_with(signed_in, lena, dana, answer):
    assert answer(lena, {"tried": "3", "later": "1"}).url == HOME
    assert answer(lena, {"tried": "3"}).status_code == 422
    answer(dana, all_at(1))
    assert [str(sheet) for sheet, _own in signed_in(dana).get(f"{HOME}1/").context["compared"].people] == ["Dana"]
    assert signed_in(lena).get(f"{HOME}1/answer/").context["form"]["tried"].value() == "3"
    answer(lena, all_at(1))
    assert TriageSheet.objects.exclude(answered_at=None).count() == 2


def test_what_is_handed_in_stands(lena, answer):
    answer(lena, all_at(1))
    assert answer(lena, all_at(3)).url == f"{HOME}1/"
    assert set(TriageAnswer.objects.values_list("step", flat=True)) == {1}
    assert Event.objects.filter(name="triage.answered").count() == 1


def test_the_log_holds_no_answer(lena, answer):
    answer(lena, all_at(3), note="hemligt")
    assert Event.objects.get(name="triage.answered").data == {"number": 1}


def test_nora_without_an_account_is_asked_by_mail_answers_and_sees_the_rest(
    signed_in, client, lena, dana, answer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        ask(signed_in(lena))
    link = mailed_link()
    answer(dana, all_at(2), note="danas ord")
    assert "danas ord" not in client.get(link).content.decode()
    assert client.post(link, {"tried": "1"}).status_code == 422
    assert client.post(link, {"tried": "1", "later": "1"}).status_code == 200
    assert client.get(link).context["form"]["tried"].value() == "1"
    assert client.post(link, all_at(0)).status_code == 302
    assert "danas ord" in client.get(link).content.decode()
    answer(lena, all_at(1))
    names = [str(sheet) for sheet, _own in signed_in(lena).get(f"{HOME}1/").context["compared"].people]
    assert names == ["Nora", "Dana", "Lena"]


def test_the_same_person_under_two_spellings_is_asked_once(signed_in, lena, open_round):
    client = signed_in(lena)
    assert ask(client).status_code == 302
    refused = ask(client, email="  NORA@Example.org ")
    assert (refused.status_code, TriageSheet.objects.count()) == (422, 1)
    key = str(uuid.uuid4())
    for _round in range(2):
        ask(client, email="nils@example.org", key=key)
    assert TriageSheet.objects.count() == 2


def test_who_has_a_role_here_is_not_asked_by_mail(signed_in, lena, dana, petra, open_round):
    assert ask(signed_in(lena), email="Dana@example.org").status_code == 422
    assert ask(signed_in(lena), email="petra@example.org").status_code == 302


def test_a_reminder_waits_a_day_and_what_is_taken_back_stops_working(
    signed_in, client, lena, open_round, django_capture_on_commit_callbacks
):
    leader = signed_in(lena)
    with django_capture_on_commit_callbacks(execute=True):
        ask(leader)
    sheet, link = TriageSheet.objects.get(), mailed_link()
    with django_capture_on_commit_callbacks(execute=True):
        leader.post(f"{HOME}1/asked/{sheet.pk}/remind/")
    assert len(mail.outbox) == 1
    OneTimeLink.objects.update(created_at="2020-01-01T00:00:00Z")
    with django_capture_on_commit_callbacks(execute=True):
        leader.post(f"{HOME}1/asked/{sheet.pk}/remind/")
    assert len(mail.outbox) == 2
    leader.post(f"{HOME}1/asked/{sheet.pk}/take-back/", {"confirm": "on"})
    assert client.get(link).status_code == 410
    assert not TriageSheet.objects.exists()


def test_what_somebody_asked_has_answered_cannot_be_taken_back(signed_in, lena, open_round):
    sheet = TriageSheet.objects.create(
        round=open_round, email="n@example.org", name="Nora", answered_at=open_round.created_at
    )
    assert signed_in(lena).post(f"{HOME}1/asked/{sheet.pk}/take-back/", {"confirm": "on"}).status_code == 422
    assert TriageSheet.objects.filter(pk=sheet.pk).exists()


def test_a_closed_round_takes_no_more_answers_and_opens_to_those_who_did_not(signed_in, lena, dana, stig, answer):
    answer(dana, all_at(2))
    signed_in(lena).post(f"{HOME}1/close/", {"confirm": "on"})
    assert answer(stig, all_at(0)).url == HOME
    assert [str(sheet) for sheet, _own in signed_in(stig).get(f"{HOME}1/").context["compared"].people] == ["Dana"]


def test_asked_again_the_change_is_drawn_with_its_words(signed_in, lena, dana, answer):
    leader = signed_in(lena)
    answer(lena, all_at(3))
    assert leader.post(f"{HOME}new/", {"why": "Efter intervjuerna"}).status_code == 422
    leader.post(f"{HOME}1/close/", {"confirm": "on"})
    leader.post(f"{HOME}new/", {"why": "Efter intervjuerna"})
    leader.post(f"{HOME}2/answer/", all_at(3, tone=0, camps=0, values=0, problem=0, threat=0))
    change = leader.get(HOME).context["change"]
    assert [(str(row.title), row.way) for row in change.rows] == [
        ("Historik", 0), ("Relationer", 0), ("Konflikt", -1), ("Kunskap", 0), ("Uppdrag", 0),
    ]  # fmt: skip
    assert [bar.width for bar in change.rows[2].bars] == ["100.0%", "0.0%"]
    assert signed_in(dana).get(HOME).context["change"] is None


def test_there_is_one_open_round_and_one_sheet_a_person(open_round, lena):
    with pytest.raises(IntegrityError), transaction.atomic():
        TriageRound.objects.create(dialogue=open_round.dialogue, number=2)
    TriageSheet.objects.create(round=open_round, user=lena)
    with pytest.raises(IntegrityError), transaction.atomic():
        TriageSheet.objects.create(round=open_round, user=lena)
    with pytest.raises(IntegrityError), transaction.atomic():
        TriageSheet.objects.create(round=open_round)


@pytest.mark.parametrize("path", ["new/", "1/close/", "1/ask/"])
def test_only_lena_asks(signed_in, lena, dana, stig, ada, petra, ulf, open_round, path):
    assert signed_in(lena).get(HOME + path).status_code == 200
    assert [signed_in(one).get(HOME + path).status_code for one in (dana, stig, ada, petra, ulf)] == [
        403,
        403,
        403,
        403,
        404,
    ]


def test_those_who_work_with_the_dialogue_answer_and_the_rest_do_not(
    signed_in, farid, ines, dana, stig, ada, petra, otto, ulf, open_round
):
    asked = [signed_in(one).get(f"{HOME}1/answer/").status_code for one in (farid, ines, dana, stig)]
    assert asked == [200] * 4
    refused = [signed_in(one).get(f"{HOME}1/answer/").status_code for one in (ada, petra, otto, ulf)]
    assert refused == [403, 403, 403, 404]


def test_the_rules_are_shown_as_they_are_reckoned(signed_in, dana):
    page = signed_in(dana).get(f"{HOME}rules/").content.decode()
    for question in QUESTIONS:
        assert str(question.text) in page
    assert "0,9" in page and "2,25" in page


def test_the_preparation_lacks_a_triage_until_somebody_has_answered(dialogue, lena, open_round, answer):
    [preparation] = [phase for phase in phases.phases() if phase.key == "preparation"]

    def lacks():
        dialogue.refresh_from_db()
        return [lack.text for lack in preparation.readiness(dialogue).missing]

    assert "Svar på om frågan är komplex" in lacks()
    answer(lena, all_at(1))
    assert "Svar på om frågan är komplex" not in lacks()


def test_the_answers_cost_the_same_with_one_person_and_with_three(
    signed_in, lena, dana, stig, answer, django_assert_num_queries
):
    def read():
        for page, queries in ((HOME, 9), (f"{HOME}1/", 9)):
            client.get(page)
            with django_assert_num_queries(queries):
                client.get(page)

    client = signed_in(lena)
    answer(lena, all_at(1))
    read()
    answer(dana, all_at(2))
    answer(stig, all_at(0))
    read()


def test_sheets_of_another_dialogue_cannot_be_reached(signed_in, lena, open_round):
    other = TriageRound.objects.create(dialogue=factories.make_dialogue("savar"), number=1)
    sheet = TriageSheet.objects.create(round=other, email="n@example.org")
    assert signed_in(lena).post(f"{HOME}1/asked/{sheet.pk}/remind/").status_code == 404
