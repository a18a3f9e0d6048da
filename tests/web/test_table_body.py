"""The rows that are planned once say, letter for letter, what django-tables2 says cell by cell."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import django_tables2 as tables
import pytest
from django.template import engines

from accounts.models import User
from municipalities.models import Participation
from municipalities.tables import Participations
from web.table_body import Address
from web.tables import Table

CELL_BY_CELL = """{% for row in table.paginated_rows %}<tr>{% for column, cell in row.items %}<td
{% if column.attrs.td.class %}class="{{ column.attrs.td.class }}"{% endif %}>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}"""


def cell_by_cell(table):
    template = engines["django"].from_string(CELL_BY_CELL)
    drawn = template.render({"table": table})
    return drawn.replace("<td\n>", "<td>").replace("<td\nclass", "<td class")


@dataclass(frozen=True)
class Row:
    pk: int
    word: str
    amount: Any
    day: date | None
    other: Any = None
    code: str = "temp_families"

    def called(self) -> str:
        return f"{self.word} & co"


class Everything(Table):
    word = tables.Column(linkify=("participation", [tables.A("pk")]))
    coded = tables.Column(accessor="word", linkify=("indicator", {"code": tables.A("code")}))
    by_hand = tables.Column(
        accessor="word", linkify=lambda record: f"/{tables.A('pk').resolve(record)}/?a=1&b=2"
    )
    marked = tables.Column(
        accessor="word",
        linkify=("participation", [tables.A("pk")]),
        attrs={"a": {"class": "x"}, "td": {"class": "number"}},
    )
    amount = tables.Column(attrs={"td": {"class": "number"}})
    day = tables.DateColumn()
    far = tables.Column(accessor="other__word")
    called = tables.Column()
    nowhere = tables.Column()
    drawn = tables.TemplateColumn("{{ record.word }} {{ value }}", accessor="amount")
    both = tables.Column(accessor="word", empty_values=())
    whole = tables.Column(accessor="word")

    def render_both(self, value, record):
        return f"<{value}> {tables.A('pk').resolve(record)}"

    def render_whole(self, value, table, column):
        return f"{value} of {len(table.rows)} {column.accessor}"


ROWS = [
    Row(1, "Nordvik", Decimal("1234.5"), date(2026, 11, 24)),
    Row(2, "<b>Sørvik & sønn</b>", 12345, None, Row(3, "Vestvik", 1, None)),
    Row(4, "", None, date(2026, 11, 24)),
]


@pytest.mark.parametrize(
    "rows", [ROWS[:2], ROWS, [vars(each) | {"nowhere": 1} for each in ROWS[:2]]]
)
def test_every_kind_of_column_is_as_the_library_draws_it(rows):
    assert Everything(rows).body() == cell_by_cell(Everything(rows))
    assert Everything(rows).body().count("<tr>") == len(rows)


def test_rows_of_the_database_show_choices_days_and_links(world):
    world.sorvik.ends_on, world.sorvik.adviser = date(2027, 12, 31), world.anne
    world.sorvik.save()
    table = Participations(Participation.objects.all().in_name_order())

    drawn = table.body()

    assert drawn == cell_by_cell(table)
    assert f'<a href="/deltakere/{world.nordvik.pk}/">Nordvik</a>' in drawn
    assert "<td>31.12.2027</td><td>Anne</td>" in drawn


def test_a_link_to_many_is_left_to_the_library(world):
    class People(Table):
        groups = tables.ManyToManyColumn(accessor="bench_none", default="none")

        class Meta:
            model = User
            fields = ("name",)

    people = User.objects.order_by("pk")[:2]

    assert People(people).body() == cell_by_cell(People(people))


def test_only_the_rows_of_the_page_are_drawn():
    table = Everything(ROWS)
    table.paginate(page=2, per_page=2)

    assert table.body() == cell_by_cell(table)
    assert table.body().count("<tr>") == 1


def test_numbers_are_put_in_their_own_places_of_an_address():
    row = Row(5, "", 0, None, 7)
    in_order = {"participation": tables.A("pk"), "window": tables.A("other")}
    swapped = {"window": tables.A("other"), "participation": tables.A("pk")}

    assert Address("figures-of", [*in_order.values()])(row) == "/deltakere/5/tall/7/"
    assert Address("figures-of", kwargs=in_order)(row) == "/deltakere/5/tall/7/"
    assert Address("figures-of", kwargs=swapped)(row) == "/deltakere/5/tall/7/"
