"""The figures of one period as its page shows them: each with its parts, marks, evidence and what waits."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import pgettext

from municipalities import figures
from municipalities.audience import HIDDEN, Audience, figure_for
from municipalities.marks import marks
from municipalities.models import Evidence, Measurement, Participation
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part, ReportingWindow

State = Measurement.State


@dataclass(frozen=True)
class PartRow:
    """One part of a figure."""

    figure: Measurement
    value: Figure

    @property
    def state(self) -> str:
        """How far it has come, in words."""
        return state_of(self.figure)


@dataclass(frozen=True)
class Row:
    """One indicator in the period, as this reader may see it."""

    indicator: Indicator
    period_id: int
    figure: Measurement | None
    standing: Measurement | None
    value: Figure
    before: Figure
    standing_value: Figure
    parts: tuple[PartRow, ...]
    marks: tuple[str, ...]
    evidence: int
    is_late: bool

    @property
    def is_hidden(self) -> bool:
        """Whether this reader is shown a sign instead of the number; then its words are hidden too."""
        return kind_of(self.value) is NoNumber.SUPPRESSED

    @property
    def is_gap(self) -> bool:
        """Nothing is entered yet, due or not."""
        return self.figure is None

    @property
    def is_returned(self) -> bool:
        """It waits for those who entered it."""
        return self.figure is not None and self.figure.state == State.RETURNED

    @property
    def is_corrected_now(self) -> bool:
        """A correction is under way, and the figure it corrects stands until it is submitted."""
        return self.standing is not None and self.figure != self.standing

    @property
    def state(self) -> str:
        """How far the figure has come, in words."""
        return state_of(self.figure)

    @property
    def cell(self) -> str:
        """What its cell is called on the page where figures are typed."""
        return f"c-{self.indicator.pk}-{self.period_id}"


def is_outside(figure: Measurement) -> bool:
    """Whether the figure was approved outside the tool, and that is only recorded here."""
    return figure.approval is not None and figure.approval.is_outside


def state_of(figure: Measurement | None) -> str:
    """How far a figure has come; an approval given outside the tool is said as that."""
    if figure is None:
        return ""
    if figure.state == State.APPROVED and is_outside(figure):
        return pgettext("measurement", "approved outside the tool")
    return str(figure.get_state_display())


def rows(
    participation: Participation,
    window: ReportingWindow,
    user: Any,
    audience: Audience,
    today: date,
) -> list[Row]:
    """Everything asked for in a period, in the order of the themes. A fixed number of queries."""
    late = figures.came_late(participation, window)
    parts = _parts(participation, window, user)
    evidence = _evidence(participation, window, user)

    def row(asked: figures.Asked) -> Row:
        key = asked.indicator.pk
        own = parts.get(key, [])
        hidden = figure_for(audience, asked.figure) is HIDDEN
        return Row(
            indicator=asked.indicator,
            period_id=window.period_id,
            figure=asked.figure,
            standing=asked.standing,
            value=figures.shown(asked.figure, audience, window, today),
            before=figures.shown(asked.before, audience, None, today),
            standing_value=figure_for(audience, asked.standing),
            parts=tuple(PartRow(each, figure_for(audience, each)) for each in own),
            marks=tuple(marks(asked.figure, hidden=hidden)) if asked.figure else (),
            evidence=evidence[key],
            is_late=key in late and asked.figure is not None and asked.figure == asked.standing,
        )

    return [row(asked) for asked in figures.asked(participation, window.period, user)]


def in_themes(found: Iterable[Row]) -> list[tuple[Any, list[Row]]]:
    """The rows in groups of their indicator's theme."""
    return figures.by_theme(found)


def _parts(
    participation: Participation, window: ReportingWindow, user: Any
) -> dict[int, list[Measurement]]:
    """The newest figure of each part but the total, by indicator."""
    found = (
        Measurement.objects.visible_to(user)
        .of(participation)
        .filter(period=window.period_id)
        .exclude(part__code=Part.TOTAL)
        .exclude(state=State.REPLACED)
        .select_related("indicator", "part", "approval")
        .order_by("part__order", "part_id", "pk")
    )
    newest = {(each.indicator_id, each.part_id): each for each in found}
    by_indicator: dict[int, list[Measurement]] = defaultdict(list)
    for (indicator, _part), figure in newest.items():
        by_indicator[indicator].append(figure)
    return by_indicator


def _evidence(participation: Participation, window: ReportingWindow, user: Any) -> Counter[int]:
    """How many links and files stand beside the figures, by indicator."""
    found = Evidence.objects.visible_to(user).of(participation)
    return Counter(found.filter(period=window.period_id).values_list("indicator_id", flat=True))
