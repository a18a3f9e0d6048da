"""What stands in a cell as people type it: a number, numerator and denominator, or why there is none.

The same grammar is read everywhere: typed, pasted, without JavaScript and in the sheet that is
sent round. A dash and a reason, as in "– We have no such homes", is "not applicable".
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from municipalities.models import Measurement
from web.errors import Refused
from web.formats import NO_NUMBERS
from web.numbers import NumberRefused, parse, typed_form

DASH = "–"
# "– Ingen hospits", "-ingen hospits", "Ikke aktuelt: ingen hospits"; never "-5".
REASON = re.compile(
    r"(?:[-–—\N{MINUS SIGN}]|ikke aktuelt|ikkje aktuelt|not applicable|i/a)(?![\s\d.,]*\d)[\s:.,–-]*(.*)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Read:
    """What was typed in a cell, understood."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    not_applicable: str = ""

    @property
    def of_figure(self) -> tuple[Decimal | None, Decimal | None, Decimal | None, str]:
        """The parts of a figure, to be held against what is kept."""
        return self.value, self.numerator, self.denominator, self.not_applicable


def texts_of(figure: Measurement | None) -> tuple[str, str]:
    """How a figure stands in the fields of its cell; a rate known without its parts leaves them empty."""
    if figure is None:
        return "", ""
    if figure.not_applicable:
        return f"{DASH} {' '.join(figure.not_applicable.split())}", ""
    if figure.numerator is not None and figure.denominator is not None:
        return typed_form(figure.numerator), typed_form(figure.denominator)
    if figure.value is None or figure.indicator.is_rate:
        return "", ""
    return typed_form(figure.value), ""


def read(texts: tuple[str, str], *, is_rate: bool) -> Read:
    """What the texts mean, or Refused with the sentence that helps."""
    first, second = (text.strip() for text in texts)
    reason = reason_in(first)
    if reason is not None:
        return Read(not_applicable=_reason(reason, second))
    if not is_rate:
        return Read(value=_number(first))
    return Read(numerator=_number(first), denominator=_number(second))


def reason_in(text: str) -> str | None:
    """The reason after the dash; None where the text is no reason."""
    found = REASON.fullmatch(text.strip())
    return found[1].strip() if found else None


def refuse_both() -> None:
    """A figure, and a reason why there is none, cannot both be right."""
    raise Refused(_("Give either a figure or the reason why it does not apply, not both."))


def is_no_number(text: str) -> bool:
    """Whether the text is only the word for a figure that is not there, as our own files write it."""
    return text.strip().lower() in {str(word).lower() for word in NO_NUMBERS.values()}


def _reason(reason: str, denominator: str) -> str:
    if not reason:
        raise Refused(
            _(
                "Write why the figure does not apply after the dash, as in “– We have no such homes”."
            )
        )
    if denominator:
        refuse_both()
    return reason


def _number(text: str) -> Decimal | None:
    try:
        return parse(text)
    except NumberRefused as refusal:
        raise Refused(refusal.message) from refusal
