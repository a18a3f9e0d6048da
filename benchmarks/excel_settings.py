"""The settings of the tests on a database of the benchmark's own, its tables made at once."""

import os

from tests.settings import *  # noqa: F403
from tests.settings import DATABASES


class _NoMigrations:
    """Says of every app that it has no migrations, so that its tables are made as they are."""

    def __contains__(self, _app: str) -> bool:
        return True

    def __getitem__(self, _app: str) -> None:
        return None


DATABASES["default"]["NAME"] = os.environ["BENCH_DATABASE"]
MIGRATION_MODULES = _NoMigrations()
DEBUG = False
