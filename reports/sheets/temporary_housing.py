"""The columns of temporary housing and homelessness."""

from django.utils.translation import gettext_lazy as _

from reports import own_columns

TITLE = _("Temporary housing")
TABLE = "t_temporary_housing"
COLUMNS = own_columns.BY_YEAR
