"""Who may log in."""

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords


class User(AbstractBaseUser):
    """A person who may log in. What the person may do stands on roles, never here."""

    LANGUAGES = [("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English")]

    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, blank=True)
    is_active = models.BooleanField(_("may log in"), default=True)
    invited_at = models.DateTimeField(_("invited"), default=timezone.now, editable=False)

    # Only a test client and the demo may say "today" for a user; see municipalities.scope.
    scope: Any = None

    history = HistoricalRecords(excluded_fields=["password", "last_login"])
    objects = BaseUserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_email"),
        ]

    def __str__(self) -> str:
        return self.name or self.email
