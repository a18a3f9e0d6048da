"""What is known of the figures that are expected of participations, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from municipalities import completeness
from municipalities.completeness import Count, Extent, Known
from municipalities.followed import lists_of
from municipalities.models import (
    Evidence,
    FollowedIndicator,
    GoalIndicator,
    GoalVersion,
    Measurement,
    Participation,
    ReportingException,
    Target,
)
from programme.models import Indicator, Part, Period, Programme, ReportingWindow
from programme.models.indicator import Source

State = Measurement.State


@dataclass(frozen=True)
class Line:
    """One participation in one period: what is expected of it, and what is known of each figure."""

    participation: Participation
    window: ReportingWindow
    asked: tuple[Indicator, ...]
    held: dict[int, Known]  # every figure of the period that the reader knows of, by indicator
    exception: ReportingException | None
    today: date

    @cached_property
    def asked_ids(self) -> frozenset[int]:
        """The expected indicators by their ids."""
        return frozenset(each.pk for each in self.asked)

    @cached_property
    def figures(self) -> list[Known]:
        """What is known of each expected figure."""
        return [self.held.get(each.pk, completeness.NOTHING) for each in self.asked]

    @cached_property
    def count(self) -> Count:
        """How many are expected, and how many have come."""
        return completeness.count(self.figures, due_on=self.window.due_on, today=self.today)

    @property
    def extent(self) -> Extent:
        """How much is in."""
        return completeness.extent(self.count)

    @property
    def gaps(self) -> tuple[Indicator, ...]:
        """The indicators whose figure has not come, in the order of the themes' codes."""
        known = zip(self.asked, self.figures, strict=True)
        return tuple(
            each
            for each, figure in known
            if completeness.how_far(figure, is_due=True) is completeness.Came.MISSING
        )

    @property
    def days_late(self) -> int | None:
        """Days from the due date until all were in; None before the due date."""
        return completeness.days_late(self.figures, due_on=self.window.due_on, today=self.today)

    @property
    def submitted_on(self) -> date | None:
        """The day of the latest submission of an expected figure."""
        days = [figure.last_on for figure in self.figures if figure.last_on]
        return max(days, default=None)


def asked_of(participation: Participation, period: Period) -> QuerySet[Indicator]:
    """The indicators that are asked of one participation in a period, whether it takes part then or not."""
    first_year = participation.programme.starts_on.year
    chosen = Exists(
        FollowedIndicator.objects.filter(participation=participation, indicator=OuterRef("pk"))
    )
    of_all = Exists(
        Programme.objects.filter(
            pk=participation.programme_id, indicators_for_all=OuterRef("pk")
        )
    )
    ends = period.ends_on
    return (
        Indicator.objects.filter(chosen | of_all, source=Source.OWN)
        .filter(frequency__in=completeness.frequencies(period, first_year))
        .exclude(valid_from__gt=ends)
        .exclude(valid_to__lt=ends)
    )


def windows_of(programmes: Iterable[int], **wanted: Any) -> list[ReportingWindow]:
    """The programmes' windows for figures, the newest period first. One query."""
    return [
        *ReportingWindow.objects.filter(
            programme__in=programmes, kind=ReportingWindow.Kind.FIGURES, **wanted
        )
        .select_related("period")
        .order_by("-period__ends_on", "-period__starts_on", "pk")
    ]


def lines(
    user: Any, participations: Collection[Participation], windows: Collection[ReportingWindow]
) -> list[Line]:
    """Every participation in every of its windows in which it takes part and something is expected.

    The participations come with their names and programmes, from those that the reader may see.
    Those of which the reader may not read figures are left out. In the order of the windows,
    then of the participations. Six queries.
    """
    who = [each for each in participations if user.scope.may("read_shared", each)]
    asked = _asked(who)
    due = _due(asked, {each.programme_id: each.programme for each in who}, windows)
    held = _held(user, who, {window.period_id for window in windows})
    exceptions = _exceptions(user, who, windows)
    found = (
        Line(
            participation=each,
            window=window,
            asked=tuple(row for row in asked[each.pk] if row.pk in due[window.pk]),
            held=held.get((each.pk, window.period_id), {}),
            exception=exceptions.get((each.pk, window.pk)),
            today=user.scope.today,
        )
        for window in windows
        for each in who
        if window.programme_id == each.programme_id
        and completeness.takes_part(each, window.period)
    )
    return [line for line in found if line.asked]


