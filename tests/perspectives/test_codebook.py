"""The codebook: themes under themes, described, moved, merged and split, and a history of all of it."""

import pytest

from dialogues.models import Event
from perspectives.codebook import services, tree
from perspectives.compilations import services as compilation_services
from perspectives.models import Coding, Statement, Theme, ThemeChange
from tests import factories
from tests.perspectives.conftest import FEAR, MEETING

pytestmark = pytest.mark.django_db
LIST = "/dialogues/segregation/perspectives/themes/"


@pytest.fixture
def safety(dialogue):
    return factories.make_theme(dialogue, "Trygghet", position=0)


@pytest.fixture
def school(dialogue):
    return factories.make_theme(dialogue, "Skolan", position=1)


def under(parent: Theme, title: str, position: int = 9) -> Theme:
    return factories.make_theme(parent.dialogue, title, parent=parent, position=position)


def paths(dialogue) -> list[str]:
    return [node.path for node in tree.flat_tree(dialogue.themes.filter(removed_at=None))]


def history() -> list[tuple[str, dict]]:
    return [(one.verb, one.detail) for one in ThemeChange.objects.order_by("pk")]


# --- The tree -----------------------------------------------------------------------------------------------------


def test_a_theme_stands_under_another_and_the_order_follows_the_tree(signed_in, lena, dialogue, safety, school):
    data = {"title": "Kvällar", "parent": safety.pk, "description": "Om mörker. Inte om trafik."}
    signed_in(lena).post(f"{LIST}new/", data)
    assert paths(dialogue) == ["Trygghet", "Trygghet › Kvällar", "Skolan"]
    evenings = Theme.objects.get(title="Kvällar")
    assert (evenings.description, evenings.position) == ("Om mörker. Inte om trafik.", 1)
    assert history() == [("created", {"title": "Kvällar", "under": "Trygghet"})]
    assert "Om mörker" in signed_in(lena).get(LIST).content.decode()


@pytest.mark.parametrize("where", ["itself", "its own"])
def test_a_circle_is_refused_in_words(signed_in, lena, safety, where):
    evenings = under(safety, "Kvällar")
    parent = safety if where == "itself" else evenings
    answer = signed_in(lena).post(
        f"{LIST}{safety.pk}/", {"title": "Trygghet", "parent": parent.pk, "opened_version": 1}
    )
    assert answer.status_code == 422
    words = "kan inte ligga under" if where == "its own" else "kan inte ligga under sig självt"
    assert words in answer.content.decode()
    safety.refresh_from_db()
    assert safety.parent is None


def test_a_fifth_level_is_refused_and_so_is_moving_a_branch_too_deep(signed_in, lena, dialogue, safety, school):
    two = under(safety, "Två")
    three = under(two, "Tre")
    four = under(three, "Fyra")
    client = signed_in(lena)
    answer = client.post(f"{LIST}new/", {"title": "Fem", "parent": four.pk})
    assert answer.status_code == 422
    assert "högst 4 nivåer" in answer.content.decode()
    under(school, "Rasten")
    answer = client.post(f"{LIST}{school.pk}/", {"title": "Skolan", "parent": three.pk, "opened_version": 1})
    assert answer.status_code == 422
    assert Theme.objects.filter(parent=three).get() == four


def test_a_circle_in_the_data_is_cut_and_every_theme_is_still_shown(dialogue, safety, school):
    Theme.objects.filter(pk=safety.pk).update(parent=school)
    Theme.objects.filter(pk=school.pk).update(parent=safety)
    nodes = tree.flat_tree(dialogue.themes.all())
    assert sorted(node.theme.title for node in nodes) == ["Skolan", "Trygghet"]


