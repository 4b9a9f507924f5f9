"""What the assistant finds in a wording, measured and kind by kind; what it never does."""

import time

import pytest

from perspectives.masking.assistant import Surroundings, findings, hard_findings, rewritten
from perspectives.masking.detectors.combinations import Background
from perspectives.masking.register import Register
from perspectives.masking.words.first_names import FIRST_NAMES

from .masking_figures import cost, measure, say, table
from .masking_set import BY_KIND, DEVELOPMENT, HELD_OUT

PEOPLE = Register.of(["Fadumo Ekorrfors", "Björn Zetterdahl", "Åsa Lindqvist", "Lars-Erik Fors", "Sol Ek"])
AROUND = Surroundings(PEOPLE, frozenset({"ersboda", "umeå"}))


def seen(text: str, around: Surroundings = AROUND, **how) -> list[tuple[str, str, str]]:
    return [(str(one.kind), one.words, one.proposal) for one in findings(text, around, **how)]


# --- Measured -----------------------------------------------------------------------------------------------------


def test_the_labelled_set_is_as_large_as_it_should_be():
    assert sum(len(rows) for rows in BY_KIND.values()) >= 400
    assert sum(len(BY_KIND[kind]) for kind in ("personal_number", "phone", "email")) >= 120
    assert len(BY_KIND["register"]) >= 200
    assert {one.text for one in DEVELOPMENT}.isdisjoint(one.text for one in HELD_OUT)
    assert len(FIRST_NAMES) >= 500


def test_recall_on_the_half_the_rules_were_not_written_against():
    figures = measure(HELD_OUT)
    say(table(figures))
    assert figures.recall("personal_number", "phone", "email") >= 0.99
    assert figures.recall("register") >= 0.95


def test_few_false_alarms_on_the_half_the_rules_were_not_written_against():
    figures = measure(HELD_OUT)
    assert all(figures.precision(kind) >= 0.9 for kind in ("personal_number", "phone", "email", "name"))


def test_a_statement_is_read_in_five_milliseconds_with_a_thousand_people():
    assert cost(1000)[0] < 5


# --- Kind by kind -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Vi hörde fadumo ropa.", [("name", "fadumo", "namn")]),
        ("Det var Fadumos idé.", [("name", "Fadumos", "någons")]),
        ("Sen kom Fadummo.", [("name", "Fadummo", "namn")]),
        ("Jag frågade Asa Lindqvist om det.", [("name", "Asa Lindqvist", "namn")]),
        ("Och LARS-ERIK sa ja.", [("name", "LARS-ERIK", "namn")]),
        ("Och Lars-Eriks bil stod där.", [("name", "Lars-Eriks", "någons")]),
        ("En björn gick där. Solen sken.", []),
        ("Grannen Björn såg det.", [("name", "Björn", "namn")]),
        (
            "Åttiosju noll tre tolv fyrtiofem sextiosju.",
            [("personal_number", "Åttiosju noll tre tolv fyrtiofem sextiosju", "personnummer")],
        ),
        ("Det var 870372-4417.", [("personal_number", "870372-4417", "personnummer")]),
        (
            "Noll sju noll ett sju fyra noll sex noll åtta.",
            [("phone", "Noll sju noll ett sju fyra noll sex noll åtta", "telefonnummer")],
        ),
        ("Ring +46 70 174 06 08.", [("phone", "+46 70 174 06 08", "telefonnummer")]),
        (
            "lingon punkt ris snabel-a example punkt org",
            [("email", "lingon punkt ris snabel-a example punkt org", "e-postadress")],
        ),
        ("På insta heter jag ris_04.", [("email", "ris_04", "konto")]),
        ("Vi bor på Lingonstigen 4 B.", [("street", "Lingonstigen 4 B", "en adress")]),
        ("Det är mörkt på rimfrostvägen.", [("street", "rimfrostvägen", "en gata")]),
        ("Hon går i 8B på Fjällvindsskolan.", [("school", "8B", "en klass"), ("school", "Fjällvindsskolan", "skolan")]),
        ("Jag jobbar på Rimfrost Städ.", [("workplace", "Rimfrost Städ", "en arbetsplats")]),
        ("Jag jobbar på kommunen.", []),
        ("Vi ses vid Trantorget.", [("place", "Trantorget", "torget")]),
        ("Från Ersboda till Umeå centrum.", []),
        ("Portkoden är 4417.", [("number", "4417", "nummer")]),
        ("Vi är från Somalia.", []),
    ],
)  # fmt: skip
def test_what_points_someone_out_is_found_with_what_could_stand_there(text, found):
    assert seen(text) == found


def test_traits_that_together_point_are_found_and_the_sharpest_is_made_coarser():
    (found,) = findings("Jag är 47 år, ensamstående och busschaufför på Ersboda.", AROUND)
    assert (found.kind, found.words, found.proposal) == ("combination", "busschaufför", "ett yrke")
    assert found.traits == ("47 år", "ensamstående", "busschaufför", "Ersboda")
    assert seen("Jag är busschaufför.") == []


