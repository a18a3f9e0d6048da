"""Nobody outside reckons a hidden figure out from all pages, files and CSV that can be had."""

from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from municipalities.models import Measurement, Population
from reports.catalogue import BY_SLUG
from reports.queries.participants import participants
from tests.reports import attack, scenes
from tests.world import open_window, place, rate_indicator, year

# The reports that tell figures of indicators, and those that sum them.
SLUGS = (
    "goal-attainment",
    "time-series",
    "programme-figures",
    "key-figures",
    "chain",
    "needs",
    "data-quality",
    "yearly-workbook",
)
PLACES = 9


def nine(world, small_before):
    """Five in the east, of whom Nordvik is small this year, and four in the west."""
    east = [world.nordvik, *scenes.more_places(world, 4)]
    names = ("Vest 1", "Vest 2", "Vest 3")
    west = [
        world.sorvik,
        *(
            place(name, f"97{number}0", world.other_region, world.programme)
            for number, name in enumerate(names, start=1)
        ),
    ]
    open_window(world.programme, year(2024))
    for number, own in enumerate([*east, *west]):
        scenes.goal(world, own, baseline=None, target=None)
        size = 10 ** (number + 2)
        before = attack.BEFORE * size if number else small_before
        now = attack.NOW * size if number else 3
        if before:
            scenes.figure(world, own, before, period=year(2024))
        scenes.figure(world, own, now)


def narrowed(world, slug):
    """The choices that are made one after the other."""
    if slug == "yearly-workbook":
        return [
            {"participation": own.pk, "year": of}
            for own in (world.nordvik, world.sorvik)
            for of in (2024, 2025)
        ]
    if slug == "data-quality":
        return [{"period": "all"}, {"period": year(2024).pk, "region": world.region.pk}]
    regions = [{"region": each.pk} for each in (world.region, world.other_region)]
    years = [{"year": 2024}, {"year": 2024, "region": world.region.pk}]
    single = [{"participation": world.nordvik.pk}]
    alone = single if slug != "programme-figures" else []
    return [{}, *regions, *(years if "year" in fields(slug) else []), *alone]


def fields(slug):
    """What the report can be narrowed by."""
    return BY_SLUG[slug].form.base_fields


def read_file(client, slug, chosen):
    """Every number in the workbook of a report."""
    yield from read_book(client, reverse("report-download", args=[slug]), chosen)


def read_book(client, address, chosen):
    """Every number in a workbook."""
    answer = client.get(address, chosen)
    book = openpyxl.load_workbook(BytesIO(answer.getvalue()))
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if isinstance(cell.value, int | float):
            yield Decimal(str(cell.value))
        elif cell.value:
            yield from attack.numbers_in(str(cell.value))


def read_page(client, address, chosen):
    """Every number on the page."""
    page = client.get(address, chosen).content.decode()
    yield from attack.numbers_in(strip_tags(page.replace("<", " <")))


def read_csv(client, slug):
    """Every number in the CSV, of a report that has one."""
    if BY_SLUG[slug].tidy:
        text = client.get(reverse("report-csv", args=[slug])).getvalue().decode()
        yield from attack.numbers_in(text)


def everything(client, world, name):
    """What one person reads: the manager with all choices, others once."""
    client.force_login(world.people()[name])
    user = world.people()[name]
    for slug in SLUGS:
        if not BY_SLUG[slug].access.test(user, None):
            continue
        choices = narrowed(world, slug) if name == "mona" else [{}]
        for chosen in choices:
            yield from read_file(client, slug, chosen)
            yield from read_page(client, reverse("report", args=[slug]), chosen)
        yield from read_csv(client, slug)
    seen = {"siri": [world.sorvik], "anne": [world.nordvik]}
    for own in seen.get(name, [world.nordvik, world.sorvik]):
        chosen = {"participation": own.pk}
        yield from read_book(client, reverse("comparison-download"), chosen)
    if name != "anne":  # an adviser sees on screen what was sent in, but not in reports
        yield from read_page(client, reverse("indicator", args=[world.indicator.code]), {})


def hidden(world):
    """Where in a vector each hidden figure stands: by its size, and this year after the year before."""
    figures = Measurement.objects.exclude(suppression="")
    return {_place_of(figure) for figure in figures}


def _place_of(figure):
    zeros = len(str(int(figure.value))) - 1
    return (zeros - 2 if zeros else 0) + (PLACES if figure.period.year == 2025 else 0)


