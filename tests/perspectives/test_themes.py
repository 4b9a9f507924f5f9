"""Themes: named, put in order, removed without losing what used them."""

import pytest
from django.utils import timezone

from dialogues.models import Event
from perspectives.codebook import tree
from perspectives.codebook.menu import theme_menu, visible_menu
from perspectives.models import Compilation, Statement, Theme
from tests import factories
from tests.perspectives.conftest import MEETING

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/perspectives/themes/"


@pytest.fixture
def singled_out(dialogue):
    return factories.make_theme(dialogue, "Att bli utpekad", position=0)


@pytest.fixture
def treated(dialogue):
    return factories.make_theme(dialogue, "Bemötande", position=1)


def titles(client) -> list[str]:
    return [theme.title for theme in client.get(LIST).context["themes"]]


def test_lena_names_a_theme_and_it_comes_last(signed_in, lena, dialogue, singled_out):
    data = {"title": " Skolan  och vägen in ", "lead": "Om skolan.", "silence": "Ingen nämnde fritids."}
    assert signed_in(lena).post(f"{LIST}new/", data).status_code == 302
    assert list(Theme.objects.values_list("title", "position")) == [
        ("Att bli utpekad", 0),
        ("Skolan och vägen in", 1),
    ]
    assert Event.objects.get(name="theme.created").data == {}


def test_the_same_form_twice_is_one_theme(signed_in, lena, dialogue):
    client = signed_in(lena)
    key = str(client.get(f"{LIST}new/").context["form"]["creation_key"].value())
    for _press in range(2):
        assert client.post(f"{LIST}new/", {"title": "Skolan", "creation_key": key}).status_code == 302
    assert Theme.objects.count() == 1


def test_a_name_that_is_taken_is_refused_and_all_is_kept(signed_in, lena, singled_out):
    answer = signed_in(lena).post(f"{LIST}new/", {"title": "att bli UTPEKAD", "lead": "Min text"})
    assert answer.status_code == 422
    assert "finns redan ett tema" in answer.content.decode()
    assert answer.context["form"]["lead"].value() == "Min text"


def test_two_who_reword_a_theme_both_keep_their_text(signed_in, lena, ines, singled_out):
    data = {"title": "Att bli utpekad", "lead": "Ines text", "opened_version": 1}
    signed_in(ines).post(f"{LIST}{singled_out.pk}/", data)
    answer = signed_in(lena).post(f"{LIST}{singled_out.pk}/", data | {"lead": "Lenas text"})
    assert answer.status_code == 409
    assert [(one["theirs"], one["yours"]) for one in answer.context["conflict"]] == [("Ines text", "Lenas text")]


def test_themes_change_places(signed_in, lena, singled_out, treated):
    client = signed_in(lena)
    client.post(f"{LIST}{treated.pk}/move/", {"up": "1"})
    assert titles(client) == ["Bemötande", "Att bli utpekad"]
    client.post(f"{LIST}{treated.pk}/move/", {"down": "1"})
    assert titles(client) == ["Att bli utpekad", "Bemötande"]
    client.post(f"{LIST}{treated.pk}/move/")
    assert titles(client) == ["Att bli utpekad", "Bemötande"]


def test_a_theme_in_use_is_removed_only_when_lena_has_said_where_what_uses_it_goes(
    signed_in, lena, ines, lift, dialogue, singled_out, treated
):
    lift(ines).themes.add(singled_out)
    factories.make_perspective(dialogue, "Namnet stänger dörrar", themes=(singled_out,))
    client = signed_in(lena)
    page = client.get(f"{LIST}{singled_out.pk}/remove/").content.decode()
    assert "1 utsaga och 1 perspektiv har det här temat" in page
    assert client.post(f"{LIST}{singled_out.pk}/remove/").status_code == 422
    assert Theme.objects.get(pk=singled_out.pk).removed_at is None


def test_what_used_it_moves_and_putting_it_back_undoes_all_of_it(
    signed_in, lena, ines, lift, dialogue, singled_out, treated
):
    only, both = lift(ines), lift(ines, MEETING)
    only.themes.add(singled_out)
    both.themes.add(singled_out, treated)
    said = factories.make_perspective(dialogue, "Namnet stänger dörrar", themes=(singled_out,))
    client = signed_in(lena)
    client.post(f"{LIST}{singled_out.pk}/remove/", {"move_to": treated.pk})
    assert titles(client) == ["Bemötande"]
    assert set(treated.statements.all()) == {only, both}
    assert (list(said.themes.all()), singled_out.statements.count()) == ([treated], 0)
    assert Event.objects.get(name="theme.removed").data == {
        "statements": 2,
        "perspectives": 1,
        "moved_to": treated.pk,
    }
    client.post(f"{LIST}{singled_out.pk}/restore/")
    assert titles(client) == ["Bemötande", "Att bli utpekad"]
    assert (set(singled_out.statements.all()), set(treated.statements.all())) == ({only, both}, {both})
    assert list(said.themes.all()) == [singled_out]


