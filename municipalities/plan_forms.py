"""Forms of the plan's risks and of its anchoring."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator

from municipalities.models import PlanAnchor, Risk
from municipalities.models.adoption import WEB_ADDRESS
from municipalities.word_forms import LONGEST
from web.forms import DateField
from web.second_save import StampedForm


class RiskForm(StampedForm):
    """What may go wrong, how likely and how serious, and what is done about it."""

    class Meta:
        model = Risk
        fields = ["text", "likelihood", "consequence", "action"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].validators.append(MaxLengthValidator(LONGEST))


class AnchorForm(StampedForm):
    """A plan of the municipality's own, and the decision behind it."""

    decided_on = DateField(
        label=PlanAnchor._meta.get_field("decided_on").verbose_name, required=False
    )
    link = forms.URLField(
        label=PlanAnchor._meta.get_field("link").verbose_name,
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[WEB_ADDRESS],
    )

    class Meta:
        model = PlanAnchor
        fields = ["kind", "title", "body", "decided_on", "reference", "link"]
