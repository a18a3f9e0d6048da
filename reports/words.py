"""The words for codes in rows."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext, ngettext, pgettext

from municipalities.marks import marks as of_figure
from municipalities.models import Measurement
from programme import units
from programme.figures import Figure, Kept, NoNumber, Standing, is_number
from web import formats

HIDDEN_SIGN = ":"
MOST_NAMES = 8
NOTHING = "–"


def standing(code: Standing) -> str:
    """Where a figure stands against the plan. Background figures are never judged."""
    return {
        Standing.AHEAD: gettext("ahead of plan"),
        Standing.ON: gettext("on plan"),
        Standing.BEHIND: gettext("behind plan"),
        Standing.NOT_REPORTING: gettext("not reporting"),
        Standing.NOT_JUDGED: gettext("not judged"),
    }[code]


def figure_state(code: str, *, outside: bool = False) -> str:
    """How final a figure is: submitted and not approved is said as that, approved `outside` the tool too."""
    if code == Measurement.State.SUBMITTED:
        return pgettext("measurement", "not approved")
    if code == Measurement.State.APPROVED and outside:
        return pgettext("measurement", "approved outside the tool")
    return str(dict(Measurement.State.choices).get(code, ""))


def marks(row: Measurement, *, hidden: bool) -> list[str]:
    """How final the figure is where it is not approved, then the marks that follow it everywhere."""
    final = [] if row.state == Measurement.State.APPROVED else [figure_state(row.state)]
    return [*final, *of_figure(row, hidden=hidden)]


def series_break() -> str:
    """Beside the first figure that cannot be compared with those before it."""
    return pgettext("series", "break")


def not_asked() -> str:
    """Where there is no figure since none was asked for."""
    return pgettext("figure", "not asked for")


def no_number(kind: str) -> str:
    """The word for a figure that is not there, as the file has it."""
    if kind == NoNumber.SUPPRESSED:
        return HIDDEN_SIGN
    if kind in set(Kept):
        return gettext("target kept") if kind == Kept.KEPT else gettext("target not kept")
    return str(formats.no_number(kind))


def changed(count: int, visit: date | None) -> str:
    """How much is new to somebody: since the day of their last visit, or in the last 30 days."""
    if visit:
        none = gettext("No changes since you were here %(day)s")
        some = ngettext(
            "%(count)s change since you were here %(day)s",
            "%(count)s changes since you were here %(day)s",
            count,
        )
    else:
        none = gettext("No changes in the last 30 days")
        some = ngettext(
            "%(count)s change in the last 30 days",
            "%(count)s changes in the last 30 days",
            count,
        )
    told = {"count": formats.number(count), "day": formats.day(visit) if visit else ""}
    return (some if count else none) % told


def headline(line: Any) -> str:
    """ "Families in temporary housing: 41 → 28, 12 of 16 participants; missing: Nordvik." """
    said = _from_and_to(line) if line.n else _nothing_to_compare(line)
    if line.missing:
        said += gettext("; missing: %(names)s") % {"names": names(line.missing)}
    if line.without_start:
        said += gettext("; nothing to compare with: %(names)s") % {
            "names": names(line.without_start)
        }
    if line.overlap:
        said += gettext("; counted in their municipality: %(names)s") % {
            "names": names(line.overlap)
        }
    return f"{said}."


def _from_and_to(line: Any) -> str:
    """The sum where it began and where it is; a rate has its unit, which its name need not tell."""
    rate = line.indicator.is_rate
    return gettext("%(indicator)s: %(first)s → %(latest)s (%(from)s → %(to)s), %(who)s") % {
        "indicator": line.indicator.name,
        "first": in_sentence(line.first, line.indicator.decimals),
        "latest": with_unit(
            line.latest,
            line.indicator.decimals,
            line.indicator.unit if rate else "",
        ),
        "from": line.first_period,
        "to": line.latest_period,
        "who": of_participants(line.n, line.of),
    }


def _nothing_to_compare(line: Any) -> str:
    """Nobody has both a beginning and a latest figure."""
    return gettext("%(indicator)s, %(to)s: no figures to compare yet, %(who)s") % {
        "indicator": line.indicator.name,
        "to": line.latest_period,
        "who": of_participants(line.n, line.of),
    }


def figure(value: Figure, decimals: int) -> str:
    """The figure, or the word for its kind of no-number."""
    return formats.number(value, decimals) if is_number(value) else no_number(str(value))


def in_sentence(value: Figure, decimals: int) -> str:
    """As `figure`, but "hidden" in full: the sign of a cell cannot be read in a sentence."""
    hidden = value == NoNumber.SUPPRESSED
    return str(formats.no_number(NoNumber.SUPPRESSED)) if hidden else figure(value, decimals)


def with_unit(value: Figure, decimals: int, unit: str) -> str:
    """ "28 households", "1 household", by the code of the unit; "hidden", which has none."""
    said = in_sentence(value, decimals)
    return f"{said} {units.beside(said, unit)}" if unit and is_number(value) else said


def participants(count: int) -> str:
    """ "1 participant", "16 participants"."""
    said = ngettext("%(count)s participant", "%(count)s participants", count)
    return said % {"count": formats.number(count)}


def of_participants(part: int, whole: int) -> str:
    """ "1 of 1 participant", "12 of 16 participants"."""
    said = ngettext("%(of)s participant", "%(of)s participants", whole)
    return said % {"of": formats.of(part, whole)}


def days(count: int) -> str:
    """ "1 day", "20 days"."""
    said = ngettext("%(count)s day", "%(count)s days", count)
    return said % {"count": formats.number(count)}


def names(told: Sequence[str], most: int = MOST_NAMES) -> str:
    """The names, cut where there are many."""
    more = len(told) - most
    listed = ", ".join(told[:most])
    if more <= 0:
        return listed
    return gettext("%(names)s and %(count)s more") % {"names": listed, "count": more}
