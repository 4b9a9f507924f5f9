"""Load a demo dialogue: ``manage.py demo umea --scale 10``."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dialogplattform.demo.load import CASES, load


class Command(BaseCommand):
    help = "Load a demo dialogue, deterministically; does nothing when it is there at that scale already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("case", choices=sorted(CASES))
        parser.add_argument("--scale", type=int, default=1, help="multiplies interviews and statements (1–100)")

    def handle(self, *args, case: str, scale: int, **options) -> None:
        if not 1 <= scale <= 100:
            raise CommandError("--scale takes a whole number from 1 to 100.")
        dialogue = load(case, scale=scale)
        if options["verbosity"]:
            people, said = dialogue.interviewees.count(), dialogue.statements.count()
            self.stdout.write(f"{dialogue.slug}: {people} people heard, {said} statements")
