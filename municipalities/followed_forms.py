"""The form in which a participation chooses what it follows."""

from typing import Any

import django_filters as filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from municipalities.followed import asked_of_all
from municipalities.models import GoalIndicator, Participation
from programme.filters import Indicators
from programme.indicator_choices import by_theme
from programme.models import Indicator
from programme.models.indicator import Source, Theme


class Offered(filters.FilterSet):
    """Text and theme."""

    text = filters.CharFilter(method="by_text", label=_("Name or definition"))
    theme = filters.ChoiceFilter(choices=Theme, label=_("Theme"))

    class Meta:
        model = Indicator
        fields = ["text", "theme"]

    by_text = Indicators.by_text


def offered_to(participation: Participation, today: Any) -> QuerySet[Indicator]:
    """Own figures in force that are not asked of all anyway, and what is followed already."""
    followed = Indicator.objects.filter(followers__participation=participation).values("pk")
    in_force = Q(source=Source.OWN) & (Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    rows = Indicator.objects.filter(in_force | Q(pk__in=followed))
    return rows.exclude(pk__in=asked_of_all(participation).values("pk"))


class FollowedForm(forms.Form):
    """A checkbox for each indicator that is shown, and which of them were followed at first."""

    followed = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label=_("Indicators to follow"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    at_first = forms.CharField(required=False, widget=forms.HiddenInput)

    fields: dict[str, Any]

    def __init__(
        self, *args: Any, offered: Any, participation: Participation, today: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.participation, self.today = participation, today
        own = Indicator.objects.filter(followers__participation=participation).values("pk")
        self.now = [*offered.filter(pk__in=own).order_by("pk")]
        self.fields["followed"].queryset = offered
        self.initial["followed"] = [each.pk for each in self.now]
        self.initial["at_first"] = " ".join(str(each.pk) for each in self.now)

    def clean(self) -> dict[str, Any]:
        """What is new, and what is left: by the page as it was opened, not as it is now."""
        chosen = set(self.cleaned_data.get("followed", ()))
        keys = self.cleaned_data.get("at_first", "").split()
        first = {each for each in self.fields["followed"].queryset if str(each.pk) in keys}
        return {"follow": chosen - first, "leave": first - chosen}

    def themes(self) -> Any:
        """The indicators by theme, each with what ties it to the participation."""
        return by_theme(self["followed"], self._tags())

    def _tags(self) -> dict[int, list[Any]]:
        rows = GoalIndicator.objects.filter(version__goal__participation=self.participation)
        tags = {
            pk: [_("measures one of your goals")]
            for pk in rows.values_list("indicator", flat=True)
        }
        for indicator in self.fields["followed"].queryset:
            if indicator.is_retired_on(self.today):
                tags.setdefault(indicator.pk, []).append(_("no longer in force"))
        replaced = Indicator.objects.filter(replaces__in=self.now)
        for pk in replaced.values_list("pk", flat=True):
            tags.setdefault(pk, []).append(_("replaces one that you follow"))
        return tags
