"""What every test may ask for."""

import pytest

from tests.world import World, build


@pytest.fixture
def world(db: None) -> World:
    """The named world of tests/world.py."""
    return build()
