"""The few tags of the templates, and dates and numbers that Django itself writes and reads."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import RequestFactory
from django.utils import formats as django_formats
from django.utils import translation

from programme.figures import NoNumber, NoValue, Reason
from web.forms import DateField
from web.templatetags import web


@pytest.mark.parametrize(("value", "decimals", "written"), [
    (None, 0, ""), (Decimal("3.25"), 1, "3,3"), (Decimal(0), 0, "0"), ("missing", 0, "mangler"),
    (NoNumber.SUPPRESSED, 0, "skjermet"), (NoValue(NoNumber.NOT_DUE, Reason.NO_LATEST), 0, "ikke forfalt"),
])  # fmt: skip
def test_a_figure_is_its_number_or_the_word_for_why_there_is_none(value, decimals, written):
    with translation.override("nb"):
        assert web.figure(value, decimals) == written


def test_an_address_keeps_its_filter_when_one_value_is_changed_or_taken_away():
    context = {"request": RequestFactory().get("/?text=å&page=3")}

    assert web.query(context, page=4) == "text=%C3%A5&page=4"
    assert web.query(context, page=None, sort="name") == "text=%C3%A5&sort=name"
    assert web.query(context, missing=None) == "text=%C3%A5&page=3"


def test_no_day_is_no_text():
    assert web.day(None) == ""
    assert web.day(date(2026, 11, 4)) == "04.11.2026"


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_days_and_numbers_are_norwegian_in_every_language(language):
    django_formats.reset_format_cache()
    with translation.override(language):
        assert django_formats.localize(Decimal("1.5")) == "1,5"
        assert DateField().clean("24.11.2026") == date(2026, 11, 24)
