"""The demo's needs and goals stored, with the decisions that made them valid."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from municipalities.actions import demo_plans
from municipalities.actions.demo_baselines import Baselines
from municipalities.actions.demo_plans import Made
from municipalities.demo import chance, noon
from municipalities.demo.fates import POLITICAL, VERSIONS, body, fate
from municipalities.demo.places import PLACES, Place
from municipalities.demo.words import CLOSED, GOALS, NEEDS, REVISED, USERS_SAID
from municipalities.models import (
    Adoption,
    Goal,
    GoalVersion,
    Need,
    NeedCount,
    NeedVersion,
    StrategyVersion,
)
from programme.models import NationalGoal, NeedCategory, TargetGroup
from web import history

WRITTEN = timedelta(days=21)  # before the decision, or before the demo's day


def make(world: Any) -> None:
    """Needs, goals and adoptions of every participant that has come so far."""
    baselines = Baselines(world)
    for position, place in enumerate(PLACES):
        if place.phase != "agreement":
            adoptions = _adoptions(world, place, position) if place.phase != "planning" else []
            needs = _needs(world, place, position, adoptions)
            goals = _goals(world, place, position, adoptions, needs, baselines)
            made = Made(place, position, adoptions, needs, goals)
            demo_plans.make(world, made, _versions_of_strategies(world, made), _link)
    baselines.keep()


def _versions_of_strategies(world: Any, made: Made) -> Any:
    """The way to make versions, bound to the participant."""

    def versions(words: Any, what: str, own: dict) -> list[Any]:
        return _versions(StrategyVersion, world, made.place, words, what, made.adoptions, own)

    return versions


def _adoptions(world: Any, place: Place, position: int) -> list[Adoption]:
    """A first decision in the programme's first year, and one in the next."""
    first = world.programme.starts_on.year + place.starts_after
    rows = []
    for number, on in enumerate((date(first, 6, 14), date(first + 1, 10, 18))):
        decided_by = body(place, position, number)
        reference = f"{on:%y}/{40 + position * 7 + number}" if decided_by in POLITICAL else ""
        rows.append(
            Adoption(
                participation=world.participations[place.slug],
                body=decided_by,
                decided_on=on,
                reference=reference,
            )
        )
    for row in rows:  # written in on the day, not when the demo was made
        row._history_date = noon(row.decided_on)  # type: ignore[attr-defined]
    history.keep_new(rows, by=world.owner(place.slug), reason="adoption.recorded")
    return rows


def _needs(world: Any, place: Place, position: int, adoptions: list[Adoption]) -> list[Need]:
    owner = world.owner(place.slug)
    chosen = NEEDS[: 3 + position % 4]
    needs = [_owned(Need, world, place, position, number) for number in range(len(chosen))]
    history.keep_new(needs, by=owner, reason="need.created")
    categories = {row.code: row for row in NeedCategory.objects.all()}
    for number, (need, words) in enumerate(zip(needs, chosen, strict=True)):
        own = {
            "need": need,
            "category": categories[words.category],
            "priority": 1 + number % 3,
            "users_had_a_say": USERS_SAID[place.written_form] if number % 2 else "",
        }
        versions = _versions(
            NeedVersion, world, place, words, fate(place, position, number), adoptions, own
        )
        groups = TargetGroup.objects.filter(code__in=words.groups)
        for version in versions:
            _link(version, version.target_groups, groups, owner, "need.created")
    _counts(world, place, needs)
    return needs


def _counts(world: Any, place: Place, needs: list[Need]) -> None:
    """Counts over the years, some mapped, some from registers, some estimated; the last need is not counted."""
    rows = []
    methods = ("mapping", "register", "estimate")
    for number, (need, words) in enumerate(zip(needs, NEEDS, strict=False)):
        for year in range(world.programme.starts_on.year + place.starts_after, world.day.year):
            random = chance("need", place.slug, number, year)
            method = methods[(number + year) % 3]
            count = round(
                words.per_10000
                * place.persons
                / 10_000
                * random.uniform(0.8, 1.2)
                / (6 if place.district else 1)
            )
            uncertainty = "± 20 %" if method == "estimate" else ""
            if words.per_10000:
                rows.append(
                    NeedCount(
                        need=need,
                        count=count,
                        unit=words.unit,
                        counted_on=date(year, 10, 15),
                        method=method,
                        uncertainty=uncertainty,
                    )
                )
    history.keep_new(rows, by=world.contributor(place.slug), reason="need.counted")


