"""``manage.py worker_alive``: what the containers' health check asks."""

from django.core.management.base import BaseCommand, CommandError

from reports.pulse import worker_is_alive


class Command(BaseCommand):
    help = "Ends with 0 when a worker has worked within a minute, else with 1."

    def handle(self, **options: object) -> None:
        """Raises CommandError when no worker has shown a pulse."""
        if not worker_is_alive():
            raise CommandError("No worker has shown a pulse within a minute.")
