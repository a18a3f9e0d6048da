"""The pages that everyone may read, logged in or not."""

from django.utils.translation import gettext_lazy as _

from web.access import ANYONE
from web.views import TextPage


class Accessibility(TextPage):
    """What is known to work, what is not, and how to complain."""

    access = ANYONE
    title = _("Accessibility statement")
    template_name = "web/accessibility.html"


class Privacy(TextPage):
    """Which personal data the tool keeps, why, and for how long."""

    access = ANYONE
    title = _("Privacy")
    template_name = "web/privacy.html"
