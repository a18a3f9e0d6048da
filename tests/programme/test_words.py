"""What the arithmetic answers, in words."""

from decimal import Decimal

import pytest
from django.utils import translation

from programme import words
from programme.figures import Kept, NoNumber, NoValue, Reason, Standing


@pytest.fixture(autouse=True)
def _in_bokmal():
    with translation.override("nb"):
        yield


@pytest.mark.parametrize(("value", "said"), [
    (Decimal("0.5"), "50\u00a0%"), (Decimal("-0.125"), "\u221213\u00a0%"),
    (Kept.KEPT, "holdt"), (Kept.NOT_KEPT, "ikke holdt"),
    (NoNumber.MISSING, "mangler"), (NoNumber.SUPPRESSED, "skjermet"),
    (NoValue(NoNumber.MISSING, Reason.NO_BASELINE), "mangler utgangspunkt"),
    (NoValue(NoNumber.MISSING, Reason.NO_PART), "mangler"),
    (NoValue(NoNumber.SUPPRESSED, Reason.NO_LATEST), "skjermet"),
])  # fmt: skip
def test_the_part_of_the_way_is_a_share_or_the_word_for_why_there_is_none(value, said):
    assert words.way(value) == said


@pytest.mark.parametrize("value", Standing)
def test_every_standing_has_its_own_word(value):
    others = {str(words.standing(other)) for other in Standing if other != value}

    assert str(words.standing(value)) not in others
