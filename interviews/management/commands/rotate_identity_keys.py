"""``manage.py rotate_identity_keys``: encrypt every identity anew with the first of IDENTITY_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from interviews.crypto import InvalidToken
from interviews.models import Identity

BATCH = 200


class Command(BaseCommand):
    help = "Encrypts every identity anew with the first key in IDENTITY_KEYS. Afterwards the old keys can be removed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Go through all rows in batches, each its own transaction: stopping halfway harms nothing, run it again.

        Raises:
            CommandError: a row that no key opens; what was done before it is kept.
        """
        done, last = 0, 0
        fields = ["name", "email", "phone", "age", "guardian", "note"]
        while True:
            with transaction.atomic():
                keys = Identity.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]
                batch = Identity.objects.select_for_update().filter(pk__in=list(keys)).order_by("pk")
                try:
                    rows = list(batch)
                except InvalidToken:
                    raise CommandError(
                        f"An identity after row {last} cannot be opened with any of IDENTITY_KEYS. "
                        f"{done} rows were encrypted anew; put the missing key back last in the list and run again."
                    ) from None
                for row in rows:
                    row.save(update_fields=fields)
            if not rows:
                break
            done, last = done + len(rows), rows[-1].pk
        self.stdout.write(f"{done} identities encrypted with the first key.")
