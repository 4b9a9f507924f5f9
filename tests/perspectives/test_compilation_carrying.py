"""Quoting all, or choosing; and what the next version takes over."""

import pytest
from django.utils import timezone

from perspectives.compilations import document, services
from perspectives.compilations.services import Move
from perspectives.models import Compilation, Statement, Theme
from perspectives.statements.release import attach_statements, release_statements
from tests import factories

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/compilations/1/"


@pytest.fixture
def world(dialogue, ines):
    return small_dialogue(dialogue, ines)


@pytest.fixture
def version(dialogue, lena, world) -> Compilation:
    return begin(dialogue, lena)


def late(dialogue, world, lena, *, released=True) -> Statement:
    """One more young person says the first perspective."""
    person = hear(dialogue, lena, world["young"], 1)[0]
    values = {} if released else {"released_at": None}
    return say(person, world["perspectives"][0], **values)


def take_out(version, lena, entry, count=1):
    keys = list(entry.quotes.values_list("statement", flat=True))
    services.arrange_quotes(entry=entry, shown=keys, chosen=keys[count:], move=None, actor=lena)
    entry.refresh_from_db()
    return keys[:count]


def test_what_is_released_later_comes_in_where_all_are_quoted(version, dialogue, lena, world):
    statement = late(dialogue, world, lena, released=False)
    release_statements(dialogue=dialogue, statements=Statement.objects.filter(pk=statement.pk), actor=lena)
    quote = version.quotes.get(statement=statement)
    assert quote.entry.perspective == world["perspectives"][0]
    assert sorted(quote.entry.quotes.values_list("position", flat=True)) == list(range(1, 18))


def test_what_comes_later_does_not_stand_together_at_the_end(version, dialogue, lena, world):
    person = hear(dialogue, lena, world["young"], 1)[0]
    first = version.entries.get(perspective=world["perspectives"][0])
    before = list(first.quotes.values_list("statement", flat=True))
    came = [say(person, world["perspectives"][0], released_at=None).pk for _ in range(4)]
    release_statements(dialogue=dialogue, statements=Statement.objects.filter(pk__in=came), actor=lena)
    after = list(first.quotes.values_list("statement", flat=True))
    assert [key for key in after if key not in came] == before
    assert after[0] == before[0]
    assert set(after[-4:]) != set(came)


def test_what_is_put_under_the_perspective_later_comes_in(version, dialogue, lena, world):
    statement = late(dialogue, world, lena)
    statement.voices.all().delete()
    chosen = Statement.objects.filter(pk=statement.pk)
    attach_statements(perspective=world["perspectives"][3], statements=chosen, stance="for", actor=lena)
    assert version.quotes.get(statement=statement).entry.perspective == world["perspectives"][3]


def test_choosing_by_hand_turns_it_off_and_the_switch_turns_it_on(version, dialogue, lena, world, signed_in):
    entry = version.entries.get(perspective=world["perspectives"][0])
    take_out(version, lena, entry)
    assert entry.all_quotes is False
    statement = late(dialogue, world, lena, released=False)
    release_statements(dialogue=dialogue, statements=Statement.objects.filter(pk=statement.pk), actor=lena)
    assert entry.quotes.count() == 15
    client = signed_in(lena)
    client.post(f"{HOME}quotes/{entry.pk}/", {"all": "on"})
    entry.refresh_from_db()
    assert (entry.all_quotes, entry.quotes.count()) == (True, 17)
    client.post(f"{HOME}quotes/{entry.pk}/", {"all": "off"})
    entry.refresh_from_db()
    assert (entry.all_quotes, entry.quotes.count()) == (False, 17)


def test_moving_a_quote_is_no_choice(version, lena, world):
    entry = version.entries.get(perspective=world["perspectives"][0])
    keys = list(entry.quotes.values_list("statement", flat=True))
    services.arrange_quotes(entry=entry, shown=keys, chosen=keys, move=Move(keys[4], "to-2"), actor=lena)
    entry.refresh_from_db()
    assert entry.all_quotes is True
    assert list(entry.quotes.values_list("statement", flat=True))[:3] == [keys[0], keys[4], keys[1]]


