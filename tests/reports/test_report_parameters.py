"""What a report can be narrowed by: the page, the file and the command have the same rows."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
from django.core.management import call_command
from django.urls import reverse

from dialogue.actions import grants, guidance, policy_signals
from programme.models import ReportingWindow
from reports.catalogue import BY_SLUG, REPORTS
from reports.models import Download
from tests.reports import scenes
from tests.world import count_indicator, year

LAST_YEAR = date(2025, 5, 4)


def scene(world):
    """In Nordvik a grant, a signal, a request and a visit of 2025, and the same of 2026; goals of two indicators."""
    scenes.cooperation(world, world.nordvik)
    about = {"participation": world.nordvik, "by": world.tor}
    days = {"granted_on": LAST_YEAR, "claim_by": date(2026, 11, 30)}
    grants.give(number="BSU-0", amount=Decimal(90_000), **days, **about)
    words = {"instrument": "startlan", "theme": "homes", "what": "Lang ventetid"}
    policy_signals.send(today=LAST_YEAR, **words, **about)
    guidance.ask(theme="homes", what="Hvordan leie?", today=LAST_YEAR, **about)
    told = {"kind": "visit", "theme": "homes", "what": "Besøk", "held_on": LAST_YEAR}
    guidance.give(by=world.tor, participations=[world.nordvik], **told)
    other = count_indicator("other")
    for indicator in (world.indicator, other):
        scenes.figure(world, world.nordvik, 2, indicator=indicator)
    scenes.goal(world, world.nordvik, baseline=None)
    scenes.goal(world, world.nordvik, other, baseline=None, target=None)


# What is chosen, and how many rows there are then: of all, of the choice.
CHOICES = [
    ("grants", "year", 2025, (2, 1)),
    ("grants", "year", 2024, (2, 0)),
    ("policy-signals", "year", 2026, (2, 1)),
    ("guidance", "year", 2024, (1, 0)),
    ("missing-baselines", "indicator", "other", (2, 1)),
    ("data-quality", "indicator", "temp_families", (2, 1)),
]


@pytest.mark.parametrize(("slug", "name", "value", "counts"), CHOICES)
def test_page_file_and_command_are_narrowed_alike(
    client, world, tmp_path, capsys, slug, name, value, counts
):
    scene(world)
    client.force_login(world.mona)
    form = client.get(reverse("report", args=[slug])).context["form"]
    sent = value
    if name == "indicator":
        sent = form.fields["indicator"].queryset.get(code=value).pk
    path = tmp_path / "file.xlsx"

    pages = [
        client.get(reverse("report", args=[slug]), chosen) for chosen in ({}, {name: sent})
    ]
    file = client.get(reverse("report-download", args=[slug]), {name: sent})
    who = ("--user", "mona@example.org", "--output", str(path))
    call_command("export_report", slug, *who, f"--{name}", str(value))

    assert tuple(page.context["row_count"] for page in pages) == counts
    for book in (
        openpyxl.load_workbook(BytesIO(file.getvalue())),
        openpyxl.load_workbook(path),
    ):
        rows = [*book.worksheets[1].iter_rows(min_row=2, values_only=True)]
        assert not counts[1] or sum(any(row) for row in rows) == counts[1]
        told = [str(cell.value) for row in book["Om uttaket"].iter_rows() for cell in row]
        assert str(pages[1].context["form"].in_words()[0][1]) in told
    assert capsys.readouterr().out == f"{path}: {counts[1]} rows\n"


def test_guidance_is_counted_in_the_year_in_which_it_was_asked_for_or_given(world):
    from reports.queries import guidance as asked_and_given

    scene(world)
    found = {
        year: [(row.asked, row.waiting, row.given) for row in rows]
        for year in (None, 2025, 2026)
        if (rows := asked_and_given.rows(user=world.mona, year=year))
    }

    assert found == {None: [(2, 2, 1)], 2025: [(1, 1, 1)], 2026: [(1, 1, 0)]}


def test_the_years_are_those_of_the_participations_that_one_sees(client, world):
    client.force_login(world.mona)

    form = client.get(reverse("report", args=["grants"])).context["form"]

    years = [name for _value, name in form.fields["year"].choices]
    assert years == ["Alle år", "2026", "2025", "2024", "2023"]


def test_what_is_left_of_a_grant_lapses_in_words(world):
    about = {"participation": world.nordvik, "by": world.tor, "amount": Decimal(90_000)}
    ends = {"N-1": date(2026, 11, 1), "N-2": date(2026, 12, 31), "N-3": date(2027, 12, 31)}
    for number, claim_by in ends.items():
        grants.give(number=number, granted_on=LAST_YEAR, claim_by=claim_by, **about)
    from reports.queries import grants as report

    found = {row.number: row.lapse for row in report.rows(user=world.mona)}

    assert found == {"N-1": "er bortfalt", "N-2": "innen 90 dager", "N-3": ""}


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.slug)
def test_a_choice_that_finds_nothing_is_a_sentence_and_a_whole_file(client, world, report):
    """The west has nobody but Sørvik, who has said nothing."""
    client.force_login(world.mona)
    asked = {"region": world.other_region.pk, "programme": world.programme.pk}
    known = report.form(
        user=world.mona
    ).fields  # a name that it does not know is told, and no file made
    chosen = {name: key for name, key in asked.items() if name in known}

    page = client.get(reverse("report", args=[report.slug]), chosen)
    file = client.get(reverse("report-download", args=[report.slug]), chosen)

    assert file.status_code == 200
    assert not page.context["left_out"]
    book = openpyxl.load_workbook(BytesIO(file.getvalue()))
    assert page.status_code == 200
    assert (book.sheetnames[0], book.sheetnames[-1]) == ("Svar", "Om uttaket")
    if not page.context["row_count"]:
        assert "Det er ingenting å vise med disse valgene." in page.content.decode()


def test_of_one_indicator_with_nothing_missing_only_that_is_said(client, world):
    scenes.goal(world, world.nordvik)
    scenes.goal(world, world.nordvik, count_indicator("other"), baseline=None)
    client.force_login(world.mona)

    page = client.get(
        reverse("report", args=["missing-baselines"]), {"indicator": world.indicator.pk}
    )

    assert page.context["answer"].sentences[1] == (
        "Bare mål som måles med Barnefamilier i midlertidig botilbud, er sett på."
    )


def filters_of(file):
    """What the last sheet says was chosen: everything between its two headings."""
    sheet = openpyxl.load_workbook(BytesIO(file.getvalue()))["Om uttaket"]
    rows = [row[1:3] for row in sheet.iter_rows(values_only=True)]
    names = [name for name, _value in rows]
    chosen = rows[names.index("Hva som er valgt") + 1 : names.index("Rader")]
    return {name: value for name, value in chosen if name}


def test_the_file_says_which_year_was_taken_where_none_was_chosen(client, world):
    """2025 is over and has a figure; of 2026 there is none, and a chosen year is told as it is."""
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 9, period=year(2024))
    client.force_login(world.mona)
    latest = {"År": "2025, siste år med tall"}

    for slug in ("key-figures", "programme-figures"):
        address = reverse("report-download", args=[slug])
        west = {"region": world.other_region.pk}
        assert filters_of(client.get(address)) == latest
        assert filters_of(client.get(address, west)) == {"Region": "Region vest", **latest}
        assert filters_of(client.get(address, {"year": 2024})) == {"År": "2024"}
        assert Download.objects.order_by("-pk")[1].filters["År"] == latest["År"]

    address = reverse("management-download")
    assert filters_of(client.get(address)) == {"Periode": latest["År"]}
    phase = {"year": 2024, "group": "municipalities"}
    assert filters_of(client.get(address, phase)) == {
        "Periode": "2024",
        "Gruppe av deltakere": "Bare kommuner",
    }


def test_where_there_is_nobody_to_tell_of_no_year_is_told(world):
    for slug in ("key-figures", "programme-figures"):
        form = BY_SLUG[slug].form({}, user=world.per)
        assert form.is_valid()
        assert form.chosen()["year"] is None
        assert form.in_words() == ()


def test_the_remark_and_the_period_that_were_taken_are_told_in_words(client, world):
    ReportingWindow.objects.unlogged().update(due_on=date(2026, 2, 15))
    client.force_login(world.mona)
    address = reverse("report-download", args=["data-quality"])

    assert filters_of(client.get(address, {"remark": "missing"})) == {
        "Periode": "2025",
        "Merknad": "mangler",
    }
