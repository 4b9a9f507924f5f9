"""Many tables in one step, for the migrations that replace all earlier ones of their app."""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CreateTogether(Operation):
    """Create every model of a list at once, each table whole, also where two models point at each other.

    Django builds all models anew for each step that it takes, which made an empty database take a minute. Here they are
    built once. ``operations`` say what the models are, as ``makemigrations`` wrote them: what they add to a model after
    its ``CreateModel`` is part of its table from the start.
    """

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, list, dict]:
        return type(self).__name__, [self.operations], {}

    def describe(self) -> str:
        return f"Create {len(self._models())} models"

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        state.__dict__.pop("apps", None)  # built again when it is asked for
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in self._models():
            model.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for model in reversed(self._models()):
            model.database_backwards(app_label, schema_editor, from_state, to_state)

    def _models(self) -> list[CreateModel]:
        return [operation for operation in self.operations if isinstance(operation, CreateModel)]
