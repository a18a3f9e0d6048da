"""Changes of reports: begun, written, approved, sent and frozen, finished by Husbanken, opened again."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue import drafts, report_gaps, report_material, report_states, report_windows
from dialogue.actions import sendings
from dialogue.models import SentReport, StatusReport
from dialogue.report_facts import standing_of
from municipalities.models import Participation
from programme.models import Period
from web import history
from web.errors import Refused
from web.second_save import ChangedMeanwhile, stamp_of

State = StatusReport.State


@transaction.atomic
def begin(
    *, participation: Participation, period: Period, kind: str, today: date, by: User
) -> StatusReport:
    """Begin the report of a period, with what initiatives, and the last report, say already."""
    _refuse_kind(participation, period, kind)
    report = StatusReport(participation=participation, period=period, kind=kind)
    if StatusReport.objects.of(participation).filter(period=period, kind=kind).exists():
        raise Refused(_("This report is already begun."))
    dates = report_windows.dates_of(report, today)
    if dates.window and today < dates.window.opens_on:
        raise Refused(dates.why_closed(again=False))
    for name, words in _known(report, today).items():
        setattr(report, name, words)
    return history.keep(report, by=by, reason="status_report.begun")


@transaction.atomic
def write(
    *, report: StatusReport, today: date, by: User, seen: str | None = None, **words: str
) -> StatusReport:
    """Write some of the parts. Colleagues who write different parts do not stand in each other's way."""
    row = _unchanged(_opened(report, "write", today), seen, [*words])
    for name, text in words.items():
        setattr(row, name, text)
    return history.keep(row, by=by, reason="status_report.reworded", fields=words)


@transaction.atomic
def ask_approval(*, report: StatusReport, today: date, by: User) -> StatusReport:
    """Send the report to those who approve it in the municipality."""
    row = _opened(report, "ask_approval", today)
    return _to(row, State.FOR_APPROVAL, by, "status_report.approval_asked")


@transaction.atomic
def take_back(*, report: StatusReport, today: date, by: User) -> StatusReport:
    """Take the report back to be changed, before it is sent."""
    row = _opened(report, "take_back", today)
    row.approved_by = row.approved_at = None
    state = State.REOPENED if row.versions.exists() else State.DRAFT
    fields = ("approved_by", "approved_at")
    return _to(row, state, by, "status_report.taken_back", fields)


@transaction.atomic
def approve(*, report: StatusReport, today: date, by: User) -> StatusReport:
    """Say that the municipality stands by the report."""
    row = _opened(report, "approve", today)
    row.approved_by, row.approved_at = by, timezone.now()
    fields = ("approved_by", "approved_at")
    return _to(row, State.APPROVED, by, "status_report.approved", fields)


@transaction.atomic
def send(
    *,
    report: StatusReport,
    today: date,
    by: User,
    case_number: str = "",
    gaps_reason: str = "",
) -> SentReport:
    """Send the report, and freeze it: words, figures and files. With gaps it takes a reason."""
    row = _opened(report, "send", today)
    dates = report_windows.dates_of(row, today)
    if closed := dates.why_closed(again=row.versions.exists()):
        raise Refused(closed)
    with translation.override(row.participation.written_form):
        full = report_material.gather(row.participation, row.period, today)
        gaps = report_gaps.told(report_gaps.gaps(row, full))
    if gaps and not gaps_reason.strip():
        raise Refused(_("The report has gaps. Say why it is sent with them."), "gaps_reason")
    row.gaps_reason = gaps_reason.strip() if gaps else ""
    _to(row, State.SENT, by, "status_report.sent", ("gaps_reason",))
    first = row.versions.order_by(
        "number"
    ).first()  # a correction comes no later than what it corrects
    is_late = first.is_late if first else dates.is_late
    about: Any = {"number": row.versions.count() + 1, "case_number": case_number}
    about["is_late"] = is_late
    about |= {"today": today, "sent_at": timezone.now(), "by": by}
    return sendings.freeze(row, full, gaps, **about)


@transaction.atomic
def finish(*, report: StatusReport, today: date, by: User) -> StatusReport:
    """Let Husbanken say that it has asked what it wanted to, and has its answers."""
    return _to(_opened(report, "finish", today), State.FINISHED, by, "status_report.finished")


