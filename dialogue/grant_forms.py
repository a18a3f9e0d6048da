"""The form of a grant."""

from typing import Any

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

    def __init__(self, *args: Any, participation: Participation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["plan"].queryset = ActivityPlan.objects.of(participation).filter(
            sent_at__isnull=False
        )
