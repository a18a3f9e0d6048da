"""The files of a sent report, as they were sent: given byte for byte, and logged."""

from typing import Any, ClassVar

from django.http import FileResponse
from django.shortcuts import get_object_or_404

from dialogue.views.status_reports import AboutReport
from municipalities.documents import given_back
from programme.access import TAKE_REPORTS
from reports import downloads
from reports.models import Download
from web.views import Page


class SentReportDownload(AboutReport, Page):
    """The Word file or the workbook of a version, for those who may read the report."""

    access = TAKE_REPORTS
    file = "word_file"
    KINDS: ClassVar = {"word_file": Download.Kind.DOCX, "workbook": Download.Kind.XLSX}

    def load(self) -> None:
        super().load()
        rows = self.report.versions.select_related(self.file)
        self.sent = get_object_or_404(rows, number=self.kwargs["number"])

    def get(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """The file under its own name."""
        document = getattr(self.sent, self.file)
        downloads.log(
            by=request.user,
            report="status-report",
            filters={"name": document.name},
            rows=1,
            participations=[self.participation.pk],
            kind=self.KINDS[self.file],
        )
        return given_back(document)
