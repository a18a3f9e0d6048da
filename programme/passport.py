"""What one must know to read an indicator's figures rightly, in whole sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from programme import units
from programme.models import Indicator
from programme.models.indicator import Nature
from web import changes, formats
from web.models import in_language

WORDED = ("definition", "numerator", "denominator")


@dataclass(frozen=True)
class Wording:
    """How the indicator was defined from a day on, and who worded it; nobody where it was loaded."""

    since: datetime
    by: str
    definition: str
    numerator: str
    denominator: str

    @property
    def text(self) -> tuple[str, ...]:
        """What it said."""
        return self.definition, self.numerator, self.denominator


def formula(indicator: Indicator) -> tuple[str, ...]:
    """How the figure comes about, for one participant and for several."""
    if indicator.nature == Nature.RATE:
        return _rate(indicator), _(
            "For several participants: the sum of the numerators over the sum of the denominators, never a mean of rates."
        )
    if indicator.nature == Nature.SCORE:
        return _("A score."), _(
            "For several participants: the mean, with how many it rests on."
        )
    counted = _("An amount.") if indicator.nature == Nature.AMOUNT else _("A count.")
    return counted, _("For several participants: the sum, with how many it rests on.")


def _rate(indicator: Indicator) -> str:
    parts = {
        "numerator": indicator.numerator or _("the numerator"),
        "denominator": indicator.denominator or _("the denominator"),
    }
    if indicator.factor == 1:
        return _("%(numerator)s ÷ %(denominator)s.") % parts
    return _("%(numerator)s ÷ %(denominator)s × %(factor)s.") % {
        **parts,
        "factor": formats.number(indicator.factor),
    }


def decimals(indicator: Indicator) -> str:
    """With how many decimals it is shown."""
    count = indicator.decimals
    return units.decimals(count) if count else _("No decimals")


def validity(indicator: Indicator) -> str:
    """From when to when it is in use."""
    days = {
        "first": formats.day(indicator.valid_from) if indicator.valid_from else "",
        "last": formats.day(indicator.valid_to) if indicator.valid_to else "",
    }
    if indicator.valid_from and indicator.valid_to:
        return _("From %(first)s to %(last)s.") % days
    if indicator.valid_from:
        return _("From %(first)s on.") % days
    return _("Until %(last)s.") % days if indicator.valid_to else _("Without an end.")


def entry_rules(indicator: Indicator) -> list[str]:
    """What is refused and what is asked about when a figure is entered."""
    return [*_refused(indicator), *_asked_about(indicator)]


def _refused(indicator: Indicator) -> Iterator[str]:
    if indicator.lowest is not None:
        yield _("A figure below %(lowest)s is refused.") % {
            "lowest": formats.exactly(indicator.lowest)
        }
    if indicator.highest is not None:
        yield _("A figure above %(highest)s is refused.") % {
            "highest": formats.exactly(indicator.highest)
        }
    if indicator.is_share:
        yield _("The numerator is a part of the denominator and cannot be the larger of them.")


def _asked_about(indicator: Indicator) -> Iterator[str]:
    if indicator.jump_percent is not None:
        yield _(
            "A change of more than %(percent)s since the year before must be confirmed with a comment, unless it is %(least)s or less."
        ) % {
            "percent": f"{formats.number(indicator.jump_percent)}{formats.NO_BREAK_SPACE}%",
            "least": formats.exactly(indicator.jump_least),
        }
    if indicator.zero_after is not None:
        yield _(
            "A zero must be confirmed with a comment when the year before had %(least)s or more."
        ) % {"least": formats.number(indicator.zero_after)}


def parts(indicator: Indicator) -> list[str]:
    """What the figure is broken down by, in the order of the list."""
    return [part.name for part in indicator.parts.order_by("order", "pk")]


def suppression(indicator: Indicator) -> list[str]:
    """How small numbers are protected."""
    if indicator.suppress_below is None:
        return [_("Not hidden.")]
    return [
        _("Counts from 1 and below %(limit)s are hidden outside the participation.")
        % {"limit": formats.number(indicator.suppress_below)},
        _("So is a further figure where a sum or a rate would give the first one away."),
    ]


def wordings(indicator: Indicator) -> list[Wording]:
    """How it has been defined, newest first, each from the day on which it was written."""
    found = [_wording(record) for record in changes.in_time(indicator.history.all())]
    later = [after for before, after in pairwise(found) if before.text != after.text]
    return [*found[:1], *later][::-1]


def _wording(record: Any) -> Wording:
    by = record.history_user.name if record.history_user else ""
    texts = {name: in_language(record, name) for name in WORDED}
    return Wording(record.history_date, by, **texts)
