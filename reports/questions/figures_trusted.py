"""Is it measured, and can the figures be trusted? Questions on baselines, targets, reports and data quality."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, npgettext

from municipalities.breaks import Code
from municipalities.models import Goal, GoalVersion
from municipalities.models.version import State
from reports import words
from reports.queries import missing_baselines
from reports.questions import adopted_before, lateness, quality
from reports.questions.question import Answer, Answered, Group, NotHeld, Question, Row
from reports.questions.rows import A_YEAR
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

NO_BASELINE = (Code.GOAL_NO_BASELINE, missing_baselines.REASONED)
NOT_AIMED = (Code.GOAL_NO_INDICATOR, Code.GOAL_NO_TARGET)


def q1(scope: Scope) -> Answer:
    """Who lacks a baseline for an adopted main goal, and for how long."""
    adopted = _adopted(scope, main=True)
    if not adopted:
        return NotHeld(_("There is no adopted main goal in this choice."))
    rows = [row for row in _lacking(scope, NO_BASELINE) if row.goal_id in adopted]
    who = {row.participation_id for row in rows}
    with_goals = set(adopted.values())
    return Answered(
        sentence=_baseline_sentence(rows, len(who), len(with_goals), scope),
        figure=Decimal(len(who)),
        unit=npgettext("unit", "participant", "participants", len(who)),
        n=len(with_goals),
        of=len(scope.ids),
        missing=scope.names(scope.ids - with_goals),
        further=(*_new_ones(rows, scope), _aim_sentence(scope)),
        period=formats.day(scope.today),
        status=_("As the adopted goals stand today."),
        **adopted_before.baselines(scope),
        picture=_bar(_("lack a baseline"), len(who), len(with_goals)),
        rows=tuple(_row(row, scope) for row in rows),
        address=scope.report("missing-baselines"),
    )


def q2(scope: Scope) -> Answer:
    """Which adopted goals have no indicator, no target value or no target year."""
    adopted = _adopted(scope)
    if not adopted:
        return NotHeld(_("There is no adopted goal in this choice."))
    rows = [row for row in _lacking(scope, NOT_AIMED) if row.goal_id in adopted]
    with_goals = set(adopted.values())
    without = {row.goal_id for row in rows}
    return Answered(
        sentence=_aim_sentence(scope),
        figure=Decimal(len(without)),
        unit=npgettext("unit", "goal", "goals", len(without)),
        n=len(with_goals),
        of=len(scope.ids),
        missing=scope.names(scope.ids - with_goals),
        period=formats.day(scope.today),
        status=_("As the adopted goals stand today."),
        **adopted_before.aims(scope),
        picture=_bar(_("lack indicator or target"), len(without), len(adopted)),
        rows=tuple(_row(row, scope) for row in rows),
        address=scope.report("missing-baselines"),
    )


def _adopted(scope: Scope, *, main: bool = False) -> dict[int, int]:
    """The open goals with a decision behind them that the reader sees, and whose they are."""
    return scope.once(("adopted goals", main), lambda: _read_adopted(scope, main))


def _read_adopted(scope: Scope, main: bool) -> dict[int, int]:
    goals = Goal.objects.visible_to(scope.user).open().filter(participation__in=scope.ids)
    versions = GoalVersion.objects.filter(goal__in=goals, state=State.ADOPTED)
    if main:
        versions = versions.filter(kind=Goal.Kind.MAIN)
    return dict(versions.order_by().values_list("goal_id", "goal__participation_id"))


def _lacking(scope: Scope, codes: Sequence[str]) -> list[missing_baselines.Row]:
    return [
        row for row in scope.rows(missing_baselines) if not set(codes).isdisjoint(row.lacks)
    ]


def _baseline_sentence(rows: list, count: int, of: int, scope: Scope) -> str:
    if not rows:
        return _("Every adopted main goal has a baseline.")
    since = min(row.since for row in rows if row.since)
    return ngettext(
        "%(count)s participant with adopted main goals lacks a baseline for at least one, the longest for %(days)s.",
        "%(count)s participants with adopted main goals lack a baseline for at least one, the longest for %(days)s.",
        of,
    ) % {"count": formats.of(count, of), "days": words.days((scope.today - since).days)}


def _new_ones(rows: list, scope: Scope) -> tuple[str, ...]:
    """How many of what is lacking have come in the last twelve months; what was mended is not kept."""
    fresh = sum(row.since > scope.today - A_YEAR for row in rows)
    if not rows:
        return ()
    said = ngettext(
        "%(count)s missing baseline has come in the last twelve months.",
        "%(count)s missing baselines have come in the last twelve months.",
        fresh,
    )
    return (said % {"count": formats.number(fresh)},)


def _aim_sentence(scope: Scope) -> str:
    adopted = _adopted(scope)
    rows = [row for row in _lacking(scope, NOT_AIMED) if row.goal_id in adopted]
    no_indicator, no_target = (
        len({row.goal_id for row in rows if code in row.lacks}) for code in NOT_AIMED
    )
    if not rows:
        return _("Every adopted goal has an indicator, a target value and a target year.")
    return ngettext(
        "%(count)s adopted goal lacks something to be measured by: %(indicator)s has no indicator, %(target)s no target value and year.",
        "%(count)s adopted goals lack something to be measured by: %(indicator)s have no indicator, %(target)s no target value and year.",
        len(adopted),
    ) % {
        "count": formats.of(len({row.goal_id for row in rows}), len(adopted)),
        "indicator": formats.number(no_indicator),
        "target": formats.number(no_target),
    }


def _bar(label: str, count: int, of: int) -> Bar:
    return Bar((Part(label, count, "poor"), Part(_("in place"), of - count, "good")))


def _row(row: missing_baselines.Row, scope: Scope) -> Row:
    return Row(
        participant=row.participant,
        participation_id=row.participation_id,
        region=row.region,
        about=" – ".join(each for each in (row.goal, row.indicator) if each),
        state=row.missing,
        day=row.since,
        days=(scope.today - row.since).days if row.since else None,
        detail=row.reason,
        address=_goal(row),
    )


def _goal(row: Any) -> str:
    return reverse("goal", args=[row.participation_id, row.goal_id])


QUESTIONS = (
    Question(
        "Q1",
        "baselines",
        Group.TRUSTED,
        gettext_lazy("Goals without a baseline"),
        gettext_lazy(
            "Which participants lack a baseline for at least one adopted main goal, and for how long?"
        ),
        q1,
        6,
    ),
    Question(
        "Q2",
        "targets",
        Group.TRUSTED,
        gettext_lazy("Goals without indicator or target"),
        gettext_lazy(
            "Which adopted goals have no indicator, no target value or no target year?"
        ),
        q2,
    ),
    Question(
        "Q6",
        "reports",
        Group.TRUSTED,
        gettext_lazy("Reports that are late"),
        gettext_lazy(
            "Who is behind with the half-year or annual report, and by how many days?"
        ),
        lateness.reports,
        7,
    ),
    Question(
        "Q18",
        "data-quality",
        Group.TRUSTED,
        gettext_lazy("What to know of the figures"),
        gettext_lazy(
            "Which figures are provisional, estimated, hidden or missing, and which were changed after the period was closed?"
        ),
        quality.remarked,
    ),
    Question(
        "Q22",
        "measured",
        Group.TRUSTED,
        gettext_lazy("Counted or self-assessed"),
        gettext_lazy("Which results are counted, and which are self-assessed?"),
        quality.measured,
    ),
)
