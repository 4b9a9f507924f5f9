"""Backup and restore: everything comes back, or nothing happens."""

import io
import os
import tarfile
import tracemalloc
from pathlib import Path

import pyrage
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from accounts.models import OutgoingMail
from dialogues.models import Dialogue, Event
from interviews.models import Identity
from keeping.backup import making
from keeping.backup.counters import last_keys
from keeping.backup.making import make_backup
from keeping.backup.places import BY_NAME, Exchange, unsettled
from keeping.backup.reading import verify
from keeping.backup.restoring import RESTORED, settle
from keeping.backup.rows import LEFT_OUT, tables
from reports.models import Document, Pulse
from reports.pulse import WORKER, record_pulse
from tests import canaries, factories, migrated
from tests.keeping.kept import Dump, dump, files, manage

pytestmark = pytest.mark.django_db


def _restore(file: Path, **options) -> str:
    said = io.StringIO()
    call_command("restore", str(file), stdout=said, stderr=said, **options)
    return said.getvalue()


def _without_the_restore(found: Dump) -> Dump:
    """What a restore adds: one line in the log."""
    (line,) = [row for row in found["dialogues.Event"] if row["name"] == RESTORED]
    return found | {"dialogues.Event": [row for row in found["dialogues.Event"] if row != line]}


def test_every_row_and_file_comes_back_by_way_of_another_database(world, backup, tmp_path):
    """Here to a SQLite file by the real commands, and back: in the suite on PostgreSQL that is both ways across."""
    rows, there, keys = dump(), files(), last_keys(tables())
    assert len(rows["perspectives.Statement"]) > 50 and len(there) > 5

    away = tmp_path / "away"
    away.mkdir()
    database = f"sqlite:///{away}/db.sqlite3"
    migrated.lay(away / "db.sqlite3")
    said = manage("restore", backup, "--no-erasures", data=away, database=database, key=world.key)
    assert said.startswith("Restored as of ") and "Erased again" not in said
    assert {
        path.relative_to(away / "media").as_posix() for path in (away / "media").rglob("*") if path.is_file()
    } == set(there)
    second = tmp_path / "two.backup"
    manage("backup", "--out", second, data=away, database=database, key=world.key)
    assert "is whole" in manage("verify_backup", second, data=away, database=database, key=world.key)

    Dialogue.objects.update(title="changed")
    for path in Path(settings.MEDIA_ROOT).rglob("*.pdf"):
        path.write_bytes(b"changed")
    _restore(second, replace=True)
    found = dump()
    lines = found["dialogues.Event"]
    found["dialogues.Event"] = [row for row in lines if row["name"] != RESTORED]
    assert [row["name"] for row in lines].count(RESTORED) == 2, "away and back"
    for label, expected in rows.items():
        assert found[label] == expected, label
    assert files() == there
    assert {label: last for label, last in last_keys(tables()).items() if label != "dialogues.Event"} == {
        label: last for label, last in keys.items() if label != "dialogues.Event"
    }


def test_every_table_is_in_it_or_named_as_left_out(world, backup):
    in_database = set(connection.introspection.table_names()) - {"django_migrations"}
    held = {model._meta.db_table for model in tables()}
    assert {name.split(".")[-1].lower() for name in LEFT_OUT} == {
        table.split("_", 1)[1].replace("_", "") if not table.startswith("django_") else table.removeprefix("django_")
        for table in in_database - held
    }
    assert {model._meta.label for model in tables()} == set(verify(backup)["tables"])


def test_every_column_that_names_a_file_is_known():
    """Files lie under ``stored`` or in a file column: a table with another one says so in ``places.BY_NAME``."""
    holders = {m._meta.label for m in tables() if any(field.name == "stored" for field in m._meta.local_fields)}
    assert holders == set(BY_NAME)


