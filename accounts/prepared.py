"""Queries that Django writes once and the database answers many times.

Writing a small query costs Django ten times what answering it costs the database. That is felt in what every page
asks (whose session, which person, which dialogue, which roles) and in what is done a thousand times over, such as
lifting a statement. Those few are written the first time they are asked and sent again with other values. Whatever is
asked now and then is better off as an ordinary query.
"""

import uuid
from collections.abc import Callable
from inspect import signature
from typing import Any, NamedTuple, TypeVar

from django.db import connections, models
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

Value = int | str | uuid.UUID
Row = TypeVar("Row", bound=models.Model)
_NUMBER = 2_000_000_000  # a key that no row has, and that every column of numbers can hold


class _Written(NamedTuple):
    sql: str
    values: tuple[Any, ...]
    places: tuple[tuple[int, int, bool], ...]
    """Which of the values is which argument, and whether it is a UUID for a database that has none."""
    converters: tuple[tuple[int, list[Any], Any], ...]
    locks: bool


class Prepared:
    """A query with arguments. ``build`` takes them and returns a queryset of ``values_list``.

    The arguments are numbers, texts and UUIDs that stand in the query as they are, each as often as it likes; what
    follows from them in another way (a slice, whether there is a condition at all) may not depend on them.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]]) -> None:
        self.build, self.names = build, tuple(signature(build).parameters)
        self.known: dict[tuple[str, tuple[type, ...]], _Written] = {}

    def rows(self, *arguments: Value, using: str = "default") -> list[tuple[Any, ...]]:
        """Ask, and return the rows as ``values_list`` would. A number that no column can hold is in no row.

        Raises:
            TypeError: an argument is of another kind, or the build has forgotten it.
            TransactionManagementError: the query locks rows, and there is no transaction that would hold them.
        """
        connection = connections[using]
        key = (connection.vendor, tuple(map(type, arguments)))
        written = self.known.get(key) or self.known.setdefault(key, self._write(key[1], using))
        if written.locks and not connection.in_atomic_block:
            raise TransactionManagementError("rows are locked inside a transaction")
        values = list(written.values)
        for place, at, as_text in written.places:
            values[place] = arguments[at].hex if as_text else arguments[at]  # type: ignore[union-attr] # a UUID
        with connection.cursor() as cursor:
            try:
                cursor.execute(written.sql, values)
            except OverflowError:  # SQLite's way of saying that it holds no such number
                return []
            rows = cursor.fetchall()
        return _converted(rows, written.converters, connection) if written.converters else rows

    def _write(self, types: tuple[type, ...], using: str) -> _Written:
        """Let Django write the query for values that stand for the arguments, and note where those went."""
        connection = connections[using]
        instead = [_stand_in(kind, place) for place, kind in enumerate(types)]
        as_text = [kind is uuid.UUID and not connection.features.has_native_uuid_field for kind in types]
        stand_for = {one.hex if as_text[at] else one: at for at, one in enumerate(instead)}
        queryset = self.build(*instead).using(using)
        compiler = queryset.query.get_compiler(using)
        sql, values = compiler.as_sql()
        places = tuple(
            (place, at, as_text[at])
            for place, value in enumerate(values)
            if isinstance(value, Value) and (at := stand_for.get(value)) is not None
        )
        if {at for _place, at, _as_text in places} != set(range(len(types))):
            raise TypeError(f"not every argument of {self.names} stands in the query as it is")
        converters = compiler.get_converters([column for column, _sql, _alias in compiler.select])
        return _Written(
            sql,
            tuple(values),
            places,
            tuple((at, *pair) for at, pair in converters.items()),
            bool(queryset.query.select_for_update),
        )


def _stand_in(kind: type, place: int) -> Value:
    """A value of ``kind`` that can be told from all others in a query."""
    if kind is int:
        return _NUMBER + place
    if kind is str:
        return f"argument-{place}"
    if kind is uuid.UUID:
        return uuid.UUID(int=_NUMBER + place)
    raise TypeError(f"a prepared query takes numbers, texts and UUIDs, not {kind.__name__}")


def _converted(
    rows: list[tuple[Any, ...]], converters: tuple[tuple[int, list[Any], Any], ...], connection: Any
) -> list[tuple[Any, ...]]:
    found = []
    for row in rows:
        values = list(row)
        for at, functions, expression in converters:
            for function in functions:
                values[at] = function(values[at], expression, connection)
        found.append(tuple(values))
    return found


def columns(model: type[models.Model], under: str = "") -> list[str]:
    """Names of all the columns of ``model``, for ``values_list``; ``under`` is the relation it is reached by."""
    return [f"{under}{field.attname}" for field in model._meta.concrete_fields]


def as_row(model: type[Row], values: Any, using: str = "default") -> Row:
    """The object whose ``columns`` were read, as if the database had been asked for it in the ordinary way."""
    return model.from_db(using, [field.attname for field in model._meta.concrete_fields], values)
