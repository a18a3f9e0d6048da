"""When a total is told, and what would give a hidden figure away."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.figures import NoNumber
from programme.models import Indicator
from reports.queries import totals

COUNT, RATE, SCORE = (
    Indicator(nature=nature, factor=100) for nature in ("count", "rate", "score")
)


@pytest.mark.parametrize(
    ("n", "hides", "tells"),
    [
        (3, 0, False),  # nothing is hidden
        (4, 2, True),  # too few
        (5, 2, False),
        (5, 1, True),  # the one that is hidden is the total less the others
        (12, 1, True),
    ],
)
def test_a_total_with_a_hidden_figure_needs_five_and_a_second_one(n, hides, tells):
    assert totals.gives_away(n, hides) is tells


@pytest.mark.parametrize(
    ("indicator", "parts", "value"),
    [
        (COUNT, [], NoNumber.MISSING),
        (COUNT, [Decimal(28), Decimal(13)], 41),
        (SCORE, [Decimal(2), Decimal(3), Decimal(5)], Decimal(10) / 3),
        # (5 + 20) / (20 + 180): not the mean of 25 and 11.1
        (RATE, [(Decimal(5), Decimal(20)), (Decimal(20), Decimal(180))], Decimal("12.5")),
        (RATE, [(Decimal(0), Decimal(0))], NoNumber.NOT_APPLICABLE),
    ],
)
def test_several_figures_become_one_by_their_nature(indicator, parts, value):
    assert totals.together(parts, indicator) == value


@pytest.mark.parametrize(
    ("regions", "back"),
    [
        ({1: (6, 0), 2: (5, 0)}, set()),
        # One alone and hidden: the whole less the six would be it, so the six are not told either.
        ({1: (1, 1), 2: (6, 2), 3: (9, 0)}, {1, 2}),
        # Two regions of few: what is left is five with two hidden, which tells of nobody.
        ({1: (2, 1), 2: (3, 1), 3: (9, 0)}, {1, 2}),
        # What is left would be four, so the next region goes with it.
        ({1: (2, 1), 2: (2, 1), 3: (9, 0), 4: (7, 2)}, {1, 2, 4}),
        # None is left to go with it: then the whole is not told, for it hides only one.
        ({1: (2, 1)}, {1}),
        # Nobody has reported: nothing to take away.
        ({1: (0, 0), 2: (1, 1), 3: (4, 1)}, {2, 3}),
    ],
)
def test_the_whole_less_the_told_regions_tells_no_hidden_figure(regions, back):
    assert totals.withheld(regions) == back


COUNTS = st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@given(st.dictionaries(st.integers(1, 6), COUNTS))
def test_what_can_be_subtracted_never_tells_a_hidden_figure(regions):
    back = totals.withheld(regions)
    left = [regions[region] for region in back]
    n, hides = sum(each[0] for each in left), sum(each[1] for each in left)
    whole = sum(each[0] for each in regions.values()), sum(each[1] for each in regions.values())

    told = [count for region, count in regions.items() if region not in back and count[0]]

    assert not any(totals.gives_away(*count) for count in told)
    assert totals.gives_away(*whole) or not totals.gives_away(n, hides)
