"""What is tested before a figure is written: asked for, open, possible, corrected with a reason, confirmed."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from municipalities.actions import figure_steps, measurements
from municipalities.actions.measurements import Doubtful, Entry, Typed
from municipalities.figure_sheet import FigureSheet
from municipalities.models import Measurement
from programme.models import Part
from tests.world import TODAY, count_indicator, followed, rate_indicator, year
from web.errors import Refused


def value(number, **words):
    return Entry(value=Decimal(number), **words)


def enter(world, entry, **words):
    return measurements.enter(
        participation=words.pop("participation", world.nordvik),
        indicator=words.pop("indicator", world.indicator),
        period=words.pop("period", world.period),
        part=words.pop("part", world.total),
        entry=entry,
        by=words.pop("by", world.ola),
        today=words.pop("today", TODAY),
        **words,
    )


def together(world, *typed):
    return measurements.enter_together(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        typed=[Typed(*each) for each in typed],
        by=world.ola,
        today=TODAY,
    )


def submit(world, today=TODAY):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=today
    )


def last_year(world, number):
    figure = Measurement(
        participation=world.nordvik,
        indicator=world.indicator,
        period=year(2024),
        part=world.total,
        value=Decimal(number),
        state="approved",
        submitted_at="2025-01-01T12:00Z",
    )
    measurements.load(figures=[figure], by=world.kari)


@pytest.fixture
def parts(world):
    """Families are counted by two groups."""
    youth, others = (
        Part.objects.create(code=code, name_nb=name, order=place)
        for place, (code, name) in enumerate((("youth", "Unge"), ("other", "Andre")))
    )
    world.indicator.parts.set([youth, others])
    return youth, others


def refusal(world, entry, **words):
    with pytest.raises(Refused) as refused:
        enter(world, entry, **words)
    return refused.value


# What is asked for


def test_what_is_not_asked_of_this_participant_is_refused(world):
    foreign = count_indicator("homes_lost")

    assert "blir ikke spurt" in str(refusal(world, value(3), indicator=foreign))


def test_what_is_asked_at_another_frequency_or_no_longer_is_refused(world):
    halves = count_indicator("halves", frequency="half_year")
    ended = count_indicator("ended", valid_to=date(2024, 12, 31))
    to_come = count_indicator("to_come", valid_from=date(2026, 1, 1))

    for indicator in (halves, ended, to_come):
        followed(world.nordvik, indicator)
        assert "blir ikke spurt" in str(refusal(world, value(3), indicator=indicator))


def test_an_official_figure_cannot_be_typed(world):
    official = followed(world.nordvik, count_indicator("stock_total", source="official"))

    assert "offisiell statistikk" in str(refusal(world, value(3), indicator=official))


def test_a_part_that_the_indicator_is_not_broken_down_by_is_refused(world):
    youth = Part.objects.create(code="youth", name_nb="Unge")

    assert "ikke delt opp" in str(refusal(world, value(3), part=youth))


def test_a_standing_figure_may_be_corrected_after_its_indicator_was_left(world):
    enter(world, value(41))
    submit(world)
    world.programme.indicators_for_all.clear()

    assert enter(world, value(40, correction_reason="Én for mye")).value == 40


# What is possible


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        (value("12.5"), "value"),
        (value("1" * 40), "value"),
        (value(3, not_applicable="Ikke hos oss"), "not_applicable"),
        (Entry(not_applicable="x" * 201), "not_applicable"),
        (value(3, comment="x" * 2001), "comment"),
        (value(3, comment="et\0tegn"), "comment"),
        (value(3, known="guessed"), "known"),
        (Entry(comment="Kommer i mars"), "comment"),
    ],
)
def test_what_cannot_be_kept_is_refused_by_its_field(world, entry, field):
    assert refusal(world, entry).field == field
    assert not Measurement.objects.exists()


def test_a_percentage_known_without_its_parts_stands_as_a_value(world):
    rate = followed(world.nordvik, rate_indicator())

    figure = enter(world, value("12.5"), indicator=rate)

    assert figure.figure == Decimal("12.5")
    assert figure.numerator is None


def test_0_of_0_is_kept_and_has_no_value(world):
    rate = followed(world.nordvik, rate_indicator())
    entry = Entry(numerator=Decimal(0), denominator=Decimal(0))

    assert enter(world, entry, indicator=rate).figure.kind == "not_applicable"


def test_a_comment_left_behind_by_an_emptied_figure_goes_with_it(world):
    enter(world, value(41, comment="Talt i desember"))

    assert enter(world, Entry(comment="Talt i desember")) is None
    assert not Measurement.objects.exists()


# Corrections


def test_a_correction_needs_its_reason(world):
    enter(world, value(41))
    submit(world)

    refused = refusal(world, value(40))

    assert refused.field == "correction_reason"
    assert "Skriv hvorfor det rettes" in str(refused)
    assert enter(world, value(40, correction_reason=" Én for mye ")).is_corrected


def test_a_correction_under_way_keeps_its_reason_until_another_is_given(world):
    enter(world, value(41))
    submit(world)
    enter(world, value(40, correction_reason="Én for mye"))

    again = enter(world, value(39))
    assert again.correction_reason == "Én for mye"
    newest = FigureSheet(world.nordvik, world.indicator, world.period).now(world.total)
    assert newest == again
    other = enter(world, value(39, correction_reason="To for mye"))
    assert (other.pk, other.correction_reason) == (again.pk, "To for mye")


def test_a_reason_alone_corrects_nothing(world):
    enter(world, value(41))
    submit(world)

    assert enter(world, value(41, correction_reason="Ingen grunn")).state == "submitted"


def test_a_correction_typed_back_to_what_stands_is_given_up(world):
    enter(world, value(41))
    submit(world)
    enter(world, value(40, correction_reason="Én for mye"))

    assert enter(world, value(41)).state == "submitted"
    stands = Measurement.objects.get()
    assert (stands.value, stands.correction_reason) == (41, "")


def test_what_was_never_submitted_is_not_corrected(world):
    figure = enter(world, value(41, correction_reason="Skrev feil"))

    assert not figure.is_corrected


def test_a_correction_may_be_written_more_than_once_while_only_corrections_are_taken(world):
    enter(world, value(41))
    submit(world)
    february = date(2027, 2, 1)
    enter(world, value(40, correction_reason="Én for mye"), today=february)

    assert enter(world, value(39), today=february).value == 39
    assert enter(world, Entry(), today=february) is None
    assert Measurement.objects.get().value == 41


def test_a_returned_figure_may_be_mended_while_only_corrections_are_taken(world):
    enter(world, value(41))
    submit(world)
    figure_steps.send_back(
        figures=[*Measurement.objects.all()], comment="Er alle med?", by=world.kari, today=TODAY
    )

    assert enter(world, value(40), today=date(2027, 2, 1)).value == 40


# Doubts


def test_an_unusual_figure_stands_when_it_is_confirmed_with_a_comment(world):
    last_year(world, 41)

    with pytest.raises(Doubtful) as asked:
        enter(world, value(90))
    assert asked.value.doubts == (
        "Året før var tallet 41. 90 er en endring på mer enn 50 prosent.",
    )
    assert refusal(world, value(90, is_confirmed=True)).field == "comment"

    figure = enter(world, value(90, is_confirmed=True, comment="Nytt botilbud"))
    assert figure.is_confirmed


def test_the_confirmation_is_of_the_numbers_and_falls_away_with_them(world):
    last_year(world, 41)
    enter(world, value(90, is_confirmed=True, comment="Nytt botilbud"))

    kept = enter(world, value(90, comment="To nye botilbud"))
    assert kept.is_confirmed
    with pytest.raises(Doubtful):
        enter(world, value(91, comment="To nye botilbud"))
    assert not enter(world, value(45, comment="To nye botilbud")).is_confirmed


def test_a_usual_figure_needs_no_confirmation_and_gets_no_mark(world):
    last_year(world, 41)

    assert not enter(world, value(40, is_confirmed=True, comment="Ja")).is_confirmed


def test_a_figure_that_was_loaded_is_asked_about_when_somebody_writes_in_it(world):
    last_year(world, 41)
    figure = enter(world, value(40))
    Measurement.objects.filter(pk=figure.pk).unlogged().update(value=90)

    with pytest.raises(Doubtful):
        enter(world, value(90, comment="Talt igjen"))


def test_parts_that_do_not_add_up_are_asked_about_at_the_last_of_them(world, parts):
    youth, others = parts
    enter(world, value(41))
    enter(world, value(11), part=youth)

    with pytest.raises(Doubtful, match="38 til sammen"):
        enter(world, value(27), part=others)

    confirmed = value(27, is_confirmed=True, comment="Tre er i begge")
    assert enter(world, confirmed, part=others).is_confirmed


def test_a_total_that_its_parts_do_not_add_up_to_is_asked_about(world, parts):
    for part, number in zip(parts, (11, 30), strict=True):
        enter(world, value(number), part=part)

    with pytest.raises(Doubtful, match="41 til sammen"):
        enter(world, value(40))


def test_total_and_parts_are_asked_about_as_they_will_stand_together(world, parts):
    youth, others = parts
    together(world, (world.total, value(41)), (youth, value(11)), (others, value(30)))

    together(world, (world.total, value(45)), (youth, value(15)), (others, value(30)))

    numbers = Measurement.objects.order_by("part__order", "part__code").values_list("value")
    assert sorted(number for (number,) in numbers) == [15, 30, 45]


def test_total_and_parts_are_written_all_or_none(world, parts):
    youth, _others = parts

    with pytest.raises(Refused):
        together(world, (world.total, value(41)), (youth, value("1.5")))

    assert not Measurement.objects.exists()


def test_a_part_is_asked_about_by_its_name(world, parts):
    youth, _others = parts
    figure = Measurement(
        participation=world.nordvik,
        indicator=world.indicator,
        period=year(2024),
        part=youth,
        value=Decimal(41),
        state="approved",
        submitted_at="2025-01-01T12:00Z",
    )
    measurements.load(figures=[figure], by=world.kari)

    with pytest.raises(Doubtful, match="Unge: Året før var tallet 41, og nå er det 0"):
        enter(world, value(0), part=youth)


def test_the_queries_of_one_figure_do_not_grow_with_its_history(world, parts):
    with CaptureQueriesContext(connection) as few:
        enter(world, value(41))
    last_year(world, 40)
    for part in parts:
        enter(world, value(20, is_confirmed=True, comment="Talt"), part=part)
    with CaptureQueriesContext(connection) as many:
        enter(world, value(40))

    assert len(many) <= len(few)
