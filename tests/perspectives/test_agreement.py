"""Two coders on the same statements: kappa against examples worked by hand, who sees what, and differences settled."""

import pytest

from dialogues.models import Event
from perspectives.agreement.kappa import Agreement, agreement
from perspectives.models import Coding, Statement
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING
from tests.perspectives.test_coding import coded

ROOM = "/dialogues/segregation/perspectives/"
SECOND, COMPARED = f"{ROOM}second/1/", f"{ROOM}agreement/1/"


# --- The figure ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("figures", "observed", "expected", "kappa", "strength"),
    [
        # 50 grant applications, two readers: po 0.70, pe 0.50 (25/50·30/50 + 25/50·20/50)
        (Agreement(20, 5, 10, 15), 0.7, 0.5, 0.4, "fair"),
        # 100 cases: po 0.60, pe 0.54 and 0.46: the same share alike, other habits, another kappa
        (Agreement(45, 15, 25, 15), 0.6, 0.54, 0.06 / 0.46, "slight"),
        (Agreement(25, 35, 5, 35), 0.6, 0.46, 0.14 / 0.54, "fair"),
        (Agreement(4, 0, 0, 6), 1.0, 0.52, 1.0, "almost perfect"),
        (Agreement(0, 5, 5, 0), 0.0, 0.5, -1.0, "poorer than chance"),
    ],
)
def test_kappa_is_what_it_is_by_hand(figures, observed, expected, kappa, strength):
    from django.utils import translation

    assert figures.observed == pytest.approx(observed)
    assert figures.expected == pytest.approx(expected)
    assert figures.kappa == pytest.approx(kappa)
    with translation.override("en"):
        assert str(figures.strength) == strength


@pytest.mark.parametrize("figures", [Agreement(0, 0, 0, 12), Agreement(12, 0, 0, 0), Agreement(0, 0, 0, 0)])
def test_without_variation_there_is_no_kappa(figures):
    assert figures.kappa is None
    assert figures.strength == ""


def test_one_who_varies_is_enough_for_a_kappa_of_nothing():
    assert Agreement(0, 3, 0, 9).kappa == pytest.approx(0.0)


def test_pairs_are_counted_into_the_four_cells():
    assert agreement([(True, True), (True, False), (False, True), (False, False), (True, True)]) == Agreement(
        2, 1, 1, 1
    )


# --- Who coded what -----------------------------------------------------------------------------------------------

pytest_db = pytest.mark.django_db


@pytest.fixture
def themes(dialogue):
    return [factories.make_theme(dialogue, title, position=n) for n, title in enumerate(("Trygghet", "Skolan"))]


@pytest.fixture
def ivar(dialogue):
    return factories.make_member(dialogue, factories.make_user("Ivar"), "interviewer")


@pytest.fixture
def coded_talk(signed_in, ines, talk, lift, themes):
    """Ines has lifted, masked and coded two statements: the first Trygghet, the second Skolan."""
    client = signed_in(ines)
    rows = [lift(ines), lift(ines, MEETING)]
    for row, theme, masked in zip(rows, themes, ("[Mitt barn] kom hem.", "Mötet var en onsdag."), strict=True):
        sent = coded(row, masked=masked, is_masked="on", themes=[theme.pk])
        client.post(f"{ROOM}coding/1/{row.number}/", sent)
    return rows


def choices(user) -> list[tuple[int, list[str], bool]]:
    rows = Coding.objects.filter(coder=user).order_by("statement__number")
    return [(one.statement.number, sorted(t.title for t in one.themes.all()), one.is_blind) for one in rows]


@pytest_db
def test_the_coders_form_notes_who_chose(ines, coded_talk):
    assert choices(ines) == [(1, ["Trygghet"], False), (2, ["Skolan"], False)]


@pytest_db
def test_who_only_masks_what_another_has_coded_has_not_coded_it(signed_in, lena, coded_talk):
    row = Statement.objects.get(number=1)
    signed_in(lena).post(f"{ROOM}coding/1/1/", coded(row, masked="Andra ord.", is_masked="on"))
    assert choices(lena) == []


@pytest_db
def test_a_theme_given_to_many_at_once_is_noted_too(signed_in, lena, coded_talk, themes):
    sent = {"action": "theme", "theme": themes[1].pk, "statement": [one.pk for one in coded_talk]}
    signed_in(lena).post(f"{ROOM}statements/many/", sent)
    assert choices(lena) == [(1, ["Skolan", "Trygghet"], False)]


# --- The second coding --------------------------------------------------------------------------------------------


