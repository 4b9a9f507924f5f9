"""The demo in the database: the figures of the two dialogues, the same whenever it is loaded on the same day."""

from collections import Counter
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from actions.models import MOVES, PROMISED, Proposal
from dialogplattform.demo import board, calendar, masking
from dialogplattform.demo.load import load
from dialogues.design_team.mix import mix
from dialogues.models import Dialogue
from interviews.coverage import coverage
from interviews.models import Identity
from interviews.queries import heard_flags
from meetings.models import Round
from perspectives.check_back import queries
from perspectives.compilations import tongues, versions
from perspectives.masking.around import surroundings
from perspectives.masking.decisions import help_for
from perspectives.models import CompilationStatus
from perspectives.withdrawal import withdrawn_versions

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module", autouse=True)
def that_day():
    """The clock of this module stands on the day that the demo is loaded for: its talks to come lie ahead of it."""
    with time_machine.travel(datetime(TODAY.year, TODAY.month, TODAY.day, 9, tzinfo=UTC)):
        yield


@pytest.fixture(scope="module")
def umea(django_db_setup, django_db_blocker):
    """Umeå, loaded once for this module and rolled back after it."""
    from django.db import connection, transaction

    with django_db_blocker.unblock():
        with transaction.atomic():
            yield load("umea", today=TODAY)
            transaction.set_rollback(True)
        connection.close()


def test_umea_has_the_figures_of_the_dialogue(umea, db):
    assert heard_flags(umea).filter(is_held=True).count() == 93
    assert umea.interviews.filter(kind="focus_group", status="held").count() == 3
    assert umea.themes.filter(parent=None).count() == 6
    late = len(board.LATE["umea"]) + 1  # worded after version 1: the board's, and the one of the check-back
    assert 38 <= umea.perspectives.count() - late <= 46
    assert umea.statements.count() == 900 + masking.ADDED
    coming = umea.participants.filter(status="yes")
    assert Counter(coming.values_list("side", flat=True)) == {"municipality": 15, "civil_society": 15}
    assert Counter(umea.participants.exclude(status="yes").values_list("status", flat=True)) == {"no": 2, "later": 1}
    assert umea.meetings.count() == 4
    assert umea.working_groups.count() == 2
    assert umea.proposals.filter(state__in=PROMISED).count() == 8
    assert umea.proposals.filter(state="idea_bank").count() == 19
    ages = [int(identity.age) for identity in Identity.objects.filter(interviewee__dialogue=umea)]
    assert (min(ages), max(ages)) == (14, 75)


def test_the_plan_says_who_asks_who_said_no_and_whom_the_interviewees_suggest(umea, db):
    result = coverage(umea, exact=True)
    assert (result.asked.number, result.declined.number) == (3, 4)
    assert [row.title for row in result.rows if row.group.asks is None] == ["Näringsidkare och bostadsbolag"]
    statuses = Counter(umea.suggestions.values_list("status", flat=True))
    assert statuses == {"open": 3, "asked": 2, "joined": 2, "left": 1}
    assert [gap.title for gap in result.left] == ["Politiker: bara från Övriga Umeå"]


def test_every_statement_stands_where_it_says_in_its_interview(umea, db):
    for statement in umea.statements.select_related("interview__source"):
        assert statement.interview.source.text[statement.start : statement.end] == statement.original


def test_the_compilation_is_published_after_a_yes_from_leader_and_design_team(umea, db):
    compilation = umea.compilations.get(number=1)
    assert compilation.status == CompilationStatus.PUBLISHED
    assert sorted(compilation.answers.values_list("capacity", "verdict")) == [("leader", "yes"), ("team", "yes")]


