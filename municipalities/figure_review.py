"""What is read before a period's figures are submitted or approved: the exceptions first, then the figures."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.figures import asked_indicators, came_late, year_before
from municipalities.models import Measurement, Participation
from municipalities.openness import Openness
from programme.models import Indicator, Part, Period
from programme.windows import window_of

State, Known = Measurement.State, Measurement.Known


@dataclass(frozen=True)
class Remark:
    """One figure that something is said about, or the indicator that lacks one."""

    indicator: Indicator
    figure: Measurement | None = None

    @property
    def name(self) -> str:
        """The indicator's name, with the part where it is not the total."""
        return name_of(self.figure) if self.figure else self.indicator.name


@dataclass(frozen=True)
class Group:
    """What is said, and of which figures."""

    code: str
    label: Any
    remarks: Sequence[Remark]

    @property
    def line(self) -> str:
        """ "Estimated: Families in temporary housing, Refused applicants"."""
        return f"{self.label}: {', '.join(remark.name for remark in self.remarks)}"


@dataclass(frozen=True)
class ToRead:
    """One figure that a step is about, that of the year before, and the one that it corrects."""

    figure: Measurement
    before: Measurement | None
    corrects: Measurement | None


@dataclass(frozen=True)
class Review:
    """The figures that a step is about, and the groups of exceptions to read first."""

    figures: Sequence[Measurement]
    groups: Sequence[Group]

    @cached_property
    def reading(self) -> list[ToRead]:
        """The figures with what they are compared with. Two queries, or none without figures."""
        if not self.figures:
            return []
        participation, period = self.figures[0].participation, self.figures[0].period
        before = _by_cell(participation, year_before(period), Measurement.STANDING)
        # What stands while its correction is a draft, and is replaced afterwards.
        old = _by_cell(
            participation, period, (State.REPLACED, *Measurement.STANDING), self.figures
        )
        return [
            ToRead(
                each,
                before.get(_cell(each)),
                old.get(_cell(each)) if each.is_corrected else None,
            )
            for each in self.figures
        ]

    def lines(self) -> list[str]:
        """The exceptions in words, a line each."""
        return [group.line for group in self.groups]

    @property
    def missing(self) -> Sequence[Remark]:
        """Those asked for that there is no figure of."""
        return next((group.remarks for group in self.groups if group.code == "missing"), ())


def _cell(figure: Measurement) -> tuple[int, int]:
    return figure.indicator_id, figure.part_id


def _by_cell(
    participation: Participation,
    period: Period | None,
    states: Collection[str],
    but: Collection[Measurement] = (),
) -> dict[tuple[int, int], Measurement]:
    """The newest figure of each cell in these states, without some."""
    rows = Measurement.objects.of(participation).filter(period=period, state__in=states)
    rows = rows.exclude(pk__in=[each.pk for each in but]).select_related("indicator")
    return {_cell(each): each for each in rows.order_by("pk")}


def name_of(figure: Measurement) -> str:
    """The indicator's name, with the part where it is not the total."""
    name = figure.indicator.name
    return name if figure.part.code == Part.TOTAL else f"{name} ({figure.part.name})"


def of_period(
    participation: Participation, period: Period, states: Collection[str]
) -> list[Measurement]:
    """The period's figures in these states, every part."""
    figures = Measurement.objects.of(participation).filter(period=period, state__in=states)
    figures = figures.select_related("indicator", "part", "entered_by", "returned_by")
    return [*figures.order_by("indicator__code", "part__order", "pk")]


def too_late(
    participation: Participation, period: Period, drafts: Iterable[Measurement], today: date
) -> list[Measurement]:
    """The drafts that correct nothing, on a day when only corrections are taken."""
    if not Openness(participation, today).why_closed(period):
        return []
    standing = of_period(participation, period, Measurement.STANDING)
    cells = {(each.indicator_id, each.part_id) for each in standing}
    return [
        draft
        for draft in drafts
        if draft.state == State.DRAFT and (draft.indicator_id, draft.part_id) not in cells
    ]


