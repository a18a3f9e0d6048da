"""Columns and rows in the order in which choices are listed, not of the codes they are stored by."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _
from django_filters.widgets import BooleanWidget

from web.forms import DateField


def place_of(name: str, choices: Any) -> Case:
    """Where the value of a field stands among its choices; what is none of them comes last."""
    values = [value for value, _ in choices]
    places = [When(**{name: value}, then=Value(place)) for place, value in enumerate(values)]
    return Case(*places, default=Value(len(values)))


class DayFilter(filters.DateFilter):
    """A day, typed as everywhere else."""

    field_class = DateField


class YesNoWidget(BooleanWidget):
    """All, yes or no, where the library says "unknown"."""

    def __init__(self, attrs: Any = None) -> None:
        super().__init__(attrs)
        self.choices = [("", _("All")), ("true", _("Yes")), ("false", _("No"))]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Yes or no, or what else the address says, which the field refuses."""
        value = super().value_from_datadict(data, files, name)
        return data.get(name) if value is None else value


class YesNoField(forms.NullBooleanField):
    """Yes, no, or nothing; Django's own takes all else for nothing."""

    def to_python(self, value: Any) -> Any:
        chosen = super().to_python(value)
        if chosen is None and value:
            raise ValidationError(
                _("This is not among what can be chosen here. Choose another."),
                code="invalid_choice",
            )
        return chosen


class YesNoFilter(filters.BooleanFilter):
    """Rows for which something holds, or does not."""

    field_class = YesNoField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"widget": YesNoWidget, **kwargs})


class ChoiceColumn(tables.Column):
    """A column of a field with choices. Between equals the order that was there decides."""

    def __init__(self, name: str, **kwargs: Any) -> None:
        super().__init__(accessor=name, **kwargs)
        self.name = name

    def order(self, rows: QuerySet, is_descending: bool) -> tuple[QuerySet, bool]:
        """Sort by the place among the choices."""
        place = place_of(self.name, rows.model._meta.get_field(self.name).flatchoices)
        first = place.desc() if is_descending else place.asc()
        return rows.order_by(first, *rows.query.order_by), True
