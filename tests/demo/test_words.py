"""The demo's words: as many people and statements as promised, offsets that hold, masks that only replace."""

import re
from collections import Counter, defaultdict

import pytest

from dialogplattform.demo import phrases, sigtuna_words, umea_words
from dialogplattform.demo.compose import ComposedInterview, sigtuna, umea, umea_cores

MASK = re.compile(r"\[[^\[\]]+\]")
KINDS = {"standpoint", "feeling", "idea"}
REAL_PEOPLE = {"Ravry", "Gunnarsson", "Sande", "Nygren"}
SINGLE_VOICES = {"turerna", "gamla-glomda", "bakom-dorren", "pappor"}
NAMES = [
    "ISSUE",
    "BACKGROUND",
    "PURPOSE",
    "MANDATE",
    "GROUPS",
    "THEMES",
    "PERSPECTIVES",
    "CONTRASTS",
    "QUESTIONS",
    "CENTRAL_QUESTIONS",
    "SIGN_OFFS",
    "DESIGN_TEAM",
    "DESIGN_TEAM_MEETINGS",
    "MEETINGS",
    "PARTICIPANTS",
    "WORKING_GROUPS",
    "PROPOSALS",
    "IDEA_BANK",
]


@pytest.fixture(scope="module")
def umea_interviews() -> list[ComposedInterview]:
    return umea()


@pytest.fixture(scope="module")
def sigtuna_interviews() -> list[ComposedInterview]:
    return sigtuna()


@pytest.fixture(params=["umea_interviews", "sigtuna_interviews"])
def interviews(request) -> list[ComposedInterview]:
    return request.getfixturevalue(request.param)


def statements(interviews):
    return [statement for interview in interviews for statement in interview.statements]


def people(interviews):
    return [person for interview in interviews for person in interview.people]


def test_umea_hears_93_people_from_14_to_75_in_three_focus_groups_and_alone(umea_interviews):
    kinds = Counter(interview.kind for interview in umea_interviews)
    ages = [person.age for person in people(umea_interviews)]

    assert kinds == {"depth": 76, "focus_group": 3}
    assert len(ages) == 93
    assert (min(ages), max(ages)) == (14, 75)
    assert 880 <= len(statements(umea_interviews)) <= 930
    assert all(60 <= interview.minutes <= 90 for interview in umea_interviews)
    assert all(5 <= len(interview.people) <= 7 for interview in umea_interviews if interview.kind == "focus_group")


def test_sigtuna_holds_six_workshops_and_takes_in_more_than_a_hundred_ideas(sigtuna_interviews):
    kinds = Counter(interview.kind for interview in sigtuna_interviews)

    assert kinds == {"workshop": 6, "form": 106}
    assert all(len(interview.statements) == 1 for interview in sigtuna_interviews if interview.kind == "form")
    assert all(len(interview.people) > 4 for interview in sigtuna_interviews if interview.kind == "workshop")


@pytest.mark.parametrize("compose", [umea, sigtuna])
def test_scale_multiplies_people_interviews_and_statements_exactly(compose):
    once, thrice = compose(), compose(3)

    for count in (len, lambda found: len(people(found)), lambda found: len(statements(found))):
        assert count(thrice) == 3 * count(once)
    assert len({person.name for person in people(thrice)}) == len(people(thrice))
    assert sorted(person.number for person in people(thrice)) == list(range(1, len(people(thrice)) + 1))
    assert [interview.number for interview in thrice] == list(range(1, len(thrice) + 1))


@pytest.mark.parametrize("compose", [umea, sigtuna])
def test_the_same_words_come_every_time(compose):
    assert compose(2) == compose(2)


@pytest.mark.parametrize("compose", [umea, sigtuna])
def test_a_scale_below_one_is_refused(compose):
    with pytest.raises(ValueError, match="scale"):
        compose(0)


def test_every_statement_is_cut_out_of_its_interview(interviews):
    for interview in interviews:
        ends = 0
        for statement in interview.statements:
            assert interview.text[statement.start : statement.end] == statement.original
            assert statement.start >= ends
            ends = statement.end
            assert 0 <= statement.person_index < len(interview.people)


