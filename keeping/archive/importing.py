"""Taking an archive in: a new dialogue with keys of its own beside those that are here. Nothing is overwritten.

All or nothing, in one transaction. Every row is new; people are found by their address or stand as placeholders who
cannot log in; the municipality's bodies are found by name. The dialogue is shown to nobody until its leader says so.
"""

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Municipality, Organisation, OrganisationKind, User
from actions.models import AttachmentKind
from dialogues.administration.queries import people as people_of
from dialogues.events import record
from dialogues.files import keeping
from dialogues.files.cleaning import LARGEST, cleaned_document, cleaned_picture
from dialogues.models import Area, Dialogue, Event
from interviews.crypto import EncryptedTextField
from reports.jobs import Job

from ..backup.rows import AT_A_TIME, value_of
from . import shape
from .reading import MOST_ROWS, Archive, Refused
from .writing import BODIES, PEOPLE, PLACEHOLDER

HERE, MATCH, CREATE = "here", "match", "create"
"""Whose account is found by its address: theirs who have a role in the municipality, or anybody's. What becomes of the
others: placeholders without a name, or, with CREATE, accounts that cannot log in. An administrator of one municipality
makes nobody of another a member, and learns of nobody that they have an account: in the browser it is HERE.
"""

TOO_LARGE = gettext_lazy("The file is too large to send here. Whoever runs the installation can take it in by command.")


@dataclass
class TakenIn:
    dialogue: Dialogue
    rows: int = 0
    matched: int = 0
    placeholders: int = 0
    made: list[str] = field(default_factory=list)
    """Places of the files that were laid down."""


def take_in(
    path: Path,
    *,
    municipality: Municipality,
    actor: User | None,
    people: str = MATCH,
    from_elsewhere: bool = False,
    most_rows: int = MOST_ROWS,
) -> TakenIn:
    """Take the archive at ``path`` in as a dialogue of ``municipality``.

    Args:
        people: HERE, MATCH or CREATE; the last two for whoever runs the installation.
        from_elsewhere: the archive may name another municipality.
        most_rows: an archive with more is refused; a thousand take about half a second.

    Raises:
        Refused: see ``reading.Archive``; it names another municipality; the dialogue is here already; rows contradict
            each other. Nothing is then changed.
    """
    with Archive(path) as archive:
        counts = archive.counts()
        if sum(counts.values()) > most_rows:
            raise Refused(TOO_LARGE)
        named = archive.manifest.get("dialogue")
        theirs = str(named.get("municipality", "")) if isinstance(named, dict) else ""
        if theirs != municipality.name and not from_elsewhere:
            raise Refused(_("The dialogue is of another municipality: %(name)s.") % {"name": theirs[:80]})
        with _all_or_nothing() as made, transaction.atomic():
            taken = _Taking(archive, counts, municipality, people, made).all_of_it()
            connection.check_constraints()
            dialogue = taken.dialogue
            record("archive.imported", dialogue=dialogue, actor=actor, obj=dialogue, rows=taken.rows)
    return taken


@contextmanager
def _all_or_nothing() -> Iterator[list[str]]:
    """Files that were laid down go again when the transaction does not end well; what the database says, in words."""
    made: list[str] = []
    try:
        yield made
    except BaseException as fault:
        for place in made:
            keeping.take_away(place)
        if isinstance(fault, DatabaseError | RecursionError):  # JSON can nest deeper than it can be written
            raise Refused(
                _("The dialogue or a part of it is here already, or its rows contradict each other. Nothing was done.")
            ) from fault
        raise


