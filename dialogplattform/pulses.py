"""How worker and scheduler show that they live (``reports/pulse.py``): each from the loop that does its work."""

import logging
from typing import Any

from celery import bootsteps
from celery.beat import PersistentScheduler, ScheduleEntry
from celery.worker.consumer import Consumer

log = logging.getLogger(__name__)


def _pulse(name: str) -> None:
    """Show that ``name`` lives. A database that does not answer is told by /healthz, and asked again next time."""
    from django.db import DatabaseError, connection

    from reports.pulse import record_pulse  # models are not there yet when this module is read

    try:
        record_pulse(name)
    except DatabaseError as error:
        log.warning("no pulse could be written: %s", type(error).__name__)
    finally:
        connection.close()  # the process waits far longer than it asks, and forks


class PulseStep(bootsteps.StartStopStep):
    """The worker's own pulse, from the loop that takes messages: it stops when the broker is gone or the loop hangs.

    A step and not a signal, since a consumer that has lost its broker clears its timers and starts its steps anew.
    """

    requires = {"celery.worker.consumer.tasks:Tasks"}

    def __init__(self, parent: Consumer, **kwargs: object) -> None:
        super().__init__(parent, **kwargs)
        self.timer: Any = None

    def start(self, parent: Consumer) -> None:
        from reports.pulse import PULSE_EVERY, WORKER

        _pulse(WORKER)
        self.timer = parent.timer.call_repeatedly(PULSE_EVERY, _pulse, (WORKER,))

    def stop(self, parent: Consumer) -> None:
        if self.timer is not None:
            self.timer.cancel()
            self.timer = None

    shutdown = stop


class Scheduler(PersistentScheduler):
    """Celery's, with a pulse whenever it has handed a task to the broker."""

    def apply_async(self, entry: ScheduleEntry, producer: Any = None, advance: bool = True, **kwargs: Any) -> Any:
        result = super().apply_async(entry, producer=producer, advance=advance, **kwargs)
        from reports.pulse import SCHEDULER

        _pulse(SCHEDULER)
        return result
