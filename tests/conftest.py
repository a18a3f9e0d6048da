"""What every test may ask for, and what no test may leave behind."""

import pytest
from django.conf import settings
from django.core.cache import cache
from django.urls import get_resolver
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from tests.kept import kept
from tests.world import World, build

# How fast the machine is today says nothing about the code: examples are not timed.
hypothesis_settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile("house")


@pytest.fixture(scope="session", autouse=True)
def addresses() -> None:
    """All addresses are read while the settings are the demo's, before a test turns it off."""
    get_resolver().url_patterns  # noqa: B018


@pytest.fixture(autouse=True)
def bokmal():
    """Each test begins in bokmål, whatever language the page of another test ended in."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def nothing_sent_before():
    """No test meets the marks of forms that another has sent, which are kept for a day."""
    cache.clear()


@pytest.fixture
def world(db: None) -> World:
    """The named world of tests/world.py."""
    return kept("world", build)
