"""The demo's figures: the same on every machine, mostly shown, and hidden by the rule and no other."""

from collections import Counter, defaultdict
from decimal import Decimal
from hashlib import sha256
from random import Random

from municipalities.demo.figures import shared_out, split
from municipalities.models import Measurement
from programme.models import Part, Programme

# Every figure of the demo of 24 November 2026. It changes only when the demo is meant to change;
# then look at the front page and at the reports before the new sum is written here.
KEPT_SUM = "70c67ebddf258367062ed2833d0b6b862f5fa41a73d2391ccc1d55f72f910417"


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


def test_about_one_figure_in_eight_is_hidden(demo: Programme) -> None:
    every = Measurement.objects.all()
    hidden = every.exclude(suppression=Measurement.Suppression.NONE)
    assert 0.10 <= hidden.count() / every.count() <= 0.15


def test_a_second_count_hides_the_same_figures(demo: Programme) -> None:
    """Design 6.8 and decision 4, written once more and in another way than the action."""
    cells = defaultdict(list)
    standing = Measurement.objects.filter(state__in=("submitted", "approved"))
    for row in standing.select_related("indicator", "participation"):
        if row.indicator.suppress_below and not row.not_applicable:
            cells[row.indicator_id, row.period_id, row.part_id].append(row)
    expected = Counter()
    for rows in cells.values():
        expected.update(hidden_of(rows))
    kept = Measurement.objects.exclude(suppression="").values_list("pk", "suppression")
    assert Counter(dict(kept).items()) == expected


def hidden_of(rows: list[Measurement]) -> list[tuple[int, str]]:
    """Who is hidden among all the figures of one indicator, period and part."""
    below = rows[0].indicator.suppress_below
    small = {row.pk for row in rows if any(0 < one < below for one in counts_of(row))}
    protecting = set()
    regions = {row.participation.region_id for row in rows}
    for region in (None, *regions):
        group = [row for row in rows if region in (None, row.participation.region_id)]
        for column in columns_of(group):
            protecting |= protects(column, below)
    return [
        *((pk, "primary") for pk in small),
        *((pk, "secondary") for pk in protecting - small),
    ]


def counts_of(row: Measurement) -> list[Decimal]:
    """The count; or those who are counted, all, and the others, of a rate."""
    if row.value is not None:
        return [row.value]
    return [row.numerator, row.denominator, row.denominator - row.numerator]


def columns_of(rows: list[Measurement]) -> list[list[tuple[Decimal, int]]]:
    """What somebody could add up over these participants: number and whose, least first."""
    counts = [(row.value, row.pk) for row in rows if row.value is not None]
    rates = [(counts_of(row), row.pk) for row in rows if row.value is None]
    sides = [[(each[side], pk) for each, pk in rates] for side in range(3)]
    return [sorted(column) for column in (counts, *sides)]


def protects(column: list[tuple[Decimal, int]], below: int) -> set[int]:
    """Whom the total less the shown would give away is protected by the least that is left."""
    small = [number for number, _ in column if 0 < number < below]
    left = [(number, pk) for number, pk in column if not 0 < number < below]
    certain = small and (sum(small) in (len(small), len(small) * (below - 1)))
    if len(small) != 1 and not certain:
        return set()
    for number, pk in left:
        if number > 0:
            return {pk}
    return {pk for _, pk in left}


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
