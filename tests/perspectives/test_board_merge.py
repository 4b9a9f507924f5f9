"""Merging: all that was under one, in it or named it goes along, nothing published moves, and it can be undone."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from actions.models import Proposal
from dialogues.models import Event
from meetings.models import Meeting, Note, Participant, ProblemDescription, WorkingGroup
from perspectives.board.merging import merge_perspective, unmerge_perspective
from perspectives.board.naming import names_perspectives, namings
from perspectives.compilations import queries
from perspectives.models import (
    ChapterPerspective,
    Perspective,
    PublishedPerspective,
    Statement,
    ThemePlace,
    Voice,
)
from perspectives.perspective_services import remove_perspective
from tests import factories
from tests.perspectives import compiled
from tests.perspectives.boards import BOARD, messages_of, said_by, stands, voices

pytestmark = pytest.mark.django_db

FROZEN_OR_HANDLED = {
    "perspectives.Perspective.merged_into",  # leads from the old row to the new
    "perspectives.ThemePlace.perspective",  # joined by the merge itself
    "perspectives.Voice.perspective",
    "perspectives.ChapterPerspective.perspective",  # drafts: board/drafts.py; published versions keep theirs
    "perspectives.PublishedPerspective.perspective",  # frozen; readers follow merged_into
    "perspectives.Translation.perspective",  # translates the old row's words, and stays with them
    "perspectives.ContrastSide.perspective",  # differences/contrast_queries.py follows merged_into
}


@pytest.fixture
def theme(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def other(dialogue):
    return factories.make_theme(dialogue, "Bemötande", position=1)


@pytest.fixture
def doors(dialogue, theme):
    return factories.make_perspective(dialogue, "Namnet stänger dörrar", number=1, themes=(theme,), text="Om namnet.")


@pytest.fixture
def time(dialogue, theme, other):
    return factories.make_perspective(
        dialogue, "Det kom i rätt tid", number=2, themes=(theme, other), text="Om tiden.", speaks_for="Det hjälpte."
    )


def merge(one, into, actor):
    merge_perspective(perspective=one, into=into, actor=actor)
    one.refresh_from_db()
    into.refresh_from_db()


def part(one, actor):
    unmerge_perspective(perspective=Perspective.objects.get(pk=one.pk), actor=actor)
    one.refresh_from_db()


def test_every_relation_to_a_perspective_is_handed_over_or_known_to_stay():
    named = {naming.key for naming in namings()}
    throughs = {naming.through for naming in namings()}
    missing = []
    for relation in Perspective._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.is_relation and not relation.concrete):
            continue
        key = str(relation.field)
        if key not in named | FROZEN_OR_HANDLED and relation.related_model not in throughs:
            missing.append(key)
    assert missing == []
    assert named == {
        "meetings.Candidate.perspectives",
        "meetings.Participant.perspectives",
        "meetings.Note.perspectives",
        "meetings.ProblemDescription.perspectives",
        "actions.Merging.brought",
        "actions.Proposal.perspectives",
    }


def test_a_relation_to_something_else_is_no_naming():
    with pytest.raises(TypeError):
        names_perspectives(Perspective.themes)


def test_statements_themes_and_texts_are_joined_and_parted_again(lena, talk, doors, time, theme, other):
    one, two, three = said_by(talk, 1, 2, 3)
    stands(doors, one)
    stands(doors, two, stance="against")
    stands(time, two, three)
    ThemePlace.objects.filter(perspective=time, theme=other).update(position=4)
    merge(time, doors, lena)
    assert (time.removed_at is not None, time.merged_into) == (True, doors)
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "against"), (3, "for")], [])
    assert [place.theme for place in doors.places.order_by("theme__position")] == [theme, other]
    assert doors.places.get(theme=other).position == 4
    assert (doors.text, doors.speaks_for) == ("Om namnet.\n\nOm tiden.", "Det hjälpte.")
    assert (time.text, time.title) == ("Om tiden.", "Det kom i rätt tid")
    part(time, lena)
    doors.refresh_from_db()
    assert (time.removed_at, time.merged_into, time.kept) == (None, None, {})
    assert (voices(doors), voices(time)) == ([(1, "for"), (2, "against")], [(2, "for"), (3, "for")])
    assert ([p.theme for p in doors.places.all()], time.places.count()) == ([theme], 2)
    assert (doors.text, doors.speaks_for) == ("Om namnet.", "")
    names = list(Event.objects.filter(name__contains="merged").order_by("pk").values_list("name", flat=True))
    assert names == ["perspective.merged", "perspective.unmerged"]


def test_what_was_changed_in_the_joined_one_since_stays_changed(lena, dialogue, talk, doors, time, other):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(time, one, two)
    merge(time, doors, lena)
    Voice.objects.filter(perspective=doors, statement=one).update(perspective=third)
    doors.places.filter(theme=other).delete()
    Perspective.objects.filter(pk=doors.pk).update(text="Helt annat.")
    part(time, lena)
    doors.refresh_from_db()
    assert (voices(third), voices(time), voices(doors)) == ([(1, "for")], [(2, "for")], [])
    assert [place.theme.title for place in time.places.all()] == ["Att bli utpekad"]
    assert doors.text == "Helt annat."


def test_a_statement_taken_back_meanwhile_does_not_come_back_with_the_perspective(lena, talk, doors, time):
    [row] = said_by(talk, 1)
    stands(time, row)
    merge(time, doors, lena)
    Voice.objects.filter(statement=row).delete()
    Statement.everything.filter(pk=row.pk).update(removed_at=timezone.now(), kept={"withdrawn": True})
    part(time, lena)
    assert Voice.objects.count() == 0


def test_texts_that_would_grow_too_long_stay_with_the_one_that_went(lena, doors, time):
    Perspective.objects.filter(pk=doors.pk).update(text="a" * 19_990)
    merge(time, doors, lena)
    assert (doors.text, time.text) == ("a" * 19_990, "Om tiden.")
    part(time, lena)
    doors.refresh_from_db()
    assert len(doors.text) == 19_990


# --- Everywhere it is named ---------------------------------------------------------------------------------------


@pytest.fixture
def named(dialogue, doors, time):
    """A person, a note, a description and a proposal that name the one that goes; another note names both."""
    meeting = Meeting.objects.create(dialogue=dialogue, number=1, title="Ett", held_on=date(2022, 5, 4))
    group = WorkingGroup.objects.create(dialogue=dialogue, name="Grupp")
    rows = [
        Participant.objects.create(dialogue=dialogue, name="Petra", side="civil_society"),
        Note.objects.create(meeting=meeting, text="En anteckning."),
        ProblemDescription.objects.create(group=group, number=1, text="Så är det."),
        Proposal.objects.create(dialogue=dialogue, title="Hus", what="Ett hus.", number=1),
        Note.objects.create(meeting=meeting, text="Båda."),
    ]
    for row in rows:
        row.perspectives.add(time)
    rows[-1].perspectives.add(doors)
    return rows


def names(rows) -> list[list[int]]:
    return [sorted(row.perspectives.values_list("number", flat=True)) for row in rows]


def test_whatever_names_it_names_the_other_and_gets_it_back(lena, doors, time, named):
    assert names(named) == [[2], [2], [2], [2], [1, 2]]
    merge(time, doors, lena)
    assert names(named) == [[1], [1], [1], [1], [1]]
    named[1].perspectives.clear()
    part(time, lena)
    assert names(named) == [[2], [], [2], [2], [1, 2]]


def test_an_open_note_meets_that_what_it_names_has_changed(lena, doors, time, named):
    before = [row.version for row in named]
    merge(time, doors, lena)
    for row in named:
        row.refresh_from_db()
    assert [row.version for row in named] == [version + 1 for version in before]


def test_a_gap_of_the_meetings_is_not_opened_by_a_merge(lena, dialogue, doors, time, named):
    from actions.spine import perspectives_without_meeting
    from meetings.queries import perspectives_not_taken_up

    Note.objects.get(text="Båda.").perspectives.clear()
    assert list(perspectives_not_taken_up(dialogue)) == [doors]
    merge(time, doors, lena)
    assert (list(perspectives_not_taken_up(dialogue)), list(perspectives_without_meeting(dialogue))) == ([], [])


# --- Again and again ----------------------------------------------------------------------------------------------


def test_a_merge_of_a_merge_leads_to_the_one_that_stands_and_is_undone_from_the_end(lena, dialogue, talk, doors, time):
    third = factories.make_perspective(dialogue, "Ett tredje", number=3)
    one, two = said_by(talk, 1, 2)
    stands(time, one)
    stands(doors, two)
    merge(time, doors, lena)
    merge(doors, third, lena)
    time.refresh_from_db()
    assert (time.merged_into, voices(third)) == (third, [(1, "for"), (2, "for")])
    with pytest.raises(ValidationError, match="Namnet stänger dörrar"):
        part(time, lena)
    part(doors, lena)
    time.refresh_from_db()
    assert (time.merged_into, voices(doors), voices(third)) == (doors, [(1, "for"), (2, "for")], [])
    part(time, lena)
    assert (voices(time), voices(doors)) == ([(1, "for")], [(2, "for")])
    part(time, lena)
    assert Event.objects.filter(name="perspective.unmerged").count() == 2


def test_one_whose_other_has_been_removed_is_put_back_after_that_one(lena, doors, time):
    merge(time, doors, lena)
    remove_perspective(perspective=doors, actor=lena)
    with pytest.raises(ValidationError, match="Ta tillbaka det först"):
        part(time, lena)


@pytest.mark.parametrize("what", ["itself", "removed", "parked", "elsewhere", "gone"])
def test_what_cannot_be_merged_is_refused_and_nothing_changes(lena, dialogue, talk, doors, time, what):
    [row] = said_by(talk, 1)
    stands(time, row)
    into = doors
    if what == "itself":
        into = time
    elif what == "removed":
        Perspective.objects.filter(pk=doors.pk).update(removed_at=timezone.now())
    elif what == "parked":
        Perspective.objects.filter(pk=doors.pk).update(parked_at=timezone.now(), parked_reason="Väntar.")
    elif what == "elsewhere":
        into = factories.make_perspective(factories.make_dialogue("annan"), "Främmande")
    elif what == "gone":
        Perspective.objects.filter(pk=time.pk).update(removed_at=timezone.now())
    with pytest.raises(ValidationError):
        merge_perspective(perspective=time, into=into, actor=lena)
    assert voices(time) == [(1, "for")]
    assert Event.objects.filter(name="perspective.merged").count() == 0


# --- Compilations -------------------------------------------------------------------------------------------------


@pytest.fixture
def small(dialogue, ines):
    return compiled.small_dialogue(dialogue, ines)


def entries(version) -> list[tuple[int, int, int]]:
    """(number, place, quotes) of the perspectives in a version."""
    rows = ChapterPerspective.objects.filter(compilation=version).order_by("chapter__position", "position", "pk")
    return [(row.perspective.number, row.position, row.quotes.count()) for row in rows]


def test_in_an_open_version_the_place_and_the_quotes_go_along_and_come_back(lena, dialogue, small):
    first, second, third, fourth = small["perspectives"]
    version = compiled.begin(dialogue, lena)
    before = entries(version)
    merge(second, first, lena)
    merged = entries(version)
    assert [row[0] for row in merged] == [1, 3, 4]
    assert merged[0][2] == before[0][2] + before[1][2]
    assert queries.obstacles(version) == {}
    part(second, lena)
    assert entries(version) == before
    assert queries.obstacles(version) == {}
    version.entries.filter(perspective=fourth).delete()
    merge(third, fourth, lena)
    assert [row[0] for row in entries(version)] == [1, 2, 4]
    part(third, lena)
    assert [row[0] for row in entries(version)] == [1, 2, 3]


def test_nothing_in_an_approved_version_is_merged(lena, dana, dialogue, small):
    first, second, *_rest = small["perspectives"]
    version = compiled.approved(compiled.begin(dialogue, lena), lena, dana)
    with pytest.raises(ValidationError, match="godkänd"):
        merge_perspective(perspective=second, into=first, actor=lena)
    assert [row[0] for row in entries(version)] == [1, 2, 3, 4]


def test_what_is_published_stays_as_it_was_and_the_promise_resting_on_it_still_does(lena, dana, dialogue, small):
    from actions import spine

    first, second, *_rest = small["perspectives"]
    version = compiled.published(compiled.begin(dialogue, lena), lena, dana)
    frozen = list(PublishedPerspective.objects.order_by("pk").values_list("perspective_id", "content"))
    proposal = Proposal.objects.create(dialogue=dialogue, title="Hus", what="Ett hus.", number=1)
    proposal.perspectives.add(second)
    late = factories.make_perspective(dialogue, "Ett sent", number=9)
    merge(second, late, lena)
    assert list(PublishedPerspective.objects.order_by("pk").values_list("perspective_id", "content")) == frozen
    assert [row[0] for row in entries(version)] == [1, 2, 3, 4]
    proposal = Proposal.objects.prefetch_related("perspectives").get()
    heard = spine.published(dialogue, [proposal])
    assert [(key, one.title) for key, one in heard.items()] == [(late.pk, "Satsningen kom i rätt tid")]
    merge(Perspective.objects.get(pk=late.pk), first, lena)
    proposal = Proposal.objects.prefetch_related("perspectives").get()
    heard = spine.published(dialogue, [proposal])
    assert [(key, one.title) for key, one in heard.items()] == [(first.pk, "Namnet stänger dörrar")]


# --- The pages ----------------------------------------------------------------------------------------------------


def test_lena_merges_on_a_page_that_says_what_happens_and_undoes_it(signed_in, lena, talk, doors, time, named):
    stands(time, *said_by(talk, 1, 2))
    client = signed_in(lena)
    page = client.get(f"{BOARD}2/merge/").content.decode()
    assert "2 utsagor följer med" in page
    assert "5 anteckningar, förslag och deltagare" in page
    assert client.post(f"{BOARD}2/merge/", {}).status_code == 422
    assert client.post(f"{BOARD}2/merge/", {"into": 2}).status_code == 422
    answer = client.post(f"{BOARD}2/merge/", {"into": 1}, follow=True)
    assert messages_of(answer) == ["”Det kom i rätt tid” ingår nu i ”Namnet stänger dörrar”."]
    assert client.get(f"{BOARD}2/").headers["Location"] == f"{BOARD}1/"
    own = client.get(f"{BOARD}1/").content.decode()
    assert "Även formulerat som" in own
    assert "Det kom i rätt tid" in own
    client.post(f"{BOARD}board/undo/")
    assert voices(time) == [(1, "for"), (2, "for")]


def test_the_list_of_removed_ones_says_what_it_went_into_and_puts_it_back(signed_in, lena, talk, doors, time):
    stands(time, *said_by(talk, 1))
    client = signed_in(lena)
    client.post(f"{BOARD}2/merge/", {"into": 1})
    assert "Del av ”Namnet stänger dörrar”" in client.get(f"{BOARD}list/").content.decode()
    client.post(f"{BOARD}2/restore/")
    assert voices(time) == [(1, "for")]


def test_one_that_cannot_be_put_back_yet_says_why(signed_in, lena, doors, time):
    client = signed_in(lena)
    client.post(f"{BOARD}2/merge/", {"into": 1})
    remove_perspective(perspective=Perspective.objects.get(pk=doors.pk), actor=lena)
    answer = client.post(f"{BOARD}2/restore/", follow=True)
    assert "Ta tillbaka det först" in messages_of(answer)[-1]
    assert client.get(f"{BOARD}2/").status_code == 404
