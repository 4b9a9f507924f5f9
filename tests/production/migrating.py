"""Whether the version that runs now survives a migration of the next one.

An upgrade migrates first and replaces the processes afterwards, one after the other, so for a while the old version
works on the new database. What it reads must still be there, and what it writes must still be taken. A column goes in
two releases: the first stops using it (``SeparateDatabaseAndState`` with ``RemoveField`` among the state operations),
the next one drops it.

A migration for which that is known to be well all the same says so in ``old_version_survives = "the reason"``.
"""

from collections.abc import Iterable, Iterator

from django.db.backends.postgresql.base import DatabaseWrapper
from django.db.migrations import Migration, operations
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import Field, ManyToManyField
from django.db.models.fields import NOT_PROVIDED

POSTGRES = DatabaseWrapper({"NAME": "never connected to", "ENGINE": "django.db.backends.postgresql", "OPTIONS": {}})


def _released(state: ProjectState, app: str, model: str, field: str = "") -> Field | bool | None:
    """What of it the released version knows: the field, whether there is the model, or nothing."""
    found = state.models.get((app, model.lower()))
    if not field:
        return found is not None
    return found.fields.get(field) if found else None


def _adds(field: Field) -> str:
    if isinstance(field, ManyToManyField) or field.null or field.db_default is not NOT_PROVIDED:
        return ""
    return "has no db_default and may not be null: the old version's rows lack it"


def _alters(old: Field, new: Field) -> str:
    if old.null and not new.null:
        return "may no longer be null"
    if new.unique and not old.unique:
        return "becomes unique"
    if old.get_internal_type() != new.get_internal_type():
        return f"turns from {old.get_internal_type()} to {new.get_internal_type()}"
    if new.max_length and (not old.max_length or new.max_length < old.max_length):
        return "becomes shorter"
    if old.db_column != new.db_column or getattr(old, "db_type", None) is None:
        return "has another column"
    return ""


def _fault(operation: Operation, app: str, released: ProjectState) -> str:
    match operation:
        case operations.RemoveField() | operations.RenameField():
            name = operation.name if isinstance(operation, operations.RemoveField) else operation.old_name
            gone = _released(released, app, operation.model_name, name)
            return "goes while the old version reads it" if gone else ""
        case operations.DeleteModel() | operations.RenameModel():
            name = operation.name if isinstance(operation, operations.DeleteModel) else operation.old_name
            return "goes while the old version reads it" if _released(released, app, name) else ""
        case operations.AlterModelTable():
            return "has another name" if _released(released, app, operation.name) else ""
        case operations.AddField():
            return _adds(operation.field) if _released(released, app, operation.model_name) else ""
        case operations.AlterField():
            old = _released(released, app, operation.model_name, operation.name)
            return _alters(old, operation.field) if isinstance(old, Field) else ""
        case operations.AddConstraint() | operations.AlterUniqueTogether():
            model = operation.model_name if isinstance(operation, operations.AddConstraint) else operation.name
            return "gets a constraint that the old version does not know" if _released(released, app, model) else ""
    return ""


def _in_database(found: Iterable[Operation]) -> Iterator[Operation]:
    for operation in found:
        if isinstance(operation, operations.SeparateDatabaseAndState):
            yield from _in_database(operation.database_operations)
        else:
            yield operation


def faults(migrations: Iterable[Migration], released: ProjectState) -> list[str]:
    """Return a line for everything in ``migrations`` that the released version does not survive."""
    found = []
    for migration in migrations:
        if getattr(migration, "old_version_survives", ""):
            continue
        for operation in _in_database(migration.operations):
            if why := _fault(operation, migration.app_label, released):
                found.append(f"{migration}: {operation.describe()}: {why}")
    return found
