"""The demo world: a programme of fictional participants, made by rule from a day.

Everything here is pure: names, texts and figures come out the same on every machine for the same
day, by `random.Random` with a seed of its own. `municipalities.actions.demo` stores what is made.
"""

from datetime import date, datetime, time
from random import Random

from django.utils import timezone

YEARS = 4  # the demo day's year and the three before it


def chance(*seed: object) -> Random:
    """A source of chance that is the same every time for the same seed."""
    return Random("/".join(map(str, seed)))  # noqa: S311 - plausible figures, no secret


def noon(day: date) -> datetime:
    """Twelve o'clock in Oslo: when everything of a day happens in the demo."""
    return timezone.make_aware(datetime.combine(day, time(12)))


def years(day: date) -> range:
    """The years of the demo; the last one is the day's own, and under way."""
    return range(day.year - YEARS + 1, day.year + 1)
