"""Freezes a report as it is sent: its content, its checksum and its files, in the sender's transaction."""

from datetime import date, datetime
from typing import Any

from django.core.files.base import ContentFile
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue import freezing, report_material
from dialogue.models import SentReport, StatusReport
from dialogue.report_document import Sending
from dialogue.report_material import Material
from municipalities.actions import documents
from municipalities.audience import Audience
from municipalities.models import Document
from web import history

ENDINGS = {freezing.WORD: "docx", freezing.WORKBOOK: "xlsx"}


def freeze(
    report: StatusReport,
    full: Material,
    gaps: tuple[str, ...],
    *,
    number: int,
    case_number: str,
    is_late: bool,
    today: date,
    sent_at: datetime,
    by: User,
) -> SentReport:
    """Keep what is sent. The files leave the participation, and so hide small numbers."""
    place = report.participation
    about = Sending(by.name, sent_at, number, case_number, is_late, gaps, report.gaps_reason)
    with translation.override(place.written_form):
        hidden = report_material.gather(place, report.period, today, Audience.OUTSIDE)
        content = freezing.freeze(report, about, full, hidden)
        checksum = freezing.checksum(content)
        files = {
            name: _file(report, content, checksum, name, by) for name in freezing.FILE_MAKERS
        }
    sent = SentReport(
        report=report,
        number=number,
        case_number=case_number,
        sent_by=by,
        sent_at=sent_at,
        is_late=is_late,
        content=content,
        sha256=checksum,
        word_file=files[freezing.WORD],
        workbook=files[freezing.WORKBOOK],
    )
    return history.keep(sent, by=by, reason="sent_report.sent")


def _file(
    report: StatusReport, content: dict[str, Any], checksum: str, kind: str, by: User
) -> Document:
    made = freezing.FILE_MAKERS[kind](content, checksum)
    name = _("%(title)s %(participant)s version %(number)s") % {
        "title": content["title"],
        "participant": content["participant"],
        "number": content["version"],
    }
    file = ContentFile(made, name=f"{name}.{ENDINGS[kind]}")
    return documents.keep(participation=report.participation, file=file, by=by)
