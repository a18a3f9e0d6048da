"""What the questions can be narrowed by."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.forms import UNKNOWN, Choices, latest_in_words, years_with_figures
from reports.questions import parts
from reports.questions.scope import Scope, groups


class QuestionChoices(Choices):
    """Programme, region, period, group of participants and one participant."""

    year = forms.TypedChoiceField(
        label=_("Period"), required=False, coerce=int, empty_value=None, error_messages=UNKNOWN
    )
    group = forms.ChoiceField(
        label=_("Group of participants"), required=False, error_messages=UNKNOWN
    )
    field_order = ("programme", "region", "year", "group", "participation")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = kwargs["user"]
        fields: dict[str, Any] = self.fields
        fields["year"].choices = [("", _("The latest year with figures"))] + [
            (year, str(year)) for year in years_with_figures(self.user)
        ]
        fields["group"].choices = [("", _("Everybody that you may see")), *groups().items()]

    def clean(self) -> dict[str, Any]:
        """Choices that nobody meets are told as that, before anything is answered."""
        cleaned = super().clean() or {}
        chosen = not self.errors and any(cleaned.values())
        if chosen and not self.scope().participations:
            raise forms.ValidationError(
                _(
                    "No participant that you may see meets all these choices. Take one of them away."
                )
            )
        return cleaned

    def scope(self) -> Scope:
        """Whom and when it is asked about."""
        chosen = self.cleaned_data
        return Scope(
            user=self.user,
            programme=chosen["programme"],
            region=chosen["region"],
            participation=chosen["participation"],
            group=chosen["group"],
            chosen_year=chosen["year"],
        )

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """With the year that was taken where none was chosen."""
        told = super().in_words()
        if self.cleaned_data["year"]:
            return told
        return ((str(self.fields["year"].label), latest_in_words(self.scope().year)), *told)

    def said(self, name: str, chosen: Any) -> str:
        """The group by its words."""
        if name == "group":
            return {str(code): str(label) for code, label in groups().items()}[chosen]
        return super().said(name, chosen)

    def in_address(self) -> dict[str, str]:
        """What was chosen, as an address holds it."""
        chosen = {name: value for name, value in self.chosen().items() if value}
        return {name: str(getattr(value, "pk", value)) for name, value in chosen.items()}


class PartChoice(forms.Form):
    """One part of the rows behind the answer of a question."""

    part = forms.ChoiceField(label=_("Part of the answer"), required=False)

    def __init__(self, *args: Any, slug: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["part"].choices = [(code, parts.LABELS[code]) for code in parts.OF.get(slug, ())]
