"""What a goal's indicator tells, in three short sentences that a mayor can read."""

from typing import Any

from django.utils.translation import gettext as _

from municipalities.progress import Progress
from programme.figures import Figure, NoNumber, is_number, kind_of
from web import formats


def sentences(row: Progress) -> tuple[str, ...]:
    """Where it started, where it stands, where it is going."""
    return _baseline(row), _latest(row), _target(row)


def _baseline(row: Progress) -> str:
    if _is_hidden(row.baseline):
        return _("The baseline is hidden.")
    if not is_number(row.baseline):
        reason = row.goal_indicator.get_no_baseline_display()  # type: ignore[attr-defined]
        words = (
            _("There is no baseline: %(reason)s.") if reason else _("There is no baseline yet.")
        )
        return words % {"reason": reason}
    told = _number(row.baseline, row) | {"period": row.goal_indicator.baseline_period}
    return _("The baseline was %(figure)s (%(period)s).") % told


def _latest(row: Progress) -> str:
    if row.figure is None:
        return _("No figure has come yet.")
    told = {"period": row.figure.period}
    if is_number(row.latest):
        return _("The latest figure is %(figure)s (%(period)s).") % (
            told | _number(row.latest, row)
        )
    kind = formats.no_number(str(kind_of(row.latest)))
    return _("The latest figure: %(kind)s (%(period)s).") % (told | {"kind": kind})


def _target(row: Progress) -> str:
    if _is_hidden(row.target):
        return _("The target is hidden.")
    if not is_number(row.target):
        return _("There is no target yet.")
    told = _number(row.target, row) | {"year": row.target_year}
    return _("The target is %(figure)s by the end of %(year)s.") % told


def _number(figure: Any, row: Progress) -> dict[str, Any]:
    return {"figure": formats.number(figure, row.indicator.decimals)}


def _is_hidden(figure: Figure) -> bool:
    return kind_of(figure) is NoNumber.SUPPRESSED
