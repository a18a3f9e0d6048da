"""Forms of reminders: what one wants, and a line from the adviser."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogue.models import ReminderKind
from web.models import NO_PERSONS


def kinds() -> list[tuple[str, Any]]:
    """The kinds of things, each as the beginning of a line."""
    return [(value, capfirst(label)) for value, label in ReminderKind.choices]


class ChoiceForm(forms.Form):
    """What the person wants to be reminded of."""

    wanted = forms.MultipleChoiceField(
        label=_("Remind me by e-mail of"),
        choices=kinds,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RemindForm(forms.Form):
    """A line that is added to the mail."""

    added_line = forms.CharField(
        label=_("A line from you"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=NO_PERSONS,
    )
