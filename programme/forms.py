"""Forms of the programme's frame."""

from typing import Any

from django import forms

from programme.models import Period, Programme, ReportingWindow
from web.forms import DateField
from web.second_save import StampedForm


def _label(model: type, field: str) -> str:
    return model._meta.get_field(field).verbose_name  # type: ignore[attr-defined]


class ProgrammeForm(StampedForm):
    """The programme's name, dates, tolerance, and national goals."""

    starts_on = DateField(label=_label(Programme, "starts_on"))
    ends_on = DateField(label=_label(Programme, "ends_on"), required=False)

    class Meta:
        model = Programme
        fields = [
            "name_nb",
            "name_nn",
            "name_en",
            "starts_on",
            "ends_on",
            "tolerance_percent",
            "asks_documentation",
            "national_goals",
        ]
        widgets = {
            "national_goals": forms.CheckboxSelectMultiple,
        }


class WindowForm(StampedForm):
    """The dates of a reporting window."""

    opens_on = DateField(label=_label(ReportingWindow, "opens_on"))
    due_on = DateField(label=_label(ReportingWindow, "due_on"))
    late_until = DateField(label=_label(ReportingWindow, "late_until"))
    corrections_until = DateField(label=_label(ReportingWindow, "corrections_until"))

    class Meta:
        model = ReportingWindow
        fields = ["period", "kind", "opens_on", "due_on", "late_until", "corrections_until"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = Period.objects.order_by("-ends_on", "starts_on")
