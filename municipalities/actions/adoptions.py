"""The record of decisions taken outside the tool, and the versions that they make valid."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions.versions import locked
from municipalities.models import Adoption, Participation
from municipalities.models.adoption import State
from web import history
from web.errors import Refused


@transaction.atomic
def record(
    *,
    participation: Participation,
    versions: Sequence[Any],
    body: str,
    decided_on: date,
    by: User,
    today: date,
    reference: str = "",
) -> Adoption:
    """Make working versions the valid ones, all or none; what they follow is replaced."""
    if decided_on > today:
        raise Refused(_("The decision cannot be dated after today."))
    if not versions:
        raise Refused(_("Choose what was adopted."))
    adoption = Adoption(
        participation=participation, body=body, decided_on=decided_on, reference=reference
    )
    history.keep(adoption, by=by, reason="adoption.recorded")
    for version in versions:
        _adopt(version, adoption, by)
    return adoption


def _adopt(version: Any, adoption: Adoption, by: User) -> None:
    noun = type(version)._meta.model_name.removesuffix("version")
    owner = locked(getattr(version, noun))
    working = owner.working
    if owner.participation_id != adoption.participation_id:
        raise Refused(_("A decision adopts what belongs to its own municipality only."))
    if working is None or working.pk != version.pk:
        raise Refused(_("Only a draft can be adopted: “%(title)s”.") % {"title": version.title})
    _replace(owner.adopted, noun, by)
    working.state, working.adoption = State.ADOPTED, adoption
    history.keep(working, by=by, reason=f"{noun}.adopted", fields=["state", "adoption"])


def _replace(version: Any, noun: str, by: User) -> None:
    if version is not None:
        version.state = State.REPLACED
        history.keep(version, by=by, reason=f"{noun}.replaced", fields=["state"])
