"""The first administrator of a new site, whom no one is there to invite."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import users
from accounts.models import User
from programme.models import ProgrammeRole
from web import history
from web.errors import Refused


@transaction.atomic
def name(*, email: str, full_name: str, today: date) -> User:
    """Name the first administrator. Raises Refused when the site has one already."""
    if ProgrammeRole.objects.valid_on(today).filter(role="administrator").exists():
        raise Refused(_("The site already has an administrator, who can invite others."))
    user = users.invite(email=email, name=full_name, by=None)
    role = ProgrammeRole(user=user, role="administrator", valid_from=today)
    history.keep(role, by=user, reason="programme_role.first")
    return user