def test_identities_stay_encrypted_inside_and_can_be_read_after(world, backup, settings):
    key = pyrage.x25519.Identity.from_str(world.key)
    plain = pyrage.decrypt(backup.read_bytes(), [key])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        names = archive.getnames()
        content = b"".join(
            __import__("gzip").decompress(archive.extractfile(name).read()) for name in names if name.endswith(".gz")
        )
    assert names[0] == "about.json" and names[-1] == "manifest.json"
    assert canaries.SAID.encode() in content, "what stands plainly in the database is there to be found"
    assert canaries.PERSON.encode() not in content and canaries.MAIL.encode() not in content
    assert canaries.SAID.encode() not in backup.read_bytes()
    _restore(backup, replace=True)
    assert Identity.objects.filter(interviewee__dialogue__slug=world.dialogue.slug).first().note == canaries.NOTE


def _cut(data: bytes) -> bytes:
    return data[:-100]


def _cut_long(data: bytes) -> bytes:
    return data[: len(data) // 2]


def _altered(data: bytes) -> bytes:
    return data[:-5000] + bytes([data[-5000] ^ 1]) + data[-4999:]


def _altered_head(data: bytes) -> bytes:
    return data[:60] + bytes([data[60] ^ 1]) + data[61:]


def _other_key(data: bytes) -> bytes:
    return pyrage.encrypt(b"anything", [pyrage.x25519.Identity.generate().to_public()])


def _no_tar(data: bytes) -> bytes:
    return pyrage.encrypt(b"anything" * 500, [_public()])


def _public():
    line = next(line for line in settings.BACKUP_KEY.splitlines() if line.startswith("AGE"))
    return pyrage.x25519.Identity.from_str(line).to_public()


def _repacked(change):
    """A backup that somebody with the public half has made of ours, with one thing changed."""

    def remade(data: bytes) -> bytes:
        line = next(line for line in settings.BACKUP_KEY.splitlines() if line.startswith("AGE"))
        plain = pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(line)])
        made = io.BytesIO()
        with tarfile.open(fileobj=io.BytesIO(plain)) as old, tarfile.open(fileobj=made, mode="w") as new:
            for info in old:
                for name, content in change(info.name, old.extractfile(info).read()):
                    again = tarfile.TarInfo(name)
                    again.size = len(content)
                    new.addfile(again, io.BytesIO(content))
        return pyrage.encrypt(made.getvalue(), [_public()])

    return remade


def _drop_a_table(name: str, content: bytes):
    if not name.startswith("rows/perspectives.Statement/"):
        yield name, content


def _climb(name: str, content: bytes):
    yield ("files/../../outside.txt" if name.startswith("files/") and name.endswith(".qdc") else name), content


def _foreign_table(name: str, content: bytes):
    if name == "manifest.json":
        yield "rows/sessions.Session/000001.jsonl.gz", __import__("gzip").compress(b'{"session_key": "x"}\n')
    yield name, content


DAMAGE = {
    "cut at the end": (_cut, "cut short or has been altered"),
    "cut in half": (_cut_long, "cut short or has been altered"),
    "one bit": (_altered, "cut short or has been altered"),
    "one bit in front": (_altered_head, "cut short or has been altered|key does not fit"),
    "another key": (_other_key, "key does not fit"),
    "no archive": (_no_tar, "cut short or has been altered|not a backup"),
    "empty": (lambda data: b"", "cut short or has been altered"),
    "a table less": (_repacked(_drop_a_table), "altered: perspectives.Statement"),
    "a file outside": (_repacked(_climb), "cut short or has been altered"),
    "a table that is left out": (_repacked(_foreign_table), "cut short or has been altered"),
}


@pytest.mark.parametrize("how", DAMAGE)
def test_a_damaged_file_changes_nothing(world, backup, how):
    damage, words = DAMAGE[how]
    backup.write_bytes(damage(backup.read_bytes()))
    keys = {label: len(rows) for label, rows in dump().items()}
    title, there = Dialogue.objects.get(slug=world.dialogue.slug).title, files()
    with pytest.raises(CommandError, match=words):
        _restore(backup, replace=True)
    with pytest.raises(CommandError, match=words):
        call_command("verify_backup", str(backup), stdout=io.StringIO())
    assert {label: len(rows) for label, rows in dump().items()} == keys
    assert Dialogue.objects.get(slug=world.dialogue.slug).title == title
    assert files() == there and unsettled() == []


