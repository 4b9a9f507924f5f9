"""The plan's page and its bars, moved a week at a time."""

from datetime import date

import pytest

from dialogues.models import DesignTeamMeeting, Event, PlannedPhase

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/plan/"


@pytest.fixture
def planned(dialogue):
    return PlannedPhase.objects.create(
        dialogue=dialogue, phase="meetings", starts_on=date(2022, 5, 2), ends_on=date(2022, 6, 30)
    )


def move(client, planned, script=False, **data):
    headers = {"HX-Request": "true"} if script else {}
    values = {"weeks": 1, "opened_version": planned.version} | data
    return client.post(f"{HOME}{planned.pk}/move/", values, headers=headers)


def dates(planned):
    planned.refresh_from_db()
    return planned.starts_on, planned.ends_on


@pytest.mark.parametrize(
    ("edge", "weeks", "starts_on", "ends_on"),
    [
        ("", 1, date(2022, 5, 9), date(2022, 7, 7)),
        ("whole", -2, date(2022, 4, 18), date(2022, 6, 16)),
        ("end", 1, date(2022, 5, 2), date(2022, 7, 7)),
        ("start", 1, date(2022, 5, 9), date(2022, 6, 30)),
    ],
)
def test_lena_moves_a_phase_or_one_end_of_it_by_weeks(signed_in, lena, planned, edge, weeks, starts_on, ends_on):
    answer = move(signed_in(lena), planned, edge=edge, weeks=weeks)
    assert answer.url == f"{HOME}#phase-{planned.pk}"
    assert dates(planned) == (starts_on, ends_on)
    assert Event.objects.get(name="plan.moved").data["ends_on"] == ends_on.isoformat()


def test_a_bar_moved_from_an_old_drawing_is_not_moved_and_says_where_it_lies(signed_in, lena, planned):
    client = signed_in(lena)
    move(client, planned)
    answer = move(client, planned, script=True, weeks=5)
    assert answer.status_code == 409
    assert "9 maj 2022 till 7 juli 2022" in answer.context["said"]
    assert dates(planned) == (date(2022, 5, 9), date(2022, 7, 7))


@pytest.mark.parametrize("data", [{"weeks": -9, "edge": "end"}, {"weeks": 261}, {"weeks": "x"}, {"edge": "both"}])
def test_what_makes_no_plan_is_refused_in_words(signed_in, lena, planned, data):
    answer = move(signed_in(lena), planned, script=True, **data)
    assert answer.status_code == 422
    assert answer.context["said"]
    assert dates(planned) == (date(2022, 5, 2), date(2022, 6, 30))


def test_dana_reads_the_plan_with_the_teams_meetings_and_stig_without_them(signed_in, dana, stig, planned, dialogue):
    DesignTeamMeeting.objects.create(dialogue=dialogue, number=1, held_on=date(2022, 5, 4))
    for person, lanes in ((dana, ["team"]), (stig, [])):
        answer = signed_in(person).get(HOME)
        assert [lane.key for lane in answer.context["drawing"].lanes] == lanes
        assert "data-move" not in answer.content.decode()
        assert move(signed_in(person), planned).status_code == 403


def test_the_page_costs_the_same_with_one_row_of_each_and_with_three(
    signed_in, lena, dialogue, planned, django_assert_num_queries
):
    client = signed_in(lena)

    def add(number):
        PlannedPhase.objects.create(
            dialogue=dialogue, phase="interviews", starts_on=date(2022, 1, number), ends_on=date(2022, 3, 1)
        )
        DesignTeamMeeting.objects.create(dialogue=dialogue, number=number, held_on=date(2022, 1, number))

    add(1)
    for _round in range(2):
        client.get(HOME)
    with django_assert_num_queries(8):
        client.get(HOME)
    add(2)
    add(3)
    with django_assert_num_queries(8):
        client.get(HOME)
