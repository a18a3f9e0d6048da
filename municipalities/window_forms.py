"""Forms for several reporting windows at once: which, and what is done with them."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from programme.models import ReportingWindow
from programme.window_moves import EXTENDED, Deed
from web.forms import DateField

HALVES = [
    ("", _("All")),
    ("year", _("Whole years")),
    ("1", _("First half-years")),
    ("2", _("Second half-years")),
]


class NarrowForm(forms.Form):
    """Which windows stand in the list to choose from."""

    year = forms.TypedChoiceField(label=_("year"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(
        label=_("kind"),
        required=False,
        choices=[("", _("All")), *ReportingWindow.Kind.choices],
    )
    half = forms.ChoiceField(label=_("length"), required=False, choices=HALVES)

    def __init__(self, *args: Any, windows: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.windows = windows
        years = windows.order_by("-period__year").values_list("period__year", flat=True)
        field: Any = self.fields["year"]
        field.choices = [("", _("All")), *((y, y) for y in years.distinct())]

    def narrowed(self) -> Any:
        """The windows that fit."""
        chosen, rows = self.cleaned_data, self.windows
        if chosen["year"]:
            rows = rows.filter(period__year=chosen["year"])
        if chosen["kind"]:
            rows = rows.filter(kind=chosen["kind"])
        if half := chosen["half"]:
            rows = rows.filter(period__half=None if half == "year" else int(half))
        return rows


class WindowsForm(forms.Form):
    """The chosen windows, the deed, and the dates to extend them to."""

    chosen = forms.ModelMultipleChoiceField(
        ReportingWindow.objects.none(),
        label=_("Which windows"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one window.")},
    )
    deed = forms.ChoiceField(
        label=_("What is to be done"), choices=Deed.choices, widget=forms.RadioSelect
    )
    due_on = DateField(label=_("due"), required=False)
    late_until = DateField(label=_("takes late values until"), required=False)
    corrections_until = DateField(
        label=_("takes corrections until"),
        required=False,
        help_text=_("A date that is left empty stays as it is. No date is brought forward."),
    )

    def __init__(self, *args: Any, windows: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.queryset = windows
        field.label_from_instance = lambda each: f"{each} ({each.state_on(today).label})"

    def clean(self) -> dict[str, Any]:
        """An extension needs a date to extend to."""
        typed = super().clean() or self.cleaned_data
        misspelt = not self.errors.keys().isdisjoint(EXTENDED)
        if typed.get("deed") == Deed.EXTEND and not misspelt and not any(self.days().values()):
            self.add_error("due_on", _("Give at least one date to extend to."))
        return typed

    def days(self) -> dict[str, date | None]:
        """The dates to extend to."""
        return {name: self.cleaned_data.get(name) for name in EXTENDED}
