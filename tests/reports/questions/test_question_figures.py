"""Totals, n, who is missing, change and rows of an indicator; and what is never told."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from municipalities.models import District, Measurement, Participation
from programme.figures import NoNumber
from programme.models import Part
from reports.questions import people_helped
from reports.questions.figures import figures_of
from reports.questions.question import Change, NotHeld
from reports.questions.scope import Scope
from tests.reports import scenes
from tests.world import START, count_indicator, place, rate_indicator, year


@pytest.fixture
def asked(world):
    """All households in temporary housing, asked of all; the figures were due in February."""
    indicator = count_indicator("temp_households", name_nb="Husstander i midlertidig botilbud")
    world.programme.indicators_for_all.set([indicator])
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    return indicator


def give(world, indicator, values, *, of=2025):
    for participation, value in values.items():
        scenes.figure(world, participation, value, indicator=indicator, period=year(of))


def q11(user, **chosen):
    return people_helped.q11(Scope(user, **chosen))


def six(world):
    """Nordvik and Sørvik, and four more of Nordvik's region."""
    return [world.nordvik, world.sorvik, *scenes.more_places(world, 4)]


def test_the_answer_is_the_sum_with_n_and_who_is_missing(world, asked):
    third = place("Tredje", "9903", world.region, world.programme)
    give(world, asked, {world.nordvik: 28, third: 13})

    found = q11(world.mona)

    assert (found.figure, found.n, found.of, found.missing) == (41, 2, 3, ("Sørvik",))
    assert found.sentence == (
        "Husstander i midlertidig botilbud, 2025: 41 husstander (2 av 3 deltakere; mangler: Sørvik)."
    )
    assert (found.period, found.unit, found.change) == ("2025", "husstander", None)
    assert found.figure == sum(row.value for row in found.rows if row.value != "missing")
    assert [(row.participant, row.value) for row in found.rows] == [
        ("Nordvik", 28),
        ("Sørvik", NoNumber.MISSING),
        ("Tredje", 13),
    ]
    assert found.status.startswith("0 av 2 tall er godkjent")


def test_an_approved_figure_is_counted_as_that(world, asked):
    scenes.figure(world, world.nordvik, 28, indicator=asked, state="approved")

    assert q11(world.mona).status == "Alle tallene er godkjent."

    scenes.figure(world, world.sorvik, 13, indicator=asked)
    assert q11(world.mona).status.startswith("1 av 2 tall er godkjent")


def test_the_change_is_that_of_the_totals_where_the_same_have_both(world, asked):
    give(world, asked, {world.nordvik: 20, world.sorvik: 30}, of=2024)
    give(world, asked, {world.nordvik: 28, world.sorvik: 13})

    found = q11(world.mona)

    assert found.change == Change(Decimal(-9), "2024")
    assert [(point.label, point.value) for point in found.picture.points] == [
        ("2024", 50),
        ("2025", 41),
    ]
    assert [row.before for row in found.rows] == [20, 30]


def test_the_change_is_among_those_who_have_both(world, asked):
    give(world, asked, {world.nordvik: 20}, of=2024)
    give(world, asked, {world.nordvik: 28, world.sorvik: 13})

    assert q11(world.mona).change == Change(
        Decimal(8), "2024", "blant 1 deltaker med tall begge år"
    )


def test_no_change_is_told_where_nobody_has_both(world, asked):
    give(world, asked, {world.sorvik: 20}, of=2024)
    give(world, asked, {world.nordvik: 28})

    assert q11(world.mona).change is None


def test_a_change_among_some_with_a_hidden_figure_is_not_told(world, asked):
    """Both totals stand, over six with two hidden; the change among five would be a third total."""
    places = six(world)
    give(world, asked, dict(zip(places, [28, 2, 20, 30, 1, 50], strict=True)))
    give(world, asked, dict(zip(places[:5], [30, 40, 50, 60, 70], strict=True)), of=2024)

    found = q11(world.mona)

    assert found.figure == 131
    assert found.change.value is NoNumber.SUPPRESSED


def test_a_total_of_few_with_a_hidden_one_is_not_told_but_to_its_own(world, asked):
    give(world, asked, {world.nordvik: 2, world.sorvik: 40})

    found = q11(world.mona)

    assert found.figure is NoNumber.SUPPRESSED
    assert "skjermet" in found.sentence
    # Two alone protect each other: the other figure is hidden with it.
    assert [row.value for row in found.rows] == [NoNumber.SUPPRESSED] * 2
    assert [row.value for row in q11(world.kari).rows] == [2]
    assert q11(world.kari).figure == 2


