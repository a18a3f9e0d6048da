"""The workbook against other ways of writing the same sheet: time, memory, size, and truth.

    python3 dev.py bench excel [small] [truth] [limit] [peers] [memory]

Prints a line for each goal (design 11): name, ours, the other, their ratio, the goal; the results
are kept in `benchmarks/results/`. Ways are measured in turn, each in a process of its own, by the
time of the processor, and a ratio is the median of the pairs. The nation is made up, in a database
of the benchmark's own that is thrown away.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from benchmarks import national

ROUNDS, SLOW_ROUNDS = 3, 1  # pairs; openpyxl takes a minute and more for each
FEW, MANY = 5_000, 1_000_000
MB = 1_000_000
OURS = ("ours", "ours without r=")
PEERS = (  # the number of the goal, and the largest ratio with and without addresses
    ("E2", "XlsxWriter", 1 / 4, 1 / 7),
    ("  ", "rustpy-xlsxwriter", None, None),
    ("E1", "openpyxl", 1 / 10, 1 / 20),
)
RESULTS = Path(__file__).parent / "results"
Told = dict[str, float]


class Line(NamedTuple):
    """What was measured; the goal is the largest ratio, or the largest of ours where it stands alone."""

    name: str
    ours: float
    other: float | None
    goal: float | None
    unit: str = "s"

    @property
    def ratio(self) -> float:
        """Ours to the other's."""
        return self.ours / self.other if self.other else self.ours

    @property
    def missed(self) -> bool:
        """Whether the goal is not reached."""
        return self.goal is not None and self.ratio > self.goal

    def __str__(self) -> str:
        other = "" if self.other is None else f"{self.other:,.2f} {self.unit}"
        ratio = f"{self.ratio:.3f}" if self.other else ""
        goal = "" if self.goal is None else f"goal {self.goal:g}"
        told = f"{self.name:<58}{self.ours:>9,.2f} {self.unit:<4}{other:>14}{ratio:>8}   {goal}"
        return f"{told}{'   NOT REACHED' if self.missed else ''}".rstrip()


def main(parts: list[str]) -> int:
    """Fill, measure, print, keep; say whether all goals are reached."""
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        lines = []
        for line in bench.lines(parts):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
        _keep(bench, lines, parts)
    missed = [line.name for line in lines if line.missed]
    sys.stdout.write(f"Goals not reached: {'; '.join(missed) or 'none'}\n")
    return 1 if missed else 0


