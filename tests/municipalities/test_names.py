"""Every row says what it is, where a page or a log names it."""

from datetime import date

from municipalities.actions import goals, needs, plans
from municipalities.models import (
    Adoption,
    Document,
    GoalIndicator,
    Initiative,
    InitiativeBudget,
    NeedCount,
    PlanAnchor,
    Risk,
    Target,
)
from tests.world import TODAY


def test_rows_are_named_by_what_they_say(world):
    own = {"participation": world.nordvik, "by": world.ola}
    need = needs.word(title="For få boliger", **own).need
    version = goals.word(title="Alle bor godt", **own)
    plan = plans.begin(title="Programplan", **own)
    measured = GoalIndicator(version=version, indicator=world.indicator)
    initiative = Initiative(title="Kjøpe boliger")
    named = [
        (need, "For få boliger"),
        (version.goal, "Alle bor godt"),
        (
            NeedCount(need=need, count=3, unit="persons", counted_on=TODAY),
            "3 personer 24.11.2026",
        ),
        (measured, "Alle bor godt: Barnefamilier i midlertidig botilbud"),
        (Target(goal_indicator=measured, year=2027, value=11), "2027: 11"),
        (Risk(version=plan, text="Lite tid"), "Lite tid"),
        (PlanAnchor(title="Økonomiplan"), "Økonomiplan"),
        (Document(name="Sak.pdf"), "Sak.pdf"),
        (initiative, "Kjøpe boliger"),
        (InitiativeBudget(initiative=initiative, year=2027), "Kjøpe boliger 2027"),
        (Adoption(body="council", decided_on=date(2026, 6, 1), reference="26/1"), "01.06.2026"),
    ]

    for row, name in named:
        assert name in str(row)


def test_words_without_a_version_have_a_dash(world):
    from municipalities.models import Need

    assert str(Need.objects.create(participation=world.nordvik)) == "–"
