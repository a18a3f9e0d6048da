"""Changes of programmes and their reporting windows."""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from accounts.models import User
from programme.models import Indicator, Programme, ReportingWindow
from web import history
from web.second_save import unchanged

LISTS = ("national_goals", "indicators_for_all")


@transaction.atomic
def change(
    *, programme: Programme, by: User, seen: str | None = None, **words: Any
) -> Programme:
    """Change a programme's names, dates, tolerance, goals and indicators."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    unchanged(programme, seen)
    lists = {name: words.pop(name) for name in LISTS if name in words}
    for name, value in words.items():
        setattr(programme, name, value)
    history.keep(programme, by=by, reason="programme.changed", fields=words)
    for name, rows in lists.items():
        getattr(programme, name).set(rows)
    return programme


@transaction.atomic
def set_window(
    *, window: ReportingWindow, by: User, seen: str | None = None, **words: Any
) -> ReportingWindow:
    """Set a window's dates; a new one is opened, an old one moved."""
    if window.pk:
        window = ReportingWindow.objects.select_for_update().get(pk=window.pk)
        unchanged(window, seen)
    for name, value in words.items():
        setattr(window, name, value)
    return history.keep(window, by=by, reason="window.set")


@transaction.atomic
def choose_for_all(
    *, programme: Programme, indicators: Iterable[Indicator], by: User, seen: str | None = None
) -> Programme:
    """Set which indicators are asked of all. Figures that are reported already stay."""
    programme = Programme.objects.select_for_update().get(pk=programme.pk)
    unchanged(programme, seen)
    history.tie(
        programme,
        "indicators_for_all",
        indicators,
        by=by,
        reason="programme.indicators_chosen",
    )
    return programme
