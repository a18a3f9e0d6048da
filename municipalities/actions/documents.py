"""Files that people add: checked by their content, kept under a name that nobody can guess."""

import hashlib
import zipfile
from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import Document, Participation
from web import history
from web.errors import Refused

LARGEST = 10 * 1024 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument"
TEXT_DOCUMENT = f"{OFFICE}.wordprocessingml.document"
WORKBOOK = f"{OFFICE}.spreadsheetml.sheet"
BEGINNINGS = {
    b"%PDF-": ("application/pdf", ".pdf"),
    b"\x89PNG\r\n\x1a\n": ("image/png", ".png"),
    b"\xff\xd8\xff": ("image/jpeg", ".jpg"),
}
PARTS = {
    "word/document.xml": (TEXT_DOCUMENT, ".docx"),
    "xl/workbook.xml": (WORKBOOK, ".xlsx"),
}


def keep(*, participation: Participation, file: Any, by: User) -> Document:
    """Keep an uploaded file. Raises Refused for one that is too large or of another type."""
    if file.size > LARGEST:
        raise Refused(_("The file is larger than 10 MB."))
    content_type, ending = type_of(file)
    document = Document(
        participation=participation,
        name=file.name[-200:],
        content_type=content_type,
        sha256=_checksum(file),
    )
    document.file = File(file, name=f"x{ending}")
    return history.keep(document, by=by, reason="document.added")


def type_of(file: Any) -> tuple[str, str]:
    """The type and the ending that the content shows; the name is not believed."""
    file.seek(0)
    start = file.read(8)
    for beginning, kind in BEGINNINGS.items():
        if start.startswith(beginning):
            return kind
    if zipfile.is_zipfile(file):
        with zipfile.ZipFile(file) as package:
            names = {*package.namelist()}
        for part, kind in PARTS.items():
            if part in names:
                return kind
    raise Refused(_("Only PDF, Word (.docx), Excel (.xlsx), PNG and JPEG files are taken."))


def _checksum(file: Any) -> str:
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    return digest.hexdigest()
