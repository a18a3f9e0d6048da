"""Every row of every table in docs/arithmetic.md is what the code answers."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import pytest

from programme import calculation, goals_arithmetic
from programme.figures import Kept, NoNumber, NoValue, Reason, is_number, kind_of
from programme.small_numbers import Cell, suppressed, total_gives_away
from web.numbers import NumberRefused, parse

PAGE = (Path(__file__).parents[2] / "docs" / "arithmetic.md").read_text(encoding="utf-8")
WORDS = {
    "missing": NoNumber.MISSING,
    "not applicable": NoNumber.NOT_APPLICABLE,
    "not due": NoNumber.NOT_DUE,
    "hidden": NoNumber.SUPPRESSED,
    "kept": Kept.KEPT,
    "not kept": Kept.NOT_KEPT,
}
PLACES = ("Nordvik", "Sørvik", "Fjellby")
SPRING, AUTUMN = date(2026, 6, 30), date(2026, 12, 31)


class Table(NamedTuple):
    heading: str
    rows: list[dict[str, str]]


def cells_of(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables():
    """The tables in their order, each under the heading it stands under."""
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]:
        heading = section.partition("\n")[0]
        for block in re.findall(r"(?:^\|.*\n)+", section, flags=re.MULTILINE):
            head, _line, *rows = map(cells_of, block.splitlines())
            yield Table(heading, [dict(zip(head, row, strict=True)) for row in rows])


def figure(text):
    """A figure as the page writes it: a number, or the word for why there is none."""
    return WORDS.get(text) or Decimal(text)


def figures(text):
    return [figure(each) for each in text.split(", ")]


def names(text):
    return tuple(text.split(", ")) if text else ()


def pair(text):
    numerator, _of, denominator = text.partition(" of ")
    return figure(numerator), figure(denominator)


def plain(answer):
    """An answer as the page writes it."""
    return answer if isinstance(answer, Kept) else kind_of(answer) or answer


def shown(answer, decimals=1):
    return str(calculation.round_half_away(answer, decimals)) if is_number(answer) else answer


def lacks(answer, text):
    """The page says what was lacking where there is no value, and nothing else."""
    if isinstance(answer, NoValue):
        assert answer.reason is Reason(text.replace(" ", "_"))
    else:
        assert text == ""


def no_numbers(row):
    other = figure(row["figure"])
    total = calculation.total({"Nordvik": Decimal(5), "Sørvik": other})
    assert plain(calculation.sum_of_all([Decimal(5), other])) == figure(row["sum of both"])
    assert plain(total.value) == figure(row["total over participants"])
    assert (total.n, total.asked) == (int(row["n"]), int(row["of"]))
    latest = calculation.latest({SPRING: Decimal(5), AUTUMN: other})
    assert plain(latest) == figure(row["latest"])


def rates(row):
    answer = calculation.rate(
        figure(row["numerator"]), figure(row["denominator"]), int(row["factor"])
    )
    assert plain(answer) == figure(row["rate"])
    lacks(answer, row["lacking"])


def rates_over_several(row):
    parts = {place: pair(row[place]) for place in PLACES}
    total = calculation.rate_over(parts, int(row["factor"]))
    told = row["rate, one decimal"]
    assert shown(plain(total.value)) == WORDS.get(told, told)
    assert (total.n, total.missing) == (int(row["n"]), names(row["missing"]))


def over_time(row):
    halves = {SPRING: figure(row["first half"]), AUTUMN: figure(row["second half"])}
    assert plain(calculation.over_time(halves, row["accumulation"])) == figure(row["year"])
    backwards = dict(reversed(halves.items()))
    assert plain(calculation.over_time(backwards, row["accumulation"])) == figure(row["year"])


def progress(row):
    answer = goals_arithmetic.progress(
        figure(row["baseline"]),
        figure(row["latest"]),
        figure(row["target"]),
        row["direction"],
    )
    told = figure(row["progress, per cent"])
    if is_number(answer):
        assert calculation.round_half_away(answer * 100, 0) == told
    else:
        assert plain(answer) == told
    lacks(answer, row["lacking"])


def on_plan(row):
    ends = {"baseline": figure(row["baseline"]), "target": figure(row["target"])}
    days = {name: date.fromisoformat(row[name]) for name in ("start", "end", "on")}
    assert plain(goals_arithmetic.expected(**ends, **days)) == figure(row["line"])
    standing = goals_arithmetic.standing(
        **ends,
        **days,
        latest=figure(row["latest"]),
        direction=row["direction"],
        tolerance=Decimal(row["tolerance"]),
    )
    assert standing.value == row["standing"].replace(" ", "_")


def totals(row):
    values = {place: figure(row[place]) for place in PLACES}
    total, mean = calculation.total(values), calculation.mean(values)
    assert (plain(total.value), plain(mean.value)) == (
        figure(row["total"]),
        figure(row["mean"]),
    )
    for told in (total, mean):
        assert (told.n, told.asked) == (int(row["n"]), int(row["of"]))
        assert told.missing == names(row["missing"])


def spread(row):
    told = calculation.spread(dict(enumerate(figures(row["figures"]))))
    assert [plain(each) for each in (told.lower, told.median, told.upper)] == [
        figure(row[name]) for name in ("lower quartile", "median", "upper quartile")
    ]
    assert told.n == int(row["n"])


def parts_and_total(row):
    answer = calculation.off_by(figures(row["parts"]), figure(row["total"]))
    assert plain(answer) == figure(row["off by"])


def merged(row):
    above = calculation.sum_of_all(figures(row["numerators"]))
    below = calculation.sum_of_all(figures(row["denominators"]))
    told = row["rate, factor 100, one decimal"]
    assert plain(above) == figure(row["count"])
    assert shown(plain(calculation.rate(above, below, 100))) == WORDS.get(told, told)


def rounding(row):
    answer = calculation.round_half_away(Decimal(row["figure"]), int(row["decimals"]))
    assert str(answer) == row["shown"]


def counts_of(text):
    """A count, or all three of a rate."""
    if " of " not in text:
        return (Decimal(text),)
    numerator, denominator = pair(text)
    return numerator, denominator, denominator - numerator


def small_counts(row):
    limit = None if row["limit"] == "none" else int(row["limit"])
    hidden = suppressed({"Nordvik": Cell(counts_of(row["count"]))}, limit).primary
    assert hidden == (set() if row["told"] == "yes" else {"Nordvik"})


def protection(row):
    told = dict(each.split() for each in row["participants"].split(", "))
    cells = {who: Cell(counts_of(count), column="region") for who, count in told.items()}
    hidden = suppressed(cells, 4)
    assert hidden.primary == set(names(row["small"]))
    assert hidden.secondary == set(names(row["hidden to protect"]))


def hidden_in_totals(row):
    answer = total_gives_away(int(row["of them hidden"]), int(row["in the total"]))
    assert answer is (row["total told"] == "no")


def typed(row):
    text = (
        row["typed"]
        .strip("`")
        .replace("·", "\N{NO-BREAK SPACE}")
        .replace("_", "\N{THIN SPACE}")
    )
    done, _colon, code = row["read as"].partition(": ")
    if not code:
        assert parse(text) == Decimal(done)
        return
    with pytest.raises(NumberRefused) as refused:
        parse(text)
    assert refused.value.code == code


CHECKS = (
    ("Five kinds of no-number", no_numbers),
    ("Rates", rates),
    ("Rates over several", rates_over_several),
    ("Over time", over_time),
    ("Progress", progress),
    ("On plan", on_plan),
    ("Totals over participants", totals),
    ("Median and spread", spread),
    ("Parts and their total", parts_and_total),
    ("Municipalities that became one", merged),
    ("Rounding", rounding),
    ("Small counts", small_counts),
    ("What protects a small count", protection),
    ("What protects a small count", hidden_in_totals),
    ("What people type", typed),
)


def test_every_table_of_the_page_is_checked():
    assert [table.heading for table in tables()] == [heading for heading, _check in CHECKS]


@pytest.mark.parametrize(
    ("check", "row"),
    [
        pytest.param(check, row, id=f"{table.heading}: {' | '.join(row.values())}")
        for table, (_heading, check) in zip(tables(), CHECKS, strict=True)
        for row in table.rows
    ],
)
def test_the_page_says_what_the_code_answers(check, row):
    check(row)
