"""A job is a row before it is a message.

The broker carries only the key. A task claims its row by a conditional update, renews the lease as it reports
progress, and finishes in one transaction that checks it still holds the lease. ``sweep`` hands out again what lost
its lease or was never delivered, so a killed worker, a doubled message or a lost broker costs time, never a job and
never a second effect.
"""

import uuid
from collections.abc import Callable
from datetime import timedelta
from typing import Any, NamedTuple, Self

from django.conf import settings
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

UNDELIVERED_AFTER = timedelta(seconds=30)
"""How long a waiting job may lie before the sweep sends its message again."""
MAX_ATTEMPTS = 5
WORKER_LOST = "worker_lost"
"""Error of a job whose worker died under it ``MAX_ATTEMPTS`` times."""


def lease_lasts() -> timedelta:
    """How long a worker may be silent before its job is handed to another."""
    return timedelta(seconds=settings.JOB_LEASE_SECONDS)


class LeaseLost(Exception):
    """Another worker holds the job now; what this one has done must not be kept."""


class JobState(models.TextChoices):
    WAITING = "waiting", _("waiting")
    RUNNING = "running", _("under way")
    DONE = "done", _("done")
    FAILED = "failed", _("failed")
    CANCELLED = "cancelled", _("cancelled")


class JobQuerySet(models.QuerySet):
    def to_hand_out(self):
        """Jobs that no worker holds and that are due: never delivered, or silent past their lease."""
        now = timezone.now()
        undelivered = Q(state=JobState.WAITING, handed_out_at__lt=now - UNDELIVERED_AFTER) | Q(
            state=JobState.WAITING, handed_out_at=None
        )
        return self.filter(undelivered | Q(state=JobState.RUNNING, lease_until__lt=now)).filter(not_before__lte=now)

    def give_up_on_killers(self) -> int:
        """Fail the jobs whose worker died under them time after time, so that one job cannot take every worker down."""
        now = timezone.now()
        return self.filter(state=JobState.RUNNING, lease_until__lt=now, attempts__gte=MAX_ATTEMPTS).update(
            state=JobState.FAILED, error=WORKER_LOST, lease=None, lease_until=None, finished_at=now
        )


class Job(models.Model):
    """State, lease and progress of one piece of background work. Subclasses add what the work is about."""

    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    lease = models.UUIDField(null=True, editable=False)
    lease_until = models.DateTimeField(null=True, editable=False)
    handed_out_at = models.DateTimeField(null=True, editable=False)
    not_before = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField(null=True, editable=False)
    stage = models.CharField(max_length=40, blank=True)
    percent = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True)

    objects = JobQuerySet.as_manager()
    LEASES = 1
    """How many times the usual lease a worker of this kind may be silent."""

    class Meta:
        abstract = True

    @classmethod
    def claim(cls, pk: int) -> Self | None:
        """Take the job, or return None when it is taken, finished, not due or gone. Safe against doubled messages."""
        now = timezone.now()
        free = Q(state=JobState.WAITING) | Q(state=JobState.RUNNING, lease_until__lt=now)
        lease = uuid.uuid4()
        taken = cls.objects.filter(free, pk=pk, not_before__lte=now).update(
            state=JobState.RUNNING,
            lease=lease,
            lease_until=now + cls.LEASES * lease_lasts(),
            started_at=now,
            attempts=models.F("attempts") + 1,
            stage="",
            percent=0,
        )
        claimed: Any = cls.objects.filter(pk=pk, lease=lease).first() if taken else None
        return claimed

    def _mine(self):
        return type(self).objects.filter(pk=self.pk, lease=self.lease, state=JobState.RUNNING)

    def report(self, *, stage: str, percent: int) -> None:
        """Tell how far the work is (0–100) and renew the lease.

        Raises:
            LeaseLost: another worker has the job, or it was cancelled.
        """
        until = timezone.now() + self.LEASES * lease_lasts()
        if not self._mine().update(stage=stage, percent=percent, lease_until=until):
            raise LeaseLost(f"{type(self).__name__} {self.pk}")
        self.stage, self.percent = stage, percent

    def finish(self, *, effect: Callable[[], None] | None = None) -> None:
        """Mark the job done and apply ``effect`` in the same transaction, only while the lease is still held.

        Raises:
            LeaseLost: see ``report``; the effect is then rolled back.
        """
        with transaction.atomic():
            if not self._mine().update(
                state=JobState.DONE, percent=100, finished_at=timezone.now(), lease=None, lease_until=None, error=""
            ):
                raise LeaseLost(f"{type(self).__name__} {self.pk}")
            if effect:
                effect()

    def fail(self, *, error: str, retry_in: timedelta | None = None) -> None:
        """Give up, or try again after ``retry_in`` while attempts remain. ``error`` is shown to people."""
        again = retry_in is not None and self.attempts < MAX_ATTEMPTS
        self._mine().update(
            state=JobState.WAITING if again else JobState.FAILED,
            error=error,
            lease=None,
            lease_until=None,
            handed_out_at=None,
            not_before=timezone.now() + (retry_in if again and retry_in else timedelta()),
            finished_at=None if again else timezone.now(),
        )

    def call_off(self, *, error: str) -> None:
        """Stop without a fault: what was asked for is no longer what is wanted. ``error`` says why."""
        self._mine().update(
            state=JobState.CANCELLED, error=error, lease=None, lease_until=None, finished_at=timezone.now()
        )

    @property
    def is_over(self) -> bool:
        return self.state in {JobState.DONE, JobState.FAILED, JobState.CANCELLED}