@pytest_db
def test_ivar_reads_the_masked_wording_and_meets_nobodys_choice(signed_in, ivar, coded_talk):
    page = signed_in(ivar).get(f"{SECOND}1/")
    html = page.content.decode()
    assert "Mitt barn" in html
    assert "Samira" not in html
    assert [ticked for _node, ticked in page.context["form"].theme_choices] == [False, False]
    assert not Event.objects.filter(name="source.read", actor=ivar).exists()


@pytest_db
def test_lena_reads_the_source_in_its_paragraph_and_the_log_says_so(signed_in, lena, coded_talk):
    html = signed_in(lena).get(f"{SECOND}1/").content.decode()
    assert FEAR in html
    assert "Hon är nio." in html
    assert Event.objects.filter(name="source.read", actor=lena).exists()


@pytest_db
def test_what_is_not_masked_is_not_there_for_ivar(signed_in, ivar, coded_talk):
    Statement.objects.filter(number=1).update(status="lifted")
    client = signed_in(ivar)
    assert "Onsdag".lower() in client.get(f"{SECOND}1/").content.decode()
    assert client.get(f"{SECOND}2/").status_code == 404
    assert "En till är inte maskerad än" in client.get(SECOND).content.decode()


@pytest_db
def test_the_second_coding_touches_nothing_and_ends_in_the_comparison(signed_in, ivar, coded_talk, themes):
    client = signed_in(ivar)
    assert client.post(f"{SECOND}1/", {"themes": [themes[0].pk]}).headers["Location"] == f"{SECOND}2/"
    assert client.get(COMPARED).headers["Location"] == SECOND
    assert client.post(f"{SECOND}2/", {}).headers["Location"] == COMPARED
    assert choices(ivar) == [(1, ["Trygghet"], True), (2, [], True)]
    assert [list(one.themes.all()) for one in Statement.objects.order_by("number")] == [[themes[0]], [themes[1]]]
    comparison = client.get(COMPARED).context["comparison"]
    assert [(one.node.theme.title, one.figures) for one in comparison.themes] == [
        ("Trygghet", Agreement(1, 0, 0, 1)),
        ("Skolan", Agreement(0, 1, 0, 1)),
    ]
    assert Event.objects.filter(name="statement.coded_twice").count() == 2


@pytest_db
def test_a_choice_can_be_changed_until_all_is_read_and_not_after(signed_in, ivar, coded_talk, themes):
    client = signed_in(ivar)
    client.post(f"{SECOND}1/", {"themes": [themes[0].pk]})
    client.post(f"{SECOND}1/", {"themes": [themes[1].pk]})
    client.post(f"{SECOND}2/", {})
    assert choices(ivar)[0] == (1, ["Skolan"], True)
    answer = client.post(f"{SECOND}1/", {"themes": [themes[0].pk]})
    assert answer.status_code == 422
    assert choices(ivar)[0] == (1, ["Skolan"], True)


@pytest_db
def test_the_first_coder_is_not_the_second(signed_in, ines, coded_talk, themes):
    client = signed_in(ines)
    assert client.post(f"{SECOND}1/", {"themes": [themes[1].pk]}).status_code == 422
    assert choices(ines)[0] == (1, ["Trygghet"], False)


@pytest_db
def test_once_measured_the_first_choice_stands_though_the_statement_is_coded_anew(
    signed_in, ines, ivar, coded_talk, themes
):
    client = signed_in(ivar)
    for place in (1, 2):
        client.post(f"{SECOND}{place}/", {"themes": [themes[1].pk]})
    row = Statement.objects.get(number=1)
    signed_in(ines).post(f"{ROOM}coding/1/1/", coded(row, is_masked="on", themes=[themes[1].pk]))
    assert list(row.themes.all()) == [themes[1]]
    assert choices(ines)[0] == (1, ["Trygghet"], False)


# --- Who sees the comparison, and settling --------------------------------------------------------------------------


@pytest.fixture
def compared(signed_in, ivar, coded_talk, themes):
    client = signed_in(ivar)
    client.post(f"{SECOND}1/", {"themes": [themes[1].pk]})
    client.post(f"{SECOND}2/", {"themes": [themes[1].pk]})


