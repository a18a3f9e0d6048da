"""Days that cannot be true, whichever way they come in: a pasted list does not pass a form's field."""

from datetime import date

import pytest

from municipalities import dates
from web.errors import Refused


def test_a_day_that_nobody_can_have_meant_is_refused_at_its_field():
    with pytest.raises(Refused, match="før 1990") as refusal:
        dates.refuse_absurd(date(206, 11, 1), "counted_on")

    assert refusal.value.field == "counted_on"
    assert dates.refuse_absurd(date(1990, 1, 1), "counted_on") is None
