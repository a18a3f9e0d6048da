"""The guidance that one participant has asked for and been given in a year, and what still waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from dialogue.models import Guidance, GuidanceRequest


@dataclass(frozen=True, slots=True)
class Row:
    """One request, or one guidance that was given."""

    participation_id: int
    day: date
    kind: str
    is_waiting: bool
    theme: str
    what: str
    outcome: str
    follow_up: str
    answered_on: date | None


def rows(*, user: Any, participation: Any, year: int) -> list[Row]:
    """Requests and guidance together, the newest first. Two queries."""
    asked = GuidanceRequest.objects.visible_to(user).of(participation)
    given = Guidance.objects.visible_to(user).filter(participations=participation)
    found = [*_asked(asked, year), *_given(given, participation, year)]
    return sorted(found, key=lambda row: (row.day, row.kind, row.what), reverse=True)


def _asked(requests: Any, year: int) -> Iterator[Row]:
    for row in requests:
        answered = row.answered_on
        if answered is None or year in (row.asked_on.year, answered.year):
            yield Row(
                participation_id=row.participation_id,
                day=row.asked_on,
                kind=_("Asked for"),
                is_waiting=answered is None,
                theme=str(row.get_theme_display()),
                what=row.what,
                outcome=row.answer or (_("Waits for an answer") if answered is None else ""),
                follow_up="",
                answered_on=answered,
            )


def _given(given: Any, participation: Any, year: int) -> Iterator[Row]:
    for row in given:
        waits = row.follow_up_by is not None and row.followed_up_on is None
        if waits or row.held_on.year == year:
            yield Row(
                participation_id=participation.pk,
                day=row.held_on,
                kind=_("Given: %(kind)s") % {"kind": row.get_kind_display()},
                is_waiting=False,
                theme=str(row.get_theme_display()),
                what=row.what,
                outcome=row.outcome,
                follow_up=_follow_up(row, waits=waits),
                answered_on=None,
            )


def _follow_up(row: Guidance, *, waits: bool) -> str:
    """What is to be followed up, and whether that is done."""
    if not row.follow_up:
        return ""
    stands = pgettext("follow-up", "open") if waits else pgettext("follow-up", "closed")
    return f"{capfirst(row.follow_up)} ({stands})"
