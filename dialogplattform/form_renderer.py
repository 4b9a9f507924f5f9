"""Draws the small parts of forms without a template: a page has dozens of inputs, and a menu hundreds of options.

What is drawn is what Django's own templates say (``tests/looks/test_form_renderer.py`` holds the two together). All
else, and whatever we have a template of our own for, is left to the templates.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import TemplatesSetting
from django.utils.html import conditional_escape

_FOLDER = "django/forms/widgets/"
_INPUTS = (
    *("checkbox", "color", "date", "datetime", "email", "file", "hidden", "input", "number", "password", "search"),
    *("tel", "text", "time", "url", "radio_option", "checkbox_option"),
)

Widget = Mapping[str, Any]


def _attributes(widget: Widget) -> str:
    return "".join(
        [
            f" {conditional_escape(name)}" if value is True else f' {conditional_escape(name)}="{_shown(value)}"'
            for name, value in widget["attrs"].items()
            if value is not False
        ]
    )


def _shown(value: Any) -> str:
    return conditional_escape(value if isinstance(value, str) else str(value))


def _input(widget: Widget) -> str:
    value = "" if widget["value"] is None else f' value="{_shown(widget["value"])}"'
    html = f'<input type="{widget["type"]}" name="{conditional_escape(widget["name"])}"{value}{_attributes(widget)}>'
    if not widget.get("wrap_label"):
        return html
    named = widget["attrs"].get("id")
    leads = f' for="{conditional_escape(named)}"' if named else ""
    return f"<label{leads}>{html} {conditional_escape(widget['label'])}</label>"


def _textarea(widget: Widget) -> str:
    words = conditional_escape(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{conditional_escape(widget["name"])}"{_attributes(widget)}>\n{words}</textarea>'


def _option(widget: Widget) -> str:
    label = conditional_escape(widget["label"])
    return f'<option value="{_shown(widget["value"])}"{_attributes(widget)}>{label}</option>'


def _select(widget: Widget) -> str:
    parts = [f'<select name="{conditional_escape(widget["name"])}"{_attributes(widget)}>']
    for group, options, _place in widget["optgroups"]:
        opening, closing = (f'\n  <optgroup label="{_shown(group)}">', "\n  </optgroup>") if group else ("", "")
        parts += [opening, *(f"\n  {_option(option)}" for option in options), closing]
    return "".join([*parts, "\n</select>"])


_DRAWN: dict[str, Callable[[Widget], str]] = {
    **{f"{_FOLDER}{name}.html": _input for name in _INPUTS},
    f"{_FOLDER}textarea.html": _textarea,
    f"{_FOLDER}select.html": _select,
    f"{_FOLDER}select_option.html": _option,
}


class DrawnInputs(TemplatesSetting):
    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        draw = _DRAWN.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)
