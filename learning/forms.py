"""Forms of learning notes and trials."""

from typing import Any

from django import forms

from learning.models import LearningNote, Trial
from web.forms import DateField
from web.models import NO_PERSONS
from web.second_save import StampedForm


def _label(model: Any, field: str) -> Any:
    return model._meta.get_field(field).verbose_name


class NoteForm(StampedForm):
    """Four questions, two minutes."""

    class Meta:
        model = LearningNote
        fields = ["tried", "happened", "learned", "would_change"]
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in fields}

    def _post_clean(self) -> None:
        """The action checks the row."""


class TrialForm(StampedForm):
    """What is tested, how one will see it, and until when."""

    ends_on = DateField(label=_label(Trial, "ends_on"))

    class Meta:
        model = Trial
        fields = ["hypothesis", "signs", "ends_on"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class VerdictForm(forms.Form):
    """What became of the trial, and what was learned."""

    verdict = forms.ChoiceField(
        label=_label(Trial, "verdict"), choices=Trial.Verdict, widget=forms.RadioSelect
    )
    verdict_words = forms.CharField(
        label=_label(Trial, "verdict_words"),
        widget=forms.Textarea,
        max_length=20_000,
        help_text=NO_PERSONS,
    )
