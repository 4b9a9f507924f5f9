"""Lists: searched, filtered and paged the same way everywhere, in two queries."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

PAGE_SIZE = 25
SELECTED = mark_safe(" selected")
LARGEST_NUMBER = 2_147_483_647


class Menu(forms.Select):
    """A menu written in one go. Django's renders a template for each choice, which is felt at two hundred themes."""

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SELECTED if str(key) == chosen else "", label) for key, label in self.choices),
        )
        held = self.build_attrs(self.attrs, attrs)
        return format_html('<select name="{}"{}>{}</select>', name, flatatt(held), options)


class ListFilter(forms.Form):
    """Search box and filters of one list, as a GET form.

    ``filters`` maps name to (label, choices); ``numbers`` maps name to the label of a box for a number, for what
    there are too many of to choose from a menu.
    """

    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    def __init__(
        self,
        *args,
        filters: Mapping[str, tuple[Any, Iterable[tuple[Any, Any]]]] = {},
        numbers: Mapping[str, str] = {},
        **kwargs,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, (label, choices) in filters.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                required=False,
                widget=Menu,
                choices=[("", _("All")), *[(str(value), capfirst(text)) for value, text in choices]],
            )
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
