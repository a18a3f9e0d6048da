"""The demo's figures: plausible levels by size, rising and falling, with every state and fault."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import prod, sqrt
from random import Random
from typing import Any, NamedTuple

from municipalities.demo import chance, results, years
from municipalities.demo.levels import BROKEN_DOWN, FOR_ALL, LEVELS, SHARES
from municipalities.demo.places import FAMILIES, Place

GAPS = 0.05  # the share of figures that nobody ever entered
LONGEST = 2_000  # days that a single case may take
NOT_APPLICABLE = {
    "nb": ("Kommunen har ikke dette tilbudet.", "Ingen saker i perioden."),
    "nn": ("Kommunen har ikkje dette tilbodet.", "Ingen saker i perioden."),
}
ESTIMATED = {
    "nb": "Anslått av boligkontoret; fagsystemet ble byttet i perioden.",
    "nn": "Anslått av bustadkontoret; fagsystemet vart bytt ut i perioden.",
}
CORRECTED = {
    "nb": "Rettet etter gjennomgang av enkeltsakene.",
    "nn": "Retta etter gjennomgang av enkeltsakene.",
}


class Key(NamedTuple):
    """Which participant, indicator and period a figure is for."""

    place: str
    indicator: str
    year: int
    half: int | None


@dataclass(frozen=True)
class Made:
    """A figure to be stored: which one, what it says, and how far it has come."""

    key: Key
    part: str
    numbers: tuple[
        Decimal | None, Decimal | None, Decimal | None
    ]  # value, numerator, denominator
    state: str
    not_applicable: str = ""
    known: str = "measured"
    comment: str = ""
    is_provisional: bool = False
    is_confirmed: bool = False
    correction_reason: str = ""
    days_after: int = 30  # from the end of the period to the submission


def made(
    place: Place, indicators: dict[str, Any], periods: list[Any], day: date
) -> Iterator[Made]:
    """All figures of a participant in the periods that were over on the day."""
    first = years(day)[0] + place.starts_after
    if place.phase == "agreement":
        return
    for code in followed(place):
        for period in periods:
            asked = (period.half is None) == (indicators[code].frequency == "year")
            if asked and first <= period.year and period.ends_on < day:
                yield from _figure(place, indicators[code], period, day)


def followed(place: Place) -> list[str]:
    """The indicators asked of all, and those the participant has chosen: most of the rest."""
    random = chance("followed", place.slug)
    return [
        *FOR_ALL,
        *(code for code in LEVELS if code not in FOR_ALL and random.random() < 0.93),
    ]


def _figure(place: Place, indicator: Any, period: Any, day: date) -> Iterator[Made]:
    random = chance("figure", place.slug, indicator.code, period.year, period.half)
    if indicator.code == "temp_families":
        yield from _families(place, period, day)
        return
    if random.random() < GAPS:
        return
    numbers = _numbers(place, indicator, period, random, day)
    state = _state(place, period, day, random)
    words = _words(place, indicator, random)
    key = Key(place.slug, indicator.code, period.year, period.half)
    if words.get("not_applicable"):
        yield Made(key, "total", (None, None, None), state, **words)
        return
    if state == "approved" and random.random() < 0.02:
        yield from _corrected(key, numbers, place)
        return
    told = _told(key, state, words, place.written_form, day)
    yield Made(key, "total", numbers, state, days_after=_days(random), **told)
    if state == "submitted" and random.random() < 0.1:
        why = CORRECTED[place.written_form]
        yield Made(key, "total", _other(numbers), "draft", correction_reason=why)
    if indicator.code in BROKEN_DOWN:
        yield from _parts(key, numbers, indicator, state, random)


def _families(place: Place, period: Any, day: date) -> Iterator[Made]:
    """The story's indicator: the first year, the latest, and years between that lie between."""
    first, latest = FAMILIES[place.slug]
    key = Key(place.slug, "temp_families", period.year, period.half)
    begun, done = years(day)[0], day.year - 1
    if period.year == done and place.missing_latest:
        if place.slug == "heimdalen":
            yield Made(key, "total", (Decimal(3), None, None), "draft")
        if place.slug == "myrkvika":
            yield Made(key, "total", (Decimal(2), None, None), "returned")
        return
    if first is None:
        return
    values: dict[int, Any] = {begun: first, done: latest}
    between = first if latest is None else (first + latest + 1) // 2
    value = values.get(period.year, between)
    yield Made(key, "total", (Decimal(value), None, None), "approved")


