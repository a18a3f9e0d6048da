"""The marks that follow a figure wherever it is shown: what a reader must know before leaning on it."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from municipalities.models import Measurement
from programme.figures import Reason
from programme.words import REASONS


def marks(figure: Measurement, *, hidden: bool = False) -> list[str]:
    """How the figure is known when it is not counted, and what it has been through, in words.

    Of a hidden figure nothing is said that its value decides: that it is unusual beside the
    year before, which may be shown, can leave only one number.
    """
    # One at a time, and no word looked up in vain: a national sheet asks 315 000 times.
    found = []
    if figure.denominator == 0 and not figure.suppression:
        found.append(str(REASONS[Reason.ZERO_DENOMINATOR]))  # why there is no value
    if figure.known != Measurement.Known.MEASURED:
        found.append(str(figure.get_known_display()))  # type: ignore[attr-defined]
    if figure.is_provisional:
        found.append(pgettext("figure", "provisional"))
    if figure.is_corrected:
        found.append(pgettext("figure", "corrected"))
    if figure.is_confirmed and not hidden:
        found.append(pgettext("figure", "unusual, confirmed"))
    if is_without_parts(figure):
        found.append(_("known without its parts"))
    return found


def is_without_parts(figure: Measurement) -> bool:
    """A rate of which only the value is known: it is never combined with others."""
    return figure.value is not None and figure.indicator.is_rate
