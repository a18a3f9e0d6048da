"""The demo world, made once for each worker and laid out once for each module that asks for it."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from municipalities.actions import demo as action
from programme.models import Programme
from tests.kept import kept
from tests.municipalities.demo_day import DAY


@pytest.fixture(scope="module")
def demo_made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Programme]:
    """The demo in one transaction, which is given up when these tests are over."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield kept("demo", lambda: action.make(day=DAY)[0])
        transaction.set_rollback(True)


@pytest.fixture
def demo(demo_made: Programme, db: None) -> Programme:
    """The demo programme; what a test changes is taken back."""
    return demo_made
