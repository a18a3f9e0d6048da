"""Which dates can be true: not after today, and not from before anybody can have meant them."""

from datetime import date

from django.utils.translation import gettext as _

from web.errors import Refused

EARLIEST = date(1990, 1, 1)  # an older one is a slip of the finger


def refuse_absurd(day: date, field: str) -> None:
    """Refuse a day so early that it is mistyped."""
    if day < EARLIEST:
        raise Refused(_("Check the year. The date is before 1990."), field)
