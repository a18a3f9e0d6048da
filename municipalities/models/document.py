"""A file that belongs to a participation: kept outside the web root, never overwritten."""

from pathlib import Path
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.participation import OfParticipationQuerySet, Participation
from web.models import Tracked


def random_path(document: "Document", name: str) -> str:
    """Where a file is laid: a name that nobody can guess, with the type that its content showed."""
    return f"{uuid4()}{Path(name).suffix.lower()}"


class Document(Tracked):
    """One file, known by its content."""

    participation = models.ForeignKey(
        Participation,
        on_delete=models.PROTECT,
        related_name="documents",
        verbose_name=_("participation"),
    )
    file = models.FileField(_("file"), upload_to=random_path)
    name = models.CharField(_("name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    sha256 = models.CharField(max_length=64, editable=False)

    objects = OfParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")

    def __str__(self) -> str:
        return self.name
