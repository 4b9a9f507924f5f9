"""Page, paper, draft, table and file, one by one and laid together: none shows anything that the module hid.

Three from the villages are too few to be named. Seven business people are named and in no table. Of the young, four say
what needs five, and the next version has one more of them. Nearly all young people are under twenty, so that a table by
age could be laid over one by group.
"""

import io
import re
import uuid
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from dialogues.suppression import HIDDEN, Why
from interviews.models import BackgroundValue, BackgroundVariable
from perspectives import told
from perspectives.compilations.printing import compilation_print
from perspectives.models import Compilation, Export, PublishedPerspective, Stance
from reports.render import write_pdf
from tests import factories
from tests.dialogues.suppression_attack import Solver, Told, bits
from tests.perspectives.test_exchange_out import everything_in
from tests.reports.paper import text_of

from .compiled import begin, hear, published, say, small_dialogue

pytestmark = pytest.mark.django_db
SLUG = "segregation"
WORDS = {"säger det": "says", "säger emot": "against", "både och": "both"}
FILES = ("statements_xlsx", "statements_csv", "project_qdpx")


class Tables(HTMLParser):
    """The tables of a page as rows of text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag, _attributes):
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
            self.inside = True

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def world(dialogue, ines):
    made = small_dialogue(dialogue, ines)
    first, second, third, fourth = made["perspectives"]
    villages = factories.make_group(dialogue, "Byarna", position=3, kind="residents")
    business = factories.make_group(dialogue, "Näringslivet", position=4, kind="business")
    made["villagers"] = hear(dialogue, ines, villages, 3)
    made["owners"] = hear(dialogue, ines, business, 7)
    for person in made["villagers"]:
        say(person, second)
    for person in made["owners"][:6]:
        say(person, third)
    for person in made["adults"][:8]:
        say(person, second)
    for person in made["youths"][:8]:
        say(person, fourth)
    for person in made["adults"][:6]:
        say(person, fourth, stance=Stance.AGAINST)
    age = BackgroundVariable.objects.create(dialogue=dialogue, key="age", name="Ålder")
    under, over = (BackgroundValue.objects.create(variable=age, name=name) for name in ("Under tjugo", "Över tjugo"))
    for person in [*made["youths"][:11], *made["adults"][:1]]:
        person.background.add(under)
    for person in [*made["youths"][11:], *made["adults"][1:], *made["villagers"], *made["owners"]]:
        person.background.add(over)
    return made | {"under": under, "over": over}


@pytest.fixture
def versions(dialogue, ines, lena, dana, world) -> list[Compilation]:
    """Two that are published. Between them one of the young says the second perspective, too."""
    factories.publish(dialogue)
    first = published(begin(dialogue, lena), lena, dana)
    say(hear(dialogue, ines, world["young"], 1, age=1)[0], world["perspectives"][1])
    second = published(begin(dialogue, lena), lena, dana)
    return [Compilation.objects.get(pk=version.pk) for version in (first, second)]


# --- The outputs as their readers have them ---------------------------------------------------------------------------


def public_page(client, version: Compilation) -> str:
    query = f"?version={version.number}"
    where = [reverse("public:compilation", args=[SLUG])]
    for chapter in version.published_chapters.all():
        where.append(reverse("public:chapter", args=[SLUG, chapter.number]))
        where += [
            reverse("public:perspective", args=[SLUG, chapter.number, row.number]) for row in chapter.perspectives.all()
        ]
    answers = [client.get(address + query) for address in where]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


def paper(version: Compilation, tmp_path) -> str:
    path = tmp_path / f"{version.number}.pdf"
    write_pdf(compilation_print(version.pk).html, path)
    return text_of(path)


def draft_page(client, version: Compilation) -> str:
    chapters = version.chapters.count()
    where = [reverse("compilations:read", args=[SLUG, version.number])]
    where += [reverse("compilations:read_chapter", args=[SLUG, version.number, n]) for n in range(1, chapters + 1)]
    answers = [client.get(address) for address in where]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


def differences_page(client) -> str:
    where = f"/dialogues/{SLUG}/perspectives/differences/"
    answers = [client.get(where, {"by": by}) for by in ("group", "age", "side")]
    assert {answer.status_code for answer in answers} == {200}
    return "".join(answer.content.decode() for answer in answers)


def coverage_page(client) -> str:
    where = f"/dialogues/{SLUG}/interviews/plan/"
    return "".join(client.get(where, {"view": view}).content.decode() for view in ("drawing", "table", "board"))


# --- What may stand in them -------------------------------------------------------------------------------------------


def told_words(page: str, titles: set[str], groups: set[str]) -> set[tuple[str, str, str]]:
    """(perspective, group, word) of every cell of every table on the page."""
    found, heads = set(), []
    for row in Tables(page).rows:
        if any(cell in groups for cell in row):
            heads = row
        elif row and row[0] in titles:
            cells = zip(heads[1:], row[1:], strict=False)
            found |= {(row[0], head, WORDS[cell]) for head, cell in cells if cell in WORDS}
    return found


def told_sentences(text: str) -> list[set[tuple[str, str]]]:
    """What each sentence about where a perspective is heard says, as (group, word), in the order of the text."""
    plain = " ".join(re.sub(r"<[^>]+>", " ", text).split())
    found = []
    for part in re.finditer(r"Hörs bland ([^.]*)\.(?: ([^.]*) säger emot\.)?|([^.]*) säger emot\.", plain):
        says, against = part[1] or "", part[2] or part[3] or ""
        pairs = {(name, "says") for name in NAMES if name.lower() in says.lower()}
        found.append(pairs | {(name, "against") for name in NAMES if against.lower().endswith(name.lower())})
    return found


def allowed_words(version: Compilation) -> set[tuple[str, str, str]]:
    rows = PublishedPerspective.objects.filter(chapter__compilation=version)
    heard = [(row.content["title"], row.content["heard"]) for row in rows]
    return {(title, group, word) for title, words in heard for word, groups in words.items() for group in groups}


def attributions(version: Compilation) -> dict[str, str]:
    """Which group stands beside each quote of a published version."""
    rows = PublishedPerspective.objects.filter(chapter__compilation=version).values_list("content", flat=True)
    return {quote["text"]: quote["by"] for content in rows for quote in content["quotes"]}


def titles_of(world) -> set[str]:
    return {perspective.title for perspective in world["perspectives"]}


NAMES = {"Unga", "Föräldrar", "Byarna", "Näringslivet"}
IN_ORDER = ["Namnet stänger dörrar", "Satsningen kom i rätt tid", "Dörren är öppen", "Det kostar för mycket"]
DECIDED = {
    ("Namnet stänger dörrar", "Unga", "says"),
    ("Namnet stänger dörrar", "Föräldrar", "says"),
    ("Satsningen kom i rätt tid", "Föräldrar", "says"),
    ("Det kostar för mycket", "Unga", "says"),
    ("Det kostar för mycket", "Föräldrar", "against"),
}


def test_there_is_something_to_hide(dialogue, versions, world):
    table = told.telling(told.ground(dialogue), [one.pk for one in world["perspectives"]])
    why = {side.why for cell in table.cells.values() for side in (cell.says, cell.against)}
    assert {Why.FEW, Why.SMALL, Why.COMPARED} <= why
    assert allowed_words(versions[0]) == allowed_words(versions[1]) == DECIDED


@pytest.mark.parametrize("number", [1, 2])
def test_the_page_shows_what_was_decided_and_no_more(client, versions, world, number):
    page = public_page(client, versions[number - 1])
    assert told_words(page, titles_of(world), NAMES) == DECIDED
    assert set().union(*told_sentences(page)) == {(group, word) for _title, group, word in DECIDED}
    assert "Byarna" not in page


@pytest.mark.parametrize("number", [1, 2])
def test_the_paper_says_what_the_page_says(versions, world, number, tmp_path):
    text = paper(versions[number - 1], tmp_path)
    assert "Byarna" not in text
    expected = [{(group, word) for one, group, word in DECIDED if one == title} for title in IN_ORDER]
    assert told_sentences(text) == [pairs for pairs in expected if pairs]


def test_the_draft_shows_its_readers_no_more(signed_in, dialogue, lena, dana, versions, world):
    from perspectives.compilations import review

    draft = begin(dialogue, lena)
    review.send_to_review(compilation=draft, actor=lena)
    page = draft_page(signed_in(dana), draft)
    assert told_words(page, titles_of(world), NAMES) == DECIDED
    assert "Byarna" not in page


def test_the_differences_show_no_more_than_the_module_decided(signed_in, dialogue, dana, versions, world):
    page = differences_page(signed_in(dana))
    table = told.telling(told.ground(dialogue), [one.pk for one in world["perspectives"]])
    names = {told.of_group(group.pk): group.name for group in dialogue.groups.all()}
    names |= {told.of_value(value.pk): value.name for value in (world["under"], world["over"])}
    titles = {told.of_perspective(one.pk): one.title for one in world["perspectives"]}
    decided = {
        (titles[row], names[column], cell.word)
        for (row, column), cell in table.cells.items()
        if cell.word != HIDDEN and column in names
    }
    shown = told_words(page, titles_of(world), set(names.values()))
    assert shown
    assert shown <= decided


@pytest.mark.parametrize("kind", FILES)
def test_a_file_names_no_group_that_the_versions_do_not(
    signed_in, django_capture_on_commit_callbacks, lena, dialogue, versions, world, kind
):
    """And beside no statement a group that stands without it in a version: the two would be laid together."""
    data = exported(signed_in, django_capture_on_commit_callbacks, lena, kind)
    text = everything_in(data)
    assert "Byarna" not in text
    assert "Nummer 1" in text
    if kind == "statements_xlsx":
        bare = {text for version in versions for text, group in attributions(version).items() if not group}
        assert bare
        assert {words for words, group in statements_in(data) if group} & bare == set()


def exported(signed_in, callbacks, who, kind: str) -> bytes:
    where = f"/dialogues/{SLUG}/perspectives/exchange/"
    with callbacks(execute=True):
        answer = signed_in(who).post(where, {"kind": kind, "layer": "masked", "creation_key": uuid.uuid4()})
    assert answer.status_code == 302
    return signed_in(who).get(f"{where}{Export.objects.latest('pk').pk}/file/").getvalue()


def statements_in(data: bytes) -> Iterator[tuple[str, str]]:
    from openpyxl import load_workbook

    for sheet in load_workbook(io.BytesIO(data)):
        rows = list(sheet.iter_rows(values_only=True))
        yield from ((str(row[0]), str(row[1] or "")) for row in rows[1:])


def test_nothing_of_ours_answers_in_json_about_people(signed_in, dana, versions):
    for address in (f"/dialogues/{SLUG}/perspectives/differences/", f"/dialogues/{SLUG}/interviews/plan/"):
        answer = signed_in(dana).get(address, headers={"accept": "application/json"})
        assert answer["Content-Type"].startswith("text/html")


# --- Laid together ----------------------------------------------------------------------------------------------------


def test_no_two_outputs_differ_by_the_villagers(client, signed_in, dana, versions, world):
    """The coverage counts out every group but one, so no cover may give an exact sum of all."""
    seen = coverage_page(signed_in(dana)) + public_page(client, versions[0]) + public_page(client, versions[1])
    text = re.sub(r"<[^>]+>", " ", seen)
    assert "färre än 5" in text
    assert "minst 32" in text  # 12 + 12 + 7 and one for the villages
    for told_sum in (34, 35):
        assert not re.search(rf"\b{told_sum} (personer|djupintervjuer|hörda|av)", text)


def test_whoever_has_every_page_paper_and_table_still_cannot_tell_who_says_it(
    client, signed_in, dialogue, dana, versions, world, tmp_path
):
    """Each word in each output is a claim about those heard then; all of them together are solved for each person and
    each few people that groups and ages differ by."""
    groups = {name: {p.pk for p in dialogue.interviewees.filter(group__name=name)} for name in NAMES}
    values = (world["under"], world["over"])
    ages = {value.name: set(value.interviewees.values_list("pk", flat=True)) for value in values}
    newcomer = dialogue.interviewees.order_by("pk").last().pk
    before = {name: people - {newcomer} for name, people in groups.items()}
    base = told.ground(dialogue)
    outputs = [
        (public_page(client, versions[0]), before),
        (public_page(client, versions[1]), groups | ages),
        (differences_page(signed_in(dana)), groups | ages),
    ]
    said, _opposed = told.carriers([one.pk for one in world["perspectives"]])
    solved = 0
    for perspective in world["perspectives"]:
        truth = bits(said[told.of_perspective(perspective.pk)])
        claims = [
            Told(bits(columns[name]), True, 5)
            for page, columns in outputs
            for title, name, word in told_words(page, titles_of(world), set(columns))
            if title == perspective.title and word in {"says", "both"}
        ]
        solved += len(claims)
        everybody = bits(set().union(*groups.values()))
        assert all(claim.agrees(truth) for claim in claims)
        solver = Solver(claims, everybody, truth)
        assert list(solver.sure()) == []
        sets = [bits(people) for people in [*groups.values(), *before.values(), *ages.values()]]
        for few in {one & ~other for one in sets for other in sets} | set(sets):
            if 0 < few.bit_count() < 2 * base.threshold:
                assert solver.bounds(few, least=few.bit_count() // 2, most=1)[0] <= few.bit_count() // 2
    assert solved > 8
