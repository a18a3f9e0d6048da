"""Who took out what: the only thing that reports write."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation


class Download(models.Model):
    """A file that left: who, which report, with which filters, how many rows, with whose figures."""

    class Kind(models.TextChoices):
        """What kind of file it was."""

        XLSX = "xlsx", "Excel"
        CSV = "csv", "CSV"
        DOCX = "docx", "Word"

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="downloads",
        verbose_name=_("taken out by"),
    )
    report = models.SlugField(_("report"))
    filters = models.JSONField(_("filters"), default=dict)
    rows = models.PositiveIntegerField(_("rows"))
    kind = models.CharField(_("kind of file"), max_length=4, choices=Kind, default=Kind.XLSX)
    taken_at = models.DateTimeField(_("taken out"), auto_now_add=True)
    participations = models.ManyToManyField(
        Participation, related_name="downloads", verbose_name=_("whose figures")
    )

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
        ordering = ["-taken_at"]

    def __str__(self) -> str:
        return f"{self.report} {self.taken_at:%d.%m.%Y %H:%M}"