def test_moving_up_takes_what_stands_under_along_and_stays_under_the_same_parent(
    signed_in, lena, dialogue, safety, school
):
    under(school, "Rasten")
    under(school, "Vägen dit", 10)
    client = signed_in(lena)
    client.post(f"{LIST}{school.pk}/move/", {"up": "1"})
    assert paths(dialogue) == ["Skolan", "Skolan › Rasten", "Skolan › Vägen dit", "Trygghet"]
    rest = Theme.objects.get(title="Rasten")
    client.post(f"{LIST}{rest.pk}/move/", {"up": "1"})
    assert paths(dialogue)[1] == "Skolan › Rasten"
    client.post(f"{LIST}{rest.pk}/move/", {"down": "1"})
    assert paths(dialogue) == ["Skolan", "Skolan › Vägen dit", "Skolan › Rasten", "Trygghet"]


def test_the_page_closes_every_list_it_opens(signed_in, lena, safety, school):
    deep = under(under(safety, "Två"), "Tre")
    under(deep, "Fyra")
    page = signed_in(lena).get(LIST).content.decode()
    main = page[page.index('<ol class="records themes">') :]
    assert main.count("<ol ") == main.count("</ol>") == 4
    assert main.count("<details") == main.count("</details>") == 3


def test_a_search_finds_by_title_and_description_and_tells_the_path(signed_in, lena, dialogue, safety, school):
    under(safety, "Kvällar", 5)
    Theme.objects.filter(pk=school.pk).update(description="Också fritids om kvällen.")
    answer = signed_in(lena).get(LIST, {"q": "kväll"})
    assert [theme.title for theme in answer.context["themes"]] == ["Kvällar", "Skolan"]
    assert '<p class="theme-way">Trygghet</p>' in answer.content.decode()


@pytest.mark.parametrize("count", [2, 60])
def test_the_codebook_costs_the_same_with_many_themes(
    signed_in, lena, dialogue, safety, count, django_assert_num_queries
):
    for number in range(count):
        under(safety, f"Tema {number}", number + 1)
    client = signed_in(lena)
    client.get(LIST)
    with django_assert_num_queries(9):
        client.get(LIST)


def test_dana_meets_no_title_of_a_theme_that_nothing_released_has(signed_in, dana, ines, lift, safety):
    evenings = under(safety, "Kvällar")
    lift(ines).themes.add(evenings)
    Statement.objects.update(status="confirmed", released_at="2026-01-01T00:00Z")
    client = signed_in(dana)
    for address in (LIST, "/dialogues/segregation/perspectives/statements/"):
        page = client.get(address).content.decode()
        assert "Kvällar" in page
        assert "Trygghet" not in page


def test_a_statements_themes_are_told_with_their_path(signed_in, lena, ines, lift, safety):
    statement = lift(ines)
    statement.themes.add(under(safety, "Kvällar"))
    client = signed_in(lena)
    for address in ("statements/", f"statements/{statement.creation_key}/", "coding/1/"):
        assert "Trygghet › Kvällar" in client.get(f"/dialogues/segregation/perspectives/{address}").content.decode()


# --- Merging ------------------------------------------------------------------------------------------------------


def test_merging_takes_statements_perspectives_codings_and_sub_themes_along(
    signed_in, lena, ines, lift, dialogue, safety, school
):
    statement = lift(ines)
    statement.themes.add(safety)
    coding = Coding.objects.create(statement=statement, coder=ines)
    coding.themes.add(safety)
    said = factories.make_perspective(dialogue, "Lampor hjälper", themes=(safety,))
    under(safety, "Kvällar")
    answer = signed_in(lena).post(f"{LIST}{safety.pk}/merge/", {"into": school.pk}, follow=True)
    assert "”Trygghet” ingår nu i ”Skolan”" in answer.content.decode()
    assert paths(dialogue) == ["Skolan", "Skolan › Kvällar"]
    assert [list(one.themes.all()) for one in (statement, coding, said)] == [[school]] * 3
    assert history() == [("merged", {"title": "Trygghet", "into": "Skolan", "statements": 1})]


