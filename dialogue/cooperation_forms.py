"""Forms of agreements, promises and meetings."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.models import Agreement, Commitment, Meeting
from municipalities.models import Comment
from web.forms import DateField
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(model: Any, field: str) -> Any:
    return model._meta.get_field(field).verbose_name


class AgreementForm(StampedForm):
    """Parties, period, signatures, text and file."""

    starts_on = DateField(label=_label(Agreement, "starts_on"))
    ends_on = DateField(label=_label(Agreement, "ends_on"))
    participant_signed_on = DateField(
        label=_label(Agreement, "participant_signed_on"), required=False
    )
    husbanken_signed_on = DateField(
        label=_label(Agreement, "husbanken_signed_on"), required=False
    )
    file = forms.FileField(
        label=_("document"),
        required=False,
        help_text=_("A new file takes the place of the one that is there."),
    )

    class Meta:
        model = Agreement
        fields = [
            "title",
            "starts_on",
            "ends_on",
            "participant_signed_by",
            "participant_signed_on",
            "husbanken_signed_by",
            "husbanken_signed_on",
            "text",
        ]

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean(self) -> dict[str, Any]:
        """The order of the dates, said beside the date that is wrong."""
        words = super().clean()
        for name in ("participant_signed_on", "husbanken_signed_on"):
            if (day := words.get(name)) and day > self.today:
                self.add_error(name, _("This day has not come yet."))
        starts, ends = words.get("starts_on"), words.get("ends_on")
        if starts and ends and ends <= starts:
            self.add_error("ends_on", _("The agreement must end after it starts."))
        signed = [words.get(f"{side}_signed_on") for side in ("participant", "husbanken")]
        if starts and any(day > starts for day in signed if day):
            self.add_error(
                "starts_on",
                _("The agreement cannot start before the later of the two signatures."),
            )
        return words

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved, the file by its name."""
        return super().values_of(standing) | {"file": standing.document}

    def _post_clean(self) -> None:
        """The action checks the row."""


class CommitmentForm(StampedForm):
    """What is promised, who sees to it, and by when."""

    due_on = DateField(label=_label(Commitment, "due_on"))

    class Meta:
        model = Commitment
        fields = ["what", "who", "due_on", "agreement"]

    fields: dict[str, Any]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Agreement.objects.filter(participation=self.instance.participation)
        self.fields["agreement"].queryset = own


class AgreedForm(StampedForm):
    """What a meeting agreed: who does what by when."""

    side = forms.ChoiceField(
        label=_label(Commitment, "side"), choices=Comment.Side, widget=forms.RadioSelect
    )
    due_on = DateField(label=_label(Commitment, "due_on"))

    class Meta:
        model = Commitment
        fields = ["side", "what", "who", "due_on"]


class CloseForm(forms.Form):
    """How the promise is closed, and how it went."""

    state = forms.ChoiceField(
        label=_("closed as"),
        choices=[each for each in Commitment.State.choices if each[0] != Commitment.State.OPEN],
        widget=forms.RadioSelect,
    )
    closing_comment = forms.CharField(
        label=_label(Commitment, "closing_comment"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=NO_PERSONS,
    )


class MeetingForm(StampedForm):
    """When, who, about what, and what was said."""

    held_on = DateField(label=_label(Meeting, "held_on"))

    class Meta:
        model = Meeting
        fields = ["kind", "held_on", "present", "agenda", "minutes"]
