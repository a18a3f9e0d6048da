"""One way to write a number, a date and a no-number, on every page (design 6.1, 6.7).

The formats are Norwegian in all three languages, since the figures are read side by side with
Norwegian sources: decimal comma, a space that does not break between thousands, dd.mm.yyyy.
"""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from web.rounding import round_half_away

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS_SIGN = "\N{MINUS SIGN}"

NO_NUMBERS = {
    "missing": _("missing"),
    "not_applicable": _("not applicable"),
    "not_due": _("not yet due"),
    "suppressed": _("hidden"),
}


def number(value: Decimal | int, decimals: int = 0) -> str:
    """The number as it is read: "1 234,5", with half rounded away from zero."""
    rounded = round_half_away(Decimal(value), decimals)
    written = f"{abs(rounded):,f}".replace(",", NO_BREAK_SPACE).replace(".", ",")
    return f"{MINUS_SIGN}{written}" if rounded < 0 else written


def exactly(value: Decimal) -> str:
    """The number as it is kept, without zeros after its last decimal: "12,5"."""
    return number(value, max(0, -int(value.normalize().as_tuple().exponent)))


def change(value: Decimal | int, decimals: int = 0) -> str:
    """A difference with its sign: "+13", "−13" or "0"."""
    written = number(value, decimals)
    grew = any(digit in "123456789" for digit in written) and value > 0
    return f"+{written}" if grew else written


def share(value: Decimal, decimals: int = 0) -> str:
    """A share of one in percent: 0.5 is "50 %"."""
    return f"{number(value * 100, decimals)}{NO_BREAK_SPACE}%"


def of(part: int, whole: int) -> str:
    """How many of how many: "12 av 16"."""
    return str(_("%(part)s of %(whole)s") % {"part": number(part), "whole": number(whole)})


def day(value: date) -> str:
    """A day: "24.11.2026"."""
    return f"{value:%d.%m.%Y}"


def moment(value: datetime) -> str:
    """A point in time, by the site's clock: "24.11.2026 kl. 13.05" in words of the reader."""
    local = timezone.localtime(value)
    return str(_("%(day)s at %(time)s") % {"day": day(local.date()), "time": f"{local:%H.%M}"})


def quoted(titles: Iterable[Any]) -> str:
    """Titles in a sentence, in the quotation marks of the reader's language."""
    return ", ".join(str(_("“%(title)s”") % {"title": title}) for title in titles)


def no_number(kind: str) -> Promise | str:
    """The word for a figure that is not there, by the plain value of its kind."""
    return NO_NUMBERS[kind]
