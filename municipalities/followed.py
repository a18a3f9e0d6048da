"""Which indicators a participation follows: those asked of all, and those it has chosen itself."""

from dataclasses import dataclass
from typing import Any

from municipalities.models import Participation
from programme.models import Indicator


@dataclass(frozen=True)
class Followed:
    """Both kinds, each in the order of the catalogue; what is asked of all is not listed twice."""

    of_all: tuple[Indicator, ...]
    chosen: tuple[Indicator, ...]
    successors: tuple[
        Indicator, ...
    ]  # that replace one of the chosen, and are not followed yet


def followed_by(participation: Participation) -> Followed:
    """What the participation follows, retired ones too. Three queries."""
    of_all = tuple(asked_of_all(participation).in_order())
    own = Indicator.objects.filter(followers__participation=participation).in_order()
    chosen = tuple(each for each in own if each not in of_all)
    new = Indicator.objects.filter(replaces__in=[each.pk for each in chosen]).in_order()
    followed = {*of_all, *chosen}
    successors = [each for each in new.select_related("replaces") if each not in followed]
    return Followed(of_all, chosen, tuple(successors))


def asked_of_all(participation: Participation) -> Any:
    """Those that the programme asks of all its participants."""
    return Indicator.objects.filter(programme=participation.programme_id)
