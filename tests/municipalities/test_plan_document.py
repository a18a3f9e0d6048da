"""The programme plan as plain data: its parts, its written form, what outsiders see, its queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from municipalities import plan_document, plan_material
from municipalities.actions import goals, needs, plans, risks, strategies, wordings
from municipalities.audience import on_screen
from municipalities.models import Adoption, Need, Plan
from programme.models import InitiativeType, TargetGroup
from tests.municipalities import plan_scenes
from tests.world import TODAY


def document(plan, user, *, gaps=False, audience=None):
    row = Plan.objects.prefetch_related("versions__adoption").get(pk=plan.pk)
    seen = audience or on_screen(user, row.participation)
    material = plan_material.of_today(row, row.version_for(user), user, seen, gaps=gaps)
    return plan_document.build(material)


def as_it_stood(adoption, user):
    material = plan_material.of_adoption(
        adoption, user, on_screen(user, adoption.participation)
    )
    return plan_document.build(material)


def section(made, code):
    return next(each for each in made.sections if each.code == code)


def tables(made, code):
    """The cells of a section's tables, row by row."""
    found = [block for block in section(made, code).blocks if block.kind == "table"]
    return [[[cell.text for cell in row] for row in table.rows] for table in found]


def told(made, code):
    """The facts of a section."""
    blocks = [block for block in section(made, code).blocks if block.kind == "facts"]
    return [dict(block.pairs) for block in blocks]


def headings(made, code):
    blocks = section(made, code).blocks
    return [(block.level, block.text) for block in blocks if block.kind == "heading"]


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def plan(world):
    return plan_scenes.plan(world)


def test_the_parts_come_in_the_order_of_a_real_plan(world, plan):
    made = document(plan, world.ola, gaps=True)

    assert [each.code for each in made.sections] == [
        "summary",
        "background",
        "challenges",
        "findings",
        "vision",
        "goals",
        "strategies",
        "methods",
        "organisation",
        "risks",
        "schedule",
        "finances",
        "learning",
        "anchoring",
    ]


def test_parts_that_are_not_written_are_told_to_own_people_only(world, plan):
    inside, outside = (
        document(plan, world.ola, gaps=True),
        document(plan, world.ola, gaps=False),
    )

    assert section(inside, "findings").blocks[0].text == "Ikke skrevet ennå."
    assert "findings" not in [each.code for each in outside.sections]


def test_the_words_are_in_the_municipalitys_form_whatever_the_reader_has_chosen(world, plan):
    place = world.nordvik.municipality
    bokmal = document(plan, world.ola)
    place.written_form = "nn"
    place.save()

    nynorsk = document(plan, world.ola)

    assert (bokmal.language, section(bokmal, "goals").heading) == ("nb", "Hovedmål og delmål")
    assert (nynorsk.language, section(nynorsk, "goals").heading) == ("nn", "Hovudmål og delmål")
    assert "Ungdom" in told(nynorsk, "challenges")[0].values()
    assert "Manglar bustad" in told(nynorsk, "challenges")[0].values()
    assert "Fleire skal bu trygt" in told(nynorsk, "goals")[0].values()
    assert tables(nynorsk, "goals")[0][0][0] == "Barnefamiliar i mellombels butilbod"
    assert translation.get_language() == "en"


def test_the_title_block_tells_who_when_and_how_it_stands(world, plan):
    world.nordvik.ends_on = date(2027, 12, 31)
    world.nordvik.save()
    draft = document(plan, world.ola).facts.pairs
    plan_scenes.adopt(world.nordvik, world.kari)

    adopted = document(plan, world.ola).facts.pairs

    assert [value for _, value in draft] == [
        "Nordvik",
        "Boligsosialt utviklingsprogram",
        "01.01.2023 – 31.12.2027",
        "Utkast",
    ]
    assert adopted[3][1].endswith("sak 26/55")
    assert "12.05.2026" in adopted[3][1]


def test_a_decision_without_a_case_number_is_told_without_one(world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)
    adoption = Adoption.objects.get()
    adoption.body, adoption.reference = "delegated", ""
    adoption.save()

    assert "sak" not in document(plan, world.ola).facts.pairs[3][1]


def test_the_latest_count_is_hidden_outside_when_it_is_small(world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)

    inside, outside = document(plan, world.ola), document(plan, world.mona)

    count = [next(iter(told(each, "challenges")[0].values())) for each in (inside, outside)]
    assert count[0].startswith("2 personer, 01.10.2026")
    assert count[1].startswith("skjermet (personer), 01.10.2026")


