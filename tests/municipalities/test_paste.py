"""A list pasted from Excel: what is read, what is told, and that all or nothing is stored."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from municipalities import pasted, pasted_columns
from municipalities.actions import initiatives, needs
from municipalities.models import Initiative, Need, NeedCount, Participation
from municipalities.pasted_cells import rows_of
from programme.models import InitiativeType, NeedCategory, TargetGroup
from tests.municipalities import chain_scene as scene
from tests.world import TODAY
from web.errors import Refused


@pytest.mark.parametrize(
    ("block", "rows"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"], [""]]),
        ('"to\nlinjer"\tb', [["to\nlinjer", "b"]]),
        ('"sa ""hei"""\tb', [['sa "hei"', "b"]]),
        ('"Bolig først" i Nordvik\tb', [['"Bolig først" i Nordvik', "b"]]),
        ('"uten slutt\tb', [['"uten slutt', "b"]]),
        ('5" rør\tb', [['5" rør', "b"]]),
        ("\tb", [["", "b"]]),
        ("a\t", [["a", ""]]),
        ("", [[""]]),
    ],
)
def test_a_block_is_read_as_excel_writes_it(block, rows):
    assert rows_of(block) == rows


def test_a_block_full_of_quotes_is_read_quickly():
    assert len(rows_of('"a""' * 50_000)) == 1
    assert len(rows_of('"\t""\n' * 50_000)) > 1


@pytest.fixture
def lists(world):
    NeedCategory.objects.create(
        code="home_missing",
        name_nb="Mangler bolig",
        name_nn="Manglar bustad",
        name_en="Lacks a home",
    )
    NeedCategory.objects.create(code="old", name_nb="Utgått", is_retired=True)
    InitiativeType.objects.create(
        code="follow_up", name_nb="Booppfølging", name_nn="Buoppfølging"
    )
    TargetGroup.objects.create(code="youth", name_nb="Utsatte unge", name_nn="Utsette unge")
    TargetGroup.objects.create(code="both", name_nb="Rus, psykisk helse")
    return world


def read_needs(text, standing=()):
    return pasted.read(text, pasted_columns.of_needs(), today=TODAY, standing=standing)


def read_initiatives(text, standing=()):
    return pasted.read(
        text,
        pasted_columns.of_initiatives(Participation.objects.get(municipality__name="Nordvik")),
        today=TODAY,
        standing=standing,
        by_heading=pasted_columns.of_year,
    )


def test_needs_without_headings_are_read_in_order(lists):
    found = read_needs(
        "Boliger\tmanglar  bustad\tUtsette unge; rus, psykisk helse\tTekst\t1 234\tHouseholds"
        "\t1.6.2026\tkartlegging"
    )

    words = found.rows[0].words()
    assert words["category"].code == "home_missing"
    assert [group.code for group in words["target_groups"]] == ["youth", "both"]
    assert pasted.count_of(words) == {
        "count": 1234,
        "unit": "households",
        "counted_on": date(2026, 6, 1),
        "method": "mapping",
        "uncertainty": "",
    }
    assert words["title"] == "Boliger"


def test_a_name_with_a_comma_is_one_name(lists):
    cell = read_needs("A\t\tRus, psykisk helse").rows[0].cells["target_groups"]

    assert ([group.code for group in cell.value], cell.problem) == (["both"], "")


@pytest.mark.parametrize(
    "headings",
    ["Kategori\tBehov", "kategori:\tTittel *", "Category\tTitle", "Kategori\tNamn"],
)
def test_headings_are_known_in_every_language_and_any_order(lists, headings):
    found = read_needs(f"{headings}\nMangler bolig\tBoliger")

    assert [column.name for column in found.columns] == ["category", "title"]
    assert found.rows[0].words()["title"] == "Boliger"
    assert (found.rows[0].number, found.problems) == (2, 0)


def test_what_the_headings_do_not_name_is_told(lists):
    found = read_needs("Tittel\tFarge\tTittel\t\nBoliger\tblå\tAnnet\t")

    assert len(found.told) == 2
    assert "Farge" in found.told[0]
    assert "Tittel" in found.told[1]
    assert found.rows[0].words()["title"] == "Boliger"


def test_a_list_without_a_title_column_says_so(lists):
    found = read_needs("Kategori\tBeskrivelse\nMangler bolig\tTekst")

    assert (found.stored, len(found.left_out), len(found.told)) == ([], 1, 1)


