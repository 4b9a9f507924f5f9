"""Every address × every role × reading and posting × own and foreign dialogue, as the permission table says; and on no
page anything of a layer of trust that its reader has no part in (``tests/canaries.py``)."""

import pytest
from django.db import transaction
from django.test import Client

from dialogues.models import Dialogue
from dialogues.permissions import TABLE, Scope
from tests import canaries, factories
from tests.canaries import Layer
from tests.routes import Route, routes

pytestmark = pytest.mark.django_db

ALL = [route for route in routes() if not route.path.startswith(("admin/", "accounts/"))]
KINDS = {"workspace", "public", "signed_in", "link", "administration"}
OURS = [route for route in ALL if route.access and route.access.kind in KINDS]
PEOPLE = ["leader", "facilitator", "interviewer", "design_team", "steering", "participant", "owner", "admin"]
REFUSED = {403, 404}
NOT_FOUND_IS_FINE = {404}
NOT_KEYS = {"slug", "source", "kind", "which"}
"""Parameters that name the dialogue, or one of a few words, and so nothing that another dialogue could hold."""


def test_every_route_is_classified():
    assert [route.name or route.path for route in routes() if route.access is None] == []


def test_every_capability_that_a_route_names_is_in_the_table():
    named = {route.access.capability for route in ALL if route.access and route.access.kind == "workspace"}
    assert named <= TABLE.keys()


def test_every_capability_in_the_table_is_used_somewhere():
    """A right that nothing asks for is a promise the product does not keep."""
    import re
    from pathlib import Path

    root = Path(__file__).parent.parent
    source = "\n".join(
        path.read_text()
        for folder in (
            "dialogues",
            "interviews",
            "perspectives",
            "meetings",
            "actions",
            "rights",
            "keeping",
            "templates",
            "accounts",
        )
        for path in (root / folder).rglob("*")
        if path.suffix in {".py", ".html"} and path.name != "permissions.py"
    )
    unused = [name for name in TABLE if not re.search(rf"\b{name}\b", source)]
    assert unused == []


def _client(user) -> Client:
    client = Client(raise_request_exception=True)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _answer(client: Client, method: str, address: str) -> tuple[int, str]:
    """Ask, and undo whatever the answer did, so that the next route finds the same world. Status and text."""
    with transaction.atomic():
        answer = getattr(client, method)(address)
        body = answer.getvalue()  # reading a download to its end closes it, and leaves the connection alone
        transaction.set_rollback(True)
    return answer.status_code, body.decode(errors="replace")


def _status(client: Client, method: str, address: str) -> int:
    return _answer(client, method, address)[0]


def _problems(
    route: Route, address: str, allowed: Scope | None, client: Client, who: str, met: set[Layer]
) -> list[str]:
    problems = []
    for method in ("get", "post"):
        status, body = _answer(client, method, address)
        here = canaries.met(body, route.name)
        met |= here
        if forbidden := here - canaries.MAY_MEET[who]:
            problems.append(f"{who} {method} {address} shows {', '.join(layer.value for layer in forbidden)}")
        if status >= 500:
            problems.append(f"{who} {method} {address}: {status}")
        elif allowed is None and status not in {403} | NOT_FOUND_IS_FINE | {405}:
            problems.append(f"{who} has no {route.access.capability} but {method} {address} answered {status}")
        elif allowed is Scope.ALL and status in REFUSED:
            problems.append(f"{who} has {route.access.capability} but {method} {address} answered {status}")
    return problems


@pytest.mark.parametrize("role", PEOPLE)
def test_the_workspace_opens_as_the_table_says(world, role):
    client = _client(world.people[role])
    problems: list[str] = []
    met: set[Layer] = set()
    for route in OURS:
        if route.access.kind == "workspace":
            allowed = TABLE[route.access.capability].get(role)
            address = route.address(world.values | world.own.get(role, {}))
            problems += _problems(route, address, allowed, client, role, met)
    assert problems == []
    assert met == canaries.MAY_MEET[role]  # and what one may meet is there, so the words are where they should be


