"""What is sent in: without a token, with keys of another dialogue, with fields no form has, after the right is gone,
with a forged host or another site to go on to; and what a mail's subject would carry away."""

import hashlib
import re
from urllib.parse import unquote

import pytest
from django import forms
from django.db import connection, models, transaction
from django.forms.models import ModelChoiceIterator
from django.test import Client

from accounts.models import OutgoingMail, User
from dialogplattform.ours import OURS
from dialogues.models import Dialogue, Membership
from interviews.models import Identity
from meetings.models import Candidate, Participant
from tests import factories
from tests.abuse.fuzz import Values
from tests.routes import routes

pytestmark = pytest.mark.django_db

ALL = [route for route in routes() if not route.path.startswith("admin/")]
WORKSPACE = [route for route in ALL if route.access and route.access.kind == "workspace"]
ONE_CLICK = {"leave_following", "stop_hearing"}
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
EVIL = "evil.example"
NEXT = [
    f"https://{EVIL}/",
    f"//{EVIL}/",
    f"/\\{EVIL}/",
    f"https:{EVIL}",
    "javascript:abuse()",
    f"\t//{EVIL}",
]
"""Ways of writing an address on another site."""
CHOSEN_BY_PEOPLE = {
    "actions.forms.StatusReportForm: state": "how it goes, in the owner's own judgement",
    "actions.reporting.forms.ReportForm: state": "the same, through the mailed link",
}


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
            status = client.post(route.address(Values(world.values | world.own["leader"]))).status_code
            transaction.set_rollback(True)
        if status != 403:
            taken[route.name] = status
    assert taken.keys() == ONE_CLICK


def test_what_a_form_lets_one_choose_among_is_of_ones_own_dialogue(world, monkeypatch):
    """A posted key is looked for among what the field offers; so every field offers only what is one's own."""
    foreign = _foreign_rows()
    offered: dict[str, models.QuerySet] = {}
    listed = ModelChoiceIterator.__iter__

    def noting(self):
        offered[f"{self.queryset.model._meta.label} {self.field.label} {self.queryset.query}"] = self.queryset.all()
        return listed(self)

    monkeypatch.setattr(ModelChoiceIterator, "__iter__", noting)
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
    candidate = Candidate.objects.create(dialogue=elsewhere, number=1, role="Lärare annanstans")
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
    wrote: list[str] = []

    def noting(execute, sql, params, many, context):
        wrote.extend(sql.split('"')[1:2] if sql.startswith(("INSERT", "UPDATE", "DELETE")) else [])
        return execute(sql, params, many, context)

    moved, broken = [], []
    for route in WORKSPACE:
        address = route.address(world.values | world.own["leader"])
        wrote.clear()
        with transaction.atomic(), connection.execute_wrapper(noting):
            answer = client.post(address, posted)
            answer.getvalue()
            if answer.status_code >= 500:
                broken.append(address)
            if wrote and _seen(rows) != before:
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
        if one._meta.model and (one._meta.exclude or one._meta.fields is None or one._meta.fields == "__all__")
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
        if _status(client, address) != 404
    ]
    assert open_still == []


def test_an_account_that_is_closed_is_out_with_the_session_still_alive(world):
    dana = world.people["design_team"]
    client = _login(dana)
    assert client.get(world.dialogue.get_absolute_url()).status_code == 200
    type(dana).objects.filter(pk=dana.pk).update(is_active=False)
    assert client.get(world.dialogue.get_absolute_url()).headers["Location"].startswith("/accounts/login/")


SECRET = ["Gulfjäder", "gulfjader", "oskrivna", "Gulvinge", "namntips"]
SEARCHED = {
    "design_team": [*SECRET, "Vidbordet"],
    "facilitator": SECRET,
    "participant": SECRET,
    "public": [*SECRET, "Vidbordet"],
}
"""Words that stand only in layers that the reader has no part in (``tests/canaries.py``)."""


KEY = "identity__name"


