"""A compilation in words: who was heard, when, where a perspective is heard, and remarks beside a draft."""

from typing import Any

from django import template
from django.utils.dates import MONTHS
from django.utils.formats import number_format
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


@register.filter
def cell_word(cell: str) -> str:
    """The word in a cell of the matrix."""
    return {
        SAYS: _("says it"),
        AGAINST: _("says the opposite"),
        BOTH: _("both"),
        HIDDEN: _("not shown"),
    }[cell]


@register.filter
def people_heard(cover: dict[str, Any]) -> str:
    """How many were heard and how old they were: "93 personer, från under 20 till över 70 år"."""
    people = cover["people"]
    if not people:
        return _("fewer than %(count)s people") % {"count": cover["threshold"]}
    text = ngettext("%(count)s person", "%(count)s people", people) % {"count": _figure(people)}
    if cover.get("people_about"):
        text = _("about %(people)s") % {"people": text}
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
    return joined(parts)


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
