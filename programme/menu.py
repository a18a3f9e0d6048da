"""The groups of the menus, which the apps put their lines into."""

from django.utils.translation import gettext_lazy as _

from web.navigation import Group

WORDS = Group(_("Needs and initiatives"), 20)
FIGURES = Group(_("Figures"), 30)
REPORTING = Group(_("Reports"), 35)
COOPERATION = Group(_("Cooperation"), 40)