def test_a_merge_is_undone_by_putting_the_theme_back(signed_in, lena, ines, lift, dialogue, safety, school):
    one, both = lift(ines), lift(ines, MEETING)
    one.themes.add(safety)
    both.themes.add(safety, school)
    coding = Coding.objects.create(statement=one, coder=ines)
    coding.themes.add(safety)
    under(safety, "Kvällar")
    client = signed_in(lena)
    client.post(f"{LIST}{safety.pk}/merge/", {"into": school.pk})
    client.post(f"{LIST}{safety.pk}/restore/")
    assert sorted(paths(dialogue)) == ["Skolan", "Trygghet", "Trygghet › Kvällar"]
    assert (set(safety.statements.all()), set(school.statements.all())) == ({one, both}, {both})
    assert list(coding.themes.all()) == [safety]
    assert history()[-1] == ("restored", {"title": "Trygghet", "statements": 2})


def test_merging_into_ones_own_sub_theme_lets_that_one_take_the_place(signed_in, lena, dialogue, safety):
    evenings = under(safety, "Kvällar")
    under(safety, "Trafik", 11)
    client = signed_in(lena)
    client.post(f"{LIST}{safety.pk}/merge/", {"into": evenings.pk})
    assert paths(dialogue) == ["Kvällar", "Kvällar › Trafik"]
    client.post(f"{LIST}{safety.pk}/restore/")
    assert sorted(paths(dialogue)) == ["Trygghet", "Trygghet › Kvällar", "Trygghet › Trafik"]


def test_a_removed_statement_put_back_has_the_theme_its_own_was_merged_into(
    signed_in, lena, ines, lift, safety, school
):
    lift(ines).themes.add(safety)
    client = signed_in(ines)
    client.post("/dialogues/segregation/perspectives/coding/1/1/remove/")
    signed_in(lena).post(f"{LIST}{safety.pk}/merge/", {"into": school.pk})
    client.post("/dialogues/segregation/perspectives/coding/1/1/restore/")
    assert list(Statement.objects.get().themes.all()) == [school]


def test_a_theme_elsewhere_is_nothing_to_merge_into(signed_in, lena, safety):
    foreign = factories.make_theme(factories.make_dialogue("elsewhere"), "Annat")
    answer = signed_in(lena).post(f"{LIST}{safety.pk}/merge/", {"into": foreign.pk})
    assert answer.status_code == 422
    assert Theme.objects.get(pk=safety.pk).removed_at is None


# --- Splitting ----------------------------------------------------------------------------------------------------


def test_splitting_gives_the_chosen_statements_a_theme_of_their_own(signed_in, lena, ines, lift, dialogue, safety):
    one, other = lift(ines), lift(ines, MEETING)
    for statement in (one, other):
        statement.themes.add(safety)
    coding = Coding.objects.create(statement=one, coder=ines)
    coding.themes.add(safety)
    data = {"statement": [one.pk], "title": "Kvällar", "place": "under"}
    assert signed_in(lena).post(f"{LIST}{safety.pk}/split/", data).status_code == 302
    evenings = Theme.objects.get(title="Kvällar")
    assert paths(dialogue) == ["Trygghet", "Trygghet › Kvällar"]
    assert (list(one.themes.all()), list(other.themes.all())) == ([evenings], [safety])
    assert list(coding.themes.all()) == [evenings]
    assert history() == [("split", {"title": "Kvällar", "source": "Trygghet", "statements": 1})]
    assert Event.objects.get(name="theme.split").data == {"statements": 1, "source": safety.pk}


def test_split_statements_may_keep_the_old_theme_and_stand_beside_it(signed_in, lena, ines, lift, dialogue, safety):
    lift(ines).themes.add(safety)
    data = {"everything": "1", "title": "Kvällar", "place": "beside", "keep": "on"}
    signed_in(lena).post(f"{LIST}{safety.pk}/split/", data)
    assert paths(dialogue) == ["Trygghet", "Kvällar"]
    assert sorted(Statement.objects.get().themes.values_list("title", flat=True)) == ["Kvällar", "Trygghet"]


