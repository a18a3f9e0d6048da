"""The sheet with one row a figure: streamed, and the same as each figure says of itself."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from municipalities.audience import figure_for, in_file
from municipalities.marks import marks
from municipalities.models import FigureApproval, Measurement
from municipalities.period_rows import is_outside
from programme.figures import NoNumber, kind_of
from programme.models import Part
from reports import words
from reports.queries import tidy
from tests.world import START, followed, place, rate_indicator, year

LISTS = {"temp_families": "alle blir spurt", "a_rate": "ikke fulgt nå"}


def figure(world, participation, value=None, *, state="submitted", **words):
    """A figure as it is kept; nothing is worked out from it."""
    known = {"indicator": world.indicator, "period": world.period, "part": world.total} | words
    Measurement.objects.create(
        participation=participation,
        value=None if value is None else Decimal(value),
        state=state,
        submitted_at=None if state == "draft" else timezone.now(),
        **known,
    )


@pytest.fixture
def nation(world):
    """Every way a figure can be, in three places whose names are not in the order of their keys."""
    aure = place("Aure", "9903", world.region, world.programme)
    rate = rate_indicator("a_rate")
    part = Part.objects.create(code="young", name_nb="Unge", order=9)
    approval = FigureApproval.objects.create(
        participation=world.nordvik,
        period=year(2024),
        given_by="Kari",
        given_on=timezone.now().date(),
        reference="1/26",
        recorded_by=world.lars,
    )
    nordvik = [
        {"value": "41"},
        {"value": "40.5", "state": "draft", "correction_reason": "Telt to ganger"},
        {"value": "2", "period": year(2024), "suppression": "primary", "is_confirmed": True},
        {"value": "7", "period": year(2023), "suppression": "secondary", "known": "estimated"},
        {"value": "12.3456", "period": year(2022), "is_confirmed": True, "state": "replaced"},
        {"value": "12.3456", "period": year(2022), "is_provisional": True},
        {"not_applicable": "Finnes ikke", "period": year(2021)},
        {"value": "99999999999.9999", "indicator": rate},
        {"numerator": Decimal(1), "denominator": Decimal(3), "indicator": rate}
        | {"period": year(2024), "state": "approved", "approval": approval},
        {"numerator": Decimal(0), "denominator": Decimal(0), "indicator": rate}
        | {"period": year(2023)},
        {"numerator": Decimal(0), "denominator": Decimal(0), "indicator": rate}
        | {"period": year(2022), "suppression": "primary"},
    ]
    for words_of in nordvik:
        figure(world, world.nordvik, words_of.pop("value", None), **words_of)
    figure(world, aure, "3", is_confirmed=True)
    figure(world, world.sorvik, "0.5", known="self_assessed", state="approved", part=part)
    figure(world, world.sorvik, "1")
    return world


def one_by_one(user):
    """The same rows, asked of each figure itself."""
    found = (
        Measurement.objects.visible_to(user)
        .exclude(state="replaced")
        .select_related("participation__municipality", "participation__region")
        .order_by(
            "participation__municipality__name",  # the names here sort alike in any collation
            "indicator__code",
            "period__ends_on",
            "part__order",
            "pk",
        )
    )
    for each in found:
        value = figure_for(in_file(user, each.participation), each)
        hidden = kind_of(value) is NoNumber.SUPPRESSED
        code = each.participation.municipality.codes.get().code
        region = each.participation.region.name
        yield tidy.Row(
            place=tidy.Place(each.participation_id, each.participation.name, code, region),
            asked=tidy.Asked(
                indicator_code=each.indicator.code,
                indicator=each.indicator.name,
                unit=str(each.indicator.get_unit_display()),
                decimals=each.indicator.decimals,
                source=str(each.indicator.get_source_display()),
                listed=LISTS[each.indicator.code],
            ),
            span=tidy.Span(each.part.name, str(each.period)),
            value=kind_of(value) or value,
            numerator=NoNumber.SUPPRESSED if hidden else each.numerator,
            denominator=NoNumber.SUPPRESSED if hidden else each.denominator,
            decimals=each.indicator.decimals,
            way=tidy.Way(
                known=str(each.get_known_display()),
                marks="; ".join(marks(each, hidden=hidden)),
                state=words.figure_state(each.state, outside=is_outside(each)),
            ),
            structure="som i dag"
            if each.period.year >= START.year
            else "uten eget nummer, i dag " + code,
        )


@pytest.mark.parametrize("name", ["ola", "siri", "anne", "tor", "mona"])
def test_each_row_says_what_its_figure_says(nation, name):
    user = getattr(nation, name)

    rows = [*tidy.rows(user=user)]

    assert rows == [*one_by_one(user)]
    assert rows
    assert tidy.count(user=user) == len(rows)


def test_the_places_come_in_the_order_of_their_names(nation):
    places = dict.fromkeys(row.participant for row in tidy.rows(user=nation.mona))

    assert [*places] == ["Aure", "Nordvik", "Sørvik"]


def test_small_figures_are_hidden_outside_with_all_that_would_tell_them(nation):
    hidden = [row for row in tidy.rows(user=nation.mona) if row.value is NoNumber.SUPPRESSED]

    assert [(row.indicator_code, row.period, row.marks) for row in hidden] == [
        ("a_rate", "2022", ""),
        ("temp_families", "2023", "anslått"),
        ("temp_families", "2024", ""),
    ]
    assert {row.numerator for row in hidden} == {row.denominator for row in hidden}
    assert {row.numerator for row in hidden} == {NoNumber.SUPPRESSED}


def test_fifteen_digits_are_kept(nation):
    (row,) = tidy.rows(user=nation.mona, period=year(2025), indicators={"a_rate"})

    assert row.value == Decimal("99999999999.9999")


def test_nobody_to_tell_of_is_no_rows(nation):
    assert [*tidy.rows(user=nation.per)] == []


def test_the_database_is_asked_as_often_for_many(nation, django_assert_num_queries):
    with django_assert_num_queries(10):
        assert len([*tidy.rows(user=nation.tor)]) > 10
    for number in range(20):
        figure(
            nation,
            place(f"Sted {number}", f"90{number:02}", nation.region, nation.programme),
            9,
        )
    with django_assert_num_queries(10):
        assert len([*tidy.rows(user=nation.tor)]) > 30


def test_numbers_that_come_again_are_kept_only_while_there_is_room(nation, monkeypatch):
    monkeypatch.setattr(tidy, "MOST_NUMBERS", 1)

    assert [*tidy.rows(user=nation.mona)] == [*one_by_one(nation.mona)]


def test_a_number_that_the_database_keeps_exactly_is_taken_as_it_is():
    numbers = tidy._Numbers()

    assert numbers[Decimal("41.5000")] == numbers[41.5] == Decimal("41.5")
    assert str(numbers[12]) == "12"


def test_each_row_tells_its_list_and_the_structure_it_was_counted_in(nation):
    """Of all when it is both; what a participation has chosen is chosen for it alone."""
    rate = rate_indicator("b_rate")
    for own, indicator in (
        (nation.nordvik, rate),
        (nation.nordvik, nation.indicator),
    ):
        followed(own, indicator)
    for own in (nation.nordvik, nation.sorvik):
        figure(nation, own, 9, indicator=rate)
        codes = own.municipality.codes.all()
        codes.update(code=f"1{codes.get().code[1:]}", valid_from=date(2025, 1, 1))

    rows = [*tidy.rows(user=nation.mona)]

    lists = {(row.participant, row.indicator_code): row.listed for row in rows}
    assert lists == {
        ("Aure", "temp_families"): "alle blir spurt",
        ("Nordvik", "a_rate"): "ikke fulgt nå",
        ("Nordvik", "b_rate"): "valgt av deltakeren",
        ("Nordvik", "temp_families"): "alle blir spurt",
        ("Sørvik", "b_rate"): "ikke fulgt nå",
        ("Sørvik", "temp_families"): "alle blir spurt",
    }
    structures = {(row.participant, row.period): row.structure for row in rows}
    assert structures["Aure", "2025"] == structures["Sørvik", "2025"] == "som i dag"
    assert structures["Nordvik", "2024"] == "uten eget nummer, i dag 1901"
