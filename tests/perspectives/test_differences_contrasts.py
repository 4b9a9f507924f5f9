"""Contradictions side by side: made and edited by the leader, in people's own words, never with a name too small."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from dialogues.models import Event
from interviews.models import Consent, GroupKind
from interviews.services import withdraw_consent
from perspectives.differences.labels import names
from perspectives.differences.suggestions import suggestions
from perspectives.models import Contrast, ContrastQuote, ContrastSide, Perspective, Stance, Statement
from tests import factories
from tests.perspectives.compiled import hear, say, small_dialogue
from tests.perspectives.test_differences_page import text

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/differences/"


@pytest.fixture
def world(dialogue, ines):
    """Twelve young people and twelve parents; eight of each say the first perspective, one parent contradicts the
    third (``small_dialogue``)."""
    return small_dialogue(dialogue, ines)


def form(world, **values) -> dict:
    young, parents = world["young"], world["parents"]
    first, third = world["perspectives"][0], world["perspectives"][2]
    return {
        "title": "Är det tryggt?",
        "about": "place",
        "theme": world["themes"][0].pk,
        "lead": "Båda talar om samma hållplats.",
        "in_document": "on",
        "who_1": f"group:{young.pk}",
        "holds_1": first.pk,
        "stance_1": "for",
        "who_2": f"group:{parents.pk}",
        "holds_2": third.pk,
        "stance_2": "against",
    } | values


@pytest.fixture
def contrast(dialogue, world):
    """Young people who say the first perspective against parents who say it too, with one statement each."""
    made = Contrast.objects.create(dialogue=dialogue, title="Är det tryggt?", theme=world["themes"][0])
    for place, (group, statement) in enumerate(
        [(world["young"], world["statements"][0]), (world["parents"], world["statements"][8])], 1
    ):
        side = ContrastSide.objects.create(
            contrast=made, position=place, group=group, perspective=world["perspectives"][0]
        )
        ContrastQuote.objects.create(side=side, statement=statement, position=1)
    return made


def test_lena_puts_two_pictures_side_by_side_and_comes_to_choose_their_words(signed_in, lena, dialogue, world):
    client = signed_in(lena)
    answer = client.post(f"{PAGE}new/", form(world))
    made = Contrast.objects.get()
    assert answer.headers["Location"] == f"{PAGE}{made.pk}/"
    sides = [(side.position, side.group, side.perspective.number, side.stance) for side in made.sides.all()]
    assert sides == [(1, world["young"], 1, "for"), (2, world["parents"], 3, "against")]
    page = client.get(f"{PAGE}{made.pk}/").content.decode()
    assert "En sida har inga egna ord än." in page
    assert Event.objects.get(name="contrast.created").object_id == made.pk
    client.post(f"{PAGE}{made.pk}/sides/1/", {"statement": world["statements"][0].pk})
    assert [quote.statement for quote in made.sides.first().quotes.all()] == [world["statements"][0]]


def test_only_the_leader_makes_them_and_the_design_team_reads_those_that_are_whole(
    signed_in, lena, ines, dana, farid, ulf, contrast
):
    for person in (ines, dana, farid):
        assert signed_in(person).get(f"{PAGE}new/").status_code == 403
        assert signed_in(person).post(f"{PAGE}{contrast.pk}/remove/").status_code == 403
    assert signed_in(ulf).get(f"{PAGE}{contrast.pk}/").status_code == 404
    page = signed_in(dana).get(PAGE).content.decode()
    assert "Är det tryggt?" in page
    assert page.count("Nummer") == 2
    assert signed_in(dana).get(f"{PAGE}{contrast.pk}/").status_code == 200
    ContrastSide.objects.filter(position=2).update(perspective=None)
    ContrastQuote.objects.filter(side__position=2).delete()
    assert "Är det tryggt?" not in signed_in(dana).get(PAGE).content.decode()
    assert signed_in(dana).get(f"{PAGE}{contrast.pk}/").status_code == 404
    assert "Är det tryggt?" in signed_in(lena).get(PAGE).content.decode()


def test_a_group_too_small_to_be_named_gets_words_that_name_nobody(signed_in, lena, dana, dialogue, ines, world):
    few = factories.make_group(dialogue, "Renskötare", position=9)
    people = hear(dialogue, ines, few, 3)
    said = say(people[0], world["perspectives"][0])
    made = Contrast.objects.create(dialogue=dialogue, title="Vems mark är det?")
    for place, (group, statement) in enumerate([(few, said), (world["young"], world["statements"][0])], 1):
        side = ContrastSide.objects.create(contrast=made, position=place, group=group)
        ContrastQuote.objects.create(side=side, statement=statement, position=1)
    page = signed_in(dana).get(PAGE).content.decode()
    assert "Renskötare" not in page
    assert "Någon vi har hört" in page
    assert "För få i gruppen är hörda för att den ska nämnas." in signed_in(lena).get(PAGE).content.decode()


def test_own_words_are_let_through_unless_they_name_a_group_too_small(dialogue, ines, world):
    few = factories.make_group(dialogue, "Renskötare", position=9)
    hear(dialogue, ines, few, 3)
    named = names(dialogue)
    assert named.label(ContrastSide(words="Boende i stadsdelen")).text == "Boende i stadsdelen"
    hidden = named.label(ContrastSide(words="En av byns renskötare"))
    assert (hidden.text, hidden.why) == ("Någon vi har hört", "names_small")


def test_a_side_of_one_kind_is_named_when_the_kind_is_large_enough(dialogue, world):
    world["young"].kind = GroupKind.RESIDENTS
    world["young"].save()
    named = names(dialogue)
    assert named.label(ContrastSide(kind="residents")).text == "Boende"
    assert named.label(ContrastSide(kind="officials")).why == "small"


def test_statements_are_chosen_among_those_of_the_group_that_may_be_quoted(signed_in, lena, world, contrast):
    client = signed_in(lena)
    not_released, not_theirs = world["statements"][1], world["statements"][9]
    Statement.objects.filter(pk=not_released.pk).update(released_at=None)
    page = client.get(f"{PAGE}{contrast.pk}/sides/1/").content.decode()
    for one in (not_released, not_theirs):
        assert f'name="statement" value="{one.pk}"' not in page
    client.post(f"{PAGE}{contrast.pk}/sides/1/", {"statement": [not_released.pk, not_theirs.pk]})
    assert ContrastQuote.objects.count() == 2
    client.post(
        f"{PAGE}{contrast.pk}/sides/1/",
        {"shown": world["statements"][0].pk, "statement": world["statements"][2].pk},
    )
    chosen = ContrastQuote.objects.filter(side__position=1).values_list("statement", flat=True)
    assert list(chosen) == [world["statements"][2].pk]


def test_no_side_gets_more_than_can_be_seen_together_nor_the_words_of_another(signed_in, lena, world, contrast):
    client = signed_in(lena)
    answer = client.post(f"{PAGE}{contrast.pk}/sides/1/", {"statement": [one.pk for one in world["statements"][1:6]]})
    assert answer.status_code == 422
    assert "Högst 3 på varje sida." in answer.content.decode()
    ContrastSide.objects.update(group=None)
    answer = client.post(f"{PAGE}{contrast.pk}/sides/1/", {"statement": world["statements"][8].pk})
    assert answer.status_code == 422
    assert ContrastQuote.objects.count() == 2


def test_a_side_is_not_renamed_to_a_group_that_did_not_say_it(signed_in, lena, world, contrast):
    answer = signed_in(lena).post(
        f"{PAGE}{contrast.pk}/edit/",
        form(world, who_1=f"group:{world['parents'].pk}", opened_version=contrast.version),
    )
    assert answer.status_code == 422
    assert "inte kommer från den grupp du anger" in answer.content.decode()
    contrast.refresh_from_db()
    assert contrast.sides.get(position=1).group == world["young"]


@pytest.mark.parametrize(
    "change",
    [
        {"who_1": "", "holds_1": ""},
        {"who_1": "words", "words_1": " "},
        {"who_1": "group:999999"},
        {"holds_2": "999999"},
        {"words_1": "x" * 61, "who_1": "words"},
        {"title": ""},
        {"lead": "x" * 601},
        {"theme": "999999"},
        {"stance_1": "maybe"},
        {"who_2": "kind:officials"},
    ],
)
def test_what_cannot_be_is_said_and_nothing_typed_is_lost(signed_in, lena, world, change):
    answer = signed_in(lena).post(f"{PAGE}new/", form(world, **change))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "error-summary" in page
    assert "Båda talar om samma hållplats." in page or "lead" in change
    assert not Contrast.objects.exists()


def test_own_words_chosen_by_writing_them_are_enough(signed_in, lena, world):
    signed_in(lena).post(f"{PAGE}new/", form(world, who_1="", words_1="Boende i stadsdelen"))
    side = ContrastSide.objects.get(position=1)
    assert (side.words, side.group, side.kind) == ("Boende i stadsdelen", None, "")


def test_a_third_side_comes_and_goes_with_what_was_chosen_for_it(signed_in, lena, world, contrast):
    client = signed_in(lena)
    client.post(
        f"{PAGE}{contrast.pk}/edit/",
        form(world, who_3="words", words_3="Andra", opened_version=contrast.version),
    )
    assert [side.position for side in contrast.sides.all()] == [1, 2, 3]
    contrast.refresh_from_db()
    client.post(f"{PAGE}{contrast.pk}/edit/", form(world, opened_version=contrast.version))
    assert [side.position for side in contrast.sides.all()] == [1, 2]


def test_who_saves_late_is_shown_both_texts(signed_in, lena, world, contrast):
    client = signed_in(lena)
    client.post(f"{PAGE}{contrast.pk}/edit/", form(world, title="Min fråga", opened_version=1))
    answer = client.post(f"{PAGE}{contrast.pk}/edit/", form(world, title="Din fråga", opened_version=1))
    assert answer.status_code == 409
    told = text(answer.content.decode())
    assert "Min fråga" in told
    assert "Din fråga" in told


def test_a_doubled_press_makes_one(signed_in, lena, world):
    for _press in range(2):
        signed_in(lena).post(f"{PAGE}new/", form(world, creation_key="7b1b4cae-99d0-4a00-9158-8b0d8f0f0002"))
    assert (Contrast.objects.count(), ContrastSide.objects.count()) == (1, 2)


def test_they_are_moved_removed_and_put_back(signed_in, lena, world, contrast, dialogue):
    other = Contrast.objects.create(dialogue=dialogue, title="En annan", position=1)
    client = signed_in(lena)
    client.post(f"{PAGE}{other.pk}/move/", {"up": "1"})
    assert [one.title for one in Contrast.objects.all()] == ["En annan", "Är det tryggt?"]
    client.post(f"{PAGE}{contrast.pk}/remove/")
    page = client.get(PAGE).content.decode()
    assert "Borttagna motsägelser" in page
    assert client.get(f"{PAGE}{contrast.pk}/").status_code == 404
    client.post(f"{PAGE}{contrast.pk}/restore/")
    assert "Nummer" in client.get(f"{PAGE}{contrast.pk}/").content.decode()


def test_a_statement_no_longer_released_is_gone_from_the_page_at_once(signed_in, lena, dana, world, contrast):
    Statement.objects.filter(pk=world["statements"][0].pk).update(released_at=None)
    assert signed_in(dana).get(PAGE).content.decode().count("Nummer") == 1
    assert "får inte citeras längre" in signed_in(lena).get(PAGE).content.decode()


def test_what_is_taken_back_leaves_them_for_good(signed_in, lena, dana, world, contrast):
    withdraw_consent(person=world["youths"][0], actor=lena)
    assert ContrastQuote.objects.count() == 1
    assert signed_in(dana).get(PAGE).content.decode().count("Nummer") == 1


def test_who_no_longer_wants_to_be_quoted_leaves_them_too(signed_in, lena, dana, dialogue, world, contrast):
    from perspectives.withdrawal import stop_quotes

    Consent.objects.filter(interviewee=world["youths"][0]).update(allows_quotes=False)
    stop_quotes(world["youths"][0], lena)
    assert ContrastQuote.objects.count() == 1


def test_their_words_in_a_leaders_own_sentence_are_listed(lena, world, contrast):
    Contrast.objects.update(lead="Nummer 1: så här är det för mig, och det är sant.")
    found = withdraw_consent(person=world["youths"][0], actor=lena)
    from interviews.models import Withdrawal

    assert ["contrast", contrast.pk] in Withdrawal.objects.get().found["echoes"]
    assert found is not None


def test_a_merged_perspective_is_followed_and_a_removed_one_is_not_shown(signed_in, dana, world, contrast):
    first, second = world["perspectives"][:2]
    Perspective.objects.filter(pk=first.pk).update(removed_at="2022-03-01T00:00Z", merged_into=second)
    page = signed_in(dana).get(f"{PAGE}{contrast.pk}/").content.decode()
    assert second.title in page
    Perspective.objects.filter(pk=first.pk).update(merged_into=None)
    assert first.title not in signed_in(dana).get(f"{PAGE}{contrast.pk}/").content.decode()


def test_markup_and_right_to_left_are_shown_as_text(signed_in, lena, world, contrast):
    Contrast.objects.update(title="<b>اسم</b>", lead="<script>alert(1)</script>")
    ContrastSide.objects.filter(position=1).update(group=None, words="<i>Grannar</i>")
    page = signed_in(lena).get(PAGE).content.decode()
    for words in ("<b>اسم</b>", "<script>alert(1)</script>", "<i>Grannar</i>"):
        assert words not in page
        assert escape(words) in page


def test_one_of_another_dialogue_is_not_found_and_its_statements_not_taken(signed_in, lena, world, contrast):
    elsewhere = factories.make_dialogue("elsewhere")
    foreign = Contrast.objects.create(dialogue=elsewhere, title="Annan")
    assert signed_in(lena).get(f"{PAGE}{foreign.pk}/").status_code == 404
    group = factories.make_group(elsewhere)
    person = factories.make_interviewee(elsewhere, group, 1)
    talk = factories.make_interview(elsewhere, lena, person, number=1, text="Hemligt.")
    statement = factories.make_statement(
        talk, "Hemligt.", number=1, status="confirmed", released_at="2022-02-02T00:00Z"
    )
    signed_in(lena).post(f"{PAGE}{contrast.pk}/sides/1/", {"statement": statement.pk})
    assert not ContrastQuote.objects.filter(statement=statement).exists()
    assert signed_in(lena).post(f"{PAGE}{contrast.pk}/sides/9/", {}).status_code == 404


def test_a_side_is_named_one_way_in_the_database_too(world, contrast):
    side = contrast.sides.first()
    with pytest.raises(IntegrityError), transaction.atomic():
        ContrastSide.objects.filter(pk=side.pk).update(words="Grannar")


def test_the_page_asks_as_much_for_three_as_for_one(signed_in, lena, dialogue, world, contrast):
    client = signed_in(lena)

    def count() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    before = count()
    for number in (1, 2):
        other = Contrast.objects.create(dialogue=dialogue, title=f"Annan {number}", position=number)
        for place, group in ((1, world["young"]), (2, world["parents"])):
            side = ContrastSide.objects.create(contrast=other, position=place, group=group)
            for at, statement in enumerate(Statement.objects.filter(group=group)[3:5]):
                ContrastQuote.objects.create(side=side, statement=statement, position=at)
    assert count() == before


# --- Suggestions --------------------------------------------------------------------------------------------------


def test_the_same_perspective_said_and_contradicted_by_different_groups_is_suggested(dialogue, world):
    for person in world["youths"][:2]:
        say(person, world["perspectives"][2], stance=Stance.FOR)
    say(world["adults"][0], world["perspectives"][0], stance=Stance.AGAINST)
    found = [one for one in suggestions(dialogue, names(dialogue)) if one.is_of_one]
    assert [(one.one.name, one.one.perspective.number, one.other.name, one.other.stance) for one in found] == [
        ("Unga", 1, "Föräldrar", "against"),
        ("Unga", 3, "Föräldrar", "against"),
    ]


def test_two_perspectives_of_a_theme_held_by_different_kinds_of_groups_are_suggested(dialogue, ines, world):
    world["young"].kind, world["parents"].kind = GroupKind.RESIDENTS, GroupKind.OFFICIALS
    world["young"].save()
    world["parents"].save()
    Statement.objects.filter(voices__perspective=world["perspectives"][0], group=world["young"]).delete()
    found = suggestions(dialogue, names(dialogue))
    assert [
        (one.one.name, one.one.perspective.number, one.other.name, one.other.perspective.number) for one in found
    ] == [("Föräldrar", 1, "Unga", 2)]


def test_a_suggestion_fills_the_form_and_decides_nothing(signed_in, lena, dialogue, world):
    say(world["adults"][0], world["perspectives"][0], stance=Stance.AGAINST)
    client = signed_in(lena)
    page = client.get(f"{PAGE}suggestions/").content.decode()
    assert "Namnet stänger dörrar" in page
    address = page.split(f'href="{PAGE}new/?', 1)[1].split('"', 1)[0].replace("&amp;", "&")
    filled = client.get(f"{PAGE}new/?{address}").content.decode()
    assert f'<option value="group:{world["young"].pk}" selected>' in filled
    assert 'value="Namnet stänger dörrar"' in filled
    assert not Contrast.objects.exists()


def test_what_stands_side_by_side_already_is_not_suggested_again(signed_in, lena, dialogue, world):
    say(world["adults"][0], world["perspectives"][0], stance=Stance.AGAINST)
    before = suggestions(dialogue, names(dialogue))
    first = world["perspectives"][0].pk
    signed_in(lena).post(f"{PAGE}new/", form(world, holds_1=first, holds_2=first))
    assert len(suggestions(dialogue, names(dialogue))) == len(before) - 1


@pytest.mark.parametrize("query", ["p1=x&p2=y", "p1=999999&p2=1", "g1=<b>", "p1=" + "9" * 40])
def test_a_mangled_suggestion_is_an_empty_form(signed_in, lena, world, query):
    assert signed_in(lena).get(f"{PAGE}new/?{query}").status_code == 200


def test_a_dialogue_without_anything_has_no_suggestions(signed_in, lena, dialogue):
    assert "Inga förslag just nu" in signed_in(lena).get(f"{PAGE}suggestions/").content.decode()
