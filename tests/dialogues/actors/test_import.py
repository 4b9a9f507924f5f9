"""Actors from a spreadsheet: seen before they are taken in, faults row by row, nothing worked out, nothing believed."""

import io
import zipfile
from datetime import timedelta

import openpyxl
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from dialogues.actors.importing import as_workbook
from dialogues.models import Actor, ActorImport
from dialogues.tasks import sweep_actor_imports
from tests import factories

pytestmark = pytest.mark.django_db
HOME = "/dialogues/segregation/preparation/actors/"
HEADINGS = ["Namn", "Slag", "Vad de gör", "Målgrupper", "Områden", "Resurser", "Forum", "Relation till kommunen"]


def xlsx(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def upload(client, data: bytes, name: str = "lista.xlsx"):
    return client.post(HOME + "import/", {"file": SimpleUploadedFile(name, data)})


def test_a_list_is_looked_through_and_then_taken_in_once(signed_in, lena, dialogue):
    client = signed_in(lena)
    row = ["Bygdehuset", "förening", "Läxhjälp", "Barn; Unga vuxna, 18–24", "Ersboda", "Ett hus", "Rådet", "kritisk"]
    page = upload(client, xlsx(HEADINGS, row)).headers["Location"]
    assert Actor.objects.count() == 0
    assert "Unga vuxna, 18–24" in client.get(page).content.decode()
    for _press in range(2):
        client.post(page, {"take": "all"})
    [actor] = dialogue.actors.all()
    assert (actor.name, actor.kind, actor.does, actor.relation) == ("Bygdehuset", "association", "Läxhjälp", "critical")
    assert {one.name for one in actor.targets.all()} == {"Barn", "Unga vuxna, 18–24", "Ersboda"}
    assert ActorImport.objects.get().rows == ""
    assert client.get(page).status_code == 410


def test_faults_are_said_row_by_row_and_nothing_comes_in_until_they_are_mended_or_left_out(signed_in, lena, dialogue):
    client = signed_in(lena)
    rows = [
        ["Bygdehuset", "förening"],
        ["", "förening", "Någon"],
        ["Huset", "klubb"],
        ["Gruppen", "grupp", "x" * 1001, "y" * 81],
        ["Rådet", "annat", "", "", "", "", "", "ovänner"],
    ]
    page = upload(client, xlsx(HEADINGS, *rows)).headers["Location"]
    faults = {
        row.number: [heading for heading, _text in row.errors] for row in client.get(page).context["result"].faulty
    }
    assert faults == {3: ["Namn"], 4: ["Slag"], 5: ["Vad de gör", "Målgrupper"], 6: ["Relation till kommunen"]}
    assert client.post(page, {"take": "all"}).status_code == 422
    assert Actor.objects.count() == 0
    client.post(page, {"take": "sound"})
    assert [actor.name for actor in dialogue.actors.all()] == ["Bygdehuset"]


def test_who_is_there_is_passed_over_or_filled_in_and_loses_nothing(signed_in, lena, dialogue):
    there = Actor.objects.create(dialogue=dialogue, name="Bygdehuset", kind="association", does="Fester")
    client = signed_in(lena)
    rows = [["bygde-huset", "förening", "Läxhjälp", "Barn", "", "Ett hus"], ["Nya", "förening"], ["NYA", "förening"]]
    page = upload(client, xlsx(HEADINGS, *rows)).headers["Location"]
    assert [row.number for row in client.get(page).context["result"].known] == [2, 4]
    client.post(page, {"take": "all", "known": ["2"]})
    there.refresh_from_db()
    assert (there.does, there.resources) == ("Fester", "Ett hus")
    assert [one.name for one in there.targets.all()] == ["Barn"]
    assert sorted(actor.name for actor in dialogue.actors.all()) == ["Bygdehuset", "Nya"]


def test_a_formula_is_the_text_it_is_in_and_out(signed_in, lena, dialogue):
    client = signed_in(lena)
    page = upload(client, xlsx(HEADINGS, ['=HYPERLINK("http://x")', "förening", "=1+1"])).headers["Location"]
    client.post(page, {"take": "all"})
    [actor] = dialogue.actors.all()
    assert (actor.name, actor.does) == ('=HYPERLINK("http://x")', "=1+1")
    written = openpyxl.load_workbook(io.BytesIO(client.get(HOME + "export/").content)).active
    assert [(cell.value, cell.data_type) for cell in written[2][:3:2]] == [(actor.name, "s"), ("=1+1", "s")]


def bomb() -> bytes:
    stream = io.BytesIO(xlsx(HEADINGS, ["A", "förening"]))
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/bomb.bin", b"\0" * (60 * 1024 * 1024))
    return stream.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        b"PK\x03\x04broken",
        b"\x00\x01\x02" * 500,
        xlsx(HEADINGS),
        xlsx(["Hundar", "Katter"], ["a", "b"]),
        xlsx(["Slag", "Område"], ["förening", "Ersboda"]),
        xlsx(["Namn", "Aktör"], ["a", "b"]),
        xlsx(HEADINGS, ["x" * 5000]),
        bomb(),
        b"Namn\n" + b"a\n" * 10_001,
    ],
)
def test_a_hostile_or_useless_file_is_refused_in_words(signed_in, lena, dialogue, data):
    answer = upload(signed_in(lena), data)
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert ActorImport.objects.count() == 0


def test_another_persons_upload_is_not_there_and_an_old_one_is_swept(signed_in, lena, dialogue):
    client = signed_in(lena)
    page = upload(client, xlsx(HEADINGS, ["A", "förening"])).headers["Location"]
    other = factories.make_member(dialogue, factories.make_user("Lova"), "leader")
    assert signed_in(other).get(page).status_code == 404
    assert sweep_actor_imports() == 0
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1), tick=False):
        assert sweep_actor_imports() == 1


def test_what_is_fetched_as_a_list_can_be_taken_in_again(signed_in, lena, dialogue):
    client = signed_in(lena)
    row = ["Bygdehuset", "trossamfund", "Läxhjälp", "Barn; Unga", "Ersboda", "Ett hus", "Rådet", "öppen konflikt"]
    client.post(upload(client, xlsx(HEADINGS, row)).headers["Location"], {"take": "all"})
    data = as_workbook(dialogue, empty=False)
    dialogue.actors.all().delete()
    client.post(upload(client, data).headers["Location"], {"take": "all"})
    [actor] = dialogue.actors.all()
    assert (actor.kind, actor.relation, actor.targets.count()) == ("faith", "conflict", 3)
