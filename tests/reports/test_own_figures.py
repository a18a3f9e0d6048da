"""R7 and R9 to R11: own figures by year, their change, the spread of all, and the totals."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.models import (
    ComparisonOpening,
    FollowedIndicator,
    Measurement,
    Municipality,
    MunicipalityChange,
)
from programme.figures import NoNumber
from programme.models import Period
from reports import own_figures_answer
from reports.catalogue import BY_SLUG
from reports.queries import (
    evictions,
    instruments,
    key_figures,
    own_figures,
    temporary_housing,
    theme_totals,
)
from tests.reports import scenes
from tests.world import count_indicator, open_window, rate_indicator, year

MISSING, HIDDEN = NoNumber.MISSING, NoNumber.SUPPRESSED


@pytest.fixture
def due(world):
    """The windows of 2024 and 2025, past their due dates."""
    open_window(world.programme, year(2024))
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))
    return world


def told(world, user=None, **chosen):
    """By participant."""
    found = key_figures.rows(user=user or world.mona, **chosen)
    return {row.participant: row for row in found}


def half(number):
    first, last = [((1, 1), (6, 30)), ((7, 1), (12, 31))][number - 1]
    return Period.objects.get_or_create(
        year=2025,
        half=number,
        defaults={"starts_on": date(2025, *first), "ends_on": date(2025, *last)},
    )[0]


def hide(figure):
    Measurement.objects.all().unlogged().filter(pk=figure.pk).update(suppression="primary")


def six(world, values):
    """Figures of Nordvik and five more in the region."""
    places = [world.nordvik, *scenes.more_places(world, 5)]
    return [scenes.figure(world, own, value) for own, value in zip(places, values, strict=True)]


def test_a_figure_stands_beside_its_year_before_and_the_way_it_went(due):
    scenes.figure(due, due.nordvik, 37, period=year(2024), state="approved")
    scenes.figure(due, due.nordvik, 28)

    found = told(due)

    row, other = found["Nordvik"], found["Sørvik"]
    assert (row.year, row.value, row.before, row.change) == (2025, 28, 37, -9)
    assert (row.moves, row.moved, row.mark) == (1, "i ønsket retning", "ikke godkjent")
    assert row.address == reverse(
        "figure", args=[due.nordvik.pk, due.indicator.code, due.period.pk]
    )
    assert (other.value, other.before, other.change, other.moved) == (
        MISSING,
        MISSING,
        MISSING,
        "",
    )
    assert other.address == ""


@pytest.mark.parametrize(
    ("direction", "value", "moves", "word"),
    [
        ("lower", 40, -1, "motsatt vei"),
        ("lower", 37, 0, "uendret"),
        ("higher", 40, 1, "i ønsket retning"),
        ("context", 40, None, "vurderes ikke"),
    ],
)
def test_the_indicator_says_which_way_is_wanted(due, direction, value, moves, word):
    due.indicator.direction = direction
    due.indicator.save()
    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.nordvik, value)

    row = told(due)["Nordvik"]

    assert (row.moves, row.moved) == (moves, word)


def test_what_is_shown_as_no_change_is_unchanged(due):
    rate = rate_indicator(decimals=0)
    for above, of in [(200, 2024), (201, 2025)]:  # 25 % and 25.125 %
        parts = {"numerator": Decimal(above), "denominator": Decimal(800)}
        scenes.figure(due, due.nordvik, indicator=rate, period=year(of), **parts)

    row = told(due, indicator=rate)["Nordvik"]

    assert (row.change, row.moved) == (Decimal("0.125"), "uendret")


def test_halves_are_added_and_their_marks_gathered(due):
    halves = count_indicator("halves", frequency="half_year")
    FollowedIndicator.objects.create(participation=due.nordvik, indicator=halves)
    scenes.figure(
        due,
        due.nordvik,
        12,
        indicator=halves,
        period=half(1),
        known="estimated",
        state="approved",
    )
    scenes.figure(due, due.nordvik, 18, indicator=halves, period=half(2))

    row = next(row for row in own_figures.rows(user=due.anne, indicator=halves))

    assert (row.value, row.before) == (30, None)
    assert row.mark == "anslått, ikke godkjent"


def test_halves_of_a_bare_percentage_have_no_year(due):
    rate = rate_indicator("half_rate", frequency="half_year")
    for number in (1, 2):
        scenes.figure(due, due.nordvik, 40, indicator=rate, period=half(number))

    row = told(due, indicator=rate)["Nordvik"]

    assert (row.value, row.change) == (None, None)
    assert row.mark == "ikke godkjent, kjent uten teller og nevner"


def test_a_yearly_percentage_without_its_parts_is_told_as_it_is(due):
    rate = rate_indicator()
    scenes.figure(due, due.nordvik, 40, indicator=rate)
    scenes.figure(
        due, due.sorvik, indicator=rate, numerator=Decimal(10), denominator=Decimal(80)
    )

    found = told(due, indicator=rate)

    assert found["Nordvik"].value == 40
    assert found["Sørvik"].value == Decimal("12.5")


def test_what_is_asked_every_fourth_year_has_no_change_while_it_stands(due):
    rare = count_indicator("rare", frequency="every_4_years", accumulation="snapshot")
    scenes.figure(due, due.nordvik, 40, indicator=rare, period=year(2023))

    row = told(due, indicator=rare, year=2025)["Nordvik"]

    assert (row.value, row.before, row.change) == (40, None, None)


def test_across_a_municipal_change_no_change_is_told(due):
    old = Municipality.objects.create(name="Gamlevik", is_fictional=True)
    MunicipalityChange.objects.create(
        old=old,
        new=due.nordvik.municipality,
        on=date(2025, 1, 1),
        kind="merge",
        old_code="9900",
        new_code="9901",
    )
    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.nordvik, 28, state="approved")

    row = told(due)["Nordvik"]

    assert (row.value, row.before, row.change, row.mark) == (28, 37, None, "brudd")


def test_a_small_figure_is_hidden_outside_and_its_change_with_it(due):
    scenes.figure(due, due.nordvik, 9, period=year(2024))
    scenes.figure(due, due.nordvik, 2)

    outside, own = told(due)["Nordvik"], told(due, due.kari)["Nordvik"]

    assert (outside.value, outside.before, outside.change) == (HIDDEN, 9, HIDDEN)
    assert (own.value, own.change) == (2, -7)
    assert set(told(due, due.kari)) == {"Nordvik"}


def test_the_spread_needs_five_shown_figures_and_leaves_the_hidden_out(due):
    made = six(due, [10, 20, 30, 40, 50, 60])
    row = told(due)["Nordvik"]
    # Of 10 to 60: a quarter of the way is 22.5, the middle 35, three quarters 47.5.
    assert (row.lower, row.median, row.upper, row.shown) == (
        Decimal("22.5"),
        35,
        Decimal("47.5"),
        6,
    )
    assert (row.region_median, row.region_shown) == (35, 6)
    assert told(due)["Sørvik"].region_median is None

    hide(made[5])
    assert (told(due)["Nordvik"].median, told(due)["Nordvik"].shown) == (30, 5)
    hide(made[4])
    assert told(due)["Nordvik"].median is None


def test_those_who_have_opened_for_the_reader_are_not_among_the_five(due):
    six(due, [10, 20, 30, 40, 50, 60])
    other = Measurement.objects.exclude(participation=due.nordvik)[0].participation
    for one, two in [(due.nordvik, other), (other, due.nordvik)]:
        ComparisonOpening.objects.create(participation=one, opened_for=two, opened_by=due.kari)
    assert told(due, due.kari)["Nordvik"].median == 35  # six, of whom one is known

    hide(Measurement.objects.exclude(participation__in=[due.nordvik, other])[0])
    assert told(due, due.kari)["Nordvik"].median is None


def test_totals_stand_beside_those_of_the_year_before(due):
    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.sorvik, 15, period=year(2024))
    scenes.figure(due, due.nordvik, 28)

    rows = key_figures.rows(user=due.mona)
    whole = {row.group: row for row in theme_totals.rows(rows)}

    total, east = whole["Hele programmet"], whole["Region øst"]
    assert (total.value, total.n, total.of, total.missing) == (28, 1, 2, "Sørvik")
    assert (total.before, total.before_n, total.change) == (52, 2, -9)
    assert total.comparison == "blant 1 deltaker med tall begge år"
    assert (east.value, east.before, east.change) == (28, 37, -9)
    assert east.comparison == "de samme deltakerne"
    assert theme_totals.rows(key_figures.rows(user=due.kari)) == []
    assert theme_totals.rows([]) == []
    assert (east.indicator_code, east.year, east.unit) == ("temp_families", 2025, "husstander")
    assert (east.indicator, east.reckoned) == (due.indicator.name, "sum over deltakerne")


def test_a_total_without_a_year_before_has_no_change(due):
    due.programme.windows.filter(period__year=2024).unlogged().delete()
    scenes.figure(due, due.nordvik, 28)

    total = theme_totals.rows(key_figures.rows(user=due.mona))[0]

    assert (total.before, total.before_n, total.change) == (None, None, None)
    assert total.comparison == "ingen har tall begge årene"


def whole_of(world):
    return theme_totals.rows(key_figures.rows(user=world.mona))[0]


def test_a_change_among_some_is_hidden_where_a_figure_of_theirs_is(due):
    made = six(due, [10, 20, 30, 40, 50, 60])
    for own in {each.participation for each in made}:
        scenes.figure(due, own, 41, period=year(2024))
    scenes.figure(due, due.sorvik, 41, period=year(2024))
    assert whole_of(due).change == 210 - 6 * 41

    hide(made[0])
    hide(made[1])
    # Both totals are told; the change, among six of them, is not.
    assert (whole_of(due).value, whole_of(due).before) == (210, 7 * 41)
    assert whole_of(due).change is HIDDEN


def test_those_with_a_figure_in_different_years_have_no_change(due):
    scenes.figure(due, due.nordvik, 28)
    scenes.figure(due, due.sorvik, 41, period=year(2024))

    assert (whole_of(due).both, whole_of(due).change) == (0, None)
    assert (whole_of(due).value, whole_of(due).before) == (28, 41)
    Measurement.objects.filter(participation=due.nordvik).unlogged().delete()
    Measurement.objects.filter(participation=due.sorvik).unlogged().delete()
    assert whole_of(due).change is None


def test_each_report_tells_its_own_themes(due):
    made = {
        temporary_housing: [due.indicator, count_indicator("own_count", theme="homelessness")],
        evictions: [count_indicator("evictions_done", theme="evictions")],
        instruments: [count_indicator("rent_to_own", theme="instruments")],
    }
    official = count_indicator("official", theme="evictions", source="official")
    for indicator in [*(each for own in made.values() for each in own), official]:
        scenes.figure(due, due.nordvik, 28, indicator=indicator)

    for query, own in made.items():
        rows = query.rows(user=due.mona, participation=due.nordvik)
        assert [row.indicator_code for row in rows] == [each.code for each in own]
    everything = key_figures.rows(user=due.mona, participation=due.nordvik)
    assert len(everything) == 4  # not the official one


def test_the_answer_of_the_programme(due):
    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.sorvik, 15, period=year(2024))
    scenes.figure(due, due.nordvik, 28)

    assert answer(due, due.mona) == (
        "Barnefamilier i midlertidig botilbud, 2025: 28 husstander (hele programmet, 1 av 2 deltakere; mangler: Sørvik); året før: 52 (2 av 2 deltakere); endring blant 1 deltaker med tall begge år: −9.",
        "Siden året før har så mange tall gått i ønsket retning: 1; motsatt vei: 0; uendret: 0.",
        "Tall som mangler: 1 – Sørvik (1); skjermet fordi de er små: ingen.",
        "Alle tall er deltakernes egne; den offisielle kartleggingen av bostedsløse er ikke hentet inn ennå.",
    )


def test_a_change_is_told_among_the_same_or_not_at_all(due):
    scenes.figure(due, due.nordvik, 28)
    scenes.figure(due, due.sorvik, 15, period=year(2024))
    assert answer(due, due.mona)[0].endswith("; ingen har tall begge årene.")

    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.sorvik, 21)
    assert answer(due, due.mona)[0].endswith(
        "49 husstander (hele programmet, 2 av 2 deltakere); året før: 52 (2 av 2 deltakere); "
        "endring: −3 (de samme deltakerne)."
    )

    hide(Measurement.objects.get(participation=due.sorvik, period=due.period))
    assert answer(due, due.mona)[0].endswith("; endring: skjermet (de samme deltakerne).")


def test_the_answer_of_ones_own(due):
    scenes.figure(due, due.nordvik, 28)

    assert answer(due, due.kari)[0] == (
        "Nordvik, Barnefamilier i midlertidig botilbud, 2025: 28 husstander (året før: mangler)."
    )
    due.programme.windows.filter(period__year=2024).unlogged().delete()
    told = answer(due, due.kari)
    assert told[0] == "Nordvik, Barnefamilier i midlertidig botilbud, 2025: 28 husstander."
    assert told[2] == "Tall som mangler: ingen; skjermet fordi de er små: ingen."


def test_the_answer_without_a_year_before_or_small(due):
    due.programme.windows.filter(period__year=2024).unlogged().delete()
    scenes.figure(due, due.nordvik, 2)

    told = answer(due, due.mona)

    assert told[0].endswith("(hele programmet, 1 av 2 deltakere; mangler: Sørvik).")
    assert told[2] == "Tall som mangler: 1 – Sørvik (1); skjermet fordi de er små: 1."


def answer(world, user):
    report = BY_SLUG["temporary-housing"]
    return report.answer(report.rows(user=user), user=user, chosen={})


def test_nothing_is_told_where_there_is_nothing(world):
    assert key_figures.rows(user=world.per) == []
    tell = own_figures_answer.answer_with("")
    assert tell([], user=world.per, chosen={}) == ("Det er ingen tall å vise.",)


def test_the_queries_are_as_many_for_two_as_for_seven(due):
    def count():
        with CaptureQueriesContext(connection) as captured:
            key_figures.rows(user=due.mona)
        return len(captured)

    scenes.figure(due, due.nordvik, 28)
    few = count()
    for own in scenes.more_places(due, 5):
        scenes.figure(due, own, 30)

    assert count() == few


def test_page_takes_year_and_indicator_from_the_address(client, due):
    scenes.figure(due, due.nordvik, 37, period=year(2024))
    scenes.figure(due, due.nordvik, 28)
    client.force_login(due.mona)

    page = client.get(
        reverse("report", args=["key-figures"]), {"year": 2024, "indicator": due.indicator.pk}
    )

    assert page.context["row_count"] == 2
    assert "37" in page.content.decode()
    wrong = client.get(reverse("report", args=["key-figures"]), {"year": 1999})
    assert wrong.context["left_out"].unknown == ("År",)