@pytest.mark.parametrize(
    ("place", "typed"),
    [
        (1, "Utgått"),
        (1, "Mangler boliger"),
        (2, "Marsboere"),
        (4, "mange"),
        (4, "12,5"),
        (4, "-1"),
        (4, "1.234"),
        (4, "99999999999"),
        (5, "stk"),
        (6, "31.02.2026"),
        (6, "1/6/26"),
        (6, "31.02.26"),
        (6, "1.6.026"),
        (6, "25.11.2026"),
        (7, "gjetning"),
        (3, "a" * 20_001),
    ],
)
def test_a_cell_that_is_not_understood_is_told_and_left_blank(lists, place, typed):
    cells = ["Boliger", "", "", "", "", "", "", ""]
    cells[place] = typed

    (row,) = read_needs("\t".join(cells)).rows

    assert (row.problems, row.is_stored) == (1, True)
    name = [*row.cells][place]
    assert not row.cells[name].value
    assert row.cells[name].problem


@pytest.mark.parametrize("title", ["", "  ", "a" * 201])
def test_a_row_without_a_usable_title_is_not_stored(lists, title):
    found = read_needs(f"{title}\tMangler bolig\nBoliger")

    assert [row.number for row in found.left_out] == [1]
    assert found.rows[0].cells["title"].problem
    assert len(found.stored) == 1


def test_a_count_is_whole_or_left_out(lists):
    (row,) = read_needs("Boliger\t\t\t\t12\thusstander").rows
    words = row.words()

    assert pasted.count_of(words) is None
    assert len(row.told) == 1
    assert "count" not in words


def test_a_title_keeps_signs_and_loses_its_line_break(lists):
    text = '"=1+1\nČáhppesčorru æøå \x1f"\t\t\t"to\nlinjer"'

    words = read_needs(text).rows[0].words()

    assert words["title"] == "=1+1 Čáhppesčorru æøå"
    assert words["description"] == "to\nlinjer"


def test_twins_are_told_of_and_stored(lists):
    found = read_needs("Boliger\nboliger\nTomter", standing=["TOMTER"])

    assert [len(row.told) for row in found.rows] == [0, 1, 1]
    assert len(found.stored) == 3


@pytest.mark.parametrize("text", ["", " \n\t\n", "Tittel\tKategori\n"])
def test_nothing_to_store_is_said(lists, text):
    with pytest.raises(Refused):
        read_needs(text)


def test_five_hundred_rows_are_the_most(lists):
    assert len(read_needs("Behov nå\n" * 500).rows) == 500
    with pytest.raises(Refused, match="501"):
        read_needs("Behov nå\n" * 501)


def test_more_cells_than_columns_are_told_of(lists):
    (row,) = read_needs("Boliger" + "\t" * 12 + "til overs").rows

    assert len(row.told) == 1


def test_initiatives_are_read_with_dates_status_and_trial(lists):
    (row,) = read_initiatives(
        "Tiltak\tType\tAnsvarlig enhet\tStart\tSlutt\tStatus\tForsøk\tPartnere\n"
        'Boligkontor\tbuoppfølging\tNAV\t2026-01-01\t31.12.2027\tunder way\tja\t"A\nB"'
    ).rows

    words = row.words()
    assert words["type"].code == "follow_up"
    assert (words["starts_on"], words["ends_on"]) == (date(2026, 1, 1), date(2027, 12, 31))
    assert (words["status"], words["is_trial"], words["partners"]) == (
        "under_way",
        True,
        "A\nB",
    )


@pytest.mark.parametrize(
    ("heading", "typed", "name", "standing"),
    [
        ("Status", "halvveis", "status", "planned"),
        ("Status", "ended without being carried out", "status", "planned"),
        ("Trial", "kanskje", "is_trial", False),
        ("Ansvarlig", "a" * 121, "responsible_unit", ""),
        ("Start\tSlutt", "01.02.2026\t01.01.2026", "ends_on", None),
    ],
)
def test_what_an_initiative_cannot_be_is_told(lists, heading, typed, name, standing):
    (row,) = read_initiatives(f"Tiltak\t{heading}\nBoligkontor\t{typed}").rows

    assert (row.problems, row.cells[name].value) == (1, standing)


def test_one_ended_with_learning_is_stored_as_that(lists):
    (row,) = read_initiatives(
        "Tiltak\tStatus\tLæring\tForsøk\nA\tended without being carried out\tMye\tnei"
    ).rows

    assert (row.problems, row.words()["status"]) == (0, "ended")


def test_a_blank_status_is_planned(lists):
    (row,) = read_initiatives("Tiltak\tStatus\nA\t").rows

    assert (row.problems, row.words()["status"]) == (0, "planned")


def address(world, noun="tiltak"):
    return f"/deltakere/{world.nordvik.pk}/{noun}/lim-inn/"


def preview(client, world, block, noun="tiltak"):
    answer = client.post(address(world, noun), {"block": block, "preview": "1"})
    assert answer.status_code == 200
    return answer