def test_version_2_is_a_draft_with_a_late_perspective_and_people_who_look_at_their_quotes(umea, db):
    first, draft = umea.compilations.order_by("number")
    assert draft.status == CompilationStatus.DRAFT
    changes = versions.compare(versions.book_of(first), versions.book_of(draft))
    # One came in late by the check-back, one rests on more since another was merged into it, one text was reworded.
    assert dict(changes.counts) == {"new": 1, "changed": 1, "texts": 1}
    said = [
        (queries.state_of(row), sorted(row.answers.values_list("verdict", flat=True).distinct()))
        for row in draft.check_backs.order_by("pk")
    ]
    assert Counter(state for state, _verdicts in said) == {
        "waiting": 3, "opened": 1, "begun": 1, "answered": 8, "closed": 1,
    }  # fmt: skip
    assert queries.waiting_count(umea) == 2
    assert queries.told(draft).answered == 9
    before = Counter(queries.state_of(row) for row in first.check_backs.all())
    assert before == {"answered": 16, "silent": 4}
    assert withdrawn_versions(umea) == set()
    assert umea.statements.filter(check_back_addition__isnull=False).count() == 1


def test_version_1_can_be_read_in_english_and_arabic_and_two_readers_have_written(umea, db):
    first = umea.compilations.get(number=1)
    assert first.content["languages"] == ["ar", "en"]
    assert set(first.content["words"]["ar"]) == set(tongues.WORDS)
    assert "words" not in first.content["translations"]["en"]
    assert {"title", "question", "summary", "unheard", "respond"} <= set(first.content["translations"]["ar"])
    chapters = [row.content for row in first.published_chapters.all()]
    assert all({"en", "ar"} <= set(row["translations"]) for row in chapters)
    assert Counter(first.feedback.values_list("status", flat=True)) == {"answered": 1, "new": 1}
    assert first.feedback.get(status="answered").about.startswith("p")


def test_loading_again_changes_nothing(umea, db):
    before = (umea.pk, umea.statements.last().pk, Proposal.objects.count())
    load("umea", today=TODAY)
    umea_again = Dialogue.objects.get(slug="umea-segregation")
    assert (umea_again.pk, umea_again.statements.last().pk, Proposal.objects.count()) == before


def test_no_promise_has_news_from_the_future(umea, db):
    for proposal in umea.proposals.prefetch_related("reports", "milestones"):
        assert all(report.reported_on <= TODAY for report in proposal.reports.all())
        assert all(step.done_on is None or step.done_on <= TODAY for step in proposal.milestones.all())


@pytest.mark.django_db
def test_sigtuna_goes_from_over_a_hundred_ideas_to_four_decided():
    sigtuna = load("sigtuna", today=TODAY)
    assert sigtuna.interviews.filter(kind="form").count() > 100
    assert sigtuna.participants.count() == 30
    decided = sigtuna.proposals.filter(state__in=PROMISED)
    assert decided.count() == 4
    assert all(proposal.decisions.filter(amounts__isnull=False).exists() for proposal in decided)
    assert sigtuna.proposals.filter(decisions__outcome="no").count() == 1
    ideas = sigtuna.proposals.filter(origins__kind="answer")
    went_on = ideas.filter(moves__to_state="shortlisted").distinct()
    assert (ideas.count() > 100, went_on.count()) == (True, 13)
    assert went_on.filter(state="merged", merged_into__number__lte=5).count() == 9
    assert all(proposal.decisions.filter(body__name="Styrgruppen", outcome="yes").exists() for proposal in decided)
    assert all(proposal.decisions.filter(amounts__isnull=False).exists() for proposal in decided)
    [given] = Round.objects.filter(meeting__dialogue=sigtuna)
    assert (given.options.count(), given.ballots.count()) == (13, 30)
    assert sigtuna.earlier.get().earlier.is_published
    for proposal in sigtuna.proposals.filter(number__lte=5):
        lines = [move for move in proposal.moves.all() if move.from_state != move.to_state]
        assert all(one.to_state in MOVES.get(one.from_state, ("harvested",)) for one in lines)


@pytest.mark.django_db
def test_the_command_refuses_a_scale_that_is_none():
    with pytest.raises(CommandError, match="1 to 100"):
        call_command("demo", "umea", "--scale", "0")