def test_a_quote_that_stands_elsewhere_is_not_taken_from_there(version, lena, world):
    first, second = (version.entries.get(perspective=perspective) for perspective in world["perspectives"][:2])
    statement = first.quotes.first().statement
    world["perspectives"][1].voices.create(statement=statement)
    assert services.quote_all(entry=second, everything=True, actor=lena) == 0
    assert version.quotes.get(statement=statement).entry == first


def test_a_published_version_takes_nothing_in(version, dialogue, lena, dana, world):
    published(version, lena, dana)
    statement = late(dialogue, world, lena, released=False)
    release_statements(dialogue=dialogue, statements=Statement.objects.filter(pk=statement.pk), actor=lena)
    assert not version.quotes.filter(statement=statement).exists()


def contents(compilation):
    return [
        (row["title"], [(inside["title"], inside["quote_count"]) for inside in row["perspectives"]])
        for row in document.build_chapters(compilation)
    ]


def test_the_next_version_keeps_order_and_choices(version, dialogue, lena, dana, world):
    themes, perspectives = world["themes"], world["perspectives"]
    keys = [theme.pk for theme in themes]
    services.arrange_chapters(compilation=version, shown=keys, chosen=keys, move=Move(keys[1], "to-1"), actor=lena)
    entry = version.entries.get(perspective=perspectives[0])
    gone = take_out(version, lena, entry, 6)
    left_out = perspectives[3]
    chapter = version.chapters.get(theme=themes[1])
    services.arrange_perspectives(chapter=chapter, shown=[left_out.pk], chosen=[], move=None, actor=lena)
    before = contents(version)
    order = list(entry.quotes.values_list("statement", flat=True))
    published(version, lena, dana)
    following = begin(dialogue, lena)
    assert contents(following) == before
    kept = following.entries.get(perspective=perspectives[0])
    assert list(kept.quotes.values_list("statement", flat=True)) == order
    assert not following.quotes.filter(statement__in=gone).exists()


def test_what_has_come_since_goes_last_where_it_belongs(version, dialogue, lena, dana, world):
    published(version, lena, dana)
    Compilation._base_manager.filter(pk=version.pk).update(published_at=timezone.now())
    late(dialogue, world, lena)
    new = factories.make_perspective(dialogue, "Ge oss något eget", number=9, themes=(world["themes"][0],))
    say(hear(dialogue, lena, world["young"], 1)[0], new)
    theme = Theme.objects.create(dialogue=dialogue, title="Vintern", position=9)
    factories.make_perspective(dialogue, "Mörkret", number=10, themes=(theme,))
    assert contents(begin(dialogue, lena)) == [
        (
            "Att bli utpekad",
            [("Namnet stänger dörrar", 17), ("Satsningen kom i rätt tid", 4), ("Ge oss något eget", 1)],
        ),
        ("Föreningslivet", [("Dörren är öppen", 4), ("Det kostar för mycket", 0)]),
        ("Vintern", [("Mörkret", 0)]),
    ]


def test_what_may_not_be_published_any_more_stays_behind(version, dialogue, lena, dana, world):
    published(version, lena, dana)
    Statement.objects.filter(pk=world["statements"][0].pk).update(released_at=None)
    world["perspectives"][1].removed_at = timezone.now()
    world["perspectives"][1].save()
    following = begin(dialogue, lena)
    assert contents(following)[0] == ("Att bli utpekad", [("Namnet stänger dörrar", 15)])


def test_keys_are_the_same_in_both_versions(version, dialogue, lena, dana, world):
    first = [row["key"] for row in document.build_cover(version)["chapters"]]
    published(version, lena, dana)
    assert [row["key"] for row in document.build_cover(begin(dialogue, lena))["chapters"]] == first