@pytest_db
def test_the_leader_and_both_coders_see_it_and_another_interviewer_does_not(
    signed_in, lena, ines, ivar, farid, dana, dialogue, compared
):
    maja = factories.make_member(dialogue, factories.make_user("Maja"), "interviewer")
    seen = {who.name: signed_in(who).get(COMPARED).status_code for who in (lena, ines, ivar, maja, farid, dana)}
    assert seen == {"Lena": 200, "Ines": 200, "Ivar": 200, "Maja": 302, "Farid": 403, "Dana": 403}
    assert signed_in(maja).get(f"{ROOM}agreement/").context["comparison"].pairs == []
    assert len(signed_in(ivar).get(f"{ROOM}agreement/").context["comparison"].pairs) == 2
    answer = signed_in(maja).post(f"{COMPARED}settle/", {"pair": Coding.objects.last().pk, "choice": "second"})
    assert answer.headers["Location"] == SECOND


@pytest_db
def test_a_wording_that_is_unmasked_again_leaves_the_comparison_of_who_may_not_read_it(signed_in, lena, ivar, compared):
    Statement.objects.filter(number=1).update(status="lifted", masked=FEAR)
    assert "Samira" not in signed_in(ivar).get(COMPARED).content.decode()
    assert "Samira" in signed_in(lena).get(COMPARED).content.decode()


@pytest_db
@pytest.mark.parametrize(
    ("choice", "titles"), [("first", ["Trygghet"]), ("second", ["Skolan"]), ("both", ["Skolan", "Trygghet"])]
)
def test_a_difference_is_settled_and_what_each_said_stands(signed_in, lena, ines, ivar, compared, choice, titles):
    client = signed_in(lena)
    [difference] = client.get(COMPARED).context["comparison"].differences
    client.post(f"{COMPARED}settle/", {"pair": difference.pair.second.pk, "choice": choice})
    row = Statement.objects.get(number=1)
    assert sorted(row.themes.values_list("title", flat=True)) == titles
    assert (choices(ines)[0], choices(ivar)[0]) == ((1, ["Trygghet"], False), (1, ["Skolan"], True))
    assert Event.objects.get(name="statement.settled").data == {"number": 1, "choice": choice}
    [difference] = client.get(COMPARED).context["comparison"].differences
    assert difference.is_settled


@pytest_db
@pytest.mark.parametrize("sent", [{}, {"pair": "x", "choice": "first"}, {"choice": "all of them"}])
def test_a_decision_that_is_none_changes_nothing(signed_in, lena, compared, themes, sent):
    client = signed_in(lena)
    pair = client.get(COMPARED).context["comparison"].differences[0].pair
    client.post(f"{COMPARED}settle/", {"pair": pair.second.pk} | sent)
    assert list(Statement.objects.get(number=1).themes.all()) == [themes[0]]


@pytest_db
def test_the_page_says_in_words_when_kappa_cannot_be_worked_out(signed_in, lena, ivar, coded_talk, themes):
    Coding.objects.all().delete()
    for row in coded_talk:
        for who, blind in ((lena, False), (ivar, True)):
            Coding.objects.create(statement=row, coder=who, is_blind=blind).themes.add(themes[0])
    html = signed_in(lena).get(COMPARED).content.decode()
    assert "går inte att räkna ut: båda satte det på alla utsagor" in html


@pytest_db
@pytest.mark.parametrize("count", [1, 12])
def test_the_comparison_costs_the_same_however_many(
    signed_in, lena, ines, ivar, dialogue, parent, themes, count, django_assert_num_queries
):
    words = [f"Mening nummer {n}." for n in range(count)]
    talk = factories.make_interview(dialogue, ines, parent, number=1, text=" ".join(words))
    for number, said in enumerate(words, 1):
        row = factories.make_statement(talk, said, number=number, status="masked")
        Coding.objects.create(statement=row, coder=ines).themes.add(themes[0])
        Coding.objects.create(statement=row, coder=ivar, is_blind=True).themes.add(themes[1])
    client = signed_in(lena)
    client.get(COMPARED)
    with django_assert_num_queries(14):
        client.get(COMPARED)


@pytest_db
@pytest.mark.parametrize("count", [1, 5])
def test_the_page_of_all_interviews_costs_the_same_however_many_are_read_twice(
    signed_in, lena, ines, ivar, dialogue, parent, themes, count, django_assert_num_queries
):
    for number in range(1, count + 1):
        talk = factories.make_interview(dialogue, ines, parent, number=number, text="Någon sa något.")
        row = factories.make_statement(talk, "Någon sa något.", number=number, status="masked")
        Coding.objects.create(statement=row, coder=ines).themes.add(themes[0])
        Coding.objects.create(statement=row, coder=ivar, is_blind=True).themes.add(themes[0])
    client = signed_in(lena)
    client.get(f"{ROOM}agreement/")
    with django_assert_num_queries(14):
        answer = client.get(f"{ROOM}agreement/")
    assert len(answer.context["comparison"].pairs) == count
