"""``/metrics`` for Prometheus: requests by route name, the queues of jobs, pulses. Counts and times, nothing of anyone.

Requests are counted by each web process in a file of its own, in a folder that gunicorn's configuration makes; the
rest is asked of the database when the page is read. Without METRICS_TOKEN nothing is counted and the page does not
exist.
"""

import os
from collections.abc import Iterator
from hmac import compare_digest

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from dialogues.access import service
from reports.jobs import queues
from reports.pulse import ages

from . import certificates

STEPS = (0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10)
"""Seconds."""
REQUESTS = Counter("dialogplattform_requests", "Requests answered.", ["method", "route", "status"])
SECONDS = Histogram("dialogplattform_request_seconds", "How long an answer took.", ["route"], buckets=STEPS)


def count(method: str, route: str, status: int, seconds: float) -> None:
    """Count one answer."""
    REQUESTS.labels(method, route, status).inc()
    SECONDS.labels(route).observe(seconds)


class FromDatabase:
    """The queues, the pulses and how long the certificates last, as they stand now."""

    def collect(self) -> Iterator[Metric]:
        jobs = GaugeMetricFamily("dialogplattform_jobs", "Jobs by kind and state.", labels=["kind", "state"])
        due = GaugeMetricFamily("dialogplattform_jobs_due", "Jobs that could be begun now.", labels=["kind"])
        oldest = GaugeMetricFamily(
            "dialogplattform_jobs_oldest_seconds", "How long the first of them has been due.", labels=["kind"]
        )
        for queue in queues():
            for state, number in queue.states.items():
                jobs.add_metric([queue.kind, state], number)
            due.add_metric([queue.kind], queue.due)
            oldest.add_metric([queue.kind], queue.oldest)
        pulse = GaugeMetricFamily(
            "dialogplattform_pulse_age_seconds", "When a worker, or the scheduler, was last seen alive.", labels=["who"]
        )
        for who, age in ages().items():
            pulse.add_metric([who], age.total_seconds())
        yield from (jobs, due, oldest, pulse)
        if ends := certificates.end(settings.DATABASES["default"]):
            yield GaugeMetricFamily(
                "dialogplattform_certificates_end_seconds",
                "How long the certificates for database and Redis last.",
                value=(ends - timezone.now()).total_seconds(),
            )


@service
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer whoever brings the token; for everybody else there is no such page.

    Over plain HTTP nobody gets them, and is not led on either: whoever sends the token in the clear shall notice.

    Raises:
        Http404: no token is set here, another was brought, or not over HTTPS where that is asked for.
    """
    brought = request.headers.get("Authorization", "")
    if settings.SECURE_SSL_REDIRECT and not request.is_secure():
        raise Http404
    if not settings.METRICS_TOKEN or not compare_digest(
        brought.encode(errors="replace"), f"Bearer {settings.METRICS_TOKEN}".encode()
    ):
        raise Http404
    registry = CollectorRegistry()
    registry.register(FromDatabase())
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        counted = b""
    else:
        counted = generate_latest(REGISTRY)
    return HttpResponse(generate_latest(registry) + counted, content_type=CONTENT_TYPE_LATEST)
