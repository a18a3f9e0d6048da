"""What is compared: whose figures, and which indicators."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models import Participation
from programme.models import Indicator
from reports.forms import UNKNOWN
from reports.queries.headline import place
from web.collation import by_name, sort_key

AT_FIRST = 3  # indicators that are shown before any is chosen
MOST = 12  # that are shown at a time


class ComparisonForm(forms.Form):
    """One participation that the reader may read, and some of its indicators."""

    participation = forms.ModelChoiceField(
        Participation.objects.none(),
        label=_("Participant"),
        empty_label=None,
        required=False,
        error_messages=UNKNOWN,
    )
    indicator = forms.ModelMultipleChoiceField(
        Indicator.objects.none(),
        label=_("Indicators"),
        required=False,
        to_field_name="code",
        help_text=_("Choose up to 12."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": UNKNOWN["invalid_choice"]},
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        readable = user.scope.own("") | user.scope.read_by_husbanken("")
        whose = Participation.objects.filter(readable).with_names()
        self.whose = sorted(whose, key=lambda each: (sort_key(each.name), each.pk))
        fields["participation"].queryset = whose
        fields["participation"].choices = [(each.pk, each.name) for each in self.whose]
        asked = Q(programme__in={each.programme_id for each in self.whose}) | Q(
            followers__participation__in=self.whose
        )
        self.asked = Indicator.objects.filter(asked, source="own").distinct()
        fields["indicator"].queryset = self.asked.order_by(by_name(), "pk")

    def clean_indicator(self) -> Any:
        """A page of all of them would be of no use to anybody."""
        chosen = self.cleaned_data["indicator"]
        if len(chosen) > MOST:
            raise forms.ValidationError(_("Choose up to 12 indicators."))
        return chosen

    def chosen(self) -> tuple[Participation | None, Sequence[Indicator]]:
        """Whose and which; the first by name, and a few of those asked of all, where nothing is chosen."""
        typed = self.cleaned_data if self.is_bound else {}
        participation = typed.get("participation") or next(iter(self.whose), None)
        return participation, [*(typed.get("indicator") or self._at_first(participation))]

    def _at_first(self, participation: Participation | None) -> list[Indicator]:
        """Results before the rest, as the headlines have them."""
        of_all = Indicator.objects.filter(source="own", programme__participations=participation)
        shown = sorted(of_all.distinct(), key=place)[:AT_FIRST]
        self.initial["indicator"] = [each.code for each in shown]
        return shown
