"""How an account is called in the log of log-ins."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from accounts.security_log import mark_of


class Command(BaseCommand):
    help = "Tell the mark that stands for EMAIL in the lines of accounts.security."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(mark_of(options["email"]))