@transaction.atomic
def reopen(*, report: StatusReport, reason: str, today: date, by: User) -> StatusReport:
    """Open a sent report again, for a reason. What was sent stands until the next version is."""
    row = _opened(report, "reopen", today)
    if not reason.strip():
        raise Refused(_("Say why the report is opened again."), "reason")
    if closed := report_windows.dates_of(row, today).why_closed(again=True):
        raise Refused(closed)  # it could never be sent again
    row.reopened_reason, row.approved_by, row.approved_at = reason.strip(), None, None
    fields = ("reopened_reason", "approved_by", "approved_at")
    return _to(row, State.REOPENED, by, "status_report.reopened", fields)


@transaction.atomic
def close_again(*, report: StatusReport, today: date, by: User) -> StatusReport:
    """Give up an opening: the report stands as it was sent, and its words as they were then."""
    row = _opened(report, "close_again", today)
    log: Any = row.history.filter(history_change_reason="status_report.reopened")
    opened = log.order_by("-history_date", "-history_id").first()
    for name in StatusReport.TEXTS:
        setattr(row, name, getattr(opened, name))
    state = opened.prev_record.state
    return _to(row, state, by, "status_report.closed_again", StatusReport.TEXTS)


@transaction.atomic
def throw_away(*, report: StatusReport, today: date, by: User) -> None:
    """Delete a draft that was never sent, for instance one of the wrong year; its history stays."""
    row = _opened(report, "delete", today)
    drafts.refuse_if_known(row, row.versions.exists())
    for task in row.tasks.order_by("pk"):
        history.remove(task, by=by, reason="status_report.deleted")
    history.remove(row, by=by, reason="status_report.deleted")


def _opened(report: StatusReport, step: str, today: date) -> StatusReport:
    """The report, held so that nobody else takes a step meanwhile, if this one is open."""
    row = drafts.still_there(StatusReport.objects.filter(pk=report.pk))
    stands = standing_of(row, today)
    if why := report_states.why_not(step, stands.code, waiting=stands.waiting):
        raise Refused(why)
    return row


def _to(row: StatusReport, state: str, by: User, reason: str, fields: Any = ()) -> StatusReport:
    row.state = state
    return history.keep(row, by=by, reason=reason, fields=["state", *fields])


def _unchanged(row: StatusReport, seen: str | None, names: list[str]) -> StatusReport:
    """The report, if nobody has written in these parts since the page was opened."""
    stamp = stamp_of(row)
    if seen is None or seen == stamp:
        return row
    opened: Any = row.history.filter(history_id=seen if seen.isdigit() else 0).first()
    if opened is None or any(getattr(opened, name) != getattr(row, name) for name in names):
        last: Any = row.history.order_by("-history_date", "-history_id").first()
        row.edited_by, row.edited_at = last.history_user, last.history_date  # type: ignore[attr-defined]
        raise ChangedMeanwhile(row, stamp)
    return row


def _refuse_kind(participation: Participation, period: Period, kind: str) -> None:
    """A half-year has a half-year report, a year an annual or a final one."""
    if (kind == StatusReport.Kind.HALF_YEAR) != (period.half is not None):
        raise Refused(
            _("A half-year has a half-year report, and a year an annual or a final report."),
            "kind",
        )
    if not report_windows.takes_part(participation, period):
        raise Refused(_("The participant did not take part in this period."), "period")


def _known(report: StatusReport, today: date) -> dict[str, str]:
    """What can be said already: how far initiatives have come and what they taught; last time's wishes."""
    with translation.override(report.participation.written_form):
        rows = report_material.gather(report.participation, report.period, today).initiatives
    last = last_before(report)
    return {
        "done": "\n".join(f"– {row.initiative}: {row.status}" for row in rows),
        "learned": "\n".join(
            f"– {row.initiative}: {row.learned}" for row in rows if row.learned
        ),
        "asked_of_husbanken": last.asked_of_husbanken if last else "",
    }


def last_before(report: StatusReport) -> StatusReport | None:
    """The participation's last report of an earlier period."""
    earlier = StatusReport.objects.of(report.participation).filter(
        period__ends_on__lt=report.period.ends_on
    )
    return earlier.order_by("-period__ends_on", "-pk").first()
