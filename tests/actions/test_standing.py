"""How a promise stands, day by day: silence before delay, explained apart from unexplained, weeks and never days."""

from datetime import date, timedelta

import pytest

from actions.models import Milestone
from actions.standing import Facts, StepStanding, standing, steps, summary
from actions.timeline import timeline

DECIDED = date(2022, 9, 21)
FIRST_DUE = date(2022, 11, 16)


def facts(*reports, state="under_way", **values) -> Facts:
    return Facts(**({"state": state, "promised_on": DECIDED, "every_weeks": 8, "reports": reports} | values))


def words(known: Facts, today: date) -> tuple[str, str, bool]:
    how = standing(known, today)
    return how.mark, how.words, how.is_late


def test_a_fresh_decision_is_not_begun_and_says_when_the_first_report_is_due():
    how = standing(facts(state="decided"), DECIDED)
    assert (how.mark, how.words) == ("gap", "Beslutat, inte påbörjat")
    assert how.detail == "Första lägesrapporten ska komma senast 16 november 2022."


def test_a_report_that_says_so_is_as_planned():
    how = standing(facts((date(2022, 12, 1), "on_track")), date(2022, 12, 12))
    assert (how.mark, how.words, how.short, how.tone) == ("part", "Pågår, enligt plan", "Enligt plan", "")
    assert how.detail == "Senaste lägesrapport 1 december 2022. Nästa senast 26 januari 2023."


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (0, ("part", "Pågår", False)),
        (13, ("part", "Pågår", False)),
        (14, ("late", "Ingen rapport sedan beslutet", True)),
    ],
)
def test_silence_is_shown_when_two_whole_weeks_have_gone(days, expected):
    assert words(facts(), FIRST_DUE + timedelta(days=days)) == expected


def test_silence_is_counted_from_the_last_report_and_told_in_weeks():
    known = facts((date(2022, 9, 23), "on_track"))
    how = standing(known, date(2023, 1, 6))
    assert how.words == "Ingen rapport sedan 23 september 2022"
    assert how.short == "Rapporten sju veckor sen"
    assert how.detail == "En lägesrapport skulle ha kommit 18 november 2022. Den är sju veckor sen."
    assert (how.tone, how.report_weeks_late) == ("late", 7)


def test_after_half_a_year_silence_is_told_in_months():
    how = standing(facts(), FIRST_DUE + timedelta(weeks=30))
    assert how.short == "Rapporten sju månader sen"


def test_a_step_that_should_be_done_is_late_until_somebody_explains():
    step = ((date(2022, 11, 10), None),)
    today = date(2022, 11, 26)
    silent = standing(facts((date(2022, 10, 20), "on_track"), steps=step), today)
    told = standing(facts((date(2022, 11, 20), "delayed"), steps=step), today)
    assert (silent.words, silent.tone, silent.is_late) == ("Två veckor sen", "late", True)
    assert (told.words, told.tone, told.is_late) == ("Två veckor sen, förklarat", "notice", False)


def test_a_step_done_is_never_late_however_late_it_was_done():
    step = ((date(2022, 10, 10), date(2022, 11, 1)),)
    assert words(facts((date(2022, 11, 10), "on_track"), steps=step), date(2022, 11, 20)) == (
        "part",
        "Pågår, enligt plan",
        False,
    )


def test_the_last_day_of_the_whole_counts_like_a_step():
    how = standing(facts((date(2022, 12, 1), "on_track"), due_on=date(2022, 12, 1)), date(2022, 12, 20))
    assert (how.words, how.plan_weeks_late) == ("Två veckor sen", 2)


def test_a_missed_report_comes_before_a_delay_that_was_once_explained():
    known = facts((date(2022, 9, 30), "delayed"), due_on=date(2022, 10, 1))
    assert words(known, date(2023, 1, 20))[1] == "Ingen rapport sedan 30 september 2022"


def test_delayed_with_nothing_past_its_day_is_explained():
    assert words(facts((date(2022, 11, 1), "delayed")), date(2022, 11, 3)) == ("part", "Försenat, förklarat", False)


def test_what_is_done_stays_done_and_owes_no_report():
    how = standing(facts(state="done", ended_on=date(2023, 2, 1), due_on=date(2022, 1, 1)), date(2026, 1, 1))
    assert (how.mark, how.words, how.detail) == ("done", "Genomfört", "Genomfört 1 februari 2023.")
    assert (how.is_late, how.next_report_on) == (False, None)


def test_what_has_stopped_says_so_in_red_without_being_unexplained():
    how = standing(facts(state="stopped", ended_on=date(2023, 2, 1)), date(2023, 6, 1))
    assert (how.mark, how.words, how.tone, how.is_late) == ("late", "Stoppat", "late", False)


def test_a_proposal_that_is_no_promise_has_only_its_name():
    assert standing(Facts(state="idea_bank"), DECIDED).words == "I idébanken"


def test_one_sentence_says_how_many_stand_how():
    today = date(2022, 12, 12)
    every = [
        standing(facts((date(2022, 12, 1), "on_track")), today),
        standing(facts((date(2022, 12, 1), "on_track")), today),
        standing(facts(state="done"), today),
        standing(facts(), today),
        standing(facts((date(2022, 12, 1), "delayed")), today),
    ]
    assert summary(every) == (
        "Fem löften är givna. Ett är genomfört, två följer planen, ett är sent men förklarat "
        "och ett är sent utan förklaring."
    )
    assert summary([]) == ""
    assert summary(every[2:3]) == "Ett löfte är givet. Ett är genomfört."


def test_the_first_step_left_is_what_goes_on_and_a_late_one_says_how_late():
    plan = [
        Milestone(title="Höra", due_on=date(2022, 10, 1), done_on=date(2022, 10, 18)),
        Milestone(title="Lista", due_on=date(2022, 11, 1)),
        Milestone(title="Jämföra", due_on=date(2023, 1, 1)),
        Milestone(title="Besluta", due_on=date(2023, 4, 1)),
    ]

    def told(found: list[StepStanding]) -> list[tuple[str, str]]:
        return [(one.mark, one.when) for one in found]

    assert told(steps(plan, "under_way", date(2022, 11, 16))) == [
        ("done", "Gjort 18 oktober 2022, två veckor efter plan."),
        ("late", "Skulle ha varit gjort 1 november 2022, två veckor sen"),
        ("gap", "Till 1 januari 2023"),
        ("gap", "Till 1 april 2023"),
    ]
    assert [one.mark for one in steps(plan[2:], "under_way", date(2022, 11, 16))] == ["part", "gap"]
    assert [one.mark for one in steps(plan[1:], "stopped", date(2022, 11, 16))] == ["gap", "gap", "gap"]


def test_the_drawing_shows_a_missed_report_where_it_should_have_come():
    known = facts((date(2022, 9, 23), "on_track"), due_on=date(2023, 6, 1))
    drawn = timeline([known], date(2023, 1, 6))
    assert [dot.look for dot in drawn.lanes[0].dots] == ["ms-plan", "ms", "late"]
    assert drawn.span == "september 2022 till juni 2023"
    assert drawn.ticks[0].text == "sep 2022"


def test_the_drawing_of_one_promise_made_today_does_not_break():
    drawn = timeline([Facts(state="decided", promised_on=DECIDED)], DECIDED)
    assert [dot.look for dot in drawn.lanes[0].dots] == ["ms"]
