"""The grid as a workbook to send round, and that what is filled in there is pasted back."""

from io import BytesIO

import openpyxl

from municipalities import grid_sheet
from municipalities.models import FollowedIndicator
from reports.models import Download
from tests.municipalities.grid_scene import ALL, figure, grid, half_year, two_years
from tests.world import count_indicator


def test_the_sheet_goes_out_with_its_figures_and_comes_back_the_same(client, world):
    scene = two_years(world)
    half_year(scene)
    halves = count_indicator("half_count", frequency="half_year")
    FollowedIndicator.objects.create(participation=scene.nordvik, indicator=halves)
    figure(scene, 3)  # small, and their own
    figure(scene, indicator=scene.rate, numerator=5, denominator=10)
    figure(scene, period=scene.y2024, not_applicable="=Ingen hospits")
    client.force_login(scene.ola)

    answer = client.get(f"/deltakere/{scene.nordvik.pk}/tall/ark/")

    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert book.sheetnames[1:3] == ["Tall for året", "Tall for halvåret"]
    rows = [[cell.value for cell in row] for row in book["Tall for året"].iter_rows()]
    assert [row[0] for row in rows] == [
        "Kode",
        "refused_share/1",
        "refused_share/2",
        "temp_families",
    ]
    assert rows[0][4:] == ["2024", "2025"]
    assert rows[3][4:] == ["– =Ingen hospits", 3]
    assert [row[5] for row in rows[1:3]] == [5, 10]
    formats = {cell.number_format for row in book["Tall for året"]["F2:F4"] for cell in row}
    assert formats == {"0"}  # 1,234 would be read in two ways on the way back
    assert Download.objects.get().report == "figures-sheet"

    copied = "\n".join("\t".join(str(text or "") for text in row) for row in rows)
    found = grid_sheet.read(copied, grid(scene, ALL))
    assert found.left_over == []
    assert {each.texts for each in found.cells} == {
        ("3", ""),
        ("5", "10"),
        ("– =Ingen hospits", ""),
    }
