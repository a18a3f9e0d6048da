"""Forms about who has which role."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Membership
from programme.models import ProgrammeRole, Region
from web.forms import DateField


class InviteForm(forms.Form):
    """A person and the days of a role."""

    email = forms.EmailField(label=_("E-mail"))
    name = forms.CharField(label=_("Name"), max_length=120)
    role = forms.ChoiceField(label=_("Role"))
    valid_from = DateField(label=_("From"))
    valid_to = DateField(label=_("Last day"), required=False)

    fields: dict[str, Any]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["valid_from"].initial = today

    def clean_valid_to(self) -> date | None:
        """The last day comes after the first."""
        first, last = self.cleaned_data.get("valid_from"), self.cleaned_data["valid_to"]
        if first and last and last < first:
            raise forms.ValidationError(_("The role must end after it starts."))
        return last


class MunicipalInviteForm(InviteForm):
    """A role for a participation; only those that the visitor may give."""

    is_deputy = forms.BooleanField(
        label=_("Deputy"),
        required=False,
        help_text=_("Stands in for the owner, with a last day."),
    )

    fields: dict[str, Any]

    def __init__(self, *args: Any, roles: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (code, label.capitalize())
            for code, label in Membership.Role.choices
            if code in roles
        ]
        if Membership.Role.OWNER not in roles:
            del self.fields["is_deputy"]

    def clean(self) -> dict[str, Any]:
        """A deputy is an owner for a time."""
        cleaned = super().clean() or self.cleaned_data
        owner_for_a_time = cleaned.get("role") == "owner" and cleaned.get("valid_to")
        if cleaned.get("is_deputy") and not owner_for_a_time:
            self.add_error("is_deputy", _("A deputy is an owner with an end date."))
        return cleaned


class ProgrammeInviteForm(InviteForm):
    """A role on Husbanken's side."""

    region = forms.ModelChoiceField(
        Region.objects.all(),
        label=_("Region"),
        required=False,
        empty_label=_("All regions"),
    )

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [
            (code, label.capitalize()) for code, label in ProgrammeRole.Role.choices
        ]


class LastDayForm(forms.Form):
    """The last day of a role."""

    last_day = DateField(label=_("Last day"))
