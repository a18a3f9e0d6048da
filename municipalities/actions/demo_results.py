"""The demo's figures stored, with all that is told of them: approvals, evidence, exceptions, follow-ups."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models.functions import Coalesce

from accounts.models import User
from municipalities.actions import measurements
from municipalities.demo import figures, noon, results
from municipalities.demo.levels import BROKEN_DOWN, SHARES
from municipalities.demo.places import PLACES, Place
from municipalities.models import (
    ComparisonOpening,
    Evidence,
    FigureApproval,
    FollowUp,
    Measurement,
    ReportingException,
)
from programme.models import Part, Period, ReportingWindow
from web import history

REASON = "demo.made"
# An approval is one act: of a participant, a period and the days after its end.
Act = tuple[str, int, int]
Made = list[tuple[Place, figures.Made, Period]]


def make(world: Any) -> None:
    """Break-downs, then the figures with their approvals, then all that stands beside them."""
    _break_down(world)
    made = _made(world)
    acts = _approvals(world, made)
    _figures(world, made, acts)
    _evidence(world, made)
    _exception(world)
    _follow_ups(world)
    _openings(world)


def _break_down(world: Any) -> None:
    """The indicators with many cases are asked for by group."""
    parts = Part.objects.filter(code__in=(*SHARES, "other"))
    for code in BROKEN_DOWN:
        indicator = world.indicators[code]
        indicator._history_user, indicator._change_reason = world.by, REASON
        indicator.parts.set(parts)


def _made(world: Any) -> Made:
    """Every figure of every participant, with its period."""
    periods = list(Period.objects.filter(ends_on__lt=world.day).order_by("ends_on", "pk"))
    ends = {(period.year, period.half): period for period in periods}
    return [
        (place, made, ends[made.key.year, made.key.half])
        for place in PLACES
        for made in figures.made(place, world.indicators, periods, world.day)
    ]


def _figures(world: Any, made: Made, acts: dict[Act, FigureApproval]) -> None:
    parts = {part.code: part for part in Part.objects.all()}
    rows = [
        _measurement(world, place, one, period, parts[one.part], acts)
        for place, one, period in made
    ]
    measurements.load(figures=rows, by=world.by)
    # When a figure was typed is told in the demo's time, not in the time of the making.
    # The participations by name: joined to, PostgreSQL went through the new figures for each of them.
    Measurement.objects.all().unlogged().filter(
        participation__in=world.participations.values()
    ).update(entered_at=Coalesce("submitted_at", noon(world.day)))


def _measurement(
    world: Any, place: Place, made: figures.Made, period: Period, part: Part, acts: Any
) -> Measurement:
    by = world.contributor(place.slug)
    value, numerator, denominator = made.numbers
    row = Measurement(
        participation=world.participations[place.slug],
        indicator=world.indicators[made.key.indicator],
        period=period,
        part=part,
        value=value,
        numerator=numerator,
        denominator=denominator,
        not_applicable=made.not_applicable,
        known=made.known,
        comment=made.comment,
        is_provisional=made.is_provisional,
        is_confirmed=made.is_confirmed,
        correction_reason=made.correction_reason,
        state=made.state,
        entered_by=by,
    )
    if made.state != "draft":
        _send(world, place, row, made, acts)
    return _logged(row, by, row.submitted_at or noon(world.day))


def _send(
    world: Any, place: Place, row: Measurement, made: figures.Made, acts: dict[Act, Any]
) -> None:
    """Submitted, and then approved in the act of its period, or returned with a comment."""
    sent = min(row.period.ends_on + timedelta(days=made.days_after), world.day)
    row.submitted_by, row.submitted_at = world.leader(place.slug), noon(sent)
    if made.state in {"approved", "replaced"}:
        act = acts[_act(place, made, row.period)]
        row.approved_by, row.approved_at = act.recorded_by, act.recorded_at
        row.approval = act
    if made.state == "returned":
        row.return_comment = results.why_returned(made.key, place.written_form)
        row.returned_by = world.owner(place.slug)
        row.returned_at = noon(min(sent + timedelta(days=3), world.day))


def _act(place: Place, made: figures.Made, period: Period) -> Act:
    return place.slug, period.pk, results.act_after(made.days_after)


def _approvals(world: Any, made: Made) -> dict[Act, FigureApproval]:
    """One act for each period that was approved, and one more for what came late."""
    acts = {
        _act(place, one, period): (place, period)
        for place, one, period in made
        if one.state in {"approved", "replaced"}
    }
    rows = {
        act: _approval(world, *about, min(about[1].ends_on + timedelta(days=act[2]), world.day))
        for act, about in acts.items()
    }
    history.keep_new(list(rows.values()), by=world.by, reason=REASON)
    _date(list(rows.values()), "recorded_at")
    return rows


def _approval(world: Any, place: Place, period: Period, on: date) -> FigureApproval:
    row = FigureApproval(
        participation=world.participations[place.slug],
        period=period,
        recorded_by=world.owner(place.slug),
    )
    if place.slug == results.OUTSIDE and period.year == world.day.year - 1:
        row.given_by = results.OUTSIDE_BY
        row.given_on = on - timedelta(days=results.OUTSIDE_DAYS)
        row.reference = f"{row.given_on:%y}/{100 + row.given_on.month}"
        row.exceptions = results.OUTSIDE_EXCEPTIONS
    return _logged(row, row.recorded_by, noon(on))


def _evidence(world: Any, made: Made) -> None:
    """A link beside about half of the latest year's figures, since the programme asks for it."""
    rows = []
    for place, one, period in made:
        told = results.evidence(one.key, place.written_form, world.day)
        if told and one.part == Part.TOTAL and one.state in Measurement.STANDING:
            by = world.contributor(place.slug)
            row = Evidence(
                participation=world.participations[place.slug],
                indicator=world.indicators[one.key.indicator],
                period=period,
                words=told[0],
                url=told[1],
                added_by=by,
            )
            sent = min(period.ends_on + timedelta(days=one.days_after), world.day)
            rows.append(_logged(row, by, noon(sent)))
    history.keep_new(rows, by=world.by, reason=REASON)
    _date(rows, "added_at")


