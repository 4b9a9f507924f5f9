"""What every form that creates or edits a ``Record`` has in common: no double creation, no lost update."""

import datetime
import uuid
from copy import deepcopy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.records import Conflict


def within_reason(day: datetime.date) -> None:
    """Refuse a year that can only be a slip of the finger, and that no time axis could be drawn over."""
    if not 1990 <= day.year <= 2100:
        raise ValidationError(_("The year should lie between 1990 and 2100."))


def in_words(field: forms.Field, value: Any) -> str:
    """What a stored or typed ``value`` of ``field`` reads as: names rather than keys, dates in the reader's form.

    A field that stores something else than it shows says it itself, in a method of this name.
    """
    if hasattr(field, "in_words"):
        return str(field.in_words(value))
    if isinstance(field, forms.ModelChoiceField):
        many = value if isinstance(value, (list, tuple, models.QuerySet)) else [value]
        keys = {str(getattr(one, "pk", one)) for one in many if one}
        return ", ".join(str(row) for row in field.queryset or [] if str(row.pk) in keys)
    if isinstance(field, forms.ChoiceField):
        for key, label in field.choices:
            if str(key) == str(value or ""):
                return str(label)
    if isinstance(value, datetime.date):
        return date_format(value, "Y-m-d")
    return str("" if value is None else value).replace("\r\n", "\n")


def spoken(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """The field's choices as a person reads them: with a capital, and no row of dashes to choose."""
    radio = isinstance(field.widget, forms.RadioSelect)
    choices = [(key, label) for key, label in field.choices if key != "" or not (radio and field.required)]
    return [
        (key, label if isinstance(label, (list, tuple)) else _("Choose") if key == "" else capfirst(label))
        for key, label in choices
    ]


class RecordForm(forms.ModelForm):
    """A ModelForm with a hidden creation key (new rows) and version (existing rows).

    Services call ``save_record``; views catch ``Conflict`` and show both texts (``components/conflict.html``) by
    way of ``conflicting_fields``. Everything typed stays in the form.
    """

    creation_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._as_read = self._stored() if self.instance.pk else {}
        if self.instance.pk:
            self.fields.pop("creation_key")
            self.fields["opened_version"].initial = self.instance.version
        else:
            self.fields.pop("opened_version")
            self.fields["creation_key"].initial = uuid.uuid4()
        for field in self.fields.values():
            field.show_hidden_initial = False  # Django's default for a field whose model default is computed
            if isinstance(field, forms.DateField):
                field.validators = [*field.validators, within_reason]
            elif isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                field.choices = spoken(field)

    def _stored(self) -> dict[str, Any]:
        """What the row's columns hold, as far as they have been read."""
        values = self.instance.__dict__
        names = [field.attname for field in self.instance._meta.concrete_fields]
        return {name: deepcopy(values[name]) for name in names if name in values}

    def already_created(self) -> Any:
        """Return the row that an earlier submit of this very form created, if any."""
        key = self.cleaned_data.get("creation_key")
        return type(self.instance)._base_manager.filter(creation_key=key).first() if key else None

    def save_record(self, **values: Any) -> tuple[Any, bool]:
        """Save, with ``values`` set on the row first; return the row and whether this call changed anything.

        Must run inside a transaction. Of an existing row only what has become another is written, so that what a
        service did to another column since the row was read stands.

        Raises:
            Conflict: somebody else saved the row since it was opened.
            ValidationError: the database has a row that this one may not stand beside, as when two people add the
                same thing at the same moment.
        """
        for name, value in values.items():
            setattr(self.instance, name, value)
        taken = ValidationError(_("There is one like this already. Look at the list, and change something here."))
        if self.instance.pk:
            opened = self.cleaned_data.get("opened_version") or 0
            if not opened:
                raise Conflict(type(self.instance)._base_manager.get(pk=self.instance.pk))
            before, now = self._as_read, self._stored()
            fields = [name for name in now if name not in before or now[name] != before[name]]
            try:
                with transaction.atomic():
                    self.instance.save_edited(opened_version=opened, fields=fields)
            except IntegrityError:
                raise taken from None
            self._save_m2m()
            return self.instance, True
        key = self.cleaned_data.get("creation_key") or uuid.uuid4()
        self.instance.creation_key = key
        try:
            with transaction.atomic():
                self.instance.save()
        except IntegrityError:
            earlier = type(self.instance)._base_manager.filter(creation_key=key).first()
            if earlier is None:
                raise taken from None
            return earlier, False
        self._save_m2m()
        return self.instance, True

    def conflicting_fields(self, current: models.Model) -> list[dict[str, Any]]:
        """Return the fields whose typed value differs from what is stored now.

        Each is ``{"name", "label", "theirs", "yours"}`` with texts; for ``components/conflict.html``. Afterwards
        the form carries the current version, so that the next save is a decision taken with both texts seen.
        """
        differing = []
        stored = forms.models.model_to_dict(current, fields=list(self._meta.fields or []))
        for name in self.fields:
            if name not in stored or name in {"creation_key", "opened_version"}:
                continue
            theirs = in_words(self.fields[name], stored[name])
            yours = in_words(self.fields[name], self[name].value())
            if yours != theirs:
                differing.append({"name": name, "label": self[name].label, "theirs": theirs, "yours": yours})
        data = self.data.copy()
        data[self.add_prefix("opened_version")] = str(current.version)
        self.data = data
        return differing


class DateInput(forms.DateInput):
    """A date in Swedish form, typed; browsers offer their own picker."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class TimeInput(forms.TimeInput):
    """A time of day, typed; browsers offer their own picker."""

    input_type = "time"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%H:%M", **kwargs)


class ConfirmForm(forms.Form):
    """A destructive act said yes to in words."""

    confirm = forms.BooleanField(label=_("Yes, I have read what happens"), required=True)
