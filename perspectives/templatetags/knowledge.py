"""What was known before, in words: keys of viewpoints and flags as a compilation holds them."""

from collections.abc import Iterable

from django import template

from dialogues.models import KnowledgeFlag, Viewpoint

register = template.Library()


@register.filter
def viewpoint_names(keys: Iterable[str]) -> str:
    """Whose picture a source rests on, parted by commas."""
    return ", ".join(str(label) for key, label in Viewpoint.choices if key in keys)


@register.filter
def care_names(keys: Iterable[str]) -> str:
    """What to be careful with in a source, parted by semicolons."""
    return "; ".join(str(label) for key, label in KnowledgeFlag.choices if key in keys)
