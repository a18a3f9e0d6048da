"""Changes of needs: worded, counted, shared, thrown away."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions
from municipalities.models import Need, NeedCount, NeedVersion, Participation
from municipalities.models.adoption import WORKING
from web import history
from web.errors import Refused


@transaction.atomic
def word(*, participation: Participation, by: User, **words: Any) -> NeedVersion:
    """Put a need into words for the first time, as a draft. A title is enough."""
    need = history.keep(Need(participation=participation), by=by, reason="need.created")
    draft: Any = NeedVersion(need=need, title=words["title"])
    return versions.write(draft, words, by=by, reason="need.worded")


@transaction.atomic
def reword(*, need: Need, by: User, seen: str | None = None, **words: Any) -> NeedVersion:
    """Change the words. What is adopted stands while its next version is written.

    `seen` is the stamp that the page was opened with. Raises ChangedMeanwhile when someone
    else was first.
    """
    newest = versions.unchanged(versions.locked(need), seen)
    draft = newest if newest.state in WORKING else versions.next_draft(newest, by=by)
    return versions.write(draft, words, by=by, reason="need.reworded")


@transaction.atomic
def count(*, need: Need, by: User, today: date, **words: Any) -> NeedCount:
    """Write down how many there were on a day. Needs no decision."""
    if words["counted_on"] > today:
        raise Refused(_("The count cannot be dated after today."))
    return history.keep(NeedCount(need=need, **words), by=by, reason="need.counted")


@transaction.atomic
def share(*, need: Need, by: User) -> NeedVersion:
    """Let Husbanken read the draft."""
    return versions.set_shared(need, True, by=by, noun="need")


@transaction.atomic
def take_back(*, need: Need, by: User) -> NeedVersion:
    """Stop further reading of the draft."""
    return versions.set_shared(need, False, by=by, noun="need")


@transaction.atomic
def throw_away(*, need: Need, by: User) -> None:
    """Throw away a need that nobody outside has seen."""
    need = versions.locked(need)
    draft = versions.only_a_draft(need)
    for goal in need.goals.all():
        history.keep(goal, by=by, reason="goal.need_removed", fields=[])
        goal.needs.remove(need)
    for counted in need.counts.all():
        history.remove(counted, by=by, reason="need.deleted")
    history.remove(draft, by=by, reason="need.deleted")
    history.remove(need, by=by, reason="need.deleted")
