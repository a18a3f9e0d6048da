"""Changes of guidance: asked for, given, followed up, answered. Nothing is deleted."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.models import Guidance, GuidanceRequest
from municipalities.models import Goal, Need, Participation
from web import history
from web.errors import Refused
from web.second_save import unchanged

ABOUT: dict[str, Any] = {"needs": Need, "goals": Goal}
LISTS = ("participations", *ABOUT)


@transaction.atomic
def give(*, by: User, **words: Any) -> Guidance:
    """Write down guidance that was given to one participation or several."""
    lists = _lists(words)
    row = history.keep(Guidance(given_by=by, **words), by=by, reason="guidance.given")
    return _link(row, lists, by)


@transaction.atomic
def change(
    *,
    guidance: Guidance,
    participation: Participation,
    by: User,
    seen: str | None = None,
    **words: Any,
) -> Guidance:
    """Change what was written down: who took part, what came of it, what is to be followed up.

    It is changed from the page of one participant. Participants that the writer may not see stay,
    and so do needs and goals of others, or that the writer does not see: nobody can choose them there.
    """
    row = unchanged(Guidance.objects.select_for_update().get(pk=guidance.pk), seen)
    lists = _lists(words)
    visible = Participation.objects.visible_to(by).values("pk")
    unseen = row.participations.exclude(pk__in=visible)
    lists["participations"] = [*lists.get("participations", row.participations.all()), *unseen]
    for name in ABOUT.keys() & lists.keys():
        choices = ABOUT[name].objects.visible_to(by).of(participation)
        others = getattr(row, name).exclude(pk__in=choices.values("pk"))
        lists[name] = [*lists[name], *others.filter(participation__in=lists["participations"])]
    for name, value in words.items():
        setattr(row, name, value)
    history.keep(row, by=by, reason="guidance.changed", fields=words)
    return _link(row, lists, by)


@transaction.atomic
def follow_up(*, guidance: Guidance, by: User, today: date) -> Guidance:
    """Say that what was promised in it is done."""
    row = Guidance.objects.select_for_update().get(pk=guidance.pk)
    if row.follow_up_by is None or row.followed_up_on is not None:
        raise Refused(_("Nothing waits to be followed up here."))
    row.followed_up_on = today
    return history.keep(row, by=by, reason="guidance.followed_up", fields=["followed_up_on"])


@transaction.atomic
def ask(
    *, participation: Participation, theme: str, what: str, by: User, today: date
) -> GuidanceRequest:
    """Ask Husbanken for guidance; the days are counted from today."""
    row = GuidanceRequest(
        participation=participation, theme=theme, what=what, asked_by=by, asked_on=today
    )
    return history.keep(row, by=by, reason="guidance_request.asked")


@transaction.atomic
def answer(
    *,
    request: GuidanceRequest,
    by: User,
    today: date,
    guidance: Guidance | None = None,
    answer: str = "",
) -> GuidanceRequest:
    """Answer with the guidance that was given, or in writing."""
    row = GuidanceRequest.objects.select_for_update().get(pk=request.pk)
    if row.answered_on:
        raise Refused(_("This is already answered."))
    row.guidance, row.answer = guidance, answer
    row.answered_on, row.answered_by = today, by
    fields = ["guidance", "answer", "answered_on", "answered_by"]
    return history.keep(row, by=by, reason="guidance_request.answered", fields=fields)


def _lists(words: dict[str, Any]) -> dict[str, Any]:
    return {name: words.pop(name) for name in LISTS if name in words}


def _link(row: Guidance, lists: dict[str, Any], by: User) -> Guidance:
    if "participations" in lists and not lists["participations"]:
        raise Refused(_("Choose at least one participant."), "participations")
    for name, rows in lists.items():
        getattr(row, name).set(rows)
    return row
