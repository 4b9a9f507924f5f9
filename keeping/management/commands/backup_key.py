"""``manage.py backup_key --out FILE``: a new key for backups, as age writes them."""

import os
from argparse import ArgumentParser
from pathlib import Path

import pyrage
from django.core.management.base import BaseCommand, CommandError


class Command(BaseCommand):
    help = "Make a key for backups. Keep it apart from them, and a copy of it where a fire does not take both."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--out", type=Path, required=True, help="file to write; must not exist")

    def handle(self, *, out: Path, **options: object) -> None:
        key = pyrage.x25519.Identity.generate()
        try:
            descriptor = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except OSError as fault:
            raise CommandError(f"{out} cannot be written: {fault.strerror}.") from fault
        with os.fdopen(descriptor, "w") as file:
            file.write(f"# public key: {key.to_public()}\n{key}\n")
        self.stdout.write(
            f"{out} holds the secret key. For making backups its public half is enough: {key.to_public()}"
        )
