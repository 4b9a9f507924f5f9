"""Template helpers of the look: widgets in our classes, stylesheets by name, numbers and durations in words."""

import datetime
import difflib
import re
from decimal import Decimal
from typing import cast

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField, widgets
from django.forms.boundfield import BoundWidget
from django.template.base import Parser, Token
from django.template.context import Context
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.formats import number_format
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, ngettext, pgettext_lazy

from accounts.drafts import draft_key
from accounts.models import Municipality

register = template.Library()
register.simple_tag(draft_key)

SHORT_TYPES = {"date", "datetime-local", "month", "week", "time", "tel"}
NARROW_SPACE = "\u00a0"
NUMBER_WORDS = [
    pgettext_lazy("number", "None"), pgettext_lazy("number", "One"), pgettext_lazy("number", "Two"),
    pgettext_lazy("number", "Three"), pgettext_lazy("number", "Four"), pgettext_lazy("number", "Five"),
    pgettext_lazy("number", "Six"), pgettext_lazy("number", "Seven"), pgettext_lazy("number", "Eight"),
    pgettext_lazy("number", "Nine"), pgettext_lazy("number", "Ten"), pgettext_lazy("number", "Eleven"),
    pgettext_lazy("number", "Twelve"),
]  # fmt: skip


@register.simple_tag
def css(*names: str) -> SafeString:
    """Link ``static/css/components/<name>.css`` for each name. One request a name, kept by the browser for good."""
    links = [f'<link rel="stylesheet" href="{escape(static(f"css/components/{name}.css"))}">' for name in names]
    return mark_safe("\n".join(links))  # noqa: S308 - escaped above


class KeptNode(template.Node):
    """A piece of a template that says the same to everybody: drawn once for each language, and kept."""

    def __init__(self, nodes: template.NodeList) -> None:
        self.nodes, self.drawn = nodes, dict[str, SafeString]()

    def render(self, context: Context) -> SafeString:
        language = translation.get_language() or ""
        if language not in self.drawn:
            # Drawn from nothing but the template itself, so that nothing of a request can be kept with it.
            bare, page = Context(), cast(template.Template, context.template)
            with bare.render_context.push_state(page), bare.bind_template(page):
                self.drawn[language] = self.nodes.render(bare)
        return self.drawn[language]


@register.tag
def kept(parser: Parser, token: Token) -> KeptNode:
    """``{% kept %}…{% endkept %}``: links, icons and words of the shell, which follow from the language alone."""
    nodes = parser.parse(("endkept",))
    parser.delete_first_token()
    return KeptNode(nodes)


@register.filter
def add_class(field: BoundField, names: str) -> SafeString:
    """Render ``field``'s widget with ``names`` after the classes it already has."""
    kept = field.field.widget.attrs.get("class", "")
    return field.as_widget(attrs={"class": f"{kept} {names}".strip()})


@register.filter
def as_input(field: BoundField) -> SafeString:
    """Render ``field``'s widget as our ``.input``, as wide as what is written in it.

    A form may say otherwise with a class of its own on the widget (``input--tiny``, ``input--wide`` …).
    """
    widget = field.field.widget
    names = ["input"]
    given = widget.attrs.get("class", "")
    if "input--" not in given:
        kind = getattr(widget, "input_type", "")
        if kind in SHORT_TYPES or isinstance(widget, (widgets.DateInput, widgets.TimeInput)):
            names.append("input--short")
        elif kind == "number":
            names.append("input--tiny")
        elif kind == "email" or isinstance(widget, widgets.Select):
            names.append("input--wide")
    # a label says what to write; a placeholder vanishes when one begins (allauth sets some)
    return field.as_widget(attrs={"class": " ".join([given, *names]).strip(), "placeholder": False})


@register.filter
def first_id(field: BoundField) -> str:
    """Id of the element an error about ``field`` should lead to: its input, or the first of a group of choices."""
    widget = field.field.widget
    if isinstance(widget, (widgets.RadioSelect, widgets.CheckboxSelectMultiple)):
        return f"{field.auto_id}_0"
    return field.id_for_label or field.auto_id


@register.filter
def kind(field: BoundField) -> str:
    """Which layout of components/field.html fits: hidden, checkbox, choices, group, file or plain."""
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, widgets.CheckboxInput):
        return "checkbox"
    if isinstance(widget, (widgets.RadioSelect, widgets.CheckboxSelectMultiple)):
        return "choices"
    if widget.use_fieldset or isinstance(widget, widgets.MultiWidget):
        return "group"
    if isinstance(widget, widgets.ClearableFileInput):
        return "file"
    return "plain"


@register.filter
def number_word(number: int) -> str:
    """A whole number up to twelve as a word that can open a sentence, a larger one in figures."""
    return str(NUMBER_WORDS[number]) if 0 <= number < len(NUMBER_WORDS) else sv_number(number)


