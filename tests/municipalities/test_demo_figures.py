"""The demo's figures: the same on every machine, mostly shown, and hidden by the rule and no other."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from hashlib import sha256
from itertools import chain
from random import Random

from municipalities.demo.figures import shared_out, split
from municipalities.models import Measurement, Participation
from programme.models import Part, Programme
from tests.sums import determined

# Every figure of the demo of 24 November 2026. It changes only when the demo is meant to change;
# then look at the front page and at the reports before the new sum is written here.
KEPT_SUM = "c2af72e130480f0956b3d205cd184401f742f52feabadb86f52a344911fada55"


def test_every_figure_is_the_same_on_every_machine(demo: Programme) -> None:
    lines = sorted("|".join(map(told, line)) for line in values())
    assert len(lines) == Measurement.objects.count()
    assert sha256("\n".join(lines).encode()).hexdigest() == KEPT_SUM


def values() -> list[tuple]:
    """Whose, what, when, which part, how much, how far it has come, and whether it is hidden."""
    return list(
        Measurement.objects.values_list(
            "participation__municipality__name",
            "participation__district__name",
            "indicator__code",
            "period__year",
            "period__half",
            "part__code",
            "value",
            "numerator",
            "denominator",
            "not_applicable",
            "state",
            "suppression",
        )
    )


def told(value: object) -> str:
    """A value as a text that no database writes in its own way."""
    if isinstance(value, Decimal):
        return f"{value:.4f}"
    return "" if value is None else str(value)


def test_about_one_figure_in_six_is_hidden(demo: Programme) -> None:
    every = Measurement.objects.all()
    hidden = every.exclude(suppression=Measurement.Suppression.NONE)
    assert 0.10 <= hidden.count() / every.count() <= 0.20


def test_the_small_figures_and_no_others_are_hidden_for_their_own_sake(demo: Programme) -> None:
    small = {
        row.pk
        for rows in tables().values()
        for row in rows
        if any(0 < count < row.indicator.suppress_below for count in counts_of(row))
    }
    kept = Measurement.objects.filter(suppression="primary").values_list("pk", flat=True)
    assert set(kept) == small


def test_a_figure_protects_only_where_something_small_is_hidden(demo: Programme) -> None:
    protecting = Measurement.objects.filter(suppression="secondary")
    small = Measurement.objects.filter(suppression="primary")
    assert set(protecting.values_list("indicator", "period")) <= set(
        small.values_list("indicator", "period")
    )


def test_no_sum_over_parts_or_participants_tells_a_hidden_figure(demo: Programme) -> None:
    """Design 6.8 and decision 4: somebody has all the sums of a table and all that is shown."""
    found = 0
    for rows in tables().values():
        hidden = {row.pk for row in rows if row.suppression}
        found += len(hidden)
        assert not determined(told_sums(rows), hidden), rows[0]
    assert found > 1_500


def test_what_is_left_of_a_sum_does_not_tell_the_small_ones_in_it(demo: Programme) -> None:
    """As many ones, or threes, as the rest of a sum allows would be known each."""
    looked_at = 0
    for rows in tables().values():
        below, of = rows[0].indicator.suppress_below, {row.pk: row for row in rows}
        for line in told_sums(rows):
            inside = [counts_of(of[pk]) for pk in line if of[pk].suppression]
            if -1 in line.values() or len(inside) == len(line):
                continue  # nothing is left that could be hidden, and no total is told
            looked_at += len(inside)
            for side in zip(*inside, strict=True):
                counts = [count for count in side if count]
                edges = (len(counts), len(counts) * (below - 1))
                assert not counts or max(counts) >= below or sum(counts) not in edges, rows[0]
    assert looked_at > 1_000


def tables() -> dict[tuple[int, int], list[Measurement]]:
    """The figures that others see of each indicator and period, where small ones are hidden."""
    cells = defaultdict(list)
    standing = Measurement.objects.filter(
        state__in=("submitted", "approved"), not_applicable=""
    )
    for row in standing.select_related("indicator", "part", "participation__district"):
        if row.indicator.suppress_below:
            cells[row.indicator_id, row.period_id].append(row)
    return cells


def counts_of(row: Measurement) -> list[Decimal]:
    """The count; or those who are counted, all, and the others, of a rate."""
    if row.value is not None:
        return [row.value]
    return [row.numerator, row.denominator, row.denominator - row.numerator]


def told_sums(rows: list[Measurement]) -> list[dict[int, int]]:
    """Each participant's whole less its parts; each part in each region and in the programme.

    A district is in no sum over participants when its municipality is in the programme itself.
    """
    participants: dict[tuple, dict[int, int]] = defaultdict(dict)
    parts: dict[tuple, dict[int, list]] = defaultdict(lambda: defaultdict(list))
    municipalities = {place.municipality_id for place in Participation.objects.all()}
    for row in rows:
        place, part, rate = row.participation, row.part.code, row.value is None
        participants[place.pk, rate][row.pk] = -1 if part == Part.TOTAL else 1
        if not (place.district and place.district.municipality_id in municipalities):
            parts[part, rate][place.region_id].append(row)
    found = [line for line in participants.values() if -1 in line.values()]
    for regions in parts.values():
        sums = [[*chain(*regions.values())], *filter(is_told(regions), regions.values())]
        found += [{row.pk: 1 for row in line} for line in sums]
    return [line for line in found if len(line) > 1]


def is_told(regions: dict[int, list]) -> Callable[[list], bool]:
    """A region's total is told of five, or when nothing is hidden in it (decision 4).

    Smaller ones are told here too, unless somebody alone in a region would be what is left.
    """
    alone = [rows for rows in regions.values() if len(rows) == 1]
    if len(alone) != 1:
        return lambda rows: True
    return lambda rows: len(rows) >= 5 or not any(row.suppression for row in rows)


def test_the_groups_of_a_figure_are_the_whole(demo: Programme) -> None:
    rows = Measurement.objects.exclude(state__in=("replaced", "draft")).select_related("part")
    wholes, sums = {}, defaultdict(Decimal)
    for row in rows.filter(not_applicable=""):
        key = row.participation_id, row.indicator_id, row.period_id
        for name in ("value", "numerator", "denominator"):
            if getattr(row, name) is None:
                continue
            if row.part.code == Part.TOTAL:
                wholes[*key, name] = getattr(row, name)
            else:
                sums[*key, name] += getattr(row, name)
    assert len(sums) > 1_500
    assert all(wholes[key] == amount for key, amount in sums.items())


def test_no_group_has_more_than_all_of_its_cases() -> None:
    for seed in range(200):
        random = Random(seed)  # noqa: S311 - chance for a test
        cases = random.randint(0, 60)
        sizes = split(cases, random)
        numerator = random.randint(0, cases)
        tops = shared_out(numerator, sizes, 1, random)
        assert (sum(sizes), sum(tops)) == (cases, numerator)
        assert all(0 <= top <= size for top, size in zip(tops, sizes, strict=True))


def test_a_group_without_cases_has_no_days() -> None:
    assert shared_out(120, [3, 0, 0], 2_000, Random(1)) == [120, 0, 0]  # noqa: S311
