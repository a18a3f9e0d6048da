"""What models of every app share: names in three languages, a hint, and history none slips past."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

# The hint of every free text: no resident is to be found in this tool.
NO_PERSONS = _("Do not write anything that can point out a person.")


class SilentWriteError(RuntimeError):
    """Raised by bulk writes on tracked models, which would leave no history."""


class TrackedQuerySet(models.QuerySet):
    """A QuerySet whose bulk writes must go through `web.history`, so that none is silent."""

    def _refuse(self, *args: Any, **kwargs: Any) -> Any:
        raise SilentWriteError("Use an action: bulk writes on tracked models leave no history.")

    def unlogged(self) -> "models.QuerySet":
        """A plain QuerySet for `web.history` alone, and for kept figures that are no one's words."""
        return models.QuerySet(self.model, query=self.query.chain(), using=self._db)  # type: ignore[attr-defined]

    update = bulk_create = bulk_update = delete = _refuse  # type: ignore[assignment]


class Tracked(models.Model):
    """Something that people edit: every edit is kept with who, when and why."""

    history = HistoricalRecords(inherit=True, m2m_fields_model_field_name="_history_m2m_fields")
    objects = TrackedQuerySet.as_manager()

    class Meta:
        abstract = True

    def clean_fields(self, exclude: Any = None) -> None:
        """A row that this one points at, and that was fetched, is not looked up again."""
        super().clean_fields(exclude={*(exclude or ()), *self._fetched()})

    def _fetched(self) -> Iterator[str]:
        field: Any
        for field in self._meta.concrete_fields:
            if field.many_to_one and field.is_cached(self):
                row = field.get_cached_value(self)
                if row is not None and not row._state.adding:
                    yield field.name


def in_language(row: Any, field: str) -> str:
    """The row's text in the reader's language; bokmål where that is not filled in."""
    language = (get_language() or "nb")[:2]
    return getattr(row, f"{field}_{language}", "") or getattr(row, f"{field}_nb")


class Named(models.Model):
    """Something with a name in bokmål, and in nynorsk and English when given."""

    name_nb = models.CharField(_("name (bokmål)"), max_length=200)
    name_nn = models.CharField(_("name (nynorsk)"), max_length=200, blank=True)
    name_en = models.CharField(_("name (English)"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return in_language(self, "name")
