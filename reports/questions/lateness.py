"""Q6: who is behind with a report, and by how many days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import npgettext, pgettext

from dialogue import report_windows
from dialogue.models import StatusReport
from programme.models import Period
from reports import words
from reports.queries import status_reports
from reports.questions.parts import LABELS
from reports.questions.question import Answer, Answered, Change, NotHeld, Row
from reports.questions.rows import A_YEAR
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part


@dataclass(frozen=True)
class Due:
    """A report of one participation that was due, when it was sent, and how many days it was late."""

    participation: Any
    period: Period
    due_on: date
    sent_on: date | None
    days: int

    @property
    def waits(self) -> bool:
        """Whether it is past due and not sent."""
        return self.sent_on is None


def reports(scope: Scope) -> Answer:
    """Q6: of the reports that were due in the chosen year, or in the last twelve months."""
    asked = _asked(scope)
    due = [each for each in asked if _is_asked_about(each, scope)]
    if not due:
        return NotHeld(_("No report has been due from anybody in this choice."))
    behind = [each for each in due if each.waits]
    who = {each.participation.pk for each in behind}
    reached = {each.participation.pk for each in due}
    return Answered(
        sentence=_sentence(behind, len(who), len(reached)),
        figure=Decimal(len(who)),
        unit=npgettext("unit", "participant", "participants", len(who)),
        n=len(reached),
        of=len(scope.ids),
        missing=scope.names(scope.ids - reached),
        further=(*_from_whom(scope.names(who)), _late_sentence(due)),
        period=_span(due),
        status=_("As of %(day)s.") % {"day": formats.day(scope.today)},
        change=_change(asked, scope),
        picture=_bar(due),
        rows=tuple(_row(each) for each in due),
        address=scope.report("reporting-status"),
    )


def _asked(scope: Scope) -> list[Due]:
    """Every report that was due before today, the latest first. Three queries."""
    return scope.once(_asked, lambda: _read(scope))


def _read(scope: Scope) -> list[Due]:
    found = status_reports.asked_by_period(scope.participations)
    periods = Period.objects.in_bulk({period for _place, period in found})
    due = [
        Due(place, periods[pk], asked.due_on, asked.sent_on, asked.days_late(scope.today) or 0)
        for place in scope.participations
        for (whose, pk), asked in found.items()
        if whose == place.pk
        and asked.due_on < scope.today
        and report_windows.takes_part(place, periods[pk])
    ]
    return sorted(due, key=lambda each: each.due_on, reverse=True)


def _is_asked_about(each: Due, scope: Scope) -> bool:
    if scope.chosen_year:
        return each.period.year == scope.chosen_year
    return each.due_on > scope.today - A_YEAR


def _sentence(behind: Sequence[Due], count: int, of: int) -> str:
    if not behind:
        return _("Every report that was due has been sent.")
    longest = max(each.days for each in behind)
    return _("%(who)s have not sent a report that was due; the longest is %(days)s late.") % {
        "who": words.of_participants(count, of),
        "days": words.days(longest),
    }


def _from_whom(names: Sequence[str]) -> tuple[str, ...]:
    """Who has not sent one, all of them: they are who Husbanken turns to."""
    return (_("Not sent from: %(names)s.") % {"names": ", ".join(names)},) if names else ()


def _late_sentence(due: Sequence[Due]) -> str:
    late = [each for each in due if each.sent_on and each.days]
    return _("Of %(all)s reports that were due, %(sent)s are sent, %(late)s of them late.") % {
        "all": formats.number(len(due)),
        "sent": formats.number(sum(not each.waits for each in due)),
        "late": formats.number(len(late)),
    }


def _span(due: Iterable[Due]) -> str:
    """The periods of the reports, the oldest first."""
    periods = sorted({each.period for each in due}, key=lambda each: (each.ends_on, each.pk))
    return ", ".join(str(each) for each in periods)


def _change(asked: Sequence[Due], scope: Scope) -> Change | None:
    """How many were behind a year ago, over those who had a report due then."""
    day = scope.today - A_YEAR
    then = [each for each in asked if day - A_YEAR < each.due_on < day]
    if scope.chosen_year or not then:
        return None
    late = {each.participation.pk for each in then if each.waits or each.sent_on >= day}  # type: ignore[operator]
    now = {
        each.participation.pk
        for each in asked
        if each.waits and each.due_on > scope.today - A_YEAR
    }
    value = Decimal(len(now) - len(late))
    reached = len({each.participation.pk for each in then})
    note = _("of %(who)s from whom a report was due then") % {
        "who": words.participants(reached)
    }
    return Change(value, formats.day(day), note)


def _bar(due: Sequence[Due]) -> Bar:
    late = sum(bool(each.sent_on and each.days) for each in due)
    waits = sum(each.waits for each in due)
    return Bar(
        (
            Part(_("sent in time"), len(due) - late - waits, "good"),
            Part(pgettext("report", "sent late"), late, "fair"),
            Part(_("not sent"), waits, "poor"),
        )
    )


def _row(each: Due) -> Row:
    place = each.participation
    part = "not-sent" if each.waits else "sent-late" if each.days else "in-time"
    return Row(
        participant=place.name,
        participation_id=place.pk,
        region=place.region.name,
        about=str(StatusReport(kind=report_windows.kind_of(each.period), period=each.period)),
        period=str(each.period),
        state=str(LABELS[part]),
        part=part,
        day=each.due_on,
        days=each.days,
        detail=_("sent %(day)s") % {"day": formats.day(each.sent_on)} if each.sent_on else "",
        address=reverse("status-report-list", args=[place.pk]),
    )
