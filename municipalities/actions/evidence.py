"""Changes of the evidence beside a figure: a link or a file is added, or taken away."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import documents
from municipalities.models import Evidence, Participation
from municipalities.models.adoption import WEB_ADDRESS
from programme.models import Indicator, Period
from web import history
from web.errors import Refused


@transaction.atomic
def add(
    *,
    participation: Participation,
    indicator: Indicator,
    period: Period,
    words: str,
    by: User,
    url: str = "",
    file: Any = None,
) -> Evidence:
    """Add a link or a file, with what it shows. It follows the figure, its corrections too."""
    if bool(url) == bool(file):
        raise Refused(_("Give either a link or a file."), "" if url else "url")
    if url:
        WEB_ADDRESS(url)
    document = documents.keep(participation=participation, file=file, by=by) if file else None
    evidence = Evidence(
        participation=participation,
        indicator=indicator,
        period=period,
        words=words,
        url=url,
        document=document,
        added_by=by,
    )
    return history.keep(evidence, by=by, reason="evidence.evidence_added")


@transaction.atomic
def remove(*, evidence: Evidence, by: User) -> None:
    """Take away what one has added oneself; a leader or an owner takes away anybody's."""
    leads = by.scope.may("submit_figures", evidence.participation)
    if evidence.added_by_id != by.pk and not leads:
        raise Refused(
            _("Only the one who added it, a leader or an owner can take evidence away.")
        )
    history.remove(evidence, by=by, reason="evidence.evidence_removed")