@pytest.mark.parametrize("day", [date(2023, 1, 16), date(2024, 5, 1), date(2026, 11, 22), date(2031, 2, 28)])
def test_today_always_falls_in_the_storys_last_year(day):
    story = day - calendar.steps_to(day) * calendar.STEP
    assert calendar.FIRST_DAY <= story < calendar.FIRST_DAY + calendar.STEP


def test_moved_dates_keep_their_weekday_and_texts_their_length():
    day = date(2022, 5, 11)
    assert calendar.moved("2022-05-11", 3) == (day + timedelta(days=3 * 364)).isoformat()
    assert calendar.moved(day, 3).weekday() == day.weekday()
    assert calendar.moved("Mandatet gäller 2021 och 2022, FN-2022/00318.", 3) == (
        "Mandatet gäller 2024 och 2025, FN-2025/00318."
    )
    assert (
        calendar.moved("12000 kronor, klockan 2130, 120 220 personer", 3)
        == "12000 kronor, klockan 2130, 120 220 personer"
    )


def test_some_masks_are_under_way_with_decisions_and_their_reasons(umea, db):
    lifted = list(umea.statements.filter(status="lifted").order_by("number"))
    assert [one.original for one in lifted] == masking.LIFTED
    waiting = umea.statements.filter(status="masked")
    assert waiting.count() == masking.MORE_WAITING + 1
    around = surroundings(umea)
    (decided,) = [one for one in waiting if one.mask_decisions.exists()]
    looked = help_for(decided, around)
    assert [row.finding.words for row in looked.left] == [masking.STANDS[0]]
    assert [one.replaced_by for one in looked.earlier] == [masking.HIDDEN[1]]
    kinds = {str(row.finding.kind) for one in lifted for row in help_for(one, around).undecided}
    assert kinds == {"phone", "name", "street", "combination"}


def test_umeas_choice_is_what_the_search_finds_from_what_was_frozen(umea, db):
    """The demo keeps what the search came to, so that loading needs no solver: here it is made again."""
    from meetings.choosing import frozen, working
    from meetings.selection.measures import PERSON, Measure, panel_of

    for run in umea.choices.all():
        known = frozen.read(run)[1]
        run.asked = run.asked | {"draws": 3}
        outcome, found = working.work(run)
        assert outcome == "chosen"
        assert (found["best"], found["bound"]) == (known["best"], known["bound"])
        boxed = frozen.read(run)[0]
        measure = Measure(frozen.people_of(boxed), frozen.demands_of(run.asked, boxed))
        panel = panel_of(frozen.people_of(boxed), known["chosen"])
        if run.kind == "choice":
            assert measure.broken(panel) == []
            assert measure.cost(panel) / PERSON == known["objective"]
    coming = umea.candidates.filter(participant__status="yes").values_list("number", flat=True)
    assert sorted(coming) == sorted(frozen.read(umea.choices.get(number=2))[1]["chosen"])


def test_the_design_team_shows_who_is_missing_who_said_no_and_who_came_instead(umea, db):
    age, gender, background = mix(umea)
    assert (age.missing, gender.missing) == ("Ingen: under 18 eller 65 och äldre.", "")
    assert ([row.n for row in gender.rows], background.unsaid) == ([5, 5], 1)
    assert {row.n for row in age.rows if "65" in row.title or "18" in row.title} == {0, 1}
    instead = dict(umea.design_team.exclude(replaces=None).values_list("name", "replaces__name"))
    assert instead == {"Elias Frosttova": "Sixten Dimnäve", "Berit Snöklyka": "Gunborg Lavdunge"}
    assert Counter(umea.design_team.values_list("status", flat=True)) == {"accepted": 10, "declined": 2, "later": 1}
    assert all(umea.design_team.filter(status="declined").values_list("answer", flat=True))
    tied = umea.actor_targets.filter(area__isnull=False).order_by("name").values_list("area__name", flat=True)
    assert list(tied) == ["Ersboda", "Mariehem", "Ålidhem"]
