"""The pages of the archive: who orders what, who fetches it, who takes one in."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone

from accounts.models import Municipality
from dialogues.models import Dialogue, Event
from keeping.archive import importing, published, services, views
from keeping.archive.makers import make_archive
from keeping.models import ArchiveOrder
from keeping.tasks import throw_away_archives
from reports.production import produce
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick(monkeypatch, settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(()))


def _page(dialogue) -> str:
    return f"/dialogues/{dialogue.slug}/archive/"


def _order(client, dialogue, **asked):
    return client.post(_page(dialogue), asked)


def _names(answer) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as archive:
        return archive.namelist()


def test_a_leader_orders_the_whole_dialogue_and_fetches_it(dialogue, lena, signed_in):
    client = signed_in(lena)
    assert _order(client, dialogue, kind="full").status_code == 302
    order = ArchiveOrder.objects.get()
    produce(order.document_id)
    page = client.get(_page(dialogue)).content.decode()
    assert f"{_page(dialogue)}{order.pk}/file/" in page
    answer = client.get(f"{_page(dialogue)}{order.pk}/file/")
    assert answer["Content-Disposition"].startswith("attachment") and answer["Cache-Control"] == "no-store, private"
    assert "data/dialogues.Dialogue.jsonl" in _names(answer)
    told = list(Event.objects.filter(name__startswith="archive.").order_by("pk").values_list("name", "data"))
    assert told == [
        ("archive.ordered", {"kind": "full", "people": False}),
        ("archive.fetched", {"kind": "full", "people": False}),
    ]


@pytest.mark.parametrize(
    "asked, field",
    [
        ({"kind": "full", "with_people": "on"}, "reason"),
        ({"kind": "full", "with_people": "on", "reason": "   "}, "reason"),
        ({"kind": "public", "with_people": "on", "reason": "Beslut 7"}, "with_people"),
        ({"kind": "everything"}, "kind"),
    ],
)
def test_people_are_not_in_it_without_a_reason(dialogue, lena, signed_in, asked, field):
    answer = _order(signed_in(lena), dialogue, **asked)
    assert answer.status_code == 422 and field in answer.context["form"].errors
    assert not ArchiveOrder.objects.exists()


def test_the_reason_stays_with_the_order(dialogue, lena, signed_in):
    _order(signed_in(lena), dialogue, kind="full", with_people="on", reason="Beslut 7")
    order = ArchiveOrder.objects.get()
    assert (order.with_people, order.reason) == (True, "Beslut 7")
    assert Event.objects.get(name="archive.ordered").data["people"] is True


def test_an_administrator_has_what_was_published_and_no_more(dialogue, ada, signed_in):
    client = signed_in(ada)
    assert "with_people" not in client.get(_page(dialogue)).context["form"].fields
    for asked in ({"kind": "full"}, {"kind": "full", "with_people": "on", "reason": "Jag vill"}):
        assert _order(client, dialogue, **asked).status_code == 422
    assert _order(client, dialogue, kind="public").status_code == 422, "nothing is published yet"
    Dialogue.objects.update(published_at=timezone.now())
    assert _order(client, dialogue, kind="public").status_code == 302
    order = ArchiveOrder.objects.get()
    produce(order.document_id)
    names = _names(client.get(f"{_page(dialogue)}{order.pk}/file/"))
    assert "data/promises.jsonl" in names and not [name for name in names if "dialogues." in name]


def test_nobody_fetches_what_another_has_ordered_or_they_may_have_no_more(dialogue, lena, ada, signed_in):
    other = factories.make_member(dialogue, factories.make_user("Lisa"), "leader")
    _order(signed_in(lena), dialogue, kind="full")
    order = ArchiveOrder.objects.get()
    produce(order.document_id)
    address = f"{_page(dialogue)}{order.pk}/file/"
    assert signed_in(other).get(address).status_code == 404
    assert signed_in(ada).get(address).status_code == 404
    lena.memberships.update(role="facilitator")
    assert signed_in(lena).get(address).status_code == 403
    with pytest.raises(ArchiveOrder.DoesNotExist):
        make_archive(order.pk, lambda done: None)
    lena.memberships.all().delete()
    dialogue.municipality.administrators.add(lena)
    assert signed_in(lena).get(address).status_code == 403


def test_a_doubled_press_is_one_order(dialogue, lena, signed_in):
    client = signed_in(lena)
    key = client.get(_page(dialogue)).context["form"].initial["creation_key"]
    for _press in range(2):
        _order(client, dialogue, kind="full", creation_key=key)
    assert ArchiveOrder.objects.count() == 1


def test_files_go_after_a_day_and_when_words_are_taken_back(dialogue, lena, signed_in):
    group = dialogue.groups.create(name="Unga", why="x")
    person = dialogue.interviewees.create(number=1, group=group)
    for kind in ("full", "full"):
        order = services.order_archive(dialogue=dialogue, actor=lena, kind=kind)
        produce(order.document_id)
    from interviews.services import withdraw_consent

    withdraw_consent(person=person, actor=None)
    assert set(ArchiveOrder.objects.values_list("document__error", "document__file")) == {("thrown_away", "")}
    order = services.order_archive(dialogue=dialogue, actor=lena, kind="full")
    produce(order.document_id)
    assert throw_away_archives() == 0
    type(order.document).objects.filter(pk=order.document_id).update(
        created_at=timezone.now() - timedelta(hours=24, seconds=1)
    )
    assert throw_away_archives() == 1
    assert signed_in(lena).get(f"{_page(dialogue)}{order.pk}/file/").status_code == 302


def _packed(dialogue, lena) -> bytes:
    order = services.order_archive(dialogue=dialogue, actor=lena, kind="full", with_people=True, reason="Flytten")
    produce(order.document_id)
    order.document.refresh_from_db()
    with order.document.file.open() as file:
        return file.read()


def test_an_administrator_takes_a_dialogue_in(dialogue, lena, signed_in):
    data = _packed(dialogue, lena)
    there = Municipality.objects.create(name="Grannkommunen", slug="granne")
    anna = factories.make_user("Anna")
    there.administrators.add(anna)
    client = signed_in(anna)
    assert "archives/take-in" in client.get("/dialogues/").content.decode()
    asked = {"municipality": there.pk, "file": SimpleUploadedFile("a.zip", data)}
    refused = client.post("/archives/take-in/", asked)
    assert refused.status_code == 422 and "file" in refused.context["form"].errors
    asked = {"municipality": there.pk, "file": SimpleUploadedFile("a.zip", data), "from_elsewhere": "on"}
    with transaction.atomic():  # the same dialogue is here: refused, in words
        assert client.post("/archives/take-in/", asked).status_code == 422
    Event._base_manager.all()._raw_delete("default")
    ArchiveOrder.objects.all().delete()
    dialogue.delete()
    asked["file"] = SimpleUploadedFile("a.zip", data)
    answer = client.post("/archives/take-in/", asked)
    taken = Dialogue.objects.get()
    assert answer.headers["Location"] == f"/dialogues/{taken.slug}/people/"
    assert taken.municipality == there and taken.published_at is None
    assert Event.objects.get(name="archive.imported").actor == anna
    assert not lena.memberships.exists(), "she has no role in Anna's municipality, and has not said yes to one"
    assert not Event.objects.filter(actor=lena).exists()
    assert not taken.memberships.filter(user__is_active=True).exists()


def test_those_who_have_a_role_in_the_municipality_keep_theirs(dialogue, lena, farid, ada, signed_in):
    """Whoever runs the installation finds everybody, by command; an administrator those whom they see already."""
    data = _packed(dialogue, lena)
    other = factories.make_dialogue("other", municipality=dialogue.municipality)
    lena.memberships.update(dialogue=other)
    Event._base_manager.all()._raw_delete("default")
    ArchiveOrder.objects.all().delete()
    dialogue.delete()
    asked = {"municipality": other.municipality.pk, "file": SimpleUploadedFile("a.zip", data)}
    assert signed_in(ada).post("/archives/take-in/", asked).status_code == 302
    taken = Dialogue.objects.exclude(pk=other.pk).get()
    assert lena.memberships.filter(dialogue=taken, role="leader").exists()
    assert not farid.memberships.exists()
    assert taken.memberships.filter(role="facilitator", user__is_active=False).exists()


@pytest.mark.parametrize("name", ["lena", "farid", "ulf"])
def test_nobody_else_takes_anything_in(dialogue, signed_in, request, name):
    client = signed_in(request.getfixturevalue(name))
    assert client.get("/archives/take-in/").status_code == 404
    assert client.post("/archives/take-in/", {}).status_code == 404


def test_no_administrator_takes_in_to_another_municipality(dialogue, ada, signed_in):
    other = Municipality.objects.create(name="Grannkommunen", slug="granne")
    asked = {"municipality": other.pk, "file": SimpleUploadedFile("a.zip", b"PK")}
    answer = signed_in(ada).post("/archives/take-in/", asked)
    assert answer.status_code == 422 and "municipality" in answer.context["form"].errors


def test_what_would_keep_the_browser_waiting_is_taken_in_by_command(dialogue, lena, ada, signed_in, monkeypatch):
    data = _packed(dialogue, lena)
    monkeypatch.setattr(views, "MOST_ROWS_HERE", 3)
    asked = {"municipality": dialogue.municipality_id, "file": SimpleUploadedFile("a.zip", data)}
    answer = signed_in(ada).post("/archives/take-in/", asked)
    assert (answer.status_code, answer.context["form"].errors["file"]) == (422, [importing.TOO_LARGE])
