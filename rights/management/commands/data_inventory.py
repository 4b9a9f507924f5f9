"""``manage.py data_inventory``: write ``docs/data-inventory.md``, or with ``--check`` say whether it is in step."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from rights.inventory.checking import problems
from rights.inventory.document import PATH, written


class Command(BaseCommand):
    help = "Writes docs/data-inventory.md from the inventory of personal data."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the file is out of step")

    def handle(self, *args, **options) -> None:
        if wrong := problems():
            raise CommandError("\n".join(wrong))
        if options["check"]:
            if PATH.read_text(encoding="utf-8") != written():
                raise CommandError(f"{PATH.name} is out of step: run manage.py data_inventory")
            return
        PATH.write_text(written(), encoding="utf-8")
        self.stdout.write(f"{PATH.name} written")
