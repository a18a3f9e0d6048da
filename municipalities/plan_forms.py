"""Forms of the plan's risks and of its anchoring."""

from django import forms

from municipalities.models import PlanAnchor, Risk
from municipalities.models.adoption import WEB_ADDRESS
from web.forms import DateField
from web.second_save import StampedForm


class RiskForm(StampedForm):
    """What may go wrong, how likely and how serious, and what is done about it."""

    class Meta:
        model = Risk
        fields = ["text", "likelihood", "consequence", "action"]


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
