"""The demo world, made once for these tests: the story, the states, and what is kept beside figures."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from municipalities.actions import demo as action
from municipalities.actions import figure_steps, measurements
from municipalities.actions.kept_figures import keep_all_suppression
from municipalities.demo import figures, people
from municipalities.demo.levels import LEVELS
from municipalities.demo.places import PLACES
from municipalities.models import (
    Adoption,
    ComparisonOpening,
    Evidence,
    FigureApproval,
    FollowedIndicator,
    FollowUp,
    Goal,
    GoalIndicator,
    GoalVersion,
    LatestFigure,
    Measurement,
    Membership,
    Municipality,
    Need,
    NeedCount,
    NeedVersion,
    Participation,
    Population,
    ReportingException,
    Target,
)
from municipalities.openness import Openness
from programme.models import Indicator, Part, Period, Programme
from programme.windows import why_closed, window_of
from tests.municipalities.demo_day import DAY

COUNTED = (
    Adoption,
    ComparisonOpening,
    Evidence,
    FigureApproval,
    FollowedIndicator,
    FollowUp,
    Goal,
    GoalIndicator,
    GoalVersion,
    LatestFigure,
    Measurement,
    Membership,
    Municipality,
    Need,
    NeedCount,
    NeedVersion,
    Participation,
    Period,
    Population,
    Programme,
    ReportingException,
    Target,
    User,
    Measurement.history.model,
    GoalVersion.history.model,
)


def families(year: int) -> dict[str, Decimal]:
    """What stands for families in temporary housing in a year, by participant."""
    rows = (
        Measurement.objects.all()
        .standing()
        .filter(indicator__code="temp_families", period__year=year, part__code="total")
    )
    return {row.participation.name: row.value for row in rows}


def test_the_story_goes_from_41_to_28_in_12_of_16(demo: Programme) -> None:
    first, latest = families(2023), families(2025)
    both = set(first) & set(latest)
    assert len(both) == len(latest) == 12
    assert sum(first[name] for name in both) == 41
    assert sum(latest.values()) == 28
    everybody = {participation.name for participation in Participation.objects.with_names()}
    assert len(everybody) == 16
    assert everybody - set(latest) == {"Nordvik", "Heimdalen", "Myrkvika", "Vidfjell"}


def test_nordvik_may_fill_in_the_missing_figure_on_the_demos_day(demo: Programme) -> None:
    window = window_of(demo, Period.objects.get(year=2025, half=None))
    assert why_closed(window, DAY) == ""
    assert "Nordvik" in families(2023)


def test_with_nordviks_figure_it_is_13_of_16(demo: Programme) -> None:
    nordvik, period = named("Nordvik"), Period.objects.get(year=2025, half=None)
    leader = User.objects.get(email="leader.nordvik@example.org")
    measurements.enter(
        participation=nordvik,
        indicator=Indicator.objects.get(code="temp_families"),
        period=period,
        part=Part.objects.get(code=Part.TOTAL),
        entry=measurements.Entry(value=Decimal(3)),
        by=leader,
        today=DAY,
    )
    figure_steps.submit(participation=nordvik, period=period, by=leader, today=DAY)
    assert len(families(2025)) == 13


def test_a_second_run_changes_nothing(demo: Programme) -> None:
    before = {model: model.objects.count() for model in COUNTED}
    programme, is_new = action.make(day=date(2027, 3, 1))
    assert (programme.demo_day, is_new) == (DAY, False)
    assert {model: model.objects.count() for model in COUNTED} == before


def test_the_command_tells_users_and_password(demo: Programme, capsys: Any) -> None:
    call_command("demo")
    said = capsys.readouterr().out
    assert people.PASSWORD in said
    assert all(address in said for address in people.addresses())


def test_the_same_day_makes_the_same_figures(demo: Programme) -> None:
    indicators = {row.code: row for row in Indicator.objects.all()}
    periods = list(Period.objects.filter(ends_on__lt=DAY))
    again = sorted(
        repr((*made.key, made.part, made.state, *map(whole, made.numbers)))
        for place in PLACES
        for made in figures.made(place, indicators, periods, DAY)
    )
    slugs = {
        participation.pk: place.slug
        for place in PLACES
        for participation in [named(place.label)]
    }
    stored = sorted(
        repr(
            (
                slugs[row.participation_id],
                row.indicator.code,
                row.period.year,
                row.period.half,
                row.part.code,
                row.state,
                *map(whole, (row.value, row.numerator, row.denominator)),
            )
        )
        for row in Measurement.objects.select_related("indicator", "period", "part")
    )
    assert stored == again


def whole(number: Decimal | None) -> Decimal | None:
    """With as many zeros as the database adds."""
    return None if number is None else number.quantize(Decimal("0.0001"))


def named(name: str) -> Participation:
    """The participation of this name."""
    return next(row for row in Participation.objects.with_names() if row.name == name)


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2024, 2, 29)])
def test_the_story_holds_on_other_days(day: date) -> None:
    indicators = {
        code: Indicator(code=code, frequency="year", nature="count") for code in LEVELS
    }
    indicators["temp_families"] = Indicator(code="temp_families", frequency="year")
    end = date(day.year - 1, 12, 31)
    periods = [Period(year=end.year, starts_on=end, ends_on=end)]
    latest = [
        made.numbers[0]
        for place in PLACES
        for made in figures.made(place, indicators, periods, day)
        if made.key.indicator == "temp_families" and made.state == "approved"
    ]
    assert (len(latest), sum(latest)) == (12, 28)


def test_it_is_as_large_as_a_real_programme(demo: Programme) -> None:
    assert Measurement.objects.count() >= 10_000
    assert Measurement.objects.values("indicator").distinct().count() >= 40
    assert demo.indicators_for_all.count() <= 12


def test_the_ten_users_may_log_in(demo: Programme) -> None:
    for address in people.addresses():
        user = User.objects.get(email=address)
        assert user.password == User.objects.first().password
    assert User.objects.first().check_password(people.PASSWORD)


def test_every_state_of_a_figure_is_there(demo: Programme) -> None:
    for state in Measurement.State.values:
        assert Measurement.objects.filter(state=state).exists(), state
    for mark in Measurement.Suppression.values:
        assert Measurement.objects.filter(suppression=mark).exists(), mark
    for known in Measurement.Known.values:
        assert Measurement.objects.filter(known=known).exists(), known
    assert Measurement.objects.exclude(not_applicable="").exists()
    assert Measurement.objects.filter(value=0).exists()


def test_every_state_of_needs_and_goals_is_there(demo: Programme) -> None:
    for model in (NeedVersion, GoalVersion):
        for state in ("draft", "in_review", "adopted", "replaced"):
            assert model.objects.filter(state=state).exists(), (model, state)
        assert model.objects.filter(state="draft", is_shared=True).exists()
        assert model.objects.filter(state="draft", number=2).exists()
    for model in (Need, Goal):
        assert set(model.objects.values_list("closed_as", flat=True)) == {"", "met", "dropped"}
    assert set(Adoption.objects.values_list("body", flat=True)) == set(Adoption.Body.values)


def test_baselines_are_there_before_the_programme_missing_with_a_reason_and_missing_without(
    demo: Programme,
) -> None:
    assert GoalIndicator.objects.filter(baseline_period__year=2022).exists()
    assert GoalIndicator.objects.exclude(no_baseline="").exists()
    assert GoalIndicator.objects.filter(baseline=None, no_baseline="").exists()


def test_no_real_municipality_carries_a_figure(demo: Programme) -> None:
    assert Municipality.objects.real().count() > 357
    assert not [row for row in Participation.objects.with_names() if not row.is_fictional]


def test_the_one_that_has_just_begun_has_nothing(demo: Programme) -> None:
    new = named("Vidfjell")
    assert not Measurement.objects.of(new).exists()
    assert not Need.objects.of(new).exists()


def test_late_figures_are_there(demo: Programme) -> None:
    late = Measurement.objects.filter(
        period__year=2024, period__half=None, submitted_at__date__gt=date(2025, 2, 15)
    )
    assert late.exists()


def test_suppression_is_the_same_when_decided_again(demo: Programme) -> None:
    before = dict(Measurement.objects.values_list("pk", "suppression"))
    assert keep_all_suppression() > 200
    assert dict(Measurement.objects.values_list("pk", "suppression")) == before


def test_the_latest_figures_are_those_of_the_last_period(demo: Programme) -> None:
    rows = (
        Measurement.objects.filter(part__code=Part.TOTAL)
        .exclude(state="replaced")
        .order_by("period__ends_on", "pk")
    )
    entered, standing = {}, {}
    for row in rows:
        key = row.participation_id, row.indicator_id
        entered[key] = row.pk
        if row.state in ("submitted", "approved"):
            standing[key] = row.pk
    kept = {(row.participation_id, row.indicator_id): row for row in LatestFigure.objects.all()}
    assert {key: row.entered_id for key, row in kept.items()} == entered
    assert {key: row.standing_id for key, row in kept.items() if row.standing_id} == standing


def test_nynorsk_participants_write_nynorsk(demo: Programme) -> None:
    need = Need.objects.of(named("Fjordheim")).first()
    assert need.newest.title == "Barnefamiliar blir buande for lenge i mellombels butilbod"


def test_every_approved_figure_was_approved_in_an_act_of_its_period(demo: Programme) -> None:
    approved = Measurement.objects.filter(state="approved").select_related("approval")
    assert not approved.filter(approval=None).exists()
    assert not [
        row
        for row in approved
        if (row.participation_id, row.period_id, row.approved_at, row.approved_by_id)
        != (
            row.approval.participation_id,
            row.approval.period_id,
            row.approval.recorded_at,
            row.approval.recorded_by_id,
        )
        or row.approved_at < row.submitted_at
    ]


def test_one_approval_was_given_outside_the_tool(demo: Programme) -> None:
    outside = FigureApproval.objects.exclude(given_by="")
    assert {row.participation.name for row in outside} == {"Breivatn"}
    assert all(row.given_on < timezone.localdate(row.recorded_at) for row in outside)
    assert all(row.measurements.exists() for row in outside)


def test_figures_are_provisional_confirmed_corrected_and_returned_with_words(
    demo: Programme,
) -> None:
    for marked in (
        Measurement.objects.filter(is_provisional=True),
        Measurement.objects.filter(is_confirmed=True),
    ):
        assert marked.exists()
        assert not marked.filter(comment="").exists()
    corrected = Measurement.objects.exclude(correction_reason="")
    assert {"approved", "draft"} <= set(corrected.values_list("state", flat=True))
    returned = Measurement.objects.filter(state="returned")
    assert not returned.filter(return_comment="").exists()
    assert not returned.filter(returned_by=None).exists()
    assert returned.filter(
        participation=named("Myrkvika"), indicator__code="temp_families", period__year=2025
    ).exists()


def test_a_closed_period_is_open_for_the_one_that_got_more_time(demo: Programme) -> None:
    period = Period.objects.get(year=2024, half=None)
    assert Openness(named("Heimdalen"), DAY).why_closed(period) == ""
    assert Openness(named("Granvika"), DAY).why_closed(period) != ""


def test_one_figure_is_looked_into_and_one_was(demo: Programme) -> None:
    (asked,) = FollowUp.objects.filter(closed_at=None)
    (answered,) = FollowUp.objects.exclude(closed_at=None)
    assert (asked.participation.name, answered.participation.name) == ("Havnesund", "Lyngøya")
    assert asked.raised_at.date() == date(2026, 11, 12)
    assert answered.raised_at < answered.closed_at
    for row in (asked, answered):
        assert (
            Measurement.objects.all()
            .standing()
            .filter(participation=row.participation, indicator=row.indicator, period=row.period)
            .exists()
        )


def test_one_pair_has_opened_for_a_comparison_by_name(demo: Programme) -> None:
    pairs = {
        (row.participation.name, row.opened_for.name) for row in ComparisonOpening.objects.all()
    }
    assert pairs == {("Nordvik", "Sørvik"), ("Sørvik", "Nordvik"), ("Fjordheim", "Skjervdal")}


def test_about_half_of_the_latest_years_figures_are_documented(demo: Programme) -> None:
    assert demo.asks_documentation
    standing = Measurement.objects.all().standing()
    latest = standing.filter(period__year=2025, part__code=Part.TOTAL)
    assert 0.4 <= Evidence.objects.count() / latest.count() <= 0.6
    assert not Evidence.objects.exclude(url__startswith="https://example.org/").exists()


def test_indicators_with_many_cases_are_broken_down_by_the_groups_that_have_figures(
    demo: Programme,
) -> None:
    figures_of = set(Measurement.objects.values_list("indicator__code", "part__code"))
    asked = {
        (row.code, part.code)
        for row in Indicator.objects.prefetch_related("parts")
        for part in row.parts.all()
    }
    assert {(code, part) for code, part in figures_of if part != Part.TOTAL} == asked


def test_somebody_is_responsible_for_every_figure_that_nordvik_is_asked_for(
    demo: Programme,
) -> None:
    followed = FollowedIndicator.objects.of(named("Nordvik"))
    for_all = set(demo.indicators_for_all.values_list("pk", flat=True))
    assert for_all <= set(followed.values_list("indicator", flat=True))
    assert not followed.filter(responsible=None).exists()
