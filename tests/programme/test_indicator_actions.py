"""The catalogue changed: what may, what may not once there are figures, and what is offered instead."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from municipalities.actions import goals, initiatives
from municipalities.models import GoalIndicator, Measurement, Target
from programme.actions import indicators, programmes
from programme.models import Indicator, Part
from tests.world import TODAY, count_indicator, year
from web.errors import Refused
from web.second_save import ChangedMeanwhile

NOON = datetime(2026, 1, 20, 12, tzinfo=UTC)


def figure(world, value=2, participation=None, **words):
    """A submitted figure of Nordvik's for 2025."""
    sent = (
        {}
        if words.get("state") == "draft"
        else {"submitted_by": world.lars, "submitted_at": NOON}
    )
    return Measurement.objects.create(
        **sent,
        **{
            "participation": participation or world.nordvik,
            "indicator": world.indicator,
            "period": world.period,
            "part": world.total,
            "value": value,
            "state": "submitted",
            "entered_by": world.ola,
            **words,
        },
    )


def words_of(indicator, **changed):
    """All that a new indicator needs, from one that stands."""
    names = (
        *("code", "theme", "name_nb", "definition_nb", "unit", "direction", "nature"),
        *("accumulation", "level", "source", "frequency"),
    )
    return {name: getattr(indicator, name) for name in names} | changed


@pytest.fixture
def youth(world):
    return Part.objects.create(code="youth", name_nb="Unge", order=2)


def test_a_new_indicator_comes_with_its_parts_and_a_line_in_the_log(world, youth):
    words = words_of(world.indicator, code="new_one", name_nb="Ny")

    made = indicators.make(by=world.tor, parts=[youth], **words)

    assert [*made.parts.all()] == [youth]
    codes = [*made.history.values_list("history_change_reason", flat=True).order_by("pk")]
    assert codes == ["indicator.created", "indicator.broken_down"]
    assert made.history.earliest().history_user == world.tor


def test_a_code_that_is_taken_is_refused(world):
    with pytest.raises(ValidationError):
        indicators.make(by=world.tor, **words_of(world.indicator))


def test_words_are_changed_and_an_unchanged_field_is_not_written(world):
    indicators.change(indicator=world.indicator, by=world.tor, name_nb="Nytt", decimals=0)

    world.indicator.refresh_from_db()
    assert world.indicator.name_nb == "Nytt"
    assert world.indicator.history.latest().history_change_reason == "indicator.changed"


def test_a_second_save_is_refused(world):
    with pytest.raises(ChangedMeanwhile):
        indicators.change(indicator=world.indicator, by=world.tor, seen="0", name_nb="Nytt")


def test_without_figures_even_the_meaning_may_be_changed(world):
    indicators.change(
        indicator=world.indicator, by=world.tor, unit="persons", accumulation="snapshot"
    )

    world.indicator.refresh_from_db()
    assert (world.indicator.unit, world.indicator.accumulation) == ("persons", "snapshot")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"unit": "persons"}, "unit"),
        ({"nature": "amount"}, "nature"),
        ({"factor": 100}, "unit"),
        ({"frequency": "half_year"}, "frequency"),
        ({"source": "official"}, "source"),
    ],
)
def test_with_figures_another_meaning_is_another_indicator(world, changed, field):
    figure(world, state="draft")

    with pytest.raises(Refused, match=r"erstatter|replaces|new indicator") as refused:
        indicators.change(indicator=world.indicator, by=world.tor, **changed)

    assert refused.value.field == field


def test_decimals_are_not_fewer_than_figures_and_targets_have(world):
    figure(world, value="2.5")
    version = goals.word(participation=world.nordvik, by=world.ola, title="Færre")
    measured = GoalIndicator.objects.create(version=version, indicator=world.indicator)
    Target.objects.create(goal_indicator=measured, year=2027, value="1.25")
    indicators.change(indicator=world.indicator, by=world.tor, decimals=3)

    indicators.change(indicator=world.indicator, by=world.tor, decimals=2)
    with pytest.raises(Refused) as refused:
        indicators.change(indicator=world.indicator, by=world.tor, decimals=1)

    assert refused.value.field == "decimals"


def test_the_first_day_does_not_come_after_the_first_figure(world):
    figure(world)
    indicators.change(indicator=world.indicator, by=world.tor, valid_from=date(2025, 1, 1))

    with pytest.raises(Refused, match=r"01\.01\.2025"):
        indicators.change(indicator=world.indicator, by=world.tor, valid_from=date(2025, 1, 2))


def test_a_part_that_has_figures_stays_in_the_break_down(world, youth):
    world.indicator.parts.add(youth)
    figure(world)
    figure(world, value=1, part=youth)

    with pytest.raises(Refused, match="Unge"):
        indicators.change(indicator=world.indicator, by=world.tor, parts=[])

    indicators.change(indicator=world.indicator, by=world.tor, parts=[youth])
    assert [*world.indicator.parts.all()] == [youth]


def test_another_way_for_periods_to_go_together_must_be_confirmed(world):
    figure(world)

    with pytest.raises(indicators.Unconfirmed):
        indicators.change(indicator=world.indicator, by=world.tor, accumulation="snapshot")
    indicators.change(
        indicator=world.indicator, by=world.tor, accumulation="snapshot", confirmed=True
    )

    world.indicator.refresh_from_db()
    assert world.indicator.accumulation == "snapshot"


