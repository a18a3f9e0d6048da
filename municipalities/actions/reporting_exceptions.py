"""Exceptions from the dates of a period, for one participation: given, changed, ended early."""

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import Participation, ReportingException
from programme.models import ReportingWindow
from web import formats, history
from web.errors import Refused
from web.second_save import unchanged

A_DAY = timedelta(days=1)


@transaction.atomic
def give(
    *,
    participation: Participation,
    window: ReportingWindow,
    until: date,
    reason: str,
    by: User,
    today: date,
) -> ReportingException:
    """Let one participation enter and correct a period's figures, or send its report, until a date.

    What comes in by it after the due date is late all the same.
    """
    if window.programme_id != participation.programme_id:
        raise Refused(_("This participant is not in the programme of the period."), "window")
    _refuse_idle(window, until, today)
    given = ReportingException(
        participation=participation, window=window, until=until, reason=reason, given_by=by
    )
    return history.keep(given, by=by, reason="exception.given")


@transaction.atomic
def change(
    *,
    exception: ReportingException,
    until: date,
    reason: str,
    by: User,
    today: date,
    seen: str | None = None,
) -> ReportingException:
    """Give an exception another last day or reason; the one who changes it answers for it."""
    exception = _locked(exception)
    unchanged(exception, seen)
    _refuse_idle(exception.window, until, today)
    exception.until, exception.reason, exception.given_by = until, reason, by
    fields = ["until", "reason", "given_by"]
    return history.keep(exception, by=by, reason="exception.changed", fields=fields)


@transaction.atomic
def end(*, exception: ReportingException, by: User, today: date) -> ReportingException:
    """End an exception before its time: from today the programme's dates hold again."""
    exception = _locked(exception)
    if exception.until < today:
        raise Refused(_("This exception has already ended."))
    exception.until = today - A_DAY
    return history.keep(exception, by=by, reason="exception.ended", fields=["until"])


def _locked(exception: ReportingException) -> ReportingException:
    rows = ReportingException.objects.select_for_update(of=("self",))
    return rows.select_related("window__period").get(pk=exception.pk)


def _refuse_idle(window: ReportingWindow, until: date, today: date) -> None:
    """An exception that gives nothing would only mislead."""
    if until < today:
        raise Refused(_("The last day cannot lie in the past."), "until")
    if until <= window.late_until:
        raise Refused(_idle(window) % {"day": formats.day(window.late_until)}, "until")


def _idle(window: ReportingWindow) -> str:
    if window.kind == ReportingWindow.Kind.REPORT:
        return _(
            "Everybody can send the report of this period until %(day)s. An exception must last longer."
        )
    return _(
        "Everybody can enter figures for this period until %(day)s. An exception must last longer."
    )
