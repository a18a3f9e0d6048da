"""What has changed since a report was sent: told beside it, never in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dialogue import freezing
from dialogue.models import SentReport
from dialogue.report_document import figure
from dialogue.report_material import standing_figures
from municipalities.audience import Audience, figure_for


@dataclass(frozen=True)
class Correction:
    """One figure as it was sent, and as it stands now, as this reader sees both."""

    indicator: str
    sent: str
    now: str


def since(sent: SentReport, user: Any, audience: Audience) -> Iterator[Correction]:
    """The figures that were corrected, or that came, after the report was sent. One query."""
    report = sent.report
    standing = standing_figures(report.participation, report.period, user)
    seen = {
        row["indicator_id"]: row for row in sent.content["figures"][freezing.view_of(audience)]
    }
    for row in sent.content["figures"][freezing.FULL]:
        now = standing.get(row["indicator_id"])
        if row["value"] != freezing.written(figure_for(Audience.FOLLOWING, now)):
            shown = seen[row["indicator_id"]]
            yield Correction(
                shown["indicator"],
                figure(freezing.figure_of(shown["value"]), shown["decimals"]),
                figure(figure_for(audience, now), shown["decimals"]),
            )