def test_an_installation_that_holds_something_is_not_replaced_unasked(world, backup):
    with pytest.raises(CommandError, match="is not empty"):
        _restore(backup)


def test_nothing_is_restored_beside_a_running_worker(world, backup):
    record_pulse(WORKER)
    with pytest.raises(CommandError, match="The worker is running"):
        _restore(backup, replace=True)


@pytest.mark.parametrize(
    "change, words",
    [
        (lambda found: found | {"actions": [*found["actions"], "9999_later"]}, "newer version .*actions 9999_later"),
        (lambda found: found | {"actions": found["actions"][:-1]}, "older version"),
        (lambda found: found | {"socialaccount": ["0001_initial"]}, "socialaccount, which is not set up here"),
    ],
    ids=["newer", "older", "another app"],
)
def test_a_backup_of_another_version_is_refused_in_words(world, tmp_path, monkeypatch, change, words):
    real, file = making.migrations, tmp_path / "other.backup"
    monkeypatch.setattr(making, "migrations", lambda: change(real()))
    make_backup(file)
    with pytest.raises(CommandError, match=words):
        _restore(file, replace=True)


def test_a_migration_that_waits_is_run_first(world, backup, monkeypatch):
    monkeypatch.setattr("keeping.backup.restoring.MigrationExecutor.migration_plan", lambda *_args: ["one"])
    with pytest.raises(CommandError, match=r"migrate first"):
        _restore(backup, replace=True)


def test_mail_that_waited_is_not_sent_twice(world, tmp_path):
    waits = OutgoingMail.objects.create(to="anna@example.org", subject="s", text="t")
    make_backup(tmp_path / "one.backup")
    said = _restore(tmp_path / "one.backup", replace=True)
    assert OutgoingMail.objects.get(pk=waits.pk).state == "cancelled" and "Not sent: 1 mails" in said


def test_the_public_half_makes_backups_and_reads_none(world, tmp_path, settings):
    settings.BACKUP_KEY = str(_public())
    make_backup(tmp_path / "one.backup")
    with pytest.raises(CommandError, match="takes the secret key"):
        _restore(tmp_path / "one.backup", replace=True)
    settings.BACKUP_KEY = world.key
    assert verify(tmp_path / "one.backup")["tables"]["dialogues.Dialogue"]["rows"] >= 2


@pytest.mark.parametrize("key, words", [("", "There is no key"), ("AGE-SECRET-KEY-1NOT", "not an age key")])
def test_without_a_key_nothing_is_written(world, tmp_path, settings, key, words):
    settings.BACKUP_KEY = key
    with pytest.raises(CommandError, match=words):
        call_command("backup", out=tmp_path / "one.backup")
    assert list(tmp_path.iterdir()) == []


def test_a_key_made_by_the_command_fits(world, tmp_path, settings):
    call_command("backup_key", out=tmp_path / "key", stdout=io.StringIO())
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    settings.BACKUP_KEY = (tmp_path / "key").read_text()
    call_command("backup", out=tmp_path / "one.backup", stdout=io.StringIO())
    assert (tmp_path / "one.backup").stat().st_mode & 0o777 == 0o600
    assert verify(tmp_path / "one.backup")["missing_files"] == []
    with pytest.raises(CommandError, match="exists"):
        call_command("backup", out=tmp_path / "one.backup")


