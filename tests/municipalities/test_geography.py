"""The country as loaded from the files: counts, chains, splits, names, people and regions."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from municipalities.actions import geography
from municipalities.models import (
    County,
    Municipality,
    MunicipalityChange,
    MunicipalityCode,
    Population,
    RegionCounty,
)
from programme.models import Region

NOW = date(2026, 1, 1)
TABLES = (
    County,
    Municipality,
    MunicipalityCode,
    MunicipalityChange,
    Population,
    Region,
    RegionCounty,
)


@pytest.fixture(scope="module")
def country(django_db_setup: None, django_db_blocker: Any) -> Iterator[geography.Loaded]:
    """The base data, loaded once for this module and rolled back after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield geography.load()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _in_country(country: geography.Loaded, db: None) -> None:
    """Every test here has the country."""


def everything() -> list[list[tuple]]:
    """All rows of all tables of base data."""
    return [list(table.objects.order_by("pk").values_list()) for table in TABLES]


def municipality(code: str, day: date = NOW) -> Municipality:
    """The one that had the number on the day."""
    return MunicipalityCode.objects.valid_on(day).get(code=code).municipality


def numbers(code: str) -> list[str]:
    """Each number, in order of time, of the one that has the number today."""
    return list(dict.fromkeys(municipality(code).codes.values_list("code", flat=True)))


def merged_into(code: str) -> list[str]:
    """Old numbers of those that became part of the one that has the number today."""
    changes = municipality(code).changes_to.filter(kind="merge")
    return list(changes.values_list("old_code", flat=True))


@pytest.mark.parametrize(
    ("year", "count"),
    [
        (2008, 430),
        (2011, 430),
        (2012, 429),
        (2013, 428),
        (2017, 426),
        (2018, 422),
        (2019, 422),
        (2020, 356),
        (2023, 356),
        (2024, 357),
        (2026, 357),
    ],
)
def test_each_year_has_its_number_of_municipalities(year: int, count: int) -> None:
    day = date(year, 1, 1)
    assert Municipality.objects.real().valid_on(day).count() == count
    assert MunicipalityCode.objects.valid_on(day).count() == count


@pytest.mark.parametrize(("year", "count"), [(2008, 19), (2018, 18), (2020, 11), (2024, 15)])
def test_each_year_has_its_number_of_counties(year: int, count: int) -> None:
    assert County.objects.valid_on(date(year, 1, 1)).count() == count


@pytest.mark.parametrize("year", [2008, 2017, 2018, 2019, 2020, 2024])
def test_every_number_lies_in_a_county_of_its_day(year: int) -> None:
    day = date(year, 1, 1)
    codes = MunicipalityCode.objects.valid_on(day).values_list("code", flat=True)
    counties = County.objects.valid_on(day).values_list("code", flat=True)
    assert {code[:2] for code in codes} == set(counties)


def test_a_number_keeps_its_leading_zero() -> None:
    assert municipality("0301").name == "Oslo - Oslove"
    assert municipality("0301").code_on(date(2008, 1, 1)) == "0301"
    assert not MunicipalityCode.objects.filter(code="9999").exists()  # "Uoppgitt" is no place


@pytest.mark.parametrize(
    ("today", "chain"),
    [
        ("3405", ["0501", "3405"]),  # Lillehammer
        ("3403", ["0403", "3403"]),  # Hamar
        ("3101", ["0101", "3001", "3101"]),  # Halden
        ("3201", ["0219", "3024", "3201"]),  # Bærum
        ("3222", ["0230", "3029", "3222"]),  # Lørenskog
        ("4203", ["0906", "4203"]),  # Arendal
        ("5001", ["1601", "5001"]),  # Trondheim
        ("5061", ["1567", "5061"]),  # Rindal, to another county
        ("3103", ["3002", "3103"]),  # Moss since the merger
        ("3301", ["3005", "3301"]),  # Drammen since the merger
        ("3909", ["0712", "3805", "3909"]),  # Larvik since the merger
        ("3907", ["0710", "3804", "3907"]),  # Sandefjord since the merger
        ("3905", ["3803", "3905"]),  # Tønsberg since the merger
        ("1505", ["1505"]),  # Kristiansund
        ("0301", ["0301"]),  # Oslo
    ],
)
def test_a_municipality_is_the_same_through_new_numbers(today: str, chain: list[str]) -> None:
    assert numbers(today) == chain


