"""The form that says who is responsible for which figures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from accounts.models import User
from programme.models import Indicator


class ResponsibleForm(forms.Form):
    """Who is responsible for each indicator; what each was when the page was opened goes along."""

    data: Any

    def __init__(
        self,
        *args: Any,
        indicators: list[Indicator],
        people: list[User],
        now: dict[int, int | None],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.indicators, self.people, self.now = indicators, people, now
        names = [("", _("Nobody")), *((str(each.pk), each.name) for each in people)]
        for indicator in indicators:
            stands = now.get(indicator.pk)
            kept = str(stands or "")
            known = {code for code, _name in names}
            gone = [] if kept in known else [(kept, _("Somebody without a role here today"))]
            self.fields[f"who-{indicator.pk}"] = forms.ChoiceField(
                label=indicator.name, choices=[*names, *gone], required=False, initial=kept
            )
            self.fields[f"was-{indicator.pk}"] = forms.CharField(
                widget=forms.HiddenInput, required=False, initial=kept
            )

    def by_theme(self) -> list[tuple[Any, list[tuple[Indicator, Any]]]]:
        """The fields in groups of their indicator's theme."""
        found: dict[Any, list[tuple[Indicator, Any]]] = {}
        for indicator in self.indicators:
            field = self[f"who-{indicator.pk}"]
            theme = indicator.get_theme_display()  # type: ignore[attr-defined]
            found.setdefault(theme, []).append((indicator, field))
        return [*found.items()]

    def clean(self) -> dict[str, Any]:
        """What another has changed meanwhile is said beside its field, and a second save chooses."""
        super().clean()
        for indicator in self.indicators:
            who, was = f"who-{indicator.pk}", f"was-{indicator.pk}"
            stands = str(self.now.get(indicator.pk) or "")
            typed = self.cleaned_data.get(who)
            if self.cleaned_data.get(was) != stands and typed not in (None, stands):
                self.data = self.data.copy()
                self.data[was] = stands
                names = {str(each.pk): each.name for each in self.people}
                self.add_error(
                    who,
                    _("Someone else has chosen %(name)s meanwhile. Save again to choose yours.")
                    % {"name": names.get(stands, _("Nobody"))},
                )
        return self.cleaned_data

    def chosen(self) -> dict[Indicator, User | None]:
        """Those that were changed on this page."""
        people = {str(each.pk): each for each in self.people}
        return {
            indicator: people.get(self.cleaned_data[f"who-{indicator.pk}"])
            for indicator in self.indicators
            if self.cleaned_data[f"who-{indicator.pk}"]
            != self.cleaned_data[f"was-{indicator.pk}"]
        }
