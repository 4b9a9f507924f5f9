"""What the scheduler sends is there to be done."""

from dialogplattform.celery import app
from dialogplattform.schedule import SCHEDULE


def test_every_task_of_the_schedule_exists():
    app.loader.import_default_modules()
    named = {entry["task"] for entry in SCHEDULE.values()}
    assert named <= set(app.tasks)
    assert len(named) == len(SCHEDULE)


def test_something_is_sent_often_enough_for_the_scheduler_to_show_that_it_lives():
    """Its pulse is written with what it sends (``dialogplattform/pulses.py``); silence is told after 75 seconds."""
    assert min(entry["schedule"] for entry in SCHEDULE.values()) <= 25
