"""The record of decisions taken outside the tool, and the versions that they make valid."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities import states
from municipalities.actions import documents, stood, versions
from municipalities.actions.stood import STOOD
from municipalities.actions.versions import noun
from municipalities.dates import refuse_absurd
from municipalities.models import (
    Adoption,
    Goal,
    GoalVersion,
    Participation,
    PlanVersion,
)
from municipalities.models.version import State
from web import formats, history
from web.errors import Refused
from web.second_save import unchanged


@transaction.atomic
def record(
    *,
    participation: Participation,
    versions_adopted: Sequence[Any],
    by: User,
    today: date,
    seen: Mapping[Any, str] | None = None,
    file: Any = None,
    **decision: Any,
) -> Adoption:
    """Make versions in review the valid ones, all or none; what they follow is replaced.

    `decision` holds body, decided_on, reference, with_changes and link; `file` is its document.
    `seen` is the stamp of each version when the page was opened.
    """
    versions.hold(participation)
    _refuse_wrong_day(decision["decided_on"], today)
    if not versions_adopted:
        raise Refused(_("Choose what was adopted."))
    adoption = Adoption(participation=participation, **decision)
    adoption.with_changes |= any(version.amended for version in versions_adopted)
    history.keep(adoption, by=by, reason="adoption.recorded")
    for version in versions_adopted:
        _adopt(version, adoption, by, (seen or {}).get(version))
    _refuse_broken_tree(versions_adopted)
    _keep_what_stands(adoption, by)
    later = Adoption.objects.of(participation).filter(decided_on__gt=adoption.decided_on)
    if later:  # written down after decisions that came after it
        stood.keep_anew([adoption, *later], by=by)
    if file:  # last, so that a decision that is refused leaves no file behind
        adoption.document = documents.keep(participation=participation, file=file, by=by)
        history.keep(adoption, by=by, reason="adoption.recorded", fields=["document"])
    return adoption


@transaction.atomic
def correct(
    *,
    adoption: Adoption,
    by: User,
    today: date,
    seen: str | None = None,
    file: Any = None,
    **words: Any,
) -> Adoption:
    """Correct what was written down of a decision; what it adopted stands.

    `words` holds body, decided_on, reference and link; `file` takes the place of its document.
    """
    versions.hold(adoption.participation)
    adoption = unchanged(Adoption.objects.get(pk=adoption.pk), seen)
    _refuse_wrong_day(words["decided_on"], today)
    _refuse_other_order(adoption, words["decided_on"])
    days = sorted([adoption.decided_on, words["decided_on"]])
    for name, value in words.items():
        setattr(adoption, name, value)
    adoption.full_clean()  # before the file, so that what is refused leaves none behind
    if file:
        own = adoption.participation
        adoption.document = documents.keep(participation=own, file=file, by=by)
    fields = [*words, "document"]
    history.keep(adoption, by=by, reason="adoption.corrected", fields=fields)
    passed = Adoption.objects.of(adoption.participation).filter(decided_on__range=days)
    if days[0] < days[1] and passed.exclude(pk=adoption.pk).exists():
        stood.keep_anew([*passed], by=by)
    return adoption


def _refuse_other_order(adoption: Adoption, decided_on: date) -> None:
    """What it replaced was decided before it, and what replaced it after."""
    for version in adopted_by(adoption):
        others = version.owner.versions.exclude(adoption=None).exclude(adoption=adoption)
        for other in others.select_related("adoption").order_by("number"):
            if other.number < version.number and decided_on < other.adoption.decided_on:
                raise Refused(_earlier_than(other), "decided_on")
            if other.number > version.number and decided_on > other.adoption.decided_on:
                raise Refused(_later_than(other), "decided_on")


def adopted_by(adoption: Adoption) -> list[Any]:
    """The versions that a decision adopted, those that are replaced since too."""
    models = (PlanVersion, *STOOD.values())
    return [version for model in models for version in model.objects.filter(adoption=adoption)]


def _adopt(version: Any, adoption: Adoption, by: User, seen: str | None) -> None:
    owner = versions.locked(version.owner)
    if owner.participation_id != adoption.participation_id:
        raise Refused(_("A decision adopts what belongs to its own municipality only."))
    states.after(states.WORDS, "adopt", owner.standing)
    working = owner.working
    if working.pk != version.pk or (seen is not None and seen != versions.stamp(working)):
        raise Refused(
            _("“%(title)s” has been changed since you opened the page. Read it again first.")
            % {"title": working.title}
        )
    _replace(owner.adopted, noun(owner), adoption, by)
    working.state, working.adoption = State.ADOPTED, adoption
    history.keep(working, by=by, reason=f"{noun(owner)}.adopted", fields=["state", "adoption"])


def _refuse_wrong_day(decided_on: date, today: date) -> None:
    if decided_on > today:
        raise Refused(_("The decision cannot be dated after today."), "decided_on")
    refuse_absurd(decided_on, "decided_on")


def _replace(version: Any, name: str, adoption: Adoption, by: User) -> None:
    """Let the new take over from what stood; it cannot have been decided before it."""
    if version is not None:
        if adoption.decided_on < version.adoption.decided_on:
            raise Refused(_earlier_than(version), "decided_on")
        version.state = State.REPLACED
        history.keep(version, by=by, reason=f"{name}.replaced", fields=["state"])


def _earlier_than(version: Any) -> str:
    return _(
        "“%(title)s” was adopted %(day)s. The decision that replaces it cannot be dated before that."
    ) % {"title": version.title, "day": formats.day(version.adoption.decided_on)}


def _refuse_broken_tree(adopted: Sequence[Any]) -> None:
    """A part goal that is adopted stands under an open main goal that is adopted, so never a third level."""
    stands = GoalVersion.objects.filter(state=State.ADOPTED, goal__closed_on=None)
    for version in adopted:
        if isinstance(version, GoalVersion) and version.kind == Goal.Kind.PART:
            mains = stands.filter(goal=version.parent_id, kind=Goal.Kind.MAIN)
            if not mains.exists():
                raise Refused(_without_main(version))


def _without_main(version: Any) -> str:
    return _(
        "The part goal “%(title)s” is adopted only together with its main goal “%(main)s”, or after it."
    ) % {"title": version.title, "main": version.parent.newest.title}


def _later_than(version: Any) -> str:
    return _(
        "“%(title)s” was adopted anew %(day)s. The decision that came before cannot be dated after that."
    ) % {"title": version.title, "day": formats.day(version.adoption.decided_on)}


def _keep_what_stands(adoption: Adoption, by: User) -> None:
    """The whole plan as it stands from this decision on, what earlier decisions adopted included."""
    of = {"state": State.ADOPTED}
    stands = {"plan__participation": adoption.participation, "plan__closed_on": None}
    plan = PlanVersion.objects.filter(**stands, **of).first()
    adoption.plan = plan
    history.keep(adoption, by=by, reason="adoption.recorded", fields=["plan"])
    for name, model in STOOD.items():
        owner = model.owner_name()
        stands = {
            f"{owner}__participation": adoption.participation,
            f"{owner}__closed_on": None,
        }
        versions.set_many(adoption, name, model.objects.filter(**stands, **of))