def test_no_slot_or_mark_of_the_script_is_left_in_what_is_said(interviews):
    for interview in interviews:
        assert not re.search(r"[{}|<>$@]|//|  |\[|\.\.|\?\.", interview.text), interview.number
    for statement in statements(interviews):
        assert not re.search(r"[{}|<>$@]|//|  |\.\.", statement.masked)


def test_a_mask_replaces_words_and_leaves_the_rest_as_it_was_said(interviews):
    for statement in statements(interviews):
        kept = MASK.split(statement.masked)
        pattern = r".+?".join(re.escape(part) for part in kept)
        assert re.fullmatch(pattern, statement.original, re.DOTALL)
        assert (statement.masked == statement.original) is (len(kept) == 1)


def test_about_one_in_six_statements_in_umea_holds_something_to_mask(umea_interviews):
    masked = [statement for statement in statements(umea_interviews) if statement.masked != statement.original]

    assert 0.14 < len(masked) / len(statements(umea_interviews)) < 0.2


def test_nothing_is_said_twice_in_umea(umea_interviews):
    said = Counter(statement.original for statement in statements(umea_interviews))

    assert said.most_common(1)[0][1] == 1


def test_interviews_are_long_enough_to_look_for_statements_in(umea_interviews):
    assert min(len(interview.text.split()) for interview in umea_interviews) >= 500


@pytest.mark.parametrize("words", [umea_words, sigtuna_words])
def test_both_dialogues_have_the_same_names(words):
    assert [name for name in NAMES if not hasattr(words, name)] == []


@pytest.mark.parametrize(("words", "found"), [(umea_words, "umea_interviews"), (sigtuna_words, "sigtuna_interviews")])
def test_every_perspective_is_heard_and_every_key_is_known(words, found, request):
    interviews = request.getfixturevalue(found)
    perspectives = {perspective["key"]: perspective for perspective in words.PERSPECTIVES}
    themes, groups = {theme["key"] for theme in words.THEMES}, {group["key"] for group in words.GROUPS}
    heard = Counter(key for statement in statements(interviews) for key in statement.perspectives)

    assert set(heard) == set(perspectives)
    assert {perspective["kind"] for perspective in perspectives.values()} == KINDS
    assert {theme for statement in statements(interviews) for theme in statement.themes} == themes
    assert {person.group for person in people(interviews)} == groups
    rows = [*words.PARTICIPANTS, *words.PROPOSALS, *(note for meeting in words.MEETINGS for note in meeting["notes"])]
    assert {key for row in rows for key in row["perspectives"]} <= set(perspectives)
    assert {key for group in words.WORKING_GROUPS for key in group["themes"]} <= themes
    assert {contrast["theme"] for contrast in words.CONTRASTS} <= themes


def test_four_perspectives_in_umea_are_held_by_one_person_alone_at_any_scale():
    interviews = umea(3)
    holders = defaultdict(set)
    for interview in interviews:
        for statement in interview.statements:
            for key in statement.perspectives:
                holders[key].add(interview.people[statement.person_index].number)

    assert {key for key, numbers in holders.items() if len(numbers) == 1} == SINGLE_VOICES


def test_groups_contradict_each_other_in_every_theme(umea_interviews):
    sides = defaultdict(lambda: {"for": set(), "against": set()})
    for interview in umea_interviews:
        for statement in interview.statements:
            sides[statement.perspectives[0]][statement.stance].add(interview.group)

    for theme in umea_words.THEMES:
        keys = [row["key"] for row in umea_words.PERSPECTIVES if theme["key"] in row["themes"]]
        opposed = [key for key in keys if sides[key]["for"] - sides[key]["against"] and sides[key]["against"]]
        assert len(opposed) >= 4, theme["title"]


