"""How much what is lacking in the adopted chain has moved in a year, by the decisions as they stood (Q1, Q2, Q4, Q5).

Both days are counted in one way, over what was adopted and open on each; drafts are left out. So
the change may differ from the figure of the answer, which tells shared drafts too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from municipalities import adopted_then
from municipalities.models import Goal, Initiative
from reports import words
from reports.questions.question import Change
from reports.questions.rows import A_YEAR
from reports.questions.scope import Scope
from web import formats


def baselines(scope: Scope) -> dict[str, Any]:
    """Q1: participants with an adopted main goal that lacks a baseline."""
    main = {
        day: [v for v in _goals(scope, day) if v.kind == Goal.Kind.MAIN] for day in _days(scope)
    }
    now, then = (_who(v for v in goals if _lacks_baseline(v)) for goals in main.values())
    had = _who(main[_then(scope)])
    if not had:
        return _unknown(_("A year ago nobody in this choice had an adopted main goal."))
    note = _("of %(who)s with adopted main goals then") % {"who": words.participants(len(had))}
    return _change(scope, len(now) - len(then), note)


def aims(scope: Scope) -> dict[str, Any]:
    """Q2: adopted goals without indicator or target."""
    now, then = (sum(map(_is_not_aimed, _goals(scope, day))) for day in _days(scope))
    had = len(_goals(scope, _then(scope)))
    if not had:
        return _unknown(_("A year ago nobody in this choice had an adopted goal."))
    note = _("of adopted goals then: %(count)s") % {"count": formats.number(had)}
    return _change(scope, now - then, note)


def unmet_needs(scope: Scope) -> dict[str, Any]:
    """Q4: adopted needs that no adopted strategy meets."""
    now, then = (_unmet(scope, day) for day in _days(scope))
    had = len(_needs(scope, _then(scope)))
    if not had:
        return _unknown(_("A year ago nobody in this choice had an adopted need."))
    note = _("without drafts; adopted needs then: %(count)s") % {"count": formats.number(had)}
    return _change(scope, now - then, note)


def forgotten_groups(scope: Scope) -> dict[str, Any]:
    """Q5: groups of adopted needs that no initiative is for, where the initiatives of both days are known."""
    doing = adopted_then.initiatives_on(scope.ids, _then(scope))
    known = {each.participation_id for each in doing}
    if not known:
        return _unknown(_no_log(scope))
    now = _forgotten(scope, scope.today, known, adopted_then.initiatives_now(known))
    then = _forgotten(scope, _then(scope), known, doing)
    note = _(
        "without drafts; among the %(who)s whose initiatives were written down here then"
    ) % {"who": words.participants(len(known))}
    return _change(scope, now - then, note)


def _no_log(scope: Scope) -> str:
    """Why it is not known which initiatives there were."""
    first = (
        Initiative.history.filter(participation__in=scope.ids).order_by("history_date").first()
    )
    if first is None:
        return ""
    return _(
        "What there was a year ago is not known: the first initiative was written down here on %(day)s."
    ) % {"day": formats.day(first.history_date)}


def _then(scope: Scope) -> date:
    return scope.today - A_YEAR


def _days(scope: Scope) -> tuple[date, date]:
    return scope.today, _then(scope)


def _change(scope: Scope, value: int, note: str) -> dict[str, Any]:
    return {"change": Change(Decimal(value), formats.day(_then(scope)), note)}


def _unknown(why: str) -> dict[str, Any]:
    return {"no_change": why}


def _goals(scope: Scope, day: date) -> list[Any]:
    return scope.once(("goals on", day), lambda: adopted_then.goals_on(scope.ids, day))


def _needs(scope: Scope, day: date) -> list[Any]:
    return scope.once(("needs on", day), lambda: adopted_then.needs_on(scope.ids, day))


def _strategies(scope: Scope, day: date) -> list[Any]:
    return scope.once(
        ("strategies on", day), lambda: adopted_then.strategies_on(scope.ids, day)
    )


def _who(versions: Any) -> set[int]:
    return {version.owner.participation_id for version in versions}


def _lacks_baseline(version: Any) -> bool:
    return any(each.baseline is None for each in version.goal_indicators.all())


def _is_not_aimed(version: Any) -> bool:
    """A vision is measured by its main goals."""
    indicators = version.goal_indicators.all()
    lacks = not indicators or any(not each.targets.all() for each in indicators)
    return lacks and version.kind != Goal.Kind.VISION


def _meeting(scope: Scope, day: date) -> dict[int, set[int]]:
    """The strategies that meet each need."""
    found: dict[int, set[int]] = defaultdict(set)
    for version in _strategies(scope, day):
        for need in version.needs.all():
            found[need.pk].add(version.strategy_id)
    return found


def _unmet(scope: Scope, day: date) -> int:
    met = _meeting(scope, day)
    return sum(version.need_id not in met for version in _needs(scope, day))


def _forgotten(
    scope: Scope, day: date, known: Collection[int], doing: Iterable[adopted_then.Doing]
) -> int:
    """By the rule of the chain: groups that are not served where something is done for the need."""
    helping: dict[int, list[frozenset[int]]] = defaultdict(list)  # by strategy
    for each in doing:
        if each.status != Initiative.Status.ENDED:
            for strategy in each.strategies:
                helping[strategy].append(each.groups)
    meeting = _meeting(scope, day)
    count = 0
    for version in _needs(scope, day):
        if version.need.participation_id in known:
            done = [
                groups for strategy in meeting[version.need_id] for groups in helping[strategy]
            ]
            helped = frozenset().union(*done)
            named = version.target_groups.all() if done else ()
            count += sum(group.pk not in helped for group in named)
    return count
