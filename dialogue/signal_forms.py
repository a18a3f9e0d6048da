"""Forms of policy signals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.models import PolicySignal
from municipalities.models import Initiative, Need, Participation
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(field: str) -> Any:
    known: Any = PolicySignal._meta.get_field(field)
    return known.verbose_name


class SignalForm(forms.ModelForm):
    """What stands in the way, in which instrument, and where it comes from."""

    class Meta:
        model = PolicySignal
        fields = ["instrument", "theme", "what", "wish", "need", "initiative"]

    fields: dict[str, Any]

    def __init__(
        self, *args: Any, user: Any, participation: Participation, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        needs = Need.objects.visible_to(user).of(participation).prefetch_related("versions")
        self.fields["need"].queryset = needs.order_by("order", "pk")
        self.fields["need"].label_from_instance = lambda row: row.version_for(user).title
        initiatives = Initiative.objects.visible_to(user).of(participation)
        self.fields["initiative"].queryset = initiatives.order_by("order", "pk")

    def _post_clean(self) -> None:
        """The action checks the row."""


class AnswerForm(StampedForm):
    """What Husbanken answers, and why."""

    answer = forms.ChoiceField(
        label=_label("answer"), choices=PolicySignal.Answer, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_label("reason"), widget=forms.Textarea, max_length=5000, help_text=NO_PERSONS
    )

    class Meta:
        model = PolicySignal
        fields = ["answer", "reason"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class OutcomeForm(StampedForm):
    """What it led to."""

    outcome = forms.CharField(
        label=_label("outcome"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=_("Also that it led to nothing, and why."),
    )

    class Meta:
        model = PolicySignal
        fields = ["outcome"]

    def _post_clean(self) -> None:
        """The action checks the row."""
