"""How far the reporting has come, drawn: the same bars on the page of the report and in its file."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from municipalities import completeness_chart
from reports.queries import reporting_periods
from reports.workbook import Chart, Drawn
from web.charts import Bars

PARTS = (
    Drawn("approved", "best"),
    Drawn("waiting", "good"),
    Drawn("missing", "poor"),
    Drawn("not_due", "none"),
)


def picture(rows: Sequence[Any]) -> Bars:
    """One bar for each period."""
    periods = reporting_periods.rows(rows)
    return completeness_chart.of_counts([row.period for row in periods], periods)


def chart(rows: Sequence[Any]) -> Chart | None:
    """The same for the file; none where nothing is expected."""
    if not rows:
        return None
    bars = picture(rows)
    return Chart(
        title=bars.title,
        categories="period",
        values=PARTS,
        axis=bars.unit,
        description=bars.words,
        least=0,
        along=_("Period"),
        is_bars=True,
    )
