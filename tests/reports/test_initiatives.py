"""R6: what is done and how far it has come; sums, lateness and learning worked by hand."""

from datetime import date
from decimal import Decimal
from io import BytesIO
from types import SimpleNamespace

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.actions import initiatives as actions
from municipalities.actions import strategies
from programme.figures import NoNumber
from programme.models import InitiativeType, TargetGroup
from reports import initiatives_answer
from reports.queries import budgets, initiatives
from reports.sheets import budgets as budgets_sheet
from reports.workbook import pen, tables
from reports.years import Span, spread
from tests.municipalities import chain_scene as scene
from tests.reports import scenes
from tests.reports.test_print import A4_WIDE, DIGIT, LEAST_SCALE

CHOSEN = {"programme": None, "region": None, "participation": None}


def initiative(world, title="Boligkontor", participation=None, shared=True, **words):
    own = actions.word(
        participation=participation or world.nordvik, by=world.ola, title=title, **words
    )
    if shared:
        actions.share(initiative=own, by=world.lars)
    return own


def step(world, own, code, learned=""):
    actions.take_step(initiative=own, step=code, by=world.ola, learned=learned)


def strategy(world):
    version = strategies.word(participation=world.nordvik, by=world.ola, title="Bolig først")
    return version.strategy


def test_a_row_tells_what_is_done_for_whom_and_for_how_much(world):
    kind = InitiativeType.objects.create(code="x", name_nb="Booppfølging")
    groups = [
        TargetGroup.objects.create(code=name, name_nb=name)
        for name in ("Utsatte unge", "Eldre")
    ]
    initiative(
        world,
        type=kind,
        target_groups=groups,
        responsible_unit="NAV",
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 11, 14),
        is_trial=True,
        budgets={2026: (Decimal(300), Decimal(0)), 2027: (Decimal(50), None)},
    )

    (row,) = initiatives.rows(user=world.mona)

    assert (row.participant, row.municipality_code) == ("Nordvik", "9901")
    assert (row.initiative, row.type, row.responsible_unit) == (
        "Boligkontor",
        "Booppfølging",
        "NAV",
    )
    assert row.target_groups == "Eldre, Utsatte unge"
    assert (row.budget, row.spent) == (350, 0)
    assert row.days_past_end == 10  # from the 14th to the 24th
    assert (row.is_trial, row.status_code) == (True, "planned")


def test_what_is_not_told_is_missing_and_not_zero(world):
    initiative(world)

    (row,) = initiatives.rows(user=world.mona)

    assert (row.budget, row.spent) == (NoNumber.MISSING, NoNumber.MISSING)
    assert (row.type, row.days_past_end, row.strategies, row.indicators) == ("", None, "", "")


def test_learning_is_told_of_what_is_over(world):
    ended = initiative(world, "Ble ikke noe av")
    step(world, ended, "end", "Tomten var for dyr")
    initiative(world, "Går ennå", learned="Foreløpig")

    assert [row.learned for row in initiatives.rows(user=world.mona)] == [
        "Tomten var for dyr",
        "",
    ]


def test_the_strategies_are_those_that_the_reader_sees(world):
    initiative(world, strategies=[strategy(world)])

    assert [row.strategies for row in initiatives.rows(user=world.mona)] == [""]
    assert [row.strategies for row in initiatives.rows(user=world.kari)] == ["Bolig først"]


@pytest.mark.parametrize(
    ("name", "shown"), [("mona", ": skjermet"), ("anne", ": skjermet"), ("kari", ": 2")]
)
def test_small_figures_are_hidden_in_the_file(world, name, shown):
    scenes.figure(world, world.nordvik, 2, suppression="primary")
    initiative(world, indicators=[world.indicator])

    (row,) = initiatives.rows(user=world.people()[name])

    assert row.indicators.endswith(f"{shown} (2025)")


def test_an_indicator_without_a_figure_is_said_to_be_missing(world):
    initiative(world, indicators=[world.indicator])

    (row,) = initiatives.rows(user=world.mona)

    assert not row.indicators.endswith(")")
    assert row.indicators.startswith(f"{world.indicator.name}: ")


def test_what_is_not_given_to_others_is_not_there(world):
    initiative(world, shared=False)

    assert initiatives.rows(user=world.mona) == []
    assert len(initiatives.rows(user=world.kari)) == 1


def test_a_row_of_one_region_or_participant_alone(world):
    initiative(world)
    initiative(world, participation=world.sorvik)

    assert len(initiatives.rows(user=world.mona)) == 2
    assert len(initiatives.rows(user=world.mona, region=world.region)) == 1
    assert len(initiatives.rows(user=world.mona, participation=world.sorvik)) == 1
    assert len(initiatives.rows(user=world.mona, programme=world.programme)) == 2


def answer(user):
    return initiatives_answer.initiatives(initiatives.rows(user=user), user=user, chosen=CHOSEN)


def test_without_rows_one_sentence_says_so(world):
    assert len(answer(world.mona)) == 1