@pytest.fixture(scope="module")
def lists(shared_world) -> list[str]:
    """The addresses of pages with a search box, as the leader meets them."""
    client = _login(shared_world.people["leader"], raise_request_exception=False)
    asked = [route for route in ALL if route.access and route.access.kind in {"workspace", "public"}]
    found = []
    for route in asked:
        with transaction.atomic():
            address = route.address(shared_world.values | shared_world.own["leader"])
            if b'name="q"' in client.get(address).getvalue():
                found.append(address)
            transaction.set_rollback(True)
    return found


@pytest.mark.parametrize("who", SEARCHED)
def test_searching_and_ordering_do_not_reach_what_one_may_not_read(world, lists, who):
    """A page answers a word of a closed layer, and an order by it, as it answers a word that nobody has written."""
    client = Client() if who == "public" else _login(world.people[who])
    assert len(lists) > 10
    told = []
    for address in lists:
        for word in SEARCHED[who]:
            nobody = "x" * len(word)
            asked, other = (
                unquote(
                    client.get(address, {"q": one, "order": KEY, "sort": KEY, "o": KEY}).getvalue().decode()
                ).replace(one, "")
                for one in (word, nobody)
            )
            if _bare(asked) != _bare(other):
                told.append(f"{address}?q={word}")
    assert told == []


def _bare(body: str) -> str:
    """Without what differs from one answer to the next."""
    return "\n".join(
        line for line in body.splitlines() if "csrfmiddlewaretoken" not in line and "hx-headers" not in line
    )


def _status(client: Client, address: str) -> int:
    """Read to the end, so that a file that is sent is closed."""
    answer = client.get(address)
    answer.getvalue()
    return answer.status_code


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND"])
def test_a_method_that_no_page_has_reaches_no_page(world, method):
    client = _login(world.people["leader"])
    answer = client.generic(method, world.dialogue.get_absolute_url(), headers={"X-Secret": "kanarie"})
    assert answer.status_code == 405
    assert (answer.content, "TRACE" in answer.headers["Allow"]) == (b"", False)
    assert answer.headers["Cache-Control"] == "no-store, private"


def test_a_forged_host_is_not_served(settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    assert Client().get("/", headers={"Host": EVIL}).status_code == 400
    assert Client().get("/", headers={"Host": "testserver"}).status_code == 200


@pytest.mark.parametrize("header", ["X-Forwarded-Host", "X-Host", "X-Forwarded-Server", "Forwarded", "X-Original-URL"])
def test_no_forwarded_host_finds_its_way_into_a_page_or_a_mail(world, header):
    client = Client(headers={header: EVIL})
    assert EVIL not in client.get("/").text
    client.post("/accounts/login/code/", {"email": world.people["leader"].email})
    mail = OutgoingMail.objects.first()
    assert mail is not None
    assert EVIL not in mail.text + mail.html


@pytest.mark.parametrize("where", NEXT)
def test_logging_in_out_and_changing_language_lead_nowhere_else(world, where):
    client = Client()
    User.objects.filter(pk=world.people["leader"].pk).update(is_active=True)
    told = {"login": "leader@umea.example", "password": "dialog-demo", "next": where}
    for answer in (
        client.post("/accounts/login/", told),
        client.get("/accounts/login/", {"next": where}),
        client.post("/i18n/setlang/", {"language": "en", "next": where}),
        client.get("/accounts/logout/", {"next": where}),
        client.post("/accounts/logout/", {"next": where}),
    ):
        assert EVIL not in answer.headers.get("Location", "")
        assert not answer.headers.get("Location", "").startswith("javascript:")
        assert f'href="{where}"' not in answer.text


def test_no_subject_names_anybody(world):
    """Subjects are shown on locked screens and kept in the logs of every mail server on the way."""
    names = {one.name for one in Identity.objects.all() if one.name} | set(
        Participant.objects.values_list("name", flat=True)
    )
    names |= set(User.objects.exclude(name="").values_list("name", flat=True))
    subjects = list(OutgoingMail.objects.values_list("subject", flat=True))
    assert len(subjects) > 10
    whole = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in names))
    assert [subject for subject in subjects if whole.search(subject)] == []
