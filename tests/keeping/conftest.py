"""A dialogue with at least one of everything, files of its own, and a key for backups."""

import io
import shutil
from pathlib import Path

import pikepdf
import pyrage
import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import override_settings
from django.utils import timezone

from accounts.models import OutgoingMail
from actions.models import ReportAttachment
from dialogues.models import KnowledgeFile
from keeping.backup.erasing import WHEN_DUE
from keeping.backup.making import make_backup
from tests import canaries
from tests.full import full_dialogue


def _real_files() -> None:
    """What stands for a PDF in the world is none; here it is one, for files from outside are looked into."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(made)
    for model in (ReportAttachment, KnowledgeFile):
        for row in model.objects.filter(content_type="application/pdf"):
            place = Path(settings.MEDIA_ROOT) / row.stored
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(made.getvalue())


@pytest.fixture(scope="module")
def kept_world(django_db_setup, django_db_blocker, tmp_path_factory):
    """Written once: each test works in a savepoint inside it, on files that it may change when it puts them back."""
    place = tmp_path_factory.mktemp("kept")
    key = str(pyrage.x25519.Identity.generate())
    with (
        override_settings(
            MEDIA_ROOT=str(place / "media"), ERASURE_PROTOCOL=place / "erasures.jsonl", BACKUP_KEY=f"# mine\n{key}\n"
        ),
        django_db_blocker.unblock(),
    ):
        with transaction.atomic():
            world = full_dialogue()
            canaries.put(world.dialogue)
            _real_files()
            OutgoingMail.objects.update(state="done", finished_at=timezone.now())
            for due in WHEN_DUE:
                due()
            (place / "erasures.jsonl").touch()
            world.key = key  # type: ignore[attr-defined]
            make_backup(place / "world.backup")
            world.backup = place / "world.backup"  # type: ignore[attr-defined]
            yield world
            transaction.set_rollback(True)
        connection.close()


@pytest.fixture
def world(kept_world, db):
    """The files are as they were before each test, too: no transaction does that."""
    root, kept = Path(settings.MEDIA_ROOT), kept_world.backup.with_name("media-kept")
    if not kept.exists():
        shutil.copytree(root, kept)
    shutil.rmtree(root)
    shutil.copytree(kept, root)
    return kept_world


@pytest.fixture
def backup(world, tmp_path):
    """A backup of the world as every test finds it; the file is the test's own."""
    file = tmp_path / "one.backup"
    file.write_bytes(world.backup.read_bytes())
    return file
