"""The actor map becomes groups in the interview plan, with one click and never twice."""

import pytest

from dialogues.actors.services import targets_named
from dialogues.models import Actor, ContestedPoint, TargetKind
from tests import factories

pytestmark = pytest.mark.django_db
PAGE = "/dialogues/segregation/interviews/plan/from-actors/"


@pytest.fixture
def drawn(dialogue):
    barn, _gamla = targets_named(dialogue, TargetKind.GROUP, ["Barn", "Gamla"])
    targets_named(dialogue, TargetKind.AREA, ["Ersboda"])
    for number in range(7):
        Actor.objects.create(dialogue=dialogue, name=f"Förening {number}", kind="association").targets.add(barn)
    Actor.objects.create(dialogue=dialogue, name="Skolan", kind="municipal")


def every(client):
    return [one.key for one, _ticked in client.get(PAGE).context["new"]]


def test_target_groups_become_a_group_each_and_actors_one_a_kind(signed_in, lena, dialogue, drawn):
    client = signed_in(lena)
    client.post(PAGE, {"groups": every(client)})
    made = dialogue.groups.order_by("position").values_list("name", "kind", "target")
    assert list(made) == [
        ("Barn", "residents", 5),
        ("Gamla", "residents", 5),
        ("Kommunens medarbetare", "officials", 5),
        ("Människor i föreningar", "civil_society", 7),
    ]
    assert "Ingen på aktörskartan arbetar för dem." in dialogue.groups.get(name="Gamla").why


def test_a_group_that_is_there_is_left_alone_and_a_second_press_makes_nothing(signed_in, lena, dialogue, drawn):
    factories.make_group(dialogue, "barn", target=12, position=4)
    client = signed_in(lena)
    keys = [*every(client), f"target-{dialogue.actor_targets.get(name='Barn').pk}"]
    assert client.post(PAGE, {"groups": keys}).status_code == 422
    keys = every(client)
    answers = [client.post(PAGE, {"groups": keys}) for _press in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert dialogue.groups.count() == 4
    assert dialogue.groups.get(name="barn").target == 12
    assert dialogue.groups.get(name="Gamla").position == 5


def test_only_what_is_ticked_is_made_and_nothing_ticked_is_said(signed_in, lena, dialogue, drawn):
    client = signed_in(lena)
    assert client.post(PAGE, {}).status_code == 422
    client.post(PAGE, {"groups": [every(client)[0]]})
    assert [group.name for group in dialogue.groups.all()] == ["Barn"]


def test_two_presses_at_the_same_moment_make_one_group(dialogue, lena, drawn, monkeypatch):
    from interviews.from_actors import services

    keys = [one.key for one in services.suggested(dialogue)]
    services.make_groups(dialogue=dialogue, actor=lena, keys=keys)
    assert services.make_groups(dialogue=dialogue, actor=lena, keys=keys) == []


def test_dana_reads_the_map_and_makes_no_groups(signed_in, dana, dialogue, drawn):
    assert signed_in(dana).post(PAGE, {"groups": ["kind-municipal"]}).status_code == 403
    assert dialogue.groups.count() == 0


def test_the_sides_of_what_is_contested_are_offered_each_once(signed_in, lena, dialogue, drawn):
    for place, (what, by_whom) in enumerate(
        [
            ("Om skolan ska stå kvar", "byn, nämnden; barn"),
            ("Vem som får lokalen", "Nämnden, små föreningar."),
            ("X", ""),
        ]
    ):
        ContestedPoint.objects.create(dialogue=dialogue, position=place, what=what, by_whom=by_whom)
    client = signed_in(lena)
    offered = {one.name: one for one, _ticked in client.get(PAGE).context["new"] if one.key.startswith("side-")}
    assert list(offered) == ["Byn", "Nämnden", "Små föreningar"]
    assert offered["Nämnden"].why.endswith("Om skolan ska stå kvar; Vem som får lokalen.")
    client.post(PAGE, {"groups": [one.key for one in offered.values()]})
    assert list(dialogue.groups.values_list("name", "target")) == [("Byn", 5), ("Nämnden", 5), ("Små föreningar", 5)]
    assert [one.name for one in client.get(PAGE).context["there"]] == ["Byn", "Nämnden", "Små föreningar"]
    assert 'href="/dialogues/segregation/interviews/plan/from-actors/"' in (
        client.get("/dialogues/segregation/preparation/").content.decode()
    )