def test_the_programme_is_told_and_the_region_that_would_give_one_away_is_not(world, asked):
    """As the programme's figures: to choose a region, or all regions but one, only picks out."""
    places = six(world)
    give(world, asked, dict(zip(places, [28, 2, 20, 30, 1, 50], strict=True)))

    assert q11(world.mona).figure == 131
    for region in (world.region, world.other_region):
        assert q11(world.mona, region=region).figure is NoNumber.SUPPRESSED
    assert q11(world.anne).figure is NoNumber.SUPPRESSED


def test_a_region_without_hidden_figures_is_told(world, asked):
    give(world, asked, {world.nordvik: 28, world.sorvik: 40})

    assert q11(world.mona, region=world.region).figure == 28
    assert q11(world.anne).figure == 28


def test_a_group_with_a_hidden_figure_in_it_is_never_told(world, asked):
    """Five contribute, and the programme's total stands; the group is not one of the told totals."""
    places = six(world)
    give(world, asked, dict(zip(places, [28, 2, 20, 30, 1, 50], strict=True)))
    Participation.objects.filter(
        pk__in=[each.pk for each in places[:5]]
    ).all().unlogged().update(phase="planning")

    assert q11(world.mona, group="planning").figure is NoNumber.SUPPRESSED
    assert q11(world.mona, group="invitation").figure == 50
    assert q11(world.mona, participation=places[2]).figure == 20
    assert q11(world.mona, participation=places[4]).figure is NoNumber.SUPPRESSED


def test_a_district_is_not_added_to_its_municipality(world, asked):
    district = District.objects.create(
        municipality=world.nordvik.municipality, name="Sentrum", code="990101"
    )
    inside = Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=START
    )
    give(world, asked, {world.nordvik: 28, world.sorvik: 13, inside: 9})

    whole = q11(world.mona)
    alone = q11(world.mona, group="districts")

    assert (whole.figure, whole.n) == (41, 2)
    assert whole.sentence.endswith("(2 av 2 deltakere; regnet med i kommunen sin: Sentrum).")
    assert [row.detail for row in whole.rows].count("regnet med i kommunen sin") == 1
    assert (alone.figure, alone.n) == (9, 1)
    assert q11(world.mona, group="municipalities").figure == 41


def test_a_rate_is_sum_over_sum_and_a_bare_percentage_is_never_in_it(world):
    rate = rate_indicator("temp_over_90d_share")
    world.programme.indicators_for_all.set([rate])
    third = place("Tredje", "9903", world.region, world.programme)
    for own, above, below in [(world.nordvik, 5, 20), (third, 20, 180)]:
        parts = {"numerator": Decimal(above), "denominator": Decimal(below)}
        scenes.figure(world, own, indicator=rate, **parts)
    scenes.figure(world, world.sorvik, 40, indicator=rate)

    found = q11(world.mona)

    assert (found.figure, found.n, found.of) == (Decimal("12.5"), 2, 3)
    assert {row.participant: row.value for row in found.rows}["Sørvik"] == 40


def test_what_nobody_has_sent_is_missing_and_no_sum(world, asked):
    found = q11(world.mona, chosen_year=2025)

    assert (found.figure, found.n, found.of) == (NoNumber.MISSING, 0, 2)
    assert (found.picture, found.status) == (None, "")
    assert {row.address for row in found.rows} == {
        f"/deltakere/{each.pk}/innrapportert/" for each in (world.nordvik, world.sorvik)
    }


def test_a_figure_that_does_not_apply_is_that(world, asked):
    scenes.figure(world, world.nordvik, indicator=asked, not_applicable="Ingen slike boliger")

    found = q11(world.mona, region=world.region)

    assert (found.figure, found.n, found.of) == (NoNumber.NOT_APPLICABLE, 0, 0)


def test_what_nobody_is_asked_for_is_said_and_not_answered(world, asked):
    assert people_helped.q12(Scope(world.mona)) == NotHeld(
        "Indikatorkatalogen har ikke det som trengs for å svare på dette."
    )
    count_indicator("evictions_done", name_nb="Gjennomførte utkastelser")
    assert people_helped.q12(Scope(world.mona)) == NotHeld(
        "Ingen i dette utvalget blir spurt om: Gjennomførte utkastelser."
    )


def evictions(world, done, municipal):
    for code, values in (("evictions_done", done), ("evictions_municipal", municipal)):
        indicator = count_indicator(code, unit="cases", name_nb=code)
        world.programme.indicators_for_all.add(indicator)
        give(world, indicator, values)


