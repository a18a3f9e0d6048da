"""The forms of a report: which, its parts, who writes what, sending and opening again."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from dialogue.models import ReportTask, SentReport, StatusReport
from programme.models import Period
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(model: Any, field: str) -> Any:
    return model._meta.get_field(field).verbose_name


# Every part can be saved empty; beside it stands when that is a gap (report_gaps.py).
LACKING = _("counts as missing while it is empty")
WHEN_NEEDED = {"off_plan": _("needed when a goal is behind plan")}


class ReportBegin(forms.Form):
    """Which report, of which period."""

    period: Any = forms.ModelChoiceField(label=_label(StatusReport, "period"), queryset=None)
    kind = forms.ChoiceField(label=_label(StatusReport, "kind"), choices=StatusReport.Kind)

    fields: dict[str, Any]

    def __init__(self, *args: Any, periods: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["period"].queryset = Period.objects.filter(pk__in=periods).order_by(
            "-ends_on", "-starts_on"
        )


class ReportForm(StampedForm):
    """The parts of a report, or one of them; beside each, what the last report said."""

    class Meta:
        model = StatusReport
        fields = StatusReport.TEXTS

    fields: dict[str, Any]

    def __init__(self, *args: Any, part: str = "", given: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in StatusReport.TEXTS:
            self.fields[name].when_needed = WHEN_NEEDED.get(name, LACKING)
            if part and name != part:
                del self.fields[name]
        if given:
            self.fields["is_ready"] = forms.BooleanField(
                label=_("This part is ready"), required=False
            )

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved in the parts that are shown."""
        saved = super().values_of(standing)
        return {name: value for name, value in saved.items() if name in self.fields}


class TaskForm(forms.Form):
    """Which part, and which colleague."""

    part = forms.ChoiceField(label=_label(ReportTask, "part"))
    given_to: Any = forms.ModelChoiceField(label=_label(ReportTask, "given_to"), queryset=None)

    fields: dict[str, Any]

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [
            (name, capfirst(str(_label(StatusReport, name)))) for name in StatusReport.TEXTS
        ]
        self.fields["given_to"].queryset = people


class SendForm(forms.Form):
    """The case number, and why the report is sent with gaps where it has some."""

    case_number = forms.CharField(
        label=_label(SentReport, "case_number"),
        max_length=60,
        required=False,
        help_text=_(
            "The number of the case in the municipality's archive, for example 26/117."
        ),
    )
    gaps_reason = forms.CharField(
        label=_label(StatusReport, "gaps_reason"),
        widget=forms.Textarea({"rows": 4}),
        max_length=5_000,
        help_text=NO_PERSONS,
    )

    fields: dict[str, Any]

    def __init__(self, *args: Any, has_gaps: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_gaps:
            del self.fields["gaps_reason"]


class ReopenForm(forms.Form):
    """Why a sent report is opened again."""

    reason = forms.CharField(
        label=_label(StatusReport, "reopened_reason"),
        widget=forms.Textarea({"rows": 4}),
        max_length=5_000,
        help_text=NO_PERSONS,
    )
