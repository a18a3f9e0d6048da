"""Changes of policy signals: sent by a participant, received, considered and answered by Husbanken."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue import signal_states
from dialogue.models import PolicySignal
from municipalities.models import Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def send(*, participation: Participation, by: User, today: date, **words: Any) -> PolicySignal:
    """Tell the state what stands in the way. What it comes from is the participant's own."""
    for source in (words.get("need"), words.get("initiative")):
        if source is not None and source.participation_id != participation.pk:
            raise Refused(_("What it comes from belongs to another participant."))
    row = PolicySignal(participation=participation, sent_by=by, sent_on=today, **words)
    return history.keep(row, by=by, reason="policy_signal.sent")


@transaction.atomic
def move(*, signal: PolicySignal, step: str, by: User) -> PolicySignal:
    """Say that it is received, or being considered."""
    row = _locked(signal, step)
    row.state = signal_states.after(step)
    return history.keep(row, by=by, reason=f"policy_signal.{row.state}", fields=["state"])


@transaction.atomic
def answer(
    *,
    signal: PolicySignal,
    answer: str,
    reason: str,
    by: User,
    today: date,
    seen: str | None = None,
) -> PolicySignal:
    """Answer with the reason; the sender sees it. An answer can be given anew."""
    row = unchanged(_locked(signal, "answer"), seen)
    row.state, row.answer, row.reason = signal_states.ANSWERED, answer, reason
    row.answered_by, row.answered_on = by, row.answered_on or today
    fields = ["state", "answer", "reason", "answered_by", "answered_on"]
    return history.keep(row, by=by, reason="policy_signal.answered", fields=fields)


@transaction.atomic
def tell_outcome(
    *, signal: PolicySignal, outcome: str, by: User, seen: str | None = None
) -> PolicySignal:
    """Tell what the signal led to."""
    row = unchanged(_locked(signal, "tell_outcome"), seen)
    row.state, row.outcome = signal_states.OUTCOME, outcome
    return history.keep(row, by=by, reason="policy_signal.outcome", fields=["state", "outcome"])


def _locked(signal: PolicySignal, step: str) -> PolicySignal:
    row = PolicySignal.objects.select_for_update().get(pk=signal.pk)
    if not signal_states.is_open(step, row.state):
        raise Refused(
            _("This is not possible now. The signal is: %(state)s.")
            % {"state": row.get_state_display()}
        )
    return row
