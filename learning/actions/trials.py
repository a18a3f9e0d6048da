"""Changes of trials: begun with a hypothesis, ended with a verdict. All verdicts are results."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from learning.models import Trial
from municipalities.models import Initiative
from web import history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def begin(*, initiative: Initiative, by: User, **words: Any) -> Trial:
    """Say what the initiative tests; from then on it is a trial."""
    initiative = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if Trial.objects.filter(initiative=initiative).exists():
        raise Refused(_("What this initiative tests is already written down."))
    if not initiative.is_trial:
        initiative.is_trial, initiative.edited_by = True, by
        fields = ["is_trial", "edited_by", "edited_at"]
        history.keep(initiative, by=by, reason="initiative.reworded", fields=fields)
    return history.keep(Trial(initiative=initiative, **words), by=by, reason="trial.begun")


@transaction.atomic
def change(*, trial: Trial, by: User, seen: str | None = None, **words: Any) -> Trial:
    """Change the hypothesis, the signs or the end of a trial without a verdict."""
    row = unchanged(_locked(trial), seen)
    for name, value in words.items():
        setattr(row, name, value)
    return history.keep(row, by=by, reason="trial.changed", fields=words)


@transaction.atomic
def conclude(*, trial: Trial, verdict: str, verdict_words: str, by: User, today: date) -> Trial:
    """Give the verdict: taken into use, changed, or ended with learning."""
    row = _locked(trial)
    row.verdict, row.verdict_words, row.verdict_on = verdict, verdict_words, today
    fields = ["verdict", "verdict_words", "verdict_on"]
    return history.keep(row, by=by, reason="trial.concluded", fields=fields)


def _locked(trial: Trial) -> Trial:
    row = Trial.objects.select_for_update().get(pk=trial.pk)
    if row.verdict:
        raise Refused(_("The verdict is given, and stands."))
    return row
