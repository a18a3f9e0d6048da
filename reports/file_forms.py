"""How a file is to be: its language. What it holds is chosen in the report's own form."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from reports.forms import UNKNOWN


class FileChoices(forms.Form):
    """The language that everything in the file is written in, but for people's own words."""

    language = forms.ChoiceField(
        choices=settings.LANGUAGES, label=_("Language of the file"), error_messages=UNKNOWN
    )
