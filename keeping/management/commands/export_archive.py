"""``manage.py export_archive SLUG --out FILE``: a dialogue's archive, here and now."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from dialogues.events import record
from dialogues.models import Dialogue
from keeping.archive.makers import write_archive
from keeping.models import ArchiveKind, ArchiveOrder


class Command(BaseCommand):
    help = "Write the archive of a dialogue. In the browser the project leader orders the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the dialogue's address, such as umea-segregation")
        parser.add_argument("--out", type=Path, required=True, help="file to write; must not exist")
        parser.add_argument("--kind", choices=ArchiveKind.values, default=ArchiveKind.FULL.value)
        parser.add_argument("--with-people", action="store_true", help="with names and people's own words")
        parser.add_argument("--reason", default="", help="why names and own words are needed; kept in the dialogue")

    def handle(self, *, slug: str, out: Path, kind: str, with_people: bool, reason: str, **options: object) -> None:
        dialogue = Dialogue.objects.select_related("municipality").filter(slug=slug).first()
        if dialogue is None or (kind == ArchiveKind.PUBLIC and dialogue.published_at is None):
            raise CommandError(f"There is no {'public ' if kind == ArchiveKind.PUBLIC else ''}dialogue {slug}.")
        if out.exists() or not out.resolve().parent.is_dir():
            raise CommandError(f"{out} exists, or its folder does not.")
        people, reason = with_people and kind == ArchiveKind.FULL, reason.strip()[:300]
        if people and not reason:
            raise CommandError("Names and people's own words take a --reason. It is kept with the order.")
        unfinished = out.with_name(f".{out.name}.part")
        try:
            unfinished.touch(mode=0o600)
            with translation.override(settings.LANGUAGE_CODE):
                manifest = write_archive(unfinished, dialogue, kind=kind, with_people=people)
            unfinished.replace(out)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.") from fault
        finally:
            unfinished.unlink(missing_ok=True)
        with transaction.atomic():
            order = ArchiveOrder.objects.create(
                dialogue=dialogue, kind=kind, with_people=people, reason=reason if people else ""
            )
            record("archive.fetched", dialogue=dialogue, obj=order, kind=kind, people=people)
        self.stdout.write(f"{out}: {sum(manifest['tables'].values())} rows")
