"""Celery tasks: declared, in tasks.py, with ids for arguments."""

import pytest
from django.conf import settings

from tests.architecture.checkers.queue import task_shape, undeclared_tasks
from tests.architecture.checkers.sources import code, plant
from tests.architecture.helpers import finds, hold, over
from tests.architecture.reviewed import TASKS

GOOD = plant("missing/tasks.py", "@shared_task\ndef remind(episode_id: int) -> None: pass")


def test_every_task_is_declared():
    hold(undeclared_tasks(code(), TASKS))


def test_what_beat_sends_is_a_declared_task():
    assert {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()} <= TASKS.keys()


def test_an_undeclared_task_and_a_declared_ghost_are_found():
    assert [finding.path for finding in undeclared_tasks([GOOD], {})] == ["missing/tasks.py"]
    assert list(undeclared_tasks([], {"missing.tasks.remind": "gone"}))
    assert not list(undeclared_tasks([GOOD], {"missing.tasks.remind": "reminds"}))


def test_tasks_live_in_tasks_and_take_ids():
    hold(over(task_shape, code()))


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("missing/services.py", "@shared_task\ndef remind(): pass"),
        ("missing/tasks.py", "@app.task(bind=True)\ndef remind(self, episode: Episode): pass"),
        ("missing/tasks.py", "@shared_task\ndef remind(episode): pass"),
    ],
)
def test_a_misshapen_task_is_found(path, text):
    assert finds(task_shape, path, text)


def test_a_good_task_is_fine():
    assert not list(task_shape(GOOD))