@pytest.mark.parametrize(
    ("today", "parts"),
    [
        ("3103", ["0104", "0136"]),  # Moss: Moss and Rygge
        ("3301", ["0602", "0625", "0711"]),  # Drammen: with Nedre Eiker and Svelvik
        ("3909", ["0709", "0728"]),  # Larvik: with Lardal
        ("3907", ["0706", "0719"]),  # Sandefjord: with Andebu; Stokke was split
        ("3905", ["0704", "0716"]),  # Tønsberg: with Re
        ("1505", ["1503", "1556"]),  # Kristiansund: with Frei
    ],
)
def test_a_merger_under_another_number_makes_a_new_one(today: str, parts: list[str]) -> None:
    assert merged_into(today) == parts


@pytest.mark.parametrize(
    ("today", "joined", "before"),
    [("1103", ["1141", "1142"], "1103"), ("5001", ["5030"], "5001")],  # Stavanger, Trondheim
)
def test_a_municipality_that_others_join_stays_the_same(
    today: str, joined: list[str], before: str
) -> None:
    assert merged_into(today) == joined
    assert municipality(today) == municipality(before, date(2019, 1, 1))


def test_only_mergers_and_splits_lead_to_another_municipality() -> None:
    for change in MunicipalityChange.objects.all():
        assert (change.old_id == change.new_id) == (change.kind in {"rename", "renumber"})


@pytest.mark.parametrize(
    ("old", "year", "parts"),
    [
        ("1850", 2020, ["1806", "1875"]),  # Tysfjord
        ("5012", 2020, ["5055", "5056", "5059"]),  # Snillfjord
        ("1507", 2024, ["1508", "1580"]),  # Ålesund
        ("0720", 2017, ["0704", "0710"]),  # Stokke
    ],
)
def test_a_split_is_tied_to_each_of_its_parts(old: str, year: int, parts: list[str]) -> None:
    day = date(year, 1, 1)
    changes = municipality(old, date(year - 1, 1, 1)).changes_from.filter(on=day)
    assert [change.new_code for change in changes.order_by("new_code")] == parts
    assert {change.kind for change in changes} == {"split"}
    assert {change.new for change in changes} == {municipality(code, day) for code in parts}


def test_there_are_four_splits_in_all() -> None:
    splits = MunicipalityChange.objects.filter(kind="split")
    assert set(splits.values_list("old_code", flat=True)) == {"0720", "1507", "1850", "5012"}


def test_a_new_name_is_a_new_row_of_the_same_municipality() -> None:
    vang = municipality("0545", date(2014, 1, 1))
    names = list(vang.codes.filter(code="0545").values_list("name", flat=True))
    assert names == ["Vang", "Vang (Oppland)", "Vang", "Vang (Oppland)", "Vang"]
    assert vang == municipality("3454")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("5610", "Kárášjohka - Karasjok"),
        ("5001", "Trondheim - Tråante"),
        ("5540", "Gáivuotna - Kåfjord - Kaivuono"),
        ("5006", "Steinkjer - Stïentje"),
        ("5536", "Lyngen - Ivgu - Yykeä"),
    ],
)
def test_names_are_whole_with_sami_and_kven_forms(code: str, name: str) -> None:
    assert municipality(code).name == name
    assert municipality(code).codes.get(valid_to=None).name == name


def test_a_number_taken_up_again_belongs_to_the_one_that_has_it() -> None:
    assert municipality("0712", date(2019, 1, 1)).name == "Larvik"
    assert municipality("1806").name == "Narvik"


def test_one_that_has_ended_keeps_its_last_name_and_has_no_number() -> None:
    rygge = municipality("0136", date(2019, 1, 1))
    assert (rygge.name, rygge.code_on(NOW)) == ("Rygge", "")


def test_the_number_of_a_day_comes_with_the_rows() -> None:
    rows = Municipality.objects.with_code(date(2019, 1, 1))
    assert rows.get(name="Bærum").code == "0219"
    assert rows.get(codes__code="1580").code is None


