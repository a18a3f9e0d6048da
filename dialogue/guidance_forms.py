"""Forms of guidance: three fields to start with, the rest when there is more to tell."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from dialogue.models import Guidance, GuidanceRequest
from municipalities.models import Goal, Need, Participation
from web.forms import DateField
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(model: Any, field: str) -> Any:
    return model._meta.get_field(field).verbose_name


class GuidanceForm(StampedForm):
    """Date, theme and what; below them all that may be added, now or later."""

    FIRST = ("held_on", "theme", "what")

    held_on = DateField(label=_label(Guidance, "held_on"))
    follow_up_by = DateField(label=_label(Guidance, "follow_up_by"), required=False)

    class Meta:
        model = Guidance
        fields = [
            *("held_on", "theme", "what", "kind", "participations", "needs", "goals"),
            *("present", "programme_text", "outcome", "follow_up", "follow_up_by"),
        ]
        widgets = {
            "participations": forms.CheckboxSelectMultiple,
            "needs": forms.CheckboxSelectMultiple,
            "goals": forms.CheckboxSelectMultiple,
        }

    fields: dict[str, Any]

    def __init__(
        self, *args: Any, user: Any, participation: Participation, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participations"].queryset = Participation.objects.visible_to(
            user
        ).in_name_order()
        for name, model in (("needs", Need), ("goals", Goal)):
            seen = model.objects.visible_to(user).of(participation)
            field = self.fields[name]
            field.queryset = seen.prefetch_related("versions").order_by("order", "pk")
            field.label_from_instance = lambda row: row.version_for(user).title

    @property
    def first(self) -> list[Any]:
        """The three fields to start with."""
        return [self[name] for name in self.FIRST]

    @property
    def further(self) -> list[Any]:
        """All that may be added."""
        return [each for each in self.visible_fields() if each.name not in self.FIRST]

    @property
    def is_further_open(self) -> bool:
        """Whether something below is filled in or wrong, so that it is shown at once."""
        return bool(self.instance.pk) or any(each.errors for each in self.further)

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved, of participants, needs and goals only those that can be chosen here."""
        values = super().values_of(standing)
        for name in ("participations", "needs", "goals"):
            values[name] = self.fields[name].queryset.filter(pk__in=values[name])
        return values

    def clean(self) -> dict[str, Any]:
        """What is to be followed up is said together with the date, which comes after the guidance."""
        words = super().clean()
        held_on, by = words.get("held_on"), words.get("follow_up_by")
        if by and not words.get("follow_up"):
            self.add_error("follow_up", _("Say what is to be followed up."))
        if by and held_on and by < held_on:
            self.add_error("follow_up_by", _("This date is before the guidance was given."))
        return words

    def _post_clean(self) -> None:
        """The action checks the row."""


class RequestForm(forms.ModelForm):
    """What a participation asks for."""

    class Meta:
        model = GuidanceRequest
        fields = ["theme", "what"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class AnswerForm(forms.Form):
    """The guidance that was given, or an answer in writing."""

    guidance = forms.ModelChoiceField(
        Guidance.objects.none(), label=_label(GuidanceRequest, "guidance"), required=False
    )
    answer = forms.CharField(
        label=_label(GuidanceRequest, "answer"),
        widget=forms.Textarea,
        required=False,
        max_length=5000,
        help_text=NO_PERSONS,
    )

    def __init__(self, *args: Any, given: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["guidance"]
        field.queryset = given

    def clean(self) -> dict[str, Any]:
        """One of the two at least."""
        words = super().clean() or self.cleaned_data
        if not (words.get("guidance") or words.get("answer")):
            self.add_error(
                "answer", _("Choose the guidance that was given, or write an answer.")
            )
        return words
