"""What is refused and what is asked about when a figure is typed; worked by hand, and by properties."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.entry_rules import doubts, figure_of, parts_off, parts_without, refusals
from programme.figures import NoNumber, NoValue, Reason
from programme.models import Indicator

COUNT = {"nature": "count", "unit": "households", "decimals": 0}
SHARE = {"nature": "rate", "unit": "percent", "factor": 100, "decimals": 1, "is_share": True}
DAYS = {"nature": "rate", "unit": "days", "factor": 1, "decimals": 0}

counts = st.integers(min_value=0, max_value=10**9).map(Decimal)


@dataclass(frozen=True)
class Typed:
    """What somebody typed for a figure."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


def count(**words):
    return Indicator(**{**COUNT, **words})


def share(**words):
    return Indicator(**{**SHARE, **words})


def days(**words):
    return Indicator(**{**DAYS, **words})


def number(text):
    return None if text is None else Decimal(text)


def of(value):
    return Typed(value=number(value))


def ratio(numerator, denominator):
    return Typed(numerator=number(numerator), denominator=number(denominator))


def refused(indicator, **typed):
    return refusals(indicator, **{name: number(text) for name, text in typed.items()})


# Hard rules


@pytest.mark.parametrize(
    ("indicator", "typed"),
    [
        (count(), {}),
        (count(), {"value": "0"}),
        (count(), {"value": "41.0000"}),
        (count(decimals=1), {"value": "12.5"}),
        (count(lowest=None), {"value": "-3"}),
        (count(lowest=Decimal(1), highest=Decimal(5)), {"value": "1"}),
        (count(lowest=Decimal(1), highest=Decimal(5)), {"value": "5"}),
        (count(), {"value": "99999999999"}),
        (share(), {"numerator": "12", "denominator": "96"}),
        (share(), {"numerator": "96", "denominator": "96"}),
        (share(), {"numerator": "0", "denominator": "0"}),
        (share(), {"value": "100"}),
        (share(), {"value": "12.5"}),
        (days(), {"numerator": "900", "denominator": "10"}),
        (days(lowest=None), {"numerator": "900", "denominator": "10"}),
    ],
)
def test_what_can_be_a_figure_is_taken_in(indicator, typed):
    assert refused(indicator, **typed) == {}


@pytest.mark.parametrize(
    ("indicator", "typed", "field", "says"),
    [
        (count(), {"value": "-1"}, "value", "under 0"),
        (count(lowest=Decimal(1)), {"value": "0"}, "value", "under 1"),
        (count(highest=Decimal(5)), {"value": "6"}, "value", "over 5"),
        (count(), {"value": "12.5"}, "value", "helt tall"),
        (count(decimals=1), {"value": "12.25"}, "value", "1"),
        (count(decimals=4), {"value": "0.00001"}, "value", "4"),
        (count(), {"value": "100000000000"}, "value", "elleve sifre"),
        (count(), {"value": "1" * 40}, "value", "elleve sifre"),
        (count(), {"value": "NaN"}, "value", "elleve sifre"),
        (count(), {"value": "-Infinity"}, "value", "elleve sifre"),
        (count(), {"numerator": "1", "denominator": "2"}, "numerator", "har ett tall"),
        (share(), {"numerator": "5"}, "denominator", "Både teller og nevner"),
        (share(), {"denominator": "5"}, "numerator", "Både teller og nevner"),
        (share(), {"numerator": "5.5", "denominator": "7"}, "numerator", "helt tall"),
        (share(), {"numerator": "-1", "denominator": "7"}, "numerator", "under 0"),
        (share(), {"numerator": "9", "denominator": "7"}, "numerator", "større enn"),
        (share(), {"numerator": "3", "denominator": "0"}, "denominator", "være 0"),
        (share(), {"value": "100.1"}, "value", "over 100"),
        (share(highest=Decimal(80)), {"value": "81"}, "value", "over 80"),
        (share(lowest=None), {"value": "-1"}, "value", "under 0"),
        (share(lowest=Decimal(-5)), {"value": "-1"}, "value", "under 0"),
        (share(), {"value": "5", "numerator": "1", "denominator": "2"}, "value", "enten"),
        (days(), {"numerator": "3", "denominator": "0"}, "denominator", "være 0"),
        (
            days(highest=Decimal(89)),
            {"numerator": "900", "denominator": "10"},
            "numerator",
            "over 89",
        ),
        (
            days(lowest=Decimal(91)),
            {"numerator": "900", "denominator": "10"},
            "numerator",
            "under 91",
        ),
    ],
)
def test_what_cannot_be_a_figure_is_refused_by_field(indicator, typed, field, says):
    found = refused(indicator, **typed)

    assert field in found
    assert says in found[field]


