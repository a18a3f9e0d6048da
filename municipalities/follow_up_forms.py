"""Forms of follow-ups: why a figure is marked, and what came of it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.actions.comments import LONGEST

READ_BY_BOTH = _(
    "Both the participant and Husbanken read it, in files too. Do not write anything that can point "
    "out a person, and no small number that is hidden from others."
)


class MarkForm(forms.Form):
    """What is to be looked into."""

    reason = forms.CharField(
        label=_("what is to be looked into"),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        help_text=READ_BY_BOTH,
    )


class CloseMarkForm(forms.Form):
    """What came of it."""

    comment = forms.CharField(
        label=_("what came of it"),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        help_text=READ_BY_BOTH,
    )
