"""R5: the chain of every participant, from need to result and from goal to result, with its breaks.

The rows come from the code of the chain page; every break stands once, on the first row of what
it is in.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities import break_words
from municipalities.audience import in_file
from municipalities.breaks import Break
from municipalities.chain import Chain, GoalLine, Measured, Result, chains
from municipalities.models import Initiative
from programme.figures import Figure, kind_of
from programme.models.indicator import Unit
from reports import words
from reports.queries.participants import code_of, participants

# Looked up here since Django's own look-up builds its list of words anew for each row.
STATUSES, UNITS = dict(Initiative.Status.choices), dict(Unit.choices)


@dataclass(frozen=True, slots=True)
class Row:
    """One way through the chain of one participant, as far as it goes."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    has_adoption: bool
    need: str = ""
    goal: str = ""
    strategy: str = ""
    initiative: str = ""
    status: str = ""
    indicator_code: str = ""
    indicator: str = ""
    unit: str = ""
    decimals: int = 0
    latest: Figure = None
    latest_period: str = ""
    state: str = ""
    found: tuple[Break, ...] = ()

    @property
    def breaks(self) -> str:
        """What is lacking here, in words; until the first adoption it is what remains."""
        told = "; ".join(break_words.label(each) for each in self.found)
        if not told or self.has_adoption:
            return told
        return _("Remaining: %(told)s") % {"told": told}

    @property
    def state_word(self) -> str:
        """How final the figure is, in words."""
        return words.figure_state(self.state)


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """By participant, then from need to result, then from goal to result. A fixed number of queries."""
    who = participants(user=user, **chosen)
    return rows_in(chains(who, user, lambda each: in_file(user, each)), user)


def rows_in(found: Iterable[Chain], user: Any) -> list[Row]:
    """The rows of chains that are loaded, as files show them to the reader."""
    return [Row(**_about(chain, user), **way) for chain in found for way in _ways(chain)]


def _about(chain: Chain, user: Any) -> dict[str, Any]:
    participation = chain.participation
    return {
        "participation_id": participation.pk,
        "participant": participation.name,
        "municipality_code": code_of(participation, user.scope.today),
        "region": participation.region.name,
        "has_adoption": chain.has_adoption,
    }


Way = dict[str, Any]


def _ways(chain: Chain) -> Iterable[Way]:
    if chain.plan_breaks:
        yield {"found": tuple(chain.plan_breaks)}
    for need in chain.needs:
        way = {"need": need.version.title}
        yield from _under(way, need.breaks, need.strategies, _of_strategy)
    for strategy in chain.loose_strategies:
        yield from _of_strategy({}, strategy)
    for initiative in chain.loose_initiatives:
        yield from _of_initiative({}, initiative)
    for goal in chain.goals:
        yield from _of_goal(goal)


def _under(
    way: Way, breaks: Sequence[Break], below: Iterable[Any], walk: Callable[[Way, Any], list]
) -> list[Way]:
    """The ways on from here, or the way that ends here; the first of them tells the breaks."""
    first, *others = [on for each in below for on in walk(way, each)] or [way]
    return [first | {"found": (*breaks, *first.get("found", ()))}, *others]


def _of_strategy(way: Way, line: Any) -> list[Way]:
    way = way | {"strategy": line.version.title}
    return _under(way, line.breaks, line.initiatives, _of_initiative)


def _of_initiative(way: Way, line: Any) -> list[Way]:
    status = str(STATUSES[line.owner.status])
    way = way | {"initiative": line.version.title, "status": status}
    return _under(way, line.breaks, line.results, _of_result)


def _of_result(way: Way, result: Result) -> list[Way]:
    measured = _measured(result.indicator, result.latest, result.period, result.state)
    return [way | measured]


def _of_goal(line: GoalLine) -> list[Way]:
    strategies = "; ".join(each.version.title for each in line.strategies)
    way = {"goal": line.version.title, "strategy": strategies}
    own = _under(way, line.breaks, line.measured, _of_measured)
    return own + [row for part in line.parts for row in _of_goal(part)]


def _of_measured(way: Way, line: Measured) -> list[Way]:
    progress, figure = line.progress, line.progress.figure
    period, state = (figure.period, figure.state) if figure else (None, "")
    measured = _measured(progress.indicator, progress.latest, period, state)
    return [way | measured | {"found": tuple(line.breaks)}]


def _measured(indicator: Any, latest: Figure, period: Any, state: str) -> Way:
    return {
        "indicator_code": indicator.code,
        "indicator": indicator.name,
        "unit": str(UNITS[indicator.unit]),
        "decimals": indicator.decimals,
        "latest": kind_of(latest) or latest,
        "latest_period": str(period or ""),
        "state": state,
    }