@pytest.mark.parametrize("sent", [{"title": "Nytt"}, {"title": ""}, {"title": "trygghet", "everything": "1"}])
def test_a_split_without_statements_or_with_a_taken_name_changes_nothing(signed_in, lena, ines, lift, safety, sent):
    lift(ines).themes.add(safety)
    answer = signed_in(lena).post(f"{LIST}{safety.pk}/split/", {"place": "under"} | sent)
    assert answer.status_code == 422
    assert Theme.objects.count() == 1


def test_an_interviewer_splits_only_what_they_may_read(signed_in, ines, lena, dialogue, parent, lift, safety):
    """What is unmasked in another's interview is not there to choose, and is not moved by its key."""
    other = factories.make_interview(dialogue, lena, parent, number=2, text="Hemligt sa hon.")
    hidden = factories.make_statement(other, "Hemligt", number=7, themes=(safety,))
    lift(ines).themes.add(safety)
    client = signed_in(ines)
    assert "Hemligt" not in client.get(f"{LIST}{safety.pk}/split/").content.decode()
    client.post(f"{LIST}{safety.pk}/split/", {"statement": [hidden.pk], "title": "Nytt", "place": "under"})
    assert list(hidden.themes.all()) == [safety]


# --- History ------------------------------------------------------------------------------------------------------


def test_the_history_is_read_as_sentences_newest_first(signed_in, lena, dialogue, safety, school):
    client = signed_in(lena)
    client.post(f"{LIST}{safety.pk}/", {"title": "Trygghet för vem?", "opened_version": 1})
    client.post(f"{LIST}{safety.pk}/", {"title": "Trygghet för vem?", "parent": school.pk, "opened_version": 2})
    page = client.get(f"{LIST}history/")
    assert [(line.who, line.words) for line in page.context["page"].object_list] == [
        ("Lena", "flyttade ”Trygghet för vem?” till under ”Skolan”"),
        ("Lena", "döpte om ”Trygghet” till ”Trygghet för vem?”"),
    ]
    assert len(client.get(f"{LIST}history/?theme={school.pk}").context["page"].object_list) == 0


def test_the_history_is_for_those_who_shape_the_themes(signed_in, farid, dana, petra, safety):
    assert [signed_in(who).get(f"{LIST}history/").status_code for who in (farid, dana, petra)] == [403] * 3


# --- The compilation ----------------------------------------------------------------------------------------------


def test_chapters_are_the_themes_at_the_top_and_hold_what_stands_under_them(lena, dialogue, safety, school):
    evenings = under(safety, "Kvällar")
    factories.make_perspective(dialogue, "Lampor hjälper", number=1, themes=(evenings,))
    factories.make_perspective(dialogue, "Skolan sorterar", number=2, themes=(school, evenings))
    compilation = compilation_services.create_compilation(
        dialogue=dialogue, actor=lena, creation_key="7b1b4cae-99d0-4a00-9158-8b0d8f0f0009"
    )
    chapters = [
        (one.theme.title, [e.perspective.number for e in one.entries.all()]) for one in compilation.chapters.all()
    ]
    assert chapters == [("Trygghet", [1, 2]), ("Skolan", [])]


def test_followed_goes_through_several_merges(lena, dialogue, safety, school):
    last = factories.make_theme(dialogue, "Vägen", position=3)
    services.remove_theme(theme=safety, actor=lena, move_to=school)
    services.remove_theme(theme=school, actor=lena, move_to=last)
    assert services.followed(dialogue, [safety.pk, school.pk]) == [last]


def test_lifted_words_of_a_statement_never_enter_the_history(lena, ines, lift, dialogue, safety):
    statement = lift(ines, FEAR)
    statement.themes.add(safety)
    services.split_theme(theme=safety, statements=[statement.pk], title="Nytt", actor=lena)
    services.remove_theme(theme=safety, actor=lena)
    assert "Samira" not in str(list(ThemeChange.objects.values_list("detail", flat=True)))