def test_a_small_target_is_hidden_outside(world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)

    inside, outside = document(plan, world.ola), document(plan, world.mona)

    assert tables(inside, "goals")[0][0][2:] == ["41 (2022)", "2027: 2"]
    assert tables(outside, "goals")[0][0][2:] == ["41 (2022)", "2027: skjermet"]


def test_a_goal_without_baseline_says_why(world, plan):
    made = document(plan, world.ola)

    reason = tables(made, "goals")[1][0][2]

    assert reason
    assert not any(letter.isdigit() for letter in reason)
    assert tables(made, "goals")[1][0][3] == "–"


def test_part_goals_stand_under_their_main_goal(world, plan):
    made = document(plan, world.ola)

    assert headings(made, "vision") == [(3, "Alle bor godt")]
    assert headings(made, "goals") == [
        (3, "Hovedmål: Ingen barn i midlertidig bolig"),
        (4, "Delmål: Kortere opphold"),
    ]


def test_a_part_goal_whose_main_goal_is_not_seen_is_no_deeper_than_the_section(world, plan):
    wordings.share(owner=plan, by=world.kari)
    part = next(g for g in world.nordvik.goals.all() if g.newest.kind == "part")
    wordings.share(owner=part, by=world.kari)

    assert headings(document(plan, world.mona), "goals") == [(3, "Delmål: Kortere opphold")]


def test_a_link_to_what_the_reader_may_not_see_is_left_out(world, plan):
    for owner in (plan, *world.nordvik.strategies.all()):
        wordings.share(owner=owner, by=world.kari)

    assert told(document(plan, world.mona), "strategies") == []
    assert list(told(document(plan, world.ola), "strategies")[0].values()) == [
        "Boliger til unge",
        "Ingen barn i midlertidig bolig",
    ]


def test_initiatives_stand_under_their_strategy_and_the_rest_last(world, plan):
    plan_scenes.initiative(world.nordvik, world.ola, "Boveileder", budgets=())

    made = document(plan, world.ola)

    assert [text for _, text in headings(made, "strategies")] == [
        "Fra midlertidig til varig",
        "Kjøpe boliger",
        "Andre tiltak",
        "Boveileder",
    ]
    first, rest = tables(made, "strategies")
    assert first[0][0] == "Kjøpe boliger"
    assert first[0][3:] == ["01.02.2026", "31.12.2027", "2026: 1\xa0250\xa0000"]
    assert rest[0][0] == "Boveileder"
    assert rest[0][5] == "–"


def test_an_initiative_is_told_in_full_once(world, plan):
    kind = InitiativeType.objects.create(code="x", name_nb="Booppfølging")
    group = TargetGroup.objects.create(code="old", name_nb="Eldre")
    other = strategies.word(participation=world.nordvik, by=world.ola, title="Annen").strategy
    made = plan_scenes.initiative(
        world.nordvik,
        world.ola,
        "Boveileder",
        world.nordvik.strategies.first(),
        other,
        type=kind,
        description="Følger opp i hjemmet.",
        partners="NAV\n\nKirkens Bymisjon ",
        is_trial=True,
        users_had_a_say="Intervjuer",
    )
    made.target_groups.add(group)
    made.indicators.add(world.indicator)

    found = document(plan, world.ola)

    assert [each for _, each in headings(found, "strategies")].count("Boveileder") == 1
    assert "Følger opp i hjemmet." in [
        block.text for block in section(found, "strategies").blocks if block.kind == "text"
    ]
    assert {
        "Type": "Booppfølging",
        "Målgrupper": "Eldre",
        "Samarbeidspartnere": "NAV, Kirkens Bymisjon",
        "Prøver noe nytt": "ja",
        "Indikatorer det skal påvirke": world.indicator.name_nb,
        "Hvordan brukerne har medvirket": "Intervjuer",
    } in told(found, "strategies")
    assert {"Prøver noe nytt": "nei"} in told(found, "strategies")


def test_a_budget_that_is_missing_is_not_counted_as_zero(world, plan):
    strategy = world.nordvik.strategies.get()
    budgets = ((2026, 750_000),)
    plan_scenes.initiative(world.nordvik, world.ola, "Boveileder", strategy, budgets=budgets)

    (rows,) = tables(document(plan, world.ola), "finances")

    assert rows == [["2026", "2\xa0000\xa0000", "2 av 2"]]


def test_the_gravest_risk_comes_first(world, plan):
    (rows,) = tables(document(plan, world.ola), "risks")

    assert [row[0] for row in rows] == ["Ingen boliger", "Lite tid"]
    assert rows[0][3] == "–"