def test_traits_that_few_share_are_found_without_saying_how_few():
    asked = []
    background = Background((("1", "pensionär", 5),), ((14, 19, 7),), lambda keys: asked.append(keys) or len(keys) > 1)
    around = Surroundings(PEOPLE, frozenset(), background)
    assert seen("Jag är pensionär.", around) == []
    (found,) = findings("Jag är 17 år och jobbar som pensionär.", around)
    assert (found.kind, found.traits) == ("combination", ("17 år", "pensionär"))
    assert asked == [frozenset({5}), frozenset({5, 7})]


def test_a_wording_in_another_language_gets_proposals_in_it_and_its_words_are_not_taken_for_swedish_names():
    assert seen("She said Fadumo may call 070-174 06 08.", language="en") == [
        ("name", "Fadumo", "name"),
        ("phone", "070-174 06 08", "phone number"),
    ]


def test_nothing_tells_whether_a_name_is_in_the_register():
    known, likely = findings("Jag såg Fadumo.", AROUND), findings("Jag såg Fadumo.", Surroundings())
    assert known == likely


def test_brackets_hide_unless_a_name_or_a_number_stands_in_them():
    assert seen("[Mitt barn] kom hem från [skolan].") == []
    assert seen("[Fadumo] ringde [070-174 06 08].") == [
        ("name", "[Fadumo]", "namn"),
        ("phone", "[070-174 06 08]", "telefonnummer"),
    ]


def test_the_same_words_are_one_finding_and_all_of_them_are_rewritten():
    text = "Fadumo kom. Sen gick Fadumo."
    (found,) = findings(text, AROUND)
    assert len(found.places) == 2
    assert rewritten(text, [(found.places, found.proposal)]) == "[Namn] kom. Sen gick [namn]."


def test_findings_never_show_words_when_printed():
    assert "Fadumo" not in repr(findings("Jag såg Fadumo.", AROUND))
    assert "Fadumo" not in repr(PEOPLE)


# --- Bad input ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jag såg F\u200bad\u200dumo där.", "name"),
        ("Jag såg Fad\u00adumo där.", "name"),
        ("Jag såg \u202eFadumo\u202c där.", "name"),
        ("Jag såg Fаdumо där.", "name"),
        ("Jag såg A\u030asa där.", "name"),
        ("Ring 070\u00a0174\u202f06\u200908.", "phone"),
        ("Ring ０７０１７４０６０８.", "phone"),
        ("Ring 0\u200b7\u200b0\u200b1740608.", "phone"),
        ("Det är 870312\u20114417.", "personal_number"),
        ("Skriv till lingon\u200b.ris@exa\u00admple.org.", "email"),
    ],
)
def test_what_cannot_be_seen_hides_nothing(text, kind):
    (found,) = findings(text, AROUND)
    assert found.kind == kind
    masked = rewritten(text, [(found.places, found.proposal)])
    assert findings(masked, AROUND) == []


HOSTILE = [
    "1 ", "A", "A ", "[", "a@", "a.", "noll ", "tjugo ", "punkt ", "a punkt ", "-", "Anna ", "Anna", "skolan", "\u200b",
    "0", "19", "070 ", "gatan 1 ", "snabel-a ", "@a ", "www.", "[a]", "enda ", "är 47 ", "åttiosju", "insta heter jag ",
    "abcdefghijklm", "a-", "a’", "jobbar på ", "Ab Ab AB ", "ordförande i ", "å\u0308", "а", "\u202e", "(at)",
    "född 1 ",
]  # fmt: skip


@pytest.mark.parametrize("part", HOSTILE)
def test_four_times_the_length_takes_at_most_about_four_times_as_long(part):
    def quickest(length: int) -> float:
        text, times = (part * length)[:length], []
        for _time in range(3):
            began = time.process_time()
            findings(text, AROUND)
            times.append(time.process_time() - began)
        return min(times)

    small, large = quickest(2_500), quickest(10_000)
    assert large < 1
    assert large < 10 * max(small, 0.002)


def test_numbers_too_long_for_anything_break_nothing():
    for text in ("9" * 10_000, "noll" * 2_500, "1" * 5_000 + " " + "2" * 4_999, "\u0661" * 20):
        findings(text, AROUND)
        hard_findings(text)


def test_an_ordinary_word_after_a_service_is_no_account():
    """“En grupp på Facebook som heter som vårt område” names nobody; “på Facebook heter hon lingonris” does."""
    assert hard_findings("Han läser en grupp på Facebook som heter som vårt område.") == []
    assert [one.words for one in hard_findings("På Facebook heter hon lingonris.")] == ["lingonris"]
