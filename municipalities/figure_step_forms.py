"""Forms of the steps of a period's figures: read the exceptions, choose, say why, say who approved."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.figure_review import name_of
from municipalities.models import FigureApproval, Measurement
from web.forms import DateField
from web.second_save import StampedForm
from web.templatetags.web import figure as in_words


def _label(name: str) -> Any:
    return FigureApproval._meta.get_field(name).verbose_name  # type: ignore[union-attr]


class StepForm(forms.Form):
    """A button; nothing to fill in."""

    def __init__(self, *args: Any, groups: Any, figures: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.groups, self.figures = groups, figures


class ReadForm(StepForm):
    """The exceptions are read before it is done."""

    read = forms.BooleanField(
        label=_("I have read the exceptions"),
        error_messages={"required": _("Read the exceptions above, and mark that you have.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.groups:
            del self.fields["read"]


class GivenForm(forms.Form):
    """Who approved, when, and where that is written."""

    given_by = forms.CharField(
        label=_label("given_by"),
        max_length=200,
        help_text=_("Name and position, or the body that decided."),
    )
    given_on = DateField(label=_label("given_on"))
    reference = forms.CharField(
        label=_label("reference"),
        max_length=200,
        help_text=_("Where it can be found again, for example 24/117."),
    )


class OutsideForm(ReadForm, GivenForm):
    """Who approved the figures outside the tool, once the exceptions are read."""


class ApprovalCorrectionForm(StampedForm, GivenForm):
    """What was written down of an approval given outside the tool."""

    class Meta:
        model = FigureApproval
        fields = ["given_by", "given_on", "reference"]

    def _post_clean(self) -> None:
        """The action checks the row."""


class ReturnForm(StepForm):
    """Which figures are returned, and why."""

    chosen = forms.MultipleChoiceField(
        label=_("Figures to return"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose at least one figure to return."),
            "invalid_choice": _(
                "Something has been changed since you opened the page. Read it again first."
            ),
        },
    )
    comment = forms.CharField(
        label=_("why they are returned"),
        widget=forms.Textarea,
        max_length=2000,
        help_text=Measurement._meta.get_field("return_comment").help_text,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["chosen"]
        field.choices = [(str(each.pk), _choice(each)) for each in self.figures]

    def chosen_figures(self) -> list[Measurement]:
        """What was chosen."""
        return [each for each in self.figures if str(each.pk) in self.cleaned_data["chosen"]]


def _choice(figure: Measurement) -> str:
    """ "Families in temporary housing: 41"."""
    return f"{name_of(figure)}: {in_words(figure.figure, figure.indicator.decimals)}"
