"""Figures marked to be looked into, and closed with what came of it. Never deleted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions.comments import text_of
from municipalities.models import FollowUp, Measurement, Participation
from programme.models import Indicator, Part, Period
from web import history
from web.errors import Refused


@transaction.atomic
def mark(
    *, participation: Participation, indicator: Indicator, period: Period, reason: str, by: User
) -> FollowUp:
    """Mark a figure that stands to be looked into, with the reason.

    Only what stands can be marked, by the participant too: a mark is read by both sides, and
    must not tell that a draft exists.
    """
    Participation.objects.select_for_update().get(pk=participation.pk)  # one mark at a time
    _refuse_who_may_not(participation, by)
    if not stands(participation, indicator, period, by):
        raise Refused(_("Only a figure that is submitted can be marked to be looked into."))
    follow_up = FollowUp(
        participation=participation,
        indicator=indicator,
        period=period,
        reason=text_of(reason),
        raised_by=by,
    )
    return history.keep(follow_up, by=by, reason="follow_up.marked")


@transaction.atomic
def close(*, follow_up: FollowUp, comment: str, by: User) -> FollowUp:
    """Close a mark with what came of it."""
    follow_up = FollowUp.objects.select_for_update().get(pk=follow_up.pk)
    _refuse_who_may_not(follow_up.participation, by)
    if follow_up.closed_at is not None:
        raise Refused(_("Somebody has closed this already."))
    follow_up.closing_comment = text_of(comment)
    follow_up.closed_by, follow_up.closed_at = by, timezone.now()
    fields = ["closing_comment", "closed_by", "closed_at"]
    return history.keep(follow_up, by=by, reason="follow_up.closed", fields=fields)


def stands(
    participation: Participation, indicator: Indicator, period: Period, user: User
) -> bool:
    """Whether the reader sees a figure that is submitted or approved."""
    figures = Measurement.objects.visible_to(user).of(participation).standing()
    return figures.filter(indicator=indicator, period=period, part__code=Part.TOTAL).exists()


def _refuse_who_may_not(participation: Participation, by: User) -> None:
    if not by.scope.may("follow_up", participation):
        raise Refused(_("You cannot mark figures of this participant to be looked into."))
