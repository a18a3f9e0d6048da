"""What is refused and what is asked about when a figure is typed: the rules are the indicator's own fields.

Two kinds. A hard rule refuses: what breaks it cannot be a figure of this indicator. A soft rule
asks: the figure may well be right, and stands when somebody confirms it with a comment. Pure: no
database and no clock, and one place for the form, the grid and what is pasted.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Protocol

from django.utils.translation import gettext as _

from programme import calculation, units
from programme.figures import Figure, is_number
from programme.models import Indicator
from web import formats

TOO_LARGE = Decimal(10) ** 11  # the database keeps eleven digits before the comma
PARTS_OF_A_RATE = ("numerator", "denominator")


class Numbers(Protocol):
    """What is typed, or stands, for one figure."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def numerator(self) -> Decimal | None: ...
    @property
    def denominator(self) -> Decimal | None: ...


def figure_of(indicator: Indicator, numbers: Numbers | None) -> Figure:
    """The figure that these numbers are: the value, or the rate; missing when there are none."""
    if numbers is None:
        return None
    if numbers.value is not None or not indicator.is_rate:
        return numbers.value
    return calculation.rate(numbers.numerator, numbers.denominator, indicator.factor)


# Hard rules


def refusals(
    indicator: Indicator,
    *,
    value: Decimal | None = None,
    numerator: Decimal | None = None,
    denominator: Decimal | None = None,
    not_applicable: str = "",
) -> dict[str, str]:
    """Why these numbers cannot be taken in: a sentence for each field that is wrong.

    A rate may be known without its parts: then it stands as `value` alone. 0 of 0 is taken, and
    has no value (design 6.2).
    """
    typed = {"value": value, "numerator": numerator, "denominator": denominator}
    given = {name: number for name, number in typed.items() if number is not None}
    found = _wrong_fields(indicator, given) or _wrong_numbers(indicator, given)
    found = found or dict(_outside(indicator, given))
    if given and not_applicable:
        found["not_applicable"] = _(
            "Give either a figure or the reason why it does not apply, not both."
        )
    return found


def _wrong_fields(indicator: Indicator, given: Mapping[str, Decimal]) -> dict[str, str]:
    """Fields that this indicator does not take, or that lack each other."""
    parts = [name for name in PARTS_OF_A_RATE if name in given]
    if not indicator.is_rate:
        sentence = _("This indicator takes one figure, not numerator and denominator.")
        return dict.fromkeys(parts, sentence)
    if parts and "value" in given:
        return {"value": _("Give either numerator and denominator, or the rate alone.")}
    if len(parts) == 1:
        other = next(name for name in PARTS_OF_A_RATE if name not in parts)
        return {other: _("Both numerator and denominator are needed.")}
    return {}


