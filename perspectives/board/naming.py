"""Where other rooms name perspectives, so that one which goes into another takes its name along everywhere.

``perspectives`` must not know ``meetings`` and ``actions``. Each registers, in ``AppConfig.ready``, its own relations
to perspectives: who carries one, which notes and descriptions took one up, which proposals answer one. A merge hands
those rows over and keeps, with the perspective that is gone, which they were; undoing it hands them back. What is
frozen, such as a published version, is not registered: it keeps its key, and whoever reads it follows ``merged_into``.
The tests walk every relation to ``Perspective`` and fail on one that nobody has decided about.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models

from accounts.records import Record

from ..models import Perspective

CHUNK = 500


@dataclass(frozen=True)
class Naming:
    """A many-to-many relation to ``Perspective``: its through table, and the column of the row that names it."""

    key: str
    through: type[models.Model]
    owner: str
    owners: type[models.Model]

    def _rows(self, perspective: int, owners: Iterable[int] | None = None) -> models.QuerySet:
        rows = self.through._default_manager.filter(perspective_id=perspective)
        return rows if owners is None else rows.filter(**{f"{self.owner}__in": list(owners)})

    def named_by(self, perspective: int) -> list[int]:
        return list(self._rows(perspective).order_by(self.owner).values_list(self.owner, flat=True))

    def _name(self, owners: Iterable[int], perspective: int) -> None:
        made = [self.through(**{self.owner: owner, "perspective_id": perspective}) for owner in owners]
        self.through._default_manager.bulk_create(made, ignore_conflicts=True, batch_size=CHUNK)

    def _moved_on(self, owners: list[int]) -> None:
        """Let somebody who has one of the rows open see that it has changed."""
        if issubclass(self.owners, Record):
            self.owners._base_manager.filter(pk__in=owners).update(version=models.F("version") + 1)

    def hand_over(self, gone: int, to: int) -> dict[str, list[int]]:
        """Name ``to`` wherever ``gone`` is named; return who did, and whom ``to`` is new to."""
        had = self.named_by(gone)
        new = sorted(set(had) - set(self.named_by(to)))
        self._name(new, to)
        self._rows(gone).delete()
        self._moved_on(had)
        return {"had": had, "new": new}

    def hand_back(self, back: int, was: int, kept: dict[str, list[int]]) -> None:
        """Undo it for rows that still exist and still name ``was``: somebody may have struck it since."""
        still = set(self._rows(was, kept["had"]).values_list(self.owner, flat=True))
        self._name(sorted(still), back)
        self._rows(was, still & set(kept["new"])).delete()
        self._moved_on(sorted(still))


_namings: dict[str, Naming] = {}


def names_perspectives(relation: Any) -> None:
    """Register a many-to-many relation to ``Perspective``: ``names_perspectives(Note.perspectives)``. Called from
    ``AppConfig.ready``; a second call changes nothing."""
    field = relation.field
    if field.related_model is not Perspective:
        raise TypeError(f"{field} does not lead to a perspective")
    key = str(field)
    _namings[key] = Naming(key, relation.through, field.m2m_column_name(), field.model)


def namings() -> list[Naming]:
    return [_namings[key] for key in sorted(_namings)]
