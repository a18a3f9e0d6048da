"""What passes between participant and Husbanken."""

from dialogue.models.activity_plan import ActivityPlan, ActivityPlanLine, Grant
from dialogue.models.agreement import Agreement, Commitment
from dialogue.models.guidance import Guidance, GuidanceRequest
from dialogue.models.meeting import Meeting
from dialogue.models.policy_signal import PolicySignal
from dialogue.models.reminder import (
    CalendarSubscription,
    Reminder,
    ReminderChoice,
    ReminderKind,
    ReminderLine,
)
from dialogue.models.status_report import ReportTask, SentReport, StatusReport
from dialogue.models.yearly_word import YearlyWord

__all__ = [
    "ActivityPlan",
    "ActivityPlanLine",
    "Agreement",
    "CalendarSubscription",
    "Commitment",
    "Grant",
    "Guidance",
    "GuidanceRequest",
    "Meeting",
    "PolicySignal",
    "Reminder",
    "ReminderChoice",
    "ReminderKind",
    "ReminderLine",
    "ReportTask",
    "SentReport",
    "StatusReport",
    "YearlyWord",
]
