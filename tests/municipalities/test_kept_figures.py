"""Which standing figures are hidden, over parts and participants; figures worked by hand."""

import io
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import measurements, participations
from municipalities.actions.kept_figures import keep_suppression
from municipalities.models import District, Measurement, Participation
from programme.models import Part
from tests.world import START, place, rate_indicator, year


@pytest.fixture
def groups(db):
    """The parts that a total is broken down to."""
    return [
        Part.objects.create(code=code, name_nb=code) for code in ("families", "youth", "other")
    ]


def load(world, participation, *counts, indicator=None, whole=None):
    """A figure with its groups, approved; the whole is their sum unless it is told otherwise."""
    numbers = [whole if whole is not None else total(counts), *counts]
    parts = [world.total, *Part.objects.exclude(code=Part.TOTAL).order_by("pk")]
    figures = [
        Measurement(
            participation=participation,
            indicator=indicator or world.indicator,
            period=world.period,
            part=part,
            state="approved",
            submitted_at="2026-01-01T12:00Z",
            **told(number),
        )
        for part, number in zip(parts, numbers, strict=False)
    ]
    measurements.load(figures=figures, by=world.kari)


def total(counts):
    if isinstance(counts[0], tuple):
        return tuple(map(sum, zip(*counts, strict=True)))
    return sum(counts)


def told(number):
    if isinstance(number, tuple):
        return dict(zip(("numerator", "denominator"), map(Decimal, number), strict=True))
    return {"not_applicable": number} if isinstance(number, str) else {"value": Decimal(number)}


def hidden():
    figures = Measurement.objects.standing().exclude(suppression="").order_by("pk")
    return {
        (figure.participation.name, figure.part.code): figure.suppression
        for figure in figures.select_related("part")
    }


def test_a_hidden_group_is_not_the_total_less_the_others(world, groups):
    load(world, world.nordvik, 3, 20, 63)  # 86 − 83 was 3

    assert hidden() == {("Nordvik", "families"): "primary", ("Nordvik", "youth"): "secondary"}


def test_the_groups_of_a_rate_protect_each_other(world, groups):
    load(world, world.nordvik, (2, 9), (20, 40), (10, 30), indicator=rate_indicator())

    assert hidden() == {("Nordvik", "families"): "primary", ("Nordvik", "other"): "secondary"}


def test_four_figures_protect_each_other_over_parts_and_participants(world, groups):
    near = place("Nærby", "9801", world.region, world.programme)
    load(world, near, 9, 8, 70)
    load(world, world.nordvik, 3, 20, 63)

    assert hidden() == {
        ("Nordvik", "families"): "primary",
        ("Nordvik", "youth"): "secondary",
        ("Nærby", "families"): "secondary",
        ("Nærby", "youth"): "secondary",
    }


def test_groups_whose_total_does_not_apply_are_told_by_no_total(world, groups):
    load(world, world.nordvik, 3, 20, 63, whole="Vi fører ikke samlet tall")

    assert hidden() == {("Nordvik", "families"): "primary"}


def test_who_is_alone_in_a_region_is_not_the_programme_less_the_others(world):
    for number, value in enumerate((30, 12)):
        near = place(f"Nabo {number}", f"98{number:02}", world.region, world.programme)
        load(world, near, value, whole=value)
    load(world, world.sorvik, 2, whole=2)

    assert hidden() == {("Sørvik", "total"): "primary", ("Nabo 1", "total"): "secondary"}


def test_two_who_are_alone_in_their_regions_protect_each_other(world):
    load(world, world.nordvik, 9, whole=9)
    load(world, world.sorvik, 2, whole=2)

    assert hidden() == {("Sørvik", "total"): "primary", ("Nordvik", "total"): "secondary"}


def test_a_district_protects_nobody_when_its_municipality_takes_part(world):
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    within = Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=START
    )
    near = place("Nærby", "9801", world.region, world.programme)
    for participation, value in ((within, 5), (near, 2), (world.nordvik, 41)):
        load(world, participation, value, whole=value)

    assert hidden() == {("Nærby", "total"): "primary", ("Nordvik", "total"): "secondary"}


def test_who_moves_to_another_region_is_protected_there(world):
    near = place("Nærby", "9801", world.region, world.programme)
    far = place("Fjernby", "9802", world.other_region, world.programme)
    for participation, value in ((world.nordvik, 2), (near, 9), (world.sorvik, 8), (far, 30)):
        load(world, participation, value, whole=value)
    assert hidden() == {("Nordvik", "total"): "primary", ("Nærby", "total"): "secondary"}

    participations.change(participation=world.nordvik, by=world.tor, region=world.other_region)

    # Nærby is alone now; its 9 is no small number and nothing is hidden beside it
    assert hidden() == {("Nordvik", "total"): "primary", ("Sørvik", "total"): "secondary"}


def test_the_number_of_queries_is_that_of_one_figure(world, groups):
    def queries():
        key = (world.indicator.pk, world.period.pk)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            keep_suppression(key)
        return len(asked)

    load(world, world.nordvik, 3, 20, 63)
    few = queries()
    for number in range(6):
        near = place(f"Nabo {number}", f"98{number:02}", world.region, world.programme)
        load(world, near, number, 20, 63)

    assert queries() == few == 3


def test_figures_of_an_older_rule_are_decided_again_by_the_command(world, groups):
    load(world, world.nordvik, 3, 20, 63)
    right = hidden()
    Measurement.objects.all().unlogged().filter(suppression="secondary").update(suppression="")

    said = io.StringIO()
    call_command("keep_suppression", stdout=said)
    call_command("keep_suppression", stdout=said)

    assert hidden() == right
    assert said.getvalue() == "Decided again for 1 indicators and periods.\n" * 2


def test_other_periods_of_an_indicator_are_left_as_they_are(world, groups):
    load(world, world.nordvik, 3, 20, 63)
    Measurement.objects.all().unlogged().update(suppression="")

    keep_suppression(
        (world.indicator.pk, year(2024).pk), (rate_indicator().pk, world.period.pk)
    )

    assert hidden() == {}
