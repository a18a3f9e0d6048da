"""Changes of initiatives: worded, budgeted, shared, begun, ended, moved, copied, thrown away."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities import states
from municipalities.actions import versions, wordings
from municipalities.models import Initiative, InitiativeBudget, Participation, StrategyVersion
from web import history
from web.errors import Refused

Budgets = Mapping[int, tuple[Decimal | None, Decimal | None]]
VERBS = {
    "begin": "started",
    "pause": "paused",
    "take_up": "taken_up",
    "finish": "finished",
    "end": "ended",
}
COPIED = {
    *("title", "description", "type", "responsible_unit", "starts_on", "ends_on"),
    *("partners", "users_had_a_say", "is_trial"),
    *("target_groups", "strategies", "indicators"),
}


@transaction.atomic
def word(
    *, participation: Participation, by: User, budgets: Budgets | None = None, **words: Any
) -> Initiative:
    """Put an initiative into words for the first time. A title is enough."""
    place = versions.last_place(Initiative, participation)
    initiative = Initiative(participation=participation, order=place)
    return _write(initiative, words, budgets, by, "initiative.worded")


@transaction.atomic
def word_many(
    *, participation: Participation, rows: Sequence[dict[str, Any]], by: User
) -> None:
    """Put many initiatives into words: all or none."""
    for words in rows:
        word(participation=participation, by=by, **words)


@transaction.atomic
def reword(
    *,
    initiative: Initiative,
    by: User,
    seen: str | None = None,
    budgets: Budgets | None = None,
    **words: Any,
) -> Initiative:
    """Change the words, and the budgets when they are given.

    `seen` is the stamp that the page was opened with. Raises ChangedMeanwhile when someone
    else was first.
    """
    initiative = versions.unchanged(versions.locked(initiative), seen)
    states.after(states.INITIATIVE, "reword", initiative.status)
    return _write(initiative, words, budgets, by, "initiative.reworded")


@transaction.atomic
def take_step(*, initiative: Initiative, step: str, by: User, learned: str = "") -> Initiative:
    """Begin, pause, take up again, finish or end it; one that ends says what was learned."""
    initiative = versions.locked(initiative)
    status = states.after(states.INITIATIVE, step, initiative.status)
    words = {"status": status} | ({"learned": learned} if learned.strip() else {})
    if step == "end" and not learned.strip():
        raise Refused(_("Say what was learned."))
    return versions.write(initiative, words, by=by, reason=f"initiative.{VERBS[step]}")


@transaction.atomic
def share(*, initiative: Initiative, by: User) -> Initiative:
    """Let Husbanken read it."""
    return _set_shared(initiative, True, by, "initiative.shared")


@transaction.atomic
def take_back(*, initiative: Initiative, by: User) -> Initiative:
    """Stop further reading of it."""
    return _set_shared(initiative, False, by, "initiative.taken_back")


@transaction.atomic
def move(*, initiative: Initiative, up: bool, by: User) -> None:
    """Change places with the one before or after in its list: the going, or the ended."""
    versions.hold(initiative.participation)
    is_open = Initiative.objects.get(pk=initiative.pk).is_open
    rows = Initiative.objects.of(initiative.participation).order_by("order", "pk")
    wordings.exchange([row for row in rows if row.is_open == is_open], initiative, up=up, by=by)


@transaction.atomic
def duplicate(*, initiative: Initiative, by: User) -> Initiative:
    """A new planned one with the same words and budgets; what was spent and learned is not copied."""
    many = {field.name for field in Initiative._meta.many_to_many}
    words = {name: getattr(initiative, name) for name in COPIED}
    chosen = {name: [*words[name].all()] for name in many}
    title = _("%(title)s (copy)") % {"title": initiative.title[:190]}
    place = versions.last_place(Initiative, initiative.participation)
    copy = Initiative(participation=initiative.participation, order=place)
    budgets = {row.year: (row.amount, None) for row in initiative.budgets.all()}
    reason = "initiative.duplicated"
    return _write(copy, words | chosen | {"title": title}, budgets, by, reason)


@transaction.atomic
def throw_away(*, initiative: Initiative, by: User) -> None:
    """Throw away a planned one that nobody outside has seen."""
    initiative = versions.locked(initiative)
    states.after(states.INITIATIVE, "throw_away", initiative.status)
    if _was_given(initiative):
        raise Refused(
            _(
                "What has been shared, or follows an adopted strategy, is never deleted. "
                "It can be ended instead, with what was learned."
            )
        )
    for row in initiative.budgets.all():
        history.remove(row, by=by, reason="initiative.deleted")
    history.remove(initiative, by=by, reason="initiative.deleted")


def _write(
    initiative: Initiative, words: dict[str, Any], budgets: Budgets | None, by: User, why: str
) -> Initiative:
    versions.same_participation(initiative, wordings.linked_in(words))
    versions.write(initiative, words, by=by, reason=why)
    if budgets is not None:
        _set_budgets(initiative, budgets, by)
    return initiative


def _set_budgets(initiative: Initiative, budgets: Budgets, by: User) -> None:
    """One row a year; a year without any amount has none."""
    told = {year: pair for year, pair in budgets.items() if pair != (None, None)}
    standing = {row.year: row for row in initiative.budgets.all()}
    for year, row in standing.items():
        if year not in told:
            history.remove(row, by=by, reason="budget.removed")
    for year, (amount, spent) in told.items():
        row = standing.get(year) or InitiativeBudget(initiative=initiative, year=year)
        if row._state.adding or (row.amount, row.spent) != (amount, spent):
            row.amount, row.spent = amount, spent
            history.keep(row, by=by, reason="budget.set", fields=["amount", "spent"])


def _set_shared(initiative: Initiative, shared: bool, by: User, reason: str) -> Initiative:
    initiative = versions.locked(initiative)
    states.after(states.INITIATIVE, "share", initiative.status)
    initiative.is_shared = shared
    return history.keep(initiative, by=by, reason=reason, fields=["is_shared"])


def _was_given(initiative: Initiative) -> bool:
    """True when it was ever shared, or ever followed a strategy that was ever adopted."""
    log = initiative.history.all()
    followed = {row.strategy_id for record in log for row in record.strategies.all()}
    adopted = StrategyVersion.objects.filter(strategy__in=followed, adoption__isnull=False)
    return any(record.is_shared for record in log) or adopted.exists()
