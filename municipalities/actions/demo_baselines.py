"""What the demo's goals are measured by: indicators, baselines or why there is none, and targets."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from municipalities.demo import YEARS, chance
from municipalities.demo.places import Place
from municipalities.models import GoalIndicator, GoalVersion, Measurement, Target
from programme.models import Indicator, Part, Period
from programme.models.indicator import Direction
from web import history
from web.rounding import round_half_away

WAY: dict[str, Decimal] = {Direction.LOWER: Decimal("0.5"), Direction.HIGHER: Decimal("1.6")}
REASONS = ("not_counted", "under_way", "new_service", "not_comparable", "")


class Baselines:
    """Gathers the indicators of all goals and stores them at once."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.first = world.programme.starts_on.year
        self.periods = {(period.year, period.half): period for period in Period.objects.all()}
        self.figures = self._figures()
        self.goal_indicators: list[GoalIndicator] = []
        self.targets: list[Target] = []

    def _figures(self) -> dict[tuple[int, int, int], Decimal]:
        """What stands for each participant, indicator and period, by which baselines are set."""
        rows = (
            Measurement.objects.all()
            .standing()
            .filter(part__code=Part.TOTAL, not_applicable="")
            .select_related("indicator")
        )
        known = {
            (row.participation_id, row.indicator_id, row.period_id): row.figure for row in rows
        }
        return {key: figure for key, figure in known.items() if isinstance(figure, Decimal)}

    def measure(self, place: Place, version: GoalVersion, codes: Iterable[str]) -> None:
        """Measure a version of a goal by these indicators."""
        for code in codes:
            indicator = self.world.indicators[code]
            goal_indicator = GoalIndicator(version=version, indicator=indicator)
            self._set_baseline(goal_indicator, place)
            self.goal_indicators.append(goal_indicator)
            self._set_targets(goal_indicator)

    def _set_baseline(self, row: GoalIndicator, place: Place) -> None:
        """The first year's figure, sometimes one from before; or a reason, or nothing yet."""
        random = chance("baseline", place.slug, row.indicator.code)
        half = None if row.indicator.frequency == "year" else 2
        year = self.first + place.starts_after
        period = self.periods[year, half]
        figure = self.figures.get(
            (self.world.participations[place.slug].pk, row.indicator.pk, period.pk)
        )
        story = row.indicator.code == "temp_families"
        if figure is None or (not story and random.random() < 0.15):
            row.no_baseline = random.choice(REASONS)
            return
        if not story and random.random() < 0.3:
            period, figure = self.periods[year - 1, half], figure * Decimal("1.05")
        row.baseline_period, row.baseline = period, _shown(figure, row.indicator)

    def _set_targets(self, row: GoalIndicator) -> None:
        """Year by year along the straight line; none without a baseline."""
        if row.baseline is None:
            return
        end = row.baseline * WAY[row.indicator.direction]
        if row.indicator.unit in {"percent", "score"}:
            end = min(end, Decimal(5 if row.indicator.unit == "score" else 100))
        for gone in range(1, YEARS + 1):
            value = row.baseline + (end - row.baseline) * gone / YEARS
            self.targets.append(
                Target(
                    goal_indicator=row,
                    year=self.first + gone,
                    value=_shown(value, row.indicator),
                )
            )

    def keep(self) -> None:
        """Store them all."""
        by = self.world.by
        history.keep_new(self.goal_indicators, by=by, reason="goal.measured")
        history.keep_new(self.targets, by=by, reason="goal.target_set")


def _shown(value: Decimal, indicator: Indicator) -> Decimal:
    return round_half_away(value, indicator.decimals)
