"""Changes of which indicators a participation has chosen to follow."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.models import FollowedIndicator, Participation
from programme.models import Indicator
from web import history
from web.errors import Refused
from web.formats import quoted


@transaction.atomic
def choose(
    *,
    participation: Participation,
    follow: Iterable[Indicator],
    leave: Iterable[Indicator],
    by: User,
    today: date,
) -> None:
    """Follow some indicators and stop following others. The figures of those that are left stay.

    Only what is named is touched, so that two who choose at once do not undo each other.
    """
    Participation.objects.select_for_update().get(pk=participation.pk)
    own = FollowedIndicator.objects.of(participation)
    known = {row.indicator_id: row for row in own}
    new = [indicator for indicator in follow if indicator.pk not in known]
    _refuse_retired(new, today)
    for indicator in new:
        row = FollowedIndicator(participation=participation, indicator=indicator)
        history.keep(row, by=by, reason="participation.follows")
    for indicator in leave:
        if indicator.pk in known:
            history.remove(known[indicator.pk], by=by, reason="participation.follows_no_longer")


def _refuse_retired(new: Iterable[Indicator], today: date) -> None:
    retired = [each.name for each in new if each.is_retired_on(today)]
    if retired:
        raise Refused(
            _("%(names)s is no longer in force. Choose the one that replaces it.")
            % {"names": quoted(retired)}
        )
