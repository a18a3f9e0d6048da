"""What a list that is taken out is narrowed to, in the words of its own page."""

from datetime import date
from typing import Any

from django.forms import Field
from django.forms.boundfield import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from web import formats

Told = list[tuple[str, str]]


def in_words(page: Any) -> Told:
    """Whom the list is about, the year of a list of one year, and the filters that are used."""
    form, filters = page.filterset.form, page.filterset.filters
    cleaned = form.cleaned_data if form.is_valid() else {}
    if "year" in form.fields:  # a list of one year is of this one when none is chosen
        cleaned = cleaned | {"year": page.year}
    chosen = [
        (str(filters[name].label), _told(form[name], value))
        for name, value in cleaned.items()
        if value not in (None, "")
    ]
    return [*_about(page), *chosen]


def subject_of(page: Any) -> str:
    """The one participant that the list is about, by name; empty for a list of several."""
    return str(getattr(page, "participation", ""))


def _about(page: Any) -> Told:
    subject = subject_of(page)
    return [(_("Participant"), subject)] if subject else []


def _told(bound: BoundField, value: Any) -> str:
    """The choice by its words, a day as days are written, yes and no in words."""
    if isinstance(value, bool):
        return pgettext("cell", "yes") if value else pgettext("cell", "no")
    if isinstance(value, date):
        return formats.day(value)
    return _choices(bound.field).get(str(value), str(value))


def _choices(field: Field) -> dict[str, str]:
    """The words of each choice by its code; none where rows are chosen from, which have names."""
    if hasattr(field, "queryset"):
        return {}
    return {str(code): str(words) for code, words in getattr(field, "choices", ())}
