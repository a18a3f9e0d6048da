"""Overview pages and front pages at national scale: against Django's admin, in queries, and with a deep history.

    python3 dev.py bench overview [sqlite] [postgres] [page] [queries] [history] [deep]

Prints a line for each: name, ours, the other, their ratio, the goal (design 11); the results are
kept in `benchmarks/results/`. The nations are made up, in databases of the benchmark's own that
are thrown away; each is measured in a process of its own, in turn, by the time of the processor
(the database server's with it), and a ratio is the median of the pairs.
"""

import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.excel import RESULTS, Line, _processor

SIZES, FEW_YEARS = (36, 357, 3_570), 2  # the largest for lists and their files alone
NATION, YEARS, FEW = 357, 15, 36
TURNS = 3
MS = 1_000
PAGE, DATA, SAVING = 1 / 10, 1.3, 2.0  # goals
SAVE = "saving one figure"


class Bench:
    """Nations of several sizes in one kind of database."""

    def __init__(self, kind: str, folder: Path, server: str = "") -> None:
        self.kind, self.folder, self.server = kind, folder, server

    def nation(self, name: str, *size: int) -> dict[str, str]:
        """Fill a nation: participants, years, times; how it is found again."""
        found = {"BENCH_DATABASE": str(self.folder / f"{name}.sqlite3")}
        if self.server:
            found["BENCH_SERVER"] = f"{self.server.rpartition('/')[0]}/{name}"
            _create(self.server, name)
        self.ask(found, "fill", *size)
        return found

    def ask(self, nation: dict[str, str], way: str, *more: int) -> Any:
        """One way in a process of its own."""
        command = [
            sys.executable,
            "-m",
            "benchmarks.overview_ways",
            way,
            *(str(int(each)) for each in more),
        ]
        done = subprocess.run(  # noqa: S603 - our own words
            command, check=True, stdout=subprocess.PIPE, text=True, env=os.environ | nation
        )
        return json.loads(done.stdout)

    def page(self) -> Iterator[Line]:
        """P1: the rows of the list of participants, and the same in the admin."""
        pairs = self.ask(self.nation("page", NATION, YEARS, 1), "page")
        ours, other = _middle([(ours, other) for ours, other in pairs["participants"]])
        yield Line("P1  list of all participants / admin changelist", ours, other, PAGE, "ms")

    def queries(self) -> Iterator[Line]:
        """Q1: the most and the fewest statements over the sizes."""
        counted = [
            self.ask(
                self.nation(f"queries{size}", size, FEW_YEARS, 1), "queries", size < SIZES[-1]
            )
            for size in SIZES
        ]
        for name in counted[0]:
            seen = [float(each[name]) for each in counted if name in each]
            yield Line(f"Q1  {name}", max(seen), min(seen), 1.0, "")

    def history(self) -> Iterator[Line]:
        """Q2 and Q4: ten times the history."""
        yield from self._deeper(NATION, 10)

    def deep(self) -> Iterator[Line]:
        """Q2 and Q4: a hundred times the history, of fewer participants."""
        yield from self._deeper(FEW, 100)

    def _deeper(self, participants: int, times: int) -> Iterator[Line]:
        flat = self.nation(f"flat{times}", participants, YEARS, 1)
        deep = self.nation(f"deep{times}", participants, YEARS, times)
        turns = [(self.ask(deep, "history"), self.ask(flat, "history")) for _ in range(TURNS)]
        for name in turns[0][0]:
            goal, number = (SAVING, "Q4") if name == SAVE else (DATA, "Q2")
            ours, other = _middle([(each[name], base[name]) for each, base in turns])
            told = f"{number}  {name}, {times} × history / 1 ×, {participants} participants"
            yield Line(told, ours, other, goal, "ms")


def _middle(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    """The pair in the middle by its ratio, in milliseconds."""
    ours, other = sorted(pairs, key=lambda pair: pair[0] / pair[1])[len(pairs) // 2]
    return ours * MS, other * MS


def _create(server: str, name: str) -> None:
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")


KINDS = {"sqlite": "SQLite", "postgres": "PostgreSQL"}
PARTS = ("page", "queries", "history", "deep")


def main(words: list[str]) -> int:
    """Fill, measure, print, keep; say whether all goals are reached."""
    kinds = [each for each in KINDS if each in words] or [*KINDS]
    parts = [each for each in PARTS if each in words] or [*PARTS]
    missed: list[str] = []
    for kind in kinds:
        for part in parts:
            lines = _measured(kind, part)
            _keep(kind, part, lines)
            missed += [f"{KINDS[kind]}: {line.name}" for line in lines if line.missed]
    sys.stdout.write(f"Goals not reached: {'; '.join(missed) or 'none'}\n")
    return 1 if missed else 0


def _measured(kind: str, part: str) -> list[Line]:
    lines = []
    with ExitStack() as stack:
        folder, server = Path(stack.enter_context(TemporaryDirectory())), ""
        if kind == "postgres":
            from tools import postgres

            server = stack.enter_context(postgres.server())
        for line in getattr(Bench(kind, folder, server), part)():
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            lines.append(line)
    return lines


def _keep(kind: str, part: str, lines: list[Line]) -> None:
    """The results with the machine they were measured on."""
    now = datetime.now(UTC)
    head = (
        f"python3 dev.py bench overview {kind} {part}, {now:%d.%m.%Y}: {_processor()}, "
        f"{os.cpu_count()} cores, {platform.system()} {platform.release()},\n"
        f"Python {platform.python_version()}, {KINDS[kind]}; load {os.getloadavg()[0]:.1f}. "
        "Made-up figures, every indicator asked of all.\n"
        "Milliseconds are the processor's, the database server's with them; Q1 is the most and "
        f"the fewest queries at {', '.join(map(str, SIZES))} participants (the last for lists and "
        "their files alone).\n\n"
    )
    file = RESULTS / f"overview-{kind}-{part}-{now:%Y-%m-%d}.txt"
    file.write_text(head + "".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