def _numbers(place: Place, indicator: Any, period: Any, random: Random, day: date) -> tuple:
    level = LEVELS[indicator.code]
    own = chance("place", place.slug, indicator.code)
    halves = 2 * (period.year - years(day)[0]) + (period.half == 2)
    value = level.level * own.uniform(0.75, 1.25)
    value *= _grown(level.trend + own.uniform(-0.09, 0.06), halves)
    value *= random.uniform(0.93, 1.07)
    if indicator.nature == "score":
        return _score(value, indicator), None, None
    size = (
        place.persons
        / 10_000
        / (2 if period.half and indicator.accumulation == "per_period" else 1)
    )
    if place.district:
        size /= 6  # a district of six
    if level.cases:
        return (None, *_rate(value, level.cases * size, indicator))
    return Decimal(round(value * size)), None, None


def _grown(yearly: float, halves: int) -> float:
    """How much becomes of one. Roots and products come out alike on every machine, powers may not."""
    return prod([sqrt(yearly)] * halves)


def _score(value: float, indicator: Any) -> Decimal:
    return Decimal(str(round(min(max(value, 1), 5), indicator.decimals)))


def _rate(value: float, cases: float, indicator: Any) -> tuple[Decimal, Decimal]:
    denominator = round(cases)
    if indicator.factor == 1:  # a mean: total days over number
        return Decimal(round(value * denominator)), Decimal(denominator)
    if indicator.factor == 1000:
        return Decimal(round(value * cases / 10_000)), Decimal(denominator)
    return Decimal(min(round(value / 100 * denominator), denominator)), Decimal(denominator)


def _state(place: Place, period: Any, day: date, random: Random) -> str:
    """Old periods are approved; in the last ones some are under way."""
    if (day - period.ends_on).days > 365 or place.phase == "ended":
        return "approved"
    steps = ("approved", "submitted", "draft", "returned")
    return random.choices(
        steps, (72, 17, 8, 3) if place.slug != "nordvik" else (55, 25, 18, 2)
    )[0]


def _words(place: Place, indicator: Any, random: Random) -> dict[str, Any]:
    fate = random.random()
    if fate < 0.02:
        return {"not_applicable": random.choice(NOT_APPLICABLE[place.written_form])}
    if indicator.nature == "score":
        return {"known": "self_assessed"}
    if fate < 0.08:
        return {"known": "estimated", "comment": ESTIMATED[place.written_form]}
    return {}


def _told(
    key: Key, state: str, words: dict[str, Any], written_form: str, day: date
) -> dict[str, Any]:
    """The words, with what is told of figures that stand and that nothing else is said of."""
    if words or state not in {"submitted", "approved"}:
        return words
    if results.is_provisional(key, state, day):
        return {"is_provisional": True, "comment": results.PROVISIONAL[written_form]}
    if results.is_confirmed(key):
        return {"is_confirmed": True, "comment": results.CONFIRMED[written_form]}
    return words


def _days(random: Random) -> int:
    """Most are in time; one in ten is late."""
    return random.randint(62, 100) if random.random() < 0.1 else random.randint(12, 44)


def _corrected(key: Key, numbers: tuple, place: Place) -> Iterator[Made]:
    """A figure that was found wrong, and the one that took over."""
    yield Made(key, "total", _other(numbers), "replaced")
    why = CORRECTED[place.written_form]
    yield Made(key, "total", numbers, "approved", correction_reason=why, days_after=70)


def _other(numbers: tuple) -> tuple:
    """Nearly the same figure, as it may be before or after a correction."""
    value, numerator, denominator = numbers
    if value is None:
        return None, numerator, denominator + 3
    return value + 1, None, None


def _parts(
    key: Key, whole: tuple, indicator: Any, state: str, random: Random
) -> Iterator[Made]:
    """The groups of a figure, which together are the whole: its count, or both sides of a rate."""
    value, numerator, denominator = whole
    sizes = split(int(denominator if value is None else value), random)
    numbers: list[tuple] = [(Decimal(size), None, None) for size in sizes]
    if value is None:
        most = 1 if indicator.factor > 1 else LONGEST
        tops = shared_out(int(numerator), sizes, most, random)
        numbers = [
            (None, Decimal(top), Decimal(size)) for top, size in zip(tops, sizes, strict=True)
        ]
    for part, own in zip((*SHARES, "other"), numbers, strict=True):
        yield Made(key, part, own, state)


def split(whole: int, random: Random) -> list[int]:
    """How many of each group; what is left are others."""
    sizes, left = [], whole
    for share in SHARES.values():
        sizes.append(min(left, round(whole * share / 100 * random.uniform(0.6, 1.3))))
        left -= sizes[-1]
    return [*sizes, left]


def shared_out(numerator: int, sizes: list[int], most: int, random: Random) -> list[int]:
    """A rate's numerator among its groups: about their share, and at most so much for a case."""
    tops, rest, cases = [], numerator, sum(sizes)
    for size in sizes:
        about = round(rest * size / max(cases, 1) * random.uniform(0.85, 1.15))
        cases -= size
        tops.append(min(max(about, rest - cases * most), size * most, rest))
        rest -= tops[-1]
    return tops
