"""Archives that somebody has made to do harm, or that are broken: refused in words, and nothing is done."""

import hashlib
import json
import re
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation

from accounts.models import Municipality, Organisation, User
from dialogues.events import record
from dialogues.models import Dialogue, KnowledgeFile
from keeping.archive import importing, published, reading
from keeping.archive.importing import take_in
from keeping.archive.makers import write_archive
from keeping.backup.rows import empty_everything
from keeping.models import ArchiveKind
from tests import factories
from tests.keeping.kept import files

pytestmark = [pytest.mark.anywhere, pytest.mark.django_db]


@pytest.fixture
def small(db, tmp_path, monkeypatch, settings):
    """An archive of a dialogue with little in it, as its parts; the dialogue is gone again."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(()))
    dialogue = factories.make_dialogue("small")
    lena = factories.make_member(dialogue, factories.make_user("Lena"), "leader")
    dialogue.groups.create(name="Unga", why="Ingen frågar dem")
    record("group.added", dialogue=dialogue, actor=lena)
    file = tmp_path / "small.zip"
    write_archive(file, dialogue, kind=ArchiveKind.FULL, with_people=True)
    name = dialogue.municipality.name
    empty_everything()
    Municipality.objects.create(name=name, slug="there")
    with zipfile.ZipFile(file) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


def _pack(parts, path, *, true_list=True, compression=zipfile.ZIP_DEFLATED):
    """Pack the parts, with a list of contents that is true of them unless told otherwise."""
    manifest = json.loads(parts["archive.json"])
    if true_list:
        manifest["files"] = {
            name: {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in parts.items()
            if name != "archive.json"
        }
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, json.dumps(manifest) if name == "archive.json" else data)
    return path


def _refused(path, words, **how):
    before = {model: model.objects.count() for model in (Dialogue, User, Organisation)}
    there = files()
    with translation.override("en"), pytest.raises(ValidationError, match=words), transaction.atomic():
        take_in(path, municipality=Municipality.objects.get(slug="there"), actor=None, **how)
    assert {model: model.objects.count() for model in before} == before
    assert files() == there


def _rows(parts, label, change):
    name = f"data/{label}.jsonl"
    rows = [json.loads(line) for line in parts[name].splitlines()]
    change(rows)
    manifest = json.loads(parts["archive.json"])
    manifest["tables"][label] = len(rows)
    data = "".join(json.dumps(row) + "\n" for row in rows).encode()
    return parts | {name: data, "archive.json": json.dumps(manifest).encode()}


def test_as_it_was_written_it_is_taken_in(small, tmp_path):
    taken = take_in(_pack(small, tmp_path / "a.zip"), municipality=Municipality.objects.get(slug="there"), actor=None)
    assert taken.dialogue.groups.get().why == "Ingen frågar dem"


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt", "/etc/cron.d/x", "data/../../x.jsonl", "C:\\x.jsonl", "data\\x.jsonl", "attachments/1.html/x",
        "attachments/x.png", "documents/../x.pdf", "data/x", "__init__.py", "data/dialogues.Dialogue.jsonl/",
    ],
)  # fmt: skip
def test_a_name_that_is_no_part_of_an_archive(small, tmp_path, name):
    _refused(_pack(small | {name: b"x"}, tmp_path / "a.zip"), "which is no part of one")
    assert not (tmp_path.parent / "outside.txt").exists()


def test_what_unpacks_to_far_more_than_it_is(small, tmp_path):
    bomb = b"\n" * (30 * 1024 * 1024)
    _refused(_pack(small | {"data/perspectives.Statement.jsonl": bomb}, tmp_path / "a.zip"), "unpacks to more")


def test_more_parts_or_bytes_than_an_archive_has(small, tmp_path, monkeypatch):
    path = _pack(small, tmp_path / "a.zip")
    monkeypatch.setattr(reading, "MOST_PARTS", 20)
    _refused(path, "unpacks to more")
    monkeypatch.setattr(reading, "MOST_PARTS", 10_000)
    monkeypatch.setattr(reading, "LARGEST_EXPANDED", 1000)
    _refused(path, "unpacks to more")


def test_a_part_that_was_changed(small, tmp_path):
    changed = small | {
        "data/dialogues.Dialogue.jsonl": small["data/dialogues.Dialogue.jsonl"].replace(b"small", b"other")
    }
    _refused(_pack(changed, tmp_path / "a.zip", true_list=False), "not as it was written")


def test_a_part_that_is_missing(small, tmp_path):
    less = {name: data for name, data in small.items() if name != "data/dialogues.Event.jsonl"}
    _refused(_pack(less, tmp_path / "a.zip", true_list=False), "list of contents is another")


def test_a_name_that_is_there_twice(small, tmp_path):
    path = _pack(small, tmp_path / "a.zip")
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("index.html", b"another")
    _refused(path, "there twice")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no zip at all", b"%PDF-1.7"], ids=["empty", "pk", "text", "pdf"]
)
def test_what_is_no_archive(small, tmp_path, data):
    (tmp_path / "a.zip").write_bytes(data)
    _refused(tmp_path / "a.zip", "not an archive")


@pytest.mark.parametrize(
    "change, words",
    [
        ({"format": "other"}, "not an archive of a dialogue"),
        ({"format_version": 2}, "another version"),
        ({"kind": "public"}, "there to be read"),
        ({"dialogue": {"municipality": "Grannkommunen"}}, "another municipality: Grannkommunen"),
        ({"tables": {"accounts.User": 1, "auth.Permission": 1}}, "other tables"),
        ({"tables": []}, "other tables"),
    ],
    ids=["format", "version", "public", "municipality", "tables", "no tables"],
)
def test_a_list_of_contents_that_says_something_else(small, tmp_path, change, words):
    manifest = json.loads(small["archive.json"]) | change
    _refused(_pack(small | {"archive.json": json.dumps(manifest).encode()}, tmp_path / "a.zip"), words)


def test_another_municipality_is_taken_in_when_told(small, tmp_path):
    manifest = json.loads(small["archive.json"]) | {"dialogue": {"municipality": "Grannkommunen"}}
    path = _pack(small | {"archive.json": json.dumps(manifest).encode()}, tmp_path / "a.zip")
    there = Municipality.objects.get(slug="there")
    assert take_in(path, municipality=there, actor=None, from_elsewhere=True).dialogue.municipality == there


def _set(**values):
    return lambda rows: rows[0].update(values)


@pytest.mark.parametrize(
    "label, change",
    [
        ("dialogues.Dialogue", _set(municipality=1)),
        ("dialogues.Dialogue", _set(published_at="2026-01-01T00:00:00Z")),
        ("dialogues.Dialogue", _set(kind="root")),
        ("dialogues.Dialogue", _set(title="x" * 5000)),
        ("dialogues.Dialogue", _set(title="a\0b")),
        ("dialogues.Dialogue", _set(slug="../../x")),
        ("dialogues.Dialogue", _set(threshold="many")),
        ("dialogues.Dialogue", _set(creation_key="no key")),
        ("dialogues.Dialogue", _set(row=2)),
        ("dialogues.Dialogue", _set(areas=[7])),
        ("dialogues.Dialogue", _set(areas=5)),
        ("dialogues.Dialogue", _set(areas=None)),
        ("dialogues.Dialogue", _set(areas=[" "])),
        ("dialogues.Dialogue", _set(title="\ud800")),
        ("dialogues.Event", _set(data=[])),
        ("dialogues.Event", _set(data="x")),
        ("dialogues.Event", _set(data=None)),
        ("dialogues.Membership", _set(user=99)),
        ("dialogues.Membership", _set(user=True)),
        ("dialogues.Membership", _set(user=-1)),
        ("dialogues.Membership", _set(user="1")),
        ("dialogues.Membership", _set(dialogue=None)),
        ("dialogues.Membership", _set(role="admin")),
        ("interviews.StakeholderGroup", _set(asks=5)),
        ("interviews.StakeholderGroup", _set(created_at="yesterday")),
        ("accounts.User", _set(is_superuser=True)),
        ("accounts.User", _set(name=["x"])),
        ("accounts.User", _set(email="x" * 300)),
        ("accounts.User", _set(name="\udfff")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_row_that_is_not_as_its_table(small, tmp_path, label, change):
    _refused(_pack(_rows(small, label, change), tmp_path / "a.zip"), "not as it should be|not as it was written")


@pytest.mark.parametrize("count", [400, -1, True, 10**12], ids=str)
def test_more_rows_than_a_table_has_room_for(small, tmp_path, monkeypatch, count):
    """Keys are made for as many rows as the list says, before one is read."""
    made = []
    monkeypatch.setattr(importing, "new_keys", lambda *args: made.append(args))
    manifest = json.loads(small["archive.json"])
    manifest["tables"]["interviews.StakeholderGroup"] = count
    parts = small | {"archive.json": json.dumps(manifest).encode()}
    _refused(_pack(parts, tmp_path / "a.zip"), "not as it was written: interviews.StakeholderGroup")
    assert made == []


def test_more_rows_than_an_archive_has_all_tables_together(small, tmp_path, monkeypatch):
    counts = json.loads(small["archive.json"])["tables"]
    monkeypatch.setattr(reading, "MOST_ROWS", sum(counts.values()) - 1)
    assert max(counts.values()) < reading.MOST_ROWS
    _refused(_pack(small, tmp_path / "a.zip"), "unpacks to more")


def test_a_table_without_its_file(small, tmp_path):
    less = {name: data for name, data in small.items() if name != "data/dialogues.Event.jsonl"}
    _refused(_pack(less, tmp_path / "a.zip"), "not as it was written: dialogues.Event")


def test_json_that_nests_deeper_than_it_can_be_written(small, tmp_path, monkeypatch):
    def deep(*_args):
        raise RecursionError

    monkeypatch.setattr(importing, "_insert", deep)
    _refused(_pack(small, tmp_path / "a.zip"), "contradict each other")


def test_a_file_has_a_cleaned_name(world, tmp_path, monkeypatch):
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(()))
    write_archive(tmp_path / "w.zip", world.dialogue, kind=ArchiveKind.FULL, with_people=True)
    with zipfile.ZipFile(tmp_path / "w.zip") as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    parts = _rows(parts, "dialogues.KnowledgeFile", _set(name='../x";\r\n<b>.exe'))
    municipality = world.dialogue.municipality.name
    empty_everything()
    there = Municipality.objects.create(name=municipality, slug="there")
    taken = take_in(_pack(parts, tmp_path / "a.zip"), municipality=there, actor=None)
    name = KnowledgeFile.objects.filter(source__dialogue=taken.dialogue).order_by("pk").first().name
    assert re.fullmatch(r"x b\.\w{3,4}", name) and not name.endswith(".exe")


def test_more_than_one_dialogue(small, tmp_path):
    twice = _rows(small, "dialogues.Dialogue", lambda rows: rows.append(rows[0] | {"row": 2}))
    _refused(_pack(twice, tmp_path / "a.zip"), "no dialogue, or more than one")


def test_rows_that_contradict_each_other(small, tmp_path):
    twice = _rows(small, "dialogues.Membership", lambda rows: rows.append(rows[0] | {"row": 2}))
    _refused(_pack(twice, tmp_path / "a.zip"), "contradict each other")


def test_a_line_that_nests_without_end(small, tmp_path):
    deep = small | {"data/dialogues.Event.jsonl": b"[" * 200_000 + b"\n"}
    _refused(_pack(deep, tmp_path / "a.zip", compression=zipfile.ZIP_STORED), "not as it was written")


def test_a_file_that_is_not_what_it_says(world, tmp_path, monkeypatch):
    """Files are made anew as any from outside: a page that calls itself a picture never lies where pages are served."""
    monkeypatch.setattr(published, "documents", lambda dialogue: iter(()))
    write_archive(tmp_path / "w.zip", world.dialogue, kind=ArchiveKind.FULL, with_people=True)
    with zipfile.ZipFile(tmp_path / "w.zip") as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    name = next(part for part in parts if part.startswith(("attachments/", "knowledge/")))
    page = b"<html><script>alert(1)</script></html>"
    municipality = world.dialogue.municipality.name
    empty_everything()
    Municipality.objects.create(name=municipality, slug="there")
    _refused(_pack(parts | {name: page}, tmp_path / "a.zip"), ".")
    monkeypatch.setattr(importing, "LARGEST", 10)
    _refused(_pack(parts, tmp_path / "a.zip"), "larger than a file may be")
