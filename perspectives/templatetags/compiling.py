"""A compilation in words: who was heard, when, where a perspective is heard, and remarks beside a draft."""

import datetime
from typing import Any

from django import template
from django.urls import reverse
from django.utils.dates import MONTHS
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dialogues.suppression import AGAINST, BOTH, HIDDEN, SAYS

register = template.Library()


def _figure(number: float, decimals: int = 0) -> str:
    written = number_format(number, decimal_pos=decimals, use_l10n=True, force_grouping=True)
    return written.replace("\u202f", "\u00a0").replace(" ", "\u00a0")


@register.filter
def joined(names: list[str]) -> str:
    """Names as they stand in running text: unga, föräldrar och nyanlända."""
    inside = [name[:1].lower() + name[1:] if name[1:2].islower() else name for name in names]
    if len(inside) < 2:
        return "".join(inside)
    return _("%(first)s and %(last)s") % {"first": ", ".join(inside[:-1]), "last": inside[-1]}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


@register.filter
def heard_sentence(heard: dict[str, list[str]]) -> str:
    """Where a perspective is heard; nothing when too few people stand behind every word."""
    sentences = []
    if heard[SAYS]:
        sentences.append(_("Heard among %(groups)s.") % {"groups": joined(heard[SAYS])})
    if heard[BOTH]:
        sentences.append(_("Among %(groups)s both this and the opposite is heard.") % {"groups": joined(heard[BOTH])})
    if heard[AGAINST]:
        sentences.append(_sentence(_("%(groups)s say the opposite.") % {"groups": joined(heard[AGAINST])}))
    return " ".join(sentences)


@register.simple_tag
def cells(row: list[str], marks: str = "", *, speaks: bool = False) -> SafeString:
    """A row of a matrix as table cells, each with its word: what a group says of a perspective, or, with ``speaks``,
    whether it speaks of a kind of problem. ``marks`` are attributes for every cell."""
    said = _("speaks of it") if speaks else _("says it")
    words = {SAYS: said, AGAINST: _("says the opposite"), BOTH: _("both"), HIDDEN: _("not shown")}
    drawn = {
        cell: format_html(
            '<td class="{}"{}>{}</td>', cell, marks, format_html("<span>{}</span>", word) if cell == HIDDEN else word
        )
        for cell, word in words.items()
    }
    return mark_safe("".join(drawn[cell] for cell in row))  # noqa: S308 - made of the escaped cells above


@register.filter
def people_heard(cover: dict[str, Any]) -> str:
    """How many were heard and how old they were: "93 personer, från under 20 till över 70 år"."""
    people = cover["people"]
    if not people:
        return _("fewer than %(count)s people") % {"count": cover["threshold"]}
    text = ngettext("%(count)s person", "%(count)s people", people) % {"count": _figure(people)}
    if cover.get("people_about"):
        text = _("about %(people)s") % {"people": text}
    elif cover.get("at_least"):
        text = _("at least %(number)s") % {"number": text}
    return f"{text}, {_aged(cover['ages'])}" if cover["ages"] else text


def _aged(span: str) -> str:
    """ "10:70" in words. Nobody is told of alone: at least the smallest number shown are in each of the two decades,
    or beyond."""
    if ":" not in span:
        return _("aged %(ages)s") % {"ages": span}  # as versions told it before decades were told
    young, old = (int(decade) for decade in span.split(":"))
    if young >= old:
        return _("most of them aged %(from)s–%(to)s") % {"from": old, "to": young + 9}
    return _("from under %(young)s to %(old)s years and older") % {"young": young + 10, "old": old}


@register.filter
def without_words(cover: dict[str, Any]) -> list[str]:
    """The groups that are named but of which it is not told what they say. An empty cell says nothing of them."""
    spoken_of = cover.get("spoken_of", cover["groups"])
    return [name for name in cover["groups"] if name not in spoken_of]


