"""How forms look: Designsystemet's classes on Django's own widgets."""

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, RegexValidator
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from web import formats

# Tabs and line breaks are text; the other control characters cannot be read, printed or kept in a file.
CONTROL_CHARACTERS = r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
no_control_characters = RegexValidator(
    CONTROL_CHARACTERS,
    gettext_lazy(
        "The text holds a sign that cannot be read. Take it out, or paste as plain text."
    ),
    inverse_match=True,
)


# Zero-width signs and those that turn the direction of the text.
INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
DASHES = BLANK_CHOICE_DASH[0][1]
FIRST_YEAR, LAST_YEAR = 1990, 2100
LONGEST_TEXT = 20_000  # characters, where the field has no limit of its own
LONGEST_ID = 18  # digits that every database can hold as a key


def protect(form: Any) -> Any:
    """Let every text field refuse what cannot be read, and every choice an id that no row can have.

    The empty choice says in words what it means.
    """
    fields: dict[str, Any] = form.fields
    for field in fields.values():
        if isinstance(field, forms.CharField):
            field.validators.append(no_control_characters)
            field.to_python = partial(_visible, field, field.to_python)  # type: ignore[method-assign]
            if isinstance(field.widget, forms.Textarea) and field.max_length is None:
                field.validators.append(MaxLengthValidator(LONGEST_TEXT))
        if isinstance(field, forms.ModelChoiceField):
            field.clean = partial(_clean_id, field, field.clean)  # type: ignore[method-assign]
        if isinstance(field, forms.ChoiceField):
            _name_the_empty(field)
            _say_unknown(field)
    return form


def _name_the_empty(field: Any) -> None:
    """Django's row of dashes is read aloud as nothing; a filter's "All" stays."""
    label = gettext_lazy("Choose") if field.required else gettext_lazy("Not chosen")
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == DASHES:
            field.empty_label = label
    elif any(choice == ("", DASHES) for choice in field.choices):
        field.choices = [("", label) if row == ("", DASHES) else row for row in field.choices]


def _visible(field: forms.CharField, to_python: Any, value: Any) -> Any:
    """The text without signs that nobody sees, and that a title could consist of alone."""
    text = to_python(value)
    if not isinstance(text, str):
        return text
    seen = INVISIBLE.sub("", text)
    return seen.strip() if field.strip else seen


def _say_unknown(field: forms.ChoiceField) -> None:
    """Our own sentence for what cannot be chosen, where the form has none of its own."""
    usual = forms.ChoiceField.default_error_messages["invalid_choice"]
    usual_rows = forms.ModelMultipleChoiceField.default_error_messages["invalid_choice"]
    usual_row = forms.ModelChoiceField.default_error_messages["invalid_choice"]
    if field.error_messages.get("invalid_choice") in (usual, usual_rows, usual_row):
        field.error_messages["invalid_choice"] = gettext_lazy(
            "This is not among what can be chosen here. Choose another."
        )


def _clean_id(field: forms.ModelChoiceField, clean: Any, value: Any) -> Any:
    for each in value if isinstance(value, list | tuple) else [value]:
        if len(str(each)) > LONGEST_ID:
            message = field.error_messages["invalid_choice"]
            raise forms.ValidationError(
                message, code="invalid_choice", params={"value": each, "pk": each}
            )
    return clean(value)


class Field(BoundField):
    """A field whose widget carries Designsystemet's class."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Any = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if not isinstance(widget, forms.HiddenInput):
            extra = widget.attrs.get("class", "")
            attrs["class"] = f"ds-input {extra}".strip()
        return attrs

    @property
    def is_choice_group(self) -> bool:
        """Radio buttons and checkboxes in a group, which need a legend and not a label."""
        return isinstance(self.field.widget, forms.RadioSelect | forms.CheckboxSelectMultiple)

    @property
    def is_checkbox(self) -> bool:
        """One checkbox, whose label stands after it."""
        return isinstance(self.field.widget, forms.CheckboxInput)


class Renderer(TemplatesSetting):
    """Our form and field templates for every form of the site."""

    form_template_name = "web/forms/form.html"
    field_template_name = "web/forms/field.html"
    bound_field_class = Field


class DateInput(forms.DateInput):
    """A date as dd.mm.yyyy, typed."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(
            {
                "inputmode": "numeric",
                "autocomplete": "off",
                "placeholder": "dd.mm.åååå",
                **(attrs or {}),
            },
            "%d.%m.%Y",
        )


class DateField(forms.DateField):
    """A date typed the Norwegian way, within living memory and plans."""

    widget = DateInput

    def clean(self, value: Any) -> Any:
        """A year far off is a slip of the hand."""
        day = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Give a date between %(first)s and %(last)s.")
                % {"first": FIRST_YEAR, "last": LAST_YEAR}
            )
        return day


def in_words(field: forms.Field, value: Any) -> str:
    """A field's value as a reader would say it; a dash for nothing."""
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}".replace(".", ",")
    # A row is called what its choice is called: the reader may not see its newest words.
    name = field.label_from_instance if isinstance(field, forms.ModelChoiceField) else str
    if isinstance(value, Iterable) and not isinstance(value, str):
        return ", ".join(sorted(name(row) for row in value)) or "–"
    if isinstance(field, forms.ModelChoiceField):
        return name(value)
    labels = {str(code): label for code, label in getattr(field, "choices", ())}
    return str(labels.get(str(value), value))
