"""What can be said of the quality of one figure: each remark by its code, and in words."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext, pgettext

from municipalities.completeness import Known, is_late
from municipalities.models import Measurement


class Remark(StrEnum):
    """A remark on a figure, in the order in which remarks are told."""

    MISSING = "missing"
    RETURNED = "returned"
    SUPPRESSED = "suppressed"
    PROVISIONAL = "provisional"
    ESTIMATED = "estimated"
    SELF_ASSESSED = "self_assessed"
    CORRECTED = "corrected"
    CORRECTED_LATE = "corrected_late"
    CONFIRMED = "confirmed"
    JUMPED = "jumped"
    FAR = "far"
    LATE = "late"
    APPROVED_OUTSIDE = "approved_outside"
    UNDOCUMENTED = "undocumented"


def in_words(remark: Remark) -> str:
    """The remark as page and file have it."""
    return {
        Remark.MISSING: gettext("missing"),
        Remark.RETURNED: pgettext("measurement", "returned"),
        Remark.SUPPRESSED: gettext("hidden, to protect persons"),
        Remark.PROVISIONAL: gettext("provisional"),
        Remark.ESTIMATED: gettext("estimated"),
        Remark.SELF_ASSESSED: gettext("self-assessed"),
        Remark.CORRECTED: gettext("corrected"),
        Remark.CORRECTED_LATE: gettext("corrected after the period took no new figures"),
        Remark.CONFIRMED: gettext("unusual, and confirmed"),
        Remark.JUMPED: gettext("large change since the year before"),
        Remark.FAR: gettext("far from the others"),
        Remark.LATE: pgettext("figure", "late"),
        Remark.APPROVED_OUTSIDE: gettext("approved outside the tool"),
        Remark.UNDOCUMENTED: gettext("without documentation"),
    }[remark]


@dataclass(frozen=True)
class About:
    """What a figure's remarks are made from: the figure as it stands, and what surrounds it."""

    figure: Measurement
    known: Known
    due_on: date
    late_until: date
    is_hidden: bool = False
    is_corrected: bool = False
    has_jumped: bool = False
    is_far: bool = False
    asks_documentation: bool = False


def remarks(about: About) -> tuple[Remark, ...]:
    """Every remark on a figure that is there, in order.

    Of a hidden figure nothing is said that its value decides.
    """
    figure, shown = about.figure, not about.is_hidden
    corrected_late = about.is_corrected and (about.known.last_on or date.min) > about.late_until
    holds = {
        Remark.RETURNED: figure.state == Measurement.State.RETURNED,
        Remark.SUPPRESSED: about.is_hidden,
        Remark.PROVISIONAL: figure.is_provisional,
        Remark.ESTIMATED: figure.known == Measurement.Known.ESTIMATED,
        Remark.SELF_ASSESSED: figure.known == Measurement.Known.SELF_ASSESSED,
        Remark.CORRECTED: about.is_corrected and not corrected_late,
        Remark.CORRECTED_LATE: corrected_late,
        Remark.CONFIRMED: shown and figure.is_confirmed,
        Remark.JUMPED: shown and about.has_jumped,
        Remark.FAR: shown and about.is_far,
        Remark.LATE: is_late(about.known, about.due_on),
        Remark.APPROVED_OUTSIDE: figure.approval is not None and figure.approval.is_outside,
        Remark.UNDOCUMENTED: about.asks_documentation
        and not figure.not_applicable
        and not about.known.is_documented,
    }
    return tuple(remark for remark, does in holds.items() if does)
