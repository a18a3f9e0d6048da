"""The demo tells what passes between the two sides: something is late on both, and money lapses."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.core.management import call_command

from dialogue import freezing
from dialogue.models import (
    ActivityPlan,
    Agreement,
    Commitment,
    Grant,
    Guidance,
    GuidanceRequest,
    Meeting,
    PolicySignal,
    Reminder,
    SentReport,
    StatusReport,
    YearlyWord,
)
from learning.models import LearningNote, Trial
from municipalities.models import Comment, Participation
from tests.municipalities.demo_day import DAY


def nordvik():
    return Participation.objects.get(municipality__name="Nordvik")


@pytest.fixture
def demo(db):
    call_command("demo", day=DAY, verbosity=0)


def test_the_demo_tells_the_whole_cooperation(demo):
    assert Agreement.objects.count() == 15  # all but the one that has ended
    assert all(row.is_signed for row in Agreement.objects.all())
    late = Commitment.objects.late_on(DAY)
    assert {row.side for row in late} == set(Comment.Side.values)
    assert Meeting.objects.count() == 15
    assert Guidance.objects.waiting_for_follow_up().exists()
    assert GuidanceRequest.objects.unanswered().exists()
    assert {row.state for row in PolicySignal.objects.all()} >= {"sent", "answered", "outcome"}
    assert {row.state for row in ActivityPlan.objects.all()} == {"draft", "sent", "answered"}
    assert any(row.lapses_soon(DAY) for row in Grant.objects.all())
    assert any(row.wants_audit for row in Grant.objects.all())
    assert {row.verdict for row in Trial.objects.all()} >= {"ended", "taken_into_use", ""}
    stand = {*Trial.objects.values_list("initiative__status", "verdict")}
    assert {verdict for status, verdict in stand if status in ("planned", "paused")} == {""}
    assert {verdict for status, verdict in stand if status == "ended"} == {"ended"}
    told = Reminder.objects.values_list("state", "day")
    yesterday = DAY - timedelta(days=1)
    assert {*told} == {(state, yesterday) for state in ("sent", "failed", "bounced")}
    assert len(mail.outbox) == len(told)  # the demo shows them on a page
    assert LearningNote.objects.filter(is_shared=True).exists()
    states = {"draft", "for_approval", "approved", "sent", "finished"}
    assert {row.state for row in StatusReport.objects.all()} == states
    assert {row.content["language"] for row in SentReport.objects.all()} == {"nb", "nn"}
    assert all(freezing.is_whole(row) for row in SentReport.objects.all())
    worded = YearlyWord.objects.of_year(nordvik(), DAY.year - 1)
    assert Counter(row.kind for row in worded) == {"good": 3, "worrying": 3, "asked": 3}
    assert all(row.is_shared for row in worded)
    for model in (Agreement, Commitment, Guidance, Grant, Trial, YearlyWord):
        for row in model.objects.all():
            row.full_clean(validate_unique=False)
        assert model.history.count() >= model.objects.count()
