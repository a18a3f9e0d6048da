"""A report of 2025 of Nordvik, with a window for it, a goal that is behind plan and a figure."""

from datetime import date

from dialogue.actions import status_reports
from dialogue.models import StatusReport
from programme.models import ReportingWindow
from tests.world import TODAY

WORDS = {
    "done": "Vi kjøpte tolv boliger.",
    "off_plan": "Færre familier enn ventet fikk bolig, fordi byggingen ble forsinket.",
    "next_steps": "Kjøpe seks boliger til.",
    "asked_of_husbanken": "Veiledning om startlån.",
    "learned": "Oppfølging må begynne før innflytting.",
}


def window(world, **days):
    """The window of the annual report of 2025, open today unless told."""
    given = {
        "opens_on": date(2026, 1, 2),
        "due_on": date(2026, 12, 1),
        "late_until": date(2026, 12, 31),
        "corrections_until": date(2027, 3, 1),
    }
    about = {"programme": world.programme, "period": world.period, "kind": "report"}
    return ReportingWindow.objects.create(**about | given | days)


def begun(world, kind="annual", period=None):
    """The report, just begun."""
    return status_reports.begin(
        participation=world.nordvik,
        period=period or world.period,
        kind=kind,
        today=TODAY,
        by=world.ola,
    )


def approved(world, report, **words):
    """The report, written and approved."""
    about = {"report": report, "today": TODAY}
    status_reports.write(**about, by=world.ola, **WORDS | words)
    status_reports.ask_approval(**about, by=world.lars)
    return status_reports.approve(**about, by=world.kari)


def sent(world, report, *, today=TODAY, **words):
    """The report, written, approved and sent with the gaps it has."""
    approved(world, report, **words)
    return status_reports.send(
        report=report, today=today, by=world.kari, gaps_reason="Tallet kommer."
    )


def fresh(report):
    return StatusReport.objects.get(pk=report.pk)


def url(report, rest=""):
    return f"/deltakere/{report.participation_id}/rapporter/{report.pk}/{rest}"


def said(response):
    return response.content.decode()
