"""How a file is to be: its language. What it holds is chosen in the report's own form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.forms import UNKNOWN

# Each by its own name, as in the heading of every page.
OWN_NAMES = (("nb", "Bokmål"), ("nn", "Nynorsk"), ("en", "English"))


class FileChoices(forms.Form):
    """The language that everything in the file is written in, but for people's own words."""

    language = forms.ChoiceField(
        choices=OWN_NAMES, label=_("Language of the file"), error_messages=UNKNOWN
    )
