"""What is printed stands on few sheets: the overview on two, the management information on six at most."""

import re
from datetime import date

import pytest

from tests.reports import scenes
from tests.world import count_indicator, open_window, year

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.parametrize("visitor", [(1280, True)], indirect=True, ids=["wide"]),
]


def sheets(page) -> int:
    """How many pages the browser makes of it on A4."""
    page.locator("[data-drawing] svg, .answer-card").first.wait_for()
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True)))


def give(world, own, indicators):
    """Goals behind plan with four years of figures and the municipality's own words; needs, money, a trial."""
    for indicator in indicators:
        scenes.goal(world, own, indicator)
        for number, value in zip(range(2022, 2026), (41, 38, 40, 39), strict=True):
            words = "To hus ble stengt, og flere familier har kommet til enn vi regnet med."
            about = {"indicator": indicator, "period": year(number), "comment": words}
            scenes.figure(world, own, value, **about)
    scenes.need(world, own, counts=[(30, "households", scenes.IN_2025)])
    scenes.cooperation(world, own)


def test_the_overview_is_printed_on_two_sheets_and_the_questions_on_a_few(visitor, everybody):
    world = everybody
    for number in range(2022, 2025):
        open_window(world.programme, year(number))
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    more = [count_indicator(f"more{n}", name_nb=f"Husstander nummer {n}") for n in range(5)]
    world.programme.indicators_for_all.add(*more)
    give(world, world.nordvik, [world.indicator, *more])
    for own in scenes.more_places(world, 10):
        give(world, own, [world.indicator])

    visitor.log_in(world.mona)
    visitor.open(f"/deltakere/{world.nordvik.pk}/")
    assert visitor.page.locator(".goal-series").count() == 6
    assert sheets(visitor.page) == 2
    visitor.open("/styringsinformasjon/")
    assert visitor.page.locator(".answer-card").count() >= 14
    assert 3 <= sheets(visitor.page) <= 6
