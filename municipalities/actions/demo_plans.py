"""The demo's strategies, initiatives, plans and questions stored, and what each decision left standing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType

from municipalities.demo import noon
from municipalities.demo.places import Place
from municipalities.demo.plans import (
    ANCHORS,
    COURSE,
    INITIATIVES,
    LEARNED,
    PLAN,
    QUESTIONS,
    RISKS,
    STRATEGIES,
    USERS_SAID,
    Question,
)
from municipalities.models import (
    Adoption,
    Comment,
    Initiative,
    InitiativeBudget,
    Plan,
    PlanAnchor,
    PlanVersion,
    Risk,
    Strategy,
)
from municipalities.models.version import State
from programme.models import Indicator, InitiativeType, TargetGroup
from web import history

THOUSAND = 1000


@dataclass(frozen=True)
class Made:
    """What a participant has been given so far."""

    place: Place
    position: int
    adoptions: list[Adoption]
    needs: list[Any]
    goals: list[Any]


def make(world: Any, made: Made, versions: Any, link: Any) -> None:
    """Strategies, initiatives, plan and anchoring of one participant, then what its decisions left standing.

    `versions` and `link` are the ways of `demo_words` to make versions and to choose the many.
    """
    strategies = _strategies(world, made, versions, link)
    _initiatives(world, made, strategies, link)
    plan = _plan(world, made)
    _anchors(world, made)
    _questions(world, made, plan)
    for number, adoption in enumerate(made.adoptions):
        _what_stood(world, made, plan, adoption, made.adoptions[: number + 1], link)


def _strategies(world: Any, made: Made, versions: Any, link: Any) -> list[Strategy]:
    owner = world.owner(made.place.slug)
    chosen = [words for words in STRATEGIES if words.needs[0] < len(made.needs)]
    participation = world.participations[made.place.slug]
    rows = [
        Strategy(participation=participation, order=number)
        for number, _words in enumerate(chosen, 1)
    ]
    history.keep_new(rows, by=owner, reason="strategy.created")
    for number, (strategy, words) in enumerate(zip(rows, chosen, strict=True)):
        fate = "adopted" if made.adoptions else ("shared", "draft")[number % 2]
        for version in versions(words, fate, {"strategy": strategy}):
            needs = [made.needs[place] for place in words.needs if place < len(made.needs)]
            goals = [made.goals[place] for place in words.goals if place < len(made.goals)]
            link(version, version.needs, needs, owner, "strategy.created")
            link(version, version.goals, goals, owner, "strategy.created")
    return rows


def _initiatives(world: Any, made: Made, strategies: Sequence[Strategy], link: Any) -> None:
    by, own = world.contributor(made.place.slug), _own(made)
    types = {row.code: row for row in InitiativeType.objects.all()}
    rows = [
        _initiative(world, made, number, words, types)
        for number, words in enumerate(INITIATIVES)
    ]
    history.keep_new(rows, by=by, reason="initiative.created")
    budgets = []
    for row, words in zip(rows, INITIATIVES, strict=True):
        follows = (
            [] if words.strategy is None else [*strategies[words.strategy : words.strategy + 1]]
        )
        link(row, row.strategies, follows, by, "initiative.created")
        groups = TargetGroup.objects.filter(code__in=words.groups)
        link(row, row.target_groups, groups, by, "initiative.created")
        indicators = Indicator.objects.filter(code__in=words.indicators)
        link(row, row.indicators, indicators, by, "initiative.created")
        budgets += _budgets(row, words, own, world.day.year)
    history.keep_new(budgets, by=by, reason="initiative.budgeted")


def _own(made: Made) -> int:
    """Sized by the participant: larger places spend more."""
    return max(1, made.place.persons // 50_000)


def _initiative(world: Any, made: Made, number: int, words: Any, types: dict) -> Initiative:
    form = made.place.written_form
    status, past = COURSE[(made.position + number * 2) % len(COURSE)]
    if not made.adoptions:
        status, past = "planned", False
    title, text = getattr(words, form)
    first = world.programme.starts_on.year + made.place.starts_after
    ends = date(world.day.year, 9, 30) if past else date(world.day.year + 1, 12, 31)
    return Initiative(
        participation=world.participations[made.place.slug],
        order=number + 1,
        title=title,
        description=text,
        type=types[words.type],
        responsible_unit=words.unit[form == "nn"],
        starts_on=date(first + 1 + number % 2, 1 + number % 9, 1) if words.unit[0] else None,
        ends_on=ends if words.unit[0] else None,
        status=status,
        learned=LEARNED[form]
        if status == "ended" or (words.trial and status == "done")
        else "",
        partners=words.partners,
        users_had_a_say=USERS_SAID[form] if number % 3 == 0 else "",
        is_trial=words.trial,
        edited_by=world.contributor(made.place.slug),
    )


def _budgets(row: Initiative, words: Any, size: int, year: int) -> list[InitiativeBudget]:
    """This year and the two around it; what was spent is known for the years that are over."""
    amount = words.budget * THOUSAND * size
    return [
        InitiativeBudget(
            initiative=row,
            year=each,
            amount=amount,
            spent=amount * 9 // 10 if each < year else None,
        )
        for each in (year - 1, year, year + 1)
        if amount and row.status != "planned"
    ]


def _plan(world: Any, made: Made) -> Plan:
    owner, place = world.owner(made.place.slug), made.place
    plan = Plan(participation=world.participations[place.slug])
    history.keep_new([plan], by=owner, reason="plan.created")
    states = _plan_states(made)
    rows = [
        PlanVersion(
            plan=plan,
            number=number,
            state=state,
            adoption=adoption,
            is_shared=state != State.DRAFT,
            edited_by=world.contributor(place.slug),
            **PLAN[place.written_form],
        )
        for number, (state, adoption) in enumerate(states, 1)
    ]
    for row in rows:
        written = row.adoption.decided_on if row.adoption else world.day
        row._history_date = noon(written - timedelta(days=21))  # type: ignore[attr-defined]
    history.keep_new(rows, by=owner, reason="plan.worded")
    risks = [
        Risk(version=row, text=text, likelihood=likely, consequence=grave, action=action)
        for row in rows
        for text, likely, grave, action in RISKS[place.written_form]
    ]
    history.keep_new(risks, by=owner, reason="risk.added")
    return plan


def _plan_states(made: Made) -> list[tuple[str, Adoption | None]]:
    """In planning a draft; else adopted twice, and every fourth under revision."""
    if not made.adoptions:
        return [(State.DRAFT, None)]
    first, second = made.adoptions
    states: list[tuple[str, Adoption | None]] = [
        (State.REPLACED, first),
        (State.ADOPTED, second),
    ]
    return states + ([(State.DRAFT, None)] if made.position % 4 == 2 else [])


def _anchors(world: Any, made: Made) -> None:
    """Most have anchored the work in their own plans; every fifth has not, which R17 shows."""
    if made.position % 5 == 4 or not made.adoptions:
        return
    year = made.adoptions[0].decided_on.year
    rows = [
        PlanAnchor(
            participation=world.participations[made.place.slug],
            kind=kind,
            title=title,
            body=Adoption.Body.COUNCIL,
            decided_on=date(year + number, 12, 12),
            reference=f"{year + number - 2000}/{60 + made.position * 3 + number}",
        )
        for number, (kind, title) in enumerate(ANCHORS[made.place.written_form])
        if (made.position + number) % 4
    ]
    history.keep_new(rows, by=world.owner(made.place.slug), reason="anchor.added")


def _questions(world: Any, made: Made, plan: Plan) -> None:
    """The questions of this participant, with the answers that have come."""
    objects = {"need": made.needs[0], "goal": made.goals[1], "plan": plan}
    for question in QUESTIONS:
        if question.slug == made.place.slug:
            _ask(world, made, question, objects[question.about])


def _ask(world: Any, made: Made, question: Question, about: Any) -> None:
    form = made.place.written_form == "nn"
    from_husbanken = question.by == "adviser"
    adviser = world.participations[made.place.slug].adviser or world.users["adviser"]
    own = world.leader(made.place.slug)
    asked = noon(world.day - timedelta(days=question.days))
    answered = noon(world.day - timedelta(days=question.days - 5))
    common = {
        "participation": world.participations[made.place.slug],
        "content_type": ContentType.objects.get_for_model(about),
        "object_id": about.pk,
    }
    row = Comment(
        **common,
        text=question.text[form],
        written_by=adviser if from_husbanken else own,
        waits_for=Comment.Side.PARTICIPANT if from_husbanken else Comment.Side.HUSBANKEN,
        answered_at=answered if question.answer else None,
    )
    _said(row, asked)
    if question.answer:
        reply = Comment(
            **common,
            text=question.answer[form],
            written_by=own if from_husbanken else adviser,
            answers=row,
        )
        _said(reply, answered)


def _said(row: Comment, at: Any) -> None:
    """Written in the demo's time, not in the time of the making."""
    row._history_date = at  # type: ignore[attr-defined]
    history.keep_new([row], by=row.written_by, reason="comment.written")
    row.written_at = at
    Comment.objects.all().unlogged().bulk_update([row], ["written_at"])


def _what_stood(
    world: Any,
    made: Made,
    plan: Plan,
    adoption: Adoption,
    so_far: Sequence[Adoption],
    link: Any,
) -> None:
    """The newest adopted version of each, from this decision and those before it."""
    by = world.owner(made.place.slug)
    adoption.plan = plan.versions.get(adoption=adoption)
    history.keep(adoption, by=by, reason="adoption.recorded", fields=["plan"])
    participation = world.participations[made.place.slug]
    for name in ("needs", "goals", "strategies"):
        model = getattr(Adoption, name).field.related_model
        owner = model.owner_name()
        newest: dict[int, Any] = {}
        found = model.objects.filter(
            adoption__in=so_far, **{f"{owner}__participation": participation}
        )
        for version in found.order_by("number"):
            newest[getattr(version, f"{owner}_id")] = version
        link(adoption, getattr(adoption, name), newest.values(), by, "adoption.recorded")
