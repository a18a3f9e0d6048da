"""The steps that needs, goals, strategies and the plan have in common (`municipalities.states`)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import leaning, versions
from municipalities.actions.versions import noun
from municipalities.models import Goal, GoalVersion
from municipalities.models.version import Closing, State
from municipalities.spelling import is_spelling
from web import history
from web.errors import Refused


@transaction.atomic
def share(*, owner: Any, by: User) -> Any:
    """Let Husbanken read the draft."""
    return _set_shared(owner, True, by, "shared")


@transaction.atomic
def take_back(*, owner: Any, by: User) -> Any:
    """Stop further reading of the draft."""
    return _set_shared(owner, False, by, "taken_back")


@transaction.atomic
def send_to_review(*, owners: Iterable[Any], by: User) -> None:
    """Freeze drafts while those who decide read them, all or none."""
    chosen = [*owners]
    if not chosen:
        raise Refused(_("Choose what is sent to review."))
    for owner in chosen:
        _move(owner, "send_to_review", State.IN_REVIEW, by)


@transaction.atomic
def take_out_of_review(*, owner: Any, by: User) -> Any:
    """Make it a draft again, to be written on."""
    return _move(owner, "take_out_of_review", State.DRAFT, by)


@transaction.atomic
def amend(*, owner: Any, by: User, seen: str | None = None, **words: Any) -> Any:
    """Write in what those who decide changed, before the decision is recorded."""
    owner = versions.opened(owner, "amend", seen)
    versions.same_participation(owner, linked_in(words))
    reason = f"{noun(owner)}.amended"
    return versions.write(owner.working, words | {"amended": True}, by=by, reason=reason)


@transaction.atomic
def revise(*, owners: Iterable[Any], by: User) -> None:
    """Start the next version of what is adopted; the adopted stands meanwhile."""
    chosen = [*owners]
    if not chosen:
        raise Refused(_("Choose what is to be revised."))
    for owner in chosen:
        owner = versions.opened(owner, "revise")
        versions.next_version(owner.adopted, by=by, reason=f"{noun(owner)}.begun")


@transaction.atomic
def drop_revision(*, owner: Any, by: User) -> None:
    """Throw away a revision that nobody outside has seen; the adopted stands."""
    owner = versions.opened(owner, "drop_revision")
    if versions.was_given(owner.working):
        raise Refused(
            _("What has been shared or sent is never deleted. It can be set aside instead.")
        )
    leaning.refuse_third_level(owner)
    remove_version(owner.working, by=by, reason=f"{noun(owner)}.revision_dropped")


@transaction.atomic
def set_aside(*, owner: Any, set_aside_reason: str, by: User, today: date) -> Any:
    """Lay a draft aside for good, with the reason. What is adopted stands, if anything is."""
    owner = versions.opened(owner, "set_aside")
    if not set_aside_reason.strip():
        raise Refused(_("Say why it is set aside."))
    if owner.adopted:
        leaning.refuse_third_level(owner)
        return _set_revision_aside(owner.working, set_aside_reason, by)
    leaning.refuse_if_served(owner)
    owner.closed_on, owner.closed_as = today, Closing.DROPPED
    owner.closed_reason = set_aside_reason
    return _keep_closing(owner, by, "set_aside")


def _set_revision_aside(version: Any, why: str, by: User) -> Any:
    version.state, version.set_aside_reason = State.SET_ASIDE, why
    reason = f"{version.owner_name()}.set_aside"
    return history.keep(version, by=by, reason=reason, fields=["state", "set_aside_reason"])


@transaction.atomic
def correct(
    *, owner: Any, by: User, correction: str, seen: str | None = None, **texts: Any
) -> Any:
    """Correct the spelling of what is adopted: a new version under the same decision, with the reason."""
    owner = versions.opened(owner, "correct", seen)
    if not correction.strip():
        raise Refused(_("Say why the spelling is corrected."))
    old = owner.adopted
    _refuse_other_words(old, texts)
    old.state = State.REPLACED
    history.keep(old, by=by, reason=f"{noun(owner)}.corrected", fields=["state"])
    kept = {"state": State.ADOPTED, "adoption": old.adoption, "is_shared": old.is_shared}
    reason = f"{noun(owner)}.corrected"
    return versions.next_version(
        old, by=by, reason=reason, correction=correction, **kept, **texts
    )


def _refuse_other_words(old: Any, texts: dict[str, Any]) -> None:
    """The decision stands for the words that were decided."""
    for name, text in texts.items():
        if not is_spelling(str(getattr(old, name)), str(text)):
            label = old._meta.get_field(name).verbose_name
            raise Refused(
                _("“%(field)s” says something else now. Start a revision instead.")
                % {"field": label}
            )


@transaction.atomic
def close(*, owner: Any, closed_as: str, closed_reason: str, by: User, today: date) -> Any:
    """Close what is adopted: met, replaced or dropped, with the reason."""
    owner = versions.opened(owner, "close")
    if closed_as not in Closing.values or not closed_reason.strip():
        raise Refused(_("Say how it is closed, and why."))
    leaning.refuse_if_served(owner)
    owner.closed_on, owner.closed_as, owner.closed_reason = today, closed_as, closed_reason
    return _keep_closing(owner, by, "closed")


@transaction.atomic
def reopen(*, owner: Any, by: User) -> Any:
    """Open again what was closed."""
    owner = versions.opened(owner, "reopen")
    leaning.refuse_if_on_closed(owner)
    owner.closed_on, owner.closed_as, owner.closed_reason = None, "", ""
    return _keep_closing(owner, by, "reopened")


@transaction.atomic
def move(*, owner: Any, up: bool, by: User) -> None:
    """Change places with the one before or after in its list: the open ones, or the closed."""
    versions.hold(owner.participation)
    rows = type(owner).objects.of(owner.participation).prefetch_related("versions")
    ordered = [*rows.order_by("order", "pk")]
    listed = next(_listed_under(row) for row in ordered if row.pk == owner.pk)
    beside = [row for row in ordered if _listed_under(row) == listed]
    exchange(beside, owner, up=up, by=by)


@transaction.atomic
def duplicate(*, owner: Any, by: User) -> Any:
    """A new draft with the same words. The new identity."""
    participation = owner.participation
    place = versions.last_place(type(owner), participation)
    reason = f"{noun(owner)}.duplicated"
    copy = history.keep(
        type(owner)(participation=participation, order=place), by=by, reason=reason
    )
    title = _("%(title)s (copy)") % {"title": owner.newest.title[:190]}
    words = {owner.newest.owner_name(): copy, "title": title}
    versions.next_version(owner.newest, by=by, reason=reason, **words)
    return copy


def exchange(rows: list[Any], moved: Any, *, up: bool, by: User) -> None:
    """Let one of the rows change places with its neighbour; the others keep their numbers."""
    numbers = sorted(row.order for row in rows)
    if len({*numbers}) < len(rows):  # from before they were numbered
        numbers = [*range(1, len(rows) + 1)]
    place = next(number for number, row in enumerate(rows) if row.pk == moved.pk)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
    for number, row in zip(numbers, rows, strict=True):
        if row.order != number:
            row.order = number
            history.keep(row, by=by, reason=f"{noun(row)}.moved", fields=["order"])


def _listed_under(owner: Any) -> tuple[Any, ...]:
    """What decides among which it is listed: the open or the closed; a goal under its main goal."""
    newest, is_closed = owner.newest, owner.closed_on is not None
    is_goal = isinstance(newest, GoalVersion) and not is_closed
    branch = (newest.kind == Goal.Kind.VISION, newest.parent_id) if is_goal else ()
    return (is_closed, *branch)


def linked_in(words: dict[str, Any]) -> list[Any]:
    """The needs, goals and strategies that the words link to."""
    chosen = [row for name in ("needs", "goals", "strategies") for row in words.get(name) or ()]
    return [*chosen, words["parent"]] if words.get("parent") else chosen


def remove_version(version: Any, *, by: User, reason: str) -> None:
    """Throw away a version with all that hangs by it; history stays."""
    for row in version.goal_indicators.all() if hasattr(version, "goal_indicators") else ():
        for target in row.targets.all():
            history.remove(target, by=by, reason=reason)
        history.remove(row, by=by, reason=reason)
    for risk in version.risks.all() if hasattr(version, "risks") else ():
        history.remove(risk, by=by, reason=reason)
    history.remove(version, by=by, reason=reason)


def throw_away(owner: Any, *, by: User) -> None:
    """Throw away a draft that nobody outside has seen, and drafts' links to it."""
    reason = f"{noun(owner)}.deleted"
    draft = versions.only_a_draft(owner)
    links = f"{noun(owner)}s"
    for name in ("goal_versions", "strategy_versions"):
        for version in getattr(owner, name).all() if hasattr(owner, name) else ():
            _refuse_fixed(version)
            version._history_user, version._change_reason = by, reason
            versions.set_many(version, links, getattr(version, links).exclude(pk=owner.pk))
    remove_version(draft, by=by, reason=reason)
    history.remove(owner, by=by, reason=reason)


