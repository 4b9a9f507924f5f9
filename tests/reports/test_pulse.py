"""Whether a worker lives."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
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


def test_the_health_check_of_the_containers_asks_the_same():
    with pytest.raises(CommandError):
        call_command("worker_alive")
    record_pulse()
    call_command("worker_alive")


def test_every_command_that_the_composition_runs_exists():
    composed = (Path(settings.BASE_DIR) / "docker-compose.yml").read_text()
    named = re.findall(r'manage\.py"?,? "?([a-z_]+)', composed)
    assert "worker_alive" in named
    assert set(named) <= set(get_commands())