class _Taking:
    def __init__(
        self, archive: Archive, counts: dict[str, int], municipality: Municipality, people: str, made: list[str]
    ) -> None:
        self.archive, self.counts, self.municipality, self.people = archive, counts, municipality, people
        self.keys: dict[str, list[Any]] = {}
        self.taken = TakenIn(Dialogue(), made=made)

    def all_of_it(self) -> TakenIn:
        self.keys[PEOPLE] = list(self._people())
        self.keys[BODIES] = list(self._bodies())
        for model in shape.archived():
            self.keys[model._meta.label] = new_keys(model, self.counts[model._meta.label])
        for model in shape.archived():
            self._table(model)
        self.taken.dialogue = Dialogue.objects.get(pk=self.keys["dialogues.Dialogue"][0])
        return self.taken

    def key(self, label: str, number: int) -> Any:
        """The key of row ``number`` of a table; None when there is none. As ``shape.Numbers``."""
        keys = self.keys[label]
        return keys[number - 1] if type(number) is int and 0 < number <= len(keys) else None

    def _known(self, email: str) -> User | None:
        users = people_of(self.municipality) if self.people == HERE else User.objects.all()
        return users.filter(email__iexact=email).first() if email else None

    def _people(self) -> Iterator[int]:
        for row in self.archive.rows(PEOPLE):
            name, email = _text(row["name"], 120), _text(row["email"], 254).strip().lower()
            known = self._known(email)
            if known is not None:
                self.taken.matched += 1
            else:
                self.taken.placeholders += 1
                known = self._placeholder(name, email)
            yield known.pk

    def _placeholder(self, name: str, email: str) -> User:
        """Somebody who cannot log in: no password, not active, and no address unless ``CREATE`` was asked for."""
        keep = self.people == CREATE
        user = User(email=email if keep and email else f"{uuid.uuid4().hex}{PLACEHOLDER}", name=name if keep else "")
        user.is_active = False
        user.set_unusable_password()
        user.full_clean(exclude=["password"])
        user.save()
        return user

    def _bodies(self) -> Iterator[int]:
        for row in self.archive.rows(BODIES):
            name, kind = _text(row["name"], 120).strip(), row["kind"]
            if not name or kind not in OrganisationKind.values:
                raise _odd(BODIES)
            found = Organisation.objects.filter(municipality=self.municipality, name__iexact=name).first()
            yield (found or Organisation.objects.create(municipality=self.municipality, name=name, kind=kind)).pk

    def _table(self, model: type[models.Model]) -> None:
        label, columns, lists = model._meta.label, shape.columns(model), shape.lists(model)
        batch: list[models.Model] = []
        links: dict[str, list[models.Model]] = {one.name: [] for one in lists}
        for row in self.archive.rows(label):
            values = {column.attname: self._value(model, column, row[column.name]) for column in columns}
            found = model(pk=self.keys[label][row["row"] - 1], **values)
            self._finish(found, row)
            batch.append(found)
            for one in lists:
                links[one.name] += self._links(one, found.pk, row[one.name])
            if len(batch) >= AT_A_TIME:
                _insert(model, batch)
                batch = []
        if batch:
            _insert(model, batch)
        for one in lists:
            one.remote_field.through._base_manager.bulk_create(links[one.name], batch_size=200)
        self.taken.rows += self.counts[label]

    def _value(self, model: type[models.Model], column: models.Field, plain: Any) -> Any:
        """A value of the archive as it goes into the column, held against it.

        Raises:
            Refused: it is of another kind, too long, none of the choices, or names a row that is not there.
        """
        odd = _odd(f"{model._meta.label}: {column.name}")
        if isinstance(column, models.ForeignKey):
            key = None if plain is None else self.key(column.related_model._meta.label, plain)
            if key is None and (plain is not None or not column.null):
                raise odd
            return key
        try:
            if isinstance(column, models.JSONField) and not isinstance(plain, shape.kind_of_json(column) | None):
                raise odd
            if (model._meta.label, column.name) in shape.WITH_KEYS:
                plain = shape.translated(plain, self.key)
            is_plain = isinstance(column, EncryptedTextField)  # encrypted when it is written, with the keys here
            value = column.to_python(plain) if is_plain else value_of(column, plain)
            if value is None and not column.null:
                raise odd
            if isinstance(value, str) and not _can_be_kept(value):
                raise odd
            if value not in column.empty_values:
                column.clean(value, None)
        except (ValidationError, ValueError, TypeError, OverflowError, ArithmeticError) as fault:
            raise odd from fault
        return value

    def _finish(self, found: models.Model, row: dict[str, Any]) -> None:
        """What goes beyond columns: where a dialogue lies, what an event is about, where a file is."""
        if isinstance(found, Dialogue):
            found.municipality = self.municipality
            found.slug = free_slug(found.slug)
            names = row["areas"] if isinstance(row["areas"], list) else [None]
            for name in dict.fromkeys(_text(name, 120).strip() for name in names):
                if not name:
                    raise _odd("dialogues.Dialogue: areas")
                area = Area.objects.get_or_create(municipality=self.municipality, name=name)[0]
                area.dialogues.through._base_manager.create(area=area, dialogue=found)
        elif isinstance(found, Event) and found.object_type and found.object_id is not None:
            labels = {model._meta.label_lower: model._meta.label for model in shape.archived()}
            label = labels.get(found.object_type)
            found.object_id = self.key(label, found.object_id) if label else None
            if found.object_id is not None and not isinstance(found.object_id, int):
                found.object_id = None
        elif found._meta.label in shape.FILES:
            self._lay_down(found, row["row"])
        elif isinstance(found, Job):
            found.attempts = 1

    def _links(self, one: models.ManyToManyField, mine: Any, numbers: Any) -> list[models.Model]:
        label = one.related_model._meta.label
        keys = [self.key(label, number) for number in numbers] if isinstance(numbers, list) else [None]
        if None in keys:
            raise _odd(f"{one.model._meta.label}: {one.name}")
        through = one.remote_field.through
        mine_name, other_name = one.m2m_field_name(), one.m2m_reverse_field_name()
        return [through(**{f"{mine_name}_id": mine, f"{other_name}_id": key}) for key in dict.fromkeys(keys)]

    def _lay_down(self, row: Any, number: int) -> None:
        """Put the file of a row in its place, made anew as any file from outside is."""
        folder = shape.FILES[row._meta.label]
        names = [name for name in self.archive.manifest["files"] if PurePosixPath(name).stem == str(number)]
        names = [name for name in names if name.startswith(f"{folder}/")]
        if not names:  # it was lost before the archive was written; the row says that there was one
            row.stored = f"{folder}/lost/{uuid.uuid4().hex}"
            return
        if self.archive.file.getinfo(names[0]).file_size > LARGEST:
            raise Refused(_("A file is larger than a file may be: %(name)s.") % {"name": names[0]})
        is_picture = getattr(row, "kind", "") == AttachmentKind.PICTURE
        made = (cleaned_picture if is_picture else cleaned_document)(self.archive.file.read(names[0]))
        row.stored = keeping.new_place(folder, made.ending)
        keeping.write(made.data, row.stored)
        self.taken.made.append(row.stored)
        row.name = keeping.safe_name(row.name, made.ending)
        row.content_type, row.size = made.content_type, len(made.data)
        row.sha256 = hashlib.sha256(made.data).hexdigest()
        if is_picture:
            row.width, row.height = made.width or None, made.height or None


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str) or len(value) > longest or not _can_be_kept(value):
        raise _odd(PEOPLE)
    return value