def hand_out(job: Job, task) -> None:
    """Send the job's key to ``task`` once the transaction commits. A broker that is down is left to the sweep."""

    def send() -> None:
        type(job).objects.filter(pk=job.pk).update(handed_out_at=timezone.now())
        try:
            task.apply_async(args=[job.pk], ignore_result=True, retry=False)
        except Exception:  # noqa: BLE001 - any broker fault leaves the row, which the sweep hands out again
            type(job).objects.filter(pk=job.pk).update(handed_out_at=None)

    transaction.on_commit(send)


_swept: list[tuple[type[Job], object]] = []


def sweep_with(model: type[Job], task) -> None:
    """Register a job model and the task that works on it; called from ``AppConfig.ready``."""
    _swept.append((model, task))


def sweep(limit: int = 200) -> int:
    """Hand out again every job that no worker holds. Returns how many. Harmless to run twice: claims decide."""
    count = 0
    for model, task in _swept:
        model.objects.give_up_on_killers()
        for job in model.objects.to_hand_out().order_by("not_before", "pk")[:limit]:
            hand_out(job, task)
            count += 1
    return count


class Queue(NamedTuple):
    """One kind of job, as it stands."""

    kind: str
    states: dict[str, int]
    """How many are waiting, running or failed."""
    due: int
    """Of those waiting, how many could be begun now: not mails for another day."""
    oldest: float
    """Seconds since the job that has waited longest became due; 0 when none is."""


def queues() -> list[Queue]:
    """How much work there is of every registered kind. Two queries a kind."""
    now = timezone.now()
    found = []
    for model, _task in _swept:
        states = dict.fromkeys((JobState.WAITING.value, JobState.RUNNING.value, JobState.FAILED.value), 0)
        rows = model.objects.filter(state__in=states).order_by().values_list("state")
        states |= dict(rows.annotate(number=models.Count("pk")))
        due = model.objects.filter(state=JobState.WAITING, not_before__lte=now)
        found_due = due.aggregate(number=models.Count("pk"), first=models.Min("not_before"))
        since = (now - found_due["first"]).total_seconds() if found_due["first"] else 0.0
        found.append(Queue(model._meta.label_lower, states, found_due["number"], since))
    return found
