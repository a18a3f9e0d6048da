"""The word for a unit beside a number: one household, two households."""

from django.utils.translation import ngettext, pgettext_lazy

from programme.models.indicator import Unit
from web import formats

# Per cent and "per 1 000 inhabitants" are the same for one as for many.
ONE = {
    Unit.HOUSEHOLDS: pgettext_lazy("unit", "household"),
    Unit.PERSONS: pgettext_lazy("unit", "person"),
    Unit.HOMES: pgettext_lazy("unit", "home"),
    Unit.CASES: pgettext_lazy("unit", "case"),
    Unit.NOK: pgettext_lazy("unit", "krone"),
    Unit.DAYS: pgettext_lazy("unit", "day"),
    Unit.MONTHS: pgettext_lazy("unit", "month"),
    Unit.SCORE: pgettext_lazy("unit", "point"),
}


def one(unit: str) -> str:
    """The word for one, by the unit's code."""
    return str(ONE.get(Unit(unit), Unit(unit).label))


def beside(written: str, unit: str) -> str:
    """The word beside a number as it is written: the one for one beside "1" alone, and not beside "1,0"."""
    return one(unit) if written == "1" else str(Unit(unit).label)


def counted(count: int, unit: str) -> str:
    """ "1 household", "1 200 households"."""
    written = formats.number(count)
    return f"{written} {beside(written, unit)}"


def decimals(count: int) -> str:
    """ "1 decimal", "2 decimals"."""
    return ngettext("%(count)s decimal", "%(count)s decimals", count) % {"count": count}
