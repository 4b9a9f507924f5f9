"""Change of the key that identities, what was said in confidence, and second factors are encrypted with."""

from typing import Any

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import models, transaction

from accounts.factors import encrypt_anew
from interviews.crypto import EncryptedTextField
from interviews.models import Identity

BATCH = 500
AGAIN = "put the missing key back last in the list and run again."


def encrypted_models() -> list[tuple[type[models.Model], list[str]]]:
    """Return every model with encrypted columns and their names, identities first."""
    found = []
    for model in apps.get_models():
        names = [field.name for field in model._meta.concrete_fields if isinstance(field, EncryptedTextField)]
        if names:
            found.append((model, names))
    return sorted(found, key=lambda pair: (pair[0] is not Identity, pair[0]._meta.label))


class Command(BaseCommand):
    help = "Encrypts all that is encrypted anew with the first key in IDENTITY_KEYS. Then old keys can be removed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all rows in batches, each its own transaction: stopping halfway harms nothing, run it again.

        Raises:
            CommandError: a row that no key opens; what was done before it is kept.
        """
        for model, names in encrypted_models():
            done = self._encrypt(model, names)
            if done or model is Identity:
                self.stdout.write(f"{done} {model._meta.verbose_name_plural} encrypted with the first key.")
        try:
            self.stdout.write(f"{encrypt_anew()} second factors encrypted with the first key.")
        except InvalidToken:
            raise CommandError(f"A second factor cannot be opened with any of IDENTITY_KEYS: {AGAIN}") from None

    def _encrypt(self, model: type[models.Model], names: list[str]) -> int:
        done, last = 0, 0
        while True:
            with transaction.atomic():
                keys = model._base_manager.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
                batch = model._base_manager.select_for_update().filter(pk__in=list(keys)).order_by("pk")
                try:
                    rows = list(batch.only(*names))
                except InvalidToken:
                    raise CommandError(
                        f"A row of {model._meta.label} after row {last} cannot be opened with any of IDENTITY_KEYS. "
                        f"{done} rows were encrypted anew; {AGAIN}"
                    ) from None
                for row in rows:
                    row.save(update_fields=names)
            if not rows:
                return done
            done, last = done + len(rows), rows[-1].pk
