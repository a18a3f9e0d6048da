"""What leans on what: a step that would leave something hanging is refused, and says what."""

from typing import Any

from django.utils.translation import gettext as _

from municipalities.models import Goal, GoalVersion, Initiative, Need, Strategy, StrategyVersion
from municipalities.models.version import State
from web import formats
from web.errors import Refused


def refuse_if_served(owner: Any) -> None:
    """What others still lean on stays open until they are closed."""
    still = _leaning_on(owner)
    if still:
        raise Refused(
            _("It cannot be closed or set aside while these lean on it: %(titles)s.")
            % {"titles": formats.quoted(still)}
        )


def refuse_if_on_closed(owner: Any) -> None:
    """What it leans on itself is opened again first."""
    version = owner.adopted or owner.working  # a first draft that was set aside has no other
    names = [name for name in ("needs", "goals") if hasattr(version, name)]
    leans = [row for name in names for row in getattr(version, name).all()]
    parent = getattr(version, "parent", None)
    closed = [row for row in (*leans, *([parent] if parent else [])) if row.closed_on]
    if closed:
        raise Refused(
            _("It leans on what is closed. Open first: %(titles)s.")
            % {"titles": formats.quoted(closed)}
        )


def refuse_third_level(owner: Any) -> None:
    """A goal whose adopted version is a part goal has no goals under it when only that is left."""
    if isinstance(owner, Goal) and owner.adopted.kind != Goal.Kind.MAIN:
        under = owner.part_versions.exclude(state__in=[State.REPLACED, State.SET_ASIDE])
        if under:  # the closed too: they may be opened again
            raise Refused(
                _(
                    "What is adopted is a part goal. Move these goals elsewhere first: %(titles)s."
                )
                % {"titles": formats.quoted(row.title for row in under)}
            )


def _leaning_on(owner: Any) -> list[str]:
    if isinstance(owner, Need):
        return _titles(StrategyVersion.objects.filter(needs=owner), "strategy")
    if isinstance(owner, Goal):
        parts = _titles(GoalVersion.objects.filter(parent=owner), "goal")
        return parts + _titles(StrategyVersion.objects.filter(goals=owner), "strategy")
    if isinstance(owner, Strategy):
        going = Initiative.GOING
        rows = Initiative.objects.filter(strategies=owner, status__in=going)
        return [*rows.order_by("order", "pk").values_list("title", flat=True)]
    return []


def _titles(found: Any, link: str) -> list[str]:
    stands = found.exclude(state__in=[State.REPLACED, State.SET_ASIDE]).filter(
        **{f"{link}__closed_on": None}
    )
    return [*dict.fromkeys(stands.order_by("title").values_list("title", flat=True))]
