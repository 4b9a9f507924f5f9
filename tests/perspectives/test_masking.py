"""What is hidden in a masked wording, and what may still point someone out."""

import time

from perspectives.masking import Caution, Hint, Piece, bracketed, names_in, pieces, warnings


def test_what_differs_from_the_original_is_drawn_as_hidden():
    original = "Samira kom hem från Fjällvinden. Hon är nio."
    masked = "[Mitt barn] kom hem från [skolan]. Hon är nio."
    assert pieces(original, masked) == [
        Piece("Mitt barn", True),
        Piece(" kom hem från ", False),
        Piece("skolan", True),
        Piece(". Hon är nio.", False),
    ]


def test_word_for_word_hides_nothing():
    assert pieces("Hej [skratt] du", "Hej [skratt] du") == [Piece("Hej [skratt] du", False)]


def test_without_the_original_what_stands_in_brackets_is_hidden():
    assert bracketed("[Mitt barn] kom hem.") == [Piece("Mitt barn", True), Piece(" kom hem.", False)]


def test_names_numbers_and_addresses_are_pointed_at():
    masked = (
        "Jag ringde Anna Berg på 070-123 45 67 eller anna@example.org. Vi bor på Lingonstigen 4. Det var fyrtio ungar."
    )
    assert warnings(masked) == [
        Caution("Anna Berg", Hint.NAME),
        Caution("070-123 45 67", Hint.NUMBER),
        Caution("anna@example.org", Hint.EMAIL),
        Caution("Lingonstigen 4", Hint.NAME),
    ]


def test_a_number_after_the_first_word_of_a_sentence_is_whole():
    assert warnings("Ring 070-123 45 67. Buss 4 går dit.") == [Caution("070-123 45 67", Hint.NUMBER)]


def test_what_is_hidden_already_and_how_sentences_begin_is_left_alone():
    assert warnings("Vi öppnar [Källaren 2016] varje vecka. Det är bra: Folk kommer.") == []


def test_a_name_that_opens_a_sentence_is_known_from_the_rest_of_the_text():
    text = "Jag frågade Samira. Samira kom hem. Sedan åt vi."
    assert warnings("Samira kom hem. Sedan åt vi.", names=names_in(text)) == [Caution("Samira", Hint.NAME)]


def test_scripts_without_capital_letters_are_not_all_names():
    assert warnings("هي قالت لي مرحبا") == []


def test_long_and_hostile_wordings_are_read_in_a_moment():
    began = time.perf_counter()
    for text in ("1 " * 5000, "A" * 10_000, "A " * 5000, "[" * 10_000, "a@" * 5000, "a." * 5000 + "@"):
        warnings(text)
        bracketed(text)
    assert time.perf_counter() - began < 2
