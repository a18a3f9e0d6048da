"""Where a report stands, and which steps are open from there. Pure; drawn in docs/states.md.

There is no "rejected": Husbanken asks. Two states are never stored, since they follow from what is
around the report: a sent report is in dialogue when something has been asked about it, and a
finished one is locked when corrections are no longer taken.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

DRAFT, FOR_APPROVAL, APPROVED, REOPENED = "draft", "for_approval", "approved", "reopened"
SENT, IN_DIALOGUE, FINISHED, LOCKED = "sent", "in_dialogue", "finished", "locked"

WRITTEN = frozenset({DRAFT, REOPENED})
GIVEN = frozenset({SENT, IN_DIALOGUE, FINISHED, LOCKED})  # what was sent stands


@dataclass(frozen=True)
class Step:
    """Something that can be done with a report: from where, by which right, and why not else."""

    code: str
    right: str
    states: frozenset[str]
    why_not: Any
    waits: Any = (
        ""  # why not while a question waits for an answer; empty where that is no hindrance
    )


STEPS = {
    step.code: step
    for step in (
        Step(
            "write",
            "write",
            WRITTEN,
            _("The report is not open for writing now. Take it back, or open it again, first."),
        ),
        Step(
            "delete",
            "delete_draft",
            frozenset({DRAFT}),
            _("Only a draft that was never sent can be deleted."),
        ),
        Step(
            "ask_approval",
            "submit_report",
            WRITTEN,
            _("The report is already sent for approval."),
        ),
        Step(
            "take_back",
            "submit_report",
            frozenset({FOR_APPROVAL, APPROVED}),
            _(
                "Only a report that waits for approval, or is approved and not sent, is taken back."
            ),
        ),
        Step(
            "approve",
            "send_report",
            frozenset({FOR_APPROVAL}),
            _("Only a report that waits for approval can be approved."),
        ),
        Step(
            "send",
            "send_report",
            frozenset({APPROVED}),
            _("Only a report that is approved and not sent can be sent."),
        ),
        Step(
            "finish",
            "finish_report",
            frozenset({SENT, IN_DIALOGUE}),
            _("Only a report that is sent and not finished can be finished."),
            _(
                "A question about the report waits for an answer. It is finished when none does."
            ),
        ),
        Step(
            "reopen",
            "send_report",
            frozenset({SENT, IN_DIALOGUE, FINISHED}),
            _("Only a report that is sent and not locked can be opened again."),
            _(
                "The report is in dialogue, and a question waits for an answer. Answer it first, "
                "and then open the report again."
            ),
        ),
        Step(
            "close_again",
            "send_report",
            frozenset({REOPENED}),
            _("Only a report that is open again can be closed without being sent."),
        ),
    )
}
LOCKED_WHY = _(
    "The report is locked, since corrections are no longer taken. Write what has changed in the next report."
)


def standing(state: str, *, is_asked: bool, is_past: bool) -> str:
    """Where the report stands, by its stored state, what is asked about it, and its last day."""
    if state == FINISHED and is_past:
        return LOCKED
    if state == SENT and is_asked:
        return IN_DIALOGUE
    return state


def told(stands: str, *, own: bool) -> str:
    """What a reader is told: outside, a report that is being changed is open again, and no more."""
    return stands if own or stands in GIVEN else REOPENED


def why_not(code: str, stands: str, *, waiting: int) -> str:
    """Why the step cannot be taken, as a sentence; empty when it can."""
    step = STEPS[code]
    if stands not in step.states:
        return str(LOCKED_WHY if stands == LOCKED else step.why_not)
    return str(step.waits) if waiting else ""
