"""How many times the chain page, the management page and the reports ask the database, at 1, 16 and 357 participants.

    DEMO=1 python -m benchmarks.queries

It builds a database of its own and throws it away. A number that grows with the participants is a
fault, and the script ends with 1.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from time import perf_counter
from typing import Any

SIZES = (1, 16, 357)
CHAIN_PAGE = "chain page"
MANAGEMENT = "management page"


@contextmanager
def _database() -> Iterator[None]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def questions(reader: Any, place: Any) -> dict[str, Callable[[], Any]]:
    """What is measured, by name."""
    from municipalities.audience import in_file
    from municipalities.chain import chain_of
    from reports.catalogue import REPORTS
    from reports.questions import answers
    from reports.questions.scope import Scope

    asked: dict[str, Callable[[], Any]] = {
        CHAIN_PAGE: lambda: chain_of(place, reader, lambda each: in_file(reader, each)),
        MANAGEMENT: lambda: answers.cards(Scope(reader)),
    }
    for report in REPORTS:
        asked[f"{report.number} {report.slug}"] = partial(_answer, report, reader)
    return asked


def _answer(report: Any, reader: Any) -> tuple[str, ...]:
    rows = report.rows(user=reader, **EVERYTHING)
    return report.answer(rows, user=reader, chosen=EVERYTHING)


EVERYTHING: dict[str, Any] = {"programme": None, "region": None, "participation": None}


def measure(ask: Callable[[], Any]) -> tuple[int, float]:
    """Queries and seconds of one question."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    before = perf_counter()
    with CaptureQueriesContext(connection) as seen:
        ask()
    return len(seen), perf_counter() - before


def main() -> int:
    """Print a row for each question, and say whether all are flat."""
    with _database():
        from benchmarks import scene
        from tests import world as built

        world = built.build()
        made: dict[str, Any] = {"programme": world.programme, "region": world.region}
        made |= {"indicator": world.indicator, "by": world.tor}
        found: dict[str, list[tuple[int, float]]] = {}
        total = 0
        for size in SIZES:
            places = scene.participants(size - total, first=total, **made)
            total = size
            for name, ask in questions(world.tor, places[0]).items():
                ask()  # what is looked up once for all is not counted
                found.setdefault(name, []).append(measure(ask))
    return _told(found)


def _told(found: dict[str, list[tuple[int, float]]]) -> int:
    sys.stdout.write(f"{'':24}" + "".join(f"{size:>14}" for size in SIZES) + "\n")
    for name, row in found.items():
        cells = "".join(f"{count:>5} {seconds:>7.2f}s" for count, seconds in row)
        sys.stdout.write(f"{name:24}{cells}\n")
    grown = [name for name, row in found.items() if len({count for count, _ in row}) > 1]
    sys.stdout.write(f"Grows with the participants: {', '.join(grown) or 'none'}\n")
    return 1 if grown else 0


if __name__ == "__main__":
    sys.exit(main())
