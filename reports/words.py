"""The words for codes in rows."""

from django.utils.translation import gettext, pgettext

from municipalities.models import Measurement
from programme.figures import Kept, NoNumber, Standing
from web import formats

HIDDEN_SIGN = ":"


def standing(code: Standing) -> str:
    """Where a figure stands against the plan. Background figures are never judged."""
    return {
        Standing.AHEAD: gettext("ahead of plan"),
        Standing.ON: gettext("on plan"),
        Standing.BEHIND: gettext("behind plan"),
        Standing.NOT_REPORTING: gettext("not reporting"),
        Standing.NOT_JUDGED: gettext("not judged"),
    }[code]


def figure_state(code: str) -> str:
    """How final a figure is: submitted and not approved is said as that."""
    if code == Measurement.State.SUBMITTED:
        return pgettext("measurement", "not approved")
    return str(dict(Measurement.State.choices).get(code, ""))


def no_number(kind: str) -> str:
    """The word for a figure that is not there, as the file has it."""
    if kind == NoNumber.SUPPRESSED:
        return HIDDEN_SIGN
    if kind in set(Kept):
        return gettext("target kept") if kind == Kept.KEPT else gettext("target not kept")
    return str(formats.no_number(kind))
