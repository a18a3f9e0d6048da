"""How figures are rounded, on the screen and in every file."""

from decimal import ROUND_HALF_UP, Decimal
from functools import cache


def round_half_away(value: Decimal, decimals: int) -> Decimal:
    """The figure as it is shown: half goes away from zero, and -0 is 0 (design 6.7).

    Called once, where the figure is shown: what is rounded twice may end a step off.
    """
    rounded = value.quantize(_step(decimals), ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


@cache
def _step(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)
