"""The choice beside the number of a cell: it applies, one of the usual reasons why it does not, or another.

The choice and the field say together what is typed; in one text they are the dash and the reason
of `grid_texts`. A missing figure, or one that is not due, is no choice: the cell stays empty.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from municipalities.grid_texts import DASH, reason_in
from web.numbers import NumberRefused, parse

Texts = tuple[str, str]
APPLIES, OTHER = "", "?"


class Fields(NamedTuple):
    """What stands in a cell's choice and its fields."""

    choice: str = APPLIES
    first: str = ""
    second: str = ""


class Together(NamedTuple):
    """The cell as one text or two; `choice` is set only where it speaks against what is typed."""

    texts: Texts
    choice: str = APPLIES


def usual() -> tuple[str, ...]:
    """Why a figure mostly does not apply, in the reader's language."""
    return (
        _("We have no such homes"),
        _("We do not offer this"),
        _("Others are responsible for this"),
        _("This began after the period"),
        _("This ended before the period"),
    )


def shown(texts: Texts) -> Fields:
    """A usual reason stands in the choice alone, another in the field, after its dash."""
    first, second = texts
    reason = reason_in(first)
    if reason is None:
        return Fields(APPLIES, first, second)
    if reason in usual():
        return Fields(reason, "", second)
    return Fields(OTHER, first, second)


def together(posted: Fields, opened: Texts) -> Together:
    """What the choice and the fields say, held against what the page was opened with: what was changed counts."""
    was = shown(opened)
    if posted.choice == was.choice:
        return Together(_as_typed(posted))
    if posted.choice == APPLIES:
        return Together(_applies(posted, was))
    if posted[1:] != was[1:] and _speaks_against(posted):
        return Together(posted[1:], posted.choice)
    return Together(_does_not_apply(posted, was))


def _as_typed(posted: Fields) -> Texts:
    """A reason that was there stands, unless a figure is typed in the empty field."""
    stands = posted.choice not in (APPLIES, OTHER) and not posted.first
    return (f"{DASH} {posted.choice}" if stands else posted.first), posted.second


def _applies(posted: Fields, was: Fields) -> Texts:
    """The reason goes, also the one that is written in the field."""
    is_left = reason_in(posted.first) is not None and posted.first == was.first
    return ("" if is_left else posted.first), posted.second


def _does_not_apply(posted: Fields, was: Fields) -> Texts:
    """The chosen reason, or the one that is written; the number that stood there goes."""
    if posted.choice != OTHER:
        return f"{DASH} {posted.choice}", ""
    if posted.first == was.first or not posted.first:
        return DASH, ""
    written = reason_in(posted.first)
    return f"{DASH} {posted.first if written is None else written}".strip(), ""


def _speaks_against(posted: Fields) -> bool:
    """Whether something else is typed than the chosen reason: a figure, or other words than a usual one."""
    if posted.choice != OTHER:
        return any(posted[1:]) and posted.first != f"{DASH} {posted.choice}"
    try:
        return bool(posted.second) or parse(posted.first) is not None
    except NumberRefused:
        return False
