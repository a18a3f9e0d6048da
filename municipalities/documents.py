"""Files that people have added, given back: saved by the reader, never shown in the site (design 3, decision 10)."""

from django.http import FileResponse, Http404

from municipalities.models import Document


def given_back(document: Document | None) -> FileResponse:
    """The file under its own name, as an attachment; 404 where there is none.

    Whoever calls this has made sure that the reader may see what the file belongs to.
    """
    if document is None:
        raise Http404
    return FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type=document.content_type,
    )
