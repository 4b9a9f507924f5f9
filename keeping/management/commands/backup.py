"""``manage.py backup --out FILE``, or ``--into FOLDER --keep N``: everything, encrypted, in one file."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from keeping.backup.faults import BackupError
from keeping.backup.making import make_backup

ENDING = ".dialogplattform-backup"


class Command(BaseCommand):
    help = "Write database and files, as they are at one moment, to an encrypted file. May run while people work."

    def add_arguments(self, parser: ArgumentParser) -> None:
        where = parser.add_mutually_exclusive_group(required=True)
        where.add_argument("--out", type=Path, help="file to write; must not exist")
        where.add_argument("--into", type=Path, help="folder in which a file named after the time is written")
        parser.add_argument("--keep", type=int, help="with --into: how many backups stay there, this one among them")

    def handle(self, *, out: Path | None, into: Path | None, keep: int | None, **options: object) -> None:
        if keep is not None and (into is None or keep < 1):
            raise CommandError("--keep takes a number from 1 on, and goes with --into.")
        target = out or into / f"{timezone.now():%Y-%m-%dT%H%M%SZ}{ENDING}"  # type: ignore[operator]
        if target.exists():
            raise CommandError(f"{target} exists.")
        if not target.resolve().parent.is_dir():
            raise CommandError(f"There is no folder {target.resolve().parent}.")
        try:
            summary = make_backup(target)
        except BackupError as fault:
            raise CommandError(str(fault)) from fault
        rows = sum(table["rows"] for table in summary["tables"].values())
        self.stdout.write(
            f"{target}: {rows} rows of {len(summary['tables'])} tables, {len(summary['files'])} files, "
            f"{target.stat().st_size} bytes"
        )
        for place in summary["missing_files"]:
            self.stderr.write(f"named by a row, and not there: {place}")
        if keep is not None and into is not None:
            for old in sorted(into.glob(f"*{ENDING}"))[:-keep]:
                old.unlink()
                self.stdout.write(f"{old}: removed, {keep} are kept")
