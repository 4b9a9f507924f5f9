"""From where two proposals are shown as alike, and a text counts as quoted: measured on the demo's ideas, twelve of
which are sent in again by somebody else, in other words."""

from itertools import combinations

import pytest

from actions.gathering.guard import RUN, is_quoted
from actions.merging import alike
from actions.merging.alike import Words, pairs
from dialogplattform.demo.sigtuna_words import form_ideas

AGAIN = {
    "Biblioteket öppet på söndagar": (
        "Söndagsöppet bibliotek",
        "Biblioteket borde ha öppet även på söndagar, och någon som hjälper till med blanketter.",
    ),
    "Symaskiner att låna": (
        "Låna symaskin",
        "Ett rum med symaskiner som man får använda gratis, och en person som kan laga dem.",
    ),
    "Lovöppet på riktigt": ("Öppet på lovet", "Fritidsgården ska ha öppet hela lovet, också mellan jul och nyår."),
    "Odling på skolgården": ("Odla tillsammans", "Odlingslådor på skolgården som familjerna i området sköter."),
    "Utökade hembesök för nyblivna": (
        "Fler hembesök till nya föräldrar",
        "Barnhälsovården gör hembesök fler gånger hos förstagångsföräldrar, gärna ihop med socialtjänsten.",
    ),
    "Sfi på arbetsplatsen": (
        "Sfi på jobbet",
        "Ha undervisningen i svenska hos arbetsgivaren några förmiddagar i veckan.",
    ),
    "Beslut i klarspråk": ("Begripliga beslut", "Skriv om våra beslut på klarspråk och låt mottagare pröva dem."),
    "Samma karta": ("Lista över alla insatser", "En enda lista över allt kommunen gör för barn, som någon uppdaterar."),
    "Villkor i upphandling": (
        "Upphandla med praktikplatser",
        "Kräv praktikplatser när kommunen gör större upphandlingar.",
    ),
    "Tidig praktik": ("Praktik direkt", "Låt folk få praktik från början och inte efter ett år på kurs."),
    "Bebisbibliotek": ("Böcker till nyfödda", "Alla nyfödda får en väska med böcker från biblioteket."),
    "Trepartssamtal": (
        "Samtal tillsammans i skolan",
        "Efter en orosanmälan har vi första samtalet gemensamt i skolan, om föräldern går med på det.",
    ),
}
IDEAS = [(idea["title"], idea["what"]) for idea in form_ideas()]


@pytest.fixture(scope="module")
def rows() -> list[Words]:
    both = [*IDEAS, *AGAIN.values()]
    return [Words(key, title, what) for key, (title, what) in enumerate(both, start=1)]


@pytest.fixture(scope="module")
def same() -> set[tuple[int, int]]:
    keys = {title: key for key, (title, _what) in enumerate(IDEAS, start=1)}
    return {(keys[title], len(IDEAS) + place) for place, title in enumerate(AGAIN, start=1)}


def shown(rows: list[Words]) -> set[tuple[int, int]]:
    return {(pair.first, pair.second) for pair in pairs(rows)}


def test_every_idea_that_came_twice_is_found_and_few_others_are_shown(rows, same):
    found = shown(rows)
    assert (len(IDEAS), len(same), len(found & same)) == (106, 12, 12)
    assert len(found - same) < len(IDEAS) * 0.4
    assert len(found) < alike.MOST, "none of them is cut off"


def test_a_little_higher_loses_one_and_a_little_lower_shows_twice_as_many(rows, same, monkeypatch):
    others = len(shown(rows) - same)
    monkeypatch.setattr(alike, "LEAST", 0.22)
    assert len(shown(rows) & same) == 11
    monkeypatch.setattr(alike, "MOST", 1000)
    monkeypatch.setattr(alike, "LEAST", 0.15)
    assert len(shown(rows) - same) > 1.9 * others


def test_titles_of_different_ideas_are_not_taken_for_the_same(rows, same, monkeypatch):
    monkeypatch.setattr(alike, "LEAST", 2.0)  # titles alone
    assert shown(rows) <= same
    assert len(shown(rows)) == 2
    assert shown(rows[: len(IDEAS)]) == set()


def test_an_idea_in_other_words_is_no_quote_and_half_a_sentence_taken_over_is():
    texts = dict(IDEAS)
    assert [title for title, (_title, what) in AGAIN.items() if is_quoted(what, texts[title])] == []
    assert [pair for pair in combinations(texts.values(), 2) if is_quoted(*pair)] == []
    long = [what for what in texts.values() if len(what.split()) >= 10]
    assert len(long) > 40
    assert all(is_quoted("Någon skrev: " + " ".join(what.split()[2 : 2 + RUN]) + " och så.", what) for what in long)


def test_with_one_word_less_ideas_that_have_nothing_to_do_with_each_other_would_count_as_quotes():
    assert [one for one in combinations(dict(IDEAS).values(), 2) if is_quoted(*one, run=RUN - 1)] != []
