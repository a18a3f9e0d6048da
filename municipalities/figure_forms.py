"""The form for one figure: a value, or numerator and denominator, or why there is none."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.actions.measurements import Entry, stamp
from municipalities.models import Measurement
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
        if self.indicator.is_rate:
            self._check_rate(cleaned.get("numerator"), cleaned.get("denominator"))
        else:
            self._check_number("value", cleaned.get("value"), self.indicator.decimals)
        if cleaned.get("not_applicable") and any(
            cleaned.get(name) is not None for name in ("value", "numerator", "denominator")
        ):
            self.add_error(
                "not_applicable",
                _("Give either a figure or the reason why it does not apply, not both."),
            )
        return cleaned

    def _check_rate(self, numerator: Decimal | None, denominator: Decimal | None) -> None:
        self._check_number("numerator", numerator, 0)
        self._check_number("denominator", denominator, 0)
        for lone, name in ((numerator, "denominator"), (denominator, "numerator")):
            if (
                lone is not None
                and self.cleaned_data.get(name) is None
                and name not in self.errors
            ):
                self.add_error(name, _("Both numerator and denominator are needed."))
        if numerator is None or denominator is None:
            return
        if self.indicator.factor == 100 and numerator > denominator:
            self.add_error(
                "numerator", _("The numerator cannot be larger than the denominator.")
            )

    def _check_number(self, name: str, number: Decimal | None, decimals: int) -> None:
        if number is None:
            return
        if number < 0:
            self.add_error(name, _("The figure cannot be below 0."))
        elif number != round(number, decimals):
            self.add_error(name, self._too_many(decimals))

    def _too_many(self, decimals: int) -> str:
        if decimals == 0:
            return _("Write a whole number, without decimals.")
        return _("Write at most %(decimals)s decimals.") % {"decimals": decimals}

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
        )
