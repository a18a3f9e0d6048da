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


def followed_by(participation: Participation) -> Followed:
    """What the participation follows, retired ones too. Two queries."""
    of_all = tuple(asked_of_all(participation).in_order())
    chosen = Indicator.objects.filter(followers__participation=participation)
    return Followed(of_all, tuple(each for each in chosen.in_order() if each not in of_all))


def asked_of_all(participation: Participation) -> Any:
    """Those that the programme asks of all its participants."""
    return Indicator.objects.filter(programme=participation.programme_id)
