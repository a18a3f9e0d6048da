"""What every test may ask for, and what no test may leave behind."""

import pytest
from django.conf import settings
from django.urls import get_resolver
from django.utils import translation

from tests.kept import kept
from tests.world import World, build


@pytest.fixture(scope="session", autouse=True)
def addresses() -> None:
    """All addresses are read while the settings are the demo's, before a test turns it off."""
    get_resolver().url_patterns  # noqa: B018


@pytest.fixture(autouse=True)
def bokmal():
    """Each test begins in bokmål, whatever language the page of another test ended in."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture
def world(db: None) -> World:
    """The named world of tests/world.py."""
    return kept("world", build)
