"""Who is alive? Workers and scheduler each write a pulse; /healthz reads it. Rows, since they may share no disk."""

from datetime import timedelta

from django.utils import timezone

from .models import Pulse

WORKER, SCHEDULER = "worker", "scheduler"
PULSE_EVERY = 5.0
"""Seconds between a worker's pulses. The scheduler's come with what it sends: every 20 seconds at the latest."""
SILENT_AFTER = {WORKER: timedelta(seconds=30), SCHEDULER: timedelta(seconds=75)}
"""Five beats missed, three for the scheduler."""


def record_pulse(name: str) -> None:
    """Note that ``name`` lives now."""
    Pulse.objects.update_or_create(name=name, defaults={"at": timezone.now()})


def ages() -> dict[str, timedelta]:
    """How long ago each that has ever lived was last seen. One query."""
    now = timezone.now()
    return {name: now - at for name, at in Pulse.objects.values_list("name", "at")}


def alive() -> dict[str, bool]:
    """Whether any worker, and the scheduler, have been seen lately enough. One query."""
    seen = ages()
    return {name: name in seen and seen[name] <= silent for name, silent in SILENT_AFTER.items()}
