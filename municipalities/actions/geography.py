"""The base data of the country: what the files have and the database lacks is added."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models, transaction

from accounts.models import User
from municipalities import geography_source as source
from municipalities.models import (
    County,
    Municipality,
    MunicipalityChange,
    MunicipalityCode,
    Population,
    RegionCounty,
)
from programme.models import Region
from web import history

REGIONS_FROM = date(2024, 1, 1)  # the first day of today's counties

Homes = dict[source.Place, Municipality]
Known = dict[tuple[str, date], Municipality]  # by number and its first day


@dataclass(frozen=True)
class Loaded:
    """How many rows of each kind were added by a load."""

    counties: int
    municipalities: int
    numbers: int
    changes: int
    populations: int
    regions: int


@transaction.atomic
def load(*, by: User | None = None) -> Loaded:
    """
    Add counties, municipalities with numbers, changes and people, and Husbanken's regions.

    A second load changes nothing. What people have edited stays, such as the written form and
    the regions; a number that has ended since the last load gets its end, and a renamed
    municipality its new name. Municipalities and regions, which people edit, have history.
    """
    country = source.places()
    counties = _add_counties()
    municipalities, homes = _add_municipalities(country, by)
    return Loaded(
        counties=counties,
        municipalities=municipalities,
        numbers=_add_numbers(homes),
        changes=_add_changes(country, homes),
        populations=_add_populations(homes),
        regions=_add_regions(by),
    )


def _add_counties() -> int:
    rows = [County(**vars(span)) for span in source.counties()]
    return _add_missing(rows, "code", "valid_from")


def _add_municipalities(country: source.Places, by: User | None) -> tuple[int, Homes]:
    """A row for each place; one with a known number in its time is the one we have."""
    known = {
        (row.code, row.valid_from): row.municipality
        for row in MunicipalityCode.objects.select_related("municipality")
    }
    homes = {place: _home(place, known) for place in country.places}
    new = [home for home in homes.values() if home.pk is None]
    _rename(homes, known, by)
    history.keep_new(new, by=by, reason="municipality.loaded")
    return len(new), homes


def _rename(homes: Homes, known: Known, by: User | None) -> None:
    """Municipalities whose last number or name came after the last load get that name."""
    renamed = []
    for place, home in homes.items():
        last = place.spans[-1]
        if home.pk and (last.code, last.valid_from) not in known:
            home.name = place.name
            renamed.append(home)
    history.keep_changed(renamed, fields=["name"], by=by, reason="municipality.renamed")


def _home(place: source.Place, known: Known) -> Municipality:
    spans = [(span.code, span.valid_from) for span in place.spans]
    return next((known[span] for span in spans if span in known), Municipality(name=place.name))


def _add_numbers(homes: Homes) -> int:
    rows = [
        MunicipalityCode(municipality=home, **vars(span))
        for place, home in homes.items()
        for span in place.spans
    ]
    _end_numbers(rows)
    return _add_missing(rows, "code", "valid_from")


def _end_numbers(rows: Iterable[MunicipalityCode]) -> None:
    """Give numbers that held at the last load the end that they have got since."""
    open_rows = {
        (row.code, row.valid_from): row
        for row in MunicipalityCode.objects.filter(valid_to=None)
    }
    ended = []
    for row in rows:
        kept = open_rows.get((row.code, row.valid_from))
        if kept and row.valid_to:
            kept.valid_to = row.valid_to
            ended.append(kept)
    MunicipalityCode.objects.bulk_update(ended, ["valid_to"])


def _add_changes(country: source.Places, homes: Homes) -> int:
    rows = []
    for change in country.changes:
        old, new = country.before_and_after(change)
        rows.append(MunicipalityChange(old=homes[old], new=homes[new], **vars(change)))
    return _add_missing(rows, "old_code", "new_code", "on")


def _add_populations(homes: Homes) -> int:
    """People belong to the municipality that has the number today."""
    today = {
        span.code: home
        for place, home in homes.items()
        for span in place.spans
        if span.valid_to is None
    }
    rows = [
        Population(municipality=today[line.code], year=line.year, persons=line.persons)
        for line in source.population()
    ]
    return _add_missing(rows, "municipality_id", "year")


def _add_regions(by: User | None) -> int:
    """Regions that are missing, and their counties where these have no region yet."""
    lines = source.regions()
    known = set(Region.objects.values_list("code", flat=True))
    new = [line for line in lines if line.code not in known]
    for line in new:
        names = {key: value for key, value in vars(line).items() if key != "counties"}
        region = Region(**names)
        history.keep(region, by=by, reason="region.loaded")
        _add_region_counties(region, line.counties)
    return len(new)


def _add_region_counties(region: Region, codes: Iterable[str]) -> None:
    counties = County.objects.valid_on(REGIONS_FROM).filter(code__in=codes, regions=None)
    RegionCounty.objects.bulk_create(
        RegionCounty(region=region, county=county, valid_from=REGIONS_FROM)
        for county in counties
    )


def _add_missing(rows: Iterable[Any], *key: str) -> int:
    """Insert the rows whose key the table lacks, and tell how many."""
    rows = list(rows)
    table: models.Manager = type(rows[0]).objects
    known = set(table.values_list(*key))
    new = [row for row in rows if tuple(getattr(row, name) for name in key) not in known]
    table.bulk_create(new, batch_size=history.BATCH)
    return len(new)