def test_old_backups_make_room_when_the_new_one_is_whole(db, tmp_path, settings):
    settings.BACKUP_KEY = str(pyrage.x25519.Identity.generate())
    for day in (1, 2, 3):
        (tmp_path / f"2026-01-0{day}T030000Z.dialogplattform-backup").write_bytes(b"")
    (tmp_path / "not-ours.txt").write_bytes(b"")
    call_command("backup", into=tmp_path, keep=2, stdout=io.StringIO())
    left = sorted(path.name for path in tmp_path.iterdir())
    assert left[0] == "2026-01-03T030000Z.dialogplattform-backup" and left[2] == "not-ours.txt" and len(left) == 3
    with pytest.raises(CommandError, match="goes with --into"):
        call_command("backup", out=tmp_path / "x", keep=2)


def test_a_file_that_is_gone_is_told_of(world, tmp_path):
    document = Document.objects.exclude(file="").first()
    Document.objects.filter(pk=document.pk).update(file="documents/2022/lost.pdf")
    make_backup(tmp_path / "one.backup")
    assert verify(tmp_path / "one.backup")["missing_files"] == ["documents/2022/lost.pdf"]
    assert "was missing already" in _restore(tmp_path / "one.backup", replace=True)


def test_a_key_that_was_used_is_not_used_again(world, tmp_path):
    """The log names rows by key: a new row must not inherit the lines of one that was deleted."""
    gone = factories.make_dialogue("gone")
    key = gone.pk
    gone.delete()
    make_backup(tmp_path / "one.backup")
    _restore(tmp_path / "one.backup", replace=True)
    assert factories.make_dialogue("new").pk > key


def test_sessions_and_pulse_are_not_in_it(world, tmp_path):
    Pulse.objects.create(name="other", at="2022-01-01T00:00Z")
    make_backup(tmp_path / "one.backup")
    _restore(tmp_path / "one.backup", replace=True)
    assert Pulse.objects.count() == 0


def test_memory_is_flat(db, tmp_path, settings):
    """Six thousand rows and a file of 20 MB pass by in pieces."""
    settings.MEDIA_ROOT, settings.BACKUP_KEY = str(tmp_path / "media"), str(pyrage.x25519.Identity.generate())
    (tmp_path / "media" / "documents").mkdir(parents=True)
    (tmp_path / "media" / "documents" / "big.pdf").write_bytes(os.urandom(20_000_000))
    Document.objects.create(kind="k", object_id=1, content_key="c", title="t", file="documents/big.pdf", state="done")
    Event.objects.bulk_create([Event(name="a.b", data={"n": "x" * 1000}) for _ in range(6_000)], batch_size=1000)
    tracemalloc.start()
    make_backup(tmp_path / "one.backup")
    made = tracemalloc.get_traced_memory()[1]
    tracemalloc.reset_peak()
    verify(tmp_path / "one.backup")
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made < 16_000_000 and read < 16_000_000, (made, read)


class PowerCut(BaseException):
    pass


@pytest.mark.parametrize("ended", [False, True], ids=["before the commit", "after the commit"])
def test_a_restore_that_is_killed_is_settled_by_the_next_command(world, backup, monkeypatch, ended):
    """The files have changed places; whether they stay goes by what the database says."""
    before = files()
    for path in Path(settings.MEDIA_ROOT).rglob("*.qdc"):
        path.write_bytes(b"written after the backup")
    changed = files()
    assert changed != before
    monkeypatch.setattr(Exchange, "clear", lambda self: (_ for _ in ()).throw(PowerCut) if ended else None)
    if not ended:
        monkeypatch.setattr("keeping.backup.restoring.record", lambda *a, **k: (_ for _ in ()).throw(PowerCut))
        monkeypatch.setattr(Exchange, "put_back", lambda self: None)
    with pytest.raises(PowerCut), transaction.atomic():
        _restore(backup, replace=True)
    if ended:  # the test's own savepoint undid it: say again what the database would say
        key = unsettled()[0]
        Event.objects.create(name=RESTORED, data={"key": key})
    monkeypatch.undo()
    assert unsettled() != []
    assert ("had come to its end" if ended else "broken off") in settle()
    assert unsettled() == [] and files() == (before if ended else changed)