def _due(
    asked: dict[int, list[Indicator]], programmes: dict[int, Programme], windows: Any
) -> dict[int, set[int]]:
    """By window: those of the indicators that are asked for in its period."""
    every = {each.pk: each for own in asked.values() for each in own}.values()
    return {
        window.pk: {
            each.pk
            for each in every
            if completeness.is_asked(
                each, window.period, programmes[window.programme_id].starts_on.year
            )
        }
        for window in windows
        if window.programme_id in programmes
    }


def _asked(who: Collection[Participation]) -> dict[int, list[Indicator]]:
    """The own indicators asked of each, by code: those of all, and those it has chosen."""
    own = {each.pk: each for each in Indicator.objects.filter(source=Source.OWN)}
    listed = lists_of(who)
    asked = {each.pk: listed.asked_of(each) for each in who}
    return {
        pk: sorted((own[each] for each in found & own.keys()), key=lambda each: each.code)
        for pk, found in asked.items()
    }


def _held(
    user: Any, who: Iterable[Participation], periods: Collection[int]
) -> dict[tuple[int, int], dict[int, Known]]:
    """What is known of each figure, part total, by participation and period, then by indicator."""
    places = [each.pk for each in who]
    documented = _documented(user, places, periods)
    rows: dict[tuple[int, int], dict[int, list]] = defaultdict(lambda: defaultdict(list))
    found = Measurement.objects.filter(
        participation__in=places, period__in=periods, part__code=Part.TOTAL
    )
    for place, period, indicator, *of_it in found.values_list(
        "participation_id", "period_id", "indicator_id", "state", "submitted_at"
    ):
        if user.scope.is_own(place) or of_it[0] not in Measurement.WORKING:
            rows[place, period][indicator].append(of_it)
    return {
        key: {
            indicator: _known(states, (*key, indicator) in documented)
            for indicator, states in of_period.items()
        }
        for key, of_period in rows.items()
    }


def _known(rows: list, is_documented: bool) -> Known:
    """Of a figure that no longer stands, outsiders know nothing: what it replaced is no figure either."""
    states = frozenset(state for state, _at in rows if state != State.REPLACED)
    came = [at for state, at in rows if at and state != State.RETURNED]
    if states.isdisjoint(Measurement.STANDING) or not came:
        return Known(states, is_documented=is_documented)
    first = last = timezone.localdate(min(came))
    if len(came) > 1:
        last = timezone.localdate(max(came))
    return Known(states, first, last, is_documented)


def _documented(
    user: Any, places: Iterable[int], periods: Iterable[int]
) -> set[tuple[int, int, int]]:
    found = Evidence.objects.visible_to(user).filter(
        participation__in=places, period__in=periods
    )
    return {*found.values_list("participation_id", "period_id", "indicator_id").order_by()}


def _exceptions(
    user: Any, who: Iterable[Participation], windows: Iterable[ReportingWindow]
) -> dict[tuple[int, int], ReportingException]:
    found = ReportingException.objects.visible_to(user).filter(
        participation__in=who, window__in=windows
    )
    return {(row.participation_id, row.window_id): row for row in found}


def due_this_year(participation: Participation, user: Any) -> Count:
    """The counts of one participation in the periods that fall due this year."""
    windows = windows_of({participation.programme_id}, due_on__year=user.scope.today.year)
    return total(lines(user, [participation], windows))


def total(found: Iterable[Line]) -> Count:
    """The counts of several participations or periods together."""
    return sum((line.count for line in found), Count())


def targets_set(user: Any, places: Iterable[Participation]) -> dict[int, tuple[int, int]]:
    """By participation: of how many indicators of open goals a target is set, and how many there are.

    One query.
    """
    versions = GoalVersion.objects.seen_by(user).filter(goal__closed_on=None)
    measured = GoalIndicator.objects.filter(
        version__in=versions, version__goal__participation__in=places
    ).annotate(aims=Exists(Target.objects.filter(goal_indicator=OuterRef("pk"))))
    found: dict[int, list[bool]] = defaultdict(list)
    for place, aims in measured.values_list("version__goal__participation_id", "aims"):
        found[place].append(aims)
    return {place: (sum(aims), len(aims)) for place, aims in found.items()}
