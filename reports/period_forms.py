"""What a report about the figures of periods can be narrowed by."""

from typing import Any, cast

from django import forms
from django.db.models import Min
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation
from programme.models import Indicator, Period, ReportingWindow
from reports.forms import UNKNOWN, Choices
from reports.remarks import Remark, in_words
from web.collation import by_name


def asked_for(user: Any) -> Any:
    """The periods in which figures are asked of participations that the user may see, the newest first."""
    visible = Participation.objects.visible_to(user)
    windows = ReportingWindow.objects.filter(
        kind=ReportingWindow.Kind.FIGURES, programme__participations__in=visible
    )
    return (
        Period.objects.filter(windows__in=windows).distinct().order_by("-ends_on", "starts_on")
    )


def due(user: Any) -> Any:
    """The windows of figures that are past their due date."""
    past = ReportingWindow.objects.filter(due_on__lt=user.scope.today)
    return past.filter(kind=ReportingWindow.Kind.FIGURES)


class ByPeriod(Choices):
    """As the others, and one period alone."""

    period = forms.ModelChoiceField(
        Period.objects.none(),
        label=_("Period"),
        required=False,
        error_messages=UNKNOWN,
        empty_label=_("All that have opened"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["period"]
        field.queryset = asked_for(kwargs["user"])


class InYear(Choices):
    """As the others, and what happened in one year alone."""

    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None, error_messages=UNKNOWN
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["year"]
        years = [(year, str(year)) for year in years_of(kwargs["user"])]
        field.choices = [("", _("All years")), *years]


def years_of(user: Any) -> list[int]:
    """The years of the participations that the user may see, up to this one, the newest first."""
    visible = Participation.objects.visible_to(user)
    first = visible.aggregate(first=Min("starts_on"))["first"]
    this = user.scope.today.year
    return [*range(this, first.year - 1, -1)] if first else []


class OnePeriodOrAll(forms.ModelChoiceField):
    """A period, or all of them by a choice of its own."""

    ALL = "all"

    def to_python(self, value: Any) -> Any:
        """The period; None stands for all."""
        return self.ALL if value == self.ALL else super().to_python(value)


class ByRemark(Choices):
    """As the others, one period and one remark alone.

    The newest period that was due when none is chosen: over all periods there are remarks by the
    thousand, which nobody reads or prints.
    """

    period = OnePeriodOrAll(
        Period.objects.none(), label=_("Period"), required=False, error_messages=UNKNOWN
    )
    indicator = forms.ModelChoiceField(
        Indicator.objects.all(),
        label=_("Indicator"),
        required=False,
        error_messages=UNKNOWN,
        empty_label=_("All indicators"),
    )
    remark = forms.ChoiceField(label=_("Remark"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        user, field = kwargs["user"], cast(Any, self.fields["period"])
        indicator: Any = self.fields["indicator"]
        indicator.queryset = Indicator.objects.order_by(by_name(), "pk")
        field.queryset = asked_for(user)
        self.usual = field.queryset.filter(windows__in=due(user)).first()
        empty: Any = _("Nothing chosen")
        if self.usual:
            empty = format_lazy(_("Nothing chosen: {period}"), period=str(self.usual))
        opened = [("", empty), (OnePeriodOrAll.ALL, _("All that have opened"))]
        field.choices = [*opened, *((each.pk, str(each)) for each in field.queryset)]
        remark: Any = self.fields["remark"]
        remark.choices = [("", _("All remarks")), *((code, in_words(code)) for code in Remark)]

    def chosen(self) -> dict[str, Any]:
        """What the queries take; no period is all of them."""
        chosen = super().chosen()
        asked = chosen["period"] or self.usual
        return chosen | {"period": None if asked == OnePeriodOrAll.ALL else asked}

    def said(self, name: str, chosen: Any) -> str:
        """The remark by its words."""
        return in_words(Remark(chosen)) if name == "remark" else super().said(name, chosen)
