"""The figures of a participation's period as Excel, as they stand on its page."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities.views.figures import AboutPeriod
from programme.access import TAKE_REPORTS
from reports import downloads, files, workbook
from reports.queries import tidy
from reports.sheets import tidy as sheet
from web.views import Page


class FiguresDownload(AboutPeriod, Page):
    """One row a figure; small numbers are hidden from all but the participation's own people."""

    access = TAKE_REPORTS
    title = _("Figures")

    def get(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Write, log, send."""
        own, period = self.participation, self.window.period  # type: ignore[union-attr]
        rows = [*tidy.rows(user=request.user, participation=own, period=period)]
        filters = [(str(_("Participant")), own.name), (str(_("Period")), str(period))]

        def write(path: Any) -> None:
            files.write_list(
                path,
                self.title,
                sheet.COLUMNS,
                rows,
                definitions=files.definitions_of(rows),
                user=request.user,
                filters=filters,
                link=request.build_absolute_uri(self.figures_url()),
            )
            downloads.log(
                by=request.user,
                report="figures",
                filters=dict(filters),
                rows=len(rows),
                participations=[own.pk],
            )

        return files.sent(workbook.file_name(self.title, own, request.today), write)
