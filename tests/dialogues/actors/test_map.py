"""The actor map: who works for whom and where, and what nobody does."""

import pytest

from dialogues.actors.services import targets_named
from dialogues.models import Actor, ActorTarget, Area, Event, Forum, TargetKind
from tests import factories

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/actors/"


def typed(**values):
    return {"name": "Bygdehuset", "kind": "association", "does": "Läxhjälp"} | values


def test_an_actor_is_put_on_the_map_with_new_target_groups_areas_and_forums(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(HOME + "new/", typed(new_groups="Barn\nUnga\n barn ", new_areas="Ersboda", new_forums="Rådet"))
    [actor] = dialogue.actors.all()
    assert {(one.kind, one.name) for one in actor.targets.all()} == {
        ("group", "Barn"),
        ("group", "Unga"),
        ("area", "Ersboda"),
    }
    assert [forum.name for forum in actor.forums.all()] == ["Rådet"]
    client.post(HOME + "new/", typed(name="Föreningen", new_groups="BARN"))
    assert dialogue.actor_targets.filter(kind="group").count() == 2
    assert Event.objects.filter(name="actor.added").count() == 2


def test_the_drawing_shows_what_nobody_does_and_what_one_does_alone(signed_in, dana, dialogue):
    barn, _unga, _gamla = targets_named(dialogue, TargetKind.GROUP, ["Barn", "Unga", "Gamla <i>"])
    for name in ("A", "B"):
        Actor.objects.create(dialogue=dialogue, name=name, kind="association").targets.add(barn)
    Actor.objects.get(name="A").targets.add(_unga)
    answer = signed_in(dana).get(HOME)
    assert {str(one.target): (one.count, one.state) for one in answer.context["map"].reaches} == {
        "Barn": (2, ""),
        "Unga": (1, "thin"),
        "Gamla <i>": (0, "gap"),
    }
    page = answer.content.decode()
    assert "Ingen på kartan arbetar för: Gamla &lt;i&gt;." in page
    assert "Gamla <i>" not in page


def test_the_same_actor_under_another_spelling_of_case_is_refused(signed_in, lena, dialogue):
    client = signed_in(lena)
    client.post(HOME + "new/", typed())
    answer = client.post(HOME + "new/", typed(name="bygdeHUSET"))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["name"])


def test_a_forum_says_who_is_not_there(signed_in, lena, stig, dialogue):
    signed_in(lena).post(HOME + "forums/new/", {"name": "Rådet", "missing": "De som bor där"})
    Actor.objects.create(dialogue=dialogue, name="A", kind="other").forums.add(Forum.objects.get())
    Actor.objects.create(dialogue=dialogue, name="B", kind="other")
    page = signed_in(stig).get(HOME).content.decode()
    assert "De som bor där" in page
    assert "En av aktörerna är inte med i något forum: B." in page


def test_what_is_taken_off_the_map_leaves_the_rest(signed_in, lena, dialogue):
    [barn] = targets_named(dialogue, TargetKind.GROUP, ["Barn"])
    actor = Actor.objects.create(dialogue=dialogue, name="A", kind="other")
    actor.targets.add(barn)
    client = signed_in(lena)
    client.post(f"{HOME}reach/{barn.pk}/remove/", {"confirm": "on"})
    assert (Actor.objects.count(), ActorTarget.objects.count()) == (1, 0)
    client.post(f"{HOME}{actor.pk}/remove/", {"confirm": "on"})
    assert Actor.objects.count() == 0


def test_who_may_read_and_who_may_not(signed_in, stig, dana, petra, ulf, dialogue):
    factories.make_organisation(dialogue.municipality)
    assert signed_in(stig).get(HOME).status_code == 200
    assert signed_in(dana).get(HOME + "new/").status_code == 403
    assert signed_in(petra).get(HOME).status_code == 403
    assert signed_in(ulf).get(HOME).status_code == 404


def test_the_map_costs_the_same_with_one_of_each_and_with_three(signed_in, lena, dialogue, django_assert_num_queries):
    def add(name):
        actor = Actor.objects.create(dialogue=dialogue, name=name, kind="other")
        actor.targets.add(*targets_named(dialogue, TargetKind.GROUP, [name]))
        actor.forums.add(Forum.objects.create(dialogue=dialogue, name=name))

    client = signed_in(lena)
    add("A")
    client.get(HOME)
    with django_assert_num_queries(15):
        client.get(HOME)
    add("B")
    add("C")
    with django_assert_num_queries(15):
        client.get(HOME)


def test_an_area_on_the_map_is_the_one_on_the_municipalitys_list(signed_in, lena, dialogue):
    ersboda = Area.objects.create(municipality=dialogue.municipality, name="Ersboda")
    client = signed_in(lena)
    assert "Ersboda" in client.get(HOME + "new/").content.decode()
    client.post(HOME + "new/", typed(listed_areas=[ersboda.pk]))
    client.post(HOME + "new/", typed(name="Föreningen", new_areas="ersboda\nHela kommunen"))
    client.post(HOME + "reach/new/", {"kind": "group", "name": "Ersboda"})
    assert list(
        dialogue.actor_targets.values_list("kind", "name", "area", "actors__name").order_by("pk", "actors")
    ) == [
        ("area", "Ersboda", ersboda.pk, "Bygdehuset"),
        ("area", "Ersboda", ersboda.pk, "Föreningen"),
        ("area", "Hela kommunen", None, "Föreningen"),
        ("group", "Ersboda", None, None),
    ]
    assert "listed_areas" not in client.get(HOME + "new/").context["form"].fields
    client.post(
        f"/dialogues/segregation/preparation/areas/{ersboda.pk}/", {"name": "Östra Ersboda", "opened_version": 1}
    )
    assert set(dialogue.actor_targets.values_list("kind", "name")) == {
        ("area", "Östra Ersboda"), ("area", "Hela kommunen"), ("group", "Ersboda"),
    }  # fmt: skip


def test_an_area_that_is_asked_and_in_which_nobody_works_shows_as_missing(signed_in, lena, dialogue):
    areas = [Area.objects.create(municipality=dialogue.municipality, name=name) for name in ("Ersboda", "Teg", "Haga")]
    Actor.objects.create(dialogue=dialogue, name="A", kind="other").targets.add(
        *targets_named(dialogue, TargetKind.AREA, ["Ersboda"])
    )
    client, about = signed_in(lena), "/dialogues/segregation/preparation/about/place/"

    def choose(*chosen):
        opened = client.get(about).context["form"].initial["opened_as"]
        sent = {"reach": "areas", "areas": [area.pk for area in chosen], "opened_as": opened}
        assert client.post(about, sent).status_code == 302

    def shown():
        return {str(one.target): one.state for one in client.get(HOME).context["map"].areas}

    choose(*areas[:2])
    assert shown() == {"Ersboda": "thin", "Teg": "gap"}
    assert "Ingen på kartan arbetar för: Teg." in client.get(HOME).content.decode()
    choose(areas[2])
    assert shown() == {"Ersboda": "thin", "Haga": "gap"}