@pytest.mark.parametrize(
    ("name", "small_before"), [("mona", 1), ("mona", None), ("siri", 1), ("anne", None)]
)
def test_no_hidden_figure_follows_from_all_that_is_read(client, world, name, small_before):
    """The whole less the regions, one download less another, this year less the year before."""
    nine(world, small_before)
    places = hidden(world)

    numbers = set(everything(client, world, name))
    known = {vector for each in numbers if (vector := attack.told_by(each, PLACES))}
    found = attack.figures_that_follow(known)

    assert len(places) >= 2
    assert found.isdisjoint(places)
    if name == "mona":  # all that is not hidden follows, and sums of all are told
        assert len(found) >= 2 * PLACES - len(places) - 1
        assert max(sum(map(bool, vector)) for vector in known) >= PLACES


def test_the_numbers_of_a_hidden_rate_stand_nowhere(client, world):
    """2 of 7,919 is hidden, and with it the smallest beside it; neither its parts nor its value is told."""
    share = rate_indicator(decimals=4)
    world.programme.indicators_for_all.add(share)
    parts = [(2, 7919), (613, 6841), (701, 8117), (809, 9029), (907, 9973)]
    for own, (of, whole) in zip(
        [world.nordvik, *scenes.more_places(world, 4)], parts, strict=True
    ):
        scenes.goal(world, own, share, baseline=None, target=None)
        scenes.figure(world, own, indicator=share, numerator=of, denominator=whole)
    client.force_login(world.mona)
    told = set()
    for slug in SLUGS:
        chosen = {"indicator": share.pk} if "indicator" in fields(slug) else {}
        told |= {*read_file(client, slug, chosen), *read_csv(client, slug)}
        told |= {*read_page(client, reverse("report", args=[slug]), chosen)}

    values = {Decimal(100 * of / whole).quantize(Decimal("0.0001")) for of, whole in parts[:2]}
    assert told.isdisjoint({7919, 6841, 613} | values)
    assert {8117, 9029, 9973, Decimal("9.0946")} <= {abs(each) for each in told}


def test_no_hidden_count_of_a_need_follows_either(client, world):
    """Nordvik's 3 stands in no sum, and no share of the inhabitants tells it."""
    nine(world, None)
    Measurement.objects.all().unlogged().delete()
    counted = 7  # more digits than these have no room in a count
    for number, own in enumerate(participants(user=world.mona)[:counted]):
        count = attack.NOW * 10 ** (number + 2) if number else 3
        scenes.need(world, own, counts=[(count, "households", scenes.IN_2025)])
        Population.objects.create(municipality=own.municipality, year=2025, persons=7919)
    client.force_login(world.mona)
    numbers = set()
    for slug in ("needs", "chain", "yearly-workbook"):
        for chosen in narrowed(world, slug):
            numbers |= {*read_file(client, slug, chosen)}
            numbers |= {*read_page(client, reverse("report", args=[slug]), chosen)}
    numbers |= {*read_page(client, reverse("management-information"), {})}

    known = {vector for each in numbers if (vector := attack.told_by(each, counted))}
    assert attack.figures_that_follow(known) == {*range(counted + 1, 2 * counted)}
    assert (0,) * (counted + 1) + (1,) * (
        counted - 1
    ) in known  # the sum of those that are shown
    assert {Decimal(text) for text in ("0.3788", "0.379", "0.38", "0.4")}.isdisjoint(numbers)


def test_whoever_adds_and_subtracts_finds_what_follows():
    """East less what is told of it leaves the hidden two; with one of them the other is found."""
    east, two = attack.told_by(Decimal(4_444_003), 5), attack.told_by(Decimal(4_440_000), 5)

    assert east == (0, 0, 0, 0, 0, 1, 1, 1, 1, 1)
    assert attack.figures_that_follow([east, two]) == set()
    assert attack.figures_that_follow([east, attack.told_by(Decimal(4_444_000), 5)]) == {5}
    assert attack.told_by(Decimal(4_000 - 1_000), 5) == (0, -1, 0, 0, 0, 0, 1, 0, 0, 0)
    assert [attack.told_by(Decimal(n), 5) for n in ("2025", "12.5", "2000", "1010")] == [
        None
    ] * 4
    assert [*attack.numbers_in("1\u00a0000 av −3, 2,5 %")] == [1000, -3, Decimal("2.5")]