def test_a_figure_and_a_reason_why_there_is_none_are_refused_together():
    found = refusals(count(), value=Decimal(4), not_applicable="Ikke hos oss")

    assert list(found) == ["not_applicable"]


def test_a_reason_alone_is_taken_in():
    assert refusals(count(), not_applicable="Ikke hos oss") == {}


@given(counts, counts)
def test_a_share_is_taken_in_exactly_when_it_is_a_part_of_a_whole(numerator, denominator):
    found = refusals(share(), numerator=numerator, denominator=denominator)

    assert (found == {}) == (numerator <= denominator)


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_every_number_that_is_taken_in_can_be_kept(value):
    if not refusals(count(decimals=4), value=value):
        assert value == round(value, 4)
        assert 0 <= value < 10**11


# What the figure is


def test_a_rate_is_reckoned_from_its_parts_or_stands_alone():
    assert figure_of(share(), ratio("12", "96")) == Decimal("12.5")
    assert figure_of(share(), of("12.5")) == Decimal("12.5")
    assert figure_of(count(), of("41")) == 41
    assert figure_of(count(), None) is None


def test_0_of_0_has_no_value_and_says_why():
    assert figure_of(share(), ratio("0", "0")) == NoValue(
        NoNumber.NOT_APPLICABLE, Reason.ZERO_DENOMINATOR
    )


# Soft rules: since the year before


@pytest.mark.parametrize(
    ("before", "now", "asks"),
    [
        ("40", "60", False),  # 50 per cent exactly
        ("40", "61", True),  # 21 of 40
        ("40", "19", True),
        ("8", "13", False),  # 62 per cent, but 5 is too small to ask about
        ("8", "14", True),
        ("0", "5", False),
        ("0", "6", True),  # more than any per cent of nothing
        (None, "900", False),
        ("40", None, False),
    ],
)
def test_a_large_change_since_the_year_before_is_asked_about(before, now, asks):
    assert bool(doubts(count(zero_after=None), of(now), number(before))) == asks


def test_the_question_tells_both_figures_and_the_limit():
    (question,) = doubts(count(), of("90"), Decimal(41))

    assert question == "Året før var tallet 41. 90 er en endring på mer enn 50 prosent."


def test_rates_are_compared_as_rates():
    # 12 of 96 is 12,5 %, and 25 of 100 is 25 %: up by 100 per cent, and by 12,5 points
    assert doubts(share(), ratio("25", "100"), Decimal("12.5"))
    # 24 of 192 is 12,5 % still, though both numbers have doubled
    assert doubts(share(), ratio("24", "192"), Decimal("12.5")) == []
    assert doubts(share(), of("25"), Decimal("12.5"))


def test_nothing_is_asked_about_where_the_indicator_has_no_limit():
    assert doubts(count(jump_percent=None, zero_after=None), of("0"), Decimal(900)) == []


@pytest.mark.parametrize(
    ("before", "now", "asks"),
    [
        ("10", "0", True),
        ("9", "0", False),
        ("10", "1", False),
        (None, "0", False),
        ("0", "0", False),
    ],
)
def test_a_zero_after_many_is_asked_about(before, now, asks):
    found = doubts(count(jump_percent=None), of(now), number(before))

    assert bool(found) == asks


