"""Writing the archive: rows as lines of JSON with numbers of its own, their schemas, and the files.

Rows are numbered from 1 in each table, and refer to each other by number, so that two archives of the same dialogue are
alike wherever they were made. The same goes for order: rows by their number, columns by name.
"""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from django.apps import apps
from django.conf import settings
from django.db import models
from django.utils import timezone

from accounts.models import Organisation, User
from dialogues.models import Area, Dialogue, Event

from ..backup.rows import plain
from . import FORMAT, FORMAT_VERSION, shape
from .schemas import schema_of

Tell = Callable[[int], None]
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of every member: an archive of the same content is the same bytes, but for when it says it was made."""
MANIFEST = "archive.json"
PEOPLE, BODIES = "accounts.User", "accounts.Organisation"


def row_file(label: str) -> str:
    return f"data/{label}.jsonl"


def schema_file(label: str) -> str:
    return f"schemas/{label}.json"


@dataclass
class Package:
    """A zip file under way, with the list of what is in it."""

    file: zipfile.ZipFile
    files: dict[str, dict[str, Any]] = field(default_factory=dict)

    def add(self, name: str, pieces: Iterable[bytes]) -> None:
        digest, size = hashlib.sha256(), 0
        with self.file.open(_info(name), "w") as target:
            for piece in pieces:
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self.files[name] = {"size": size, "sha256": digest.hexdigest()}

    def add_json(self, name: str, value: object) -> None:
        self.add(name, [as_json(value)])

    def close(self, manifest: dict[str, Any]) -> None:
        """The list of contents goes last, and into no list."""
        with self.file.open(_info(MANIFEST), "w") as target:
            target.write(as_json(manifest | {"files": self.files}))


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EARLIEST)
    info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
    return info


def as_json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True, default=plain).encode() + b"\n"


def pieces_of(file: IO[bytes]) -> Iterator[bytes]:
    while piece := file.read(256 * 1024):
        yield piece


class Numbering:
    """Which number each row has in the archive."""

    def __init__(self, dialogue: Dialogue, *, with_people: bool) -> None:
        self.dialogue, self.with_people = dialogue, with_people
        self._numbers: dict[str, dict[int, int]] = {
            model._meta.label: _numbered(shape.rows_of(model, dialogue).values_list("pk", flat=True))
            for model in shape.archived()
        }
        for label, model in ((PEOPLE, User), (BODIES, Organisation)):
            self._numbers[label] = _numbered(sorted(self._named(model)))

    def _named(self, target: type[models.Model]) -> set[int]:
        """The people, or bodies, that any row of the dialogue names in a column that is shown."""
        found: set[int] = set()
        for model in shape.archived():
            rows = shape.rows_of(model, self.dialogue)
            for column in shape.columns(model):
                if column.related_model is target and (self.with_people or not shape.is_personal(model, column.name)):
                    named = rows.exclude(**{column.attname: None}).order_by()
                    found.update(named.values_list(column.attname, flat=True).distinct())
            for one in shape.lists(model):
                if one.related_model is target:
                    found.update(rows.exclude(**{one.name: None}).order_by().values_list(one.name, flat=True))
        return found

    def __call__(self, label: str, key: int) -> int | None:
        return self._numbers[label].get(key)

    def keys(self, label: str) -> dict[int, int]:
        return self._numbers[label]


def _numbered(keys: Iterable[Any]) -> dict[Any, int]:
    return {key: number for number, key in enumerate(keys, 1)}


class Rows:
    """The rows of one table, as they stand in the archive."""

    def __init__(self, model: type[models.Model], numbers: Numbering, *, with_people: bool) -> None:
        self.model, self.numbers, self.with_people = model, numbers, with_people
        self.label = model._meta.label
        self.columns = shape.columns(model)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        lists = {one.name: self._listed(one) for one in shape.lists(self.model)}
        names = [column.attname for column in self.columns]
        rows = shape.rows_of(self.model, self.numbers.dialogue).values_list("pk", *names)
        for number, (key, *values) in enumerate(rows.iterator(chunk_size=1000), 1):
            row: dict[str, Any] = {"row": number}
            for column, value in zip(self.columns, values, strict=True):
                row[column.name] = self._value(column, value, number)
            for name, listed in lists.items():
                row[name] = [] if self._is_hidden(name) else listed.get(key, [])
            yield self._finished(row)

    def _is_hidden(self, name: str) -> bool:
        return not self.with_people and shape.is_personal(self.model, name)

    def _value(self, column: models.Field, value: Any, number: int) -> Any:
        if self._is_hidden(column.name):
            return _hidden(column, value, number)
        if value is not None and isinstance(column, models.ForeignKey):
            return self.numbers(column.related_model._meta.label, value)
        if (self.label, column.name) in shape.WITH_KEYS:
            return shape.translated(value, self.numbers)
        return value

    def _finished(self, row: dict[str, Any]) -> dict[str, Any]:
        if self.model is Event and row["object_type"]:
            known = {model._meta.label_lower: model._meta.label for model in shape.archived()}
            label = known.get(row["object_type"])
            row["object_id"] = self.numbers(label, row["object_id"]) if label and row["object_id"] else None
        if self.label == "interviews.Withdrawal":
            row["found"] = {name: value for name, value in row["found"].items() if name not in {"echoes", "disclosed"}}
        if self.model is Dialogue:
            areas = Area.objects.filter(dialogues=self.numbers.dialogue).order_by("name")
            row["areas"] = list(areas.values_list("name", flat=True))
        return row

    def _listed(self, one: models.ManyToManyField) -> dict[int, list[int]]:
        through = one.remote_field.through._base_manager
        label = one.related_model._meta.label
        found: dict[int, list[int]] = {}
        pairs = through.filter(**{f"{one.m2m_column_name()}__in": list(self.numbers.keys(self.label))})
        for mine, other in pairs.values_list(one.m2m_column_name(), one.m2m_reverse_name()):
            if (number := self.numbers(label, other)) is not None:
                found.setdefault(mine, []).append(number)
        return {key: sorted(numbers) for key, numbers in found.items()}


HIDDEN = "…"
"""What stands for words that are left out. Nothing stays nothing."""


def _hidden(column: models.Field, value: Any, number: int) -> Any:
    """What an archive without people says instead: that there is something, in a form that the column takes."""
    if isinstance(column, models.EmailField):
        return f"hidden-{number}{PLACEHOLDER}" if value else value
    if column.choices:
        return ""  # none of the choices, nor a word that is not among them
    if isinstance(value, str):
        return HIDDEN if value else value
    if isinstance(value, dict | list):
        return type(value)()
    return None if column.null else column.get_default()


def people(numbers: Numbering, *, with_people: bool) -> Iterator[dict[str, Any]]:
    """Those with an account whom a row names; without people their number alone."""
    users = User.objects.in_bulk(list(numbers.keys(PEOPLE)))
    for key, number in numbers.keys(PEOPLE).items():
        is_placeholder = users[key].email.endswith(PLACEHOLDER)
        email = "" if is_placeholder or not with_people else users[key].email
        yield {"row": number, "name": users[key].name if with_people else "", "email": email}


PLACEHOLDER = "@archive.invalid"
"""How the address of somebody ends of whom an import knew nothing; ``.invalid`` belongs to nobody (RFC 2606)."""


def bodies(numbers: Numbering) -> Iterator[dict[str, Any]]:
    found = Organisation.objects.in_bulk(list(numbers.keys(BODIES)))
    for key, number in numbers.keys(BODIES).items():
        yield {"row": number, "name": found[key].name, "kind": found[key].kind}


def attached(numbers: Numbering) -> Iterator[tuple[str, Path]]:
    """Files of status reports and of sources: their place in the archive, and here."""
    for label, folder in shape.FILES.items():
        rows = shape.rows_of(apps.get_model(label), numbers.dialogue)
        for number, stored in enumerate(rows.values_list("stored", flat=True), 1):
            yield f"{folder}/{number}{Path(stored).suffix}", Path(settings.MEDIA_ROOT) / stored


def write_rows(package: Package, dialogue: Dialogue, *, with_people: bool) -> dict[str, int]:
    """Write every table, its schema, and the attachments; return how many rows there are of each. In one moment: rows
    are numbered first."""
    numbers, counts = Numbering(dialogue, with_people=with_people), {}
    every: list[tuple[str, Iterable[dict[str, Any]]]] = [
        (PEOPLE, people(numbers, with_people=with_people)),
        (BODIES, bodies(numbers)),
        *((model._meta.label, Rows(model, numbers, with_people=with_people)) for model in shape.archived()),
    ]
    for label, rows in every:
        counts[label] = 0

        def lines(rows: Iterable[dict[str, Any]] = rows, label: str = label) -> Iterator[bytes]:
            for row in rows:
                counts[label] += 1
                yield json.dumps(row, ensure_ascii=False, sort_keys=True, default=plain).encode() + b"\n"

        package.add(row_file(label), lines())
        package.add_json(schema_file(label), schema_of(label))
    for name, file in attached(numbers):
        if file.is_file():
            with file.open("rb") as content:
                package.add(name, pieces_of(content))
    return counts


def about(dialogue: Dialogue, *, kind: str, **more: Any) -> dict[str, Any]:
    """The head of an archive's list of contents."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "kind": kind,
        "made_at": timezone.now().isoformat(),
        "dialogue": {"slug": dialogue.slug, "title": dialogue.title, "municipality": dialogue.municipality.name},
        **more,
    }
