"""Forms of needs and goals: the words, the counts, the indicators."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from municipalities.models import (
    Goal,
    GoalIndicator,
    GoalVersion,
    Need,
    NeedCount,
    NeedVersion,
    PlanVersion,
    StrategyVersion,
)
from programme.models import Indicator, NationalGoal, NeedCategory, Period, TargetGroup
from web.collation import by_name
from web.forms import DateField
from web.numbers import NumberField
from web.second_save import ShownBeside, StampedForm

LONGEST = 20_000
YEARS = 5
MOST = 10_000_000  # more than there are inhabitants


class WordForm(ShownBeside):
    """Words that carry the revision they were opened on."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, participation: Any, owner: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.participation, self.owner = participation, owner
        for field in self.fields.values():
            if isinstance(field.widget, forms.Textarea):
                field.validators.append(MaxLengthValidator(LONGEST))

    def _post_clean(self) -> None:
        """The action checks the row: here it is not yet whole."""


class NeedForm(WordForm):
    """What is lacking, for whom, and how much it matters."""

    class Meta:
        model = NeedVersion
        fields = [
            "title",
            "category",
            "target_groups",
            "description",
            "area",
            "priority",
            "users_had_a_say",
        ]
        widgets = {"target_groups": forms.CheckboxSelectMultiple}

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = NeedCategory.objects.filter(
            is_retired=False
        ).order_by("order")
        self.fields["target_groups"].queryset = TargetGroup.objects.filter(
            is_retired=False
        ).order_by("order")


class GoalForm(WordForm):
    """What is to be reached, where it belongs, and what it answers."""

    field_order = ["title", "kind", "parent"]

    class Meta:
        model = GoalVersion
        fields = ["title", "kind", "parent", "description", "needs", "national_goals"]
        widgets = {
            "national_goals": forms.CheckboxSelectMultiple,
            "needs": forms.CheckboxSelectMultiple,
        }

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        goals = own(Goal, self.participation)
        if self.owner:
            goals = goals.exclude(pk=self.owner.pk)
        self.fields["parent"].queryset = goals
        self.fields["needs"].queryset = own(Need, self.participation)
        self.fields["national_goals"].queryset = NationalGoal.objects.filter(
            programme=self.participation.programme_id
        )

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if words.get("kind") == Goal.Kind.PART and not words.get("parent"):
            self.add_error("parent", _("A part goal belongs to a main goal. Choose which."))
        return words


class StrategyForm(WordForm):
    """The chosen way, the needs it meets and the goals it serves."""

    class Meta:
        model = StrategyVersion
        fields = ["title", "description", "needs", "goals"]
        widgets = {
            "needs": forms.CheckboxSelectMultiple,
            "goals": forms.CheckboxSelectMultiple,
        }

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["needs"].queryset = own(Need, self.participation)
        self.fields["goals"].queryset = own(Goal, self.participation)


class PlanForm(WordForm):
    """The parts of the programme plan that stand around needs, goals and strategies."""

    class Meta:
        model = PlanVersion
        fields = [
            "title",
            "summary",
            "background",
            "challenges",
            "findings",
            "methods",
            "organisation",
            "schedule",
            "finances",
            "learning",
        ]


def own(model: Any, participation: Any) -> Any:
    """What can be linked: the open ones of the same participation, in their order."""
    rows = model.objects.of(participation).open().prefetch_related("versions")
    return rows.order_by("order", "pk")


class NeedCountForm(StampedForm):
    """How many there were on a day."""

    count = NumberField(label=NeedCount._meta.get_field("count").verbose_name)
    counted_on = DateField(label=NeedCount._meta.get_field("counted_on").verbose_name)

    class Meta:
        model = NeedCount
        fields = ["count", "unit", "counted_on", "method", "uncertainty"]

    def clean_count(self) -> int:
        """A whole number of households or persons, not below zero."""
        number = self.cleaned_data["count"]
        if number is None or number != int(number) or not 0 <= number <= MOST:
            raise forms.ValidationError(_("Write a whole number that is not below zero."))
        return int(number)


class GoalIndicatorForm(forms.ModelForm):
    """An indicator with its baseline, or why there is none, and targets by year."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    baseline = NumberField(
        label=GoalIndicator._meta.get_field("baseline").verbose_name, required=False
    )

    class Meta:
        model = GoalIndicator
        fields = ["indicator", "baseline", "baseline_period", "no_baseline"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = Indicator.objects.order_by(by_name(), "pk")
        self.fields["baseline_period"].queryset = Period.objects.order_by("-ends_on")
        targets = (
            {t.year: t.value for t in self.instance.targets.all()} if self.instance.pk else {}
        )
        self.years = sorted({*range(year, year + YEARS), *targets})
        for number in self.years:
            self.fields[f"target_{number}"] = NumberField(
                label=_("Target for %(year)s") % {"year": number},
                required=False,
                initial=targets.get(number),
            )

    def _post_clean(self) -> None:
        """The action checks the row: here it is not yet whole."""

    def clean(self) -> dict[str, Any]:
        words = super().clean() or self.cleaned_data
        if words.get("baseline") is not None and not words.get("baseline_period"):
            self.add_error("baseline_period", _("Say which period the baseline is for."))
        if words.get("baseline") is not None and words.get("no_baseline"):
            self.add_error(
                "no_baseline", _("Give either a baseline or the reason why there is none.")
            )
        return words

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved about the indicator that the form is about, target values too."""
        indicator = self.instance.indicator_id or self.cleaned_data.get("indicator")
        row = standing.goal_indicators.filter(indicator=indicator).first()
        if row is None:
            return {}
        targets = {f"target_{target.year}": target.value for target in row.targets.all()}
        return {name: getattr(row, name) for name in self._meta.fields or ()} | targets

    def targets(self) -> dict[int, Any]:
        """The target values that were typed, by year."""
        typed = {year: self.cleaned_data[f"target_{year}"] for year in self.years}
        return {year: value for year, value in typed.items() if value is not None}
