"""The summary goes out once each; what people thought has no name, and nothing is shown of too few."""

import re
import uuid

import pytest
from django.core.exceptions import ValidationError

from accounts.models import OutgoingMail
from dialogues.models import Event
from meetings.afterwards import queries, services
from meetings.afterwards.drawing import drawing
from meetings.models import Attendance, Evaluation, EvaluationGiven, Meeting, Participant, SummaryOptOut, SummarySent

pytestmark = pytest.mark.django_db
BASE = "/dialogues/segregation/meetings/"
PEOPLE = [("lena", 200), ("farid", 200), ("dana", 200), ("petra", 403), ("otto", 403)]
ANSWER = {"every_perspective": 4, "learned": 5, "trust": 2, "words": ""}


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def told(meeting, room):
    """The meeting with a summary, six with an address who said yes."""
    Meeting.objects.filter(pk=meeting.pk).update(summary="Sex teman blev två.")
    meeting.refresh_from_db()
    for person in room:
        person.email = f"{person.name.lower()}@example.org"
        person.save()
    return meeting


def answered(meeting, municipality, civil_society, **answer):
    for side, count in (("municipality", municipality), ("civil_society", civil_society)):
        for _ in range(count):
            Evaluation.objects.create(meeting=meeting, side=side, **(ANSWER | answer))


def test_the_summary_goes_to_each_once_however_often_it_is_sent(signed_in, lena, told, room):
    client = signed_in(lena)
    for _ in range(2):
        client.post(f"{BASE}1/summary/send/", {"confirm": "on"})
    mails = OutgoingMail.objects.filter(subject__startswith="Från träff 1")
    assert sorted(mails.values_list("to", flat=True)) == sorted(person.email for person in room)
    mail = mails.get(to="agneta@example.org")
    for body in (mail.text, mail.html):
        assert "Sex teman blev två." in body and "/l/" in body and "Hej Agneta" in body
    assert Event.objects.get(name="meeting.summary_sent").data == {"people": 6}


def test_who_comes_later_gets_it_alone_and_who_said_no_to_mail_does_not(lena, told, room, dialogue):
    services.want_summaries(participant=room[0], wants=False)
    assert services.send_summaries(meeting=told, actor=lena) == 5
    late = Participant.objects.create(
        dialogue=dialogue, name="Sen", email="sen@example.org", side="municipality", status="invited"
    )
    assert services.send_summaries(meeting=told, actor=lena) == 0
    Attendance.objects.create(meeting=told, participant=late, came=True)
    assert services.send_summaries(meeting=told, actor=lena) == 1
    assert not SummarySent.objects.filter(participant=room[0]).exists()


def test_without_a_summary_nothing_is_sent(signed_in, lena, meeting, room):
    assert signed_in(lena).post(f"{BASE}1/summary/send/", {"confirm": "on"}).status_code == 422
    assert not OutgoingMail.objects.exists()


def test_the_link_in_the_mail_shows_the_summary_takes_an_answer_and_an_opt_out(client, lena, told, room):
    services.send_summaries(meeting=told, actor=lena)
    mail = OutgoingMail.objects.get(to="amal@example.org")
    address = re.search(r"/l/[\w-]+/", mail.text)[0]
    assert "Sex teman blev två." in text(client.get(address))
    assert client.post(f"{address}?evaluate=1", ANSWER | {"words": "Bra soppa."}).status_code == 302
    client.post(f"{address}?evaluate=1", ANSWER | {"words": "En gång till."})
    assert list(Evaluation.objects.values_list("side", "learned", "words")) == [("civil_society", 5, "Bra soppa.")]
    assert "Ingen kan se vilket svar som är ditt" in text(client.get(f"{address}?evaluate=1"))
    client.post(address, {"wants": "0"})
    assert SummaryOptOut.objects.get().participant == room[1]
    client.post(address, {"wants": "1"})
    assert not SummaryOptOut.objects.exists()


@pytest.mark.parametrize(
    "change", [{"trust": ""}, {"trust": "6"}, {"learned": "0"}, {"every_perspective": "x"}], ids=str
)
def test_half_an_answer_or_a_forged_one_is_refused_and_kept(client, link, meeting, change):
    answer = client.post(f"{link}?evaluate=1", ANSWER | {"words": "Kvar"} | change)
    assert answer.status_code == 422
    assert "Kvar" in answer.content.decode()
    assert not Evaluation.objects.exists() and not EvaluationGiven.objects.exists()


