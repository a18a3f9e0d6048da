"""Figures entered, submitted, corrected, returned and approved; figures worked by hand."""

from datetime import date
from decimal import Decimal

import pytest

from municipalities.actions import figure_steps, measurements
from municipalities.actions.measurements import ChangedMeanwhile, Entry
from municipalities.models import LatestFigure, Measurement, Participation
from tests.world import TODAY, followed, place, rate_indicator, role, year
from web.errors import Refused
from web.models import SilentWriteError


def enter(world, value, *, by=None, participation=None, **words):
    return measurements.enter(
        participation=participation or world.nordvik,
        indicator=words.pop("indicator", world.indicator),
        period=words.pop("period", world.period),
        part=world.total,
        entry=value
        if isinstance(value, Entry)
        else Entry(value=Decimal(value), correction_reason=words.pop("why", "")),
        by=by or world.ola,
        today=words.pop("today", TODAY),
        **words,
    )


def submit(world, *, by=None, participation=None):
    return figure_steps.submit(
        participation=participation or world.nordvik,
        period=world.period,
        by=by or world.lars,
        today=TODAY,
    )


def approve(world, by):
    return figure_steps.approve(
        participation=world.nordvik, period=world.period, by=by, today=TODAY
    )


def test_an_entered_figure_is_a_draft_with_its_history(world):
    figure = enter(world, 41)

    assert (figure.value, figure.state) == (41, "draft")
    line = figure.history.get()
    assert (line.history_user, line.history_change_reason) == (world.ola, "measurement.entered")


def test_a_draft_is_seen_by_own_people_alone(world):
    enter(world, 41)

    seen = {
        name
        for name, user in world.people().items()
        if Measurement.objects.visible_to(user).exists()
    }

    assert seen == {"kari", "lars", "ola", "berit"}


def test_a_submitted_figure_is_seen_by_those_who_follow(world):
    enter(world, 41)

    assert submit(world) == 1

    seen = {
        name
        for name, user in world.people().items()
        if Measurement.objects.visible_to(user).exists()
    }
    assert seen == {"kari", "lars", "ola", "berit", "anne", "tor", "mona", "eva"}


def test_the_same_figure_again_changes_nothing(world):
    first = enter(world, 41)

    again = enter(world, 41)

    assert again == first
    assert first.history.count() == 1


def test_a_figure_changed_by_someone_else_is_refused_with_theirs(world):
    opened = measurements.stamp(enter(world, 41))
    enter(world, 40, by=world.lars)

    with pytest.raises(ChangedMeanwhile) as refusal:
        enter(world, 39, seen=opened)

    assert refusal.value.standing.value == 40


def test_a_new_figure_with_the_stamp_of_an_empty_cell_is_kept(world):
    assert enter(world, 41, seen="").value == 41


def test_a_correction_leaves_the_submitted_figure_standing_until_it_is_submitted(world):
    enter(world, 41)
    submit(world)

    enter(world, 28, why="To var regnet to ganger")

    standing = Measurement.objects.standing().get()
    assert standing.value == 41
    submit(world)
    assert Measurement.objects.standing().get().value == 28
    standing.refresh_from_db()
    assert standing.state == "replaced"


def test_the_latest_figure_is_entered_for_own_people_and_submitted_for_others(world):
    enter(world, 41)
    submit(world)
    enter(world, 28, why="To var regnet to ganger")

    kept = LatestFigure.objects.get(participation=world.nordvik, indicator=world.indicator)

    assert (kept.entered.value, kept.standing.value) == (28, 41)


def test_an_emptied_draft_is_taken_away_and_its_history_stays(world):
    figure = enter(world, 41)

    enter(world, Entry())

    assert not Measurement.objects.exists()
    assert Measurement.history.filter(id=figure.pk, history_type="-").exists()


def test_emptying_what_was_never_there_does_nothing(world):
    assert enter(world, Entry()) is None


def test_a_submitted_figure_cannot_be_emptied(world):
    enter(world, 41)
    submit(world)

    with pytest.raises(Refused, match="kan ikke tømmes"):
        enter(world, Entry())


def test_a_closed_period_is_refused_with_its_date(world):
    with pytest.raises(Refused, match=r"01\.03\.2027"):
        enter(world, 41, today=date(2027, 3, 2))


def test_submitting_nothing_is_refused(world):
    with pytest.raises(Refused, match="ikke noe nytt å sende inn"):
        submit(world)


def test_submitting_after_the_period_is_closed_is_refused(world):
    enter(world, 41)

    with pytest.raises(Refused, match=r"01\.03\.2027"):
        figure_steps.submit(
            participation=world.nordvik,
            period=world.period,
            by=world.lars,
            today=date(2027, 3, 2),
        )


