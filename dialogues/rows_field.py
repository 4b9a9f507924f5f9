"""A list of short things that belong together, written in one form without a script: a few inputs a row.

What is written is a list of dicts, one a row that says anything. There are always some empty rows below; who needs
more presses "Save and add rows" (the view's business), and finds new empty ones.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _

MOST = 40
EMPTY = 2
Row = dict[str, str]


@dataclass(frozen=True)
class Column:
    """One input of a row: its name, what it is called, how many characters it takes, and whether a row needs it."""

    name: str
    label: str | Promise
    length: int = 300
    required: bool = False
    lines: int = 1


class RowsWidget(forms.Widget):
    use_fieldset = True

    def __init__(self, columns: Sequence[Column], each: str | Promise) -> None:
        super().__init__()
        self.columns, self.each = columns, each

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> list[Row]:
        rows = []
        for place in range(MOST):
            row = {column.name: str(data.get(f"{name}-{place}-{column.name}") or "") for column in self.columns}
            rows.append({key: " ".join(value.split()) for key, value in row.items()})
        return [row for row in rows if any(row.values())]

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return not any(key.startswith(f"{name}-") for key in data)

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        rows = list(value or [])
        shown = [*rows, *({} for _place in range(min(EMPTY if rows else EMPTY + 1, MOST - len(rows))))]
        own_id = (attrs or {}).get("id", f"id_{name}")
        drawn = ((self._row(name, place, row, own_id),) for place, row in enumerate(shown))
        return format_html('<div class="rows">{}</div>', format_html_join("", "{}", drawn))

    def _row(self, name: str, place: int, row: Row, own_id: str) -> SafeString:
        inputs = format_html_join(
            "", "{}", ((self._input(column, f"{name}-{place}", row, own_id, place),) for column in self.columns)
        )
        return format_html(
            '<div class="rows__row" role="group" aria-label="{} {}">{}</div>', self.each, place + 1, inputs
        )

    def _input(self, column: Column, prefix: str, row: Row, own_id: str, place: int) -> SafeString:
        given = {
            "label": capfirst(column.label),
            "id": f"{own_id}-{place}-{column.name}",
            "name": f"{prefix}-{column.name}",
            "value": row.get(column.name, ""),
            "length": column.length,
            "lines": column.lines,
        }
        if column.lines > 1:
            html = (
                '<div class="field rows__{name_}"><label for="{id}">{label}</label><textarea class="input input--line" '
                'id="{id}" name="{name}" rows="{lines}" maxlength="{length}">\n{value}</textarea></div>'
            )
        else:
            html = (
                '<div class="field rows__{name_}"><label for="{id}">{label}</label><input class="input" type="text" '
                'id="{id}" name="{name}" value="{value}" maxlength="{length}"></div>'
            )
        return format_html(html, name_=column.name, **given)


class RowsField(forms.Field):
    """Cleaned to a list of dicts with every column's name. A row without a required column is refused by its number."""

    def __init__(self, *, columns: Sequence[Column], each: str | Promise, **kwargs: Any) -> None:
        self.columns = columns
        super().__init__(widget=RowsWidget(columns, each), required=False, **kwargs)

    def clean(self, value: list[Row] | None) -> list[Row]:
        rows = value or []
        problems = [self._problem(number, row) for number, row in enumerate(rows, start=1)]
        if found := [problem for problem in problems if problem]:
            raise ValidationError(found)
        return rows

    def _problem(self, number: int, row: Row) -> str:
        for column in self.columns:
            words = {"number": number, "column": column.label, "length": column.length}
            if column.required and not row[column.name]:
                return _("Row %(number)d lacks “%(column)s”.") % words
            if len(row[column.name]) > column.length:
                return _("“%(column)s” in row %(number)d is longer than %(length)d characters.") % words
        return ""

    def in_words(self, value: Any) -> str:
        return "\n".join(row_in_words(row) for row in value or [])


def row_in_words(row: Mapping[str, str]) -> str:
    return ". ".join(capfirst(text.rstrip(".")) for text in row.values() if text)
