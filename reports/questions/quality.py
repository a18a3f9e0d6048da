"""Q18 and Q22: what must be known of the figures of a year, and which are counted, estimated or self-assessed."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Count
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from municipalities.models import Measurement
from programme import calculation
from programme.figures import Figure, NoNumber, is_number
from programme.models import Part as FigurePart
from programme.models import Period
from reports.queries import data_quality
from reports.questions.question import Answer, Answered, Change, NotHeld, Row, when_read
from reports.questions.rows import resting_on, whose
from reports.questions.scope import Scope
from reports.remarks import Remark, in_words
from web import formats
from web.pictures import Bar, Part

KNOWN = Measurement.Known
ASKED_ABOUT = (
    Remark.PROVISIONAL,
    Remark.ESTIMATED,
    Remark.SUPPRESSED,
    Remark.MISSING,
    Remark.CORRECTED,
    Remark.CORRECTED_LATE,
)
Counts = dict[int, Counter]  # by participation: how many figures are known how


def remarked(scope: Scope) -> Answer:
    """Which figures are provisional, estimated, hidden or missing, and which were corrected, and when."""
    known = _known(scope, scope.year)
    rows = _remarks(scope, scope.year)
    if not (known or rows):
        return NotHeld(
            _("There are no figures for %(year)s in this choice.") % {"year": scope.year}
        )
    counts = Counter(code for row in rows for code in row.codes)
    told = "; ".join(
        f"{in_words(code)}: {formats.number(counts[code])}" for code in ASKED_ABOUT
    )
    return Answered(
        sentence=_("Figures of %(year)s with a remark: %(count)s. %(told)s.")
        % {
            "year": scope.year,
            "count": formats.number(len(rows)),
            "told": capfirst(told),
        },
        figure=Decimal(len(rows)),
        unit=npgettext("unit", "figure", "figures", len(rows)),
        **resting_on(scope, known),
        further=(
            _(
                "One figure may have several remarks. Breaks in a series are marked in the report on time series."
            ),
        ),
        period=str(scope.year),
        status=_("As figures and remarks stand today."),
        **_since_last_year(scope, len(rows)),
        picture=_remark_bar(counts),
        rows=when_read(lambda: map(_remark_row, rows)),
        address=scope.report("data-quality", period="all"),
    )


def measured(scope: Scope) -> Answer:
    """What part of the figures is counted, and what part estimated or self-assessed."""
    now = _known(scope, scope.year)
    whole = _together(now)
    if not whole:
        return NotHeld(
            _("There are no figures for %(year)s in this choice.") % {"year": scope.year}
        )
    return Answered(
        sentence=_(
            "Of the figures of %(year)s, %(counted)s are counted; estimated: %(estimated)s; self-assessed: %(assessed)s."
        )
        % {
            "year": scope.year,
            "counted": formats.of(whole[KNOWN.MEASURED], whole.total()),
            "estimated": formats.number(whole[KNOWN.ESTIMATED]),
            "assessed": formats.number(whole[KNOWN.SELF_ASSESSED]),
        },
        figure=_share(whole),
        unit=_("per cent counted"),
        **resting_on(scope, now),
        further=(
            _("A self-assessment is kept apart, and is not compared between participants."),
        ),
        period=str(scope.year),
        status=_("Figures that are not approved are in the counts."),
        change=_change(scope, whole),
        picture=Bar(
            (
                Part(_("figures counted"), whole[KNOWN.MEASURED], "best"),
                Part(_("figures estimated"), whole[KNOWN.ESTIMATED], "fair"),
                Part(_("figures self-assessed"), whole[KNOWN.SELF_ASSESSED], "none"),
            )
        ),
        rows=tuple(_known_rows(scope, now)),
        address=scope.report("data-quality", period="all"),
    )


def _remarks(scope: Scope, year: int) -> list[data_quality.Row]:
    """Of the periods of a year. A fixed number of queries for each."""
    return scope.once(("remarks", year), lambda: [*_read_remarks(scope, year)])


def _read_remarks(scope: Scope, year: int) -> Iterator[data_quality.Row]:
    for period in Period.objects.filter(year=year).order_by("starts_on", "ends_on"):
        told = data_quality.rows(user=scope.user, period=period, **scope.chosen)
        yield from (row for row in scope.only(told) if not row.lacks_documentation_only)


def _since_last_year(scope: Scope, count: int) -> dict[str, Any]:
    """From the year before, as its figures stand today: what was provisional then may be mended since."""
    last = scope.year - 1
    before, known = _remarks(scope, last), _together(_known(scope, last))
    if not (before or known):
        why = _("There are no figures for %(year)s in this choice to compare with.")
        return {"no_change": why % {"year": last}}
    note = _("as those figures stand today; figures with a remark then: %(count)s") % {
        "count": formats.number(len(before))
    }
    return {"change": Change(Decimal(count - len(before)), str(last), note)}


def _known(scope: Scope, year: int) -> Counts:
    """How the figures that stand are known, part total, by participation. One query."""
    return scope.once(("known", year), lambda: _read_known(scope, year))


def _read_known(scope: Scope, year: int) -> Counts:
    figures = Measurement.objects.visible_to(scope.user).standing()
    counted = (
        figures.filter(
            participation__in=scope.ids,
            period__year=year,
            part__code=FigurePart.TOTAL,
            not_applicable="",
        )
        .order_by()
        .values_list("participation_id", "known")
        .annotate(count=Count("pk"))
    )
    found: Counts = {}
    for place, known, count in counted:
        found.setdefault(place, Counter())[known] += count
    return found


def _together(counts: Counts) -> Counter:
    whole: Counter = Counter()
    for own in counts.values():
        whole.update(own)
    return whole


def _share(counts: Counter | None) -> Figure:
    """The counted ones in per cent of all."""
    if not counts:
        return NoNumber.MISSING
    return calculation.rate(Decimal(counts[KNOWN.MEASURED]), Decimal(counts.total()), 100)


def _change(scope: Scope, whole: Counter) -> Change | None:
    """In percentage points, over all who had figures in each of the years."""
    before = _together(_known(scope, scope.year - 1))
    value = calculation.change(_share(before), _share(whole))
    if not is_number(value):
        return None
    note = _("in percentage points, of %(count)s figures then") % {
        "count": formats.number(before.total())
    }
    return Change(value, str(scope.year - 1), note)


def _known_rows(scope: Scope, now: Counts) -> Iterator[Row]:
    before = _known(scope, scope.year - 1)
    for place in scope.participations:
        own = now.get(place.pk)
        if own:
            yield Row(
                participant=place.name,
                participation_id=place.pk,
                region=place.region.name,
                about=_("Part of the figures that is counted"),
                period=str(scope.year),
                before=_share(before.get(place.pk)),
                value=_share(own),
                unit=_("per cent"),
                detail=_(
                    "figures: %(all)s, estimated: %(estimated)s, self-assessed: %(assessed)s"
                )
                % {
                    "all": formats.number(own.total()),
                    "estimated": formats.number(own[KNOWN.ESTIMATED]),
                    "assessed": formats.number(own[KNOWN.SELF_ASSESSED]),
                },
                address=reverse("completeness-of", args=[place.pk]),
            )


def _remark_bar(counts: Counter) -> Bar:
    looks: dict[Any, str] = {
        Remark.MISSING: "none",
        Remark.SUPPRESSED: "fair",
        Remark.ESTIMATED: "good",
        Remark.CORRECTED_LATE: "poor",
    }
    return Bar(tuple(Part(in_words(code), counts[code], look) for code, look in looks.items()))


def _remark_row(row: data_quality.Row) -> Row:
    return Row(
        **whose(row),
        about=row.indicator,
        period=row.period,
        value=row.value,
        unit=row.unit,
        decimals=row.decimals,
        state=row.state,
        detail=row.remarks,
        address=row.address,
    )