def test_a_new_limit_decides_again_what_is_hidden(world):
    hidden = figure(world, value=5)
    shown = figure(world, value=20, participation=world.sorvik)

    indicators.change(indicator=world.indicator, by=world.tor, suppress_below=10)
    hidden.refresh_from_db()
    shown.refresh_from_db()
    assert (hidden.suppression, shown.suppression) == ("primary", "secondary")

    for lower in (None, 9):
        with pytest.raises(indicators.Unconfirmed, match="skjermet"):
            indicators.change(indicator=world.indicator, by=world.tor, suppress_below=lower)
    indicators.change(
        indicator=world.indicator, by=world.tor, suppress_below=None, confirmed=True
    )
    hidden.refresh_from_db()
    shown.refresh_from_db()
    assert (hidden.suppression, shown.suppression) == ("", "")


def test_a_last_day_is_set_and_taken_away(world):
    figure(world)
    indicators.retire(indicator=world.indicator, by=world.tor, valid_to=date(2025, 12, 31))
    world.indicator.refresh_from_db()
    assert world.indicator.is_retired_on(TODAY)
    assert not world.indicator.is_retired_on(date(2025, 12, 31))

    indicators.retire(indicator=world.indicator, by=world.tor, valid_to=None)
    world.indicator.refresh_from_db()
    assert not world.indicator.is_retired_on(TODAY)


def test_a_last_day_before_the_period_of_a_figure_or_the_first_day_is_refused(world):
    figure(world)
    with pytest.raises(Refused, match="2025"):
        indicators.retire(indicator=world.indicator, by=world.tor, valid_to=date(2024, 12, 31))

    with pytest.raises(Refused, match="hele den perioden") as half_way:
        indicators.retire(indicator=world.indicator, by=world.tor, valid_to=date(2025, 6, 30))
    assert half_way.value.field == "valid_to"

    later = count_indicator("later", valid_from=date(2026, 1, 1))
    with pytest.raises(ValidationError):
        indicators.retire(indicator=later, by=world.tor, valid_to=date(2025, 12, 31))


def test_nothing_takes_over_in_the_middle_of_a_period_that_has_figures(world):
    figure(world)
    words = words_of(world.indicator, code="families_mid")

    with pytest.raises(Refused, match="2025") as refused:
        indicators.replace(
            indicator=world.indicator, by=world.tor, valid_from=date(2025, 6, 1), **words
        )

    assert refused.value.field == "valid_from"
    assert not Indicator.objects.filter(code="families_mid").exists()


def test_the_new_indicator_takes_over_the_day_after_and_is_asked_of_all_too(world):
    words = words_of(world.indicator, code="families_2027")

    new = indicators.replace(
        indicator=world.indicator, by=world.tor, valid_from=date(2027, 1, 1), **words
    )

    world.indicator.refresh_from_db()
    assert (new.replaces, world.indicator.valid_to) == (world.indicator, date(2026, 12, 31))
    assert {*world.programme.indicators_for_all.all()} == {world.indicator, new}
    assert not new.followers.exists()
    with pytest.raises(Refused, match="Barnefamilier"):
        indicators.replace(
            indicator=world.indicator,
            by=world.tor,
            valid_from=date(2028, 1, 1),
            **words_of(world.indicator, code="families_2028"),
        )


def test_an_indicator_with_later_figures_is_not_replaced_from_before_them(world):
    figure(world)

    with pytest.raises(Refused):
        indicators.replace(
            indicator=world.indicator,
            by=world.tor,
            valid_from=date(2025, 1, 1),
            **words_of(world.indicator, code="too_early"),
        )

    assert not Indicator.objects.filter(code="too_early").exists()


@pytest.mark.parametrize("use", ["figure", "all", "goal", "followed", "initiative", "replaced"])
def test_an_indicator_that_is_used_for_anything_is_not_deleted(world, use):
    indicator = count_indicator("spare")
    if use == "figure":
        figure(world, indicator=indicator, state="draft")
    elif use == "all":
        world.programme.indicators_for_all.add(indicator)
    elif use == "goal":
        version = goals.word(participation=world.nordvik, by=world.ola, title="Færre")
        GoalIndicator.objects.create(version=version, indicator=indicator)
    elif use == "followed":
        world.nordvik.followed.create(indicator=indicator)
    elif use == "initiative":
        made = initiatives.word(title="T", participation=world.nordvik, by=world.ola)
        made.indicators.add(indicator)
    else:
        count_indicator("next", replaces=indicator)

    with pytest.raises(Refused):
        indicators.throw_away(indicator=indicator, by=world.tor)

    assert Indicator.objects.filter(code="spare").exists()


def test_an_indicator_that_nobody_uses_is_deleted_and_its_log_stays(world, youth):
    spare = count_indicator("spare")
    spare.parts.add(youth)

    indicators.throw_away(indicator=spare, by=world.tor)

    assert not Indicator.objects.filter(code="spare").exists()
    gone = Indicator.history.filter(code="spare").latest()
    assert gone.history_change_reason == "indicator.deleted"


def test_what_is_asked_of_all_is_chosen_with_a_line_in_the_log(world):
    spare = count_indicator("spare")

    programmes.choose_for_all(programme=world.programme, indicators=[spare], by=world.tor)

    assert [*world.programme.indicators_for_all.all()] == [spare]
    last = world.programme.history.latest()
    assert (last.history_change_reason, last.history_user) == (
        "programme.indicators_chosen",
        world.tor,
    )
    with pytest.raises(ChangedMeanwhile):
        programmes.choose_for_all(
            programme=world.programme, indicators=[], by=world.tor, seen="0"
        )


def test_indicators_of_one_theme_stand_by_name(world):
    count_indicator("b", name_nb="Åpne saker", theme="homes")
    count_indicator("a", name_nb="Boliger", theme="homes")

    assert [row.code for row in Indicator.objects.in_order()] == ["a", "b", "temp_families"]
    assert year(2025) == world.period