def test_2026_has_people_in_every_municipality_of_the_year() -> None:
    rows = Population.objects.filter(year=2026)
    assert rows.count() == 357
    assert set(rows.values_list("municipality", flat=True)) == set(
        Municipality.objects.valid_on(NOW).values_list("pk", flat=True)
    )


def test_people_stand_as_in_the_file() -> None:
    assert Population.objects.count() == 6673
    assert municipality("0301").populations.get(year=2008).persons == 560484


@pytest.mark.parametrize(
    ("code", "first_year"),
    [("1508", 2024), ("1580", 2024), ("1806", 2020), ("3907", 2017), ("1103", 2008)],
)
def test_years_that_the_source_only_estimates_stay_empty(code: str, first_year: int) -> None:
    years = list(municipality(code).populations.values_list("year", flat=True))
    assert years == list(range(first_year, 2027))


def test_every_county_of_today_is_in_exactly_one_of_six_regions() -> None:
    counties = RegionCounty.objects.valid_on(NOW).values_list("county__code", flat=True)
    today = County.objects.valid_on(NOW).values_list("code", flat=True)
    assert len(today) == 15
    assert sorted(counties) == sorted(today)
    assert Region.objects.count() == 6
    assert RegionCounty.objects.get(county__code="42").region.name_nb == "Region sør"


def test_a_region_is_logged_with_its_reason() -> None:
    assert {row.history_change_reason for row in Region.history.all()} == {"region.loaded"}


def test_what_was_added_is_counted(country: geography.Loaded) -> None:
    assert country == geography.Loaded(
        counties=33, municipalities=482, numbers=903, changes=551, populations=6673, regions=6
    )


def test_a_second_load_changes_nothing() -> None:
    before = everything()
    assert geography.load() == geography.Loaded(0, 0, 0, 0, 0, 0)
    assert everything() == before


def test_a_load_keeps_what_people_have_edited() -> None:
    Municipality.objects.filter(name="Voss").unlogged().update(written_form="nn")
    moved = RegionCounty.objects.get(county__code="33")
    moved.region = Region.objects.get(code="ost")
    moved.save()
    before = everything()
    geography.load()
    assert everything() == before


def test_a_load_gives_an_end_and_a_new_name_to_what_was_open() -> None:
    """As if the last load had been in 2022, before Trondheim took its Sámi name."""
    trondheim = municipality("5001")
    trondheim.codes.filter(valid_from=date(2023, 1, 1)).delete()
    trondheim.codes.filter(code="5001").update(valid_to=None)
    Municipality.objects.filter(pk=trondheim.pk).unlogged().update(name="Trondheim")
    assert geography.load() == geography.Loaded(0, 0, 1, 0, 0, 0)
    trondheim.refresh_from_db()
    assert trondheim.name == "Trondheim - Tråante"
    assert trondheim.codes.get(name="Trondheim", code="5001").valid_to == date(2023, 1, 1)


def test_a_region_made_again_takes_only_counties_without_one() -> None:
    RegionCounty.objects.filter(county__code="56").delete()
    Region.objects.filter(code="hammerfest").first().delete()
    vest = Region.objects.get(code="vest")
    RegionCounty.objects.filter(county__code="55").update(region=vest)
    assert geography.load().regions == 1
    assert Region.objects.get(code="hammerfest").counties.get().county.code == "56"


def test_the_command_says_in_one_line_what_it_added(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_municipalities")
    assert capsys.readouterr().out == (
        "Added: 0 counties, 0 municipalities, 0 numbers, 0 changes, 0 populations, 0 regions\n"
    )


def test_rows_read_as_words() -> None:
    halden = municipality("3101")
    change = halden.changes_to.get(new_code="3101")
    assert str(halden.codes.get(valid_to=None)) == "3101 Halden"
    assert str(change) == "3001 → 3101 01.01.2024"
    assert str(halden.populations.get(year=2008)).startswith("Halden 2008: ")
    assert str(County.objects.get(code="31").regions.get()) == "Østfold: Region øst"
