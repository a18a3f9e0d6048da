"""A made-up nation: 357 participants × 60 indicators × 15 years of figures, filled in by SQL.

No figure in it is real. Two in a hundred are missing on purpose, small
counts are hidden, and a few figures are estimated, provisional or not approved, so that every
kind of row is there. More `times` deepen the history: the same figures for further years.
"""

import os
from pathlib import Path
from typing import Any

PARTICIPANTS, INDICATORS, YEARS = 357, 60, 15
FIRST_YEAR = 2011
LONG_NAMES = ("Husstander som har fått hjelp til å skaffe seg bolig", "Søknader om startlån")


def settings(path: Path) -> None:
    """Let Django use the database of the benchmark, and no other."""
    os.environ["BENCH_DATABASE"] = str(path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.excel_settings")
    import django

    django.setup()


def fill(times: int = 1, participants: int = PARTICIPANTS, years: int = YEARS) -> int:
    """Make the tables and the nation in an empty database; tells how many figures it has."""
    from django.core.management import call_command
    from django.db import connection

    _order_of_letters()
    call_command("migrate", run_syncdb=True, verbosity=0)
    from benchmarks import scene
    from tests import world as built

    world = built.build()
    made: dict[str, Any] = {"programme": world.programme, "region": world.region}
    scene.participants(participants, indicator=world.indicator, by=world.tor, **made)
    for number in range(INDICATORS):
        _indicator(number)
    for number in range(years * times):
        built.year(FIRST_YEAR + YEARS - 1 - number)
    with connection.cursor() as cursor:
        cursor.execute(FIGURES, [world.total.pk])
        cursor.execute("ANALYZE")
        cursor.execute("SELECT count(*) FROM municipalities_measurement")
        return cursor.fetchone()[0]


def _order_of_letters() -> None:
    """What a migration gives PostgreSQL; here the tables are made as they are."""
    from django.db import connection

    from web.collation import NAME

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE COLLATION {NAME} (provider = icu, locale = 'nb-NO')")


def _indicator(number: int) -> Any:
    from tests import world as built

    name = f"{LONG_NAMES[number % 2]}, nr. {number:02}"
    soft = {"jump_percent": None, "zero_after": None, "name_nb": name}
    if number % 3:
        return built.count_indicator(f"bench_{number:02}", decimals=number % 2, **soft)
    return built.rate_indicator(f"bench_{number:02}", **soft)


# The number of each row decides its figure: an arithmetic that gives the same nation each time.
# A figure is submitted when its period ends, and approved when that is some years ago.
FIGURES = """
WITH facts AS (
  SELECT p.id AS participation_id, i.id AS indicator_id, y.id AS period_id, i.nature, y.ends_on, y.year > 2023 AS is_new,
         (p.id * 7919 + i.id * 104729 + y.id * 1299709) %% 99991 AS lot
  FROM municipalities_participation p, programme_indicator i, programme_period y
  WHERE i.code LIKE 'bench_%%' AND p.id > 2
)
INSERT INTO municipalities_measurement (
  participation_id, indicator_id, period_id, part_id, value, numerator, denominator,
  not_applicable, known, comment, is_provisional, is_confirmed, correction_reason, state,
  suppression, entered_at, submitted_at, return_comment)
SELECT participation_id, indicator_id, period_id, %s,
  CASE WHEN lot %% 499 = 0 OR nature = 'rate' THEN NULL
       WHEN indicator_id %% 2 = 1 THEN lot %% 4000 / 10.0 ELSE lot %% 4000 END,
  CASE WHEN lot %% 499 = 0 OR nature <> 'rate' THEN NULL ELSE lot %% 613 END,
  CASE WHEN lot %% 499 = 0 OR nature <> 'rate' THEN NULL ELSE lot %% 613 + lot %% 1709 END,
  CASE WHEN lot %% 499 = 0 THEN 'Finnes ikke her' ELSE '' END,
  CASE WHEN lot %% 17 = 0 THEN 'estimated' ELSE 'measured' END,
  '', lot %% 29 = 0, lot %% 97 = 0, CASE WHEN lot %% 101 = 0 THEN 'Telt feil' ELSE '' END,
  CASE WHEN lot %% 13 = 0 AND is_new THEN 'submitted' ELSE 'approved' END,
  CASE WHEN nature <> 'rate' AND lot %% 4000 BETWEEN 1 AND 3 THEN 'primary' ELSE '' END,
  ends_on, ends_on, ''
FROM facts
WHERE (participation_id + indicator_id + period_id) %% 50 <> 0
"""
