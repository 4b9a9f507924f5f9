"""Moves the demo in time, so that it is always a living dialogue and never one that ended years ago.

The words are dated 2021 to 2023. They are moved by whole steps of 364 days, which keeps weekdays and very nearly the
season, until today falls in their last year; years named in the texts move along. The same day always gives the same
demo.
"""

import dataclasses
import re
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

STEP = timedelta(days=364)
FIRST_DAY = date(2023, 1, 16)
"""The earliest day of the story that "today" is put on."""
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"(?<![\d.,:/-])(20[0-3]\d)(?!\d)")
REFERENCE = re.compile(r"\b([A-ZÅÄÖ]{1,5}[-/])(20[0-3]\d)(?=[/:])")


def noon(day: date | str) -> datetime:
    """Return noon of ``day`` in the municipality's time zone."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    return timezone.make_aware(datetime.combine(day, time(12)))


def steps_to(today: date) -> int:
    """Return by how many steps the story is moved for ``today``; zero before the story's last year."""
    return max(0, (today - FIRST_DAY) // STEP)


def moved(thing: Any, steps: int) -> Any:
    """Return ``thing`` with every date and year in it moved: texts, dates, lists, tuples, dicts and dataclasses.

    Texts keep their length, so offsets into them still hold.
    """
    if isinstance(thing, str):
        return _text(thing, steps)
    if isinstance(thing, date):
        return thing + steps * STEP
    if isinstance(thing, dict):
        return {key: moved(value, steps) for key, value in thing.items()}
    if isinstance(thing, list | tuple):
        return type(thing)(moved(value, steps) for value in thing)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        names = (field.name for field in dataclasses.fields(thing))
        return dataclasses.replace(thing, **{name: moved(getattr(thing, name), steps) for name in names})
    return thing


def _text(text: str, steps: int) -> str:
    if DAY.fullmatch(text):
        return (date.fromisoformat(text) + steps * STEP).isoformat()
    text = REFERENCE.sub(lambda found: f"{found[1]}{int(found[2]) + steps}", text)
    return YEAR.sub(lambda found: str(int(found[1]) + steps), text)
