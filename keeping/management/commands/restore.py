"""``manage.py restore FILE``: a backup put back, everything or nothing. See docs/backup.md."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from keeping.backup.faults import BackupError
from keeping.backup.restoring import restore, settle


class Command(BaseCommand):
    help = "Restore a backup into this installation, which must be empty. What was erased since is erased again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--replace", action="store_true", help="let all that is in this installation go")
        parser.add_argument(
            "--erasures",
            type=Path,
            action="append",
            default=[],
            help="a protocol of erasures besides the one in ERASURE_PROTOCOL; may be given several times",
        )
        parser.add_argument(
            "--no-erasures",
            action="store_true",
            help="there is no protocol of erasures: what was erased since the backup may come back",
        )

    def handle(self, *, file: Path, replace: bool, erasures: list[Path], no_erasures: bool, **options: object) -> None:
        if said := settle():
            self.stdout.write(said)
        try:
            restored = restore(file, replace=replace, protocols=tuple(erasures), without_erasures=no_erasures)
        except BackupError as fault:
            raise CommandError(str(fault)) from fault
        self.stdout.write(
            f"Restored as of {restored.about['made_at']}: {restored.rows} rows of {restored.tables} tables, "
            f"{restored.files} files."
        )
        for kind, count in sorted(restored.erased_again.items()):
            self.stdout.write(f"Erased again, since it was after the backup: {kind}, {count}.")
        if restored.mails_held_back:
            self.stdout.write(f"Not sent: {restored.mails_held_back} mails that waited when the backup was made.")
        for place in restored.missing_files:
            self.stderr.write(f"was missing already when the backup was made: {place}")