def test_a_meeting_that_has_not_been_is_not_evaluated(client, link, dialogue):
    from datetime import date

    Meeting.objects.create(dialogue=dialogue, number=7, title="Sen", held_on=date(2099, 1, 1))
    assert client.get(f"{link}?evaluate=7").status_code == 404


def test_nothing_ties_an_answer_to_a_person(told, room):
    services.evaluate(meeting=told, participant=room[0], answer=ANSWER)
    fields = {field.name for field in Evaluation._meta.get_fields()}
    assert fields == {"id", "meeting", "side", "every_perspective", "learned", "trust", "words"}
    assert not Event.objects.filter(name__contains="evaluation").exists()
    with pytest.raises(ValidationError):
        services.evaluate(meeting=told, participant=room[0], answer=ANSWER)


def test_paper_counts_as_the_phone_does_and_a_form_sent_twice_is_one(signed_in, farid, told, room, client):
    services.evaluate(meeting=told, participant=room[0], answer=ANSWER)
    form = signed_in(farid)
    key = str(form.get(f"{BASE}1/evaluations/new/").context["form"]["key"].value())
    for _ in range(2):
        form.post(f"{BASE}1/evaluations/new/", ANSWER | {"side": "civil_society", "key": key})
    rows = Evaluation.objects.values_list("side", "every_perspective", "learned", "trust")
    assert sorted(rows) == [("civil_society", 4, 5, 2), ("municipality", 4, 5, 2)]


@pytest.mark.parametrize(
    ("counts", "shown", "sides"), [((2, 2), False, False), ((4, 9), True, False), ((5, 5), True, True)]
)
def test_nothing_is_shown_of_fewer_than_five(signed_in, lena, told, counts, shown, sides):
    answered(told, *counts, words="Mina ord")
    [found] = queries.thoughts(told.dialogue)
    assert (found.answers, found.is_shown, bool(found.sides), bool(found.words)) == (sum(counts), shown, sides, shown)
    page = text(signed_in(lena).get(f"{BASE}afterwards/"))
    assert ("Mina ord" in page) is shown
    assert ("Civilsamhälle" in page) is sides
    assert ("för få har svarat" in page) is not shown


def test_the_line_leaves_a_gap_where_too_few_have_answered(told, dialogue):
    from datetime import date

    for number in (2, 3):
        Meeting.objects.create(dialogue=dialogue, number=number, title=f"T{number}", held_on=date(2022, 6, number))
    meetings = list(dialogue.meetings.order_by("number"))
    answered(meetings[0], 3, 3, trust=1)
    answered(meetings[1], 1, 1)
    answered(meetings[2], 3, 3, trust=5)
    drawn = drawing(queries.thoughts(dialogue))
    trust = next(line for line in drawn.lines if line.figure == "trust")
    assert (trust.path, trust.points) == ("M40.0 220.0M500.0 20.0", [("40.0", "220.0"), ("500.0", "20.0")])
    assert len({line.label_y for line in drawn.lines}) == 3


def test_thoughts_cost_the_same_for_one_meeting_and_three(told, dialogue, django_assert_num_queries):
    from datetime import date

    with django_assert_num_queries(3):
        queries.thoughts(dialogue)
    for number in (2, 3):
        added = Meeting.objects.create(dialogue=dialogue, number=number, title="T", held_on=date(2022, 6, number))
        answered(added, 5, 5)
    with django_assert_num_queries(3):
        queries.thoughts(dialogue)


def test_an_erased_participant_leaves_no_trace_of_having_answered(lena, told, room):
    from meetings.services import remove_participant

    services.evaluate(meeting=told, participant=room[0], answer=ANSWER)
    services.send_summaries(meeting=told, actor=lena)
    remove_participant(participant=room[0], actor=lena)
    assert (EvaluationGiven.objects.count(), Evaluation.objects.count()) == (0, 1)
    assert SummarySent.objects.count() == 5


@pytest.mark.parametrize(
    ("who", "status"), [("lena", 200), ("farid", 200), ("dana", 200), ("petra", 403), ("otto", 403)]
)
def test_who_may_read_what_people_thought(request, signed_in, told, who, status):
    assert signed_in(request.getfixturevalue(who)).get(f"{BASE}afterwards/").status_code == status


def test_a_forged_key_from_another_meeting_changes_nothing(farid, told, dialogue):
    first = services.enter_evaluation(meeting=told, side="municipality", answer=ANSWER, key=uuid.uuid4(), actor=farid)
    again = services.enter_evaluation(
        meeting=told, side="civil_society", answer=ANSWER | {"trust": 5}, key=first.pk, actor=farid
    )
    assert (again.pk, again.side, again.trust) == (first.pk, "municipality", 2)
