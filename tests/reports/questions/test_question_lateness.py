"""Q6: who is behind with a report, and by how many days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from dialogue.models import SentReport, StatusReport
from municipalities.models import Document
from programme.models import ReportingWindow
from reports.questions import lateness
from reports.questions.question import Change, NotHeld
from reports.questions.scope import Scope
from tests.world import year

OSLO = ZoneInfo("Europe/Oslo")


def window(world, number, due_on):
    return ReportingWindow.objects.create(
        programme=world.programme,
        period=year(number),
        kind="report",
        opens_on=date(due_on.year, 1, 2),
        due_on=due_on,
        late_until=due_on,
        corrections_until=due_on,
    )


def sent(world, participation, number, day):
    """The annual report of a year, sent on a day."""
    report = StatusReport.objects.create(
        participation=participation, kind="annual", period=year(number), state="sent"
    )
    files = [Document.objects.create(participation=participation, name=each) for each in "ab"]
    SentReport.objects.create(
        report=report,
        number=1,
        sent_by=world.kari,
        sent_at=datetime(day.year, day.month, day.day, 12, tzinfo=OSLO),
        content={},
        sha256="0" * 64,
        word_file=files[0],
        workbook=files[1],
    )


@pytest.fixture
def due(world):
    """The annual report of 2025, due on 1 March 2026: 268 days before TODAY."""
    return window(world, 2025, date(2026, 3, 1))


def test_who_has_not_sent_is_behind_by_days(world, due):
    sent(world, world.nordvik, 2025, date(2026, 3, 5))

    found = lateness.reports(Scope(world.mona))

    assert found.sentence == (
        "1 av 2 deltakere har ikke sendt en rapport som har hatt frist; den eldste er 268 dager over fristen."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 2, 2, ())
    assert found.unit == "deltaker"
    assert found.further == (
        "Har ikke sendt: Sørvik.",
        "Av 2 rapporter som har hatt frist, er 1 sendt, 1 av dem etter fristen.",
    )
    assert [(row.participant, row.state, row.days, row.detail) for row in found.rows] == [
        ("Nordvik", "sendt etter fristen", 4, "sendt 05.03.2026"),
        ("Sørvik", "ikke sendt", 268, ""),
    ]
    assert found.figure == sum(row.state == "ikke sendt" for row in found.rows)
    assert (found.period, found.change) == ("2025", None)
    assert [part.count for part in found.picture.parts] == [0, 1, 1]


def test_all_sent_is_said(world, due):
    for own in (world.nordvik, world.sorvik):
        sent(world, own, 2025, date(2026, 3, 1))

    found = lateness.reports(Scope(world.mona))

    assert (found.sentence, found.figure) == ("Alle rapporter som har hatt frist, er sendt.", 0)
    assert {row.state for row in found.rows} == {"sendt i tide"}


def test_the_due_date_itself_is_not_late_and_who_took_no_part_is_not_asked(world):
    window(world, 2025, date(2026, 11, 24))
    assert isinstance(lateness.reports(Scope(world.mona)), NotHeld)

    window(world, 2021, date(2026, 3, 1))  # both started in 2023
    assert isinstance(lateness.reports(Scope(world.mona)), NotHeld)


def test_the_change_is_from_those_behind_a_year_before(world, due):
    """On 24 November 2025 both lacked the report of 2024; Nordvik sent it the day after."""
    window(world, 2024, date(2025, 3, 1))
    sent(world, world.nordvik, 2024, date(2025, 11, 25))
    sent(world, world.nordvik, 2025, date(2026, 2, 1))

    found = lateness.reports(Scope(world.mona))

    assert (found.figure, found.change) == (
        1,
        Change(-1, "24.11.2025", "av 2 deltakere som hadde rapportfrist da"),
    )


def test_a_chosen_year_is_about_its_own_reports(world, due):
    window(world, 2024, date(2025, 3, 1))
    sent(world, world.nordvik, 2024, date(2025, 2, 1))

    found = lateness.reports(Scope(world.mona, chosen_year=2024))

    assert (found.figure, found.period, found.change) == (1, "2024", None)
    assert len(found.rows) == 2