def all_too_late(
    participation: Participation, period: Period, drafts: Collection[Measurement], today: date
) -> str:
    """Why none of these drafts can be submitted any more, as a sentence; empty when one can."""
    if len(too_late(participation, period, drafts, today)) < len(drafts):
        return ""
    return Openness(participation, today).why_closed(period)


def for_submission(participation: Participation, period: Period, today: date) -> Review:
    """The drafts of a period; a gap is an indicator without any figure."""
    drafts = of_period(participation, period, Measurement.WORKING)
    left = too_late(participation, period, drafts, today)
    there = (*Measurement.WORKING, *Measurement.STANDING)
    groups = [
        Group("missing", _("Missing"), _missing(participation, period, there)),
        Group("too_late", _("Came too late, and stay drafts"), _remarks(left)),
        Group("returned", _("Returned, and not changed since"), _unchanged(drafts)),
        *_marked([draft for draft in drafts if draft not in left]),
    ]
    going = [draft for draft in drafts if draft not in left]
    return Review(going, [group for group in groups if group.remarks])


def for_approval(
    participation: Participation, period: Period, figures: Sequence[Measurement], by: Any
) -> Review:
    """These submitted figures of a period; a gap is an indicator without a figure that stands."""
    own = _remarks(each for each in figures if each.entered_by_id == by.pk)
    missing = _missing(participation, period, Measurement.STANDING)
    groups = [
        Group("missing", _("Missing, or not submitted"), missing),
        Group("returned", _("Returned, and submitted again unchanged"), _unchanged(figures)),
        *_marked(figures),
        Group("late", _("Came after the due date"), _late(participation, period, figures)),
        Group("own", _("Entered by the one who confirms, since nobody else can now"), own),
    ]
    return Review(figures, [group for group in groups if group.remarks])


def _unchanged(figures: Iterable[Measurement]) -> list[Remark]:
    """Those that were returned, and that nobody has entered anew since."""
    return _remarks(
        each for each in figures if each.returned_at and each.entered_at < each.returned_at
    )


def _missing(
    participation: Participation, period: Period, states: Collection[str]
) -> list[Remark]:
    """The indicators asked for that have no total in these states."""
    there = Measurement.objects.of(participation).filter(
        period=period, state__in=states, part__code=Part.TOTAL
    )
    have = {*there.values_list("indicator_id", flat=True)}
    asked = asked_indicators(participation, period)
    return [Remark(each) for each in asked if each.pk not in have]


def _marked(figures: Collection[Measurement]) -> list[Group]:
    """The groups that the figures' own marks make."""
    tests: list[tuple[str, Any, Any]] = [
        (
            "estimated",
            pgettext_lazy("figures", "Estimated"),
            lambda f: f.known == Known.ESTIMATED,
        ),
        (
            "self_assessed",
            pgettext_lazy("figures", "Self-assessed"),
            lambda f: f.known == Known.SELF_ASSESSED,
        ),
        ("provisional", pgettext_lazy("figures", "Provisional"), lambda f: f.is_provisional),
        ("confirmed", _("Unusual, and confirmed"), lambda f: f.is_confirmed),
        ("corrected", pgettext_lazy("figures", "Corrected"), lambda f: f.is_corrected),
        (
            "not_applicable",
            pgettext_lazy("figures", "Not applicable"),
            lambda f: bool(f.not_applicable),
        ),
    ]
    return [
        Group(code, label, _remarks(figure for figure in figures if test(figure)))
        for code, label, test in tests
    ]


def _late(
    participation: Participation, period: Period, figures: Iterable[Measurement]
) -> list[Remark]:
    window = window_of(participation.programme, period)
    late = came_late(participation, window) if window else set()
    return _remarks(
        each for each in figures if each.indicator_id in late and each.part.code == Part.TOTAL
    )


def _remarks(figures: Iterable[Measurement]) -> list[Remark]:
    return [Remark(figure.indicator, figure) for figure in figures]
