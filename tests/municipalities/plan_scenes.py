"""A programme plan in the named world: a need, goals, a strategy, initiatives, risks, anchoring."""

from datetime import date

from municipalities.actions import (
    adoptions,
    anchors,
    goals,
    needs,
    plans,
    risks,
    strategies,
    wordings,
)
from municipalities.models import (
    Goal,
    GoalIndicator,
    Initiative,
    InitiativeBudget,
    Need,
    Plan,
    Strategy,
    Target,
)
from programme.models import NationalGoal, NeedCategory, TargetGroup
from tests.world import TODAY, year

DECIDED = date(2026, 5, 12)


def plan(world, participation=None, **words):
    """A draft of the plan with one of everything; Ola writes."""
    own = participation or world.nordvik
    by = world.ola
    need = a_need(own, by)
    main, _part = some_goals(world, own, by, need)
    strategy = strategies.word(
        participation=own, by=by, title="Fra midlertidig til varig", needs=[need], goals=[main]
    ).strategy
    initiative(own, by, "Kjøpe boliger", strategy, status="under_way")
    made = plans.begin(
        participation=own,
        by=by,
        **{"title": "Programplan", "summary": "Kort fortalt", **words},
    ).plan
    risks.add(plan=made, by=by, text="Lite tid", likelihood=1, consequence=2, action="Møter")
    risks.add(plan=made, by=by, text="Ingen boliger", likelihood=3, consequence=3, action="")
    anchor(own, by)
    return made


def a_need(own, by):
    category, _ = NeedCategory.objects.get_or_create(
        code="homes", defaults={"name_nb": "Mangler bolig", "name_nn": "Manglar bustad"}
    )
    group, _ = TargetGroup.objects.get_or_create(
        code="young", defaults={"name_nb": "Unge", "name_nn": "Ungdom"}
    )
    need = needs.word(
        participation=own,
        by=by,
        title="Boliger til unge",
        category=category,
        target_groups=[group],
        priority=1,
    ).need
    for day, count in ((date(2025, 1, 1), 30), (date(2026, 10, 1), 2)):
        words = {"unit": "persons", "method": "mapping", "counted_on": day, "count": count}
        needs.count(need=need, by=by, today=TODAY, **words)
    return need


def some_goals(world, own, by, need):
    national, _ = NationalGoal.objects.get_or_create(
        code="n1",
        defaults={"text_nb": "Flere skal bo trygt", "text_nn": "Fleire skal bu trygt"},
    )
    goals.word(participation=own, by=by, title="Alle bor godt", kind="vision")
    main = goals.word(
        participation=own,
        by=by,
        title="Ingen barn i midlertidig bolig",
        kind="main",
        needs=[need],
        national_goals=[national],
    )
    row = GoalIndicator.objects.create(
        version=main, indicator=world.indicator, baseline=41, baseline_period=year(2022)
    )
    Target.objects.create(goal_indicator=row, year=2027, value=2)
    part = goals.word(
        participation=own, by=by, title="Kortere opphold", kind="part", parent=main.goal
    )
    GoalIndicator.objects.create(
        version=part, indicator=world.indicator, no_baseline="not_counted"
    )
    return main.goal, part.goal


def initiative(own, by, title, *followed, budgets=((2026, 1_250_000), (2027, None)), **words):
    dates = {"starts_on": date(2026, 2, 1), "ends_on": date(2027, 12, 31)}
    made = Initiative.objects.create(
        participation=own, title=title, edited_by=by, **dates | words
    )
    made.strategies.set(followed)
    for number, amount in budgets:
        InitiativeBudget.objects.create(initiative=made, year=number, amount=amount)
    return made


def anchor(own, by, **words):
    about = {"kind": "community", "title": "Samfunnsdelen", "body": "council"}
    decision = {"decided_on": date(2024, 6, 12), "reference": "24/117"}
    return anchors.add(participation=own, by=by, today=TODAY, **about | decision | words)


def adopt(participation, by):
    """Everything that is a draft is adopted by the council, as Kari or Lars writes down."""
    owners = [
        row
        for model in (Plan, Need, Goal, Strategy)
        for row in model.objects.of(participation)
        if row.standing in ("draft", "revision_draft")
    ]
    wordings.send_to_review(owners=owners, by=by)
    chosen = [type(row).objects.get(pk=row.pk).working for row in owners]
    return adoptions.record(
        participation=participation,
        versions_adopted=chosen,
        by=by,
        today=TODAY,
        body="council",
        decided_on=DECIDED,
        reference="26/55",
    )
