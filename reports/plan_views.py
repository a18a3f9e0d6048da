"""The programme plan as a Word file, since case papers live in Word."""

from collections.abc import Callable
from typing import Any

from django.http import FileResponse
from django.utils import translation
from django.utils.translation import gettext as _

from municipalities import plan_document, plan_material
from municipalities.audience import Audience, in_file
from municipalities.models import Plan
from municipalities.plan_material import Material
from municipalities.views.about import AboutParticipation
from municipalities.views.adoptions import AboutAdoption
from municipalities.views.words import AboutOwned
from programme.access import READ, TAKE_REPORTS
from reports import downloads, files, plan_word, workbook
from reports.models import Download
from web import formats
from web.views import Page

MIME_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class PlanFile(AboutParticipation, Page, abstract=True):
    """A programme plan as a Word file: as the page shows it, but for small numbers."""

    material: Callable[[Audience], Material]  # what the document is built from

    def subject(self) -> str:
        """Whose plan, and as of when."""
        return self.participation.name

    def get(self, request: Any, *args: Any, **kwargs: Any) -> FileResponse:
        """Write, log, send."""
        document = plan_document.build(self.material(in_file(request.user, self.participation)))
        with translation.override(document.language):
            title, footer = _("Programme plan"), self._footer()
            name = workbook.file_name(title, self.subject(), request.today, ending="docx")
            response = files.sent(
                name, lambda path: plan_word.write(path, document, footer), MIME_TYPE
            )
        downloads.log(
            by=request.user,
            report="plan",
            filters={},
            rows=len(document.sections),
            participations=[self.participation.pk],
            kind=Download.Kind.DOCX,
        )
        return response

    def _footer(self) -> str:
        told = _("%(name)s, taken out %(day)s") % {
            "name": self.participation.name,
            "day": formats.day(self.request.today),
        }
        fictional = _("Demo data – not real figures")
        return f"{told}. {fictional}" if self.participation.is_fictional else told


class PlanDownload(AboutOwned, PlanFile):
    """The plan as it is now, without the parts that are not written."""

    access = TAKE_REPORTS
    model = Plan

    def material(self, audience: Audience) -> Material:
        """What this visitor sees of it."""
        user = self.request.user
        return plan_material.of_today(self.owner, self.version, user, audience, gaps=False)


class AdoptionPlanDownload(AboutAdoption, PlanFile):
    """The plan as it stood from a decision on, for those who may read it on the page."""

    access = READ

    def material(self, audience: Audience) -> Material:
        """The words that the decision adopted, and those that stood beside them."""
        return plan_material.of_adoption(self.adoption, self.request.user, audience)

    def subject(self) -> str:
        """With the day of the decision: the name says which plan it is."""
        day = formats.day(self.adoption.decided_on)
        told = _("as adopted %(day)s") % {"day": day}
        return f"{self.participation.name} {told}"
