"""What a report can be narrowed by; nobody can choose what they may not see."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from municipalities.models import GoalVersion, Measurement, Participation
from municipalities.narrow import periods_of
from programme.models import Indicator, Programme, Region
from reports.queries import time_series
from reports.queries.participants import participants
from reports.queries.programme_figures import latest_year, read_for_husbanken
from web.collation import by_name

UNKNOWN = {"invalid_choice": _("This is not among those that you may see. Choose another.")}


class Choices(forms.Form):
    """Programme, region and participant; all empty means everything that the reader may see."""

    programme = forms.ModelChoiceField(
        Programme.objects.none(), label=_("Programme"), required=False, error_messages=UNKNOWN
    )
    region = forms.ModelChoiceField(
        Region.objects.none(), label=_("Region"), required=False, error_messages=UNKNOWN
    )
    participation = forms.ModelChoiceField(
        Participation.objects.none(),
        label=_("Participant"),
        required=False,
        error_messages=UNKNOWN,
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        visible = Participation.objects.visible_to(user)
        inside = {"participations__in": visible}
        fields: dict[str, Any] = self.fields
        fields["programme"].empty_label = fields["region"].empty_label = _(
            "All that you may see"
        )
        fields["programme"].queryset = Programme.objects.filter(**inside).distinct()
        fields["region"].queryset = (
            Region.objects.filter(**inside).distinct().order_by("name_nb")
        )
        field = fields["participation"]
        field.queryset = visible.with_names()
        field.choices = [("", _("All that you may see"))] + [
            (each.pk, each.name) for each in participants(user=user)
        ]

    def chosen(self) -> dict[str, Any]:
        """What the queries take."""
        return {name: self.cleaned_data[name] for name in self.fields}

    def subject(self) -> Any:
        """What the file is named after, besides the report."""
        chosen = self.chosen()
        return chosen["participation"] or chosen["region"] or ""

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, as a file tells it."""
        chosen = {name: row for name, row in self.chosen().items() if row}
        return tuple(
            (str(self.fields[name].label), self.said(name, row)) for name, row in chosen.items()
        )

    def said(self, _name: str, chosen: Any) -> str:
        """One choice in words."""
        return str(chosen)


def aimed_at(user: Any) -> Any:
    """The indicators that goals are measured by, in the versions that the user sees."""
    versions = GoalVersion.objects.seen_by(user)
    return Indicator.objects.filter(pk__in=versions.values("goal_indicators__indicator"))


class ByIndicator(Choices):
    """As the others, and one indicator alone."""

    offered: Any = staticmethod(aimed_at)  # those that a reader chooses from
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
        label=_("Indicator"),
        required=False,
        error_messages=UNKNOWN,
        empty_label=_("All indicators"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        field.queryset = self.offered(kwargs["user"]).order_by(by_name(), "pk")


class OneIndicator(ByIndicator):
    """As the others, and exactly one indicator: the first with figures when none is chosen."""

    offered = staticmethod(time_series.told_to)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["indicator"]
        self.usual = time_series.usual(kwargs["user"])
        field.empty_label = _("Nothing chosen")
        if self.usual:
            field.empty_label = format_lazy(
                _("Nothing chosen: {indicator}"), indicator=self.usual.name
            )

    def chosen(self) -> dict[str, Any]:
        """What the queries take; there is an indicator wherever there is one to tell."""
        chosen = super().chosen()
        return chosen | {"indicator": chosen["indicator"] or self.usual}


class OfYear(Choices):
    """As the others, and a year: the latest with figures when none is chosen."""

    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None, error_messages=UNKNOWN
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = kwargs["user"]
        field: Any = self.fields["year"]
        field.choices = [("", _("The latest year with figures"))] + [
            (year, str(year)) for year in years_with_figures(self.user)
        ]

    @cached_property
    def usual(self) -> int | None:
        """The year that is told when none is chosen; None where there is nobody to tell of."""
        who = self.whose(super().chosen())
        return latest_year(who, self.user.scope.today) if who else None

    def whose(self, chosen: dict[str, Any]) -> Collection[Participation]:
        """Those whose programmes' figures decide which year is the latest."""
        about = ("programme", "region", "participation")
        return participants(user=self.user, **{name: chosen[name] for name in about})

    def chosen(self) -> dict[str, Any]:
        """What the queries take; there is a year wherever there is somebody to tell of."""
        chosen = super().chosen()
        return chosen | {"year": chosen["year"] or self.usual}

    def said(self, name: str, chosen: Any) -> str:
        """Of a year that was not chosen, which one was taken, and why."""
        if name == "year" and not self.cleaned_data[name]:
            return latest_in_words(chosen)
        return super().said(name, chosen)


class ByYear(OfYear):
    """Programme, region and year; a total is of no single participant."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["participation"]

    def whose(self, chosen: dict[str, Any]) -> Collection[Participation]:
        return read_for_husbanken(self.user, chosen["programme"])

    def chosen(self) -> dict[str, Any]:
        return super().chosen() | {"participation": None}


class OfYearAndIndicator(ByIndicator, OfYear):
    """As the others, a year, and one indicator alone."""

    @staticmethod
    def offered(user: Any) -> Any:
        """Own figures alone: official ones are not told about here."""
        return time_series.told_to(user).filter(source="own")


def latest_in_words(year: int) -> str:
    """A year that nobody has chosen, as a file tells it."""
    return gettext("%(year)s, the latest year with figures") % {"year": year}


def years_with_figures(user: Any) -> list[int]:
    """The years for which a figure that the user reads stands, newest first."""
    figures = Measurement.objects.visible_to(user).standing()
    years = periods_of(figures).values_list("year", flat=True)
    return sorted({*years}, reverse=True)