@register.filter
def sv_number(number: float | Decimal | None, decimals: int = 0) -> str:
    """A number as it is written in the reader's language: 350 000 and 1,5 in Swedish. Nothing for ``None``."""
    if number is None or number == "":
        return ""
    rounded = round(Decimal(str(number)), decimals)  # number_format cuts
    written = number_format(rounded, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    if translation.get_language() and translation.get_language().startswith("sv"):
        return written.replace("\u202f", NARROW_SPACE).replace(" ", NARROW_SPACE)
    return written


@register.filter
def minutes_as_text(minutes: int | None) -> str:
    """Minutes as people say them: ``90`` becomes "1 timme 30 minuter"."""
    if minutes is None or minutes == "":
        return ""
    hours, rest = divmod(int(minutes), 60)
    parts = []
    if hours:
        parts.append(ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours})
    if rest or not hours:
        parts.append(ngettext("%(count)d minute", "%(count)d minutes", rest) % {"count": rest})
    return " ".join(parts)


@register.filter
def weeks_since(moment: datetime.date | datetime.datetime | None) -> str:
    """How long ago, in the weeks and months a dialogue is counted in: never "yesterday", never a nagging day count.

    A moment still to come reads as "this week", since the page that shows it is about what has been.
    """
    if not moment:
        return ""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime.datetime) else moment
    days = (timezone.localdate() - day).days
    weeks = days // 7
    if weeks < 1:
        return gettext("this week")
    if weeks < 13:
        return ngettext("%(count)d week ago", "%(count)d weeks ago", weeks) % {"count": weeks}
    months = round(days / 30.44)
    return ngettext("%(count)d month ago", "%(count)d months ago", months) % {"count": months}


@register.filter
def word_diff(text: str, other: str) -> SafeString:
    """Return ``text`` as HTML with the words that ``other`` lacks inside ``<ins>``.

    Used twice, once each way, when two people wrote the same text: neither side is "the deleted one".
    Cost grows with the product of the word counts; texts of over 20,000 words are shown without marks.
    """
    mine, theirs = (re.findall(r"\s+|[^\s]+", value or "") for value in (text, other))
    if max(len(mine), len(theirs)) > 40_000:
        return conditional_escape(text)
    pieces = []
    for action, start, end, _, _ in difflib.SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        words = "".join(mine[start:end])
        if action == "equal" or not words.strip():
            pieces.append(conditional_escape(words))
        elif words:
            core = words.strip()
            before, _, after = words.partition(core)
            pieces.append(format_html("{}<ins>{}</ins>{}", before, core, after))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


@register.filter
def choice_groups(field: BoundField) -> list[tuple[str, list[BoundWidget]]]:
    """The options of a radio or checkbox field, group by group; one unnamed group when its choices have none."""
    names: list[str] = []
    for value, label in field.field.choices:
        names += [str(value)] * len(label) if isinstance(label, (list, tuple)) else [""]
    groups: list[tuple[str, list[BoundWidget]]] = []
    for name, option in zip(names, field.subwidgets, strict=True):
        if not groups or groups[-1][0] != name:
            groups.append((name, []))
        groups[-1][1].append(option)
    return groups


@register.simple_tag
def error_links(form: BaseForm | None, formset: BaseFormSet | None = None) -> list[dict[str, str]]:
    """Every error of ``form`` and of ``formset`` in page order: its text, its field's label and the id to go to."""
    found: list[dict[str, str]] = []
    forms = [one for one in [form, *(formset.forms if formset else [])] if one is not None]
    general = [error for one in forms for error in one.non_field_errors()]
    if formset:
        general += list(formset.non_form_errors())
    found += [{"id": "", "label": "", "text": error} for error in general]
    for one in forms:
        for field in one:
            place = "" if field.is_hidden else first_id(field)
            label = str(field.label)
            label += "" if label.endswith(("?", ":", ".")) else ":"
            found += [{"id": place, "label": label, "text": error} for error in field.errors]
    return found


@register.simple_tag
def quoted(text: str, lang: str = "") -> str:
    """``text`` between the quotation marks of its language, unless it already has some."""
    text = (text or "").strip()
    if not text or text[0] in "”“\"«„'’":
        return text
    marks = {"en": "“”", "de": "„“", "fr": "«»", "ar": "«»", "fa": "«»"}.get((lang or "sv")[:2], "””")
    return f"{marks[0]}{text}{marks[1]}"


@register.filter
def share_of(part: float | None, whole: float | None) -> str:
    """``part`` as a percentage of ``whole`` for an SVG attribute, with a point whatever the language."""
    return f"{100 * (part or 0) / whole:.1f}%" if whole else "0%"


@register.simple_tag(takes_context=True)
def querystring_for(context: template.Context, key: str, value: object) -> str:
    """The page's own query string with ``key`` set to ``value``; search and filters stay."""
    query = context["request"].GET.copy()
    query[key] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def whose(context) -> Municipality | None:
    """The municipality that the page is of: its dialogue's, or the one that it is about."""
    dialogue = context.get("dialogue")
    found = getattr(dialogue, "municipality", None) or context.get("municipality")
    return found if isinstance(found, Municipality) else None
