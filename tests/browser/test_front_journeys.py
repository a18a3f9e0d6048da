"""The five front pages, and what has changed; wide, narrow, without JavaScript."""

from datetime import date

import pytest

from tests.dialogue import report_scene
from tests.reports import scenes
from tests.world import year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_every_role_reads_what_comes_first_and_one_click_leads_there(visitor, everybody):
    world = everybody
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    for when, value in ((2023, 28), (2024, 35), (2025, 41)):
        scenes.figure(world, world.nordvik, value, period=year(when))
    scenes.figure(world, world.sorvik, 30, period=year(2023))
    scenes.cooperation(world, world.nordvik)
    report_scene.window(world, due_on=date(2026, 11, 1))
    page = visitor.page

    visitor.log_in(world.lars)
    assert page.get_by_role("heading", name="Dette kan du gjøre nå").is_visible()
    visitor.press("Nordvik, årsrapport 2025: ikke påbegynt")
    assert "/rapporter/" in page.url

    visitor.log_in(world.kari)
    decide = page.get_by_role("region", name="Venter på din avgjørelse")
    decide.get_by_role("link", name="Nordvik, 2025: 1 tall å godkjenne").click()
    visitor.check()
    assert page.url.endswith("/godkjenn/")

    visitor.log_in(world.anne)
    first = page.get_by_role("region", name="Deltakere som trenger noe først")
    assert first.get_by_text("1 statusrapport er ikke sendt").is_visible()
    visitor.press("Reglene for rekkefølgen")
    assert page.get_by_text("Husbanken har skyldt et svar i mer enn 30 dager.").is_visible()

    visitor.log_in(world.mona)
    worrying = page.get_by_role("region", name="Dette bør følges opp")
    assert worrying.get_by_text("1 av 1 tallrekke har gått feil vei to år på rad").is_visible()
    assert "Nordvik" not in worrying.inner_text()
    visitor.press("endringer de siste 30 dagene")
    page.get_by_label("Hva som skjedde").select_option(label="sendt inn")
    page.get_by_role("button", name="Filtrer", exact=True).click()
    visitor.check()
    assert page.get_by_role("heading", level=1).inner_text() == "Siste endringer"

    visitor.log_in(world.tor)
    run = page.get_by_role("region", name="Drift av programmet")
    assert run.get_by_text("tall med frist i år er inne").is_visible()
