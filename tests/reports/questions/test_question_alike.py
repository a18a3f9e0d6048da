"""Q21: who is of nearly the same size and does better; never a list from best to worst."""

from decimal import Decimal

import pytest

from municipalities.models import ComparisonOpening, Population
from reports.models import Download
from tests.reports import scenes
from tests.reports.questions.asking import ask
from tests.world import count_indicator, place, rate_indicator

CHOOSE = "Velg én deltaker for å se hvem den ligner på; KOSTRA-grupper er ikke hentet inn ennå."


def settle(participation, persons):
    Population.objects.create(
        municipality=participation.municipality, year=2025, persons=persons
    )


def refused(world, indicator, participation, above, below=100):
    parts = {"numerator": Decimal(above), "denominator": Decimal(below)}
    return scenes.figure(world, participation, indicator=indicator, **parts)


@pytest.fixture
def three(world):
    """Nordvik 10 000, Sørvik 19 000 and Tredje 30 000 inhabitants, who refuse 40, 30 and 20 %."""
    third = place("Tredje", "9903", world.region, world.programme)
    rate = rate_indicator()
    world.programme.indicators_for_all.add(rate)
    for own, persons, share in [
        (world.nordvik, 10_000, 40),
        (world.sorvik, 19_000, 30),
        (third, 30_000, 20),
    ]:
        settle(own, persons)
        refused(world, rate, own, share)
        scenes.figure(world, own, share)  # a number of households, which is not compared
    return third, rate


def test_those_of_half_to_twice_the_size_are_told_with_what_is_better(world, three):
    found = ask(world.mona, "Q21", participation=world.nordvik)

    assert found.sentence == (
        "Omtrent like store som Nordvik: Sørvik. Med bedre tall for minst én indikator: Sørvik."
    )
    assert (found.figure, found.n, found.of, found.missing) == (1, 1, 1, ())
    assert found.further[0] == (
        "Det er mest å lære av andre om: Andel nye søkere som har fått avslag (1)."
    )
    (row,) = found.rows
    assert (row.participant, row.before, row.value, row.state) == ("Sørvik", 40, 30, "bedre")
    assert row.detail.replace("\xa0", " ") == "innbyggere: 19 000"

    other = ask(world.mona, "Q21", participation=world.sorvik)
    assert [(row.participant, row.state) for row in other.rows] == [
        ("Nordvik", "ikke bedre"),
        ("Tredje", "bedre"),
    ]


def test_the_same_and_what_is_higher_is_better_are_told(world, three):
    higher = rate_indicator("kept", name_nb="Andel som bor", direction="higher")
    for own, share in [(world.nordvik, 40), (world.sorvik, 60)]:
        refused(world, higher, own, share)
    same = rate_indicator("same", name_nb="Samme")
    for own in (world.nordvik, world.sorvik):
        refused(world, same, own, 50)

    found = ask(world.mona, "Q21", participation=world.nordvik)

    assert [(row.about, row.state) for row in found.rows] == [
        ("Andel nye søkere som har fått avslag", "bedre"),
        ("Andel som bor", "bedre"),
        ("Samme", "det samme"),
    ]


def test_nobody_is_named_to_a_municipality_but_those_open_both_ways(world, three):
    assert ask(world.kari, "Q21").sentence == (
        "Ingen av dem du kan lese tallene til med navn, er omtrent like store som Nordvik."
    )
    assert ask(world.kari, "Q21").rows == ()
    ComparisonOpening.objects.create(
        participation=world.nordvik, opened_for=world.sorvik, opened_by=world.kari
    )
    assert ask(world.kari, "Q21").rows == ()
    ComparisonOpening.objects.create(
        participation=world.sorvik, opened_for=world.nordvik, opened_by=world.siri
    )
    assert [row.participant for row in ask(world.kari, "Q21").rows] == ["Sørvik"]
    # An adviser of Nordvik's region does not read Sørvik's figures by name.
    assert ask(world.anne, "Q21", participation=world.nordvik).rows == ()


def test_hidden_figures_are_not_compared_and_who_lacks_some_is_missing(world, three):
    _third, rate = three
    hidden = rate_indicator("hidden", name_nb="Skjermet")
    for own in (world.nordvik, world.sorvik):
        refused(world, hidden, own, 2)
    refused(world, rate_indicator("alone", name_nb="Alene"), world.nordvik, 30)

    found = ask(world.mona, "Q21", participation=world.nordvik)

    assert {row.about for row in found.rows} == {"Andel nye søkere som har fått avslag"}
    rate.source = "official"
    rate.save()
    without = ask(world.mona, "Q21", participation=world.nordvik)
    assert (without.n, without.of, without.missing) == (0, 1, ("Sørvik",))
    assert without.sentence.endswith("Med bedre tall for minst én indikator: ingen.")


def test_one_participant_must_be_chosen_and_its_size_be_known(world):
    count_indicator("other")
    assert ask(world.mona, "Q21").sentence == CHOOSE
    assert ask(world.mona, "Q21", participation=world.nordvik).sentence == (
        "Verken KOSTRA-gruppa eller folketallet til Nordvik er hentet inn."
    )


def test_those_beside_the_one_that_is_asked_about_see_that_their_figures_left(
    client, world, three
):
    client.force_login(world.mona)

    response = client.get("/styringsinformasjon/excel/", {"participation": world.nordvik.pk})

    assert response.getvalue()
    whose = Download.objects.get().participations.all()
    assert {each.name for each in whose} == {"Nordvik", "Sørvik"}
