"""The rows of a file as people, checked cell by cell with django-import-export. Nothing is saved here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Resource
from import_export.widgets import Widget

from dialogues.models import Dialogue
from dialogues.spreadsheets.cells import EmailWidget, TextWidget
from dialogues.spreadsheets.columns import normal

from ..models import BackgroundValue, BackgroundVariable, StakeholderGroup

OLDEST = 120
SAYS_NOTHING = {
    normal(words) for words in ("vill inte säga", "vet inte", "okänt", "prefer not to say", "unknown", "-", "")
}


@dataclass
class Draft:
    """Somebody as one row has them. ``values`` by the variable's column key."""

    name: str = ""
    email: str = ""
    phone: str = ""
    age: int | None = None
    note: str = ""
    group: StakeholderGroup | None = None

    def background(self) -> list[BackgroundValue]:
        return [value for value in vars(self).values() if isinstance(value, BackgroundValue)]


class AgeWidget(Widget):
    """Whole years, within what the dialogue hears. A guardian is asked for when the consent is noted."""

    def __init__(self, lowest: int) -> None:
        super().__init__()
        self.lowest = lowest

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> int | None:
        number = value.casefold().removesuffix("år").strip()
        if not number:
            return None
        if not (number.isascii() and number.isdecimal()) or len(number) > 3 or int(number) > OLDEST:
            raise ValueError(_("“%(value)s” is not an age in whole years") % {"value": value})
        if int(number) < self.lowest:
            raise ValueError(_("this dialogue hears people from %(lowest)s years of age") % {"lowest": self.lowest})
        return int(number)


class ChoiceWidget(Widget):
    """One of some rows, by name."""

    def __init__(self, choices: Mapping[str, Any], kind: str, default: Any = None) -> None:
        super().__init__()
        self.choices, self.kind, self.default = choices, kind, default

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if found := self.choices.get(normal(value)):
            return found
        if self.kind == "value" and normal(value) in SAYS_NOTHING:
            return None
        if not value:
            if self.default is None:
                raise ValueError(_("is empty. Write one of the groups in the plan"))
            return self.default
        names = ", ".join(str(one) for one in list(self.choices.values())[:8])
        if self.kind == "group":
            raise ValueError(
                _("there is no group “%(value)s” in the plan. There are: %(names)s") % {"value": value, "names": names}
            )
        raise ValueError(_("“%(value)s” is not one of the values: %(names)s") % {"value": value, "names": names})


class PersonResource(Resource):
    """Reads rows ``{column key: text}`` into ``Draft``s; every cell of a row is checked, so all errors show at once."""

    class Meta:
        force_init_instance = True
        use_bulk = True
        batch_size = None
        skip_diff = True
        import_id_fields: tuple[str, ...] = ()
        instance_loader_class = BaseInstanceLoader

    def __init__(
        self,
        *,
        dialogue: Dialogue,
        variables: Sequence[BackgroundVariable],
        default_group: StakeholderGroup | None,
    ) -> None:
        super().__init__()
        self.drafts: dict[int, Draft] = {}
        widgets: dict[str, Widget] = {
            "name": TextWidget(200),
            "email": EmailWidget(254),
            "phone": TextWidget(40),
            "age": AgeWidget(dialogue.lowest_age),
            "group": ChoiceWidget({normal(row.name): row for row in dialogue.groups.all()}, "group", default_group),
            "note": TextWidget(4000),
        }
        for variable in variables:
            values = {normal(value.name): value for value in variable.values.all()}
            widgets[f"v{variable.pk}"] = ChoiceWidget(values, "value")
        self.fields = {key: Field(attribute=key, column_name=key, widget=widget) for key, widget in widgets.items()}

    @classmethod
    def get_db_connection_name(cls) -> str:
        return DEFAULT_DB_ALIAS

    def init_instance(self, row: Any = None) -> Draft:
        return Draft()

    def validate_instance(
        self, instance: Draft, import_validation_errors: Any = None, validate_unique: bool = True
    ) -> None:
        """Add what only the whole row can tell, and raise everything together."""
        errors = dict(import_validation_errors or {})
        if not (instance.name or instance.email or instance.phone) and not errors.keys() & {"name", "email", "phone"}:
            errors["name"] = ValidationError(_("is empty, and so are e-mail and phone"))
        if errors:
            raise ValidationError(errors)

    def save_instance(self, instance: Draft, is_create: bool, row: Any, **kwargs: Any) -> None:
        """Keep the draft; ``people_import.services`` takes it in."""
        self.drafts[kwargs["row_number"]] = instance