def store(client, world, block, noun="tiltak", changed=None):
    mark = preview(client, world, block, noun).context["form"]["previewed"].value()
    posted = {"block": block, "store": "1", "previewed": mark} | (changed or {})
    return client.post(address(world, noun), posted)


@pytest.mark.parametrize(
    ("name", "status"), [("ola", 200), ("berit", 403), ("anne", 403), ("siri", 404)]
)
@pytest.mark.parametrize("noun", ["tiltak", "behov"])
def test_own_writers_alone_paste(client, world, noun, name, status):
    client.force_login(world.people()[name])

    assert client.get(address(world, noun)).status_code == status


def test_the_preview_stores_nothing_and_keeps_what_was_typed(client, lists):
    client.force_login(lists.ola)

    page = preview(client, lists, "\tBiltype\n=1+1 Čáhppes\tBiltype").content.decode()

    assert "=1+1 Čáhppes" in page
    assert "\n\tBiltype\n=1+1" in page.replace("\r", "")
    assert not Initiative.objects.exists()


def test_needs_are_stored_with_their_counts(client, lists):
    client.force_login(lists.ola)
    block = "Boliger\tMangler bolig\t\t\t12\tpersoner\t01.06.2026\tregister\nTomter\t\t\t\t5"
    block = block.replace("personer", "persons")

    assert store(client, lists, block, "behov").status_code == 302

    assert [str(need) for need in Need.objects.order_by("order")] == ["Boliger", "Tomter"]
    assert {need.standing for need in Need.objects.all()} == {"draft"}
    assert NeedCount.objects.get().count == 12


def test_initiatives_are_stored_in_order_as_drafts(client, lists):
    client.force_login(lists.ola)

    assert store(client, lists, "Å\nA\n\nÆ").status_code == 302

    rows = Initiative.objects.order_by("order")
    assert [row.title for row in rows] == ["Å", "A", "Æ"]
    assert not Initiative.objects.visible_to(lists.mona).exists()


def test_the_same_list_is_not_stored_twice_by_a_double_click(client, lists):
    client.force_login(lists.ola)
    mark = preview(client, lists, "A").context["form"]["previewed"].value()
    posted = {"block": "A", "store": "1", "previewed": mark}

    assert client.post(address(lists), posted).status_code == 302
    again = client.post(address(lists), posted)

    assert again.status_code == 200
    assert again.context["again"]
    assert Initiative.objects.count() == 1


def test_a_list_changed_after_the_preview_is_previewed_again(client, lists):
    client.force_login(lists.ola)

    assert store(client, lists, "A", changed={"block": "B"}).status_code == 200
    assert not Initiative.objects.exists()


def test_a_list_without_titles_cannot_be_stored(client, lists):
    client.force_login(lists.ola)

    assert store(client, lists, "\tBooppfølging").status_code == 200
    assert not Initiative.objects.exists()


@pytest.mark.parametrize("block", ["", "\n", "A\x00B", "A\n" * 501])
def test_a_bad_block_comes_back_with_a_sentence(client, lists, block):
    client.force_login(lists.ola)

    answer = client.post(address(lists), {"block": block, "preview": "1"})

    assert answer.status_code == 422
    assert answer.context["form"].errors


def test_all_rows_or_none_are_stored(lists):
    with pytest.raises(ValidationError):
        initiatives.word_many(
            participation=lists.nordvik, by=lists.ola, rows=[{"title": "A"}, {"title": ""}]
        )
    with pytest.raises(ValidationError):
        needs.word_many(
            participation=lists.nordvik,
            by=lists.ola,
            today=TODAY,
            rows=[({"title": "A"}, None), ({"title": ""}, None)],
        )

    assert not Initiative.objects.exists()
    assert not Need.objects.exists()


def test_every_column_is_known_by_some_headings(world):
    columns = [*pasted_columns.of_needs(), *pasted_columns.of_initiatives(world.nordvik)]

    assert {column.name for column in columns} <= set(pasted_columns.HEADINGS)


def test_a_need_has_its_area_priority_uncertainty_and_what_users_said(client, lists):
    client.force_login(lists.ola)
    block = (
        "Behov\tOmråde\tPrioritet\tBrukermedvirkning\tAntall\tEnhet\tTalt\tMetode\tUsikkerhet\n"
        "Boliger\tSentrum\thøy\tIntervjuer\t12\thusstander\t1.6.26\tkartlegging\t± 3\n"
        "Tomter\t\t\t\t\t\t\t\t\n"
        "Rom\t\t3\t\t\t\t\t\tusikkert"
    )

    assert store(client, lists, block, "behov").status_code == 302

    first, second, third = (need.working for need in Need.objects.order_by("order"))
    assert (first.area, first.priority, first.users_had_a_say) == ("Sentrum", 1, "Intervjuer")
    assert (second.area, second.priority) == ("", None)
    assert third.priority == 3
    count = NeedCount.objects.get()
    assert (count.counted_on, count.uncertainty) == (date(2026, 6, 1), "± 3")


