"""The programme plan as a Word file, since case papers live in Word."""

from typing import Any

from django.http import FileResponse
from django.utils import translation
from django.utils.translation import gettext as _

from municipalities import plan_document, plan_material
from municipalities.audience import in_file
from municipalities.models import Plan
from municipalities.views.words import AboutOwned
from programme.access import TAKE_REPORTS
from reports import downloads, files, plan_word, workbook
from web import formats
from web.views import Page

MIME_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PlanDownload(AboutOwned, Page):
    """The plan as the page shows it, but for small numbers and parts that are not written."""

    access = TAKE_REPORTS
    model = Plan

    def get(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """Write, log, send."""
        own = self.participation
        material = plan_material.of_today(
            self.owner, self.version, request.user, in_file(request.user, own), gaps=False
        )
        document = plan_document.build(material)
        with translation.override(document.language):
            title, footer = _("Programme plan"), self._footer()
            name = workbook.file_name(title, own.name, request.today, ending="docx")
            response = files.sent(
                name, lambda path: plan_word.write(path, document, footer), MIME_TYPE
            )
        downloads.log(
            by=request.user,
            report="plan",
            filters={},
            rows=len(document.sections),
            participations=[own.pk],
        )
        return response

    def _footer(self) -> str:
        told = _("%(name)s, taken out %(day)s") % {
            "name": self.participation.name,
            "day": formats.day(self.request.today),
        }
        fictional = _("Demo data – not real figures")
        return f"{told}. {fictional}" if self.participation.is_fictional else told
