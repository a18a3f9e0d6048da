"""The sheet that is sent round, and the page on which it is pasted back."""

from decimal import Decimal

import pytest

from municipalities import grid_sheet
from municipalities.models import Measurement
from tests.municipalities.grid_scene import (
    ALL,
    closed_year,
    figure,
    grid,
    half_year,
    two_years,
)
from tests.world import count_indicator
from web.errors import Refused

HEAD = "Kode\tIndikator\tHva som telles\tEnhet\t2024\t2025"


@pytest.fixture
def scene(world):
    return two_years(world)


def block(*lines, head=HEAD):
    return "\r\n".join([head, *lines]) + "\r\n"


def line(code, *figures):
    return "\t".join([code, "navn", "", "husstander", *figures])


def read(world, text):
    found = grid_sheet.read(text, grid(world, ALL))
    return {(each.indicator, each.period): each.texts for each in found.cells}, found.left_over


def paste(client, world, text, user=None, **more):
    client.force_login(user or world.ola)
    return client.post(f"/deltakere/{world.nordvik.pk}/tall/lim-inn/", {"block": text} | more)


def stored(client, world, text, preview, **more):
    form = preview.context["form"]
    carried = {name: form.data[name] for name in ("previewed", "opened")}
    return paste(client, world, text, store="1", **carried, **more)


def test_the_sheet_has_a_line_for_a_figure_and_two_for_a_rate(scene):
    figure(scene, 41)
    figure(scene, indicator=scene.rate, numerator=5, denominator=10)
    figure(scene, indicator=scene.rate, period=scene.y2024, not_applicable="Ingen søkere")

    lines = grid_sheet.lines_of(grid(scene).tables[0])

    assert [(each.code, each.what, [*each.figures.values()]) for each in lines] == [
        ("refused_share/1", "Avslag", ["– Ingen søkere", Decimal(5)]),
        ("refused_share/2", "Nye søknader", [None, Decimal(10)]),
        ("temp_families", "", [None, Decimal(41)]),
    ]


def test_each_figure_finds_its_cell_by_code_and_period(scene):
    figure(scene, indicator=scene.rate, numerator=5, denominator=10)
    text = block(
        line("temp_families", "", "1 041"),
        line("refused_share/1", "", "6"),  # the denominator stays as it is
        "\t\t\t\t\t",
    )

    cells, left_over = read(scene, text)

    assert cells == {
        (scene.indicator.pk, scene.period.pk): ("1 041", ""),
        (scene.rate.pk, scene.period.pk): ("6", "10"),
    }
    assert left_over == []


def test_columns_come_in_any_order_and_in_any_language(scene):
    half = half_year(scene)
    halves = count_indicator("half_count", frequency="half_year")
    scene.programme.indicators_for_all.add(halves)
    text = "Figurar\nName\t1st half-year 2026\tCode\t2025\nx\t7\thalf_count\t\ny\t\ttemp_families\t8"

    cells, left_over = read(scene, text.replace("1st", "1."))

    assert cells == {
        (halves.pk, half.pk): ("7", ""),
        (scene.indicator.pk, scene.period.pk): ("8", ""),
    }
    assert left_over == []


def test_what_finds_no_cell_is_told(scene):
    text = block(
        line("unknown", "1", ""),
        line("temp_families/1", "1", ""),
        line("refused_share", "1", ""),
        line("temp_families", "mangler", "", "3"),
        "1",
        head=HEAD + "\t1999\tMerknad",
    )

    cells, left_over = read(scene, text)

    assert cells == {}
    assert left_over == [
        "«unknown» er ikke en av kodene deres.",
        "«temp_families/1» er ikke en av kodene deres.",
        "«refused_share» er ikke en av kodene deres.",
        "«1999» er ikke en av periodene deres.",
    ]


def test_a_sheet_without_its_headings_is_refused(scene):
    with pytest.raises(Refused, match="overskriftene"):
        read(scene, line("temp_families", "1", "2"))


def test_the_preview_changes_nothing_and_the_same_is_then_saved(client, scene):
    closed_year(scene)
    figure(scene, 41, state="draft", submitted_at=None)
    text = block(
        line("temp_families", "40", "41", "7"),
        line("refused_share/1", "5", ""),
        line("refused_share/2", "ca. 10", ""),
        line("unknown", "1", ""),
        head=HEAD + "\t2023",
    )

    preview = paste(client, scene, text)

    assert preview.status_code == 200
    assert [(each.label, each.old, each.new) for each in preview.context["changes"]] == [
        ("Barnefamilier i midlertidig botilbud, 2024", "mangler", "40")
    ]
    assert [each.new for each in preview.context["refused"]] == ["7", "5 / ca. 10"]
    assert (preview.context["unchanged"], preview.context["left_over"]) == (
        1,
        ["«unknown» er ikke en av kodene deres."],
    )
    assert Measurement.objects.count() == 1
    answer = stored(client, scene, text, preview)
    assert answer.status_code == 422
    assert "1 tall er lagret." in answer.content.decode()
    assert {each.value for each in Measurement.objects.all()} == {40, 41}


def test_a_sheet_that_is_all_right_leads_to_the_grid(client, scene):
    text = block(line("temp_families", "", "41"))

    answer = stored(client, scene, text, paste(client, scene, text))

    assert answer.status_code == 302
    assert answer["Location"].endswith("/tall/legg-inn/")
    assert Measurement.objects.get().value == 41


def test_what_was_changed_after_the_preview_is_not_written_over(client, scene):
    text = block(line("temp_families", "", "41"))
    preview = paste(client, scene, text)
    paste(client, scene, text.replace("41", "39"), user=scene.lars)
    other = block(line("temp_families", "", "39"))
    stored(client, scene, other, paste(client, scene, other, user=scene.lars))

    answer = stored(client, scene, text, preview)

    assert answer.context["refused"][0].state == "changed"
    assert Measurement.objects.get().value == 39


def test_another_sheet_than_the_previewed_is_previewed_first(client, scene):
    preview = paste(client, scene, block(line("temp_families", "", "41")))

    answer = stored(client, scene, block(line("temp_families", "", "14")), preview)

    assert [each.new for each in answer.context["changes"]] == ["14"]
    assert not Measurement.objects.exists()


def test_a_correction_in_the_sheet_is_asked_about_and_saved_with_its_reason(client, scene):
    figure(scene, 41)
    text = block(line("temp_families", "", "40"))

    preview = paste(client, scene, text)

    key = f"{scene.indicator.pk}-{scene.period.pk}"
    assert preview.context["asks"]
    assert f'name="why-{key}"' in preview.content.decode()
    answer = stored(client, scene, text, preview, **{f"why-{key}": "Telt på nytt"})
    assert answer.status_code == 302
    assert Measurement.objects.get(value=40).correction_reason == "Telt på nytt"


def test_a_text_that_is_no_sheet_is_refused_and_kept(client, scene):
    answer = paste(client, scene, "hei")

    assert answer.status_code == 422
    assert "overskriftene" in answer.content.decode()
    assert ">\nhei</textarea>" in answer.content.decode()
