"""How far each table's primary keys have come. A key that was used for a row since deleted is not used again: the log
names rows by their keys."""

from django.db import connection, models


def _counted(models_: list[type[models.Model]]) -> list[type[models.Model]]:
    return [model for model in models_ if isinstance(model._meta.pk, models.AutoField | models.BigAutoField)]


def last_keys(tables: list[type[models.Model]]) -> dict[str, int]:
    """Return the last key given out, by model; tables that never gave one are left out."""
    found: dict[str, int] = {}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, seq FROM sqlite_sequence")
            known = dict(cursor.fetchall())
            return {m._meta.label: known[m._meta.db_table] for m in _counted(tables) if m._meta.db_table in known}
        for model in _counted(tables):
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)",
                [f'"{model._meta.db_table}"', model._meta.pk.column],
            )
            (last,) = cursor.fetchone()
            if last is not None:
                found[model._meta.label] = last
    return found


def go_on_from(tables: list[type[models.Model]], last: dict[str, int]) -> None:
    """Let the next key of each table come after every row in it, and after what ``last`` says was given out."""
    with connection.cursor() as cursor:
        for model in _counted(tables):
            highest = model._base_manager.aggregate(high=models.Max("pk"))["high"] or 0
            given = max(highest, last.get(model._meta.label, 0))
            if not given:
                continue
            table = model._meta.db_table
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, given])
            else:
                sequence = [f'"{table}"', model._meta.pk.column]
                cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s)::regclass, %s)", [*sequence, given])
