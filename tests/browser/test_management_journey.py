"""A manager goes from the answer to the rows, to the figure and to the file; wide, narrow, without JavaScript."""

import re
from datetime import date

import openpyxl
import pytest

from tests.reports import scenes
from tests.world import year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_an_answer_leads_to_its_rows_its_figure_and_its_file(visitor, everybody):
    world = everybody
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 35, period=year(2024))
    scenes.figure(world, world.nordvik, 28)

    visitor.log_in(world.mona)
    visitor.open("/styringsinformasjon/")
    page = visitor.page
    sentence = "Barnefamilier i midlertidig botilbud, 2025: 28 husstander (1 av 2 deltakere; mangler: Sørvik)."
    assert page.get_by_text(sentence).is_visible()
    page.get_by_label("Region").select_option(label="Region øst")
    page.get_by_role("button", name="Vis", exact=True).click()
    visitor.check()
    card = page.get_by_role("article", name="Midlertidig botilbud")
    assert card.get_by_text("28 husstander (1 av 1 deltaker)").is_visible()
    saved = visitor.download("Last ned Excel")
    assert saved.suggested_filename == "Styringsinformasjon Region øst 2026-11-24.xlsx"
    with saved.path().open("rb") as file:
        assert openpyxl.load_workbook(file).sheetnames[0] == "Svar"

    card.get_by_role("link", name=re.compile("rade")).click()
    visitor.check()
    assert page.get_by_role("heading", level=1).inner_text() == "Midlertidig botilbud"
    assert "region=" in page.url
    page.get_by_role("table").get_by_role("link").first.click()
    visitor.check()
    assert "/tall/temp_families/" in page.url
