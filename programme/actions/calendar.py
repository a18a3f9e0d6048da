"""The calendar: years and half-years, and when their figures and reports are asked for."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from accounts.models import User
from programme.models import Period, Programme, ReportingWindow
from web import history

Kind = ReportingWindow.Kind


@transaction.atomic
def add_years(*, first: int, last: int) -> list[Period]:
    """The years from first to last with their half-years; those that exist are kept. Base data has no history."""
    known = {(period.year, period.half) for period in Period.objects.all()}
    lacking = [
        period
        for year in range(first, last + 1)
        for period in _year(year)
        if (period.year, period.half) not in known
    ]
    Period.objects.bulk_create(lacking)
    return list(Period.objects.filter(year__range=(first, last)))


@transaction.atomic
def open_windows(*, programme: Programme, periods: Iterable[Period], by: User | None) -> int:
    """Windows by the default calendar, where the programme has none; tells how many were made."""
    known = set(programme.windows.values_list("period_id", "kind"))
    new = [
        window
        for period in periods
        for window in default_windows(programme, period)
        if (window.period_id, window.kind) not in known
    ]
    history.keep_new(new, by=by, reason="window.opened")
    return len(new)


def default_windows(programme: Programme, period: Period) -> list[ReportingWindow]:
    """The default calendar (design 5): figures of a year by 15 February, of a half-year by 31 August or 15 February.

    The report of a year is due 1 March and that of the first half-year 31 August; the year's
    report covers the second half.
    """
    after, first_half = period.year + 1, period.half == 1
    if first_half:
        opens, due, late = (
            date(period.year, 7, 1),
            date(period.year, 8, 31),
            date(period.year, 10, 15),
        )
        corrections = date(after, 1, 31)
    else:
        opens, due, late = date(after, 1, 2), date(after, 2, 15), date(after, 3, 15)
        corrections = date(after, 6, 15)  # when SSB's final figures come
    windows = [_window(programme, period, Kind.FIGURES, opens, due, late, corrections)]
    if period.half != 2:
        due = due if first_half else date(after, 3, 1)
        windows.append(_window(programme, period, Kind.REPORT, opens, due, late, corrections))
    return windows


def _window(programme: Programme, period: Period, kind: str, *dates: date) -> ReportingWindow:
    names = ("opens_on", "due_on", "late_until", "corrections_until")
    return ReportingWindow(
        programme=programme, period=period, kind=kind, **dict(zip(names, dates, strict=True))
    )


def _year(year: int) -> list[Period]:
    return [
        Period(year=year, half=None, starts_on=date(year, 1, 1), ends_on=date(year, 12, 31)),
        Period(year=year, half=1, starts_on=date(year, 1, 1), ends_on=date(year, 6, 30)),
        Period(year=year, half=2, starts_on=date(year, 7, 1), ends_on=date(year, 12, 31)),
    ]
