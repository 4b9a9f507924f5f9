"""What of a dialogue a wording is read against: its people's names, its areas, and what it knows of those heard."""

import re
from collections.abc import Callable

from django.db.models import Count

from dialogues.models import Dialogue
from dialogues.suppression import threshold_of
from interviews.models import BackgroundValue

from .assistant import Surroundings
from .detectors.combinations import Background
from .register import register_of

_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BAND = re.compile(r"(\d{1,3})\D{1,4}(\d{1,3})")
_FROM = re.compile(r"(\d{1,3}).*(?:äldre|uppåt|\+|over|older)|(?:över|over) (\d{1,3})")
_UP_TO = re.compile(r"(?:under|upp till|below|up to) (\d{1,3})")


def surroundings(dialogue: Dialogue, *, names: frozenset[str] = frozenset()) -> Surroundings:
    """Read them: five queries, and two more for the first wording in which somebody describes themselves.

    Args:
        names: words known to be names from the talk, when the reader may see the talk.
    """
    groups = list(dialogue.groups.order_by().values_list("pk", "name", "area"))
    values = list(
        BackgroundValue.objects.filter(variable__dialogue=dialogue).order_by().values_list("pk", "variable_id", "name")
    )
    places = [dialogue.title, dialogue.municipality.name, *(area for _pk, _name, area in groups)]
    places += [name for _pk, _variable, name in values]
    areas = frozenset(word.lower() for text in places for word in _WORDS.findall(text) if word[0].isupper())
    bands = [(*band, pk) for pk, _variable, name in values if (band := _age_band(name))]
    banded = {pk for _low, _high, pk in bands}
    known = [(str(variable), name.lower(), pk) for pk, variable, name in values if pk not in banded and len(name) > 2]
    known += [("group", name.lower(), -pk) for pk, name, _area in groups]
    background = Background(tuple(known), tuple(bands), _few(dialogue))
    return Surroundings(register_of(dialogue), areas, background, names)


def _age_band(name: str) -> tuple[int, int] | None:
    if band := _BAND.search(name):
        return int(band.group(1)), int(band.group(2))
    if band := _FROM.search(name):
        return int(band.group(1) or band.group(2)), 130
    if band := _UP_TO.search(name):
        return 0, int(band.group(1))
    return None


def _few(dialogue: Dialogue) -> Callable[[frozenset[int]], bool]:
    """Return a function from values to whether fewer people than the threshold share them all. It counts people, asks
    once for each set of values, and says only yes or no. While fewer than that are heard at all it says nothing."""
    asked: dict[frozenset[int], bool] = {}
    threshold = threshold_of(dialogue)

    def few(keys: frozenset[int]) -> bool:
        if keys not in asked:
            people = dialogue.interviewees.order_by()
            asked[keys] = False
            if people.count() >= threshold:
                for key in sorted(keys):
                    people = people.filter(background=key) if key > 0 else people.filter(group=-key)
                asked[keys] = people.aggregate(count=Count("pk", distinct=True))["count"] < threshold
        return asked[keys]

    return few
