"""Where a break in the chain is mended, for the visitor who has a step there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode

from municipalities import states
from municipalities.break_words import object_address
from municipalities.breaks import Break, Code


@dataclass(frozen=True)
class Mend:
    """A page where a break is mended: a route, and what the address fills in beforehand."""

    route: str
    of: str = "participation"  # or "object", or "part": what stands in the address
    fills: str = ""  # the field that the new row is tied by
    right: str = "write"  # without which the visitor has nothing to do there


MENDS = {
    Code.PLAN_NOT_ADOPTED: Mend("adoption-list", right="record_adoption"),
    Code.NEED_NO_STRATEGY: Mend("strategy-create", fills="needs"),
    Code.NEED_NO_COUNT: Mend("need-count", "object"),
    Code.NEED_NO_GOAL: Mend("goal-create", fills="needs"),
    Code.GROUP_NO_INITIATIVE: Mend("initiative-create", fills="group"),
    Code.GOAL_NO_INDICATOR: Mend("goal-indicator-add", "object"),
    Code.GOAL_NO_BASELINE: Mend("goal-indicator-change", "part"),
    Code.GOAL_NO_TARGET: Mend("goal-indicator-change", "part"),
    Code.GOAL_TARGET_PAST: Mend("goal-indicator-change", "part"),
    Code.GOAL_NO_NATIONAL: Mend("goal-reword", "object"),
    Code.GOAL_NO_STRATEGY: Mend("strategy-create", fills="goals"),
    Code.GOAL_PARENT_CLOSED: Mend("goal-reword", "object"),
    Code.STRATEGY_NO_INITIATIVE: Mend("initiative-create", fills="strategies"),
    Code.STRATEGY_NO_NEED: Mend("strategy-reword", "object"),
    Code.STRATEGY_NO_GOAL: Mend("strategy-reword", "object"),
    Code.INITIATIVE_NO_STRATEGY: Mend("initiative-reword", "object"),
    Code.INITIATIVE_NO_INDICATOR: Mend("initiative-reword", "object"),
    Code.INITIATIVE_NO_RESULT: Mend("figures"),
    Code.INITIATIVE_PAST_END: Mend("initiative", "object"),
    Code.INITIATIVE_NO_UNIT: Mend("initiative-reword", "object"),
    Code.INITIATIVE_NO_START: Mend("initiative-reword", "object"),
    Code.INITIATIVE_NOT_BEGUN: Mend("initiative", "object"),
}
WORDED = ("goal-reword", "strategy-reword", "goal-indicator-add", "goal-indicator-change")
BY = ("reword", "amend", "revise")  # how words are changed, from a draft to what is adopted


@dataclass(frozen=True)
class Way:
    """The page where this visitor mends it; by a revision where the words are adopted."""

    address: str
    by_revision: bool = False


def way(found: Break, may: Callable[[str], bool]) -> Way | None:
    """Where it is mended. `may` tells whether the visitor holds a right; None where they do not."""
    mend = MENDS[found.code]
    if mend.route in WORDED:
        return _by_words(mend, found, may)
    return Way(_address(mend, found)) if may(mend.right) else None


def _by_words(mend: Mend, found: Break, may: Callable[[str], bool]) -> Way | None:
    """By the step that is open: who writes a draft may not always revise what is adopted."""
    step = next(step for step in BY if found.standing in states.WORDS[step].ways)
    if not may(states.WORDS[step].right):
        return None
    if step == "revise":
        return Way(object_address(found), by_revision=True)
    return Way(_address(mend, found, mend.route.replace("-reword", f"-{step}")))


def _address(mend: Mend, found: Break, route: str = "") -> str:
    arguments = {
        "participation": [],
        "object": [found.object_id],
        "part": [found.object_id, found.part_id],
    }[mend.of]
    filled = urlencode(_filled(mend, found))
    address = reverse(route or mend.route, args=[found.participation_id, *arguments])
    return f"{address}?{filled}" if filled else address


def _filled(mend: Mend, found: Break) -> dict[str, Any]:
    """What the address ties the new row to."""
    if mend.fills == "group":
        return {"target_groups": found.part_id, "strategies": found.strategy_id}
    return {mend.fills: found.object_id} if mend.fills else {}
