"""Who says what, group by group: words for all, figures behind the hidden for the leader, and nothing by how many."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from interviews.models import BackgroundValue, BackgroundVariable, GroupKind
from interviews.services import withdraw_consent
from perspectives.differences import drawing
from perspectives.differences.matrix import differences
from perspectives.differences.words import opening, pairs
from perspectives.models import Perspective, Stance, Statement, Theme, Voice, bits_of
from tests import factories
from tests.perspectives.compiled import hear, say, small_dialogue

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/differences/"
ROW = re.compile(r"<tr>\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", re.S)
CELL = re.compile(r"<td class=\"(\w+)\">(.*?)</td>", re.S)


def text(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def table(page: str) -> dict[str, list[tuple[str, str]]]:
    """The cells of every row of the page's tables, as (class, words), by the row's head."""
    return {
        text(head): [(name, text(words)) for name, words in CELL.findall(cells)] for head, cells in ROW.findall(page)
    }


@pytest.fixture
def world(dialogue, ines):
    """Twelve young people and twelve parents; eight of each say the first perspective (``small_dialogue``)."""
    return small_dialogue(dialogue, ines)


@pytest.fixture
def parted(world):
    """The second perspective is said by eight young people and contradicted by eight parents."""
    second = world["perspectives"][1]
    for person in world["youths"][:4]:
        say(person, second)
    for person in world["adults"][:8]:
        say(person, second, stance=Stance.AGAINST)
    return world


def test_a_group_says_it_when_enough_in_it_do_and_nobody_reads_of_the_few(signed_in, dana, world):
    rows = table(signed_in(dana).get(f"{PAGE}?rows=all").content.decode())
    assert rows["Namnet stänger dörrar"] == [("says", "säger det"), ("says", "säger det")]
    assert "Det kostar för mycket" not in rows
    assert "Dörren är öppen" not in rows  # three say it and one the opposite: nothing may be told


def test_lena_reads_how_many_stand_behind_what_is_hidden_and_why(signed_in, lena, dana, world):
    page = signed_in(lena).get(f"{PAGE}?rows=all").content.decode()
    rows = table(page)
    assert rows["Dörren är öppen"] == [("silent", "ingen"), ("hidden", "3 för, 1 emot")]
    assert rows["Satsningen kom i rätt tid"] == [("hidden", "4 för"), ("silent", "ingen")]
    assert "2 rutor. Färre än 5 personer i gruppen står bakom det" in text(page)
    as_others = signed_in(lena).get(f"{PAGE}?rows=all&as=others").content.decode()
    assert table(as_others) == table(signed_in(dana).get(f"{PAGE}?rows=all").content.decode())
    assert "3 för" not in as_others


def test_the_page_opens_by_saying_what_the_difference_is(signed_in, dana, parted):
    page = signed_in(dana).get(PAGE).content.decode()
    lead = text(page.split("<h1", 1)[1].split("</header>", 1)[0])
    assert "Unga och föräldrar säger emot varandra om ett perspektiv: ”Satsningen kom i rätt tid”." in lead
    assert table(page)["Satsningen kom i rätt tid"] == [("says", "säger det"), ("against", "säger emot")]
    assert "Namnet stänger dörrar" not in table(page)


def test_the_drawing_has_words_geometry_in_attributes_and_a_table_beside(signed_in, dana, parted):
    page = signed_in(dana).get(PAGE).content.decode()
    svg = page.split('aria-labelledby="ring-title ring-text"', 1)[1].split("</svg>", 1)[0]
    assert "<title" in svg
    assert "<desc" in svg
    assert svg.count('class="rift"') == 1
    assert "style=" not in svg
    assert "Satsningen kom i rätt tid" in page.split("parted__table", 1)[1].split("</table>", 1)[0]


def test_people_are_counted_once_however_much_they_say(dialogue, lena, ines):
    group = factories.make_group(dialogue, "Unga", position=1)
    factories.make_group(dialogue, "Föräldrar", position=2)
    theme = factories.make_theme(dialogue)
    one = factories.make_perspective(dialogue, "Namnet stänger dörrar", themes=(theme,))
    people = hear(dialogue, ines, group, 12)
    for person in people[:4]:
        say(person, one)
    for number, words in enumerate(["så här", "det för mig", "sant"], start=100):
        again = factories.make_statement(people[0].interviews.get(), words, number=number)
        Voice.objects.create(perspective=one, statement=again)
    found = differences(lena, dialogue, by="group")
    assert [(cell.word, cell.counts.said) for cell in found.rows[0].cells] == [("hidden", 4)]


def test_nothing_is_ordered_by_how_many_said_it(dialogue, lena, ines, world):
    """The order is the codebook's and then the perspectives' own, whatever is said."""
    titles = [row.title for row in differences(lena, dialogue).rows]
    fourth = world["perspectives"][3]
    for person in [*world["youths"], *world["adults"]]:
        say(person, fourth)
    assert [row.title for row in differences(lena, dialogue).rows] == titles
    Theme.objects.filter(title="Föreningslivet").update(position=0)
    assert [row.theme for row in differences(lena, dialogue).rows] == ["Föreningslivet"] * 2 + ["Att bli utpekad"] * 2


def test_the_design_team_meets_perspectives_of_released_statements_only(signed_in, dana, farid, world):
    Statement.objects.filter(voices__perspective=world["perspectives"][0]).update(released_at=None)
    assert "Namnet stänger dörrar" not in signed_in(dana).get(f"{PAGE}?rows=all").content.decode()
    assert "Namnet stänger dörrar" in signed_in(farid).get(f"{PAGE}?rows=all").content.decode()


def test_outsiders_and_participants_do_not_read_it(signed_in, ulf, petra, stig, world):
    assert signed_in(ulf).get(PAGE).status_code == 404
    assert signed_in(petra).get(PAGE).status_code == 403
    assert signed_in(stig).get(PAGE).status_code == 403


def test_who_has_taken_it_back_is_not_counted(dialogue, lena, world):
    before = differences(lena, dialogue, by="group").rows[0].cells[0].counts
    withdraw_consent(person=world["youths"][0], actor=lena)
    dialogue.refresh_from_db()
    after = differences(lena, dialogue, by="group").rows[0].cells[0].counts
    assert (before.said, before.heard, after.said, after.heard) == (8, 12, 7, 11)


def test_a_parked_or_removed_perspective_is_not_there(dialogue, lena, world):
    Perspective.objects.filter(number=1).update(parked_at="2022-03-01T00:00Z", parked_reason="Senare")
    Perspective.objects.filter(number=2).update(removed_at="2022-03-01T00:00Z")
    assert [row.number for row in differences(lena, dialogue).rows] == [3, 4]


# --- What is described --------------------------------------------------------------------------------------------


def test_kinds_are_told_group_by_group_and_drawn_as_a_chain(signed_in, dana, lena, dialogue, world):
    young = [one.pk for one in world["statements"] if one.group_id == world["young"].pk]
    Statement.objects.filter(pk__in=young[:6]).update(kinds=bits_of(["need"]))
    Statement.objects.filter(pk__in=young[:3]).update(kinds=bits_of(["need", "cause"]))
    page = signed_in(dana).get(PAGE).content.decode()
    rows = table(page)
    assert [words for _name, words in rows["A Unga"]] == [
        "visas inte", "visas inte", "visas inte", "talar om det", "visas inte",
    ]  # fmt: skip
    assert "Behov beskrivs bland unga. Om de andra går det inte att säga något." in text(page)
    assert [words for _name, words in table(signed_in(lena).get(PAGE).content.decode())["A Unga"]] == [
        "ingen", "3 talar", "ingen", "talar om det", "ingen",
    ]  # fmt: skip
    found = differences(dana, dialogue)
    drawn = drawing.chains(found)
    assert [label for _x, label in drawn.heads] == ["orsak", "problem", "följd", "behov", "idé"]
    assert [[link.says for link in row.links] for row in drawn.chains] == [[False] * 3 + [True, False], [False] * 5]


def test_the_second_codebook_is_told_the_same_way(signed_in, lena, dana, dialogue, world):
    from perspectives.differences import facets

    facets.switch(dialogue=dialogue, on=True, actor=lena)
    area = dialogue.facets.get(name="Område")
    housing = area.categories.get(name="boende")
    for one in world["statements"][:6]:
        one.categories.add(housing)
    dialogue.refresh_from_db()
    page = signed_in(dana).get(f"{PAGE}?sorted={area.pk}").content.decode()
    assert [words for _name, words in table(page)["Unga"]].count("talar om det") == 1
    assert signed_in(dana).get(f"{PAGE}?sorted=999999").status_code == 200


# --- By what ------------------------------------------------------------------------------------------------------


@pytest.fixture
def age(dialogue, world):
    """Age: the young in one band, six parents in another, the rest have not said."""
    variable = BackgroundVariable.objects.create(dialogue=dialogue, key="age", name="Ålder")
    low, high = (
        BackgroundValue.objects.create(variable=variable, name=name, position=at)
        for at, name in enumerate(["14–19 år", "30–49 år"])
    )
    for person in world["youths"]:
        person.background.add(low)
    for person in world["adults"][:10]:
        person.background.add(high)
    return variable, low, high


def test_a_background_divides_those_who_have_said_and_names_nobody_else(signed_in, lena, dialogue, world, age):
    variable, _low, _high = age
    found = differences(lena, dialogue, by=str(variable.pk))
    assert [(head.column.name, head.heard) for head in found.heads] == [("14–19 år", 12), ("30–49 år", 10)]
    assert found.unsaid == 2
    page = text(signed_in(lena).get(f"{PAGE}?by={variable.pk}").content.decode())
    assert "24 personer hörda, uppdelade efter ålder. 2 av dem har inte sagt och står inte i någon kolumn." in page


def test_who_has_several_values_is_in_several_columns(dialogue, lena, world, age):
    variable, low, high = age
    world["youths"][0].background.add(high)
    dialogue.refresh_from_db()
    heads = differences(lena, dialogue, by=str(variable.pk)).heads
    assert [head.heard for head in heads] == [12, 11]


def test_sides_are_groups_of_the_same_kind_together(dialogue, lena, ines, world):
    world["young"].kind = world["parents"].kind = GroupKind.RESIDENTS
    world["young"].save()
    world["parents"].save()
    officials = factories.make_group(dialogue, "Kommunanställda", position=3, kind=GroupKind.OFFICIALS)
    for person in hear(dialogue, ines, officials, 12)[:6]:
        say(person, world["perspectives"][0], stance=Stance.AGAINST)
    found = differences(lena, dialogue)
    assert found.axis.key == "side"
    assert [(head.column.name, head.heard) for head in found.heads] == [("Boende", 24), ("Tjänstepersoner", 12)]
    assert [cell.word for cell in found.rows[0].cells] == ["says", "against"]


# --- Bad input and edges ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["by=999999", "by=age", "by=<script>", "rows=x", "page=99", "sorted=x", "by=" + "9" * 50]
)
def test_what_is_not_there_counts_as_not_asked_for(signed_in, lena, world, query):
    answer = signed_in(lena).get(f"{PAGE}?{query}")
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode()


def test_a_variable_of_another_dialogue_divides_nobody_here(dialogue, lena, world):
    elsewhere = factories.make_dialogue("elsewhere")
    foreign = BackgroundVariable.objects.create(dialogue=elsewhere, key="age", name="Hemlig")
    BackgroundValue.objects.create(variable=foreign, name="Värde")
    assert differences(lena, dialogue, by=str(foreign.pk)).axis.key == "group"


def test_an_empty_dialogue_says_that_nothing_can_be_told(signed_in, lena, dana, dialogue):
    for person in (lena, dana):
        page = text(signed_in(person).get(PAGE).content.decode())
        assert "Grupperna är än så länge för små" in page


def test_all_in_one_group_leaves_nothing_to_compare(signed_in, lena, dialogue, ines):
    group = factories.make_group(dialogue, "Unga")
    one = factories.make_perspective(dialogue, "Namnet stänger dörrar")
    for person in hear(dialogue, ines, group, 12)[:6]:
        say(person, one)
    page = text(signed_in(lena).get(PAGE).content.decode())
    assert (
        "Bara en grupp, Unga, är stor nog för att något ska kunna sägas om den. Det finns inget att jämföra med."
        in page
    )


def test_markup_and_right_to_left_in_names_are_shown_as_text(signed_in, lena, dialogue, world):
    world["young"].name = "<b>شباب</b> & co"
    world["young"].save()
    Perspective.objects.filter(number=1).update(title="<img src=x onerror=alert(1)> اسم")
    page = signed_in(lena).get(f"{PAGE}?rows=all").content.decode()
    assert "<img" not in page
    assert "<b>شباب" not in page
    assert escape("<b>شباب</b> & co") in page


def test_six_hundred_perspectives_come_a_page_at_a_time(
    signed_in, lena, dialogue, world, django_assert_max_num_queries
):
    theme = world["themes"][0]
    rows = Perspective.objects.bulk_create(
        [Perspective(dialogue=dialogue, number=number, title=f"Perspektiv {number}") for number in range(5, 605)]
    )
    through = Perspective.themes.through
    through.objects.bulk_create([through(perspective=one, theme=theme) for one in rows])
    client = signed_in(lena)
    with django_assert_max_num_queries(70):
        page = client.get(f"{PAGE}?rows=all").content.decode()
    assert "604 perspektiv." in text(page)
    assert page.count('<th scope="row"><a') == 40


def test_thirty_groups_are_a_table_and_no_drawing(dialogue, lena, ines):
    one = factories.make_perspective(dialogue, "Namnet stänger dörrar")
    for number in range(30):
        group = factories.make_group(dialogue, f"Grupp {number}", position=number)
        for person in hear(dialogue, ines, group, 2):
            say(person, one, stance=Stance.FOR if number % 2 else Stance.AGAINST)
    found = differences(lena, dialogue, by="group")
    assert len(found.heads) == 30
    assert not drawing.ring(found, pairs(found)).is_drawn
    assert opening(found, []) == [
        "Grupperna är än så länge för små för att något ska kunna sägas om vem som säger vad."
    ]


def test_the_page_asks_as_much_for_one_statement_as_for_many(signed_in, lena, dialogue, ines):
    young, parents = factories.make_group(dialogue, "Unga"), factories.make_group(dialogue, "Föräldrar")
    theme = factories.make_theme(dialogue)
    first = factories.make_perspective(dialogue, "Namnet stänger dörrar", themes=(theme,))
    client = signed_in(lena)

    def count() -> int:
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            client.get(PAGE)
        return len(captured)

    for person in hear(dialogue, ines, young, 1):
        say(person, first)
    before = count()
    second = factories.make_perspective(dialogue, "Satsningen kom i rätt tid", number=2, themes=(theme,))
    for person in hear(dialogue, ines, parents, 7):
        say(person, second, stance=Stance.AGAINST)
    assert count() == before
