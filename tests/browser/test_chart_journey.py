"""A mayor reads the overview: the drawing has the points of the table, and prints on two sheets."""

from datetime import date

import pytest

from programme.models import ReportingWindow
from tests.reports import scenes
from tests.world import open_window, year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_the_goals_are_drawn_from_their_tables_and_printed(visitor, everybody):
    world = everybody
    for number in (2023, 2024):
        open_window(world.programme, year(number))
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 38, period=year(2023), state="approved")
    scenes.figure(world, world.nordvik, 36, comment="To hus ble stengt.")

    visitor.log_in(world.berit)
    visitor.open(f"/deltakere/{world.nordvik.pk}/")

    page = visitor.page
    assert page.get_by_text("1 indikator i målene: 1 ligger etter.").is_visible()
    assert page.get_by_text("To hus ble stengt.").is_visible()
    rows = page.locator(".chart-table tbody tr").all_inner_texts()
    assert [row.split()[:2] for row in rows[:4]] == [
        ["2022", "41"],
        ["2023", "38"],
        ["2024", "mangler"],
        ["2025", "36"],
    ]
    if not visitor.script:
        assert page.locator("[data-drawing]").is_hidden()
        return
    drawing = page.locator("[data-drawing]")
    drawing.locator("svg").wait_for()
    assert "2024 mangler" in drawing.get_attribute("aria-label")
    words = drawing.locator("svg text").all_text_contents()
    assert {"41", "38", "36", "20", "mangler", "2027"} <= {word.strip() for word in words}
    visitor.check()
    page.emulate_media(media="print")
    # Of that height, six goals stand on two sheets, whichever the window they were drawn in.
    assert 50 < drawing.locator("svg").bounding_box()["height"] < 190
    assert page.locator(".chart-table").is_hidden()


def test_a_tooltip_speaks_norwegian_and_what_is_reported_is_drawn(visitor, everybody):
    world = everybody
    scenes.figure(world, world.nordvik, 1234, state="approved")
    for place, value in zip(scenes.more_places(world, 4), (900, 1100, 1200, 1500), strict=True):
        scenes.figure(world, place, value)

    visitor.log_in(world.kari)
    visitor.open(f"/deltakere/{world.nordvik.pk}/innrapportert/")
    if visitor.script:
        visitor.page.locator("[data-drawing] svg").wait_for()
        label = visitor.page.locator("[data-drawing]").get_attribute("aria-label")
        assert "2025: godkjent 1" in label
    visitor.open("/sammenlign/")
    if visitor.script:
        drawing = visitor.page.locator("[data-drawing]").first
        drawing.locator("svg").wait_for()
        drawing.scroll_into_view_if_needed()
        # Median and spread of the programme, and of the region: each has its name below the years.
        names = [
            drawing.locator("svg text", has_text=f"{told}, {whose}").first
            for told in ("Median", "Halvparten av deltakerne")
            for whose in ("programmet", "Region øst")
        ]
        year_name = drawing.locator("svg text").get_by_text("2025", exact=True).first
        below = year_name.bounding_box()["y"] + year_name.bounding_box()["height"]
        assert all(name.bounding_box()["y"] >= below - 2 for name in names)
        box = drawing.bounding_box()
        visitor.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        drawing.locator("svg text", has_text="Nordvik: 1 234").first.wait_for()
