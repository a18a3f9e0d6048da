"""Q4 and Q5: where the chain breaks between need, strategy and initiative, and which groups nothing is done for."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext

from municipalities import break_words
from municipalities.breaks import Break, Code
from municipalities.models import Initiative, Strategy
from reports import words
from reports.queries import chain, initiatives, needs
from reports.questions import adopted_before
from reports.questions.question import Answer, Answered, NotHeld, Row
from reports.questions.rows import resting_on, who, whose
from reports.questions.scope import Scope
from web import formats
from web.pictures import Bar, Part

MOST_GROUPS = 3


@dataclass(frozen=True)
class _Found:
    """A break, and the row of the chain that tells it."""

    row: chain.Row
    found: Break


def unanswered_needs(scope: Scope) -> Answer:
    """Which needs have no strategy, and which strategies have no initiative."""
    whole = {row.need_id for row in scope.rows(needs)}
    strategies = _strategies(scope)
    if not (whole or strategies):
        return NotHeld(_("Neither needs nor strategies are put into words in this choice."))
    found = _breaks(scope, (Code.NEED_NO_STRATEGY, Code.STRATEGY_NO_INITIATIVE))
    alone, idle = (
        [each for each in found if each.found.code is code]
        for code in (Code.NEED_NO_STRATEGY, Code.STRATEGY_NO_INITIATIVE)
    )
    return Answered(
        sentence=_(
            "%(needs)s needs have no strategy; %(strategies)s strategies have no initiative that is planned or under way."
        )
        % {
            "needs": formats.of(len(alone), len(whole)),
            "strategies": formats.of(len(idle), len(strategies)),
        },
        figure=Decimal(len(alone)),
        unit=npgettext("unit", "need", "needs", len(alone)),
        **resting_on(scope, {*who(scope.rows(needs)), *strategies.values()}),
        further=(*_remaining(found), _all_breaks(scope)),
        period=formats.day(scope.today),
        status=_("As words and links stand today."),
        **adopted_before.unmet_needs(scope),
        picture=Bar(
            (
                Part(_("needs without a strategy"), len(alone), "poor"),
                Part(_("needs with a strategy"), len(whole) - len(alone), "good"),
            )
        ),
        rows=tuple(map(_row, found)),
        address=scope.report("chain"),
    )


def forgotten_groups(scope: Scope) -> Answer:
    """Which initiatives serve whom, and which target groups of a need nothing is done for."""
    rows = scope.rows(initiatives)
    found = _breaks(scope, (Code.GROUP_NO_INITIATIVE,))
    if not (rows or found):
        return NotHeld(_("Neither initiatives nor target groups are named in this choice."))
    going = [row for row in rows if row.status_code in Initiative.GOING]
    return Answered(
        sentence=_groups_sentence(found),
        figure=Decimal(len(found)),
        unit=npgettext("unit", "target group in a need", "target groups in a need", len(found)),
        **resting_on(scope, who(rows)),
        further=(*_remaining(found), _served(going)),
        period=formats.day(scope.today),
        status=_("As words and links stand today."),
        **adopted_before.forgotten_groups(scope),
        picture=Bar(
            (
                Part(_("initiatives for a named group"), _aimed(going), "good"),
                Part(
                    _("initiatives without a named group"), len(going) - _aimed(going), "none"
                ),
            )
        ),
        rows=(*map(_row, found), *map(_initiative_row, going)),
        address=scope.report("initiatives"),
    )


def _strategies(scope: Scope) -> dict[int, int]:
    """The open strategies that the reader sees, and whose they are. One query."""
    return scope.once("strategies", lambda: _read_strategies(scope))


def _read_strategies(scope: Scope) -> dict[int, int]:
    found = Strategy.objects.visible_to(scope.user).open().filter(participation__in=scope.ids)
    return dict(found.order_by().values_list("pk", "participation_id"))


def _breaks(scope: Scope, codes: Collection[str]) -> list[_Found]:
    return [
        _Found(row, found)
        for row in scope.rows(chain)
        for found in row.found
        if found.code in codes
    ]


def _remaining(found: Iterable[_Found]) -> tuple[str, ...]:
    """Before anything is adopted, what is lacking remains to be done, and is no break."""
    count = sum(not each.row.has_adoption for each in found)
    if not count:
        return ()
    told = ngettext(
        "%(count)s of these is from a participant that has not adopted anything yet; there it remains to be done.",
        "%(count)s of these are from participants that have not adopted anything yet; there it remains to be done.",
        count,
    )
    return (told % {"count": formats.number(count)},)


def _all_breaks(scope: Scope) -> str:
    rows = [row for row in scope.rows(chain) if row.found and row.has_adoption]
    breaks = sum(len(row.found) for row in rows)
    if not breaks:
        return _("There are no breaks in the chain.")
    told = ngettext(
        "There is %(breaks)s break in the whole chain, at %(who)s.",
        "There are %(breaks)s breaks in the whole chain, at %(who)s.",
        breaks,
    )
    return told % {
        "breaks": formats.number(breaks),
        "who": words.participants(len(who(rows))),
    }


def _groups_sentence(found: Sequence[_Found]) -> str:
    if not found:
        return _("For every target group that a need names, there is an initiative.")
    most = Counter(each.found.part for each in found).most_common(MOST_GROUPS)
    named = ", ".join(f"{group} ({formats.number(count)})" for group, count in most)
    told = ngettext(
        "%(count)s target group that a need names has no initiative, at %(who)s: %(groups)s.",
        "%(count)s target groups that a need names have no initiative, at %(who)s; most often: %(groups)s.",
        len(found),
    )
    return told % {
        "count": formats.number(len(found)),
        "who": words.participants(len(who(each.row for each in found))),
        "groups": named,
    }


def _aimed(going: Iterable[initiatives.Row]) -> int:
    return sum(bool(row.target_groups) for row in going)


def _served(going: Sequence[initiatives.Row]) -> str:
    return _("%(aimed)s initiatives that are planned or under way have a target group.") % {
        "aimed": formats.of(_aimed(going), len(going))
    }


def _row(each: _Found) -> Row:
    found = each.found
    return Row(
        **whose(each.row),
        about=found.title,
        state=_("Break") if each.row.has_adoption else _("Remaining"),
        detail=break_words.label(found),
        address=_page(found),
    )


def _page(found: Break) -> str:
    return reverse(found.kind, args=[found.participation_id, found.object_id])


def _initiative_row(row: initiatives.Row) -> Row:
    told: tuple[Any, ...] = (row.target_groups, row.strategies)
    return Row(
        **whose(row),
        about=row.initiative,
        state=row.status,
        day=row.ends_on,
        days=row.days_past_end,
        detail=" – ".join(each for each in told if each),
        address=reverse("initiative", args=[row.participation_id, row.initiative_id]),
    )