class Bench:
    """A folder with the nation in it, and what each way cost there."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.database = folder, folder / "nation.sqlite3"
        national.settings(self.database)
        self.figures = national.fill()

    def lines(self, parts: list[str]) -> Iterator[Line]:
        """The goals of these parts, or of all, the quick ones first."""
        ways: dict[str, Callable[[], Iterator[Line]]] = {
            "small": self._small,
            "truth": self._truth,
            "limit": self._limit,
            "peers": self._peers,
            "memory": self._memory,
        }
        for part in parts or ways:
            yield from ways[part]()

    def run(self, way: str, rows: int | None = None, database: Path | None = None) -> Told:
        """One way in a process of its own."""
        words = [str(database or self.database), way, str(self.file(way))]
        words += [str(rows)] if rows else []
        command = [sys.executable, "-m", "benchmarks.excel_ways", *words]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
        return json.loads(done.stdout)

    def file(self, way: str) -> Path:
        """Where a way writes."""
        return self.folder / f"{way.replace(' ', '-').replace('=', '')}.xlsx"

    def _small(self) -> Iterator[Line]:
        told = [self.run("small") for _number in range(ROUNDS)]
        spent = statistics.median(each["cpu"] for each in told)
        yield Line("    a report of fewer than 2,000 rows, complete", spent, None, 0.3)
        counts = [float(_queries(only)) for only in (False, True)]
        name = "Q1  queries, 357 participants against one"
        yield Line(name, counts[0], counts[1], 1.0, "")

    def _truth(self) -> Iterator[Line]:
        """Every cell that is read back, against what was to be written."""
        for way, reader in (
            ("ours", "python-calamine"),
            ("ours without r=", "python-calamine"),
        ):
            self.run(way)
            name = f"E9  values changed, written and read back: {way}, {reader}"
            yield Line(name, float(changed(self.file(way))), None, 0.0, "")
        name = f"E9  the same, the first {FEW:,} rows, read by openpyxl"
        self.run("ours", FEW)
        yield Line(name, float(changed_for_openpyxl(self.file("ours"))), None, 0.0, "")

    def _limit(self) -> Iterator[Line]:
        for way, goal in (("ours", 5.0), ("ours without r=", 2.5)):
            self.run(way)
            _prepare(self.file(way), self.file("limit"))
            pairs = [(self.run(way), self.run("limit")) for _number in range(ROUNDS)]
            yield _median(f"E3  {way} / bare fetch and deflate of the same XML", pairs, goal)

    def _peers(self) -> Iterator[Line]:
        turns = [self._turn(number) for number in range(ROUNDS)]
        for number, peer, *goals in PEERS:
            for way, goal in zip(OURS, goals, strict=True):
                pairs = [(turn[way], turn[peer]) for turn in turns if peer in turn]
                yield _median(f"{number}  {way} / {peer}", pairs, goal)
        first, slow = turns[0], turns[0]["openpyxl"]
        for way, goal in zip(OURS, (0.95, 0.6), strict=True):
            sizes = first[way]["size"] / MB, slow["size"] / MB
            yield Line(f"E8  size, {way} / openpyxl", *sizes, goal, "MB")
        memory = first["ours"]["memory"], slow["memory"]
        yield Line("    peak memory, ours / openpyxl", *memory, None, "MiB")

    def _turn(self, number: int) -> dict[str, Told]:
        """All ways after each other; the slow one in the first turns only."""
        peers = [peer for _number, peer, *_goals in PEERS]
        slow = {"openpyxl"} if number >= SLOW_ROUNDS else set()
        return {way: self.run(way) for way in (*OURS, *peers) if way not in slow}

    def _memory(self) -> Iterator[Line]:
        deep = self.folder / "deep.sqlite3"
        fill = "from pathlib import Path; from benchmarks import national; "
        fill += f"national.settings(Path({str(deep)!r})); national.fill(4)"
        subprocess.run([sys.executable, "-c", fill], check=True)  # noqa: S603
        many, few = (self.run("ours", rows, deep)["memory"] for rows in (MANY, FEW))
        name = f"E4  peak memory, {MANY:,} rows / {FEW:,} rows"
        yield Line(name, many, few, 1.1, "MiB")


def _median(name: str, pairs: list[tuple[Told, Told]], goal: float | None) -> Line:
    """The pair in the middle, by its ratio."""
    ordered = sorted(pairs, key=lambda pair: pair[0]["cpu"] / pair[1]["cpu"])
    ours, other = ordered[len(ordered) // 2]
    return Line(name, ours["cpu"], other["cpu"], goal)


def _queries(only_one: bool) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from benchmarks.excel_ways import reader
    from municipalities.models import Participation
    from reports.queries import tidy

    user = reader()
    place = Participation.objects.order_by("pk")[2] if only_one else None
    with CaptureQueriesContext(connection) as asked:
        for _row in tidy.rows(user=user, participation=place):
            pass
    return len(asked)


def _prepare(book: Path, file: Path) -> None:
    from benchmarks.excel_ways import prepare

    prepare(book, file)


def _expected() -> Iterator[list[Any]]:
    from decimal import Decimal

    from benchmarks.excel_ways import columns, figures
    from reports.workbook.values import shown

    for row in figures():
        cells = [shown(row, column).value for column in columns()]
        yield [float(each) if isinstance(each, Decimal) else each or None for each in cells]


def changed(file: Path) -> int:
    """How many cells another reader has otherwise than they were to be written."""
    from python_calamine import CalamineWorkbook

    read = CalamineWorkbook.from_path(file).get_sheet_by_name("Tall").to_python()[1:]
    return sum(
        (own or None) != other if isinstance(own, str) else own != other
        for row, expected in zip(read, _expected(), strict=True)
        for own, other in zip(row, expected, strict=True)
    )


def changed_for_openpyxl(file: Path) -> int:
    """The same for openpyxl, which is slow, and so of a file with the first rows."""
    import openpyxl

    read = openpyxl.load_workbook(file, read_only=True)["Tall"].iter_rows(2, values_only=True)
    return sum(
        own != other
        for row, expected in zip(read, _expected(), strict=False)
        for own, other in zip(row, expected, strict=True)
    )


def _keep(bench: Bench, lines: list[Line], parts: list[str]) -> None:
    """The results with the machine they were measured on."""
    now = datetime.now(UTC)
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    head = (
        f"python3 dev.py bench excel, {now:%d.%m.%Y}: {_processor()}, {os.cpu_count()} cores, "
        f"{memory:.0f} GB, {platform.system()} {platform.release()},\n"
        f"Python {platform.python_version()}, SQLite; load {os.getloadavg()[0]:.1f}. "
        f"Made-up figures: {national.PARTICIPANTS} participants × {national.INDICATORS} indicators × "
        f"{national.YEARS} years = {bench.figures:,} rows × 17 columns.\n"
        "Seconds are the processor's, for query and writing; each way in its own process, in turn; "
        f"the median of {ROUNDS} pairs (openpyxl: {SLOW_ROUNDS}).\n"
        "Excel itself was not at hand: cells keep their addresses (r=) until it has been.\n\n"
    )
    path = RESULTS / f"{'-'.join(['excel', *parts])}-{now:%Y-%m-%d}.txt"
    path.write_text(head + "".join(f"{line}\n" for line in lines))


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    found = [each for each in info.read_text().splitlines() if each.startswith("model name")]
    return found[0].partition(": ")[2] if found else platform.machine()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
