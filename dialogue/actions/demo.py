"""The demo of what passes between participant and Husbanken: on both sides something is late."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from dialogue import demo_words as words
from dialogue.actions import demo_reminders, demo_reports
from dialogue.models import (
    ActivityPlan,
    ActivityPlanLine,
    Agreement,
    Commitment,
    Grant,
    Guidance,
    GuidanceRequest,
    Meeting,
    PolicySignal,
    YearlyWord,
)
from municipalities.demo import noon
from municipalities.demo.places import PLACES, Place
from municipalities.models import Comment, Initiative
from web import history

REASON = "demo.made"
BEGUN = ("agreement", "planning", "implementation", "evaluation", "continuation")
Say = Callable[[tuple[str, ...]], str]


def make(world: Any) -> None:
    """Agreements, promises, meetings, guidance, signals, activity plans, grants, reports and reminders."""
    places = [(number, place) for number, place in enumerate(PLACES) if place.phase in BEGUN]
    _keep(world, [_agreement(world, place) for _number, place in places])
    _keep(world, [row for number, place in places for row in _promises(world, place, number)])
    _keep(world, [_meeting(world, place) for _number, place in places])
    _guide(world, places)
    _keep(world, [row for number, place in places for row in _requests(world, place, number)])
    _keep(world, [row for number, place in places for row in _signals(world, place, number)])
    _plans(world, places)
    demo_reports.make(world, places)
    _keep(world, [*_yearly(world)])
    demo_reminders.make(world)


def say(place: Place) -> Say:
    """The words in the participant's own written form."""
    at = 1 if place.written_form == "nn" else 0
    return lambda both: both[at]


def _keep(world: Any, rows: list[Any]) -> None:
    history.keep_new(rows, by=world.by, reason=REASON)


def _ago(world: Any, days: int) -> date:
    return world.day - timedelta(days=days)


def _agreement(world: Any, place: Place) -> Agreement:
    participation, told = world.participations[place.slug], say(place)
    starts = participation.starts_on
    return Agreement(
        participation=participation,
        title=told(words.AGREEMENT),
        starts_on=starts,
        ends_on=date(starts.year + 4, 12, 31),
        participant_signed_by=world.owner(place.slug).name,
        participant_signed_on=starts - timedelta(days=24),
        husbanken_signed_by=world.by.name,
        husbanken_signed_on=starts - timedelta(days=10),
        text=told(words.AGREED),
    )


def _promises(world: Any, place: Place, number: int) -> Iterator[Commitment]:
    """Four of each side; which of them are late differs from place to place."""
    sides = (
        (Comment.Side.PARTICIPANT, words.OF_THE_PARTICIPANT, world.owner(place.slug)),
        (Comment.Side.HUSBANKEN, words.OF_HUSBANKEN, world.by),
    )
    told = say(place)
    for side, promised, by in sides:
        for days, state, *what in promised:
            due = _ago(world, -days + number * 3)
            closed = state != Commitment.State.OPEN
            yield Commitment(
                participation=world.participations[place.slug],
                side=side,
                what=told(tuple(what)),
                who=told(words.WHO[side]),
                due_on=due,
                state=state,
                closing_comment=told(words.CLOSED[state]) if closed else "",
                closed_on=due if closed else None,
                closed_by=by if closed else None,
            )


def _meeting(world: Any, place: Place) -> Meeting:
    told = say(place)
    return Meeting(
        participation=world.participations[place.slug],
        kind=Meeting.Kind.HALF_YEAR,
        held_on=_ago(world, 55),
        agenda=told(words.AGENDA),
        minutes=told(words.MINUTES),
    )


def _yearly(world: Any) -> Iterator[YearlyWord]:
    """The first page of the last whole year, shared."""
    for kind, lines in words.YEARLY.items():
        for order, (rule, text) in enumerate(lines, start=1):
            yield YearlyWord(
                participation=world.participations[words.YEARLY_BY],
                year=world.day.year - 1,
                kind=kind,
                order=order,
                text=text,
                proposed=f"{rule}-demo-{order}" if rule else "",
                is_shared=True,
            )


def _guide(world: Any, places: list[tuple[int, Place]]) -> None:
    """Some of each for some, and one gathering for all."""
    given: list[tuple[Guidance, list[Any]]] = [
        (
            Guidance(
                held_on=_ago(world, days + number),
                theme=theme,
                kind=kind,
                what=what,
                outcome=outcome,
                given_by=world.by,
            ),
            [world.participations[place.slug]],
        )
        for number, place in places
        for turn, (days, kind, theme, what, outcome) in enumerate(words.GUIDANCE)
        if (number + turn) % 3
    ]
    what, programme, outcome = words.GATHERING
    gathering = Guidance(
        held_on=_ago(world, 14),
        theme="temporary_housing",
        kind=Guidance.Kind.GATHERING,
        what=what,
        programme_text=programme,
        outcome=outcome,
        follow_up="Sende malene til alle",
        follow_up_by=_ago(world, 4),
        given_by=world.by,
    )
    given.append((gathering, [world.participations[place.slug] for _number, place in places]))
    _keep(world, [row for row, _participations in given])
    row: Any
    for row, participations in given:
        row._history_user, row._change_reason = world.by, REASON
        row.participations.set(participations)