def test_some_people_contradict_themselves(umea_interviews):
    stances = defaultdict(set)
    for interview in umea_interviews:
        for statement in interview.statements:
            person = interview.people[statement.person_index]
            stances[person.number, statement.perspectives[0]].add(statement.stance)

    assert len({number for (number, _), both in stances.items() if len(both) == 2}) >= 5


def test_two_statements_are_not_in_swedish_and_carry_a_translation(umea_interviews):
    foreign = {statement.lang: statement for statement in statements(umea_interviews) if statement.lang != "sv"}

    assert set(foreign) == {"en", "ar"}
    assert all(statement.translation and statement.translation != statement.original for statement in foreign.values())


def test_nobody_of_the_real_dialogues_is_in_the_words(interviews):
    names = {person.name for person in people(interviews)}
    for words in (umea_words, sigtuna_words):
        names |= {row["name"] for row in (*words.PARTICIPANTS, *words.DESIGN_TEAM)}
        names |= {row["owner_name"] for row in words.PROPOSALS}

    assert not REAL_PEOPLE & {part for name in names for part in name.split()}


def test_the_figures_of_umea_hold():
    words = umea_words

    assert (len(words.GROUPS), sum(group["target"] for group in words.GROUPS)) == (10, 95)
    assert len(words.THEMES) == 6
    assert len(words.PERSPECTIVES) == 43
    assert Counter(row["side"] for row in words.PARTICIPANTS) == {"municipality": 15, "civil_society": 15}
    assert [sum(item[0] for item in meeting["agenda"]) for meeting in words.MEETINGS] == [150] * 4
    assert [meeting["date"] for meeting in words.MEETINGS] == ["2022-05-11", "2022-05-25", "2022-06-08", "2022-06-15"]
    assert (len(words.WORKING_GROUPS), len(words.PROPOSALS), len(words.IDEA_BANK)) == (2, 8, 19)
    assert (len(words.SIGN_OFFS), len(words.DESIGN_TEAM), len(words.DESIGN_TEAM_MEETINGS)) == (9, 11, 2)
    assert 6 <= len(words.CENTRAL_QUESTIONS) <= 8
    assert sum(bool(question["objections"]) for question in words.CENTRAL_QUESTIONS) == 2


def test_one_promise_in_umea_is_overdue_without_a_word():
    silent = [row["number"] for row in umea_words.PROPOSALS if not row["reports"]]

    assert silent == [2]


def test_the_figures_of_sigtuna_hold():
    words = sigtuna_words
    ideas = {idea["title"] for idea in words.form_ideas()}
    outcomes = Counter(row["decision"]["outcome"] for row in words.PROPOSALS)

    assert len(ideas) == len(words.form_ideas()) == 106
    assert len(words.PICKED) == 13 and set(words.PICKED) <= ideas
    assert Counter(row["organisation"] for row in words.PARTICIPANTS).most_common()[0][1] == 5
    assert len(words.PARTICIPANTS) == 30 == len({row["name"] for row in words.PARTICIPANTS})
    assert outcomes["no"] == 1 and outcomes["yes"] + outcomes["changed"] == 4
    assert all(row["why_not"] for row in words.IDEA_BANK)


def test_the_umea_lines_are_many_and_spread_over_perspectives_and_groups():
    cores = umea_cores()
    lines = Counter(core.perspectives[0] for core in cores)

    assert len({core.template for core in cores}) == len(cores) > 600
    assert {key for key, count in lines.items() if count < 8} == SINGLE_VOICES
    assert {core.group for core in cores} == {group["key"] for group in umea_words.GROUPS}


def test_a_line_is_said_with_its_choice_and_shown_with_its_mask():
    said, shown = phrases.say("{Ja|Nej}. <Samira=mitt barn> går på <@skola>.", 1, {"@skola": ("Fjällvinden", "skolan")})

    assert said == "Nej. Samira går på Fjällvinden."
    assert shown == "Nej. [Mitt barn] går på [skolan]."


def test_a_line_that_is_not_speech_is_refused_by_its_number():
    with pytest.raises(ValueError, match="line 3"):
        list(phrases.read("# namnet\n@unga\nhej"))
