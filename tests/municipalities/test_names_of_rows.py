"""Each row says what it is, where it stands in a list, a choice or a message."""

from datetime import date

import pytest
from django.utils import translation

from municipalities.models import (
    District,
    Evidence,
    FigureApproval,
    FollowedIndicator,
    LatestFigure,
    Measurement,
)
from programme.models import ReportingWindow


@pytest.fixture(autouse=True)
def _in_bokmal():
    with translation.override("nb"):
        yield


def test_a_district_names_its_municipality(world):
    district = District(municipality=world.nordvik.municipality, name="Sentrum")

    assert str(district) == "Sentrum (Nordvik)"


def test_a_followed_indicator_names_who_follows(world):
    followed = FollowedIndicator(participation=world.nordvik, indicator=world.indicator)

    assert str(followed) == "Nordvik: Barnefamilier i midlertidig botilbud"


def test_a_figure_names_whose_what_and_when(world):
    figure = Measurement(
        participation=world.nordvik, indicator=world.indicator, period=world.period
    )

    assert str(figure) == "Nordvik · Barnefamilier i midlertidig botilbud · 2025"


def test_a_kept_figure_asks_no_database_to_say_what_it_is():
    assert str(LatestFigure(participation_id=3, indicator_id=7)) == "3, 7"


def test_a_window_names_its_period_and_kind(world):
    window = ReportingWindow.objects.get()

    assert str(window) == "2025, tall"
    assert window.opens_on == date(2026, 1, 2)


def test_an_approval_names_whose_and_which_period(world):
    approval = FigureApproval(participation=world.nordvik, period=world.period)

    assert str(approval) == "Nordvik, 2025"


def test_evidence_is_called_by_what_it_shows():
    assert str(Evidence(words="Utskrift fra fagsystemet")) == "Utskrift fra fagsystemet"
