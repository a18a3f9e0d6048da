"""The forms of an activity plan: the year, its initiatives and money, the decision, the answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dialogue.models import ActivityPlan, ActivityPlanLine
from dialogue.money import KronerField
from municipalities.models import Adoption, Initiative
from web.forms import DateField
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(model: Any, field: str) -> Any:
    return model._meta.get_field(field).verbose_name


class PlanBegin(forms.Form):
    """Which year it is for, and what the year is about."""

    year = forms.IntegerField(label=_label(ActivityPlan, "year"))
    words = forms.CharField(
        label=_label(ActivityPlan, "words"),
        widget=forms.Textarea,
        required=False,
        max_length=20_000,
        help_text=NO_PERSONS,
    )


class PlanReword(StampedForm):
    """What the year is about."""

    class Meta:
        model = ActivityPlan
        fields = ["words"]


class LineForm(StampedForm):
    """An initiative in the plan: what is done this year, and who pays."""

    own = KronerField(label=_label(ActivityPlanLine, "own"), required=False)
    husbanken = KronerField(label=_label(ActivityPlanLine, "husbanken"), required=False)
    others = KronerField(label=_label(ActivityPlanLine, "others"), required=False)

    class Meta:
        model = ActivityPlanLine
        fields = ["initiative", "what", "own", "husbanken", "others"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, plan: ActivityPlan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["initiative"]
        field.queryset = Initiative.objects.of(plan.participation).order_by("order", "pk")


class DecisionForm(forms.Form):
    """Which body decided on the plan, when, and under which case number."""

    body = forms.ChoiceField(
        label=_label(ActivityPlan, "body"), choices=[("", "–"), *Adoption.Body.choices]
    )
    decided_on = DateField(label=_label(ActivityPlan, "decided_on"))
    reference = forms.CharField(
        label=_label(ActivityPlan, "reference"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Required when a political body decided, for example 24/117."),
    )

    def clean(self) -> dict[str, Any]:
        """A political body's decision needs its case number."""
        words = super().clean() or self.cleaned_data
        if words.get("body") in Adoption.POLITICAL and not words.get("reference"):
            self.add_error(
                "reference", _("A decision by a political body needs its case number.")
            )
        return words


class DecisionCorrectionForm(DecisionForm, StampedForm):
    """What was written down of the decision, to be corrected."""

    class Meta:
        model = ActivityPlan
        fields = ["body", "decided_on", "reference"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class SendForm(forms.Form):
    """Whether the plan is sent before the budget decision."""

    with_reservation = forms.BooleanField(
        label=_label(ActivityPlan, "with_reservation"),
        required=False,
        help_text=gettext_lazy(
            "Choose this when the decision is not made yet. Record it when it is."
        ),
    )


class AnswerForm(StampedForm):
    """What Husbanken says, and why."""

    answer = forms.ChoiceField(
        label=_label(ActivityPlan, "answer"),
        choices=ActivityPlan.Answer,
        widget=forms.RadioSelect,
    )
    answer_reason = forms.CharField(
        label=_label(ActivityPlan, "answer_reason"),
        widget=forms.Textarea,
        max_length=20_000,
        help_text=NO_PERSONS,
    )

    class Meta:
        model = ActivityPlan
        fields = ["answer", "answer_reason"]

    def _post_clean(self) -> None:
        """The action checks the row."""
