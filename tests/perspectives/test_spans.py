"""Places in a text: what was marked, sentences, and statements that follow a corrected text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.spans import NotThere, Span, likeness, locate, reanchor, sentences, tidy

LETTERS = st.text(alphabet="abcå .\n😀e\u0301שלום", max_size=120)


def found(text: str, words: str, start: int | None = None) -> str:
    at = text.index(words) if start is None else start
    return locate(text, at, at + len(words), words).of(text)


def test_what_was_marked_loses_its_blank_ends_only():
    text = "Ja.  Vi är grannar med en nyckel. \nSlut"
    assert locate(text, 3, 35, "  Vi är grannar med en nyckel. \n").of(text) == "Vi är grannar med en nyckel."


def test_an_emoji_at_either_edge_comes_along_whole():
    text = "Hon sa 👍🏽 och gick 👩‍👩‍👧 sedan"
    assert found(text, "👍🏽 och gick 👩‍👩‍👧") == "👍🏽 och gick 👩‍👩‍👧"


def test_half_an_emoji_or_a_letter_without_its_accent_is_made_whole():
    text = "cafe\u0301 👍🏽!"
    assert tidy(text, 0, 4) == Span(0, 5)
    assert tidy(text, 6, 7).of(text) == "👍🏽"
    assert tidy(text, 4, 8).of(text) == "e\u0301 👍🏽"


def test_right_to_left_words_are_found_where_they_stand():
    text = "Hon sa: שלום עולם. Sen gick hon."
    assert found(text, "שלום עולם.") == "שלום עולם."


def test_line_breaks_of_any_kind_do_not_hide_words():
    text = "Första raden.\r\nAndra raden."
    assert locate(text, 0, len(text), "Första raden.\nAndra raden.").of(text) == text


def test_words_that_moved_are_found_nearest_to_where_they_were():
    text = "Ja. " * 10 + "Ja."
    assert locate(text, 21, 24, "Ja.") == Span(20, 23)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(0, 3, "annat"), (0, 3, ""), (0, 3, "  \n"), (-5, 3, "annat"), (10**12, 10**13, "annat")],
)
def test_words_that_are_not_in_the_text_are_refused(start, end, words):
    with pytest.raises(NotThere):
        locate("Hej du.", start, end, words)


def test_forged_places_do_not_matter_when_the_words_are_there():
    assert locate("Hej du.", 900, 2, "Hej") == Span(0, 3)


def test_a_text_is_divided_into_sentences_and_a_line_break_always_ends_one():
    text = "Hej. Vi är här! Ja… eller? 3.5 procent.\nRad utan punkt\n\n”Nej.” Sa hon."
    assert [one.of(text) for one in sentences(text)] == [
        "Hej.",
        "Vi är här!",
        "Ja…",
        "eller?",
        "3.5 procent.",
        "Rad utan punkt",
        "”Nej.”",
        "Sa hon.",
    ]


@given(LETTERS)
def test_sentences_follow_each_other_and_leave_out_nothing_but_white_space(text):
    spans = sentences(text)
    assert all(one.end <= two.start for one, two in pairwise(spans))
    inside = "".join(one.of(text) for one in spans)
    assert "".join(inside.split()) == "".join(text.split())


def test_correcting_before_a_statement_moves_it():
    [place] = reanchor("Hej du. Ja. Slut.", "Hej alla du. Ja. Slut.", [(Span(8, 11), "Ja.")])
    assert (place.span, place.anchored) == (Span(13, 16), True)


def test_correcting_inside_a_statement_leaves_it_adrift_where_it_stood():
    old, new = "Ja. Samria kom hem. Slut.", "Ja. Samira kom hem. Slut."
    [place] = reanchor(old, new, [(Span(4, 19), "Samria kom hem.")])
    assert (place.anchored, place.span.of(new)) == (False, "Samira kom hem.")


def test_words_that_come_back_are_found_again():
    [place] = reanchor("Samira kom.", "Samria kom.", [(Span(0, 11), "Samria kom.")])
    assert (place.anchored, place.span) == (True, Span(0, 11))


def test_a_short_answer_is_not_taken_for_the_same_answer_far_away():
    old = "Ja. " + "Något helt annat sades här. " * 60 + "Ja."
    new = "Tja. " + "Något helt annat sades här. " * 60 + "Ja."
    new = new.replace("Tja.", "Nej tack")
    [first, last] = reanchor(old, new, [(Span(0, 3), "Ja."), (Span(len(old) - 3, len(old)), "Ja.")])
    assert (first.anchored, last.anchored) == (False, True)


def test_a_moved_paragraph_takes_its_statement_along():
    old = "Först detta. " * 100 + "En mening som bara sägs en gång."
    new = "En mening som bara sägs en gång. " + "Först detta. " * 100
    [place] = reanchor(old, new, [(Span(1300, 1332), "En mening som bara sägs en gång.")])
    assert (place.anchored, place.span) == (True, Span(0, 32))


def test_an_emptied_text_keeps_every_statement_adrift():
    [place] = reanchor("Ja.", "", [(Span(0, 3), "Ja.")])
    assert (place.anchored, place.span) == (False, Span(0, 1))


@given(LETTERS, LETTERS, LETTERS, LETTERS)
def test_what_is_edited_outside_a_statement_never_loses_it(before, words, after, edited):
    words = f"«{words}»"
    old = before + words + after
    for new in (edited + words + after, before + words + edited):
        [place] = reanchor(old, new, [(Span(len(before), len(before) + len(words)), words)])
        assert place.anchored
        assert place.span.of(new) == words


@given(LETTERS, LETTERS, st.data())
def test_an_anchored_statement_always_stands_on_its_own_words(old, new, data):
    old = f"x{old}"
    start = data.draw(st.integers(0, len(old) - 1))
    end = data.draw(st.integers(start + 1, len(old)))
    [place] = reanchor(old, new, [(Span(start, end), old[start:end])])
    assert place.span.start < place.span.end
    assert not place.anchored or place.span.of(new) == old[start:end]
    assert place.anchored or old[start:end] not in new or old.count(old[start:end]) > 1


def test_likeness_tells_a_corrected_wording_from_another():
    assert likeness("Samria kom hem i går", "Samira kom hem i går") == pytest.approx(0.8)
    assert likeness("Samira kom hem", "Det var kallt") == 0