def _goals(
    world: Any,
    place: Place,
    position: int,
    adoptions: list[Adoption],
    needs: list[Need],
    baselines: Baselines,
) -> list[Goal]:
    owner = world.owner(place.slug)
    chosen = GOALS if position % 2 else GOALS[:5]
    goals = [_owned(Goal, world, place, position, number) for number in range(len(chosen))]
    history.keep_new(goals, by=owner, reason="goal.created")
    parents = _parents(goals, chosen)
    for number, (goal, words) in enumerate(zip(goals, chosen, strict=True)):
        versions = _versions(
            GoalVersion,
            world,
            place,
            words,
            fate(place, position, number),
            adoptions,
            {"goal": goal, "kind": words.kind, "parent": parents[number]},
        )
        for version in versions:
            _link(
                version,
                version.national_goals,
                NationalGoal.objects.filter(code=words.national),
                owner,
                "goal.created",
            )
            if words.need is not None and words.need < len(needs):
                _link(version, version.needs, [needs[words.need]], owner, "goal.created")
            baselines.measure(place, version, words.indicators)
    return goals


def _parents(goals: list[Goal], chosen: Sequence[Any]) -> list[Goal | None]:
    """A part goal belongs to the main goal before it."""
    parents: list[Goal | None] = []
    main = None
    for goal, words in zip(goals, chosen, strict=True):
        main = goal if words.kind == "main" else main
        parents.append(main if words.kind == "part" else None)
    return parents


def _owned(
    model: Any, world: Any, place: Place, position: int, number: int, **words: Any
) -> Any:
    row = model(participation=world.participations[place.slug], order=number + 1, **words)
    closed = fate(place, position, number)
    if closed in CLOSED:
        row.closed_as, row.closed_on = closed, date(world.day.year - 1, 12, 1)
        row.closed_reason = CLOSED[closed][place.written_form]
    return row


def _versions(
    model: Any,
    world: Any,
    place: Place,
    words: Any,
    what: str,
    adoptions: list[Adoption],
    own: dict,
) -> list[Any]:
    """The versions that a fate is made of; the last one of a revision says that it is one."""
    title, text = getattr(words, place.written_form)
    rows = [
        model(
            **own,
            number=number,
            state=state,
            is_shared=shared,
            title=title,
            description=text
            + (REVISED[place.written_form] if number == 2 and state == "draft" else ""),
            adoption=None if adoption is None else adoptions[adoption],
            edited_by=world.contributor(place.slug),
        )
        for number, (state, adoption, shared) in enumerate(VERSIONS[what], 1)
    ]
    for row in rows:
        row._history_date = noon(
            row.adoption.decided_on - WRITTEN if row.adoption else world.day - WRITTEN
        )
    _log(rows, world.owner(place.slug))
    _date(rows)
    return rows


def _log(rows: list[Any], by: Any) -> None:
    """The first was put into words, the next begun as revisions."""
    noun = rows[0].owner_name()
    history.keep_new(rows[:1], by=by, reason=f"{noun}.worded")
    history.keep_new(rows[1:], by=by, reason=f"{noun}.begun")


def _date(rows: list[Any]) -> None:
    """Words were last edited in the demo's time, not in the time of the making."""
    for row in rows:
        row.edited_at = row._history_date
    type(rows[0]).objects.all().unlogged().bulk_update(rows, ["edited_at"])


def _link(row: Any, links: Any, others: Any, by: Any, reason: str) -> None:
    row._history_user, row._change_reason = by, reason
    links.set(others)