def _can_be_kept(value: str) -> bool:
    """Whether databases take the text: no NUL, no half of a pair of UTF-16."""
    return not any(sign == "\0" or "\ud800" <= sign <= "\udfff" for sign in value)


def _odd(table: str) -> Refused:
    return Refused(_("A row of %(table)s is not as it should be.") % {"table": table})


def _insert(model: type[models.Model], batch: list[models.Model]) -> None:
    """As they are, no time of today in them; ``raw`` does not ask fields what they would rather write."""
    columns = [one for one in model._meta.local_concrete_fields if not getattr(one, "generated", False)]
    size = max(1, min(len(batch), connection.ops.bulk_batch_size(columns, batch)))
    for at in range(0, len(batch), size):
        rows = model._base_manager.all()
        rows._insert(batch[at : at + size], fields=columns, using=connection.alias, raw=True)


def new_keys(model: type[models.Model], count: int) -> list[Any]:
    """Return ``count`` keys that no row has and none will get, in order."""
    if isinstance(model._meta.pk, models.UUIDField):
        return sorted(uuid.uuid4() for _place in range(count))
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            table = [f'"{model._meta.db_table}"', model._meta.pk.column]
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, %s)::regclass) FROM generate_series(1, %s)", [*table, count]
            )
            return sorted(key for (key,) in cursor.fetchall())
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + 1 + count))


def free_slug(wanted: str) -> str:
    """Return an address that no dialogue has: the one that was wanted, or with a number after it."""
    taken = set(Dialogue.objects.filter(slug__startswith=wanted[:40]).values_list("slug", flat=True))
    found, number = wanted, 1
    while found in taken:
        number += 1
        found = f"{wanted[:45]}-{number}"
    return found
