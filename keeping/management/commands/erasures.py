"""``manage.py erasures --since DATE --out FILE``: the protocol of erasures out of the database, for a restore."""

import os
from argparse import ArgumentParser
from datetime import datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime

from dialogues import erasures


class Command(BaseCommand):
    help = "Write what was erased, by kind and key, without content. The file ERASURE_PROTOCOL holds the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--since", help="day or moment, as 2026-11-28 or 2026-11-28T03:00+01:00; else everything")
        parser.add_argument("--out", type=Path, required=True, help="file to write; must not exist")

    def handle(self, *, since: str | None, out: Path, **options: object) -> None:
        count = 0
        moment = self._moment(since)
        try:
            descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.") from fault
        with os.fdopen(descriptor, "w") as file:
            for line in erasures.since(moment):
                file.write(line)
                count += 1
        self.stdout.write(f"{out}: {count} erasures")

    def _moment(self, since: str | None) -> datetime | None:
        if since is None:
            return None
        try:
            moment = parse_datetime(since)
            day = None if moment else parse_date(since)
        except ValueError as fault:
            raise CommandError(f"{since} is no day.") from fault
        if moment is None and day is not None:
            moment = datetime(day.year, day.month, day.day)
        if moment is None:
            raise CommandError(f"{since} is no day.")
        return timezone.make_aware(moment) if timezone.is_naive(moment) else moment
