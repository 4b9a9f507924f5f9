"""``manage.py import_archive FILE --into SLUG``: a dialogue from another installation's archive."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from accounts.models import Municipality
from keeping.archive.importing import CREATE, MATCH, take_in


class Command(BaseCommand):
    help = "Take the archive of a whole dialogue in as a new dialogue. Nothing that is here is changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--into", required=True, help="the municipality's address, such as umea")
        parser.add_argument("--from-elsewhere", action="store_true", help="the archive names another municipality")
        parser.add_argument(
            "--create-people",
            action="store_true",
            help="keep names and addresses of people without an account here, as accounts that cannot log in",
        )

    def handle(self, *, file: Path, into: str, from_elsewhere: bool, create_people: bool, **options: object) -> None:
        municipality = Municipality.objects.filter(slug=into).first()
        if municipality is None:
            raise CommandError(f"There is no municipality {into}.")
        with translation.override("en"):
            try:
                taken = take_in(
                    file,
                    municipality=municipality,
                    actor=None,
                    people=CREATE if create_people else MATCH,
                    from_elsewhere=from_elsewhere,
                )
            except ValidationError as fault:
                raise CommandError(" ".join(fault.messages)) from fault
        self.stdout.write(
            f"{taken.dialogue.slug}: {taken.rows} rows; {taken.matched} people have an account here, "
            f"{taken.placeholders} do not."
        )