def test_an_owner_approves_what_others_entered(world):
    enter(world, 41)
    submit(world)

    assert approve(world, world.kari) == 1

    figure = Measurement.objects.get()
    assert (figure.state, figure.approved_by) == ("approved", world.kari)


def test_nobody_approves_their_own_figure_while_another_owner_can(world):
    role(world.lars, world.nordvik, "owner")
    enter(world, 41, by=world.kari)
    submit(world)

    with pytest.raises(Refused, match="En annen programansvarlig"):
        approve(world, world.kari)

    assert approve(world, world.lars) == 1


def test_the_only_owner_approves_also_what_they_entered(world):
    enter(world, 41, by=world.kari)
    submit(world)

    assert approve(world, world.kari) == 1


def test_approving_nothing_is_refused(world):
    with pytest.raises(Refused, match="ikke noe å godkjenne"):
        approve(world, world.kari)


def test_a_returned_figure_counts_as_missing_outside(world):
    figure = enter(world, 41)
    submit(world)

    figure_steps.send_back(figures=[figure], comment="Se på tallet", by=world.kari, today=TODAY)

    assert not Measurement.objects.visible_to(world.anne).exists()
    kept = LatestFigure.objects.get(participation=world.nordvik)
    assert (kept.entered.value, kept.standing) == (41, None)


def test_a_draft_cannot_be_returned(world):
    with pytest.raises(Refused, match="Bare et tall som er sendt inn"):
        figure_steps.send_back(
            figures=[enter(world, 41)], comment="Se på tallet", by=world.kari, today=TODAY
        )


def test_a_rate_is_computed_from_its_parts(world):
    entry = Entry(numerator=Decimal(12), denominator=Decimal(96))

    figure = enter(world, entry, indicator=followed(world.nordvik, rate_indicator()))

    assert figure.figure == Decimal("12.5")  # 12 / 96 × 100


def test_a_reason_stands_where_the_figure_does_not_apply(world):
    figure = enter(world, Entry(not_applicable="Vi har ikke slike botilbud"))

    assert figure.figure == "not_applicable"


def neighbours(world, *values):
    for number, value in enumerate(values):
        near = place(f"Nabo {number}", f"98{number:02}", world.region, world.programme)
        enter(world, value, participation=near)
        submit(world, participation=near)


def hidden():
    figures = Measurement.objects.standing().order_by("participation_id")
    return {
        figure.participation.name: figure.suppression
        for figure in figures
        if figure.suppression
    }


def test_a_small_count_is_hidden_and_the_least_other_with_it(world):
    neighbours(world, 2, 9, 30)

    assert hidden() == {"Nabo 0": "primary", "Nabo 1": "secondary"}


def test_a_corrected_small_count_is_shown_again(world):
    neighbours(world, 2, 9, 30)

    near = Participation.objects.get(municipality__name="Nabo 0")
    enter(world, 12, participation=near, why="Feil ark")
    submit(world, participation=near)

    assert hidden() == {}


def test_a_rate_is_hidden_when_one_of_its_counts_is_small(world):
    rate = followed(world.nordvik, rate_indicator())
    enter(world, Entry(numerator=Decimal(97), denominator=Decimal(99)), indicator=rate)
    submit(world)

    assert hidden() == {"Nordvik": "primary"}  # 99 − 97 = 2 who got a home


def test_nothing_is_hidden_of_an_indicator_without_a_limit(world):
    world.indicator.suppress_below = None
    world.indicator.save()

    neighbours(world, 2, 9)

    assert hidden() == {}


def test_many_loaded_figures_have_history_latest_and_suppression(world):
    figures = [
        Measurement(
            participation=world.nordvik,
            indicator=world.indicator,
            period=year(number),
            part=world.total,
            value=value,
            state="approved",
            submitted_at="2026-01-01T12:00Z",
        )
        for number, value in ((2024, 41), (2025, 3))
    ]

    assert measurements.load(figures=figures, by=world.kari) == 2

    kept = LatestFigure.objects.get(participation=world.nordvik)
    assert (kept.standing.value, kept.standing.suppression) == (3, "primary")
    assert Measurement.history.filter(history_change_reason="measurement.loaded").count() == 2


@pytest.mark.parametrize("write", ["update", "delete", "bulk_create", "bulk_update"])
def test_a_silent_bulk_write_is_refused(world, write):
    with pytest.raises(SilentWriteError):
        getattr(Measurement.objects.all(), write)()