@register.filter
def plan_followed(cover: dict[str, Any]) -> list[str]:
    """How far the plan of whom to hear was followed, in sentences; nothing without a plan."""
    plan = cover.get("plan") or {}
    if not plan.get("groups"):
        return []
    words = ngettext(
        "The plan was to hear people from %(groups)s group.",
        "The plan was to hear people from %(groups)s groups, all around the issue.",
        plan["groups"],
    )
    said = [words % {"groups": _figure(plan["groups"])}]
    silent = plan["silent"]
    if silent:
        words = ngettext(
            "Nobody from one of them has been heard: %(names)s.",
            "Nobody from %(count)s of them has been heard: %(names)s.",
            len(silent),
        )
        said.append(words % {"count": _figure(len(silent)), "names": joined(silent)})
    elif plan["heard"] == plan["groups"]:
        said.append(_("Somebody from each of them has been heard."))
    if plan.get("tilted"):
        said.append(
            _("At least as many from the municipality as residents have been heard: read it with that in mind.")
        )
    return said


@register.filter
def month_span(cover: dict[str, Any]) -> str:
    """When the interviews were held: "januari–februari 2022"."""
    if not cover["from"]:
        return ""
    (first_year, first), (last_year, last) = (cover[end].split("-") for end in ("from", "until"))
    first_name, last_name = str(MONTHS[int(first)]), str(MONTHS[int(last)])
    if (first_year, first) == (last_year, last):
        return f"{last_name} {last_year}"
    if first_year == last_year:
        return f"{first_name}–{last_name} {last_year}"
    return f"{first_name} {first_year}–{last_name} {last_year}"


@register.filter
def iso_day(text: str) -> str:
    """A day kept as "2021-12-09", as it is read."""
    return date_format(datetime.date.fromisoformat(text), "j F Y") if text else ""


@register.filter
def interviews_held(cover: dict[str, Any]) -> str:
    """How people were heard: "90 djupintervjuer och 3 fokusgrupper"."""
    parts = []
    for kind, count in cover["interviews"]:
        words = {
            "depth": ngettext("%(n)s depth interview", "%(n)s depth interviews", count),
            "focus_group": ngettext("%(n)s focus group", "%(n)s focus groups", count),
            "workshop": ngettext("%(n)s workshop", "%(n)s workshops", count),
            "exploratory": ngettext("%(n)s exploratory interview", "%(n)s exploratory interviews", count),
            "form": ngettext("%(n)s answer by web form", "%(n)s answers by web form", count),
        }
        parts.append(words[kind] % {"n": _figure(count)})
    held = joined(parts)
    return _("at least %(number)s") % {"number": held} if held and cover.get("at_least") else held


@register.filter
def file_size(size: int | None) -> str:
    """Bytes as people read them: "640 kB", "1,2 MB"."""
    if not size:
        return ""
    if size < 1_000_000:
        return f"{_figure(max(1, round(size / 1000)))} kB"
    return f"{_figure(size / 1_000_000, 1)} MB"


@register.inclusion_tag("compilations/parts/remarks.html", takes_context=True)
def remarks(context: template.Context, anchor: str, about: str = "") -> dict[str, Any]:
    """Comments on the paragraph at ``anchor`` and the way to add one; ``about`` names it for screen readers."""
    here = context.get("comment_at") == anchor
    return {
        "anchor": anchor,
        "about": about,
        "comments": context["comments"].get(anchor, []),
        "form": context["comment_form"] if here and context["may_comment"] else None,
        "reopens": context["comment_reopens"] if here else "",
        "reader_id": context["request"].user.pk,
        "may_comment": context["may_comment"],
        "may_answer": context["may_answer"],
        "dialogue": context["dialogue"],
        "compilation": context["compilation"],
        "csrf_token": context.get("csrf_token"),
        "page": context["request"].path,
    }


@register.inclusion_tag("compilations/parts/editable.html", takes_context=True)
def editable(context: template.Context, where: str, text: str, about: str = "") -> dict[str, Any]:
    """A text of the draft, changed where it stands by those who may. ``about`` names it for screen readers."""
    compilation, how = context["compilation"], context.get("reading")
    may = context["may_answer"] and compilation.is_open and (how is None or how.is_original)
    address = [context["dialogue"].slug, compilation.number, where]
    url = reverse("compilations:text", args=address) if may else ""
    return {"where": where, "text": text, "about": about, "url": url}
