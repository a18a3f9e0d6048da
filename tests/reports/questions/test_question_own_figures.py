"""Q10, Q13 and Q14: answered from own figures, with what is not held said plainly."""

from decimal import Decimal

import pytest

from programme.figures import NoNumber
from tests.reports import scenes
from tests.reports.questions.asking import ask
from tests.world import count_indicator, rate_indicator, year


def test_refusals_are_sum_over_sum_with_the_year_before(world):
    rate = rate_indicator()
    for own, above, below, of in [
        (world.nordvik, 10, 40, 2025),
        (world.sorvik, 20, 160, 2025),
        (world.nordvik, 20, 40, 2024),
    ]:
        parts = {"numerator": Decimal(above), "denominator": Decimal(below)}
        scenes.figure(world, own, indicator=rate, period=year(of), **parts)

    found = ask(world.mona, "Q10")

    # 30 of 200; among those with both years 25 % now and 50 % then.
    assert (found.figure, found.n, found.of, found.missing) == (15, 2, 2, ())
    assert found.change.value == -25
    assert found.further[-1].endswith(
        "fylket, KOSTRA-gruppa og landet er ikke hentet inn ennå."
    )
    assert [row.value for row in found.rows] == [25, Decimal("12.5")]
    assert "Ingen i dette utvalget blir spurt om" not in found.sentence


@pytest.mark.parametrize(
    ("number", "code", "said"),
    [
        ("Q13", "rent_to_own", "startlån eller tilskudd"),
        ("Q14", "waiting_adapted", "offisielt tall"),
    ],
)
def test_what_is_not_held_is_said_beside_the_figure(world, number, code, said):
    indicator = count_indicator(code)
    assert ask(world.mona, number).sentence.startswith("Ingen i dette utvalget blir spurt om")
    scenes.figure(world, world.nordvik, 12, indicator=indicator)
    scenes.figure(world, world.sorvik, 2, indicator=indicator)

    found, own = ask(world.mona, number), ask(world.siri, number)

    assert said in found.further[-1]
    assert (found.figure, found.n) == (NoNumber.SUPPRESSED, 2)
    # Nordvik's is hidden with it: the total of both would give the small one away.
    assert [row.value for row in found.rows] == [NoNumber.SUPPRESSED, NoNumber.SUPPRESSED]
    assert (own.figure, own.n, own.of) == (2, 1, 1)