def _wrong_numbers(indicator: Indicator, given: Mapping[str, Decimal]) -> dict[str, str]:
    """Numbers in a form that this field does not take."""
    decimals = {"value": indicator.decimals, "numerator": 0, "denominator": 0}
    found = {
        name: _wrong_number(number, decimals[name], counts=name in PARTS_OF_A_RATE)
        for name, number in given.items()
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def _wrong_number(number: Decimal, decimals: int, *, counts: bool) -> str:
    if not number.is_finite() or abs(number) >= TOO_LARGE:
        return _("The number is too large. Write at most eleven digits before the comma.")
    if number != round(number, decimals):
        if decimals == 0:
            return _("Write a whole number, without decimals.")
        return _("Write at most %(decimals)s.") % {"decimals": units.decimals(decimals)}
    if counts and number < 0:
        return _below(Decimal(0))
    return ""


def _outside(indicator: Indicator, given: Mapping[str, Decimal]) -> Iterator[tuple[str, str]]:
    """What lies outside the range that the indicator takes, and by which field that shows."""
    if "value" in given:
        lowest, highest = _range(indicator)
        if lowest is not None and given["value"] < lowest:
            yield "value", _below(lowest)
        elif highest is not None and given["value"] > highest:
            yield "value", _above(indicator, highest)
    elif given:
        yield from _outside_rate(indicator, given["numerator"], given["denominator"])


def _outside_rate(
    indicator: Indicator, numerator: Decimal, denominator: Decimal
) -> Iterator[tuple[str, str]]:
    if denominator == 0 and numerator != 0:
        yield (
            "denominator",
            _(
                "When the denominator is 0, the numerator must be 0 too: then there is no value, since there was nothing to reckon it from."
            ),
        )
        return
    if indicator.is_share and numerator > denominator:
        yield "numerator", _("The numerator cannot be larger than the denominator.")
        return
    figure = calculation.rate(numerator, denominator, indicator.factor)
    lowest, highest = _range(indicator)
    if is_number(figure) and lowest is not None and figure < lowest:
        yield "numerator", _rate_below(lowest)
    elif is_number(figure) and highest is not None and figure > highest:
        yield "numerator", _rate_above(highest)


def _range(indicator: Indicator) -> tuple[Decimal | None, Decimal | None]:
    """The lowest and highest that are taken; a share lies between nothing and the whole."""
    lowest, highest = indicator.lowest, indicator.highest
    if indicator.is_rate and indicator.is_share:
        whole = Decimal(indicator.factor)
        lowest = Decimal(0) if lowest is None else max(lowest, Decimal(0))
        highest = whole if highest is None else min(highest, whole)
    return lowest, highest


def _below(lowest: Decimal) -> str:
    return _("The figure cannot be below %(lowest)s.") % {"lowest": formats.exactly(lowest)}


def _above(indicator: Indicator, highest: Decimal) -> str:
    if indicator.is_share and indicator.is_rate and highest == indicator.factor:
        return _("A share cannot be above %(highest)s: it is a part of the whole.") % {
            "highest": formats.exactly(highest)
        }
    return _("The figure cannot be above %(highest)s.") % {"highest": formats.exactly(highest)}


def _rate_below(lowest: Decimal) -> str:
    return _("The rate of these numbers is below %(lowest)s, the lowest that is taken.") % {
        "lowest": formats.exactly(lowest)
    }


def _rate_above(highest: Decimal) -> str:
    return _("The rate of these numbers is above %(highest)s, the highest that is taken.") % {
        "highest": formats.exactly(highest)
    }


# Soft rules


def doubts(
    indicator: Indicator,
    entry: Numbers,
    before: Figure = None,
    parts: Mapping[str, Numbers | None] | None = None,
) -> list[str]:
    """What one should look at once more, a sentence each; empty when nothing is unusual.

    `before` is the figure of the year before, and `parts` what stands for each part of the
    break-down, by its name. A part that is missing is not 0.
    """
    figure = figure_of(indicator, entry)
    since = _zero(indicator, figure, before) or _jump(indicator, figure, before)
    return [sentence for sentence in (since, *parts_off(indicator, entry, parts)) if sentence]


def _zero(indicator: Indicator, figure: Figure, before: Figure) -> str:
    """A zero after many."""
    if not (is_number(figure) and is_number(before)) or indicator.zero_after is None:
        return ""
    if figure != 0 or before == 0 or before < indicator.zero_after:
        return ""
    return _("The year before it was %(before)s, and now it is 0.") % {
        "before": formats.number(before, indicator.decimals)
    }


def _jump(indicator: Indicator, figure: Figure, before: Figure) -> str:
    """A large change since the year before; rates are compared as rates."""
    if not (is_number(figure) and is_number(before)) or indicator.jump_percent is None:
        return ""
    change = abs(figure - before)
    if change <= indicator.jump_least or change * 100 <= abs(before) * indicator.jump_percent:
        return ""
    return _(
        "The year before it was %(before)s. %(figure)s is a change of more than %(percent)s per cent."
    ) % {
        "before": formats.number(before, indicator.decimals),
        "figure": formats.number(figure, indicator.decimals),
        "percent": indicator.jump_percent,
    }


# Break-downs


def parts_without(
    indicator: Indicator, parts: Mapping[str, Numbers | None] | None
) -> list[str]:
    """The names of the parts that have no number yet, so that nobody can tell whether they add up."""
    names = _added(indicator)
    return [
        part
        for part, numbers in (parts or {}).items()
        if numbers is None or any(getattr(numbers, name) is None for name in names)
    ]


def parts_off(
    indicator: Indicator, total: Numbers, parts: Mapping[str, Numbers | None] | None
) -> list[str]:
    """Where the parts do not add up to the total; nothing while a part is missing.

    One thing is sure before all are in: when nothing can be below 0, the parts cannot already be
    more than the total.
    """
    if not parts or not indicator.parts_add_up:
        return []
    whole = not parts_without(indicator, parts)
    found = [_part_off(indicator, name, total, parts, whole) for name in _added(indicator)]
    return [sentence for sentence in found if sentence]


def _added(indicator: Indicator) -> tuple[str, ...]:
    """What of a figure is added up: never the rate itself."""
    return PARTS_OF_A_RATE if indicator.is_rate else ("value",)


def _part_off(
    indicator: Indicator,
    name: str,
    total: Numbers,
    parts: Mapping[str, Numbers | None],
    whole: bool,
) -> str:
    expected = getattr(total, name)
    there = [getattr(numbers, name) for numbers in parts.values() if numbers is not None]
    numbers = [number for number in there if number is not None]
    if expected is None or not numbers:
        return ""
    added = calculation.sum_of(numbers)
    never_below_0 = indicator.is_rate or (
        indicator.lowest is not None and indicator.lowest >= 0
    )
    if added == expected or not (whole or (never_below_0 and added > expected)):
        return ""
    return _sentences(whole)[name] % {
        "added": formats.exactly(added),
        "total": formats.exactly(expected),
    }


def _sentences(whole: bool) -> dict[str, str]:
    if whole:
        return {
            "value": _("The parts add up to %(added)s, and the total is %(total)s."),
            "numerator": _(
                "The numerators of the parts add up to %(added)s, and that of the total is %(total)s."
            ),
            "denominator": _(
                "The denominators of the parts add up to %(added)s, and that of the total is %(total)s."
            ),
        }
    return {
        "value": _(
            "The parts that are in add up to %(added)s already, and the total is %(total)s."
        ),
        "numerator": _(
            "The numerators of the parts that are in add up to %(added)s already, and that of the total is %(total)s."
        ),
        "denominator": _(
            "The denominators of the parts that are in add up to %(added)s already, and that of the total is %(total)s."
        ),
    }