def test_an_unknown_priority_is_told_and_left_blank(lists):
    (row,) = read_needs("Behov\tPrioritet\nBoliger\tkanskje").rows

    assert (row.problems, row.cells["priority"].value) == (1, None)


@pytest.mark.parametrize(
    ("typed", "status", "shown"),
    [
        ("Pågår", "under_way", "i gang"),
        ("påbyrja", "under_way", "i gang"),
        ("Ferdig", "done", "gjennomført"),
        ("avsluttet", "done", "gjennomført"),
        ("avslutta", "done", "gjennomført"),
        ("ikkje starta", "planned", "planlagt"),
        ("utsett", "paused", "satt på vent"),
    ],
)
def test_what_a_status_is_called_is_read_and_told(lists, typed, status, shown):
    (row,) = read_initiatives(f"Tiltak\tStatus\nBoligkontor\t{typed}").rows

    cell = row.cells["status"]
    assert (row.problems, cell.value, cell.shown) == (0, status, shown)
    assert cell.note == f"«{typed}» er lest som: {shown}."


def test_a_status_by_its_own_name_is_not_told_of(lists):
    (row,) = read_initiatives("Tiltak\tStatus\nBoligkontor\tgjennomført").rows

    assert (row.cells["status"].value, row.cells["status"].note) == ("done", "")


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("1.2.26", "«1.2.26» er lest som: 01.02.2026."),
        ("01.02.2026", ""),
        ("2026-02-01", ""),
    ],
)
def test_two_figures_for_the_year_are_read_and_told(lists, typed, note):
    (row,) = read_initiatives(f"Tiltak\tStart\nBoligkontor\t{typed}").rows

    assert (row.cells["starts_on"].value, row.cells["starts_on"].note) == (
        date(2026, 2, 1),
        note,
    )


def test_the_preview_shows_what_was_read_as_something_else(client, lists):
    client.force_login(lists.ola)

    page = preview(client, lists, "Tiltak\tStatus\nBoligkontor\tpågår").content.decode()

    assert "«pågår» er lest som: i gang." in page


def test_an_initiative_has_its_strategy_indicators_budgets_and_what_users_said(client, lists):
    strategy = scene.strategy(lists, "Bolig først")
    client.force_login(lists.ola)
    block = (
        "Tiltak\tStrategi\tIndikatorer\tBudsjett 2026\tBrukt 2026\tBudsjett 2027, kroner\t"
        "Budsjett 2028\tMedvirkning\n"
        f"Boligkontor\tbolig  først\t{lists.indicator.name_nb}\t1 500 000 kr\t20000\t0\t\tJa\n"
        "Annet\t\t\t\t\t\t\t"
    )

    assert store(client, lists, block).status_code == 302

    made, bare = Initiative.objects.order_by("order")
    assert [*made.strategies.all()] == [strategy]
    assert [*made.indicators.all()] == [lists.indicator]
    assert made.users_had_a_say == "Ja"
    assert [(row.year, row.amount, row.spent) for row in made.budgets.all()] == [
        (2026, 1_500_000, 20_000),
        (2027, 0, None),
    ]
    assert not bare.budgets.exists()


def test_a_strategy_that_is_not_there_or_twice_or_anothers_is_told(lists):
    scene.strategy(lists, "Bolig først")
    for _twice in range(2):
        scene.strategy(lists, "Leie")
    scene.strategy(lists, "Naboens", at=lists.sorvik)

    (row,) = read_initiatives("Tiltak\tStrategi\nA\tBolig først; Leie; Naboens").rows

    cell = row.cells["strategies"]
    assert [str(each) for each in cell.value] == ["Bolig først"]
    assert cell.problem == (
        "«Leie» er ikke tittelen på én åpen strategi her. "
        "«Naboens» er ikke tittelen på én åpen strategi her."
    )


@pytest.mark.parametrize("typed", ["mye", "-1", "12,5", "1.234"])
def test_an_amount_that_is_not_whole_kroner_is_told(lists, typed):
    (row,) = read_initiatives(f"Tiltak\tBudsjett 2026\nA\t{typed}").rows

    assert (row.problems, row.cells["budget_2026"].value) == (1, None)


def test_the_same_year_twice_and_a_year_far_off_are_told(lists):
    found = read_initiatives("Tiltak\tBudsjett 2026\tbudget 2026\tBudsjett 1926\nA\t1\t2\t3")

    assert len(found.told) == 2
    assert found.rows[0].words()["budget_2026"] == 1
