"""Undo while coding: the last acts of one person in one interview, in words, and never over what another has done."""

import pytest

from perspectives.models import Coding, Statement
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING, TEXT
from tests.perspectives.test_coding import coded, marked

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/perspectives/coding/1/"


def undo(client, **more):
    return client.post(f"{PAGE}undo/", more, follow=True).content.decode()


def test_the_last_acts_are_undone_one_by_one_in_words(signed_in, ines, talk, dialogue):
    theme = factories.make_theme(dialogue)
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    client.post(f"{PAGE}1/", coded(Statement.objects.get(), themes=[theme.pk]))
    client.post(f"{PAGE}1/remove/")
    assert "Utsaga 1 togs bort." in client.get(PAGE).content.decode()
    assert "Utsaga 1 är tillbaka." in undo(client)
    statement = Statement.objects.get()
    assert list(statement.themes.all()) == [theme]
    assert "Utsaga 1 har de teman den hade före." in undo(client)
    assert list(statement.themes.all()) == []
    assert "Utsaga 1 är borttagen." in undo(client)
    assert Statement.objects.count() == 0
    assert "Det finns inget att ångra." in undo(client)


def test_undone_themes_are_what_the_coder_chose_then_too(signed_in, ines, talk, lift, dialogue):
    first, second = factories.make_theme(dialogue, "Ett"), factories.make_theme(dialogue, "Två")
    statement = lift(ines)
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(statement, themes=[first.pk]))
    statement.refresh_from_db()
    client.post(f"{PAGE}1/", coded(statement, themes=[second.pk]))
    undo(client)
    assert list(statement.themes.all()) == [first]
    assert list(Coding.objects.get().themes.all()) == [first]


def test_what_somebody_else_chose_since_is_not_undone(signed_in, ines, lena, talk, lift, dialogue):
    first, second = factories.make_theme(dialogue, "Ett"), factories.make_theme(dialogue, "Två")
    statement = lift(ines)
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(statement, themes=[first.pk]))
    statement.refresh_from_db()
    signed_in(lena).post(f"{PAGE}1/", coded(statement, themes=[second.pk]))
    assert "Någon har ändrat teman" in undo(client)
    assert list(statement.themes.all()) == [second]


def test_saving_without_another_theme_is_nothing_to_undo(signed_in, ines, talk, lift):
    client = signed_in(ines)
    client.post(f"{PAGE}1/", coded(lift(ines), masked="Något annat"))
    assert client.get(PAGE).context["last_act"] is None


def test_lena_does_not_undo_what_ines_did(signed_in, ines, lena, talk):
    signed_in(ines).post(f"{PAGE}lift/", marked(FEAR))
    assert "Det finns inget att ångra." in undo(signed_in(lena))
    assert Statement.objects.count() == 1


def test_acts_of_one_interview_are_not_undone_in_another(signed_in, ines, talk, dialogue, parent):
    factories.make_interview(dialogue, ines, parent, number=2, text=TEXT)
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    client.post(f"{PAGE.replace('/1/', '/2/')}undo/")
    assert Statement.objects.count() == 1


def test_a_lifting_that_is_quoted_meanwhile_stays_and_the_one_before_can_be_reached(signed_in, ines, talk, dialogue):
    from tests.perspectives.test_coding import _quote

    client = signed_in(ines)
    for words in (FEAR, MEETING):
        client.post(f"{PAGE}lift/", marked(words))
    _quote(dialogue, Statement.objects.get(original=MEETING))
    assert "citerad i sammanställningen" in undo(client)
    undo(client)
    assert [one.original for one in Statement.objects.all()] == [MEETING]


def test_twenty_acts_are_kept_and_no_word_of_what_was_said(signed_in, ines, talk):
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    for _turn in range(15):
        client.post(f"{PAGE}1/remove/")
        client.post(f"{PAGE}undo/")
        client.post(f"{PAGE}1/remove/")
        client.post(f"{PAGE}1/restore/")
    kept = client.session["coding_acts_2"]
    assert kept == {str(talk.pk): [["lifted", 1, [], []]]}


def test_without_a_script_the_button_is_a_form_and_with_one_only_the_rows_come(signed_in, ines, talk):
    client = signed_in(ines)
    client.post(f"{PAGE}lift/", marked(FEAR))
    assert f'action="{PAGE}undo/"' in client.get(PAGE).content.decode()
    part = client.post(f"{PAGE}undo/", {"was": "1"}, headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in part
    assert 'id="coder" data-closes' in part
    assert "Utsaga 1 är borttagen." in part
    assert "<mark" not in part
