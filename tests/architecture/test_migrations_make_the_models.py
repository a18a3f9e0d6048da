"""All other tests on SQLite run on tables made straight from the models, which is quicker by a minute.

On PostgreSQL all tests run on what the migrations make (`tools/commands.py`).
"""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

MIGRATE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
settings.DATABASES["default"]["NAME"] = sys.argv[1]
call_command("migrate", verbosity=0)
"""
BESIDE_THE_MODELS = {"django_migrations", "sqlite_sequence"}


def drawn(cursor: Any) -> set[tuple[str, ...]]:
    """Each table with its columns and rules, and each index; columns in no order."""
    cursor.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        (table, *sorted(part.strip(" ()") for part in sql.replace('"', "").split(",")))
        for table, sql in cursor.fetchall()
        if table not in BESIDE_THE_MODELS
    }


@pytest.mark.skipif(connection.vendor != "sqlite", reason="there, every test runs on them")
def test_the_migrations_make_the_tables_of_the_models(db: None, tmp_path: Path) -> None:
    file = tmp_path / "migrated.sqlite3"
    subprocess.run([sys.executable, "-c", MIGRATE, file], check=True, cwd=settings.BASE_DIR)
    made = drawn(sqlite3.connect(file).cursor())
    with connection.cursor() as cursor:
        wanted = drawn(cursor)
    assert (made - wanted, wanted - made) == (set(), set())