def test_a_zero_after_zero_is_never_asked_about():
    assert doubts(count(zero_after=0), of("0"), Decimal(0)) == []


def test_a_zero_is_asked_about_once():
    assert doubts(count(), of("0"), Decimal(41)) == ["Året før var tallet 41, og nå er det 0."]


def test_what_does_not_apply_is_not_asked_about():
    assert doubts(count(), Typed(), Decimal(41)) == []


@given(counts, counts, st.integers(1, 300))
def test_a_change_is_asked_about_both_ways_and_at_every_scale(before, change, percent):
    indicator = count(jump_percent=percent, zero_after=None, jump_least=Decimal(0))
    up = doubts(indicator, Typed(before + change), before)
    down = doubts(indicator, Typed(before - change), before)
    tenfold = doubts(indicator, Typed((before + change) * 10), before * 10)

    assert bool(up) == bool(down) == bool(tenfold) == (change * 100 > before * percent)


# Soft rules: break-downs


def test_parts_that_add_up_are_not_asked_about():
    assert parts_off(count(), of("41"), {"Unge": of("11"), "Andre": of("30")}) == []


def test_parts_that_do_not_add_up_are_asked_about_with_both_sums():
    found = doubts(count(), of("41"), None, {"Unge": of("11"), "Andre": of("27")})

    assert found == ["Delene blir 38 til sammen, men tallet i alt er 41."]


def test_a_missing_part_is_not_0_and_is_named():
    parts = {"Unge": of("11"), "Andre": None, "Flyktninger": Typed()}

    assert parts_off(count(), of("41"), parts) == []
    assert parts_without(count(), parts) == ["Andre", "Flyktninger"]


def test_parts_that_are_more_than_the_total_already_are_asked_about():
    parts = {"Unge": of("45"), "Andre": None}

    assert parts_off(count(), of("41"), parts) == [
        "Delene som er fylt ut, er allerede 45 til sammen, men tallet i alt er 41."
    ]
    assert parts_off(count(lowest=None), of("41"), parts) == []


@pytest.mark.parametrize(
    ("indicator", "total", "parts"),
    [
        (count(parts_add_up=False), of("41"), {"Unge": of("45"), "Andre": of("9")}),
        (count(), of("41"), {}),
        (count(), of("41"), {"Unge": None}),
        (count(), Typed(), {"Unge": of("45")}),
        (share(), of("12.5"), {"Unge": ratio("4", "20")}),
        (share(), ratio("12", "96"), {"Unge": of("20")}),
    ],
)
def test_what_cannot_be_added_is_not_asked_about(indicator, total, parts):
    assert parts_off(indicator, total, parts) == []


def test_of_a_rate_numerators_and_denominators_are_added_each_for_themselves():
    whole = {"Unge": ratio("4", "20"), "Andre": ratio("8", "70")}

    # 4 + 8 = 12, and 20 + 70 = 90
    assert parts_off(share(), ratio("12", "96"), whole) == [
        "Nevnerne for delene blir 90 til sammen, men nevneren i alt er 96."
    ]
    assert parts_off(share(), ratio("13", "90"), whole) == [
        "Tellerne for delene blir 12 til sammen, men telleren i alt er 13."
    ]


@given(st.lists(counts, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_parts_add_up_in_any_order_and_at_any_scale(numbers, random):
    parts = {f"Del {place}": Typed(each) for place, each in enumerate(numbers)}
    shuffled = [*parts.items()]
    random.shuffle(shuffled)
    whole = sum(numbers, Decimal(0))

    assert parts_off(count(), Typed(whole), dict(shuffled)) == []
    assert parts_off(count(), Typed(whole + 1), dict(shuffled)) != []


@given(st.lists(counts, min_size=1, max_size=6))
def test_a_missing_part_never_becomes_0(numbers):
    parts = {f"Del {place}": Typed(each) for place, each in enumerate(numbers)} | {"Ny": None}
    whole = sum(numbers, Decimal(0))

    assert parts_off(count(), Typed(whole + 1), parts) == []
