"""What is sent in: without a token, with keys of another dialogue, with fields that no form has, after the right is gone."""

import hashlib

import pytest
from django import forms
from django.apps import apps
from django.db import models, transaction
from django.forms.models import ModelChoiceIterator
from django.test import Client

from dialogues.models import Dialogue, Membership
from meetings.models import Candidate, Participant
from tests import factories
from tests.abuse.hostile import OURS
from tests.routes import Route, routes

pytestmark = pytest.mark.django_db

ALL = [route for route in routes() if not route.path.startswith("admin/")]
WORKSPACE = [route for route in ALL if route.access and route.access.kind == "workspace"]
ONE_CLICK = {"follow_leave", "told_stop"}
"""RFC 8058: the mail program of whoever reads it posts there, with the key in the address as its right."""
NOT_FOR_FORMS = {
    "dialogue",
    "municipality",
    "user",
    "by",
    "actor",
    "version",
    "published_at",
    "released_at",
    "token_hash",
}
NOT_FOR_FORMS |= {"is_staff", "is_superuser", "password", "state", "decided_by", "approved_by", "created_at", "number"}
"""Fields that a service sets. One that a form lets somebody choose is named with its reason below."""
CHOSEN_BY_PEOPLE: dict[str, str] = {}


def _login(user, **options) -> Client:
    client = Client(**options)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_nothing_is_sent_in_without_a_token(world):
    client = _login(world.people["leader"], enforce_csrf_checks=True)
    taken = {}
    for route in ALL:
        if route.access is None or route.access.kind == "account":
            continue
        with transaction.atomic():
            status = client.post(route.address(world.values | world.own["leader"])).status_code
            transaction.set_rollback(True)
        if status != 403:
            taken[route.name] = status
    assert taken.keys() == ONE_CLICK


def test_what_a_form_lets_one_choose_among_is_of_ones_own_dialogue(world, monkeypatch):
    """A posted key is looked for among what the field offers; so every field offers only what is one's own."""
    foreign = _foreign_rows()
    offered: dict[str, models.QuerySet] = {}
    begin = ModelChoiceIterator.__init__

    def noting(self, field) -> None:
        begin(self, field)
        offered[f"{field.queryset.model._meta.label} {field.label} {field.queryset.query}"] = field.queryset.all()

    monkeypatch.setattr(ModelChoiceIterator, "__init__", noting)
    client = _login(world.people["leader"], raise_request_exception=False)
    for route in WORKSPACE:
        with transaction.atomic():
            client.get(route.address(world.values | world.own["leader"])).getvalue()
            transaction.set_rollback(True)
    assert len(offered) > 30
    kinds = {type(row): row.pk for row in foreign}
    leaks = [
        name for name, rows in offered.items() if rows.model in kinds and rows.filter(pk=kinds[rows.model]).exists()
    ]
    assert leaks == []
    others = [name for name, rows in offered.items() if any(_is_foreign(row, world.dialogue) for row in rows[:500])]
    assert others == []


def _is_foreign(row: models.Model, dialogue: Dialogue) -> bool:
    at = getattr(row, "dialogue", None)
    if isinstance(at, Dialogue):
        return at != dialogue
    of = getattr(row, "municipality", None)
    return of is not None and of != dialogue.municipality


def _foreign_rows() -> list[models.Model]:
    """One of each kind that keys are posted of, in the dialogue that is somebody else's."""
    elsewhere = Dialogue.objects.get(slug="elsewhere")
    group, theme = factories.make_group(elsewhere), factories.make_theme(elsewhere)
    person = factories.make_interviewee(elsewhere, group)
    interviewer = factories.make_user("Irma")
    interview = factories.make_interview(elsewhere, interviewer, person, text="Det sa jag bara till henne.")
    statement = factories.make_statement(interview, "Det sa jag", number=1, themes=(theme,))
    perspective = factories.make_perspective(elsewhere, "En annan bild", themes=(theme,))
    perspective.statements.add(statement)
    candidate = Candidate.objects.create(dialogue=elsewhere, number=1, name="Cilla Annanstans")
    participant = Participant.objects.create(dialogue=elsewhere, name="Pelle Annanstans")
    organisation = factories.make_organisation(elsewhere.municipality, "En annan förvaltning")
    return [group, theme, person, interview, statement, perspective, candidate, participant, organisation]


def _seen(rows: list[models.Model]) -> str:
    """A fingerprint of the rows and of all that hangs on them."""
    found = []
    for row in rows:
        found.append(repr(type(row)._base_manager.filter(pk=row.pk).values_list()[:1]))
        for relation in row._meta.get_fields():
            if (relation.auto_created and not relation.concrete) or relation.many_to_many:
                name = relation.get_accessor_name() if relation.auto_created else relation.name
                if name and (relation.one_to_many or relation.many_to_many):
                    found.append(f"{name} {getattr(row, name).count()}")
    return hashlib.sha256("\n".join(found).encode()).hexdigest()


