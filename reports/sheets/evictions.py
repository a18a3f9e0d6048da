"""The columns of evictions and prevention."""

from django.utils.translation import gettext_lazy as _

from reports import own_columns

TITLE = _("Evictions and prevention")
TABLE = "t_evictions"
COLUMNS = own_columns.BY_YEAR
