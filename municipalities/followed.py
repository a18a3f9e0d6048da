"""Which indicators a participation follows: those asked of all, and those it has chosen itself."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import pgettext_lazy

from municipalities.models import FollowedIndicator, Participation
from programme.models import Indicator, Programme


class Listed(models.TextChoices):
    """Which list an indicator stands on for a participation; of both it is that of all."""

    OF_ALL = "of_all", pgettext_lazy("list of indicators", "asked of all")
    CHOSEN = "chosen", pgettext_lazy("list of indicators", "chosen by the participant")
    NEITHER = "neither", pgettext_lazy("list of indicators", "not followed now")


@dataclass(frozen=True)
class Lists:
    """What is asked of all, by programme, and what each participation has chosen itself."""

    of_all: dict[int, set[int]]
    chosen: dict[int, set[int]]

    def asked_of(self, participation: Participation) -> set[int]:
        """The indicators of both lists."""
        return self.of_all[participation.programme_id] | self.chosen[participation.pk]

    def which(self, participation: Participation, indicator: int) -> Listed:
        """The list that the indicator stands on."""
        if indicator in self.of_all[participation.programme_id]:
            return Listed.OF_ALL
        is_chosen = indicator in self.chosen[participation.pk]
        return Listed.CHOSEN if is_chosen else Listed.NEITHER


def lists_of(who: Iterable[Participation]) -> Lists:
    """The lists of all of these. Two queries."""
    programmes, places = {each.programme_id for each in who}, {each.pk for each in who}
    asked = Programme.indicators_for_all.through.objects.filter(programme__in=programmes)
    chosen = FollowedIndicator.objects.filter(participation__in=places)
    return Lists(
        _sets(asked.values_list("programme_id", "indicator_id")),
        _sets(chosen.values_list("participation_id", "indicator_id")),
    )


def _sets(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for whose, indicator in pairs:
        found[whose].add(indicator)
    return found


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
