"""What hangs on an indicator, and what the programme's figures become; worked by hand."""

from decimal import Decimal

from municipalities.actions import goals
from municipalities.indicator_uses import asked_anew, shifts_of, uses_of
from municipalities.models import (
    Adoption,
    District,
    GoalIndicator,
    GoalVersion,
    Participation,
)
from municipalities.models.version import State
from programme.figures import is_number
from programme.indicator_uses import Uses
from programme.models import Period
from tests.programme.test_indicator_actions import figure as submitted
from tests.world import START, TODAY, count_indicator, rate_indicator, year


def half(number, which):
    starts, ends = (f"{number}-01-01", f"{number}-06-30")
    if which == 2:
        starts, ends = (f"{number}-07-01", f"{number}-12-31")
    period, _ = Period.objects.get_or_create(
        year=number, half=which, defaults={"starts_on": starts, "ends_on": ends}
    )
    return Period.objects.get(pk=period.pk)


def figure(world, place, indicator, period, value=None, **words):
    """A submitted figure of Ola's, part total."""
    about = {"participation": place, "indicator": indicator, "period": period}
    return submitted(world, value, **about, **words)


def shown(value):
    """The number; None for any of the no-numbers."""
    return value if is_number(value) else None


def as_told(shifts):
    return [
        (row.label, shown(row.before), row.n_before, shown(row.after), row.n_after)
        for row in shifts
    ]


def test_an_indicator_that_nobody_uses_has_no_uses(world):
    assert uses_of(count_indicator("spare")) == Uses()


def test_the_counts_tell_only_what_stands(world):
    figure(world, world.nordvik, world.indicator, year(2024), 3)
    figure(world, world.sorvik, world.indicator, world.period, 4, state="draft")
    world.sorvik.followed.create(indicator=world.indicator)
    world.nordvik.followed.create(indicator=world.indicator)
    decided = Adoption.objects.create(
        participation=world.nordvik, body="delegated", decided_on=TODAY
    )
    for state, adoption in ((State.DRAFT, None), (State.ADOPTED, decided)):
        version = goals.word(participation=world.nordvik, by=world.ola, title=f"{state}")
        GoalVersion.objects.unlogged().filter(pk=version.pk).update(
            state=state, adoption=adoption
        )
        measured = GoalIndicator.objects.create(version=version, indicator=world.indicator)
        measured.targets.create(year=2027, value=1)

    uses = uses_of(world.indicator)

    assert (uses.is_used, uses.has_figures, uses.figures, uses.reporters) == (True, True, 1, 1)
    assert uses.followers == ("Nordvik", "Sørvik")
    assert (uses.goals, uses.targets) == (1, ((2027, 1),))
    assert uses.first_day == year(2024).starts_on


def test_half_years_that_were_added_count_by_the_latest_and_one_who_lacks_a_half_comes_in(
    world,
):
    """Nordvik 3 + 4 in 2024 and 5 + 6 in 2025; Sørvik 10 in the first half of 2025 alone."""
    waiting = count_indicator("waiting", frequency="half_year", accumulation="per_period")
    for number, values in ((2024, (3, 4)), (2025, (5, 6))):
        for which, value in enumerate(values, 1):
            figure(world, world.nordvik, waiting, half(number, which), value)
    figure(world, world.sorvik, waiting, half(2025, 1), 10)

    assert as_told(shifts_of(waiting, "snapshot")) == [
        ("2024", Decimal(7), 1, Decimal(4), 1),
        ("2025", Decimal(11), 1, Decimal(16), 2),
        (f"{half(2024, 1)}–{half(2025, 2)}", Decimal(18), 1, Decimal(16), 2),
    ]


def test_rates_are_sum_over_sum_and_what_does_not_apply_is_no_zero(world):
    """Nordvik 10/40 and 20/40, Sørvik 30/60 and not applicable: added 30/80, latest 20/40."""
    rate = rate_indicator()
    for number, top in ((2024, 10), (2025, 20)):
        figure(world, world.nordvik, rate, year(number), numerator=top, denominator=40)
    figure(world, world.sorvik, rate, year(2024), numerator=30, denominator=60)
    figure(world, world.sorvik, rate, year(2025), not_applicable="Ingen søknader")

    [row] = shifts_of(rate, "snapshot")

    assert (row.before, row.n_before) == (Decimal("37.5"), 1)
    assert (row.after, row.n_after) == (Decimal(50), 1)


def test_scores_are_a_mean_and_one_period_alone_changes_nothing(world):
    score = count_indicator("score", nature="score", unit="score", accumulation="snapshot")
    assert shifts_of(score, "per_period") == []
    figure(world, world.nordvik, score, year(2025), 4)
    assert shifts_of(score, "per_period") == []
    figure(world, world.nordvik, score, year(2024), 2)
    figure(world, world.sorvik, score, year(2024), 5)
    figure(world, world.sorvik, score, year(2025), 5)

    [row] = shifts_of(score, "per_period")

    assert (row.before, row.after) == (Decimal("4.5"), Decimal(8))


def test_a_district_is_not_added_to_its_own_municipality(world):
    district = District.objects.create(
        municipality=world.nordvik.municipality, name="Havna", code="01"
    )
    own = Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=START
    )
    for number in (2024, 2025):
        figure(world, world.nordvik, world.indicator, year(number), 4)
        figure(world, own, world.indicator, year(number), 3)

    [row] = shifts_of(world.indicator, "snapshot")

    assert (row.before, row.after) == (Decimal(8), Decimal(4))


def test_those_who_do_not_follow_it_and_still_take_part_get_more_to_report(world):
    spare = count_indicator("spare")
    assert asked_anew(world.programme, [spare], TODAY) == {spare.pk: ("Nordvik", "Sørvik")}

    world.nordvik.followed.create(indicator=spare)
    world.sorvik.phase = "ended"
    world.sorvik.save()

    assert asked_anew(world.programme, [spare], TODAY) == {spare.pk: ()}
