"""Whether a worker lives."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from reports.pulse import SILENT_AFTER, worker_is_alive
from reports.tasks import record_pulse

pytestmark = pytest.mark.django_db


def test_without_a_pulse_no_worker_is_alive():
    assert worker_is_alive() is False


def test_a_worker_is_alive_until_it_has_been_silent_for_a_minute():
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        record_pulse()
        record_pulse()
        assert worker_is_alive() is True
    with time_machine.travel(now + SILENT_AFTER, tick=False):
        assert worker_is_alive() is True
    with time_machine.travel(now + SILENT_AFTER + timedelta(seconds=1), tick=False):
        assert worker_is_alive() is False
