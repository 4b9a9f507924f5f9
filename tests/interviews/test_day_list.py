"""The interviewer's own days: what was, what is to come, one tap, and nobody else's."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from dialogues.models import Event
from interviews.models import Interview, InterviewInvitation, InterviewText
from tests import factories
from tests.interviews.conftest import PLACE

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 4, 11, tzinfo=UTC)
"""A Wednesday, noon in Umeå."""
TODAY = date(2026, 3, 4)
DAY = PLACE + "day/"


@pytest.fixture(autouse=True)
def noon():
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def book(dialogue, ines, parents):
    """Return a function that books a talk of Ines's in so many days, with somebody who has a phone."""

    def book(days: int, at: int | None = 9, *, who=ines, people: int = 1, **values) -> Interview:
        number = (dialogue.interviews.order_by("-number").values_list("number", flat=True).first() or 0) + 1
        persons = [
            factories.make_interviewee(
                dialogue, parents, number * 100 + n, name=f"Namn {number}-{n}", phone=f"070-174 06 {number:02}"
            )
            for n in range(people)
        ]
        values = {"status": "booked", "minutes": 60} | values
        return factories.make_interview(
            dialogue, who, *persons, number=number, held_on=TODAY + timedelta(days=days),
            starts_at=None if at is None else time(at), **values,
        )  # fmt: skip

    return book


def numbers(talks) -> list[int]:
    return [talk.interview.number for talk in talks]


def test_what_was_comes_first_then_today_tomorrow_and_the_days_to_come(signed_in, ines, book):
    for days, at in ((-3, 9), (0, 9), (0, 15), (1, 9), (3, 9), (7, 9), (8, 9), (2, None), (20, None), (0, None)):
        book(days, at)
    days = signed_in(ines).get(DAY).context["days"]
    assert numbers(days.overdue) == [1, 2]
    assert numbers(days.today) == [10, 3] or numbers(days.today) == [3, 10]
    assert numbers(days.tomorrow) == [4]
    assert [(day, numbers(talks)) for day, talks in days.week] == [(date(2026, 3, 7), [5]), (date(2026, 3, 11), [6])]
    assert (numbers(days.without_time), days.later) == ([8, 9], 1)


def test_a_talk_that_is_going_on_is_not_overdue(signed_in, ines, book, noon):
    book(0, 11, minutes=90)
    assert numbers(signed_in(ines).get(DAY).context["days"].today) == [1]
    noon.move_to(datetime(2026, 3, 4, 11, 31, tzinfo=UTC))
    assert numbers(signed_in(ines).get(DAY).context["days"].overdue) == [1]


def test_the_row_says_whom_where_how_to_reach_them_and_what_they_need(signed_in, ines, book):
    interview = book(0, 15, place="Biblioteket")
    InterviewInvitation.objects.create(
        interview=interview, interviewee=interview.people.get(), status="accepted", needs=["interpreter"],
        needs_note="Tigrinska",
    )  # fmt: skip
    page = signed_in(ines).get(DAY).content.decode()
    for words in (
        "15.00",
        "Namn 1-0",
        "Biblioteket",
        'href="tel:0701740601"',
        "Behöver: tolk. Tigrinska",
        "har tackat ja",
    ):
        assert words in page
    for path in ("text/", "calendar/", "invitations/", "held/", "missed/"):
        assert f'"{PLACE}1/{path}"' in page


def test_each_name_that_is_shown_is_in_the_log_and_the_page_is_kept_nowhere(signed_in, ines, book):
    book(0, 15)
    book(1, people=2)
    answer = signed_in(ines).get(DAY)
    assert answer.headers["Cache-Control"] == "no-store, private"
    events = Event.objects.filter(name="identity.read", actor=ines).values_list("object_type", "data")
    assert list(events) == [("interviews.interviewee", {})] * 3


def test_of_a_group_only_how_many_is_shown(signed_in, ines, book):
    book(1, people=5, kind="focus_group")
    page = signed_in(ines).get(DAY).content.decode()
    assert "Fokusgrupp, 5 personer" in page
    assert "Namn 1-" not in page
    assert not Event.objects.exists()


def test_held_is_one_tap_and_twice_is_once(signed_in, ines, book):
    book(0, 9)
    client = signed_in(ines)
    for words in ("Samtal 1 är antecknat som hållet.", "Samtal 1 var redan antecknat."):
        answer = client.post(f"{PLACE}1/held/", follow=True)
        assert (answer.request["PATH_INFO"], words in answer.content.decode()) == (DAY, True)
    assert Interview.objects.get().status == "held"
    assert Event.objects.filter(name="interview.held", actor=ines).count() == 1
    assert [row.number for row in answer.context["days"].unwritten] == [1]
    InterviewText.objects.update(text="Det hon sade.")
    assert signed_in(ines).get(DAY).context["days"].unwritten == []


def test_nobody_came_is_one_tap_and_it_can_be_given_a_new_time(signed_in, ines, book):
    interview = book(-1, 9)
    client = signed_in(ines)
    client.post(f"{PLACE}1/missed/")
    interview.refresh_from_db()
    assert interview.status == "missed"
    assert client.post(f"{PLACE}1/held/", follow=True).context["days"].is_empty
    assert "Samtalet blev inte av" in client.get(f"{PLACE}1/").content.decode()
    data = {"held_on": "2026-03-09", "starts_at": "09.30", "opened_version": interview.version}
    assert client.post(f"{PLACE}1/new-time/", data).status_code == 302
    interview.refresh_from_db()
    assert (interview.status, interview.starts_at) == ("booked", time(9, 30))


@pytest.mark.parametrize("verb", ["held", "missed"])
def test_a_day_to_come_can_be_neither(verb, signed_in, ines, book):
    book(2)
    answer = signed_in(ines).post(f"{PLACE}1/{verb}/", follow=True)
    assert 'role="alert"' in answer.content.decode()
    assert Interview.objects.get().status == "booked"


def test_the_list_holds_own_talks_only_the_leaders_too(signed_in, ines, lena, other_interviewer, book):
    book(0, 15)
    book(0, 16, who=lena)
    found = {
        user.name: numbers(signed_in(user).get(DAY).context["days"].today) for user in (ines, lena, other_interviewer)
    }
    assert found == {"Ines": [1], "Lena": [2], "Isa": []}
    page = signed_in(other_interviewer).get(DAY).content.decode()
    assert ("Inget är bokat" in page, "Namn" in page) == (True, False)


def test_the_leader_may_note_another_persons_talk_as_held(signed_in, lena, book):
    book(0, 9)
    answer = signed_in(lena).post(f"{PLACE}1/held/")
    assert answer.headers["Location"] == f"{PLACE}1/"
    assert Interview.objects.get().status == "held"


@pytest.mark.parametrize("rows", [1, 4])
def test_the_day_costs_the_same_for_one_and_for_four(rows, signed_in, ines, book, django_assert_num_queries):
    for n in range(rows):
        book(n, 15)
    client = signed_in(ines)
    client.get(DAY)
    with django_assert_num_queries(12):
        client.get(DAY)
