"""Numbers that no column can hold, in a list of keys that a browser sent.

Django answers a single one of them with no row; in a list SQLite's driver stops at it.
"""

from typing import Any

from django.db.models import IntegerField
from django.db.models.lookups import In

LEAST, MOST = -(2**63), 2**63 - 1


@IntegerField.register_lookup
class HoldableIn(In):
    """``__in`` of whole numbers, without those that are in no row because no column holds them."""

    def get_prep_lookup(self) -> Any:
        prepared = super().get_prep_lookup()
        if not self.rhs_is_direct_value():
            return prepared
        return [one for one in prepared if not isinstance(one, int) or LEAST <= one <= MOST]
