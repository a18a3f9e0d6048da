"""Changes of the year's first page: lines written, reworded, moved, taken away; the page shared."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.models import YearlyWord
from municipalities.actions import versions, wordings
from municipalities.models import Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged

MOST = 3  # under each heading: the first page is read in a minute


@transaction.atomic
def write(
    *,
    participation: Participation,
    year: int,
    kind: str,
    text: str,
    by: User,
    proposed: str = "",
) -> YearlyWord:
    """Add a line last under its heading, in one's own words or as it was proposed."""
    versions.hold(participation)
    there = _under(participation, year, kind)
    if len(there) >= MOST:
        raise Refused(
            _("There are three lines under this heading already. Take one away first.")
        )
    row = YearlyWord(
        participation=participation,
        year=year,
        kind=kind,
        text=text,
        proposed=proposed,
        order=max((each.order for each in there), default=0) + 1,
    )
    return history.keep(row, by=by, reason="yearly_word.written")


@transaction.atomic
def change(*, word: YearlyWord, by: User, seen: str | None = None, **words: Any) -> YearlyWord:
    """Reword a line; what it said before stands in the history."""
    row = unchanged(YearlyWord.objects.select_for_update().get(pk=word.pk), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="yearly_word.reworded", fields=words)


@transaction.atomic
def move(*, word: YearlyWord, up: bool, by: User) -> None:
    """Change places with the line before or after under the same heading."""
    versions.hold(word.participation)
    rows = _under(word.participation, word.year, word.kind)
    wordings.exchange(rows, word, up=up, by=by)


@transaction.atomic
def remove(*, word: YearlyWord, by: User) -> None:
    """Take a line away that Husbanken does not read; the history keeps what it said."""
    row = YearlyWord.objects.select_for_update().get(pk=word.pk)
    if row.is_shared:
        raise Refused(
            _("Husbanken can read this line. Take the page back first, or change the words.")
        )
    history.remove(row, by=by, reason="yearly_word.removed")


@transaction.atomic
def share(*, participation: Participation, year: int, by: User) -> None:
    """Let Husbanken read the page as it is now; a line written later waits to be shared."""
    _set_shared(participation, year, True, by, "yearly_word.shared")


@transaction.atomic
def take_back(*, participation: Participation, year: int, by: User) -> None:
    """Stop further reading of the page."""
    _set_shared(participation, year, False, by, "yearly_word.taken_back")


def _under(participation: Participation, year: int, kind: str) -> list[YearlyWord]:
    return [*YearlyWord.objects.of_year(participation, year).filter(kind=kind)]


def _set_shared(
    participation: Participation, year: int, is_shared: bool, by: User, reason: str
) -> None:
    versions.hold(participation)
    rows = YearlyWord.objects.of_year(participation, year).exclude(is_shared=is_shared)
    if not rows:
        raise Refused(_("It already is."))
    for row in rows:
        row.is_shared = is_shared
        history.keep(row, by=by, reason=reason, fields=["is_shared"])
