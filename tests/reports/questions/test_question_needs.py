"""Q3: how many are in need, with n, who is missing, and what is hidden; worked by hand."""

from datetime import date

from municipalities.models import District, Participation, Population
from programme.figures import NoNumber
from programme.models import TargetGroup
from tests.municipalities import chain_scene as chain
from tests.reports import scenes
from tests.reports.questions.asking import ask
from tests.world import START, place

IN_2025, IN_2024 = scenes.IN_2025, date(2024, 6, 1)


def test_households_are_added_where_they_are_shown_and_persons_stand_apart(world):
    third = place("Tredje", "9903", world.region, world.programme)
    for own, number, day in [(world.nordvik, 30, IN_2025), (third, 12, IN_2024)]:
        scenes.need(world, own, counts=[(number, "households", day)])
    scenes.need(world, world.nordvik, counts=[(90, "persons", IN_2025)])
    scenes.need(world, third)
    for own, persons in [(world.nordvik, 12_000), (third, 4_000)]:
        for year in (2024, 2025):
            Population.objects.create(municipality=own.municipality, year=year, persons=persons)

    found = ask(world.mona, "Q3")

    assert (found.figure, found.n, found.of, found.missing) == (42, 2, 3, ("Sørvik",))
    assert found.sentence == "Talt i behovene: 42 husstander, i 2 behov fra 2 deltakere."
    # 30 of 12 000 and 12 of 4 000.
    assert found.further[:2] == (
        "Talt i behovene: 90 personer, i 1 behov fra 1 deltaker.",
        "Per 1 000 innbyggere er det fra 2,5 til 3,0 husstander i hvert behov, der folketallet er kjent.",
    )
    assert (found.period, found.unit) == ("2024–2025", "husstander")
    assert [part.count for part in found.picture.parts] == [3, 1]
    households = [row.value for row in found.rows if row.unit == "husstander"]
    assert sum(households) == found.figure
    assert [row.value for row in found.rows].count(NoNumber.MISSING) == 1
    assert found.rows[0].detail == "2,5 per 1 000 innbyggere"


def test_one_household_has_the_word_for_one(world):
    scenes.need(world, world.nordvik, counts=[(1, "households", IN_2025)])

    found = ask(world.kari, "Q3", participation=world.nordvik)

    assert found.sentence == "Talt i behovene: 1 husstand, i 1 behov fra 1 deltaker."
    assert (found.unit, found.one) == ("husstander", "husstand")


def test_small_counts_are_not_in_the_sum_and_their_number_is_told(world):
    scenes.need(world, world.nordvik, counts=[(30, "households", IN_2025)])
    scenes.need(world, world.sorvik, counts=[(2, "households", IN_2025)])

    outside, own = ask(world.mona, "Q3"), ask(world.siri, "Q3")

    assert (outside.figure, outside.n) == (30, 2)
    assert outside.sentence == (
        "Talt i behovene: 30 husstander, i 1 behov fra 1 deltaker; skjermet, og derfor ikke med: 1."
    )
    assert own.figure == 2
    alone = ask(world.mona, "Q3", participation=world.sorvik)
    assert alone.figure is NoNumber.SUPPRESSED
    assert alone.further[0] == "Ingen målgruppe er nevnt i behovene som er talt."


def test_a_district_is_not_added_to_its_own_municipality(world):
    district = District.objects.create(municipality=world.nordvik.municipality, name="Havna")
    havna = Participation.objects.create(
        programme=world.programme, district=district, region=world.region, starts_on=START
    )
    for own in (world.nordvik, havna):
        scenes.need(world, own, counts=[(30, "households", IN_2025)])

    found = ask(world.mona, "Q3")

    assert (found.figure, found.n) == (30, 2)
    assert found.further[0] == "Regnet med i kommunen sin: Havna."


def test_whom_it_is_for_is_told_by_how_many_needs(world):
    young = TargetGroup.objects.create(code="young", name_nb="Unge")
    for title in ("Boliger", "Oppfølging"):
        chain.count(world, chain.need(world, title, target_groups=[young]))

    found = ask(world.kari, "Q3")

    assert found.further[0] == "For hvem, oftest: Unge (2)."


def test_without_needs_or_counts_that_is_said(world):
    assert ask(world.mona, "Q3").sentence == "Ingen behov er formulert i dette utvalget."
    scenes.need(world, world.nordvik)
    assert ask(world.mona, "Q3").sentence == "Ingen behov i dette utvalget er talt ennå."


def test_the_change_is_among_the_needs_that_are_counted_twice_and_shown_both_times(world):
    for own, before, now in [
        (world.nordvik, 20, 30),
        (world.sorvik, 9, 2),
        (world.sorvik, 7, 5),
    ]:
        scenes.need(
            world, own, counts=[(now, "households", IN_2025), (before, "households", IN_2024)]
        )
    scenes.need(world, world.nordvik, counts=[(8, "households", IN_2025)])

    change, own = (ask(user, "Q3").change for user in (world.mona, world.siri))

    # 30 less 20, and 5 less 7; what is small now is left out outside.
    assert (change.value, change.since) == (8, "tellingen før")
    assert change.note == "behov som er talt mer enn én gang: 2"
    assert own.value == -9
