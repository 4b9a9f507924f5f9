"""LIX against texts counted by hand, and what the machine sees in a wording."""

import pytest

from accounts.models import Municipality
from dialogues.models import Dialogue
from dialogues.question.checklist import findings
from dialogues.question.readability import readability


@pytest.mark.parametrize(
    ("text", "words", "sentences", "long_words", "lix"),
    [
        ("", 0, 1, [], 0),
        ("Vi går hem.", 3, 1, [], 3),
        # 6 words, 2 sentences, none longer than six letters: 6/2 + 0
        ("Jag bor här. Du bor där.", 6, 2, [], 3),
        # 5 words, one sentence, two long (8 and 13 letters): 5 + 40
        ("Hur kan kommunen bryta segregationen?", 5, 1, ["kommunen", "segregationen"], 45),
        # 9 words, one sentence without an end, one long: 9 + 11,1
        ("vad gör vi nu när ingen vill prata offentligt", 9, 1, ["offentligt"], 20),
        # six letters are not long, seven are: 4/1 + 25
        ("Skolan stänger bara nu.", 4, 1, ["stänger"], 29),
        # a hyphen is no end of a word and counts for no letter: 3 words
        ("En sfi-lärare kom!", 3, 1, ["sfi-lärare"], 36),
        # a stop with no capital letter after it is an abbreviation's: 4 words, one sentence
        ("Kl. 18 ses vi", 4, 1, [], 4),
        ("Vi ses kl. nio. Sedan går vi.", 7, 2, [], 4),
        # a colon before a capital ends a sentence, before a small letter it does not: 2 + 2 words, then 4 in one
        ("Hon sa: Nej tack.", 4, 2, [], 2),
        ("Hon sa: nej tack.", 4, 1, [], 4),
        ("”Får vi prata?” ”Ja.”", 4, 2, [], 2),
        ("Frågan\nVad gör vi nu", 5, 2, [], 2),
        # 18 words with one long (segregation), 8 with one (kommunen): 26/2 + 200/26 = 13 + 7,7
        (
            "Hur kan vi i Umeå bli en kommun utan segregation, där alla känner sig trygga och räknas med? "
            "Det är inte kommunen ensam som svarar här.",
            26,
            2,
            ["segregation", "kommunen"],
            21,
        ),
        # 10 words with 4 long, 11 with 7, 10 with 3: 31/3 + 1400/31 = 10,3 + 45,2
        (
            "Kommunstyrelsen beslutade den 14 mars 2022 att genomföra en medborgardialog. Förvaltningarna ska genom "
            "intervjuer inhämta synpunkter från invånare, föreningar och näringsliv. Resultatet redovisas för "
            "kommunfullmäktige senast kl. 12 den 30 juni.",
            31,
            3,
            [
                "Kommunstyrelsen",
                "beslutade",
                "genomföra",
                "medborgardialog",
                "Förvaltningarna",
                "intervjuer",
                "inhämta",
                "synpunkter",
                "invånare",
                "föreningar",
                "näringsliv",
                "Resultatet",
                "redovisas",
                "kommunfullmäktige",
            ],
            55,
        ),
    ],
)
def test_lix_is_as_counted_by_hand(text, words, sentences, long_words, lix):
    known = readability(text)
    assert (known.words, known.sentences, known.long_words, known.lix) == (words, sentences, long_words, lix)


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("Vi går hem.", "mycket lätt, som barnböcker"),
        ("Hur kan kommunen bryta segregationen?", "medelsvår, som tidningar"),
        ("Kommunfullmäktiges stadsdelsnämnder diskuterar.", "mycket svår, som lagar och forskning"),
    ],
)
def test_the_figure_is_told_in_words(text, meaning):
    assert readability(text).in_words == meaning


def doubts(text, *, places=frozenset()):
    dialogue = Dialogue(municipality=Municipality(name="Umeå kommun"))
    return sorted(key for key, seen in findings(text, dialogue=dialogue, places=set(places)).items() if seen.is_doubt)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vad behöver vi göra för att alla ska räknas med i Umeå?", []),
        ("Vad gör Umeås unga?", []),
        ("Ska vi stänga?", ["open"]),
        ("Vi vill prata", ["open"]),
        ("Hur minskar vi otryggheten på Ersboda, Mariehem och Ålidhem?", ["blame", "places", "plain"]),
        ("Hur blir det lugnt genom att kameror sätts upp?", ["solution"]),
        ("Vad gör vi åt kommunfullmäktige?", ["plain"]),
    ],
)
def test_the_machine_points_at_what_it_can_see(text, found):
    assert doubts(text) == found


def test_a_place_that_the_dialogue_knows_is_seen_in_any_case_and_as_owner():
    assert doubts("hur mår ersbodas unga?", places={"ersboda"}) == ["places"]
    assert doubts("hur mår ersbodas unga?") == []
