"""``manage.py verify_backup FILE``: reads everything in a backup and restores nothing."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from keeping.backup.faults import BackupError
from keeping.backup.reading import verify


class Command(BaseCommand):
    help = "Decrypt a backup, count every row and compare every fingerprint with its own list. Restores nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **options: object) -> None:
        try:
            summary = verify(file)
        except BackupError as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(table["rows"] for table in summary["tables"].values())
        size = sum(one["size"] for one in summary["files"].values())
        self.stdout.write(
            f"{file} is whole: made {summary['about']['made_at']} by version {summary['about']['product_version']}, "
            f"{rows} rows of {len(summary['tables'])} tables, {len(summary['files'])} files of {size} bytes."
        )
        for place in summary["missing_files"]:
            self.stderr.write(f"was missing already when the backup was made: {place}")
