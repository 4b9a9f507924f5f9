"""The one door to a version's state: locked, looked at, moved on."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Compilation


def locked(compilation: Compilation, *allowed: str) -> Compilation:
    """Lock the version and return it as it is now. Must run inside a transaction.

    Raises:
        ValidationError: it is in none of the ``allowed`` states.
    """
    versions = Compilation.objects.select_for_update(of=("self",)).select_related("dialogue__municipality")
    found = versions.get(pk=compilation.pk)
    if found.status not in allowed:
        raise ValidationError(
            _("That cannot be done now: the version is %(state)s.") % {"state": found.get_status_display()}
        )
    return found


def move(compilation: Compilation, status: str, **values: object) -> None:
    """Write the state and what comes with it on a version that is ``locked``."""
    for name, value in ({"status": status} | values).items():
        setattr(compilation, name, value)
    compilation.version += 1
    compilation.save()