def test_the_share_from_municipal_homes_is_told_of_the_same_participants(world):
    evictions(
        world, {world.nordvik: 30, world.sorvik: 10}, {world.nordvik: 20, world.sorvik: 10}
    )

    found = people_helped.q12(Scope(world.mona))

    assert found.figure == 40
    assert (
        found.further[-1] == "75\N{NO-BREAK SPACE}% av utkastelsene var fra kommunale boliger."
    )


def test_no_share_is_told_of_different_participants(world):
    evictions(world, {world.nordvik: 30, world.sorvik: 10}, {world.nordvik: 20})

    assert "kan ikke sies" in people_helped.q12(Scope(world.mona)).further[-1]


def test_how_long_and_how_many_wait(world):
    days = rate_indicator("waiting_time_days", unit="days", factor=1, suppress_below=None)
    waiting = count_indicator("waiting_total", name_nb="På venteliste", accumulation="snapshot")
    world.programme.indicators_for_all.set([days, waiting])
    parts = {"numerator": Decimal(900), "denominator": Decimal(10)}
    scenes.figure(world, world.nordvik, indicator=days, **parts)
    give(world, waiting, {world.nordvik: 35})

    found = people_helped.q9(Scope(world.mona))

    assert (found.figure, found.unit) == (90, "dager")
    assert found.further == ("På venteliste, 2025: 35 husstander (1 av 1 deltaker).",)


def test_two_programmes_are_each_told_by_their_own_rule(world, asked):
    """The totals of the first stand; in the second a single hidden figure stops the sum."""
    give(world, asked, {world.nordvik: 28, world.sorvik: 13})
    other = type(world.programme).objects.create(code="bsu2", name_nb="Neste", starts_on=START)
    other.indicators_for_all.add(asked)
    last = place("Nyvik", "9904", world.region, other)
    give(world, asked, {last: 9})

    assert q11(world.mona).figure == 50
    Measurement.objects.filter(participation=last).all().unlogged().update(
        suppression="primary"
    )
    assert q11(world.mona).figure is NoNumber.SUPPRESSED
    assert q11(world.mona, programme=world.programme).figure == 41


def test_figures_are_read_once_a_year(world, asked, django_assert_num_queries):
    give(world, asked, {world.nordvik: 28})
    scope = Scope(world.mona)
    figures_of(scope).total("temp_households", scope.year)

    with django_assert_num_queries(0):
        figures_of(scope).total("temp_households", scope.year)


def test_who_waits_is_told_by_group_and_a_group_with_a_hidden_figure_is_not(world):
    """Families 30 + 8; youth 5 + 2, where the 2 is hidden, and the 5 is shown on its own row."""
    waiting = count_indicator("waiting_total", name_nb="På venteliste", accumulation="snapshot")
    world.programme.indicators_for_all.set([waiting])
    families, youth = (
        Part.objects.create(code=code, name_nb=name)
        for code, name in (("families", "barnefamilier"), ("youth", "unge"))
    )
    give(world, waiting, {world.nordvik: 50, world.sorvik: 40})
    for own, part, value in [
        *((world.nordvik, families, 30), (world.sorvik, families, 8)),
        *((world.nordvik, youth, 5), (world.sorvik, youth, 2)),
    ]:
        hidden = "primary" if value == 2 else ""
        Measurement.objects.all().unlogged().bulk_create(
            [
                Measurement(
                    participation=own,
                    indicator=waiting,
                    period=world.period,
                    part=part,
                    value=value,
                    state="submitted",
                    suppression=hidden,
                    submitted_at=timezone.now(),
                    entered_by=world.kari,
                )
            ]
        )

    found = people_helped.q9(Scope(world.mona))

    assert found.further[-1] == (
        "På venteliste, etter gruppe: barnefamilier 38 (2 av 2 deltakere), unge skjermet (2 av 2 deltakere)."
    )
    groups = [row for row in found.rows if "–" in row.about]
    assert [(row.participant, row.about, row.value) for row in groups] == [
        ("Nordvik", "På venteliste – barnefamilier", 30),
        ("Sørvik", "På venteliste – barnefamilier", 8),
        ("Nordvik", "På venteliste – unge", 5),
        ("Sørvik", "På venteliste – unge", NoNumber.SUPPRESSED),
    ]
    assert (
        people_helped.q9(Scope(world.siri))
        .further[-1]
        .endswith("barnefamilier 8 (1 av 1 deltaker), unge 2 (1 av 1 deltaker).")
    )
