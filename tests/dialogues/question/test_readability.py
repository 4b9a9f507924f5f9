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
        # 5 words, one sentence, one long ("segregationen", 13 letters): 5 + 20
        ("Hur kan kommunen bryta segregationen?", 5, 1, ["kommunen", "segregationen"], 45),
        # 9 words, one sentence without an end, one long: 9 + 11,1
        ("vad gör vi nu när ingen vill prata offentligt", 9, 1, ["offentligt"], 20),
        # six letters are not long, seven are: 4/1 + 25
        ("Skolan stänger bara nu.", 4, 1, ["stänger"], 29),
        # a hyphen is no end of a word and counts for no letter: 3 words
        ("En sfi-lärare kom!", 3, 1, ["sfi-lärare"], 36),
        # "t.ex." holds stops within a sentence that are followed by a letter or a space
        ("Kl. 18 ses vi", 4, 2, [], 2),
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