def test_only_dates_to_come_are_told_the_next_first(world, plan):
    planned = {"starts_on": date(2026, 12, 1), "ends_on": None, "status": "planned"}
    plan_scenes.initiative(world.nordvik, world.ola, "Boveileder", **planned)
    plan_scenes.initiative(world.nordvik, world.ola, "Ferdig", status="done")

    (rows,) = tables(document(plan, world.ola), "schedule")

    assert [row[0] for row in rows] == ["01.12.2026", "15.12.2026", "31.12.2027"]
    assert rows[0][1] == "Planlagt start: Boveileder"
    assert rows[1][1].startswith("Frist for rapporteringen")
    assert rows[2][1] == "Planlagt slutt: Kjøpe boliger"


def test_people_are_told_with_the_owner_first(world, plan):
    world.nordvik.adviser = world.anne
    world.nordvik.save()
    deputy = world.nordvik.memberships.get(user=world.kari)
    deputy.is_deputy, deputy.valid_to = True, TODAY
    deputy.save()

    (rows,) = tables(document(plan, world.ola), "organisation")

    assert [row[1] for row in rows] == ["Kari", "Lars", "Ola", "Berit", "Anne"]
    assert "(" in rows[0][0]


def test_anchoring_names_the_plans_own_decision_and_other_plans(world, plan):
    plan_scenes.anchor(
        world.nordvik,
        world.ola,
        kind="finance",
        title="Økonomiplan",
        link="https://example.org/ok",
        decided_on=None,
    )
    assert len(tables(document(plan, world.ola), "anchoring")[0]) == 2
    plan_scenes.adopt(world.nordvik, world.kari)

    (rows,) = tables(document(plan, world.mona), "anchoring")

    assert [row[1] for row in rows] == [
        "Programplan",
        "Samfunnsdelen",
        "Økonomiplan (https://example.org/ok)",
    ]
    assert rows[0][3:] == ["12.05.2026", "26/55"]
    assert rows[2][3] == "–"


def test_while_a_revision_is_written_the_decision_that_stands_is_told(world, plan):
    plan_scenes.adopt(world.nordvik, world.kari)
    wordings.revise(owners=[plan], by=world.kari)

    made = document(plan, world.ola)

    assert made.facts.pairs[3][1] == "Utkast"
    assert tables(made, "anchoring")[0][0][4] == "26/55"


def test_the_plan_as_it_stood_keeps_the_words_of_the_decision(world, plan):
    adoption = plan_scenes.adopt(world.nordvik, world.kari)
    need = world.nordvik.needs.get()
    wordings.revise(owners=[plan, need], by=world.kari)
    plans.reword(plan=plan, by=world.ola, title="Ny plan", summary="Ny tekst")
    needs.reword(need=need, by=world.ola, title="Nye ord")
    risks.add(plan=plan, by=world.ola, text="Ny risiko", likelihood=3, consequence=3)

    made = as_it_stood(adoption, world.mona)

    assert made.title == "Programplan"
    assert section(made, "summary").blocks[0].text == "Kort fortalt"
    assert headings(made, "challenges") == [(3, "Boliger til unge")]
    assert len(tables(made, "risks")[0]) == 2
    assert "i dag" in made.notes[0]
    # Counted in January 2025; the count of October 2026 came after the decision.
    assert next(iter(told(made, "challenges")[0].values())).startswith(
        "30 personer, 01.01.2025"
    )


def test_a_decision_from_before_there_was_a_plan_shows_what_it_adopted(world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Boliger").need
    adoption = plan_scenes.adopt(world.nordvik, world.kari)

    made = as_it_stood(adoption, world.ola)

    assert made.title == "Programplan"
    assert headings(made, "challenges") == [(3, "Boliger")]
    assert "sak 26/55" in made.facts.pairs[3][1]
    assert Need.objects.get() == need
    assert {"anchoring", "risks"}.isdisjoint(each.code for each in made.sections)


def queries(plan, user):
    with CaptureQueriesContext(connection) as made:
        document(plan, user)
    return len(made)


def test_the_number_of_queries_does_not_follow_the_size_of_the_plan(world, plan):
    few = queries(plan, world.ola)
    for number in range(5):
        need = needs.word(participation=world.nordvik, by=world.ola, title=f"B{number}").need
        words = {"needs": [need], "title": f"M{number}"}
        goals.word(participation=world.nordvik, by=world.ola, **words)
        strategy = strategies.word(participation=world.nordvik, by=world.ola, **words).strategy
        plan_scenes.initiative(world.nordvik, world.ola, f"T{number}", strategy)

    assert queries(plan, world.ola) == few
