"""Changes of who takes part, and what they follow."""

from typing import Any

from django.db import transaction

from accounts.models import User
from municipalities.actions.kept_figures import keep_suppression, tables_of
from municipalities.models import FollowedIndicator, Participation
from programme.models import Indicator
from web import history
from web.second_save import unchanged


@transaction.atomic
def register(*, by: User, **words: Any) -> Participation:
    """Take a municipality or a district into a programme."""
    return history.keep(Participation(**words), by=by, reason="participation.registered")


@transaction.atomic
def change(
    *, participation: Participation, by: User, seen: str | None = None, **words: Any
) -> Participation:
    """Change phase, dates, region or adviser. Another region has other sums to protect."""
    participation = Participation.objects.select_for_update().get(pk=participation.pk)
    unchanged(participation, seen)
    region = participation.region_id
    for name, value in words.items():
        setattr(participation, name, value)
    history.keep(participation, by=by, reason="participation.changed", fields=words)
    if participation.region_id != region:
        keep_suppression(*tables_of(participation))
    return participation


@transaction.atomic
def follow(
    *,
    participation: Participation,
    indicator: Indicator,
    by: User,
    responsible: User | None = None,
) -> FollowedIndicator:
    """Let a participation follow an indicator, with the person who enters it."""
    followed = FollowedIndicator.objects.filter(
        participation=participation, indicator=indicator
    ).first()
    followed = followed or FollowedIndicator(participation=participation, indicator=indicator)
    followed.responsible = responsible
    return history.keep(followed, by=by, reason="participation.follows", fields=["responsible"])
