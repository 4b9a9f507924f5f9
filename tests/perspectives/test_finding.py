"""Words found and marked in a text, however they are written."""

import random
import unicodedata

import pytest

from perspectives.compilations.finding import AROUND, asked_words, excerpt, folded, marked


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Namnet stänger dörrar", "DÖRR", "Namnet stänger <mark>dörr</mark>ar"),
        ("Namnet sta\u0308nger do\u0308rrar", "stänger", "Namnet <mark>sta\u0308nger</mark> do\u0308rrar"),
        ("café", "cafe\u0301", "<mark>café</mark>"),
        ("Straße", "strasse", "<mark>Straße</mark>"),
        ("ﬁnt", "fint", "<mark>ﬁnt</mark>"),
        ("لا أحد يسألنا", "أحد", "لا <mark>أحد</mark> يسألنا"),
        ("a b", "a", "<mark>a</mark> b"),
        ("<b>så</b>", "b", "&lt;<mark>b</mark>&gt;så&lt;/<mark>b</mark>&gt;"),
        ("aaa", "aa a", "<mark>aa</mark><mark>a</mark>"),
        ("ingenting", "finns", "ingenting"),
    ],
)
def test_a_word_is_marked_as_it_stands(text, query, expected):
    assert marked(text, asked_words(query)) == expected


def test_marking_never_changes_the_text():
    chance = random.Random(7)  # noqa: S311 - a test's letters
    letters = "aåäöÅÄÖßﬁ e\u0301\u0308\u0327İıſ\u200f\u05d0\u0627<&>\n"
    for _ in range(400):
        text = "".join(chance.choice(letters) for _ in range(chance.randint(0, 40)))
        words = asked_words("".join(chance.choice(letters) for _ in range(chance.randint(0, 6))))
        html = marked(text, words)
        plain = html.replace("<mark>", "").replace("</mark>", "")
        plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert plain == text


def test_an_excerpt_shows_the_words_around_and_says_that_it_goes_on():
    text = f"{'före ' * 60}dörren{' efter' * 60}"
    found = excerpt(text, ["dörren"])
    assert found.startswith("… före")
    assert found.endswith("efter …")
    assert "<mark>dörren</mark>" in found
    assert len(found) < 2 * AROUND + 40


def test_an_unbroken_word_of_400_gives_an_excerpt_all_the_same():
    found = excerpt("x" * 200 + "dörr" + "y" * 196, ["dörr"])
    assert "<mark>dörr</mark>" in found
    assert len(found) < 2 * AROUND + 40


def test_what_is_asked_is_cut_and_never_empty_words():
    assert asked_words("") == []
    assert asked_words("   \x00  ") == []
    assert asked_words("En en EN två") == ["en", "två"]
    assert len(asked_words(" ".join(f"ord{n}" for n in range(50)))) == 6


def test_folding_is_the_same_for_either_form():
    assert folded(unicodedata.normalize("NFD", "Åäö  É\n")) == folded("åäö é")
