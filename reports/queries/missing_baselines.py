"""R3: which goals lack indicator, baseline, target value or year, and since when.

What is lacking comes from the code of the chain page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from municipalities.audience import in_file
from municipalities.breaks import Code, lacking_in
from municipalities.chain import Chain, GoalLine, chains
from municipalities.chain_facts import indicator_facts
from municipalities.models import Adoption, GoalVersion
from municipalities.models.version import State
from reports.queries.participants import code_of, participants

LACKS = (
    Code.GOAL_NO_INDICATOR,
    Code.GOAL_NO_BASELINE,
    Code.GOAL_NO_TARGET,
    Code.GOAL_TARGET_PAST,
)
REASONED = "reasoned"  # no baseline, with the reason why


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of one goal that lacks something, or a goal without any indicator."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    goal_id: int
    goal: str
    goal_kind: str
    indicator_code: str
    indicator: str
    lacks: tuple[str, ...]
    reason: str
    adopted_on: date | None
    since: date | None

    @property
    def missing(self) -> str:
        """What is missing, in words."""
        return "; ".join(_words()[lack] for lack in self.lacks)


def _words() -> dict[str, str]:
    return {
        Code.GOAL_NO_INDICATOR: gettext("indicator"),
        Code.GOAL_NO_BASELINE: gettext("baseline, or the reason why there is none"),
        Code.GOAL_NO_TARGET: gettext("target value and year"),
        Code.GOAL_TARGET_PAST: gettext("a target year to come"),
        REASONED: gettext("baseline (the reason is given)"),
    }


@dataclass(frozen=True)
class _Days:
    """When things came about."""

    today: date
    decided: dict[int, date]  # adoption → its day
    worded: dict[int, date]  # version of a goal → its first day


def rows(*, user: Any, indicator: Any = None, **chosen: Any) -> list[Row]:
    """By participant, then in the order of its goals; of one indicator alone. A fixed number of queries."""
    who = participants(user=user, **chosen)
    found = rows_in(chains(who, user, lambda each: in_file(user, each)), user)
    return [row for row in found if indicator is None or row.indicator_code == indicator.code]


def rows_in(found: Sequence[Chain], user: Any) -> list[Row]:
    """The rows of chains that are loaded, as files show them to the reader. Two queries."""
    days = _days([each.participation for each in found], user.scope.today)
    return [
        row
        for chain in found
        for top in chain.goals
        for line in (top, *top.parts)
        for row in _rows(chain.participation, line, days)
    ]


def _days(who: list, today: date) -> _Days:
    decided = Adoption.objects.filter(participation__in=who).order_by()
    first = GoalVersion.history.filter(goal__participation__in=who, history_type="+")
    return _Days(
        today,
        dict(decided.values_list("pk", "decided_on")),
        {
            pk: timezone.localtime(moment).date()
            for pk, moment in first.order_by().values_list("id", "history_date")
        },
    )


def _rows(participation: Any, line: GoalLine, days: _Days) -> Iterator[Row]:
    own = tuple(found.code for found in line.breaks if found.code in LACKS)
    if own:
        yield _row(participation, line, None, own, days)
    for each in line.measured:
        measured = each.progress.goal_indicator
        lacks = [found.code for found in each.breaks if found.code in LACKS]
        reasoned = [REASONED] if measured.no_baseline else []
        if lacks or reasoned:
            yield _row(participation, line, measured, (*reasoned, *lacks), days)


def _row(
    participation: Any, line: GoalLine, measured: Any, lacks: tuple[str, ...], days: _Days
) -> Row:
    version = line.version
    return Row(
        participation_id=participation.pk,
        participant=participation.name,
        municipality_code=code_of(participation, days.today),
        region=participation.region.name,
        goal_id=line.owner.pk,
        goal=version.title,
        goal_kind=str(version.get_kind_display()),
        indicator_code=measured.indicator.code if measured else "",
        indicator=measured.indicator.name if measured else "",
        lacks=lacks,
        reason=str(measured.get_no_baseline_display()) if measured else "",
        adopted_on=days.decided.get(version.adoption_id),
        since=min(_since(code, line, measured, days) for code in lacks),
    )


def _since(code: str, line: GoalLine, measured: Any, days: _Days) -> date:
    """The first decision from which on it has lacked this; of what is not adopted, its first day."""
    if code == Code.GOAL_TARGET_PAST:
        return date(max(target.year for target in measured.targets.all()) + 1, 1, 1)
    indicator = measured.indicator_id if measured else None
    run = [line.version]
    for version in _earlier(line):
        if not _lacked(code, version, indicator, days.today):
            break
        run.append(version)
    decided = [days.decided[each.adoption_id] for each in run if each.adoption_id]
    return min(decided) if decided else days.worded.get(line.version.pk, days.today)


def _earlier(line: GoalLine) -> list[GoalVersion]:
    """The versions before the one that is seen, newest first."""
    before = [
        version
        for version in line.owner.versions.all()
        if version.number < line.version.number and version.state != State.SET_ASIDE
    ]
    return sorted(before, key=lambda version: -version.number)


def _lacked(code: str, version: GoalVersion, indicator: int | None, today: date) -> bool:
    if indicator is None:
        return not version.goal_indicators.all()
    return any(
        bool(row.no_baseline)
        if code == REASONED
        else code in lacking_in(indicator_facts(row), today)
        for row in version.goal_indicators.all()
        if row.indicator_id == indicator
    )
