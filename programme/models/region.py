"""Husbanken's regions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from web.models import Named, Tracked


class Region(Named, Tracked):
    """A region of Husbanken. Which counties it has stands on dated rows in `municipalities`."""

    code = models.SlugField(_("code"), unique=True)

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
