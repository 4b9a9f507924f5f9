"""Load a demo dialogue: ``manage.py demo umea --scale 10``; take it away: ``manage.py demo umea --remove``."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from dialogplattform.demo.load import CASES, close_accounts, load, remove
from dialogues.models import Dialogue


class Command(BaseCommand):
    help = "Load a demo dialogue, deterministically; does nothing when it is there at that scale already."
    requires_system_checks: list[str] = []  # one of them refuses the accounts that --remove is there to close

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("case", choices=sorted(CASES))
        parser.add_argument("--scale", type=int, default=1, help="multiplies interviews and statements (1–100)")
        parser.add_argument("--remove", action="store_true", help="take the dialogue away and close its accounts")

    def handle(self, *args, case: str, scale: int, remove: bool, **options) -> None:
        """Raises CommandError in production: the demo's accounts have a public password."""
        if remove:
            self._remove(case)
            return
        if settings.PRODUCTION:
            raise CommandError("The demo is not loaded in production: its accounts have a public password.")
        if not 1 <= scale <= 100:
            raise CommandError("--scale takes a whole number from 1 to 100.")
        dialogue = load(case, scale=scale)
        if options["verbosity"]:
            people, said = dialogue.interviewees.count(), dialogue.statements.count()
            self.stdout.write(f"{dialogue.slug}: {people} people heard, {said} statements")

    def _remove(self, case: str) -> None:
        for dialogue in Dialogue.objects.filter(slug=CASES[case].slug):
            remove(dialogue)
        self.stdout.write(f"{case}: the dialogue is gone, {close_accounts(CASES[case])} accounts are closed")
