"""The workbook of the management page: the same answers, the same rows, the same hidden figures, logged."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from programme.figures import NoNumber
from reports.models import Download
from reports.questions import drawings
from reports.questions.answers import Card
from reports.questions.catalogue import QUESTIONS
from reports.questions.columns import ANSWER_COLUMNS, NUMBER, ROW_COLUMNS
from reports.questions.question import Answered, NotHeld
from reports.workbook import pen, tables
from tests.reports import scenes
from tests.reports.test_print import A4_WIDE, DIGIT, LEAST_SCALE
from tests.world import TODAY, year
from web.sparklines import Line, Point

EXCEL = "/styringsinformasjon/excel/"
FIRST = "Svar"
GROUPS = ("Hjelp til folk", "Måling og tillit", "Husbankens del")


def taken(client, user, **chosen):
    """The workbook as the reader gets it."""
    client.force_login(user)
    answer = client.get(EXCEL, chosen)
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))


@pytest.mark.parametrize(
    "shown", [ANSWER_COLUMNS, (NUMBER, *ROW_COLUMNS)], ids=["svar", "rader"]
)
def test_the_tables_are_readable_on_a4_and_the_rest_stands_to_the_right(shown):
    printed = [column.printed for column in shown]
    widths = [tables.width_of(column) for column in shown if column.printed]

    assert printed == sorted(printed, reverse=True)
    assert (A4_WIDE - 2 * pen.MARGIN) / (sum(widths) * DIGIT) >= LEAST_SCALE


def cells(sheet):
    return [
        [cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)
    ]


def row_of(book, number):
    """The row of a question in the table of answers."""
    return next(
        row for row in cells(book[FIRST]) if row and str(row[0]).startswith(f"{number}. ")
    )


@pytest.fixture
def figures(world):
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)


def test_the_table_of_answers_says_what_the_page_says(world, client, figures):
    book = taken(client, world.mona)

    client.force_login(world.mona)
    page = client.get("/styringsinformasjon/")
    (card,) = [each for each in page.context["headlines"] if each.question.number == "Q11"]
    row = row_of(book, "Q11")
    assert row[1].startswith(card.answer.sentence)
    assert row[2:7] == [28, "husstander", 1, 2, "Sørvik"]
    assert row[-1] == "http://testserver/styringsinformasjon/temporary-housing/"
    assert row_of(book, "Q12")[1].startswith("Indikatorkatalogen har ikke")
    numbers = [
        row[0].partition(".")[0] for row in cells(book[FIRST]) if row and row[0][:1] == "Q"
    ]
    assert numbers[:8] == [*("Q7", "Q8", "Q11", "Q12", "Q9", "Q1", "Q6", "Q16")]
    assert len(numbers) == len(QUESTIONS)
    assert str(book[FIRST].print_area).startswith("'Svar'!$A$1:$K$")


def test_the_sheet_of_a_group_holds_the_rows_behind_its_figures(world, client, figures):
    book = taken(client, world.mona)

    rows = [row for row in cells(book["Hjelp til folk"]) if row[0] == "Q11"]

    assert [row[1] for row in rows] == ["Nordvik", "Sørvik"]
    assert 28 in rows[0]
    assert "mangler" in rows[1]
    assert book.sheetnames[-1] == "Om uttaket"
    assert any("Barnefamilier" in str(row) for row in cells(book["Definisjoner"]))


def test_a_hidden_figure_is_in_no_cell(world, client, figures):
    """3 in Sørvik, and 28 in Nordvik: neither 3, nor 31, nor 28, which would give it away."""
    scenes.figure(world, world.sorvik, 3)

    book = taken(client, world.mona)

    row = row_of(book, "Q11")
    assert row[2] == ":"
    assert "skjermet" in row[1]
    told = {
        cell for name in GROUPS if name in book for row in cells(book[name]) for cell in row
    }
    assert told.isdisjoint({3, 28, 31})
    assert row_of(taken(client, world.siri), "Q11")[2] == 3


def test_the_download_is_logged_with_whose_figures_and_choices(world, client, figures):
    taken(client, world.mona, region=world.region.pk, year=2025)

    (log,) = Download.objects.all()
    assert (log.report, log.user) == ("management-information", world.mona)
    assert log.filters == {"Region": "Region øst", "Periode": "2025"}
    assert [*log.participations.all()] == [world.nordvik]


def test_a_municipalitys_own_file_is_in_its_written_form(world, client, figures):
    type(world.nordvik.municipality).objects.all().unlogged().update(written_form="nn")

    book = taken(client, world.kari, participation=world.nordvik.pk)

    assert row_of(book, "Q11")[1].startswith("Barnefamiliar i mellombels butilbod")


def test_the_command_writes_the_same_file(world, client, figures, tmp_path):
    path, out = tmp_path / "styring.xlsx", StringIO()
    about = ("--user", "mona@example.org", "--output", str(path), "--year", "2025")

    call_command(
        "export_report", "management-information", *about, "--region", "ost", stdout=out
    )

    book = openpyxl.load_workbook(path)
    page = taken(client, world.mona, year=2025, region=world.region.pk)
    assert book.sheetnames == page.sheetnames
    assert row_of(book, "Q11") == row_of(page, "Q11")[:-1]
    assert Download.objects.count() == 2
    with pytest.raises(CommandError, match="no figures to write as csv"):
        call_command("export_report", "management-information", *about, "--format", "csv")
    with pytest.raises(CommandError, match="sees nothing called so"):
        call_command("export_report", "management-information", *about, "--group", "ukjent")


def test_the_pictures_of_the_page_are_charts_of_the_file(world, client, figures):
    """28 of Nordvik after 30: a line; the goals by their standing: a bar of parts."""
    scenes.figure(world, world.nordvik, 30, period=year(2024))

    book = taken(client, world.mona)

    sheet = book["Diagrammer"]
    told = [row for row in sheet.iter_rows(min_row=2, values_only=True) if row[0] == "Q11"]
    assert [(row[2], row[3], row[4], row[7]) for row in told] == [
        ("2024", 30, "husstander", 30),
        ("2025", 28, "husstander", 28),
    ]
    titles = ["".join(run.t for run in each.title.tx.rich.p[0].r) for each in sheet._charts]
    place = next(at for at, title in enumerate(titles) if title.startswith("Q11. "))
    line = sheet._charts[place]
    first = [*sheet.iter_rows(values_only=True)].index(told[0]) + 1
    assert line.series[0].val.numRef.f == f"'Diagrammer'!$H${first}:$H${first + 1}"
    assert line.y_axis.delete is False
    standings = [row for row in sheet.iter_rows(values_only=True) if row[0] == "Q7"]
    assert [row[3] for row in standings if row[2] == "foran"] == [0]
    assert len(titles) == len(
        {row[0] for row in sheet.iter_rows(min_row=2, values_only=True) if row[0]}
    )


def test_a_hidden_total_is_a_gap_and_its_neighbours_are_drawn(world, client, figures):
    for number, value in ((2023, 40), (2024, 30)):
        scenes.figure(world, world.nordvik, value, period=year(number))
    scenes.figure(world, world.sorvik, 3)

    rows = [row for row in cells(taken(client, world.mona)["Diagrammer"]) if row[0] == "Q11"]

    assert [row[3] for row in rows] == [40, 30, ":"]
    assert [len(row) for row in rows][-1] == len(rows[0]) - 1  # nothing to draw


def test_below_nothing_a_line_may_go(world):
    line = Line((Point("2024", Decimal(-4)), Point("2025", NoNumber.MISSING)))
    question = replace(QUESTIONS[0], number="Q1")
    of = {"figure": NoNumber.MISSING, "unit": "dager", "n": 0, "of": 0, "picture": line}
    card = Card(question, Answered("Fire dager.", **of), TODAY)

    (drawn,) = drawings.charts(drawings.rows([card]))

    assert (drawn.least, drawn.rows, drawn.axis) == (None, (1, 2), "dager")
    assert drawings.charts(drawings.rows([replace(card, answer=NotHeld("Ikke."))])) == ()
