"""The demo's reports: most are sent, some in dialogue, some are still written, and some are missing."""

from datetime import timedelta
from typing import Any

from django.utils import translation

from dialogue import demo_words as words
from dialogue import report_gaps, report_material, report_windows
from dialogue.actions import sendings
from dialogue.models import StatusReport
from municipalities.demo import noon
from municipalities.demo.places import Place
from municipalities.models import Comment
from programme.models import ReportingWindow
from web import history

REASON = "demo.made"
State = StatusReport.State
# How far each participant has come, by turns; None has not begun. The one asked about waits for an answer.
LAST = (State.FINISHED, State.IN_DIALOGUE, State.SENT, None, State.FINISHED)
NOW = (State.DRAFT, State.SENT, State.FOR_APPROVAL, None, State.APPROVED)


def make(world: Any, places: list[tuple[int, Place]]) -> None:
    """The reports of the two periods that were last due; of the first participant all."""
    windows = ReportingWindow.objects.filter(
        programme=world.programme, kind=report_windows.KIND, due_on__lt=world.day
    )
    newest = windows.select_related("period").order_by("-due_on")
    for window, states in zip(newest, (NOW, LAST), strict=False):
        for number, place in places:
            _report(world, place, window, states[number % len(states)])
    for window in newest[2:]:
        _report(world, places[0][1], window, State.FINISHED)


def _report(world: Any, place: Place, window: ReportingWindow, state: str | None) -> None:
    own = world.participations[place.slug]
    if state is None or not report_windows.takes_part(own, window.period):
        return
    at = 1 if place.written_form == "nn" else 0
    asked = state == State.IN_DIALOGUE
    report = StatusReport(
        participation=own,
        period=window.period,
        kind=report_windows.kind_of(window.period),
        state=State.SENT if asked else state,
        **{name: said[at] for name, said in words.REPORT.items()},
    )
    sent = state in (State.SENT, State.IN_DIALOGUE, State.FINISHED)
    if sent or state == State.APPROVED:
        report.approved_by = world.owner(place.slug)
        report.approved_at = noon(window.due_on - timedelta(days=3))
    history.keep(report, by=world.by, reason=REASON)
    if sent:
        _send(world, place, window, report)
    if asked:
        _ask(world, report, words.REPORT_QUESTION[at])


def _send(world: Any, place: Place, window: ReportingWindow, report: StatusReport) -> None:
    """Sent in time; some with gaps."""
    own, day = report.participation, window.due_on - timedelta(days=2)
    with translation.override(own.written_form):
        full = report_material.gather(own, report.period, world.day)
        gaps = report_gaps.told(report_gaps.gaps(report, full))
    report.gaps_reason = words.GAPS[place.written_form == "nn"] if gaps else ""
    by = world.owner(place.slug)
    history.keep(report, by=by, reason=REASON, fields=["gaps_reason"])
    about: Any = {"number": 1, "case_number": f"{day.year % 100}/{own.pk + 100}"}
    about |= {"is_late": False, "today": world.day, "sent_at": noon(day), "by": by}
    sendings.freeze(report, full, gaps, **about)


def _ask(world: Any, report: StatusReport, text: str) -> None:
    """Husbanken has asked, eleven days ago."""
    question = Comment(
        about=report,
        participation=report.participation,
        text=text,
        written_by=report.participation.adviser or world.by,
        waits_for=Comment.Side.PARTICIPANT,
    )
    history.keep(question, by=question.written_by, reason=REASON)
    question.written_at = noon(world.day - timedelta(days=11))
    Comment.objects.all().unlogged().bulk_update([question], ["written_at"])
