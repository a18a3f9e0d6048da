"""How forms look: Designsystemet's classes on Django's own widgets."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting


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
    """A date typed the Norwegian way."""

    widget = DateInput
