"""The text as it is read while coding."""

from types import SimpleNamespace

from perspectives.coding.transcript import paragraphs


def said(number, start, end, *, themes=("tema",), anchored=True):
    return SimpleNamespace(pk=number, number=number, start=start, end=end, themes=list(themes), anchored=anchored)


def test_every_character_of_a_paragraph_stands_in_it_once():
    text = "Hej 👍🏽 du.\r\n\r\nAndra raden med ord."
    rows = [said(1, 0, 5), said(2, 3, 9), said(3, 15, 20)]
    for paragraph in paragraphs(text, rows):
        shown = "".join(piece.text for piece in paragraph.stretches)
        assert text[paragraph.start : paragraph.start + len(shown)] == shown
    assert "".join(piece.text for one in paragraphs(text, rows) for piece in one.stretches) == text.replace("\r\n", "")


def test_statements_may_overlap_and_both_are_marked_there():
    [paragraph] = paragraphs("abcdefghij", [said(1, 0, 6), said(2, 4, 9)])
    assert [(piece.text, [one.number for one in piece.covered], piece.look) for piece in paragraph.stretches] == [
        ("abcd", [1], "lift"),
        ("ef", [1, 2], "lift lift--twice"),
        ("ghi", [2], "lift"),
        ("j", [], ""),
    ]


def test_one_within_another_and_two_on_the_same_words_are_all_numbered_where_they_begin():
    [paragraph] = paragraphs("abcdefgh", [said(1, 0, 8), said(2, 2, 4), said(3, 2, 4)])
    assert [(piece.text, [one.number for one in piece.opens]) for piece in paragraph.stretches] == [
        ("ab", [1]),
        ("cd", [2, 3]),
        ("efgh", []),
    ]


def test_a_statement_over_several_paragraphs_is_marked_in_each_and_numbered_once():
    first, second = paragraphs("Ett två\n\ntre fyra", [said(1, 4, 12)])
    assert [(piece.text, len(piece.opens)) for piece in (*first.stretches, *second.stretches)] == [
        ("Ett ", 0),
        ("två", 1),
        ("tre", 0),
        (" fyra", 0),
    ]
    assert (len(first.notes), len(second.notes)) == (1, 0)


def test_the_form_stands_under_the_paragraph_where_the_open_statement_ends():
    found = paragraphs("Ett\ntvå\ntre", [said(1, 0, 7)], open_pk=1)
    assert [one.open_here for one in found] == [False, True, False]
    assert found[0].stretches[0].look == "lift lift--open"


def test_without_a_theme_it_is_drawn_as_missing_and_adrift_it_is_a_note_only():
    first, second = paragraphs("Ett två\ntre", [said(1, 0, 3, themes=()), said(2, 8, 11, anchored=False)])
    assert first.stretches[0].look == "lift lift--bare"
    assert [piece.covered for piece in second.stretches] == [()]
    assert [one.number for one in second.notes] == [2]


def test_what_the_interviewer_asks_is_told_from_what_is_said():
    found = paragraphs("– Vad hände då?\nI: Och sedan?\nVad svarar man?\n– Tack.", [])
    assert [one.asked for one in found] == [True, True, False, False]


def test_an_empty_text_still_shows_the_notes_of_what_was_lifted_from_it():
    [paragraph] = paragraphs("", [said(1, 0, 1, anchored=False)], open_pk=1)
    assert ([one.number for one in paragraph.notes], paragraph.open_here) == ([1], True)
