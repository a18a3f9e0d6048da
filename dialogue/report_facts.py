"""What is around a report: what is asked about it, and by that where it stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue import report_states, report_windows
from dialogue.models import StatusReport
from municipalities.models import Comment


@dataclass(frozen=True)
class Standing:
    """Where a report stands on a day, with how many questions wait and whether it was ever sent."""

    code: str
    waiting: int
    is_sent: bool

    def may(self, step: str, scope: Any, participation: Any) -> bool:
        """Whether the visitor may take the step; a question that waits is told when it is tried."""
        known = report_states.STEPS[step]
        return scope.may(known.right, participation) and self.code in known.states

    def told(self, *, own: bool) -> Any:
        """The state in words, as this reader may know it."""
        return StatusReport.State(report_states.told(self.code, own=own)).label


def standing_of(report: StatusReport, today: date) -> Standing:
    """Where it stands. Five queries at most."""
    questions = Comment.objects.on(report).questions()
    code = report_states.standing(
        report.state,
        is_asked=questions.exists(),
        is_past=report.state == report_states.FINISHED
        and report_windows.is_past(report, today),
    )
    return Standing(code, questions.unanswered().count(), report.versions.exists())
