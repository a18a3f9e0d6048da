"""Small forms of the steps: correcting a spelling, closing, sending to review, recording a decision."""

from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities import left_behind
from municipalities.actions.versions import stamp
from municipalities.models import Adoption
from municipalities.models.version import Closing
from municipalities.word_forms import WordForm
from web.forms import DateField
from web.models import NO_PERSONS
from web.second_save import StampedForm


class CloseForm(forms.Form):
    """How it is closed, and why."""

    closed_as = forms.ChoiceField(
        label=_("closed as"), choices=Closing, widget=forms.RadioSelect
    )
    closed_reason = forms.CharField(
        label=_("why it is closed"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=NO_PERSONS,
    )


class SetAsideForm(forms.Form):
    """Why it is set aside."""

    set_aside_reason = forms.CharField(
        label=_("why it is set aside"),
        widget=forms.Textarea,
        max_length=5000,
        help_text=NO_PERSONS,
    )


class CorrectionForm(WordForm):
    """The texts of a version, and why they are corrected."""

    correction = forms.CharField(label=_("why the spelling is corrected"), max_length=1000)


def correction_form(version: type[models.Model]) -> Any:
    """The form for the texts of this kind of version."""
    texts = [
        field.name
        for field in version._meta.concrete_fields
        if isinstance(field, models.CharField | models.TextField)
        and not field.choices
        and field.name not in ("correction", "set_aside_reason")
    ]
    return forms.modelform_factory(version, form=CorrectionForm, fields=texts)


class ChosenForm(forms.Form):
    """A choice among versions, all of them unless some are left out; each with its stamp."""

    chosen = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, label=_("What"))

    def __init__(self, *args: Any, versions: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.versions = {key(version): version for version in versions}
        field: Any = self.fields["chosen"]
        field.choices = [(code, label(version)) for code, version in self.versions.items()]
        field.initial = [*self.versions]
        field.error_messages["invalid_choice"] = _(
            "Something has been changed since you opened the page. Read it again first."
        )
        field.error_messages["required"] = _("Choose at least one.")

    def chosen_versions(self) -> list[Any]:
        """What was chosen."""
        return [self.versions[code] for code in self.cleaned_data["chosen"]]


class AdoptionForm(ChosenForm):
    """What was decided, by whom, when, and where it is written."""

    body = forms.ChoiceField(label=_("decided by"), choices=[("", "–"), *Adoption.Body.choices])
    decided_on = DateField(label=_("date of the decision"))
    reference = forms.CharField(
        label=_("case number"),
        max_length=60,
        required=False,
        help_text=_("Required when a political body decided, for example 24/117."),
    )
    with_changes = forms.BooleanField(label=_("adopted with changes"), required=False)
    link = forms.URLField(
        label=_("link to the case"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(label=_("document"), required=False)
    told = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ["body", "decided_on", "reference", "with_changes", "link", "file", "chosen"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.left = left_behind.of(self.versions.values())
        self.initial["told"] = " ".join(each.key for each in self.left)

    def clean(self) -> dict[str, Any]:
        """A political body's decision needs its case number; what is left behind is read first."""
        words = super().clean() or self.cleaned_data
        _ask_for_case_number(self, words)
        if "chosen" in words:
            self._tell_what_is_left(words.pop("told", ""))
        return words

    def _tell_what_is_left(self, told: str) -> None:
        """Show the loose ends of this choice before it is recorded, unless they have been shown."""
        self.left = left_behind.of(self.chosen_versions())
        keys = [each.key for each in self.left]
        if {*keys} - {*told.split()}:
            typed: Any = self.data
            self.data = shown = typed.copy()
            shown["told"] = " ".join(keys)
            self.add_error(
                None, _("Read what does not come along, and record the decision again.")
            )


class AdoptionCorrectionForm(StampedForm):
    """What was written down of a decision, to be corrected. An empty file keeps the one that is there."""

    decided_on = DateField(label=Adoption._meta.get_field("decided_on").verbose_name)
    link = forms.URLField(
        label=_("link to the case"), max_length=500, required=False, assume_scheme="https"
    )
    file = forms.FileField(
        label=_("document"),
        required=False,
        help_text=_("A new file takes the place of the one that is there."),
    )

    class Meta:
        model = Adoption
        fields = ["body", "decided_on", "reference", "link"]

    def _post_clean(self) -> None:
        """The action checks the row."""

    def clean(self) -> dict[str, Any]:
        """A political body's decision needs its case number."""
        words = super().clean()
        _ask_for_case_number(self, words)
        return words

    def values_of(self, standing: Any) -> dict[str, Any]:
        """What another has saved, the file by its name."""
        return super().values_of(standing) | {"file": standing.document}


def _ask_for_case_number(form: Any, words: dict[str, Any]) -> None:
    if words.get("body") in Adoption.POLITICAL and not words.get("reference"):
        form.add_error("reference", _("A decision by a political body needs its case number."))


def key(version: Any) -> str:
    """What a posted choice names: the kind, the row, and the stamp it was read with."""
    return f"{version.owner_name()}:{version.pk}:{stamp(version)}"


def label(version: Any) -> str:
    """A version by kind and title."""
    owner = version.owner
    return f"{str(owner._meta.verbose_name).capitalize()}: {version.title}"