def _refuse_fixed(version: Any) -> None:
    if version.state != State.DRAFT or version.owner.closed_on:
        raise Refused(_("It is linked from “%(title)s”.") % {"title": version.title})


def _set_shared(owner: Any, shared: bool, by: User, verb: str) -> Any:
    owner = versions.opened(owner, "share")
    owner.working.is_shared = shared
    return history.keep(
        _working(owner, is_shared=shared),
        by=by,
        reason=f"{noun(owner)}.{verb}",
        fields=["is_shared"],
    )


def _move(owner: Any, step: str, state: str, by: User) -> Any:
    owner = versions.opened(owner, step)
    reason = {"send_to_review": "sent_to_review", "take_out_of_review": "taken_out_of_review"}
    return history.keep(
        _working(owner, state=state, amended=False),
        by=by,
        reason=f"{noun(owner)}.{reason[step]}",
        fields=["state", "amended"],
    )


def _working(owner: Any, **words: Any) -> Any:
    version = owner.working
    for name, value in words.items():
        setattr(version, name, value)
    return version


def _keep_closing(owner: Any, by: User, verb: str) -> Any:
    fields = ["closed_on", "closed_as", "closed_reason"]
    return history.keep(owner, by=by, reason=f"{noun(owner)}.{verb}", fields=fields)