def test_moving_to_no_theme_leaves_statements_to_be_found_without_one(signed_in, lena, ines, lift, singled_out):
    statement = lift(ines)
    statement.themes.add(singled_out)
    client = signed_in(lena)
    client.post(f"{LIST}{singled_out.pk}/remove/", {"move_to": "none"})
    assert list(statement.themes.all()) == []
    found = client.get("/dialogues/segregation/perspectives/statements/?theme=none").context["page"].object_list
    assert list(found) == [statement]


def test_a_theme_moved_to_itself_or_to_one_elsewhere_is_refused(signed_in, lena, ines, lift, singled_out):
    lift(ines).themes.add(singled_out)
    foreign = factories.make_theme(factories.make_dialogue("elsewhere"), "Annat")
    client = signed_in(lena)
    for pk in (singled_out.pk, foreign.pk, "x"):
        assert client.post(f"{LIST}{singled_out.pk}/remove/", {"move_to": pk}).status_code == 422
    assert Theme.objects.get(pk=singled_out.pk).removed_at is None


def test_a_chapter_of_an_open_compilation_is_not_removed(signed_in, lena, dialogue, singled_out):
    compilation = Compilation.objects.create(dialogue=dialogue, number=1, title="Utkast")
    compilation.chapters.create(theme=singled_out, position=0)
    answer = signed_in(lena).post(f"{LIST}{singled_out.pk}/remove/")
    assert answer.status_code == 422
    assert "kapitel i sammanställningen" in answer.content.decode()


def test_a_theme_is_not_put_back_over_one_that_took_its_name(signed_in, lena, dialogue, singled_out):
    client = signed_in(lena)
    client.post(f"{LIST}{singled_out.pk}/remove/")
    factories.make_theme(dialogue, "Att bli utpekad")
    page = client.post(f"{LIST}{singled_out.pk}/restore/", follow=True).content.decode()
    assert "Ett annat tema heter likadant nu" in page
    assert Theme.objects.filter(removed_at=None).count() == 1


def test_dana_sees_the_themes_of_what_is_released_and_no_counts(signed_in, dana, ines, lift, singled_out, treated):
    lift(ines).themes.add(singled_out)
    client = signed_in(dana)
    assert titles(client) == []
    Statement.objects.update(status="confirmed", released_at=timezone.now())
    assert titles(client) == ["Att bli utpekad"]
    assert "1 utsaga" not in client.get(LIST).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(signed_in, lena, dialogue, count, django_assert_num_queries):
    client = signed_in(lena)
    for number in range(count):
        factories.make_theme(dialogue, f"Tema {number}", position=number)
    client.get(LIST)
    with django_assert_num_queries(9):
        client.get(LIST)


def test_words_of_the_theme_are_lifted_text_and_not_markup(signed_in, lena, dialogue):
    factories.make_theme(dialogue, "<b>Fet</b>", lead="<script>alert(1)</script>")
    page = signed_in(lena).get(LIST).content.decode()
    assert "<script>alert" not in page
    assert "&lt;b&gt;Fet" in page


# --- As menus and lists show them ---------------------------------------------------------------------------------


def test_what_pages_call_a_theme_follows_every_edit_at_once(dialogue, lena, django_assert_num_queries):
    school = factories.make_theme(dialogue, "Skolan", position=2)
    way = factories.make_theme(dialogue, "Vägen <dit>", position=1, parent=school)
    other = factories.make_theme(dialogue, "Arbete", position=1)
    with django_assert_num_queries(1):
        menu = theme_menu(dialogue)
    assert list(menu.paths.items()) == [
        (other.pk, "Arbete"), (school.pk, "Skolan"), (way.pk, "Skolan › Vägen <dit>")
    ]  # fmt: skip
    assert menu.paths == tree.paths(dialogue.themes.all())
    assert "Skolan › Vägen &lt;dit&gt;</option>" in menu.options.drawn()
    assert menu.named([way.pk, other.pk, 999_999]) == ["Arbete", "Skolan › Vägen <dit>"]
    assert visible_menu(lena, dialogue) is theme_menu(dialogue) is menu
    Theme.objects.filter(pk=school.pk).update(title="Förskolan")
    assert theme_menu(dialogue).paths[way.pk] == "Förskolan › Vägen <dit>"
    Theme.objects.filter(pk=other.pk).update(removed_at=timezone.now())
    assert other.pk not in theme_menu(dialogue).paths


def test_the_design_teams_menu_holds_what_is_released_and_no_title_above_it(dialogue, dana, talk):
    school = factories.make_theme(dialogue, "Skolan")
    way = factories.make_theme(dialogue, "Vägen dit", parent=school)
    assert visible_menu(dana, dialogue).paths == {}
    factories.make_statement(talk, "Hon är nio.", number=1, themes=(way,), released_at=timezone.now())
    assert visible_menu(dana, dialogue).paths == {way.pk: "Vägen dit"}
