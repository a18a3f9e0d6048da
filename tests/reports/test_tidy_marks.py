"""The sheet with one row a figure tells what follows each figure."""

from decimal import Decimal

from municipalities.actions.measurements import Entry
from reports.queries import tidy
from tests.municipalities.test_figure_page import enter, submit


def test_the_marks_of_a_figure_stand_in_its_row(world):
    enter(world, Entry(value=Decimal(41), known="estimated", is_provisional=True))
    submit(world)
    enter(world, Entry(value=Decimal(40), correction_reason="Én var talt to ganger"))

    stands, correction = tidy.rows(user=world.ola)

    assert stands.marks == "anslått; foreløpig"
    assert correction.marks == "rettet"
