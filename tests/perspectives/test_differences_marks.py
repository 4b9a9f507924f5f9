"""What a statement describes and how the second codebook sorts it: while coding, many at a time, undone, taken back."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from dialogues.models import Event
from interviews.services import withdraw_consent
from perspectives.differences import facets, marking
from perspectives.models import Category, Facet, Statement, StatementKind, StatementStatus, bits_of, kinds_in
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING
from tests.perspectives.test_coding import coded

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/coding/1/"
LIST = "/dialogues/segregation/perspectives/statements/"
MANY = f"{LIST}many/"


def test_kinds_are_kept_as_bits_and_read_back_in_their_own_order():
    assert [kind.value for kind in StatementKind] == ["problem", "cause", "consequence", "need", "idea"]
    assert bits_of(["idea", "cause", "cause"]) == 18
    assert kinds_in(18) == [StatementKind.CAUSE, StatementKind.IDEA]
    with pytest.raises(ValueError, match="grudge"):
        bits_of(["grudge"])


def test_the_database_knows_of_no_sixth_kind(talk, lift, ines):
    statement = lift(ines)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=statement.pk).update(kinds=32)


# --- In the coder's form ------------------------------------------------------------------------------------------


def test_ines_says_what_a_statement_describes_while_she_codes_it(signed_in, ines, talk, lift):
    statement = lift(ines)
    client = signed_in(ines)
    page = client.get(f"{PAGE}1/").content.decode()
    assert 'name="kinds" value="cause"' in page
    client.post(f"{PAGE}1/", coded(statement, kinds=["problem", "need"]))
    statement.refresh_from_db()
    assert statement.kind_list == [StatementKind.PROBLEM, StatementKind.NEED]
    page = client.get(PAGE).content.decode()
    assert '<p class="beside__kinds">Problem, behov</p>' in page


def test_a_kind_that_is_none_is_refused_and_nothing_typed_is_lost(signed_in, ines, talk, lift):
    statement = lift(ines)
    answer = signed_in(ines).post(f"{PAGE}1/", coded(statement, kinds=["grudge"], masked="Hon är rädd."))
    assert answer.status_code == 422
    assert "Hon är rädd." in answer.content.decode()
    statement.refresh_from_db()
    assert statement.kinds == 0


def test_what_it_describes_is_undone_with_the_themes_and_alone(signed_in, ines, talk, lift, dialogue):
    theme = factories.make_theme(dialogue)
    statement = lift(ines)
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(statement, themes=[theme.pk], kinds=["idea"]))
    statement.refresh_from_db()
    client.post(f"{PAGE}1/", coded(statement, kinds=["cause"]))
    page = client.post(f"{PAGE}undo/", follow=True).content.decode()
    assert "Utsaga 1 är märkt som den var före." in page
    statement.refresh_from_db()
    assert (statement.kind_list, list(statement.themes.all())) == ([StatementKind.IDEA], [theme])
    client.post(f"{PAGE}undo/")
    statement.refresh_from_db()
    assert (statement.kinds, list(statement.themes.all())) == (0, [])


def test_what_lena_marked_since_is_not_undone_by_ines(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(statement, kinds=["idea"]))
    statement.refresh_from_db()
    signed_in(lena).post(f"{PAGE}1/", coded(statement, kinds=["need"]))
    page = client.post(f"{PAGE}undo/", follow=True).content.decode()
    assert "Någon har ändrat vad utsaga 1 beskriver sedan dess." in page
    statement.refresh_from_db()
    assert statement.kind_list == [StatementKind.NEED]


def test_who_saves_late_is_shown_what_the_other_said_it_describes(signed_in, ines, lena, talk, lift):
    statement = lift(ines)
    signed_in(lena).post(f"{PAGE}1/", coded(statement, kinds=["need"]))
    answer = signed_in(ines).post(f"{PAGE}1/", coded(statement, kinds=["cause", "idea"]))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "orsak, idé" in page
    assert "behov" in page


def test_adding_a_statement_asks_the_database_no_more_for_it(
    signed_in, ines, talk, lift, django_assert_max_num_queries
):
    """The form of one statement: what it asked before there were kinds (``open_statement``), and nothing for facets."""
    lift(ines)
    client = signed_in(ines)
    client.get(f"{PAGE}1/", headers={"HX-Request": "true"})
    with django_assert_max_num_queries(40) as captured:
        client.get(f"{PAGE}1/", headers={"HX-Request": "true"})
    asked = "\n".join(query["sql"] for query in captured.captured_queries)
    assert "facet" not in asked
    assert "category" not in asked


# --- The second codebook in the form ------------------------------------------------------------------------------


@pytest.fixture
def book(dialogue, lena):
    """The second codebook switched on, by name of the facet."""
    facets.switch(dialogue=dialogue, on=True, actor=lena)
    return {facet.name: facet for facet in facets.all_facets(dialogue)}


@pytest.fixture
def count_queries():
    """Return a function from a client and an address to how often the database is asked."""

    def count(client, address: str) -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        return len(captured)

    return count


def category(book, facet: str, name: str) -> Category:
    return next(one for one in book[facet].categories.all() if one.name == name)


def test_a_statement_is_sorted_by_the_second_codebook_and_undone(signed_in, ines, talk, lift, book):
    statement = lift(ines)
    school, housing = category(book, "Område", "skola och utbildning"), category(book, "Område", "boende")
    gender = category(book, "Jämställdhetsperspektiv", "uttryckligt")
    client = signed_in(ines)
    assert "Andra kodboken" in client.get(f"{PAGE}1/").content.decode()
    client.post(
        f"{PAGE}1/",
        coded(statement) | {f"facet_{school.facet_id}": [school.pk, housing.pk], f"facet_{gender.facet_id}": gender.pk},
    )
    assert set(statement.categories.all()) == {school, housing, gender}
    client.post(f"{PAGE}undo/")
    assert set(statement.categories.all()) == set()


def test_a_category_that_was_removed_stays_on_the_statement_unseen(signed_in, ines, lena, talk, lift, book):
    statement = lift(ines)
    school, housing = category(book, "Område", "skola och utbildning"), category(book, "Område", "boende")
    statement.categories.set([school, housing])
    facets.remove_category(category=school, actor=lena)
    statement.refresh_from_db()
    signed_in(ines).post(f"{PAGE}1/", coded(statement) | {f"facet_{housing.facet_id}": []})
    assert list(statement.categories.all()) == [school]
    facets.restore_category(category=school, actor=lena)
    page = signed_in(ines).get(f"{PAGE}1/").content.decode()
    assert f'value="{school.pk}"' in page


def test_a_category_of_another_dialogue_is_refused(signed_in, ines, lena, talk, lift, book):
    elsewhere = factories.make_dialogue("elsewhere")
    facets.switch(dialogue=elsewhere, on=True, actor=lena)
    foreign = Category.objects.filter(facet__dialogue=elsewhere).first()
    statement = lift(ines)
    answer = signed_in(ines).post(f"{PAGE}1/", coded(statement) | {f"facet_{book['Område'].pk}": [foreign.pk]})
    assert answer.status_code == 422
    assert set(statement.categories.all()) == set()


# --- Many at a time -----------------------------------------------------------------------------------------------


@pytest.fixture
def two(talk, lift, ines):
    return [lift(ines, FEAR), lift(ines, MEETING)]


def chosen(statements, **values) -> dict:
    return {"statement": [one.pk for one in statements]} | values


def test_many_are_marked_at_a_time_and_ines_hears_how_many_were_so_already(signed_in, ines, two):
    Statement.objects.filter(pk=two[0].pk).update(kinds=StatementKind.NEED.bit)
    client = signed_in(ines)
    page = client.post(MANY, chosen(two, action="mark", mark="kind:need"), follow=True).content.decode()
    assert "1 utsaga är nu märkt ”behov”. 1 var det redan." in page
    assert [one.kind_list for one in Statement.objects.order_by("number")] == [[StatementKind.NEED]] * 2
    event = Event.objects.get(name="statement.marked")
    assert (event.actor, event.data) == (ines, {"count": 1, "numbers": [2], "mark": "kind:need"})


def test_marking_many_is_undone_for_those_it_changed_and_no_others(signed_in, ines, two):
    Statement.objects.filter(pk=two[0].pk).update(kinds=bits_of(["need", "idea"]))
    client = signed_in(ines)
    client.post(MANY, chosen(two, action="mark", mark="kind:need"))
    assert "Ångra" in client.get(LIST).content.decode()
    client.post(MANY, {"action": "undo"})
    assert [one.kinds for one in Statement.objects.order_by("number")] == [bits_of(["need", "idea"]), 0]
    assert "Det finns inget att ångra." in client.post(MANY, {"action": "undo"}, follow=True).content.decode()


def test_taking_a_mark_away_from_many_leaves_the_others_and_can_be_undone(signed_in, ines, two):
    Statement.objects.update(kinds=bits_of(["need", "idea"]))
    client = signed_in(ines)
    client.post(MANY, chosen(two, action="unmark", mark="kind:need"))
    assert set(Statement.objects.values_list("kinds", flat=True)) == {bits_of(["idea"])}
    client.post(MANY, {"action": "undo"})
    assert set(Statement.objects.values_list("kinds", flat=True)) == {bits_of(["need", "idea"])}


def test_one_answer_at_most_takes_the_place_of_another_and_comes_back_when_undone(signed_in, ines, two, book):
    yes, no = (category(book, "Jämställdhetsperspektiv", name) for name in ("ja", "nej"))
    two[0].categories.add(yes)
    client = signed_in(ines)
    client.post(MANY, chosen(two, action="mark", mark=f"category:{no.pk}"))
    assert [list(one.categories.all()) for one in two] == [[no], [no]]
    client.post(MANY, {"action": "undo"})
    assert [list(one.categories.all()) for one in two] == [[yes], []]


@pytest.mark.parametrize(
    "mark", ["", "kind:grudge", "category:999999", "category:x", "kind", "0", "category:" + "9" * 40]
)
def test_a_mark_that_is_none_changes_nothing(signed_in, ines, two, book, mark):
    page = signed_in(ines).post(MANY, chosen(two, action="mark", mark=mark), follow=True).content.decode()
    assert "Välj hur de ska märkas." in page
    assert not Statement.objects.exclude(kinds=0).exists()


def test_a_statement_of_another_dialogue_is_not_marked(signed_in, ines, two, lena):
    elsewhere = factories.make_dialogue("elsewhere")
    group = factories.make_group(elsewhere)
    person = factories.make_interviewee(elsewhere, group, 1)
    talk = factories.make_interview(elsewhere, lena, person, number=1, text=FEAR)
    foreign = factories.make_statement(talk, FEAR, number=1)
    signed_in(ines).post(MANY, chosen([foreign], action="mark", mark="kind:need"))
    foreign.refresh_from_db()
    assert foreign.kinds == 0


def test_the_list_is_filtered_by_what_statements_describe_and_by_the_second_codebook(signed_in, ines, two, book):
    school = category(book, "Område", "skola och utbildning")
    Statement.objects.filter(pk=two[0].pk).update(kinds=bits_of(["cause", "need"]))
    two[1].categories.add(school)
    client = signed_in(ines)

    def shown(query: str) -> list[bool]:
        page = client.get(f"{LIST}?{query}").content.decode()
        return [words.split(".")[0] in page for words in (FEAR, MEETING)]

    assert shown("kind=need") == [True, False]
    assert shown("kind=idea") == [False, False]
    assert shown("kind=none") == [False, True]
    assert shown(f"facet_{school.facet_id}={school.pk}") == [False, True]
    assert shown(f"facet_{school.facet_id}=none") == [True, False]
    assert shown("kind=grudge") == [True, True]


def test_the_design_team_filters_by_kind_within_what_is_released(signed_in, dana, two):
    Statement.objects.update(kinds=bits_of(["need"]))
    assert FEAR[:20] not in signed_in(dana).get(f"{LIST}?kind=need").content.decode()


# --- Taken back ---------------------------------------------------------------------------------------------------


def test_what_is_taken_back_describes_nothing_and_is_sorted_nowhere(lena, parent, two, book):
    Statement.objects.update(kinds=bits_of(["need"]), status=StatementStatus.MASKED)
    two[0].categories.add(category(book, "Område", "boende"))
    withdraw_consent(person=parent, actor=lena)
    gone = Statement.everything.get(pk=two[0].pk)
    assert (gone.kinds, gone.categories.count(), gone.masked) == (0, 0, "")


# --- The second codebook itself -----------------------------------------------------------------------------------


def test_switching_it_on_twice_fills_it_once_and_off_keeps_what_was_sorted(dialogue, lena, talk, lift, ines):
    statement = lift(ines)
    assert facets.facets_of(dialogue) == []
    assert facets.switch(dialogue=dialogue, on=True, actor=lena)
    assert not facets.switch(dialogue=dialogue, on=True, actor=lena)
    book = {facet.name: [one.name for one in facet.categories.all()] for facet in facets.facets_of(dialogue)}
    assert list(book) == ["Område", "Slag av åtgärd", "Målgrupp", "Jämställdhetsperspektiv"]
    assert [len(names) for names in book.values()] == [6, 5, 5, 3]
    statement.categories.add(Category.objects.first())
    facets.switch(dialogue=dialogue, on=False, actor=lena)
    assert facets.facets_of(dialogue) == []
    facets.switch(dialogue=dialogue, on=True, actor=lena)
    assert Facet.objects.count() == 4
    assert statement.categories.count() == 1


def test_marks_are_found_by_their_bit_whatever_else_is_set(talk, lift, ines):
    statement = lift(ines)
    Statement.objects.filter(pk=statement.pk).update(kinds=bits_of(["problem", "idea"]))
    found = {kind.value: marking.with_kind(Statement.objects.all(), kind).count() for kind in StatementKind}
    assert found == {"problem": 1, "cause": 0, "consequence": 0, "need": 0, "idea": 1}


# --- The pages of the second codebook -----------------------------------------------------------------------------

BOOK = "/dialogues/segregation/perspectives/categories/"


def test_lena_switches_it_on_and_ines_reads_it_and_changes_nothing(signed_in, lena, ines, dialogue):
    assert "Används inte här" in signed_in(ines).get(BOOK).content.decode()
    assert signed_in(ines).post(f"{BOOK}switch/", {"on": "1"}).status_code == 403
    signed_in(lena).post(f"{BOOK}switch/", {"on": "1"})
    dialogue.refresh_from_db()
    assert dialogue.second_codebook
    page = signed_in(ines).get(BOOK).content.decode()
    assert "Slag av åtgärd" in page
    assert "Slå av den" not in page
    assert "Slå av den" in signed_in(lena).get(BOOK).content.decode()


def test_the_design_team_has_no_business_in_the_second_codebook(signed_in, dana, ulf, book):
    assert signed_in(dana).get(BOOK).status_code == 403
    assert signed_in(ulf).get(BOOK).status_code == 404


def test_lena_adds_words_moves_and_removes_categories(signed_in, lena, book):
    area = book["Område"]
    client = signed_in(lena)
    client.post(f"{BOOK}questions/{area.pk}/new/", {"name": "  kultur   och <b>idrott</b> "})
    new = area.categories.get(name="kultur och <b>idrott</b>")
    assert new.position == 6
    client.post(f"{BOOK}{new.pk}/move/", {"up": "1"})
    new.refresh_from_db()
    assert new.position == 5
    client.post(f"{BOOK}{new.pk}/remove/")
    assert "kultur" not in [one.name for one in facets.all_facets(area.dialogue)[0].categories.all()]
    page = client.get(BOOK).content.decode()
    assert "Kultur och &lt;b&gt;idrott&lt;/b&gt;" in page
    client.post(f"{BOOK}{new.pk}/restore/")
    new.refresh_from_db()
    assert new.removed_at is None


def test_two_categories_by_one_name_are_refused_also_when_one_is_put_back(signed_in, lena, book):
    area = book["Område"]
    client = signed_in(lena)
    answer = client.post(f"{BOOK}questions/{area.pk}/new/", {"name": "Hälsa"})
    assert answer.status_code == 422
    assert "Det finns redan en med det namnet." in answer.content.decode()
    old = category(book, "Område", "hälsa")
    client.post(f"{BOOK}{old.pk}/remove/")
    client.post(f"{BOOK}questions/{area.pk}/new/", {"name": "hälsa"})
    page = client.post(f"{BOOK}{old.pk}/restore/", follow=True).content.decode()
    assert "Det finns en annan med det namnet nu." in page
    old.refresh_from_db()
    assert old.removed_at is not None


def test_a_question_becomes_one_answer_at_most_only_where_no_statement_has_several(
    signed_in, lena, ines, lift, talk, book
):
    area = book["Område"]
    lift(ines).categories.set(list(area.categories.all())[:2])
    data = {"name": "Område", "is_single": "on", "opened_version": area.version}
    answer = signed_in(lena).post(f"{BOOK}questions/{area.pk}/", data)
    assert answer.status_code == 422
    area.refresh_from_db()
    assert not area.is_single


def test_a_category_of_another_dialogue_is_not_found(signed_in, lena, ines, book):
    elsewhere = factories.make_dialogue("elsewhere")
    facets.switch(dialogue=elsewhere, on=True, actor=lena)
    foreign = Category.objects.filter(facet__dialogue=elsewhere).first()
    for address in (f"{foreign.pk}/", f"questions/{foreign.facet_id}/"):
        assert signed_in(lena).get(BOOK + address).status_code == 404
    assert signed_in(lena).post(f"{BOOK}{foreign.pk}/remove/").status_code == 404


def test_the_page_asks_as_much_for_one_statement_as_for_three(signed_in, lena, ines, two, book, count_queries):
    client = signed_in(lena)
    two[0].categories.add(category(book, "Område", "boende"))
    before = count_queries(client, BOOK)
    for one in two:
        one.categories.set(Category.objects.all()[:5])
    assert count_queries(client, BOOK) == before
