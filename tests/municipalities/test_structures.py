"""A figure says which structure of municipalities it was counted in."""

from datetime import date

from municipalities import series_breaks, structures
from municipalities.models import (
    District,
    Municipality,
    MunicipalityChange,
    MunicipalityCode,
    Participation,
)
from tests.world import START, TODAY, place, year


def told(participation):
    """By year, from 2018 on."""
    periods = [year(each) for each in range(2018, 2026)]
    changes = series_breaks.changes_of([participation])[participation.pk]
    found = structures.of_periods(participation, periods, changes, TODAY)
    return {each.year: found[each.pk] for each in periods}


def numbered(municipality, *spans):
    """The numbers of a municipality, each from one year to another."""
    municipality.codes.all().delete()
    for code, first, last in spans:
        MunicipalityCode.objects.create(
            municipality=municipality,
            code=code,
            name=municipality.name,
            valid_from=date(first, 1, 1),
            valid_to=last and date(last, 1, 1),
        )


def happened(old, new, numbers, kind, in_year):
    codes = dict(zip(("old_code", "new_code"), numbers, strict=True))
    MunicipalityChange.objects.create(
        old=old, new=new, on=date(in_year, 1, 1), kind=kind, **codes
    )


def test_a_new_number_alone_is_told_with_the_number_of_today(world):
    own = world.nordvik
    numbered(own.municipality, ("0602", 2008, 2020), ("3005", 2020, 2024), ("3301", 2024, None))
    happened(own.municipality, own.municipality, ("0602", "3005"), "renumber", 2020)

    found = told(own)

    assert found[2019] == "0602, i dag 3301"
    assert found[2020] == found[2023] == "3005, i dag 3301"
    assert found[2024] == found[2025] == "som i dag"


def test_what_was_merged_and_split_since_is_told_from_the_newest_back_to_the_period(world):
    """Made of two in 2020, and split in 2024 with a new number; before that it was not there."""
    own = world.nordvik
    gone, out = (Municipality.objects.create(name=name) for name in ("Gamlevik", "Haram"))
    numbered(own.municipality, ("1507", 2020, 2024), ("1508", 2024, None))
    happened(gone, own.municipality, ("1504", "1507"), "merge", 2020)
    happened(own.municipality, out, ("1507", "1580"), "split", 2024)

    found = told(own)

    split = "01.01.2024 deling, 1507 → 1580"
    merged = "01.01.2020 sammenslåing, 1504 → 1507"
    assert found[2019] == f"uten eget nummer, i dag 1508; {merged}; {split}"
    assert found[2023] == f"1507, i dag 1508; {split}"
    assert found[2024] == "som i dag"


def test_who_kept_its_number_in_a_merger_is_told_of_it_and_so_is_its_district(world):
    whole = world.nordvik.municipality
    numbered(whole, ("5001", 2008, None))
    happened(Municipality.objects.create(name="Klæbu"), whole, ("5030", "5001"), "merge", 2020)
    district = Participation.objects.create(
        programme=world.programme,
        region=world.region,
        district=District.objects.create(municipality=whole, name="Lerkendal"),
        starts_on=START,
    )

    found = told(district)

    assert found == told(world.nordvik)
    assert found[2019] == "5001; 01.01.2020 sammenslåing, 5030 → 5001"
    assert found[2020] == "som i dag"


def test_what_is_still_to_come_is_not_told(world):
    happened(
        world.nordvik.municipality, world.sorvik.municipality, ("9901", "9902"), "merge", 2028
    )

    assert told(world.nordvik)[2025] == "som i dag"


def test_who_has_no_number_any_more_is_told_so(world):
    own = place("Bortevik", "9977", world.region, world.programme)
    numbered(own.municipality, ("9977", 2008, 2026))

    assert told(own)[2025] == "9977, i dag uten eget nummer"