def _exception(world: Any) -> None:
    """One participant may enter figures in a period that is closed for the others."""
    told = results.EXCEPTION
    window = world.programme.windows.get(
        period__year=world.day.year - told.years_back,
        period__half=None,
        kind=ReportingWindow.Kind.FIGURES,
    )
    row = ReportingException(
        participation=world.participations[told.place],
        window=window,
        until=world.day + timedelta(days=told.days),
        reason=told.reason,
        given_by=world.by,
    )
    history.keep_new(
        [_logged(row, world.by, noon(results.days_ago(world.day, 2)))],
        by=world.by,
        reason=REASON,
    )


def _follow_ups(world: Any) -> None:
    """One figure that the adviser still asks about, and one that was looked into."""
    adviser = world.users["adviser"]
    rows = []
    for told in results.FOLLOW_UPS:
        indicator = world.indicators[told.code]
        figure = world.participations[told.place].latest_figures.get(indicator=indicator)
        row = FollowUp(
            participation=figure.participation,
            indicator=indicator,
            period=figure.standing.period,
            reason=told.reason,
            raised_by=adviser,
        )
        if told.closed_days_ago:
            row.closing_comment, row.closed_by = told.closing, adviser
            row.closed_at = noon(results.days_ago(world.day, told.closed_days_ago))
        rows.append(_logged(row, adviser, noon(results.days_ago(world.day, told.days_ago))))
    history.keep_new(rows, by=adviser, reason=REASON)
    _date(rows, "raised_at")


def _openings(world: Any) -> None:
    """Two that have opened for each other, and one that waits for the other."""
    rows = [
        _logged(
            ComparisonOpening(
                participation=world.participations[own],
                opened_for=world.participations[other],
                opened_by=world.owner(own),
            ),
            world.owner(own),
            noon(results.days_ago(world.day, days)),
        )
        for own, other, days in results.OPENINGS
    ]
    history.keep_new(rows, by=world.by, reason=REASON)
    _date(rows, "opened_at")


def _logged(row: Any, by: User, at: datetime) -> Any:
    """The row with whom and when its history line shall name."""
    row._history_user, row._history_date = by, at
    return row


def _date(rows: Sequence[Any], field: str) -> None:
    """What came to be in the demo's time is dated so, not in the time of the making."""
    for row in rows:
        setattr(row, field, row._history_date)
    type(rows[0]).objects.all().unlogged().bulk_update(rows, [field])
