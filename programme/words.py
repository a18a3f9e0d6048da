"""The words for what the arithmetic answers."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from programme.figures import Kept, NoNumber, NoValue, Reason, Standing
from web import formats

STANDINGS = {
    Standing.AHEAD: pgettext_lazy("plan", "ahead of plan"),
    Standing.ON: pgettext_lazy("plan", "on plan"),
    Standing.BEHIND: pgettext_lazy("plan", "behind plan"),
    Standing.NOT_REPORTING: pgettext_lazy("plan", "not reporting"),
    Standing.NOT_JUDGED: pgettext_lazy("plan", "not judged"),
}
KEPT = {
    Kept.KEPT: pgettext_lazy("target", "kept"),
    Kept.NOT_KEPT: pgettext_lazy("target", "not kept"),
}
REASONS = {
    Reason.NO_BASELINE: _("no baseline"),
    Reason.NO_LATEST: _("no figure yet"),
    Reason.NO_TARGET: _("no target"),
    Reason.ZERO_DENOMINATOR: _("the denominator is 0"),
}


def standing(value: Standing) -> Any:
    """Ahead of, on or behind plan, not reporting, or not judged."""
    return STANDINGS[value]


def way(value: Any) -> str:
    """The part of the way as a share, "kept" or "not kept", or why there is none."""
    if isinstance(value, Kept):
        return str(KEPT[value])
    if isinstance(value, NoValue):
        return _without(value)
    if isinstance(value, NoNumber):
        return str(formats.no_number(value))
    return formats.share(value)


def _without(value: NoValue) -> str:
    """What is hidden says only that; the rest says what is lacking."""
    reason = None if value.kind is NoNumber.SUPPRESSED else REASONS.get(value.reason)
    return str(reason or formats.no_number(value.kind))