def test_what_one_interviewer_holds_does_not_exist_for_another(world):
    """The values of every route are of one interviewer's interviews; a second one in the dialogue finds nothing."""
    second = factories.make_member(world.dialogue, factories.make_user("Ivar"), "interviewer")
    client = _client(second)
    seen = []
    for route in OURS:
        if route.access.kind != "workspace":
            continue
        address = route.address(world.values)
        others = len(route.parameters) > 1 and TABLE[route.access.capability].get("interviewer") is Scope.OWN
        for method in ("get", "post") if others else ("get",):
            status, body = _answer(client, method, address)
            if others and status not in {404, 405}:
                seen.append(f"{method} {address}: {status}")
            if shown := canaries.met(body, route.name):
                seen.append(f"{method} {address} shows {', '.join(layer.value for layer in shown)}")
    assert seen == []


@pytest.mark.parametrize("who", ["an outsider", "a leader elsewhere"])
def test_a_foreign_dialogue_does_not_exist_for(world, who):
    client = _client(world.outsider if who == "an outsider" else world.foreign_leader)
    seen = [
        f"{method} {route.address(world.values)}: {status}"
        for route in OURS
        if route.access.kind == "workspace"
        for method in ("get", "post")
        if (status := _status(client, method, route.address(world.values))) != 404
    ]
    assert seen == []


@pytest.mark.parametrize("who", [*PEOPLE, "an outsider", "an administrator elsewhere"])
def test_the_administration_exists_for_its_administrators_alone(world, who):
    """And shows them nothing of a layer of trust."""
    user = world.people.get(who, world.outsider)
    if who == "an administrator elsewhere":
        user = world.foreign_leader
        Dialogue.objects.get(slug="elsewhere").municipality.administrators.add(user)
    client, problems, seen = _client(user), [], 0
    for route in OURS:
        if route.access.kind == "administration":
            seen += 1
            address = route.address(world.values)
            for method in ("get", "post"):
                status, body = _answer(client, method, address)
                if status >= 500 or (status in REFUSED) == (who == "admin"):
                    problems.append(f"{who} {method} {address}: {status}")
                if shown := canaries.met(body, route.name):
                    problems.append(f"{method} {address} shows {', '.join(layer.value for layer in shown)}")
    assert problems == []
    assert seen > 20


def test_without_an_account_the_workspace_asks_to_log_in(world):
    client = _client(None)
    wrong = [
        route.address(world.values)
        for route in OURS
        if route.access.kind in {"workspace", "signed_in", "administration"}
        and not client.get(route.address(world.values)).headers.get("Location", "").startswith("/accounts/login/")
    ]
    assert wrong == []


def test_public_pages_answer_anyone_and_never_break(world):
    client = _client(None)
    broken = []
    for route in OURS:
        if route.access.kind in {"public", "link"}:
            address = route.address(world.values)
            for method in ("get", "post"):
                status, body = _answer(client, method, address)
                if status >= 500 or (method == "get" and status not in {200, 302, 304, 404, 405}):
                    broken.append(f"{method} {address}: {status}")
                if shown := canaries.met(body, route.name):
                    broken.append(f"{method} {address} shows {', '.join(layer.value for layer in shown)}")
    assert broken == []


def test_nothing_of_an_unpublished_dialogue_is_public(world):
    world.dialogue.published_at = None
    world.dialogue.save()
    client = _client(None)
    shown = [
        route.address(world.values)
        for route in OURS
        if route.access.kind == "public"
        and "slug" in route.parameters
        and client.get(route.address(world.values)).status_code != 404
    ]
    assert shown == []


def test_keys_of_a_foreign_dialogue_do_not_work_in_ones_own(world):
    """Lena leads here; objects of the other dialogue, named by key in her own dialogue's addresses, are not there."""
    lena = _client(world.people["leader"])
    foreign = Dialogue.objects.get(slug="elsewhere")
    factories.make_member(foreign, world.people["leader"], "leader")
    values = {**world.values, "slug": "elsewhere"}
    found = [
        f"{method} {route.address(values)}: {status}"
        for route in OURS
        if route.access.kind == "workspace" and set(route.parameters) - NOT_KEYS
        for method in ("get", "post")
        if (status := _status(lena, method, route.address(values))) not in {404, 405}
    ]
    assert found == []