def test_keys_of_a_foreign_dialogue_change_nothing_there(world):
    """Keys that a page reads by itself, without a form's field: ticked rows, what is dragged, who is asked."""
    rows = _foreign_rows()
    keys = [
        str(value) for row in rows for value in {row.pk, getattr(row, "number", row.pk), getattr(row, "key", row.pk)}
    ]
    names = ("statement", "pick", "person", "answer", "option", "object", "theme", "pair", "perspective", "at", "was")
    posted = dict.fromkeys(names, keys) | {"do": "aside", "act": "aside", "action": "theme", "way": "mail"}
    before, client = _seen(rows), _login(world.people["leader"], raise_request_exception=False)
    moved, broken = [], []
    for route in WORKSPACE:
        address = route.address(world.values | world.own["leader"])
        with transaction.atomic():
            if client.post(address, posted).status_code >= 500:
                broken.append(address)
            if _seen(rows) != before:
                moved.append(address)
            transaction.set_rollback(True)
    assert moved == []
    assert broken == []


def _model_forms() -> list[type[forms.ModelForm]]:
    def under(one: type) -> list[type]:
        return [one, *(two for below in one.__subclasses__() for two in under(below))]

    return [one for one in under(forms.ModelForm) if one.__module__.split(".")[0] in OURS and hasattr(one, "Meta")]


def test_no_form_takes_more_than_it_names():
    loose = [
        f"{one.__module__}.{one.__name__}"
        for one in _model_forms()
        if one._meta.model and (one._meta.exclude or not one._meta.fields or one._meta.fields == "__all__")
    ]
    assert loose == []


def test_no_form_takes_what_only_a_service_may_set():
    assert len(_model_forms()) > 30
    found = {
        f"{one.__module__}.{one.__name__}: {name}"
        for one in _model_forms()
        if one._meta.model
        for name in set(one._meta.fields or ()) & NOT_FOR_FORMS
    }
    assert found - CHOSEN_BY_PEOPLE.keys() == set()


def test_whoever_is_removed_is_out_with_the_session_still_alive(world):
    """And downloads that were open to them are closed: every address, the files among them."""
    leader = world.people["leader"]
    client = _login(leader)
    assert client.get(world.dialogue.get_absolute_url()).status_code == 200
    Membership.objects.filter(user=leader).delete()
    world.dialogue.municipality.administrators.remove(leader)
    open_still = [
        address
        for route in WORKSPACE
        for address in [route.address(world.values | world.own["leader"])]
        if client.get(address).status_code != 404
    ]
    assert open_still == []


def test_an_account_that_is_closed_is_out_with_the_session_still_alive(world):
    dana = world.people["design_team"]
    client = _login(dana)
    assert client.get(world.dialogue.get_absolute_url()).status_code == 200
    type(dana).objects.filter(pk=dana.pk).update(is_active=False)
    assert client.get(world.dialogue.get_absolute_url()).headers["Location"].startswith("/accounts/login/")


def test_every_model_with_a_way_in_is_ours():
    assert {
        apps.get_model(one._meta.model._meta.label)._meta.app_label for one in _model_forms() if one._meta.model
    } <= set(OURS)


def _lists(client: Client, world, own: dict, route: Route) -> str:
    return client.get(route.address(world.values | own)).getvalue().decode(errors="replace")


SEARCHED = {
    "design_team": ["Kanarie", "gulfjader", "kanariens", "Gulvinge", "Vidbordet"],
    "facilitator": ["Kanarie", "gulfjader", "kanariens", "Gulvinge"],
    "participant": ["Kanarie", "gulfjader", "kanariens", "Gulvinge"],
    "public": ["Kanarie", "gulfjader", "kanariens", "Gulvinge", "Vidbordet"],
}
"""Words that stand only in layers that the reader has no part in (``tests/canaries.py``)."""


@pytest.mark.parametrize("who", SEARCHED)
def test_searching_and_ordering_do_not_reach_what_one_may_not_read(world, who):
    """A page answers a word of a closed layer, and an order by it, as it answers a word that nobody has written."""
    client = Client() if who == "public" else _login(world.people[who])
    own = world.own.get(who, {})
    told = []
    for route in ALL:
        if not route.access or route.access.kind not in ({"public"} if who == "public" else {"workspace", "public"}):
            continue
        address = route.address(world.values | own)
        if 'name="q"' not in client.get(address).getvalue().decode(errors="replace"):
            continue
        for word in SEARCHED[who]:
            nobody = "x" * len(word)
            asked, other = (
                client.get(address, {"q": one, "order": key, "sort": key, "o": key})
                .getvalue()
                .decode(errors="replace")
                .replace(one, "")
                for one, key in ((word, "identity__name"), (nobody, "identity__name"))
            )
            if _bare(asked) != _bare(other):
                told.append(f"{address}?q={word}")
    assert told == []


def _bare(body: str) -> str:
    """Without what differs from one answer to the next."""
    return "\n".join(
        line for line in body.splitlines() if "csrfmiddlewaretoken" not in line and "hx-headers" not in line
    )
