"""The columns of key figures compared."""

from django.utils.translation import gettext_lazy as _

from reports import own_columns

TITLE = _("Key figures compared")
TABLE = "t_key_figures"
COLUMNS = own_columns.WITH_SPREAD
