"""Forms for exceptions from the dates of a period."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation, ReportingException
from programme.models import ReportingWindow
from web.forms import DateField
from web.second_save import StampedForm


def _of(name: str) -> Any:
    return ReportingException._meta.get_field(name)


UNTIL = _(
    "The last day counts. What comes in after the due date is marked as late all the same."
)


class ExceptionForm(StampedForm):
    """Until when, and why."""

    until = DateField(label=_of("until").verbose_name, help_text=UNTIL)

    class Meta:
        model = ReportingException
        fields = ["until", "reason"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class ExceptionGiveForm(forms.Form):
    """Who gets the exception, for figures or report of which period, until when, and why."""

    participation = forms.ModelChoiceField(
        Participation.objects.none(), label=_of("participation").verbose_name
    )
    window = forms.ModelChoiceField(
        ReportingWindow.objects.none(), label=_("period"), empty_label=_("Choose")
    )
    until = DateField(label=_of("until").verbose_name, help_text=UNTIL)
    reason = forms.CharField(
        label=_of("reason").verbose_name,
        widget=forms.Textarea,
        max_length=2000,
        help_text=_of("reason").help_text,
    )

    def __init__(self, *args: Any, participations: Any, windows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: dict[str, Any] = self.fields
        chosen["participation"].queryset = participations
        chosen["window"].queryset = windows
        chosen["window"].label_from_instance = str
