"""Lists: searched, filtered and paged the same way everywhere, in two queries."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, cast

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

PAGE_SIZE = 25
LARGEST_NUMBER = 2_147_483_647


def _option(key: str, label: str, is_chosen: bool = False) -> str:
    return f'<option value="{escape(key)}"{" selected" if is_chosen else ""}>{escape(label)}</option>'


class Options:
    """Choices drawn once and shown many times, for menus of hundreds: keys, and the HTML of their options."""

    def __init__(self, choices: Iterable[tuple[Any, Any]]) -> None:
        pairs = [(str(key), str(label)) for key, label in choices]
        self.keys = frozenset(key for key, _label in pairs)
        self._html = "".join([_option(*pair) for pair in pairs])

    def drawn(self, chosen: str = "") -> SafeString:
        html = self._html
        if chosen in self.keys:
            plain = f'<option value="{escape(chosen)}">'
            html = html.replace(plain, f"{plain[:-1]} selected>", 1)
        return mark_safe(html)  # noqa: S308 - escaped when it was drawn


Choices = Sequence[tuple[str, str] | Options]
"""What a menu holds: key and label of each choice, or many of them drawn already."""


class Menu(forms.Select):
    """A menu written in one go. Django's renders a template for each choice, which is felt at two hundred themes."""

    @property
    def choices(self) -> Choices:
        return self._choices

    @choices.setter
    def choices(self, choices: Choices) -> None:
        self._choices = choices

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = [
            one.drawn(chosen) if isinstance(one, Options) else _option(*one, is_chosen=one[0] == chosen)
            for one in self.choices
        ]
        held = flatatt(self.build_attrs(self.attrs, attrs))
        html = f'<select name="{escape(name)}"{held}>{"".join(options)}</select>'
        return mark_safe(html)  # noqa: S308 - each piece is escaped where it is drawn


class MenuField(forms.ChoiceField):
    """One choice of a ``Menu``. Takes the choices as they are; Django's goes through every one of them twice."""

    widget = Menu

    def __init__(self, *, choices: Choices, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._choices = choices
        cast(Menu, self.widget).choices = choices

    def valid_value(self, value: Any) -> bool:
        key = str(value)
        return any(key in one.keys if isinstance(one, Options) else key == one[0] for one in self._choices)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


class ListFilter(forms.Form):
    """Search box and filters of one list, as a GET form.

    ``filters`` maps name to (label, choices); ``numbers`` maps name to the label of a box for a number, for what
    there are too many of to choose from a menu.
    """

    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    def __init__(
        self,
        *args,
        filters: Mapping[str, tuple[Any, Iterable[tuple[Any, Any] | Options]]] = {},
        numbers: Mapping[str, str] = {},
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, choices) in filters.items():
            shown = [one if isinstance(one, Options) else (str(one[0]), _capital(str(one[1]))) for one in choices]
            self.fields[name] = MenuField(label=label, required=False, choices=[("", str(_("All"))), *shown])
        for name, label in numbers.items():
            self.fields[name] = forms.IntegerField(label=label, required=False, min_value=1, max_value=LARGEST_NUMBER)

    def value(self, name: str) -> str:
        """Return a cleaned value; an unknown or mangled parameter counts as not given."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "") if hasattr(self, "cleaned_data") else ""


def search(queryset: QuerySet, text: str, fields: Sequence[str]) -> QuerySet:
    """Keep rows in which every word of ``text`` occurs in one of ``fields`` (case-insensitive)."""
    for word in text.split()[:8]:
        found = Q()
        for name in fields:
            found |= Q(**{f"{name}__icontains": word})
        queryset = queryset.filter(found)
    return queryset


def page_of(request: HttpRequest, queryset: QuerySet | Sequence[Any], *, size: int = PAGE_SIZE) -> Page:
    """Return the page that the request asks for; a page number out of range gives the nearest."""
    return Paginator(queryset, size).get_page(request.GET.get("page"))
