"""Two daily runs at the same moment, on connections of their own: one of them gets the mail to send."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from dialogue.actions import reminders
from dialogue.models import Reminder
from tests.world import TODAY, build

RUNS = 4

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one write at a time"
    ),
]


def claimed_by_many(user):
    """How many of the runs that want to send the person's mail at once get it."""
    together = Barrier(RUNS)

    def run(number):
        together.wait()
        about = {"user": user.pk, "day": TODAY, "subject": "1 sak", "body": "Hei", "about": ()}
        try:
            return reminders.claim(**about)
        finally:
            connection.close()

    with ThreadPoolExecutor(RUNS) as pool:
        return [row for row in pool.map(run, range(RUNS)) if row]


def test_a_mail_that_many_runs_want_to_send_is_given_to_one(transactional_db):
    world = build()

    assert len(claimed_by_many(world.ola)) == 1
    assert claimed_by_many(world.ola) == []  # it is being sent
    long_ago = timezone.now() - Reminder.SENT_WITHIN - timedelta(seconds=1)
    Reminder.objects.update(sent_at=long_ago)
    assert len(claimed_by_many(world.ola)) == 1  # left by a run that was broken off
    assert Reminder.objects.count() == 1
