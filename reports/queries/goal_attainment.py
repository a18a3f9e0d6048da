"""How far every indicator of every goal has come, from baseline to target."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from municipalities.audience import in_file
from municipalities.models import Goal, GoalIndicator, Measurement
from municipalities.progress import (
    LatestFigures,
    Progress,
    latest_until,
    progress_of,
    with_versions,
)
from programme.figures import Figure, Kept, NoNumber, Standing, kind_of
from reports import words
from reports.queries.participants import code_of, in_their_order, participants

RECENT = timedelta(days=4 * 366)  # what is asked every fourth year stands till the next


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of one goal of one participant."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    goal: str
    goal_kind: str
    indicator_code: str
    indicator: str
    unit: str
    decimals: int
    baseline: Figure
    baseline_period: str
    latest: Figure
    latest_period: str
    target: Figure
    target_year: int | None
    change: Figure
    part_of_way: Decimal | Kept | NoNumber
    standing: Standing
    known: str
    state: str
    comment: str

    @property
    def standing_word(self) -> str:
        """Against the plan, in words; the sign where a hidden figure would be given away."""
        return words.HIDDEN_SIGN if self.is_hidden else words.standing(self.standing)

    @property
    def is_hidden(self) -> bool:
        """Whether something that the judgement rests on is hidden from this reader."""
        parts = (self.baseline, self.latest, self.target)
        return any(kind_of(part) is NoNumber.SUPPRESSED for part in parts)

    @property
    def state_word(self) -> str:
        """How final the figure is, in words."""
        return words.figure_state(self.state)


def rows(*, user: Any, indicator: Any = None, **chosen: Any) -> list[Row]:
    """By participant, then in the order of its goals; one indicator alone if chosen. A fixed number of queries."""
    who = participants(user=user, **chosen)
    found = rows_of(goals_of(who, user), who, user)
    return [row for row in found if indicator is None or row.indicator_code == indicator.code]


def goals_of(who: Sequence[Any], user: Any) -> list[Goal]:
    """The open goals that the reader sees, by participant in their order, with all that rows need."""
    goals = Goal.objects.visible_to(user).open().filter(participation__in=who)
    return in_their_order(with_versions(goals), who)


def rows_of(
    goals: Sequence[Goal], who: Sequence[Any], user: Any, until: date | None = None
) -> list[Row]:
    """The rows of goals that are loaded. One query.

    With the latest figures, or with those submitted for periods that were over on the day `until`.
    """
    places = {each.pk: each for each in who}
    latest = _latest_until(goals, until) if until else None
    return [
        _row(progress, places[progress.goal.participation_id], user.scope.today)
        for progress in progress_of(goals, user, lambda each: in_file(user, each), latest)
    ]


def _latest_until(goals: Sequence[Goal], until: date) -> LatestFigures:
    """The latest figures of periods that were over, of the goals' own indicators. One query."""
    figures = Measurement.objects.standing().filter(
        participation__in={each.participation_id for each in goals},
        indicator__in=GoalIndicator.objects.filter(version__goal__in=goals).values("indicator"),
        period__ends_on__gt=until - RECENT,
    )
    return latest_until(figures, until)


def _row(progress: Progress, participation: Any, today: Any) -> Row:
    indicator, measured = progress.indicator, progress.goal_indicator
    return Row(
        participation_id=participation.pk,
        participant=participation.name,
        municipality_code=code_of(participation, today),
        region=participation.region.name,
        goal=progress.version.title,
        goal_kind=str(progress.version.get_kind_display()),
        indicator_code=indicator.code,
        indicator=indicator.name,
        unit=str(indicator.get_unit_display()),
        decimals=indicator.decimals,
        baseline=_plain(progress.baseline),
        baseline_period=str(measured.baseline_period or ""),
        latest=_plain(progress.latest),
        target=_plain(progress.target),
        target_year=progress.target_year,
        change=_plain(progress.change),
        part_of_way=_part(progress.part_of_way),
        standing=progress.standing,
        **_about_figure(progress),
    )


def _about_figure(progress: Progress) -> dict[str, str]:
    """What is told of the latest figure; a comment could give a hidden one away."""
    figure = progress.figure
    if figure is None:
        return dict.fromkeys(("latest_period", "known", "state", "comment"), "")
    hidden = kind_of(progress.latest) is NoNumber.SUPPRESSED
    return {
        "latest_period": str(figure.period),
        "known": str(figure.get_known_display()),
        "state": figure.state,
        "comment": "" if hidden else figure.comment,
    }


def _plain(figure: Figure) -> Figure:
    """A figure, or its kind of no-number."""
    return kind_of(figure) or figure


def _part(part: Any) -> Decimal | Kept | NoNumber:
    return part if isinstance(part, Kept) else _plain(part)  # type: ignore[return-value]
