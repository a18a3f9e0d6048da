"""Which figures stand out, worked by hand."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.figures import NoNumber
from programme.outliers import far_from_others, jumped, per_1000


def numbers(*values):
    return {place: Decimal(value) for place, value in enumerate(values)}


@pytest.mark.parametrize(
    ("figure", "before", "does"),
    [
        (60, 40, False),  # 50 per cent exactly is not more than 50
        (61, 40, True),
        (19, 40, True),
        (20, 40, False),
        (9, 4, False),  # 5 is not more than 5
        (10, 4, True),
        (6, 0, True),
        (5, 0, False),
    ],
)
def test_a_change_stands_out_by_both_limits_of_the_indicator(figure, before, does):
    limits = {"percent": 50, "least": Decimal(5)}

    assert jumped(Decimal(figure), Decimal(before), **limits) is does


@pytest.mark.parametrize("missing", [None, NoNumber.MISSING, NoNumber.SUPPRESSED])
def test_nothing_is_said_of_a_change_without_two_figures(missing):
    limits = {"percent": 50, "least": Decimal(5)}

    assert not jumped(missing, Decimal(1), **limits)
    assert not jumped(Decimal(100), missing, **limits)
    assert not jumped(Decimal(100), Decimal(1), percent=None, least=Decimal(5))


# With the last one above 14: median 12.5; distances 2.5, 1.5, 0.5, 0.5, 1.5 and 6 or more, so MAD 1.5.
# Limit 3 × 1.4826 × 1.5 = 6.6717: from 5.8283 to 19.1717.
@pytest.mark.parametrize(("last", "far"), [("19.1717", set()), ("19.1718", {5}), ("100", {5})])
def test_a_figure_outside_three_deviations_is_far_from_the_others(last, far):
    assert far_from_others(numbers(10, 11, 12, 13, 14, last)) == far


def test_fewer_than_five_are_not_compared():
    assert far_from_others(numbers(10, 11, 12, 1000)) == set()
    assert far_from_others({}) == set()


def test_where_most_are_equal_nobody_is_judged():
    assert far_from_others(numbers(10, 10, 10, 10, 1000)) == set()


def test_a_count_is_compared_by_the_size_of_the_place():
    assert per_1000(Decimal(12), 4000) == 3
    assert per_1000(Decimal(12), None) is None
    assert per_1000(None, 4000) is None


@given(
    st.lists(st.integers(0, 1000), min_size=1, max_size=30),
    st.integers(1, 50),
    st.integers(-500, 500),
)
def test_scale_and_order_change_nothing(values, factor, moved):
    plain = far_from_others(numbers(*values))
    scaled = far_from_others({k: v * factor + moved for k, v in numbers(*values).items()})
    turned = far_from_others(dict(reversed(numbers(*values).items())))

    assert plain == scaled == turned
    assert len(plain) <= len(values) / 2
