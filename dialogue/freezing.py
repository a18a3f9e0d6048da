"""A report as it was sent: plain data that the page is drawn from, its checksum, and the makers of its files.

Nothing here reads the database: what is frozen stays as it was, whatever is corrected later.
"""

import hashlib
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from dialogue import report_document
from dialogue.models import SentReport, StatusReport
from dialogue.report_document import Sending
from dialogue.report_material import Material
from municipalities.audience import Audience
from municipalities.plan_blocks import Document
from programme.figures import Kept, NoNumber, NoValue, Standing

FORMAT = 2  # of the plain data, for those who read it in ten years
FULL, OUTSIDE = "full", "outside"  # with all figures; with small numbers hidden
Maker = Callable[[dict[str, Any], str], bytes]
# Filled by the app that may write Word and Excel: the frozen report and its checksum in, the file out.
FILE_MAKERS: dict[str, Maker] = {}
WORD, WORKBOOK = "word", "workbook"


def freeze(
    report: StatusReport, sending: Sending, full: Material, outside: Material
) -> dict[str, Any]:
    """All that the report says, as those who follow it see it and as those outside do."""
    views = {FULL: full, OUTSIDE: outside}
    documents = {
        name: report_document.build(report, seen, sending) for name, seen in views.items()
    }
    return {
        "format": FORMAT,
        "title": documents[FULL].title,
        "participant": report.participation.name,
        "language": report.participation.written_form,
        "is_fictional": report.participation.is_fictional,
        "version": sending.number,
        "sent_at": sending.sent_at.isoformat(),
        "sent_by": sending.sent_by,
        "case_number": sending.case_number,
        "documents": {name: report_document.as_plain(each) for name, each in documents.items()},
        "figures": {name: _plain(seen.figures) for name, seen in views.items()},
        "goals": {name: _plain(seen.goals) for name, seen in views.items()},
        "initiatives": _plain(full.initiatives),
        "definitions": _plain(full.definitions),  # from format 2
    }


def checksum(content: dict[str, Any]) -> str:
    """The SHA-256 of the content, written in the one way that does not hang on who writes it."""
    told = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def is_whole(sent: SentReport) -> bool:
    """Whether the content is what was sent."""
    return checksum(sent.content) == sent.sha256


def view_of(audience: Audience) -> str:
    """Which of the two this reader sees."""
    return FULL if audience.sees_small_numbers else OUTSIDE


def document_of(sent: SentReport, audience: Audience) -> Document:
    """The report as it was sent, drawn from what is frozen alone."""
    return report_document.from_plain(sent.content["documents"][view_of(audience)])


def figure_of(frozen: str) -> Any:
    """The figure that was frozen: a number, or why there is none."""
    for kind in (NoNumber, Kept):
        if frozen in {*kind}:
            return kind(frozen)
    return Decimal(frozen)


def _plain(rows: list[Any]) -> list[dict[str, Any]]:
    return [{name: written(value) for name, value in _fields(row)} for row in rows]


def _fields(row: Any) -> list[tuple[str, Any]]:
    return [(name, getattr(row, name)) for name in type(row).__dataclass_fields__]


def written(value: Any) -> Any:
    """What JSON can hold: a number as its digits, a no-number as its kind, a day as written."""
    if isinstance(value, NoValue):
        return value.kind.value
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, NoNumber | Kept | Standing) else value
