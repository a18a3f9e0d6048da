"""The programme's figures on a manager's front page: one sentence each, and where its rows are."""

from datetime import date
from typing import Any

from django.urls import reverse

from reports import forms
from reports.queries import headline


def told(user: Any, today: date) -> list[tuple[str, str]]:
    """Each headline, with the goals that it is measured for, or else its time series."""
    aimed_at, over_time = (
        reverse("report", args=[slug]) for slug in ("goal-attainment", "time-series")
    )
    aimed = {*forms.aimed_at(user).values_list("pk", flat=True)}
    return [
        (
            line.sentence,
            f"{aimed_at if (key := line.indicator.pk) in aimed else over_time}?indicator={key}",
        )
        for line in headline.headlines(user=user, today=today)
    ]
