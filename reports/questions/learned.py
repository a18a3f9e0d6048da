"""Q19: what is tried, what was learned, and what ended with learning."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from learning.models import Trial
from reports import learning_answers
from reports.queries import trials
from reports.questions.question import Answer, Answered, Change, NotHeld, Row
from reports.questions.rows import A_YEAR, resting_on, who, whose
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part


def tried(scope: Scope) -> Answer:
    """Which trials are under way, what was learned, and which ended with learning."""
    rows = scope.rows(trials)
    if not rows:
        return NotHeld(_("No trials are written down in this choice."))
    first, *others = learning_answers.trials(rows, user=scope.user, chosen=scope.chosen)
    running = sum(row.is_running for row in rows)
    ended = sum(row.verdict == Trial.Verdict.ENDED for row in rows)
    return Answered(
        sentence=first,
        figure=Decimal(running),
        unit=npgettext("unit", "trial that goes on", "trials that go on", running),
        **resting_on(scope, who(rows)),
        further=(
            *others,
            _("Concluded in the last twelve months: %(count)s.")
            % {"count": formats.number(_concluded(rows, scope))},
            _("Who has taken up a practice from others is not held yet."),
        ),
        period=formats.day(scope.today),
        status=_("As trials and notes stand today."),
        **_since_a_year_ago(rows, scope),
        picture=Bar(
            (
                Part(_("trials that go on"), running, "fair"),
                Part(_("trials ended with learning"), ended, "good"),
                Part(_("other trials that are concluded"), len(rows) - running - ended, "best"),
            )
        ),
        rows=tuple(_row(row, scope) for row in rows),
        address=scope.report("trials"),
    )


def _concluded(rows: Iterable[trials.Row], scope: Scope) -> int:
    """How many got their verdict since a year ago."""
    return sum(_is_recent(row, scope) for row in rows)


def _since_a_year_ago(rows: Sequence[trials.Row], scope: Scope) -> dict[str, Any]:
    """Of trials that it is known when began: how many had begun and were not yet over on each day."""
    then = scope.today - A_YEAR
    dated = [row for row in rows if row.starts_on and (row.is_running or row.ended_on)]
    if not dated:
        return {
            "no_change": _(
                "It is not known of any of the trials when it began and ended, so a year ago cannot be told."
            )
        }
    now, before = (sum(_went_on(row, day) for row in dated) for day in (scope.today, then))
    note = _("trials of which it is known when they began: %(count)s") % {
        "count": formats.of(len(dated), len(rows))
    }
    return {"change": Change(Decimal(now - before), formats.day(then), note)}


def _went_on(row: trials.Row, day: date) -> bool:
    """Whether it had begun, and got its verdict or was closed later, or not yet."""
    is_over = row.ended_on is not None and row.ended_on <= day
    return row.starts_on <= day and not is_over  # type: ignore[operator]


def _is_recent(row: trials.Row, scope: Scope) -> bool:
    return row.verdict_on is not None and row.verdict_on > scope.today - A_YEAR


def _row(row: trials.Row, scope: Scope) -> Row:
    past = "running" if row.is_running else "earlier"
    return Row(
        **whose(row),
        about=row.trial,
        state=row.state,
        part="lately" if _is_recent(row, scope) else past,
        day=row.ends_on,
        detail=" – ".join(each for each in (row.hypothesis, row.learned) if each),
        address=reverse("initiative", args=[row.participation_id, row.initiative_id]),
    )
