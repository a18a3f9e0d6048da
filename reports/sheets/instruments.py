"""The columns of use of instruments."""

from django.utils.translation import gettext_lazy as _

from reports import own_columns

TITLE = _("Use of instruments")
TABLE = "t_instruments"
COLUMNS = own_columns.BY_YEAR
