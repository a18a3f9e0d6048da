"""The form of a grant."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dialogue.models import ActivityPlan, Grant
from dialogue.money import KronerField
from municipalities.models import Participation
from web.forms import DateField
from web.second_save import StampedForm


def _label(field: str) -> Any:
    known: Any = Grant._meta.get_field(field)
    return known.verbose_name


class GrantForm(StampedForm):
    """Number, amounts and dates of a grant."""

    amount = KronerField(label=_label("amount"))
    granted_on = DateField(label=_label("granted_on"))
    claim_by = DateField(label=_label("claim_by"))
    paid = KronerField(label=_label("paid"), required=False)
    accounted_for = KronerField(label=_label("accounted_for"), required=False)
    audited_on = DateField(label=_label("audited_on"), required=False)

    class Meta:
        model = Grant
        fields = [
            "number",
            "plan",
            "amount",
            "granted_on",
            "claim_by",
            "paid",
            "accounted_for",
            "audited_on",
            "comment",
        ]

    fields: dict[str, Any]

    def __init__(
        self, *args: Any, participation: Participation, today: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["plan"].queryset = ActivityPlan.objects.of(participation).filter(
            sent_at__isnull=False
        )

    def clean(self) -> dict[str, Any]:
        """What is written down has happened: granted and audited, in that order, by today."""
        words = super().clean()
        granted, audited = words.get("granted_on"), words.get("audited_on")
        for name, day in (("granted_on", granted), ("audited_on", audited)):
            if day and day > self.today:
                self.add_error(name, _("This day has not come yet."))
        if granted and audited and audited < granted:
            self.add_error("audited_on", _("The audit cannot come before the grant."))
        return words
