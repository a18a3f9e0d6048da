"""Changes of needs: worded, counted, thrown away. Their other steps are in `wordings`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions, wordings
from municipalities.dates import refuse_absurd
from municipalities.models import Need, NeedCount, NeedVersion, Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def word(*, participation: Participation, by: User, **words: Any) -> NeedVersion:
    """Put a need into words for the first time, as a draft. A title is enough."""
    need = Need(participation=participation, order=versions.last_place(Need, participation))
    history.keep(need, by=by, reason="need.created")
    return versions.write(NeedVersion(need=need), words, by=by, reason="need.worded")


@transaction.atomic
def reword(*, need: Need, by: User, seen: str | None = None, **words: Any) -> NeedVersion:
    """Change the words of the draft, or of the revision while what is adopted stands.

    `seen` is the stamp that the page was opened with. Raises ChangedMeanwhile when someone
    else was first.
    """
    need = versions.opened(need, "reword", seen)
    return versions.write(need.working, words, by=by, reason="need.reworded")


@transaction.atomic
def count(*, need: Need, by: User, today: date, **words: Any) -> NeedCount:
    """Write down how many there were on a day. Needs no decision."""
    _refuse_closed(need)
    _refuse_wrong_day(words["counted_on"], today)
    return history.keep(NeedCount(need=need, **words), by=by, reason="need.counted")


@transaction.atomic
def recount(
    *, need: Need, row: int, by: User, today: date, seen: str | None = None, **words: Any
) -> NeedCount:
    """Correct what was written down of a count. `row` is its key."""
    _refuse_closed(need)
    counted = unchanged(found(need, row), seen)
    _refuse_wrong_day(words["counted_on"], today)
    for name, value in words.items():
        setattr(counted, name, value)
    return history.keep(counted, by=by, reason="need.count_changed", fields=words)


@transaction.atomic
def uncount(*, need: Need, row: int, by: User, seen: str | None = None) -> None:
    """Take away a count that should not have been there; history stays."""
    _refuse_closed(need)
    counted = unchanged(found(need, row), seen)
    history.remove(counted, by=by, reason="need.count_removed")


def found(need: Need, row: int) -> NeedCount:
    """The count of this need. Raises Refused when it has been taken away."""
    counted = need.counts.filter(pk=row).first()
    if counted is None:
        raise Refused(_("The count is no longer there. Someone else has taken it away."))
    return counted


def _refuse_closed(need: Need) -> None:
    if versions.locked(need).closed_on:
        raise Refused(_("The need is closed, and its counts stand. Open it again first."))


def _refuse_wrong_day(counted_on: date, today: date) -> None:
    if counted_on > today:
        raise Refused(_("The count cannot be dated after today."), "counted_on")
    refuse_absurd(counted_on, "counted_on")


@transaction.atomic
def word_many(
    *,
    participation: Participation,
    rows: Sequence[tuple[dict[str, Any], dict[str, Any] | None]],
    by: User,
    today: date,
) -> None:
    """Put many needs into words, each with its count if there is one: all or none."""
    for words, counted in rows:
        need = word(participation=participation, by=by, **words).need
        if counted:
            count(need=need, by=by, today=today, **counted)


@transaction.atomic
def amend(*, need: Need, by: User, seen: str | None = None, **words: Any) -> NeedVersion:
    """Write in what those who decide changed, before the decision is recorded."""
    return wordings.amend(owner=need, by=by, seen=seen, **words)


@transaction.atomic
def throw_away(*, need: Need, by: User) -> None:
    """Throw away a need that nobody outside has seen."""
    need = versions.locked(need)
    versions.only_a_draft(need)
    for counted in need.counts.all():
        history.remove(counted, by=by, reason="need.deleted")
    wordings.throw_away(need, by=by)
