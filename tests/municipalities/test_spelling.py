"""A corrected spelling is told from other words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.spelling import is_spelling


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mangler bolger", "Mangler boliger"),
        ("Små bolig er for unge", "Små boliger for unge"),
        ("kåfjord", "Kåfjord"),
        ("Vi trenger 12 boliger i sentrum nå", "Vi trenger 12 boliger i sentrum nå."),
        ("", ""),
    ],
)
def test_a_slip_of_the_hand_is_spelling(before, after):
    assert is_spelling(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Mangler boliger", "Helt annet innhold"),
        ("", "Noe nytt"),
        ("Noe gammelt", ""),
        ("Mangler boliger", "Mangler boliger til unge, eldre, flyktninger og store familier"),
        ("a" * 500, "b" * 500),
    ],
)
def test_other_words_are_not(before, after):
    assert not is_spelling(before, after)


@given(st.text(max_size=60))
def test_the_same_text_is_spelling(text):
    assert is_spelling(text, text)
