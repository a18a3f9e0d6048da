"""Q17 and Q20: the money that Husbanken has granted, and what the state has been asked to change."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import npgettext

from reports import grants_answer, learning_answers
from reports.queries import grants, policy_signals
from reports.questions.question import Answer, Answered, NotHeld, Row
from reports.questions.rows import resting_on, since_a_year_ago, who, whose
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part


def money(scope: Scope) -> Answer:
    """What is granted, paid, accounted for and left, and what lapses within 90 days."""
    rows = scope.rows(grants)
    if not rows:
        return NotHeld(_("No grants are written down in this choice."))
    first, *others = grants_answer.grants(rows, user=scope.user, chosen=scope.chosen)
    return Answered(
        sentence=first,
        figure=_sum(rows, "amount"),
        unit=_("kroner granted"),
        **resting_on(scope, who(rows)),
        further=(
            *others,
            _("Accounted for: %(sum)s kroner.")
            % {"sum": formats.number(_sum(rows, "accounted_for"))},
            _by_year(rows),
            _("A grant is given to a participant, and is not divided by initiative here."),
        ),
        period=formats.day(scope.today),
        status=_("As grants stand today."),
        change=since_a_year_ago(
            scope, rows, lambda row: row.granted_on, lambda row: row.amount
        ),
        picture=Bar(
            (
                Part(_("kroner paid"), int(_sum(rows, "paid")), "good"),
                Part(_("kroner left"), int(_sum(rows, "left")), "fair"),
            )
        ),
        rows=tuple(map(_grant_row, rows)),
        address=scope.report("grants"),
    )


def wishes(scope: Scope) -> Answer:
    """What participants have asked the state to change, what was answered, and what came of it."""
    rows = scope.rows(policy_signals)
    if not rows:
        return NotHeld(_("Nobody in this choice has sent a policy signal."))
    first, *others = learning_answers.policy_signals(rows, user=scope.user, chosen=scope.chosen)
    answered = sum(row.is_answered for row in rows)
    return Answered(
        sentence=first,
        figure=Decimal(len(rows)),
        unit=npgettext("unit", "policy signal", "policy signals", len(rows)),
        **resting_on(scope, who(rows)),
        further=(*others, _answers(rows)),
        period=formats.day(scope.today),
        status=_("As signals and answers stand today."),
        change=since_a_year_ago(scope, rows, lambda row: row.sent_on),
        picture=Bar(
            (
                Part(_("signals answered"), answered, "good"),
                Part(_("signals that wait"), len(rows) - answered, "poor"),
            )
        ),
        rows=tuple(map(_signal_row, rows)),
        address=scope.report("policy-signals"),
    )


def _sum(rows: Sequence[Any], name: str) -> Decimal:
    return sum((getattr(row, name) for row in rows), Decimal(0))


def _by_year(rows: Sequence[grants.Row]) -> str:
    """ "Granted by year: 2025: 300 000; 2026: 450 000"."""
    years: dict[int, Decimal] = defaultdict(Decimal)
    for row in rows:
        years[row.granted_on.year] += row.amount
    told = "; ".join(f"{year}: {formats.number(years[year])}" for year in sorted(years))
    return _("Granted by year, in kroner: %(told)s.") % {"told": told}


def _answers(rows: Sequence[policy_signals.Row]) -> str:
    """What was answered, and of how many it is told what came of it."""
    counts = Counter(row.answer for row in rows if row.answer)
    if not counts:
        return _("None is answered yet.")
    told = ", ".join(f"{answer} ({formats.number(n)})" for answer, n in counts.most_common())
    return _("Answered: %(told)s; told what came of it: %(outcomes)s.") % {
        "told": told,
        "outcomes": formats.number(sum(bool(row.outcome) for row in rows)),
    }


def _grant_row(row: grants.Row) -> Row:
    left, paid = (formats.number(each) for each in (row.left, row.paid))
    soon = _("lapses within 90 days") if row.lapses_soon else ""
    return Row(
        **whose(row),
        about=row.number,
        period=str(row.granted_on.year),
        value=row.amount,
        unit=_("kroner"),
        state=_("has lapsed") if row.has_lapsed else soon,
        part="lapsing" if row.lapses_soon else "lasting",
        day=row.claim_by,
        detail=_("paid: %(paid)s, left: %(left)s, to be claimed by the date")
        % {"paid": paid, "left": left},
        address=reverse("grant-list", args=[row.participation_id]),
    )


def _signal_row(row: policy_signals.Row) -> Row:
    return Row(
        **whose(row),
        about=row.what,
        period=str(row.sent_on.year),
        state=row.state,
        day=row.sent_on,
        days=None if row.is_answered else row.days_open,
        detail=" – ".join(
            each for each in (row.instrument, row.theme, row.answer, row.outcome) if each
        ),
        address=reverse("policy-signal-list", args=[row.participation_id]),
    )
