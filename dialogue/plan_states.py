"""Where an activity plan stands, and which steps are open from there. Pure; drawn in docs/states.md.

A plan is written, decided on (or sent with reservation for the budget decision), sent, and answered.
While it is not answered, or was not accepted as it is, the municipality may take it back to change
it; what was sent, and what was answered, stands in the history.
"""

from dataclasses import dataclass

DRAFT, SENT, ANSWERED = "draft", "sent", "answered"
ACCEPTED = "accepted"


@dataclass(frozen=True)
class Step:
    """Something that can be done with a plan: from which states, and by which right."""

    code: str
    right: str
    states: frozenset[str]


STEPS = {
    step.code: step
    for step in (
        Step("write", "write", frozenset({DRAFT})),
        Step("delete", "delete_draft", frozenset({DRAFT})),
        Step("decide", "record_adoption", frozenset({DRAFT, SENT, ANSWERED})),
        Step("correct_decision", "record_adoption", frozenset({DRAFT, SENT, ANSWERED})),
        Step("send", "send_activity_plan", frozenset({DRAFT})),
        Step("take_back", "send_activity_plan", frozenset({SENT, ANSWERED})),
        Step("answer", "answer_activity_plan", frozenset({SENT, ANSWERED})),
    )
}


def is_open(code: str, state: str, *, is_decided: bool, answer: str = "") -> bool:
    """Whether a step can be taken from this state.

    A decision is recorded once, and corrected afterwards. What Husbanken has accepted stands.
    """
    if (code == "decide" and is_decided) or (code == "correct_decision" and not is_decided):
        return False
    if code == "take_back" and state == ANSWERED and answer == ACCEPTED:
        return False
    return state in STEPS[code].states
