"""How hard a text is to read, held against texts counted by hand."""

import pytest

from perspectives.compilations.readability import readability, typed_figures

# 22 words in 4 sentences; long are lyssnat, människor, överens, varandra: 22/4 + 100*4/22 = 23.7
PLAIN = "Vi har lyssnat på människor. De är inte alls överens om det. Det är som det ska. De hör på varandra nu."
# 26 words in 1 sentence, 11 of them long: 26/1 + 100*11/26 = 68.3
OFFICIAL = (
    "Kommunstyrelsens arbetsutskott beslutade att uppdra åt förvaltningen att genomföra en fördjupad kartläggning av "
    "hur de boende i området upplever sin egen trygghet under den mörka årstiden."
)


def test_a_plain_text_counted_by_hand():
    found = readability(PLAIN)
    assert (found.words, found.sentences, found.long_words, found.longest) == (22, 4, 4, 7)
    assert found.lix == 24
    assert found.verdict == "mycket lättläst"


def test_an_official_text_counted_by_hand():
    found = readability(OFFICIAL)
    assert (found.words, found.sentences, found.long_words, found.longest) == (26, 1, 11, 26)
    assert found.lix == 68
    assert found.verdict == "mycket svårläst"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Det finns t.ex. en dörr som är öppen.", 1),
        ("Mötet var kl. 16 en onsdag.", 1),
        ("Det kostar 1,5 miljoner kr. per år.", 1),
        ("Varför? För att ingen frågade. Så var det!", 3),
        ("”Ingen frågade oss.” Så sa hon.", 2),
        ("Vänta… Nu kommer de.", 2),
        ("En rubrik utan punkt\n\nEn mening.", 2),
        ("Vi hörde om:\n– skolan\n– jobbet\n– bostaden", 4),
        ("Så här är det: Ingen kommer.", 2),
        ("så här: ingen kommer", 1),
        ("Är det sant?! Ja.", 2),
        ("Ånge ligger norrut. Östersund med.", 2),
    ],
)
def test_where_a_sentence_ends(text, sentences):
    assert readability(text).sentences == sentences


def test_a_word_with_a_hyphen_or_an_apostrophe_is_one():
    found = readability("Sara’s SFI-kurs i kommun-Sverige")
    assert (found.words, found.long_words) == (4, 2)


@pytest.mark.parametrize("text", ["", "   \n ", "...", "!?", "12 34"])
def test_nothing_to_measure_is_no_figure(text):
    found = readability(text)
    assert (found.lix, found.verdict, found.advice) == (None, "", [])


def test_a_long_sentence_and_long_words_are_pointed_at():
    found = readability(" ".join([OFFICIAL[:-1], "och", OFFICIAL]))
    assert found.advice[0] == "Den längsta meningen har 53 ord. Kan den bli två?"
    assert found.advice[1:] == ["Mer än vart tredje ord är långt. Finns det kortare?"]


def test_measuring_takes_time_in_step_with_the_text():
    assert readability("ord. " * 6000).words == 6000
    assert readability("a" * 30_000).long_words == 1
    assert readability("." * 30_000).words == 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi har talat med 93 personer.", ["93 personer"]),
        (
            "Tre fokusgrupper och 90 djupintervjuer, och 90 djupintervjuer till.",
            ["Tre fokusgrupper", "90 djupintervjuer"],
        ),
        ("Det var två andra samtal.", ["två andra samtal"]),
        ("Den 4 mars 2022 i rum 12.", []),
        ("Vi är en grupp.", []),
    ],
)
def test_counts_typed_by_hand_are_seen(text, found):
    assert typed_figures(text) == found
