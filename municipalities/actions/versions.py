"""What all changes of words have in common: the version being written, its stamp, its next version."""

import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from municipalities import states
from municipalities.models import GoalIndicator, Participation, Risk, Target
from municipalities.models.version import State
from web import history
from web.errors import Refused
from web.second_save import ChangedMeanwhile

MEASURED = ["indicator", "baseline_period", "baseline", "no_baseline"]
OF_ITS_OWN = {
    "id",
    "number",
    "state",
    "is_shared",
    "amended",
    "correction",
    "set_aside_reason",
    "adoption",
    "edited_by",
    "edited_at",
    "revision",
}


def noun(owner: Any) -> str:
    """What history and addresses call it: need, goal, plan; of two words "activity-plan"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", owner._meta.object_name).lower()


def hold(participation: Participation) -> None:
    """Let nobody else place goals or record decisions here until the transaction is over."""
    Participation.objects.select_for_update().get(pk=participation.pk)


def locked(owner: Any) -> Any:
    """The identity, held until the transaction is over so that nobody saves at the same time."""
    return type(owner).objects.select_for_update().get(pk=owner.pk)


def stamp(version: Any) -> str:
    """What a page carries to tell later whether the words have been changed by someone else."""
    return f"{version.number}.{version.revision}"


def unchanged(newest: Any, seen: str | None) -> Any:
    """The version, if it is what the page was opened on; None passes the test by."""
    if seen is not None and seen != stamp(newest):
        raise ChangedMeanwhile(newest, stamp(newest))
    return newest


def opened(owner: Any, step: str, seen: str | None = None) -> Any:
    """The identity, held, if the step is open from where it stands and nobody was in between."""
    owner = locked(owner)
    unchanged(owner.newest, seen)
    states.after(states.WORDS, step, owner.standing)
    return owner


def write(version: Any, words: dict[str, Any], *, by: User, reason: str) -> Any:
    """Save the words, many-to-many included, as one more revision."""
    many = {field.name for field in version._meta.many_to_many} & words.keys()
    plain = words.keys() - many
    for name in plain:
        setattr(version, name, words[name])
    version.edited_by, version.revision = by, version.revision + 1
    history.keep(
        version, by=by, reason=reason, fields=[*plain, "edited_by", "edited_at", "revision"]
    )
    for name in many:
        set_many(version, name, words[name])
    return version


def set_many(row: Any, name: str, chosen: Iterable[Any]) -> None:
    """Choose the many, and log it under the name and reason that the row was saved with."""
    getattr(row, name).set(chosen)


def last_place(model: Any, participation: Participation) -> int:
    """The order of a new one: after all others of the participation."""
    last = model.objects.of(participation).order_by("-order").first()
    return last.order + 1 if last else 1


def next_version(version: Any, *, by: User, reason: str, **words: Any) -> Any:
    """A copy with all that hangs by it, numbered on, with the given words changed."""
    link = version.owner_name()
    owner = words.setdefault(link, getattr(version, link))
    numbers = [each.number for each in owner.versions.all()]
    copied = _words_of(version) | _many_of(version) | words
    copy = type(version)(number=max(numbers, default=0) + 1)
    write(copy, copied, by=by, reason=reason)
    _copy_rows(version, copy, by, reason)
    return copy


def _words_of(version: Any) -> dict[str, Any]:
    fields = [field.name for field in version._meta.concrete_fields]
    return {name: getattr(version, name) for name in fields if name not in OF_ITS_OWN}


def _many_of(version: Any) -> dict[str, Any]:
    names = [field.name for field in version._meta.many_to_many]
    return {name: [*getattr(version, name).all()] for name in names}


def _copy_rows(version: Any, copy: Any, by: User, reason: str) -> None:
    """A goal's indicators and targets, a plan's risks."""
    for row in version.goal_indicators.all() if hasattr(version, "goal_indicators") else ():
        new = GoalIndicator(version=copy, **{name: getattr(row, name) for name in MEASURED})
        history.keep(new, by=by, reason=reason)
        for target in row.targets.all():
            kept = Target(goal_indicator=new, year=target.year, value=target.value)
            history.keep(kept, by=by, reason=reason)
    for risk in version.risks.all() if hasattr(version, "risks") else ():
        names = ("text", "likelihood", "consequence", "action")
        new_risk = Risk(version=copy, **{name: getattr(risk, name) for name in names})
        history.keep(new_risk, by=by, reason=reason)


def same_participation(owner: Any, linked: Iterable[Any]) -> None:
    """Refuse links across participations, by posted ids too."""
    if any(row.participation_id != owner.participation_id for row in linked):
        raise Refused(_("Only what belongs to the same participant can be linked."))


def only_a_draft(owner: Any) -> Any:
    """The one version of something never shared, sent or adopted; else a refusal."""
    states.after(states.WORDS, "throw_away", owner.standing)
    draft = owner.working
    if was_given(draft):
        raise Refused(
            _(
                "What has been shared, sent or adopted is never deleted. It can be set aside instead, with the reason."
            )
        )
    return draft


def was_given(version: Any) -> bool:
    """True when the version has been read outside, or sent to those who decide."""
    log = version.history
    return log.filter(is_shared=True).exists() or log.exclude(state=State.DRAFT).exists()
