"""Several reporting windows at once: opened, closed or extended, all or none."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from programme.models import Programme, ReportingWindow
from programme.window_moves import DATES, Deed, move
from web import history
from web.errors import Refused

REASONS = {
    Deed.OPEN.value: "window.opened",
    Deed.CLOSE.value: "window.closed",
    Deed.EXTEND.value: "window.extended",
}


def mark_of(windows: Collection[ReportingWindow]) -> str:
    """What a page carries to tell later whether another has moved any of the windows: their last lines in the log."""
    log = ReportingWindow.history.filter(id__in=[window.pk for window in windows])
    last = log.values_list("id").annotate(Max("history_id")).order_by("id")
    return " ".join(f"{pk}:{line}" for pk, line in last)


@transaction.atomic
def change_many(
    *,
    programme: Programme,
    windows: Sequence[ReportingWindow],
    deed: str,
    days: Mapping[str, date | None],
    by: User,
    today: date,
    seen: str | None = None,
) -> int:
    """Do the same with several windows of a programme; tells how many were moved.

    `seen` is the mark of the windows that the preview showed. Nothing is done when another has
    moved one of them since, or when the dates of one could not stand.
    """
    rows = ReportingWindow.objects.select_for_update(of=("self",)).select_related("period")
    rows = rows.filter(programme=programme, pk__in=[window.pk for window in windows])
    locked = [*rows.order_by("pk")]
    if seen is not None and seen != mark_of(locked):
        raise Refused(
            _(
                "Somebody has moved one of these windows since you opened the page. Nothing is changed. Read the preview again."
            )
        )
    moves = [move(window, deed, days, today) for window in locked]
    for each in moves:
        if each.refused:
            raise Refused(f"{each.window}: {each.said}")
    moved = [each for each in moves if not each.is_idle]
    if not moved:
        raise Refused(_("None of these windows is changed by this."))
    for each in moved:
        for name in DATES:
            setattr(each.window, name, each.after[name])
    rows_moved = [each.window for each in moved]
    history.keep_changed(rows_moved, fields=DATES, by=by, reason=REASONS[deed])
    return len(moved)
