"""What a report about the figures of periods can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation
from programme.models import Period, ReportingWindow
from reports.forms import UNKNOWN, Choices


def asked_for(user: Any) -> Any:
    """The periods in which figures are asked of participations that the user may see, the newest first."""
    visible = Participation.objects.visible_to(user)
    windows = ReportingWindow.objects.filter(
        kind=ReportingWindow.Kind.FIGURES, programme__participations__in=visible
    )
    return (
        Period.objects.filter(windows__in=windows).distinct().order_by("-ends_on", "starts_on")
    )


class ByPeriod(Choices):
    """As the others, and one period alone."""

    period = forms.ModelChoiceField(
        Period.objects.none(),
        label=_("Period"),
        required=False,
        error_messages=UNKNOWN,
        empty_label=_("All periods that have opened"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        field.queryset = asked_for(kwargs["user"])