def _requests(world: Any, place: Place, number: int) -> Iterator[GuidanceRequest]:
    told = say(place)
    for turn, (days, theme, nb, nn, answer) in enumerate(words.REQUESTS):
        if (number + turn) % 2 == 0:
            yield GuidanceRequest(
                participation=world.participations[place.slug],
                theme=theme,
                what=told((nb, nn)),
                asked_by=world.leader(place.slug),
                asked_on=_ago(world, days - number),
                answer=answer,
                answered_on=_ago(world, days - number - 9) if answer else None,
                answered_by=world.by if answer else None,
            )


def _signals(world: Any, place: Place, number: int) -> Iterator[PolicySignal]:
    told = say(place)
    for turn, (instrument, theme, nb, nn, days, state) in enumerate(words.SIGNALS):
        if (number + turn) % 3 == 0:
            answered = state in (PolicySignal.State.ANSWERED, PolicySignal.State.OUTCOME)
            yield PolicySignal(
                participation=world.participations[place.slug],
                instrument=instrument,
                theme=theme,
                what=told((nb, nn)),
                sent_by=world.owner(place.slug),
                sent_on=_ago(world, days + number),
                state=state,
                answer=PolicySignal.Answer.FOLLOWED_UP if answered else "",
                reason=told(words.ANSWERS) if answered else "",
                answered_on=_ago(world, days + number - 31) if answered else None,
                answered_by=world.by if answered else None,
                outcome=told(words.OUTCOME) if state == PolicySignal.State.OUTCOME else "",
            )


def _plans(world: Any, places: list[tuple[int, Place]]) -> None:
    """This year's plan answered, next year's sent or still written; grants on the answered."""
    initiatives: dict[int, list[Initiative]] = {}
    own = Initiative.objects.filter(participation__programme=world.programme)
    for row in own.filter(status__in=Initiative.GOING).order_by("order", "pk"):
        initiatives.setdefault(row.participation_id, []).append(row)
    plans = [
        _plan(world, place, number, year)
        for number, place in places
        for year in (world.day.year, world.day.year + 1)
    ]
    _keep(world, plans)
    lines = [
        _line(plan, initiative, turn)
        for plan in plans
        for turn, initiative in enumerate(initiatives.get(plan.participation_id, [])[:4])
    ]
    _keep(world, lines)
    answered = [plan for plan in plans if plan.state == ActivityPlan.State.ANSWERED]
    _keep(world, [_grant(world, plan, number) for number, plan in enumerate(answered)])


def _plan(world: Any, place: Place, number: int, year: int) -> ActivityPlan:
    told, owner = say(place), world.owner(place.slug)
    plan = ActivityPlan(
        participation=world.participations[place.slug], year=year, words=told(words.PLAN)
    )
    this_year = year == world.day.year
    if this_year:
        plan.body, plan.decided_on = "steering_group", date(year - 1, 12, 9)
        in_part = number % 5 == 3
        plan.state = ActivityPlan.State.ANSWERED
        plan.answer = ActivityPlan.Answer.IN_PART if in_part else ActivityPlan.Answer.ACCEPTED
        plan.answer_reason = told(words.IN_PART if in_part else words.REASON)
        plan.answered_by, plan.answered_at = world.by, noon(date(year, 2, 3))
        plan.sent_by, plan.sent_at = owner, noon(date(year - 1, 12, 11))
    elif number % 2:
        plan.state, plan.with_reservation = ActivityPlan.State.SENT, True
        plan.sent_by, plan.sent_at = owner, noon(_ago(world, 20 + number))
    return plan


def _line(plan: ActivityPlan, initiative: Initiative, turn: int) -> ActivityPlanLine:
    return ActivityPlanLine(
        plan=plan,
        initiative=initiative,
        own=Decimal(250_000 + 50_000 * turn),
        husbanken=Decimal(150_000 if turn < 2 else 0),
    )


def _grant(world: Any, plan: ActivityPlan, number: int) -> Grant:
    """Some lapse within ninety days, some are paid, one wants an audit."""
    amount = Decimal(300_000 + 60_000 * (number % 6))
    paid = (Decimal(0), amount / 2, amount)[number % 3]
    return Grant(
        participation=plan.participation,
        plan=plan,
        number=f"BSU-{plan.year}-{number + 1:02}",
        amount=amount,
        granted_on=date(plan.year, 2, 10),
        claim_by=_ago(world, -45 if number % 4 == 0 else -390),
        paid=paid,
        accounted_for=paid if number % 2 else Decimal(0),
    )
