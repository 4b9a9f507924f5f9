"""/healthz and /metrics: the truth about what works, and nothing of anyone."""

import re
import subprocess
import sys
from datetime import timedelta
from unittest import mock

import pytest
import time_machine
from celery.beat import PersistentScheduler
from django.db import OperationalError, connection
from django.utils import timezone

from accounts.models import OutgoingMail
from dialogplattform import pulses
from reports.pulse import SCHEDULER, WORKER, record_pulse

pytestmark = pytest.mark.django_db
WELL = {"database": True, "worker": True, "scheduler": True, "storage": True}


@pytest.fixture
def all_live():
    record_pulse(WORKER)
    record_pulse(SCHEDULER)


def test_all_is_well(client, all_live):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, WELL)


@pytest.mark.parametrize(("who", "seconds"), [("worker", 31), ("scheduler", 76)])
def test_whoever_is_silent_is_told(client, all_live, who, seconds):
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False):
        for other in {WORKER, SCHEDULER} - {who}:
            record_pulse(other)
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, WELL | {who: False})


def test_a_database_that_does_not_answer_is_told(client, all_live):
    with mock.patch.object(connection, "cursor", side_effect=OperationalError("kanarie")):
        answer = client.get("/healthz")
    assert answer.status_code == 503
    assert answer.json() == {"database": False, "worker": False, "scheduler": False, "storage": True}


def test_a_disk_that_takes_no_file_is_told(client, all_live, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.MEDIA_ROOT.write_text("a file where the folder should be")
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (503, WELL | {"storage": False})


def test_however_often_it_is_asked_few_files_are_written(client, all_live):
    with (
        mock.patch("dialogplattform.health.default_storage.save", return_value="health/x") as save,
        time_machine.travel(timezone.now() + timedelta(days=1), tick=False) as clock,
    ):
        for _ in range(3):
            assert client.get("/healthz").json()["storage"] is True
        assert save.call_count == 1
        clock.shift(10)
        client.get("/healthz")
        save.side_effect = OSError
        clock.shift(10)
        assert client.get("/healthz").json()["storage"] is False
    assert save.call_count == 3


def test_the_scheduler_lives_when_it_has_handed_a_task_to_the_broker():
    with mock.patch.object(PersistentScheduler, "apply_async") as send, mock.patch.object(pulses, "_pulse") as pulse:
        beat = pulses.Scheduler.__new__(pulses.Scheduler)
        beat.apply_async(mock.sentinel.entry)
        pulse.assert_called_once_with(SCHEDULER)
        send.side_effect = OSError
        with pytest.raises(OSError):
            beat.apply_async(mock.sentinel.entry)
        pulse.assert_called_once()


def test_a_worker_pulses_while_its_loop_runs_and_no_longer():
    consumer = mock.Mock()
    step = pulses.PulseStep(consumer)
    with mock.patch.object(pulses, "_pulse") as pulse:
        step.start(consumer)
        pulse.assert_called_once_with(WORKER)
    [(seconds, called, arguments)] = [call.args for call in consumer.timer.call_repeatedly.call_args_list]
    assert (called, arguments) == (pulse, (WORKER,)) and seconds < 10
    step.stop(consumer)
    consumer.timer.call_repeatedly.return_value.cancel.assert_called_once_with()


def test_a_pulse_that_cannot_be_written_stops_nobody():
    with (
        mock.patch("reports.pulse.record_pulse", side_effect=OperationalError("kanarie")),
        mock.patch("django.db.connection.close") as close,
    ):
        pulses._pulse(WORKER)
    close.assert_called_once_with()


TOKEN = "t" * 40


@pytest.mark.parametrize("brought", [None, "Bearer ", f"Bearer {TOKEN}x", TOKEN, "Bearer å"])
def test_without_the_token_there_are_no_metrics(client, settings, brought):
    settings.METRICS_TOKEN = TOKEN
    headers = {} if brought is None else {"authorization": brought}
    assert client.get("/metrics", headers=headers).status_code == 404


def test_over_plain_http_nobody_gets_them_and_nobody_is_led_on(client, settings):
    settings.METRICS_TOKEN, settings.SECURE_SSL_REDIRECT = TOKEN, True
    settings.SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^metrics$"]
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert client.get("/metrics", headers=bearer).status_code == 404
    assert client.get("/metrics", headers=bearer, secure=True).status_code == 200


def test_the_metrics_tell_how_long_the_certificates_last(client, settings, tmp_path):
    settings.METRICS_TOKEN = TOKEN
    bearer = {"Authorization": f"Bearer {TOKEN}"}
    assert "certificates_end" not in client.get("/metrics", headers=bearer).content.decode()
    make = [sys.executable, settings.BASE_DIR / "scripts" / "secrets", tmp_path / "secrets"]
    subprocess.run(make, check=True)  # noqa: S603 - our own
    with mock.patch.dict(
        settings.DATABASES["default"], OPTIONS={"sslcert": tmp_path / "secrets" / "client_certificate"}
    ):
        told = client.get("/metrics", headers=bearer).content.decode()
    seconds = float(re.search(r"^dialogplattform_certificates_end_seconds (\S+)", told, re.MULTILINE).group(1))
    assert 729 < seconds / 86_400 < 730.1


@pytest.mark.parametrize("brought", ["Bearer ", "Bearer"])
def test_without_a_token_set_nobody_gets_them(client, settings, brought):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrics", headers={"authorization": brought}).status_code == 404


def test_the_metrics_tell_requests_queues_and_pulses(client, settings, all_live):
    settings.METRICS_TOKEN = TOKEN
    now = timezone.now()
    for ago, state in ((90, "waiting"), (30, "waiting"), (-3600, "waiting"), (10, "failed")):
        OutgoingMail.objects.create(
            to="kanarie@gulfjader.example", subject="x", state=state, not_before=now - timedelta(seconds=ago)
        )
    client.get("/help/?q=kanarie")
    with time_machine.travel(now, tick=False):
        answer = client.get("/metrics", headers={"authorization": f"Bearer {TOKEN}"})
    assert answer.headers["Cache-Control"] == "no-store, private"
    rows = dict(row.rsplit(" ", 1) for row in answer.content.decode().splitlines() if not row.startswith("#"))
    assert float(rows['dialogplattform_requests_total{method="GET",route="help",status="200"}']) >= 1
    assert float(rows['dialogplattform_request_seconds_bucket{le="10.0",route="help"}']) >= 1
    mail = 'kind="accounts.outgoingmail"'
    assert rows[f'dialogplattform_jobs{{{mail},state="waiting"}}'] == "3.0"
    assert rows[f'dialogplattform_jobs{{{mail},state="failed"}}'] == "1.0"
    assert rows[f"dialogplattform_jobs_due{{{mail}}}"] == "2.0"
    assert rows[f"dialogplattform_jobs_oldest_seconds{{{mail}}}"] == "90.0"
    assert {
        'dialogplattform_pulse_age_seconds{who="worker"}',
        'dialogplattform_pulse_age_seconds{who="scheduler"}',
    } <= set(rows)
    assert "kanarie" not in answer.content.decode()
