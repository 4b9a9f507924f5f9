"""Cells of a list, checked one by one with django-import-export's widgets.

What is wrong is said as the end of a sentence that begins with the heading.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from .columns import normal


class TextWidget(Widget):
    def __init__(self, longest: int) -> None:
        super().__init__()
        self.longest = longest

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        if len(value) > self.longest:
            raise ValueError(_("is longer than %(most)d characters") % {"most": self.longest})
        return value


class EmailWidget(TextWidget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> str:
        value = super().clean(value).removeprefix("mailto:")
        if value:
            try:
                validate_email(value)
            except ValidationError:
                raise ValueError(_("“%(value)s” is not an e-mail address") % {"value": value}) from None
        return value


class OneOfWidget(Widget):
    """One of some values, by any of the words for it; empty is not known."""

    def __init__(self, words: dict[Any, tuple[str, ...]]) -> None:
        super().__init__()
        self.known = {normal(word): str(key) for key, ways in words.items() for word in ways}
        self.named = ", ".join(ways[0] for ways in words.values())

    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        if not value.strip():
            return ""
        if found := self.known.get(normal(value)):
            return found
        raise ValueError(_("“%(value)s” is not one of these: %(names)s") % {"value": value, "names": self.named})


class SeveralWidget(OneOfWidget):
    def clean(self, value: str, row: Any = None, **kwargs: Any) -> Any:
        parts = [part.strip() for part in value.replace(";", ",").split(",")]
        return [super(SeveralWidget, self).clean(part) for part in parts if part]
