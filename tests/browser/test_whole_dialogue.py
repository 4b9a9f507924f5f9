"""A whole dialogue, walked in the browser by four people in turn, from the issue to the follow-up report.

Nothing but one municipality, its administrator and an interviewer's account exists beforehand; everything else is
typed in, clicked, mailed and answered. The steps depend on each other, so they are one test.
"""

from pathlib import Path

import pytest

from . import story_hearing as hearing
from . import story_promising as promising
from .reading import Paper
from .walk import CHAPTERS, IDEA, IDENTIFYING, NAMES, PERSPECTIVES, PROMISE, REPORT, SAID_SHOWN, UNRELEASED, Walk
from .watching import Watch

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def anyone_can_read_all_of_it(walk: Walk) -> None:
    anyone = walk.passer_by()
    anyone.opens("/")
    anyone.follows("Skolgården vid Berget")
    anyone.sees("Hur blir skolgården en plats för alla som bor här?")
    pages = [anyone.page.content()]
    anyone.follows("Det vi fick höra")
    anyone.sees("Det vi fick höra om skolgården", "ingen i kvarteret blev frågad")
    anyone.saves("PDF, ", walk.folder / "public-compilation.pdf")
    pages.append(anyone.page.content())
    chapters, first = {}, anyone.page.url
    for title in CHAPTERS:
        anyone.opens(first)
        anyone.follows(title)
        chapters[title] = anyone.reads()
        pages.append(anyone.page.content())
    for title, said in CHAPTERS.items():
        for words in SAID_SHOWN:
            assert chapters[title].count(words) == (words in said), f"{words!r} in {title}"

    anyone.follows("Det vi lovade")
    anyone.sees(IDEA, "Marken är inte kommunens.")
    pages.append(anyone.page.content())
    anyone.saves("PDF : Så gick det med gården", walk.folder / "public-follow-up.pdf")
    anyone.follows(f"1. {PROMISE}")
    anyone.sees("Fritidsförvaltningen", "Byalaget på Berget", "KS-2026/00340", REPORT, "Anställa två värdar")
    anyone.does_not_see("Otto", *NAMES)
    pages.append(anyone.page.content())
    for words in [*IDENTIFYING, UNRELEASED]:
        assert [place for place, page in enumerate(pages) if words in page] == [], words


def the_papers_say_the_same(walk: Walk) -> None:
    folder = walk.folder
    assert (folder / "public-compilation.pdf").read_bytes() == (folder / "compilation.pdf").read_bytes()
    assert (folder / "public-follow-up.pdf").read_bytes() == (folder / "follow-up.pdf").read_bytes()
    compilation, follow_up = Paper(folder / "compilation.pdf"), Paper(folder / "follow-up.pdf")
    compilation.check_form("Det vi fick höra om skolgården")
    follow_up.check_form("Så gick det med gården")
    chapters = compilation.contents(*CHAPTERS)
    for title, said in CHAPTERS.items():
        for words in said:
            assert compilation.text.count(words) == 1, words
            assert compilation.chapter_with(words, chapters) == title
    assert follow_up.contents(PROMISE)
    for words in [PROMISE, REPORT, *PERSPECTIVES, "Anställa två värdar", "Byalaget på Berget", "KS-2026/00340"]:
        assert words in follow_up.text
    for words in [*IDENTIFYING, UNRELEASED, "Otto", "otto@example.org"]:
        assert words not in compilation.text + follow_up.text


STEPS = [
    hearing.lena_starts_a_dialogue,
    hearing.lena_prepares_it,
    hearing.lena_publishes_its_page,
    hearing.the_others_are_invited,
    hearing.the_design_team_finds_the_question,
    hearing.lena_plans_whom_to_hear,
    hearing.ines_interviews,
    hearing.ines_lifts_statements,
    hearing.lena_confirms_and_releases,
    hearing.lena_words_the_perspectives,
    hearing.lena_drafts_the_compilation,
    hearing.the_draft_is_reviewed,
    hearing.lena_publishes_the_compilation,
    promising.lena_plans_the_meetings,
    promising.the_meetings_are_held,
    promising.the_proposals_are_culled,
    promising.otto_is_asked_and_says_yes,
    promising.the_board_decides,
    promising.otto_reports,
    promising.lena_makes_the_follow_up_report,
    anyone_can_read_all_of_it,
    the_papers_say_the_same,
]


def test_a_whole_dialogue(watch: Watch, tmp_path: Path) -> None:
    walk = Walk(watch, tmp_path)
    walk.begin()
    walk.takes(STEPS)
