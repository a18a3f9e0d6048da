"""Where words and initiatives stand, which steps are open from there, and to whom. Pure: no database.

Drawn in docs/states.md.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from programme import rights
from web.errors import Refused

DRAFT, IN_REVIEW, ADOPTED, CLOSED = "draft", "in_review", "adopted", "closed"
REVISION, REVISION_IN_REVIEW = "revision_draft", "revision_in_review"
SET_ASIDE = (
    "set_aside"  # a first draft that was laid aside; a revision laid aside leaves the adopted
)
GONE = "gone"
SAME = ""  # a step that does not move anything

PLANNED, UNDER_WAY, PAUSED, DONE, ENDED = "planned", "under_way", "paused", "done", "ended"

LABELS = {
    DRAFT: pgettext_lazy("where it stands", "draft"),
    IN_REVIEW: pgettext_lazy("where it stands", "in review"),
    ADOPTED: pgettext_lazy("where it stands", "adopted"),
    REVISION: pgettext_lazy("where it stands", "adopted, under revision"),
    REVISION_IN_REVIEW: pgettext_lazy("where it stands", "adopted, revision in review"),
    CLOSED: pgettext_lazy("where it stands", "closed"),
    SET_ASIDE: pgettext_lazy("where it stands", "set aside"),
    PLANNED: pgettext_lazy("where it stands", "planned"),
    UNDER_WAY: pgettext_lazy("where it stands", "under way"),
    PAUSED: pgettext_lazy("where it stands", "paused"),
    DONE: pgettext_lazy("where it stands", "done"),
    ENDED: pgettext_lazy("where it stands", "ended without being carried out"),
}


@dataclass(frozen=True)
class Step:
    """Something that can be done: from where, to where, and by which right (`programme.rights`)."""

    code: str
    label: Any
    right: str
    ways: dict[str, str]  # from → to

    def roles(self) -> frozenset[str]:
        """The roles that may do it."""
        return rights.BY_CODE[self.right].roles


def _stays(*states: str) -> dict[str, str]:
    return dict.fromkeys(states, SAME)


WORDS = {
    step.code: step
    for step in (
        Step("reword", gettext_lazy("change the words"), "write", _stays(DRAFT, REVISION)),
        Step("throw_away", gettext_lazy("delete the draft"), "write", {DRAFT: GONE}),
        Step(
            "share",
            gettext_lazy("share the draft with Husbanken, or take it back"),
            "share",
            _stays(DRAFT, IN_REVIEW, REVISION, REVISION_IN_REVIEW),
        ),
        Step(
            "send_to_review",
            gettext_lazy("send to review"),
            "send_to_review",
            {DRAFT: IN_REVIEW, REVISION: REVISION_IN_REVIEW},
        ),
        Step(
            "take_out_of_review",
            gettext_lazy("take out of review"),
            "send_to_review",
            {IN_REVIEW: DRAFT, REVISION_IN_REVIEW: REVISION},
        ),
        Step(
            "amend",
            gettext_lazy("write in the changes of those who decide"),
            "record_adoption",
            _stays(IN_REVIEW, REVISION_IN_REVIEW),
        ),
        Step(
            "adopt",
            gettext_lazy("record the decision"),
            "record_adoption",
            {IN_REVIEW: ADOPTED, REVISION_IN_REVIEW: ADOPTED},
        ),
        Step("revise", gettext_lazy("start a revision"), "start_revision", {ADOPTED: REVISION}),
        Step(
            "drop_revision",
            gettext_lazy("drop the revision"),
            "start_revision",
            {REVISION: ADOPTED},
        ),
        Step(
            "set_aside",
            gettext_lazy("set aside"),
            "start_revision",
            {DRAFT: SET_ASIDE, REVISION: ADOPTED},
        ),
        Step(
            "correct",
            gettext_lazy("correct the spelling"),
            "start_revision",
            _stays(ADOPTED),
        ),
        Step("close", gettext_lazy("close"), "close", {ADOPTED: CLOSED}),
        Step(
            "reopen", gettext_lazy("open again"), "close", {CLOSED: ADOPTED, SET_ASIDE: DRAFT}
        ),
    )
}
INITIATIVE = {
    step.code: step
    for step in (
        Step(
            "reword",
            gettext_lazy("change the words"),
            "write",
            _stays(PLANNED, UNDER_WAY, PAUSED, DONE, ENDED),
        ),
        Step(
            "share",
            gettext_lazy("share with Husbanken, or take it back"),
            "share",
            _stays(PLANNED, UNDER_WAY, PAUSED, DONE, ENDED),
        ),
        Step("throw_away", gettext_lazy("delete"), "write", {PLANNED: GONE}),
        Step("begin", gettext_lazy("begin"), "write", {PLANNED: UNDER_WAY}),
        Step("pause", gettext_lazy("pause"), "write", {UNDER_WAY: PAUSED}),
        Step(
            "take_up",
            gettext_lazy("take up again"),
            "write",
            {PAUSED: UNDER_WAY, DONE: UNDER_WAY, ENDED: UNDER_WAY},
        ),
        Step("finish", gettext_lazy("set to done"), "write", {UNDER_WAY: DONE, PAUSED: DONE}),
        Step(
            "end",
            gettext_lazy("end without carrying out"),
            "write",
            {PLANNED: ENDED, UNDER_WAY: ENDED, PAUSED: ENDED},
        ),
    )
}


def open_steps(machine: dict[str, Step], state: str) -> list[Step]:
    """The steps that are open from here, in the order of the table."""
    return [step for step in machine.values() if state in step.ways]


def after(machine: dict[str, Step], code: str, state: str) -> str:
    """Where the step leads. Raises Refused, with the steps that are open and to whom."""
    step = machine[code]
    if state not in step.ways:
        raise Refused(_refusal(machine, step, state))
    return step.ways[state] or state


def _refusal(machine: dict[str, Step], step: Step, state: str) -> str:
    open_now = "; ".join(
        f"{each.label} ({', '.join(role_names(each.roles()))})"
        for each in open_steps(machine, state)
    )
    return _("Not possible now: %(step)s. It is: %(state)s. Open steps: %(open)s.") % {
        "step": step.label,
        "state": LABELS[state],
        "open": open_now,
    }


def role_names(roles: frozenset[str]) -> list[str]:
    """The municipal roles among them by name, in the order of the rights table."""
    return [str(rights.ROLE_NAMES[role]) for role in rights.MUNICIPAL if role in roles]
