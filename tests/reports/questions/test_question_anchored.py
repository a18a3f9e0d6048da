"""Q15: strategies adopted politically, and the work in the municipality's own plans."""

from datetime import date

from municipalities.models import Adoption, PlanAnchor
from reports.questions.question import Change
from tests.municipalities import plan_scenes
from tests.reports.questions.asking import ask


def test_political_bodies_are_told_apart_from_others(world):
    plan_scenes.plan(world)
    plan_scenes.adopt(world.nordvik, world.kari)  # by the council, in May 2026
    PlanAnchor.objects.create(participation=world.nordvik, kind="finance", title="Økonomiplan")

    found = ask(world.mona, "Q15")

    assert found.sentence == (
        "Strategier vedtatt av et politisk organ: 1 av 2 deltakere; vedtatt i alt, også av andre: 1."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 1, 2, ("Sørvik",))
    assert found.further == (
        "Arbeidet står i kommuneplanen eller planstrategien: 1 deltaker.",
        "Arbeidet står i økonomiplanen og budsjettet: 1 deltaker.",
    )
    assert found.change == Change(1, "24.11.2025")
    assert len([row for row in found.rows if row.state == "Strategi"]) == found.figure
    assert found.rows[0].detail == "kommunestyre/bystyre, 26/55"

    Adoption.objects.all().unlogged().update(decided_on=date(2025, 3, 1))
    assert ask(world.mona, "Q15").change == Change(0, "24.11.2025")
    Adoption.objects.all().unlogged().update(body="steering_group")
    other = ask(world.mona, "Q15")
    assert (other.figure, [part.count for part in other.picture.parts]) == (0, [0, 1, 1])


def test_a_plan_without_a_decision_has_no_date(world):
    PlanAnchor.objects.create(participation=world.nordvik, kind="other", title="Boligplan")

    found = ask(world.kari, "Q15")

    assert (found.figure, found.rows[0].day, found.rows[0].detail) == (0, None, "")


def test_where_nothing_is_anchored_that_is_said(world):
    assert ask(world.mona, "Q15").sentence == (
        "Ingenting er vedtatt eller forankret i dette utvalget."
    )
