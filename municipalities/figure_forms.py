"""The form for one figure: a value, or numerator and denominator, or why there is none."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.measurements import Entry, stamp
from municipalities.models import Measurement
from programme import entry_rules
from programme.models import Indicator
from web.numbers import NumberField


class FigureForm(forms.Form):
    """One row of the page "Legg inn tall". Carries the stamp of what it was opened with."""

    data: Any
    theirs: Measurement | None = None

    value = NumberField(label=gettext_lazy("Value"), required=False)
    numerator = NumberField(label=gettext_lazy("Numerator"), required=False)
    denominator = NumberField(label=gettext_lazy("Denominator"), required=False)
    not_applicable = forms.CharField(
        label=gettext_lazy("Why it does not apply"), required=False, max_length=200
    )
    known = forms.ChoiceField(
        label=gettext_lazy("How known"), choices=Measurement.Known, required=False
    )
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False, max_length=2000)
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self, *args: Any, indicator: Indicator, figure: Measurement | None, **kwargs: Any
    ) -> None:
        self.indicator, self.figure = indicator, figure
        kwargs |= {"prefix": f"i{indicator.pk}", "initial": self._as_kept()}
        super().__init__(*args, **kwargs)
        for unused in ["value"] if indicator.is_rate else ["numerator", "denominator"]:
            del self.fields[unused]
        for name, field in self.fields.items():
            if name != "seen":
                field.widget.attrs["aria-label"] = f"{indicator.name}: {field.label}"

    def _as_kept(self) -> dict[str, Any]:
        kept = {"seen": stamp(self.figure)}
        if self.figure:
            names = ("value", "numerator", "denominator", "not_applicable", "known", "comment")
            kept |= {name: getattr(self.figure, name) for name in names}
        return kept

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        typed = {name: cleaned.get(name) for name in ("value", "numerator", "denominator")}
        found = entry_rules.refusals(
            self.indicator, **typed, not_applicable=cleaned.get("not_applicable", "")
        )
        for name, sentence in found.items():
            if name not in self.errors:
                self.add_error(name if name in self.fields else None, sentence)
        return cleaned

    def changed_meanwhile(self, now: Measurement | None) -> None:
        """Someone else was first: say what the figure is now; a second save chooses this one."""
        self.theirs = now
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = stamp(now)
        self.add_error(
            None,
            _(
                "Someone else changed this figure after you opened the page. What you typed is kept here: save again to choose yours, or leave the page to keep theirs."
            ),
        )

    def entry(self) -> Entry:
        """What was typed, for the action."""
        data = self.cleaned_data
        return Entry(
            value=data.get("value"),
            numerator=data.get("numerator"),
            denominator=data.get("denominator"),
            not_applicable=data["not_applicable"].strip(),
            comment=data["comment"].strip(),
            known=data["known"] or Measurement.Known.MEASURED,
            is_provisional=bool(self.figure and self.figure.is_provisional),
        )
