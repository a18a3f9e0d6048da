"""Small lines: where each figure is drawn."""

from decimal import Decimal

from programme.figures import NoNumber
from web.sparklines import Dot, Line, Point


def points(*values):
    return tuple(Point(str(2022 + n), value, 1, 1) for n, value in enumerate(values))


def test_a_line_goes_from_nought_to_the_highest():
    line = Line(points(Decimal(10), Decimal(5), Decimal(0)))

    assert line.dots == [Dot(6, 6), Dot(120, 24), Dot(234, 42)]
    assert line.runs == ["6,6 120,24 234,42"]


def test_what_is_hidden_is_a_gap_and_never_nought():
    line = Line(points(Decimal(10), Decimal(5), NoNumber.SUPPRESSED, Decimal(10)))

    assert len(line.dots) == 3
    assert line.runs == ["6,6 82,24"]


def test_a_line_of_noughts_lies_at_the_bottom():
    assert {dot.y for dot in Line(points(Decimal(0), Decimal(0))).dots} == {42}


def test_one_figure_alone_is_a_dot():
    assert Line(points(Decimal(3))).dots == [Dot(6, 6)]
