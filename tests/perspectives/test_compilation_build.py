"""What goes into a version: which statements, where, in which order; arranging it."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dialogues.models import Event
from dialogues.suppression import HIDDEN, SAYS
from interviews.models import Consent, Interview
from perspectives.compilations import document, queries, services
from perspectives.compilations.heard import age_span
from perspectives.compilations.services import DOWN, FIRST, UP, Move
from perspectives.models import Compilation, Quote, Stance, Statement, Voice
from tests import factories

from .compiled import begin, hear, say, small_dialogue

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena)


def contents(compilation: Compilation) -> list[tuple[str, list[tuple[str, int]]]]:
    built = document.build_chapters(compilation)
    return [
        (row["title"], [(inside["title"], inside["quote_count"]) for inside in row["perspectives"]]) for row in built
    ]


def test_a_version_takes_in_every_theme_perspective_and_quotable_statement_once(version):
    assert contents(version) == [
        ("Att bli utpekad", [("Namnet stänger dörrar", 16), ("Satsningen kom i rätt tid", 4)]),
        ("Föreningslivet", [("Dörren är öppen", 4), ("Det kostar för mycket", 0)]),
    ]


def test_a_statement_in_several_perspectives_stands_in_the_first(dialogue, lena, world):
    first, second = world["perspectives"][:2]
    both = world["statements"][0]
    Voice.objects.create(perspective=second, statement=both)
    version = begin(dialogue, lena)
    assert Quote.objects.get(compilation=version, statement=both).entry.perspective == first


def test_a_perspective_that_is_carried_goes_before_one_that_is_contradicted(dialogue, lena, world):
    contradicted, carried = world["perspectives"][0], world["perspectives"][3]
    person = hear(dialogue, lena, world["young"], 1)[0]
    statement = say(person, carried)
    Voice.objects.create(perspective=contradicted, statement=statement, stance=Stance.AGAINST)
    version = begin(dialogue, lena)
    assert Quote.objects.get(compilation=version, statement=statement).entry.perspective == carried


def test_those_who_contradict_stand_last_and_are_marked(version):
    quotes = document.build_chapters(version)[1]["perspectives"][0]["quotes"]
    assert [quote["against"] for quote in quotes] == [False, False, False, True]


@pytest.mark.parametrize(
    "change",
    [{"status": "masked"}, {"status": "lifted"}, {"released_at": None}, {"removed_at": timezone.now()}],
)
def test_what_is_not_confirmed_or_released_is_not_quoted(dialogue, lena, world, change):
    statement = world["statements"][0]
    Statement.objects.filter(pk=statement.pk).update(**change)
    version = begin(dialogue, lena)
    assert not version.quotes.filter(statement=statement.pk).exists()
    assert version.quotes.count() == 23


@pytest.mark.parametrize("change", [{"allows_quotes": False}, {"withdrawn_at": timezone.now()}])
def test_nobody_is_quoted_who_does_not_allow_it(dialogue, lena, world, change):
    Consent.objects.filter(interviewee=world["youths"][0]).update(**change)
    assert begin(dialogue, lena).quotes.count() == 23


def test_in_a_focus_group_everyone_must_allow_quotes(dialogue, lena, world):
    sure, unsure = hear(dialogue, lena, world["young"], 2)
    talk = sure.interviews.get()
    talk.people.add(unsure)
    statement = say(sure, world["perspectives"][0], speaker=None)
    assert statement in queries.quotable(dialogue)
    Consent.objects.filter(interviewee=unsure).update(allows_quotes=False)
    assert statement not in queries.quotable(dialogue)


@pytest.mark.parametrize(("kind", "may"), [("workshop", True), ("form", True), ("depth", False)])
def test_where_nobody_is_registered_only_workshops_and_forms_can_be_quoted(dialogue, lena, world, kind, may):
    person = hear(dialogue, lena, world["young"], 1)[0]
    statement = say(person, world["perspectives"][0], speaker=None)
    Interview.objects.filter(pk=statement.interview_id).update(kind=kind)
    statement.interview.people.clear()
    assert (statement in queries.quotable(dialogue)) is may


def test_the_order_of_quotes_is_shuffled_and_stays_the_same(version, world):
    shown = document.build_chapters(version)[0]["perspectives"][0]["quotes"]
    lifted = [statement.masked for statement in world["statements"][:16]]
    assert [quote["text"] for quote in shown] != lifted
    assert sorted(quote["text"] for quote in shown) == sorted(lifted)
    assert document.build_chapters(version)[0]["perspectives"][0]["quotes"] == shown


def test_nothing_in_the_document_leads_back_to_a_person(version, world):
    text = json.dumps([*document.build_chapters(version), document.build_cover(version)], ensure_ascii=False)
    for key in ("statement", "interview_id", "speaker", "original", "number_of"):
        assert f'"{key}"' not in text
    assert "Person nummer" not in text


def test_a_quote_carries_its_group_only_when_enough_people_of_it_were_heard(dialogue, lena, world):
    few = factories.make_group(dialogue, "Byborna", position=3)
    for person in hear(dialogue, lena, few, 4):
        say(person, world["perspectives"][3])
    quotes = document.build_chapters(begin(dialogue, lena))[1]["perspectives"][1]["quotes"]
    assert [quote["by"] for quote in quotes] == ["", "", "", ""]


def test_heard_among_names_groups_of_enough_people_only(version):
    chapter = document.build_chapters(version)[0]
    assert [row["heard"][SAYS] for row in chapter["perspectives"]] == [["Unga", "Föräldrar"], []]


def test_the_matrix_hides_what_rests_on_few(dialogue, lena, world):
    for person in world["adults"][8:]:
        say(person, world["perspectives"][1])
    for person in world["youths"][:4]:
        say(person, world["perspectives"][1])
    matrix = document.build_chapters(begin(dialogue, lena))[0]["matrix"]
    assert matrix["groups"] == ["Unga", "Föräldrar"]
    assert [row["cells"] for row in matrix["rows"]] == [[SAYS, SAYS], [SAYS, HIDDEN]]


def test_the_cover_is_worked_out_from_data(version):
    cover = document.build_cover(version)
    facts = {
        key: cover[key] for key in ("people", "ages", "interviews", "from", "until", "themes", "perspectives", "quotes")
    }
    assert facts == {
        "people": 24,
        "ages": "10:50",
        "interviews": [["depth", 24]],
        "from": "2022-02",
        "until": "2022-02",
        "themes": 2,
        "perspectives": 4,
        "quotes": 24,
    }


def test_ages_are_left_out_when_too_few_have_told(dialogue, lena, ines):
    group = factories.make_group(dialogue)
    hear(dialogue, ines, group, 4)
    assert age_span(dialogue)[0] == ""
    hear(dialogue, ines, group, 1)
    assert age_span(dialogue)[0] == "30:30"


def test_reading_ages_is_written_in_the_log(version, lena):
    assert list(Event.objects.filter(name="compilation.ages_read").values_list("actor", flat=True)) == [lena.pk]


def test_a_form_sent_twice_begins_one_version(dialogue, lena, world, signed_in):
    client = signed_in(lena)
    key = client.get("/dialogues/segregation/compilations/").context["creation_key"]
    for _ in range(2):
        answer = client.post("/dialogues/segregation/compilations/new/", {"creation_key": key})
        assert answer["Location"] == "/dialogues/segregation/compilations/1/"
    assert Compilation.objects.count() == 1


def test_only_one_version_is_worked_on_at_a_time(version, dialogue, lena):
    with pytest.raises(ValidationError):
        begin(dialogue, lena)


def chapter_titles(version):
    return [chapter.theme.title for chapter in queries.chapters(version)]


def arrange(version, lena, *, move=None, out=(), into=()):
    shown = list(version.chapters.values_list("theme", flat=True))
    chosen = [key for key in shown if key not in out] + list(into)
    services.arrange_chapters(compilation=version, shown=[*shown, *into], chosen=chosen, move=move, actor=lena)


def test_a_chapter_moves_one_step_at_a_time(version, lena, world):
    first, second = world["themes"]
    arrange(version, lena, move=Move(first.pk, DOWN))
    assert chapter_titles(version) == ["Föreningslivet", "Att bli utpekad"]
    arrange(version, lena, move=Move(first.pk, DOWN))
    assert chapter_titles(version) == ["Föreningslivet", "Att bli utpekad"]
    arrange(version, lena, move=Move(first.pk, UP))
    assert chapter_titles(version) == ["Att bli utpekad", "Föreningslivet"]


def test_a_theme_taken_out_and_in_again_has_its_perspectives_and_quotes(version, lena, world):
    before = contents(version)
    arrange(version, lena, out=[world["themes"][1].pk])
    assert chapter_titles(version) == ["Att bli utpekad"]
    assert version.quotes.count() == 20
    arrange(version, lena, into=[world["themes"][1].pk])
    assert contents(version) == before


def test_a_perspective_moves_to_another_chapter_with_its_quotes(version, lena, world):
    chapter = version.chapters.get(theme=world["themes"][1])
    stranger = world["perspectives"][0]
    services.arrange_perspectives(
        chapter=chapter,
        shown=[stranger.pk],
        chosen=[stranger.pk],
        move=Move(stranger.pk, FIRST),
        actor=lena,
    )
    assert contents(version) == [
        ("Att bli utpekad", [("Satsningen kom i rätt tid", 4)]),
        ("Föreningslivet", [("Namnet stänger dörrar", 16), ("Dörren är öppen", 4), ("Det kostar för mycket", 0)]),
    ]


def test_a_quote_can_be_lifted_first_taken_out_and_taken_in(version, lena, world):
    entry = version.entries.get(perspective=world["perspectives"][0])
    keys = list(entry.quotes.values_list("statement", flat=True))
    services.arrange_quotes(entry=entry, shown=keys, chosen=keys[1:], move=Move(keys[-1], FIRST), actor=lena)
    assert list(entry.quotes.values_list("statement", flat=True)) == [keys[-1], *keys[1:-1]]
    assert list(services.statements_to_choose(entry).values_list("pk", flat=True)) == [keys[0]]
    services.arrange_quotes(entry=entry, shown=keys[:1], chosen=keys[:1], move=None, actor=lena)
    assert entry.quotes.count() == 16


def test_a_statement_that_may_not_be_quoted_cannot_be_taken_in_by_hand(version, lena, world):
    entry = version.entries.get(perspective=world["perspectives"][3])
    stranger = world["statements"][0]
    services.arrange_quotes(entry=entry, shown=[stranger.pk], chosen=[stranger.pk], move=None, actor=lena)
    assert entry.quotes.count() == 0


def test_what_stopped_being_quotable_is_told_and_can_be_taken_out(version, lena, world):
    Consent.objects.filter(interviewee=world["youths"][0]).update(withdrawn_at=timezone.now())
    Statement.objects.filter(pk=world["statements"][1].pk).update(status="masked")
    Statement.objects.filter(pk=world["statements"][2].pk).update(released_at=None)
    Voice.objects.filter(statement=world["statements"][3]).delete()
    world["perspectives"][3].removed_at = timezone.now()
    world["perspectives"][3].save()
    assert dict(queries.obstacles(version)) == {"consent": 1, "mask": 1, "release": 1, "moved": 1, "perspective": 1}
    assert services.take_out_what_stopped(compilation=version, actor=lena) == 4
    assert not queries.obstacles(version)


def test_building_costs_the_same_number_of_queries_whatever_there_is(
    dialogue, lena, world, version, django_assert_num_queries
):
    with django_assert_num_queries(8):
        document.build_chapters(version)
    for person in hear(dialogue, lena, world["young"], 5):
        say(person, world["perspectives"][0])
    entry = version.entries.first()
    keys = list(services.statements_to_choose(entry).values_list("pk", flat=True))
    services.arrange_quotes(entry=entry, shown=keys, chosen=keys, move=None, actor=lena)
    with django_assert_num_queries(8):
        document.build_chapters(version)
