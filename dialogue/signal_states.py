"""Where a policy signal stands, and who may move it. Pure; drawn in docs/states.md."""

SENT, RECEIVED, CONSIDERED, ANSWERED, OUTCOME = (
    "sent",
    "received",
    "considered",
    "answered",
    "outcome",
)
# Each step: from which states, and where it leads. All are Husbanken's.
STEPS = {
    "receive": ({SENT}, RECEIVED),
    "consider": ({SENT, RECEIVED}, CONSIDERED),
    "answer": ({SENT, RECEIVED, CONSIDERED, ANSWERED}, ANSWERED),
    "tell_outcome": ({ANSWERED, OUTCOME}, OUTCOME),
}


def is_open(step: str, state: str) -> bool:
    """Whether the step can be taken from this state."""
    return state in STEPS[step][0]


def after(step: str) -> str:
    """Where the step leads."""
    return STEPS[step][1]
