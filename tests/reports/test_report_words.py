"""The words that reports share."""

from decimal import Decimal

from programme.figures import NoNumber
from reports import words


def test_a_hidden_figure_is_told_in_a_sentence_without_unit_and_sign():
    assert words.with_unit(NoNumber.SUPPRESSED, 0, "households") == "skjermet"
    assert words.with_unit(Decimal(28), 0, "households") == "28 husstander"
    assert words.with_unit(Decimal(1), 0, "households") == "1 husstand"
    assert words.with_unit(Decimal(1), 0, "") == "1"
    assert words.in_sentence(Decimal("12.5"), 1) == "12,5"
