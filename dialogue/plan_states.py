"""Where an activity plan stands, and which steps are open from there. Pure; drawn in docs/states.md.

A plan is written, decided on (or sent with reservation for the budget decision), sent, and answered.
While it is not answered the municipality may take it back; what was sent stands in the history.
"""

from dataclasses import dataclass

DRAFT, SENT, ANSWERED = "draft", "sent", "answered"


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
        Step("decide", "record_adoption", frozenset({DRAFT, SENT, ANSWERED})),
        Step("send", "send_activity_plan", frozenset({DRAFT})),
        Step("take_back", "send_activity_plan", frozenset({SENT})),
        Step("answer", "answer_activity_plan", frozenset({SENT, ANSWERED})),
    )
}


def is_open(code: str, state: str, *, is_decided: bool) -> bool:
    """Whether a step can be taken from this state; a decision is recorded once."""
    if code == "decide" and is_decided:
        return False
    return state in STEPS[code].states
