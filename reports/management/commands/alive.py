"""``manage.py alive worker|scheduler``: what the containers' health checks ask."""

from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from reports.pulse import SILENT_AFTER, alive


class Command(BaseCommand):
    help = "Ends with 0 when a worker, or the scheduler, has been seen alive lately, else with 1."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("who", choices=sorted(SILENT_AFTER))

    def handle(self, *, who: str, **options: object) -> None:
        """Raises CommandError when it has been silent for too long."""
        if not alive()[who]:
            raise CommandError(f"No {who} has shown a pulse for {SILENT_AFTER[who].seconds} seconds.")
