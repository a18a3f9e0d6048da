"""Two municipalities open their figures for each other; the manager reads what they come to."""

import io

import openpyxl
import pytest

from tests.reports import scenes

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_two_open_for_each_other_and_the_manager_reads_the_sum(visitor, everybody):
    world = everybody
    places = [world.nordvik, world.sorvik, *scenes.more_places(world, 4)]
    for own, value in zip(places, [12, 9, 20, 7, 30, 13], strict=True):
        scenes.figure(world, own, value)

    visitor.log_in(world.siri)
    visitor.open(f"/deltakere/{world.sorvik.pk}/sammenligning/")
    visitor.press("Åpne tallene deres for en annen deltaker")
    visitor.page.get_by_label("Deltaker").select_option(label="Nordvik")
    visitor.press("Åpne tallene")

    visitor.log_in(world.kari)
    visitor.press("Tall")
    visitor.press("Sammenlign")
    assert visitor.page.get_by_role("rowheader", name="Sørvik").count() == 0
    visitor.press("Hvem Nordvik har åpnet tallene sine for")
    visitor.press("Åpne tallene deres for en annen deltaker")
    visitor.page.get_by_label("Deltaker").select_option(label="Sørvik")
    visitor.press("Åpne tallene")
    assert visitor.page.get_by_text("Åpent begge veier: Sørvik.").is_visible()
    visitor.press("Sammenlign tall")
    names = visitor.page.get_by_role("rowheader").all_inner_texts()
    assert names == [
        "Nordvik",
        "Median, programmet",
        "Nedre og øvre kvartil, programmet",
        "Median, Region øst",  # too few in every period, and so no quartiles either
        "Sørvik",
    ]
    visitor.press("Om indikatoren")
    assert visitor.page.get_by_role("rowheader", name="Nordvik").is_visible()

    visitor.log_in(world.mona)
    visitor.press("Tall")
    visitor.press("Programtall")
    row = visitor.page.get_by_role("row").filter(has_text="Barnefamilier")
    assert row.get_by_role("cell").first.inner_text() == "91\n6 av 6"
    file = visitor.download("Last ned Excel")
    book = openpyxl.load_workbook(io.BytesIO(file.path().read_bytes()))
    assert 91 in {cell.value for line in book["Programmets tall"].iter_rows() for cell in line}
