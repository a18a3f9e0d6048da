"""How a page writes what a file holds, and the words for codes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from programme.figures import Kept, NoNumber
from reports import words
from reports.columns import Column
from reports.preview import Cell, cell


@dataclass
class Row:
    """One value."""

    value: Any


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("text", "Nordvik", "Nordvik"),
        ("text", None, ""),
        ("number", Decimal("1234.55"), "1\u00a0234,6"),
        ("number", NoNumber.SUPPRESSED, ":"),
        ("number", NoNumber.MISSING, "mangler"),
        ("integer", 0, "0"),
        ("percent", Decimal("0.625"), "63\u00a0%"),
        ("percent", Kept.KEPT, "måltall holdt"),
        ("year", 2027, "2027"),
        ("date", date(2026, 11, 24), "24.11.2026"),
        ("date", datetime(2026, 11, 23, 23, 30, tzinfo=UTC), "24.11.2026"),
    ],
)
def test_a_value_is_written_as_it_is_read(kind, value, told):
    column = Column("", "value", kind)

    assert cell(Row(value), column) == Cell(told, column.is_figure)


def test_many_names_are_cut_and_counted():
    assert (
        words.names([str(number) for number in range(10)]) == "0, 1, 2, 3, 4, 5, 6, 7 og 2 til"
    )


def test_a_target_that_was_not_kept_says_so():
    assert words.no_number(Kept.NOT_KEPT) == words.gettext("target not kept")
