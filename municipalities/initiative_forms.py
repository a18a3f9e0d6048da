"""Forms of initiatives: the words with budgets by year, and ending with what was learned."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import Initiative, Strategy
from municipalities.word_forms import WordForm
from programme.models import Indicator, InitiativeType, TargetGroup
from web.collation import by_name
from web.forms import DateField
from web.numbers import NumberField

BEFORE, AFTER = 1, 3  # the years around this one that can always be filled in


class InitiativeForm(WordForm):
    """What is done, for whom, when, by whom and for how much."""

    starts_on = DateField(
        label=Initiative._meta.get_field("starts_on").verbose_name, required=False
    )
    ends_on = DateField(
        label=Initiative._meta.get_field("ends_on").verbose_name, required=False
    )

    class Meta:
        model = Initiative
        fields = [
            "title",
            "type",
            "is_trial",
            "description",
            "target_groups",
            "strategies",
            "indicators",
            "responsible_unit",
            "starts_on",
            "ends_on",
            "partners",
            "users_had_a_say",
            "learned",
        ]
        widgets = {
            "target_groups": forms.CheckboxSelectMultiple,
            "strategies": forms.CheckboxSelectMultiple,
            "indicators": forms.CheckboxSelectMultiple,
        }

    fields: dict[str, Any]

    def __init__(self, *args: Any, year: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._narrow("type", InitiativeType, Q(is_retired=False), self.instance.type_id)
        # A need may still name a group that is retired: an initiative must be able to be for it.
        named = Q(needversion__need__participation=self.participation)
        self._narrow("target_groups", TargetGroup, Q(is_retired=False) | named)
        own = Q(participation=self.participation, closed_on__isnull=True)
        self._narrow("strategies", Strategy, own)
        strategies = self.fields["strategies"].queryset
        self.fields["strategies"].queryset = strategies.prefetch_related("versions")
        self.fields["indicators"].queryset = self._indicators()
        self._add_years(year)

    def clean(self) -> dict[str, Any]:
        """The end comes after the start, and amounts are whole kroner from zero up."""
        words = super().clean() or self.cleaned_data
        starts, ends = words.get("starts_on"), words.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The planned end must come after the start."))
        for name in self._amount_names():
            amount = words.get(name)
            if amount is not None and (amount < 0 or amount != amount.to_integral_value()):
                self.add_error(name, _("Write the amount in whole kroner, from 0 up."))
        return words

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved, the budgets too."""
        return super().values_of(standing) | _amounts(standing)

    def words(self) -> dict[str, Any]:
        """What the action takes: the words, and the budgets by year."""
        names = [*(self._meta.fields or ()), "seen"]
        budgets = {
            year: (self.cleaned_data[f"budget_{year}"], self.cleaned_data[f"spent_{year}"])
            for year in self.years
        }
        return {name: self.cleaned_data[name] for name in names} | {"budgets": budgets}

    def _narrow(self, name: str, model: Any, rule: Q, chosen: Any = None) -> None:
        """What can be chosen now, and what was chosen before: that is never lost by a save."""
        kept = {"pk": chosen}
        if chosen is None:
            kept = {"initiatives": self.instance.pk} if self.instance.pk else {"pk": None}
        rows = model.objects.filter(rule | Q(**kept)).distinct()
        self.fields[name].queryset = rows.order_by("order", "pk")

    def _indicators(self) -> Any:
        """Those of the participation, and those chosen before."""
        chosen = Q(initiatives=self.instance.pk) if self.instance.pk else Q(pk=None)
        return indicators_of(self.participation, chosen)

    def _add_years(self, year: int) -> None:
        known = _amounts(self.instance) if self.instance.pk else {}
        budgeted = {int(name.partition("_")[2]) for name in known}
        days = (self.instance.starts_on, self.instance.ends_on)
        within = {day.year for day in days if day}
        self.years = sorted({*range(year - BEFORE, year + AFTER), *budgeted, *within})
        labels = {"budget": _("Budget %(year)s, kroner"), "spent": _("Spent %(year)s, kroner")}
        for number in self.years:
            for kind, label in labels.items():
                self.fields[f"{kind}_{number}"] = NumberField(
                    label=label % {"year": number},
                    required=False,
                    initial=known.get(f"{kind}_{number}"),
                )

    def _amount_names(self) -> list[str]:
        return [f"{kind}_{year}" for year in self.years for kind in ("budget", "spent")]


def indicators_of(place: Any, chosen: Q | None = None) -> Any:
    """Those that the participation has figures or goals for, and those `chosen` before."""
    asked = Q(programme=place.programme_id) | Q(followers__participation=place)
    aimed = Q(goal_indicators__version__goal__participation=place)
    rule = asked | aimed | (chosen or Q(pk=None))
    found = Indicator.objects.filter(rule).values("pk")
    return Indicator.objects.filter(pk__in=found).order_by(by_name(), "pk")


def _amounts(initiative: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for row in initiative.budgets.all():
        found |= {f"budget_{row.year}": row.amount, f"spent_{row.year}": row.spent}
    return found


class EndForm(forms.Form):
    """What was learned of what is not carried out."""

    learned = forms.CharField(
        label=Initiative._meta.get_field("learned").verbose_name,
        widget=forms.Textarea,
        max_length=20_000,
        help_text=Initiative._meta.get_field("learned").help_text,
    )
