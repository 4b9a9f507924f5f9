"""Whether a worker and the scheduler live."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from reports.pulse import SCHEDULER, SILENT_AFTER, WORKER, alive, record_pulse

pytestmark = pytest.mark.django_db


def test_without_a_pulse_nobody_is_alive():
    assert alive() == {WORKER: False, SCHEDULER: False}


@pytest.mark.parametrize("who", [WORKER, SCHEDULER])
def test_each_is_alive_until_it_has_been_silent_for_too_long(who):
    now = timezone.now()
    with time_machine.travel(now, tick=False):
        record_pulse(who)
        record_pulse(who)
        assert alive() == {WORKER: who == WORKER, SCHEDULER: who == SCHEDULER}
    with time_machine.travel(now + SILENT_AFTER[who], tick=False):
        assert alive()[who] is True
    with time_machine.travel(now + SILENT_AFTER[who] + timedelta(seconds=1), tick=False):
        assert alive()[who] is False


@pytest.mark.parametrize("who", [WORKER, SCHEDULER])
def test_the_health_check_of_the_containers_asks_the_same(who):
    with pytest.raises(CommandError):
        call_command("alive", who)
    record_pulse(who)
    call_command("alive", who)
