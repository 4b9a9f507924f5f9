"""Every text on every page that two can edit: whoever saves last meets what the first wrote, with both on the page.

The pages are read as a browser would. A form that opens with somebody's words in it either carries what it was opened
as, and is then saved by two people here, or stands in ``ALONE`` with the reason why nobody can be overwritten by it.
A new form that does neither fails; so does a form of a row that is never opened by any page of the walk.
"""

from dataclasses import dataclass, field

import pytest
from django.db import connection, transaction
from django.test import Client

from actions.models import CommentRules, FollowUpReport, Partner
from dialogues.forms_base import RecordForm
from interviews.models import ExploratoryGuide
from tests.edits.forms_on_pages import Control, PageForm, forms_of
from tests.edits.reasons import ALONE, ELSEWHERE, NO_WORDS, TYPED
from tests.full import full_dialogue
from tests.routes import Route, routes

pytestmark = pytest.mark.django_db

MARKS = {"opened_version", "opened_as", "opened", "based_on"}
"""What a form carries of what it was opened as: the row's version, or a fingerprint of its own words."""
FIRST, SECOND = "Lena hann först", "Farid skrev också"
ORDER = ["leader", "facilitator", "interviewer", "design_team", "owner", "participant", "steering", "admin"]


def carried(form: PageForm) -> list[Control]:
    def is_mark(name: str) -> bool:
        return bool({name.partition("-")[0], name.rpartition("-")[2]} & MARKS)

    return [one for one in form.controls if one.value and is_mark(one.name)]


@dataclass
class Walk:
    """What the pages hold: guarded forms to be saved late, and those that open with words and carry no mark."""

    guarded: dict[tuple, tuple[str, str, PageForm]] = field(default_factory=dict)
    open: dict[str, set[str]] = field(default_factory=dict)

    def read(self, route: Route, role: str, address: str, body: str) -> None:
        for form in forms_of(body, address):
            if carried(form):
                key = (route.name, form.names())
                self.guarded.setdefault(key, (role, address, form))
            elif filled := [one.name for one in form.filled()]:
                self.open.setdefault(route.name, set()).update(filled)


@pytest.fixture(scope="module")
def shared_world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        with transaction.atomic():
            world = full_dialogue()
            dialogue = world.dialogue
            FollowUpReport.objects.update(published_at=None)  # so that its summary can still be written
            CommentRules.objects.create(dialogue=dialogue, text="Håll dig till löftet.")
            ExploratoryGuide.objects.create(dialogue=dialogue, questions=["Vad händer här?"])
            shared = dialogue.proposals.get(number=1)
            Partner.objects.get_or_create(proposal=shared, organisation=shared.partners.first())
            world.values["interviews:gap_leave:key"] = dialogue.gap_decisions.first().key
            booked = dialogue.interviews.filter(status="booked", starts_at__isnull=False).order_by("-held_on").first()
            world.values["interviews:rebook:number"] = booked.number
            yield world
            transaction.set_rollback(True)
        connection.close()


def client_of(user) -> Client:
    client = Client(raise_request_exception=True)
    if user is not None:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(scope="module")
def walked(shared_world, django_db_blocker):
    """Every page once, as the first who may open it; and every form class of a row that some page opened."""
    walk, opened, plain = Walk(), set(), RecordForm.__init__

    def noted(form, *arguments, **options):
        plain(form, *arguments, **options)
        if form.instance.pk:
            opened.add(type(form))

    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(RecordForm, "__init__", noted)
        clients = {role: client_of(shared_world.people[role]) for role in ORDER} | {"anyone": client_of(None)}
        for route in routes():
            if route.access is None or route.access.kind not in {"workspace", "public", "signed_in", "link"}:
                continue
            for role in [*ORDER, "anyone"] if route.access.kind != "public" else ["anyone"]:
                own = shared_world.own.get(role, {})
                address = route.address(shared_world.values | own)
                with transaction.atomic():
                    answer = clients[role].get(address)
                    body = answer.getvalue()
                    transaction.set_rollback(True)
                if answer.status_code == 200:
                    if answer.headers.get("Content-Type", "").startswith("text/html"):
                        walk.read(route, role, address, body.decode())
                    break
    return walk, opened


def editable(form: PageForm) -> Control | None:
    """The control whose words are changed: a long text before a short one."""
    areas = [one for one in form.controls if one.kind == "textarea"]
    lines = [one for one in form.controls if one.kind in {"text", ""}]
    found = [one for one in areas + lines if one.value] or areas + lines
    return found[0] if found else None


def with_words(route: str, form: PageForm, control: Control, words: str) -> dict[str, list[str]]:
    values = {name: list(texts) for name, texts in form.sent().items()}
    most = (control.longest or 10_000) - len(words) - 1
    values[control.name] = [f"{control.value[: max(0, most)].rstrip()} {words}".strip()]
    return values | {name: [value] for name, value in TYPED.get(route, {}).items()}


def late_save(client: Client, route: str, address: str, form: PageForm) -> str:
    """Save twice what was opened once; what is wrong in words, empty when nothing is."""
    control = editable(form)
    if control is None:
        return ""
    action = address if form.action in {"", "."} else form.action
    first = client.post(action, with_words(route, form, control, FIRST), HTTP_ACCEPT="text/html")
    if first.status_code not in {200, 204, 302}:
        return f"the first save answered {first.status_code} to {control.name}"
    if "creation_key" in form.names():  # the other opened a page of their own
        form.controls[:] = [one for one in form.controls if one.name != "creation_key"]
    late = client.post(action, with_words(route, form, control, SECOND), HTTP_ACCEPT="text/html")
    body = late.content.decode()
    if late.status_code != 409:
        return f"the late save answered {late.status_code} to {control.name}"
    lacking = [words for words in (FIRST.split()[-1], SECOND.split()[0]) if words not in body]
    return f"the page lacks {lacking}" if lacking else ""


def test_a_late_save_meets_the_earlier_one_on_every_page(shared_world, walked, db):
    walk, _opened = walked
    clients = {role: client_of(shared_world.people.get(role)) for role in [*ORDER, "anyone"]}
    problems = []
    for (name, _names), (role, address, form) in walk.guarded.items():
        if name in NO_WORDS:
            continue
        with transaction.atomic():
            if wrong := late_save(clients[role], name, address, form):
                problems.append(f"{name} {address}: {wrong}")
            transaction.set_rollback(True)
    assert not problems, "\n".join(problems)
    assert len(walk.guarded) > 60  # else the walk has lost its way


def test_a_form_that_opens_with_words_carries_what_it_was_opened_as(walked):
    walk, _opened = walked
    unguarded = [f"{name}: {sorted(fields)}" for name, fields in sorted(walk.open.items()) if name not in ALONE]
    assert not unguarded, "\n".join(unguarded)
    assert sorted(ALONE.keys() - walk.open.keys()) == []  # a reason for what is no longer there


def classes(base: type = RecordForm) -> set[type]:
    return {one for sub in base.__subclasses__() for one in {sub} | classes(sub)}


def test_every_form_of_a_row_is_opened_by_the_walk(walked):
    """Those that it does not open stand in ``ELSEWHERE``, with where a late save of theirs is tested, or why there is
    none."""
    _walk, opened = walked
    ours = {one for one in classes() if not one.__module__.startswith("tests.")}
    missing = {f"{one.__module__}.{one.__qualname__}" for one in ours - opened}
    assert not missing - ELSEWHERE.keys(), "\n".join(sorted(missing - ELSEWHERE.keys()))
    assert sorted(ELSEWHERE.keys() - missing) == []
