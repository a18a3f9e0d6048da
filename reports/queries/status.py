"""Where each participant stands: agreement, goals, needs, and what is entered of what is due."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext

from municipalities.completeness import Count
from municipalities.completeness_facts import lines, windows_of
from municipalities.models import Measurement, Need
from programme.figures import Standing, is_number
from reports.queries import goal_attainment, status_reports
from reports.queries.owed import NAMES as OWED
from reports.queries.owed import owed
from reports.queries.participants import code_of, participants


@dataclass(frozen=True, slots=True)
class Row:
    """One participant."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    phase: str
    adviser: str
    starts_on: date
    ends_on: date | None
    goal_indicators: int
    with_baseline: int
    ahead_or_on: int
    behind: int
    not_reporting: int
    due: int
    entered: int
    submitted_at: datetime | None
    last_report: str
    report_sent_at: datetime | None
    reports_not_sent: int
    answers_participant: int
    answers_husbanken: int
    promises_participant: int
    promises_husbanken: int
    needs: int
    needs_adopted: int

    @property
    def baseline_share(self) -> Decimal | None:
        """The part of the goal indicators that has a baseline; nothing where there are none."""
        if not self.goal_indicators:
            return None
        return Decimal(self.with_baseline) / self.goal_indicators

    @property
    def open_questions(self) -> int:
        """Questions that wait for an answer from either side."""
        return self.answers_participant + self.answers_husbanken

    @property
    def standing_word(self) -> str:
        """What comes first for the participant: the first of these that is so."""
        return next(
            said
            for is_so, said in (
                (not self.goal_indicators, gettext("no measured goals yet")),
                (self.reports_not_sent, gettext("a report is not sent")),
                (self.not_reporting, gettext("goals lack figures")),
                (self.with_baseline < self.goal_indicators, gettext("goals lack a baseline")),
                (self.behind, gettext("some goals are behind plan")),
                (self.open_questions, gettext("questions wait for an answer")),
                (True, gettext("as planned")),
            )
            if is_so
        )


def rows(*, user: Any, **chosen: Any) -> list[Row]:
    """One row a participant, in Norwegian order. A fixed number of queries."""
    who = participants(user=user, **chosen)
    parts = (
        _goals(goal_attainment.rows(user=user, **chosen)),
        _needs(user, who),
        _entered(user, who),
        _submitted(user, who),
        status_reports.latest_sent(who),
        status_reports.not_sent(who, user.scope.today),
        owed(user, who),
    )
    return [_row(each, user.scope.today, parts) for each in who]


def _row(each: Any, today: date, parts: tuple) -> Row:
    goals, needs, entered, submitted, sent, not_sent, owes = parts
    last = sent.get(each.pk)
    return Row(
        participation_id=each.pk,
        participant=each.name,
        municipality_code=code_of(each, today),
        region=each.region.name,
        phase=str(each.get_phase_display()),
        adviser=each.adviser.name if each.adviser else "",
        starts_on=each.starts_on,
        ends_on=each.ends_on,
        submitted_at=submitted.get(each.pk),
        last_report=str(last.report) if last else gettext("not sent"),
        report_sent_at=last.sent_at if last else None,
        reports_not_sent=not_sent[each.pk],
        **{name: goals[each.pk][name] for name in GOAL_COUNTS},
        **{name: owes[each.pk][name] for name in OWED},
        **{name: needs[each.pk][name] for name in ("needs", "needs_adopted")},
        due=entered[each.pk].expected,
        entered=entered[each.pk].reported,
    )


GOAL_COUNTS = ("goal_indicators", "with_baseline", "ahead_or_on", "behind", "not_reporting")
CLASSES = {
    Standing.AHEAD: "ahead_or_on",
    Standing.ON: "ahead_or_on",
    Standing.BEHIND: "behind",
    Standing.NOT_REPORTING: "not_reporting",
}


def _goals(found: list) -> dict[int, Counter]:
    counts: dict[int, Counter] = defaultdict(Counter)
    for row in found:
        own = counts[row.participation_id]
        own["goal_indicators"] += 1
        own["with_baseline"] += bool(row.baseline_period) and _has(row.baseline)
        own[CLASSES.get(row.standing, "not_judged")] += 1
    return counts


def _has(baseline: Any) -> bool:
    """A hidden baseline is there too."""
    return is_number(baseline) or baseline == "suppressed"


def _needs(user: Any, who: list) -> dict[int, Counter]:
    counts: dict[int, Counter] = defaultdict(Counter)
    needs = Need.objects.visible_to(user).open().filter(participation__in=who)
    for need in needs.prefetch_related("versions"):
        counts[need.participation_id]["needs"] += 1
        counts[need.participation_id]["needs_adopted"] += need.adopted is not None
    return counts


def _entered(user: Any, who: list) -> dict[int, Count]:
    """Of the figures that fall due this year: how many are expected, and how many are in."""
    windows = windows_of(
        {each.programme_id for each in who}, due_on__year=user.scope.today.year
    )
    counts: dict[int, Count] = defaultdict(Count)
    for line in lines(user, who, windows):
        counts[line.participation.pk] += line.count
    return counts


def _submitted(user: Any, who: list) -> dict[int, datetime]:
    latest = (
        Measurement.objects.visible_to(user)
        .filter(participation__in=who)
        .values("participation_id")
        .annotate(latest=Max("submitted_at"))
    )
    return {row["participation_id"]: row["latest"] for row in latest}