def moved(world, title, *codes, learned="", **words):
    own = initiative(world, title, **words)
    for code in codes:
        step(world, own, code, learned)
    return own


def test_the_answer_counts_where_they_are_and_leaves_out_what_there_is_none_of(world):
    moved(world, "Sent", "begin", ends_on=date(2026, 11, 1))
    moved(world, "Ferdig", "begin", "finish", ends_on=date(2026, 11, 1))
    moved(world, "Prøvd", "end", learned="Mye", is_trial=True)
    moved(world, "Venter", "begin", "pause", ends_on=date(2026, 11, 1))

    assert answer(world.mona) == (
        "4 tiltak fra 1 deltaker: i gang: 1; satt på vent: 1; gjennomført: 1; avsluttet uten gjennomføring: 1.",
        "1 av dem er et forsøk som prøver noe nytt.",
        "Over planlagt slutt: 2 tiltak, fra 1 deltaker.",
        "Uten en strategi som kan leses her: 4 tiltak.",
        "Ingen tiltak er kjent fra: Sørvik.",
    )


def test_own_people_read_which_are_late(world):
    moved(world, "Sent", "begin", ends_on=date(2026, 11, 1))

    assert "Over planlagt slutt, 1 tiltak: Sent." in answer(world.kari)


def test_the_answer_says_when_none_is_late_and_all_take_part(world):
    initiative(world, strategies=[strategy(world)])

    assert answer(world.kari) == (
        "1 tiltak fra 1 deltaker: planlagt: 1.",
        "Ingen går over planlagt slutt.",
        "Alle følger en strategi.",
        "Alle som deltar, har tiltak.",
    )


def test_who_does_not_see_all_is_not_told_that_all_follow_a_strategy(world):
    own = strategy(world)
    scene.adopt(world, own)
    initiative(world, strategies=[own])
    initiative(world, "Usett", shared=False)

    told = answer(world.mona)

    assert "Alle følger en strategi." not in told
    assert "Alle som kan leses her, følger en strategi; det kan finnes andre." in told


def test_each_year_stands_by_itself_and_a_year_between_is_missing(world):
    initiative(world, budgets={2024: (Decimal(300), Decimal(270)), 2026: (Decimal(50), None)})
    initiative(world, "Uten budsjett")
    rows = initiatives.rows(user=world.mona)

    (row,) = budgets.rows(rows)
    headings = [str(column.heading) for column in spread(budgets_sheet.COLUMNS, [row])]
    shown = [getattr(row, column.field) for column in spread(budgets_sheet.COLUMNS, [row])]

    assert headings[2:8] == [
        "Budsjett 2024",
        "Brukt 2024",
        "Budsjett 2025",
        "Brukt 2025",
        "Budsjett 2026",
        "Brukt 2026",
    ]
    gone = NoNumber.MISSING
    assert shown[:8] == ["Nordvik", "Boligkontor", 300, 270, gone, gone, 50, gone]
    assert rows[0].by_year == "2024: 300 (brukt: 270); 2026: 50 (brukt: mangler)"
    assert budgets.rows([]) == []
    with pytest.raises(AttributeError):
        _ = row.budget_of_all


@pytest.mark.parametrize(("years", "printed"), [(0, 2), (6, 14), (9, 14)])
def test_six_years_have_room_on_a_sheet_of_paper(years, printed):
    row = SimpleNamespace(spans={Span(2020 + number): {} for number in range(years)})

    columns = spread(budgets_sheet.COLUMNS, [row])

    assert [column.printed for column in columns] == [
        number < printed for number in range(4 + 2 * years)
    ]
    widths = sum(tables.width_of(column) for column in columns if column.printed)
    assert (A4_WIDE - 2 * pen.MARGIN) / (widths * DIGIT) >= LEAST_SCALE


def test_the_file_has_a_sheet_with_the_years_side_by_side(client, world):
    initiative(world, budgets={2025: (Decimal(300), Decimal(270)), 2026: (Decimal(50), None)})
    client.force_login(world.mona)

    answered = client.get(reverse("report-download", args=["initiatives"]))
    book = openpyxl.load_workbook(BytesIO(b"".join(answered.streaming_content)))
    sheet = book["Budsjett per år"]

    assert [cell.value for cell in sheet[1]][1:6] == [
        "Tiltak",
        "Budsjett 2025",
        "Brukt 2025",
        "Budsjett 2026",
        "Brukt 2026",
    ]
    assert [cell.value for cell in sheet[2]][2:5] == [300, 270, 50]


def queries(world):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert initiatives.rows(user=world.mona)
    return len(captured)


def test_the_queries_do_not_grow_from_one_to_sixteen(world):
    initiative(world, strategies=[strategy(world)], indicators=[world.indicator])
    one = queries(world)
    for place in scenes.more_places(world, 14):
        initiative(
            world, participation=place, indicators=[world.indicator], budgets={2026: (1, 1)}
        )

    assert queries(world) == one
