"""What is drawn once and kept: the same to everybody, in each language, and nothing of anybody in it."""

import pytest
from csp.utils import build_policy
from django.template import Context, Template
from django.test import Client
from django.utils import translation

from dialogplattform.storage import StaticFiles
from dialogues import context, phases
from dialogues.lists import ListFilter, Options
from tests import factories


def test_a_kept_piece_is_drawn_once_for_each_language():
    page = Template("{% load ui %}{% kept %}{% translate 'Overview' %} {{ who }}{% endkept %}")
    drawn = []
    for language in ("sv", "en", "sv"):
        with translation.override(language):
            drawn.append(page.render(Context({"who": "Lena"})))
    assert drawn == ["Översikt ", "Overview ", "Översikt "]


def test_a_kept_piece_may_hold_other_templates():
    page = Template("{% load ui %}{% kept %}{% include 'components/sprite.html' %}{% endkept %}")
    assert page.render(Context()) == page.render(Context()) != ""


def test_static_files_are_looked_up_once(tmp_path):
    files = StaticFiles(location=tmp_path, base_url="/static/")
    files.hashed_files = {"css/base.css": "css/base.0123456789ab.css"}
    assert files.url("css/base.css") == "/static/css/base.0123456789ab.css"
    files.hashed_files = {}
    assert files.url("css/base.css") == "/static/css/base.0123456789ab.css"


# --- The menu -----------------------------------------------------------------------------------------------------


def rows(page):
    nav = page[page.index('id="dialogue-menu"') : page.index("side-nav__account")]
    return [part.partition('"')[0] for part in nav.split('<li><a href="')[1:]], nav.count('aria-current="page"')


@pytest.mark.parametrize(
    ("person", "path", "current"),
    [
        ("lena", "", "/dialogues/segregation/"),
        ("lena", "perspectives/themes/", "/dialogues/segregation/perspectives/"),
        ("lena", "log/", "/dialogues/segregation/log/"),
        ("dana", "design-team/", "/dialogues/segregation/design-team/"),
    ],
)
def test_the_row_one_is_in_is_the_only_current_one(signed_in, request, dialogue, person, path, current):
    where = f"/dialogues/{dialogue.slug}/"
    page = signed_in(request.getfixturevalue(person)).get(where + path).content.decode()
    addresses, marked = rows(page)
    assert marked == 1
    marked_row = page[: page.index('aria-current="page"', page.index('id="dialogue-menu"'))].rpartition('href="')[2]
    assert marked_row.startswith(f'{current}"')
    assert addresses[0] == where


def test_a_menu_is_not_shared_with_whoever_sees_less(signed_in, dialogue, lena, dana, ulf):
    where = f"/dialogues/{dialogue.slug}/"
    led, _ = rows(signed_in(lena).get(where).content.decode())
    shown, _ = rows(signed_in(dana).get(where).content.decode())
    assert set(shown) < set(led)
    other = factories.make_dialogue("annan")
    factories.make_member(other, lena, "design_team")
    there, _ = rows(signed_in(lena).get("/dialogues/annan/").content.decode())
    assert [one.replace("/annan/", f"/{dialogue.slug}/") for one in there] == shown
    assert signed_in(ulf).get(where).status_code == 404


def test_a_menu_follows_how_far_the_work_has_come_and_the_language(signed_in, dialogue, lena, monkeypatch):
    browser, where = signed_in(lena), f"/dialogues/{dialogue.slug}/people/"
    monkeypatch.setattr(phases, "states", lambda _dialogue: {one.key: phases.GAP for one in phases.phases()})
    before = browser.get(where).content.decode()
    monkeypatch.setattr(phases, "states", lambda _dialogue: {one.key: phases.DONE for one in phases.phases()})
    after = browser.get(where).content.decode()
    assert (before.count("– inte påbörjat"), after.count("– inte påbörjat")) == (after.count("– klart"), 0)
    assert after.count("– klart") > 3
    english = browser.get(where, headers={"accept-language": "en"}).content.decode()
    assert "– done" in english


def test_the_states_kept_are_those_of_the_readiness(dialogue, django_assert_num_queries):
    found = phases.states(dialogue)
    assert found == {key: one.state for key, one in phases.readiness(dialogue).items()}
    with django_assert_num_queries(0):
        assert phases.states(dialogue) == found


def test_nothing_of_a_person_is_kept_with_a_menu(signed_in, dialogue, lena):
    context._menu.cache_clear()
    page = signed_in(lena).get(f"/dialogues/{dialogue.slug}/").content.decode()
    assert "Lena" in page
    known = context.Known(dialogue.slug, frozenset(["leader"]), tuple(phases.states(dialogue).items()), "sv")
    hits = context._menu.cache_info().hits
    html = context._menu(known, f"/dialogues/{dialogue.slug}/")
    assert context._menu.cache_info().hits == hits + 1
    assert "Lena" not in html
    assert "csrf" not in html


# --- Headers, menus of choices ------------------------------------------------------------------------------------


def test_every_answer_has_the_policy_of_the_settings(db):
    for path in ("/", "/dialogues/", "/finns-inte/"):
        assert Client().get(path).headers["Content-Security-Policy"] == build_policy()


def test_choices_drawn_beforehand_are_those_drawn_one_by_one():
    pairs = [(1, "Oro & <rädsla>"), (2, "Skolan"), (12, 'Citat "x"')]
    for chosen in ("", "2", "12", "99", '"><script>'):
        forms = [
            ListFilter({"theme": chosen}, filters={"theme": ("Tema", choices)})
            for choices in ([*pairs, ("none", "Inget")], [Options(pairs), ("none", "Inget")])
        ]
        assert str(forms[0]["theme"]) == str(forms[1]["theme"])
        assert [one.value("theme") for one in forms] == [chosen if chosen in {"2", "12"} else ""] * 2
        assert str(forms[0]["theme"]).count(" selected") == (chosen in {"", "2", "12"})
        assert [bool(one.errors) for one in forms] == [chosen in {"99", '"><script>'}] * 2
