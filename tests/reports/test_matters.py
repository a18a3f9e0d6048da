"""What goes well and what needs attention in the programme: each rule in a small world worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from dialogue.actions import commitments, grants, guidance
from learning.models import Trial
from municipalities.actions import initiatives
from programme.models import ReportingWindow
from reports.queries import matters
from reports.questions.scope import Scope
from tests.reports import scenes
from tests.world import TODAY, year


def told(user, kind):
    return {each.code: each.text for each in matters.matters(Scope(user), kind)}


def rule(user, code):
    """What one rule finds, whatever the others find."""
    found = matters.FINDERS[code](Scope(user))
    return found and found.text.replace("\xa0", " ")


def rows_behind(client, user, code):
    """How many rows stand where the matter leads."""
    client.force_login(user)
    shown = client.get(matters.FINDERS[code](Scope(user)).address)
    assert not shown.context.get("left_out")
    if "row_count" in shown.context:
        return shown.context["row_count"]
    return len(shown.context["table"].rows)


def test_nothing_is_told_of_a_programme_without_anything(world):
    ReportingWindow.objects.all().unlogged().delete()

    assert told(world.mona, "good") == {}
    assert told(world.mona, "worrying") == {}


def test_the_result_that_has_moved_furthest_rests_on_those_with_both_figures(world, client):
    """50 + 20 in 2023, 30 + 10 in 2025; who has a figure in one year alone is left out."""
    (third,) = scenes.more_places(world, 1)
    for place, before, now in (
        (world.nordvik, 50, 30),
        (world.sorvik, 20, 10),
        (third, None, 9),
    ):
        if before:
            scenes.figure(world, place, before, period=year(2023))
        scenes.figure(world, place, now)

    assert rule(world.mona, "moved") == (
        "Barnefamilier i midlertidig botilbud: fra 70 husstander i 2023 til 40 husstander i 2025, "
        "blant 2 deltakere med tall begge årene."
    )
    client.force_login(world.mona)
    shown = client.get(matters.FINDERS["moved"](Scope(world.mona)).address)
    series = [" ".join(str(cell.text) for cell in row) for row in shown.context["table"]]
    for name, before, now in (("Nordvik", "50", "30"), ("Sørvik", "20", "10")):
        (row,) = [each for each in series if name in each]
        assert row.index(f"{name} {before} ") < row.index(f">{now}</a>")  # summed by the matter


@pytest.mark.parametrize(("before", "now"), [(30, 50), (30, 2), (30, 30)])
def test_the_wrong_way_a_hidden_figure_and_no_movement_are_no_good_matter(world, before, now):
    scenes.figure(world, world.nordvik, before, period=year(2023))
    scenes.figure(world, world.nordvik, now)

    assert rule(world.mona, "moved") is None


def test_goals_are_told_when_half_of_those_that_can_be_judged_are_on_plan(world):
    """From 41 in 2022 to 20 in 2027: 28 at the end of 2025 is on plan, 41 is behind."""
    for place, value in ((world.nordvik, 26), (world.sorvik, 41)):
        scenes.goal(world, place)
        scenes.figure(world, place, value)

    assert rule(world.mona, "goals") == (
        "1 av 2 målindikatorer som kan vurderes, er i rute eller foran planen."
    )

    (third,) = scenes.more_places(world, 1)
    scenes.goal(world, third)
    scenes.figure(world, third, 41)
    assert rule(world.mona, "goals") is None


def test_trials_and_kept_promises_of_the_last_twelve_months(world, client):
    for verdict_on in (date(2026, 5, 1), date(2025, 5, 1)):
        tried = initiatives.word(
            participation=world.nordvik, by=world.ola, title="Bofellesskap", is_trial=True
        )
        initiatives.share(initiative=tried, by=world.lars)
        Trial.objects.create(
            initiative=tried,
            hypothesis="Flere blir",
            signs="Færre flytter",
            ends_on=TODAY,
            verdict="ended",
            verdict_on=verdict_on,
            verdict_words="Det tar tid",
        )
    for closed_on in (date(2026, 5, 1), date(2025, 5, 1)):
        made = commitments.promise(
            participation=world.nordvik,
            what="Kurs",
            who="Vi",
            due_on=TODAY,
            by=world.tor,
        )
        commitments.close(
            commitment=made,
            state="kept",
            closing_comment="Holdt",
            by=world.tor,
            today=closed_on,
        )

    assert rule(world.mona, "trial").startswith("1 utprøving er konkludert")
    assert rule(world.mona, "kept").startswith("1 forpliktelse mellom Husbanken og deltakerne")
    assert rows_behind(client, world.mona, "trial") == 1  # of two that are concluded
    assert rows_behind(client, world.mona, "kept") == 1


def test_figures_that_have_fallen_due_are_all_in_or_missing_and_never_both(world):
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    scenes.figure(world, world.nordvik, 28)

    assert rule(world.mona, "missing") == (
        "1 av 2 tall med frist så langt i år mangler, fra 1 av 2 deltakere."
    )
    assert rule(world.mona, "complete") is None

    scenes.figure(world, world.sorvik, 28)
    assert rule(world.mona, "missing") is None
    assert rule(world.mona, "complete") == "Alle 2 tall med frist så langt i år er inne."


def test_husbankens_own_lateness_is_told_after_thirty_days(world, client):
    """31 days since 24 October; 30 since 25 October is in time."""
    words = {"by": world.kari, "theme": "homes", "what": "Hvordan kjøpe?"}
    guidance.ask(participation=world.nordvik, today=date(2026, 10, 25), **words)
    assert rule(world.mona, "unanswered") is None

    guidance.ask(participation=world.nordvik, today=date(2026, 10, 24), **words)
    assert rule(world.mona, "unanswered") == (
        "1 spørsmål eller ønske til Husbanken har ventet i mer enn 30 dager, det eldste i 31 dager."
    )
    assert rows_behind(client, world.mona, "unanswered") == 1  # of two that wait


def test_the_wrong_way_two_years_on_end_names_the_indicator_and_no_municipality(world):
    for when, value in ((2023, 28), (2024, 35), (2025, 41)):
        scenes.figure(world, world.nordvik, value, period=year(when))

    said = rule(world.mona, "twice")

    assert "Barnefamilier i midlertidig botilbud" in said
    assert "Nordvik" not in said


def test_goals_that_cannot_be_measured_and_money_that_lapses(world, client):
    scenes.goal(world, world.nordvik, baseline=None, target=None)
    for number, claim_by in (("BSU-1", date(2026, 12, 31)), ("BSU-2", date(2027, 12, 31))):
        grants.give(
            participation=world.nordvik,
            by=world.tor,
            number=number,
            amount=Decimal(300_000),
            granted_on=date(2026, 1, 10),
            claim_by=claim_by,
        )

    assert rule(world.mona, "unmeasured").startswith(
        "1 av 1 deltaker med vedtatte hovedmål mangler "
    )
    assert rule(world.mona, "aimless").startswith("1 av 1 vedtatt mål mangler ")
    assert rule(world.mona, "lapsing").endswith("med 300 000 kroner igjen.")
    assert rows_behind(client, world.mona, "lapsing") == 1  # of two grants


def test_three_of_a_kind_are_told_in_the_order_of_the_rules(world):
    ReportingWindow.objects.all().unlogged().update(due_on=date(2026, 2, 15))
    for when, value in ((2023, 28), (2024, 35), (2025, 41)):
        scenes.figure(world, world.nordvik, value, period=year(when))
    scenes.goal(world, world.nordvik, baseline=None, target=None)

    assert list(told(world.mona, "worrying")) == ["twice", "missing", "unmeasured"]


@pytest.mark.parametrize("many", [0, 8])
def test_the_queries_do_not_grow_with_participants(world, django_assert_max_num_queries, many):
    for place in [world.nordvik, *scenes.more_places(world, many)]:
        scenes.goal(world, place)
        for when in (2023, 2024, 2025):
            scenes.figure(world, place, when - 2000, period=year(when))
        scenes.cooperation(world, place)

    told(world.mona, "worrying")  # the kinds that comments are on are kept from here on
    with django_assert_max_num_queries(112):  # the figures of a year take eight, of two years
        told(world.mona, "good")
        told(world.mona, "worrying")
