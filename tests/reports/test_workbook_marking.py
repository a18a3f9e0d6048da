"""What stands out in a file stands out by a sign and bold letters, and by a colour besides."""

from decimal import Decimal

import pytest
from django.utils import translation

from programme.figures import Standing
from reports import words
from reports.columns import Column, Mark
from reports.sheets import goal_attainment
from reports.workbook import Answer
from tests.reports.test_workbook import Row, read, sheet, written

WAY = (Mark(good=True, at_least=1), Mark(good=False, below=0))
COLUMNS = (
    Column("Deltaker", "participant", marks=(Mark(good=False, says='et "etter" plan'),)),
    Column("Vei", "value", "percent", marks=WAY),
    Column("Endring", "code", marks=(Mark(good=True, above=0, by="value"),)),
    Column("Tall", "decimals", "number", decimals_field="decimals", marks=WAY),
)


def rules(page):
    """The rules of a sheet: where, when, and how the cells then look."""
    return {
        (str(found.sqref), rule.formula[0]): rule.dxf
        for found in page.conditional_formatting
        for rule in found.rules
    }


def test_each_rule_reaches_from_the_first_row_to_the_last():
    found = rules(read(sheet((Row(value=Decimal(1)),) * 3, columns=COLUMNS))["Måloppnåelse"])

    assert [*found] == [
        ("A2:A4", '$A2="et ""etter"" plan"'),
        ("B2:B4", "AND(ISNUMBER($B2),$B2>=1)"),
        ("B2:B4", "AND(ISNUMBER($B2),$B2<0)"),
        ("C2:C4", "AND(ISNUMBER($B2),$B2>0)"),
        ("D2:D4", "AND(ISNUMBER($D2),$D2>=1)"),
        ("D2:D4", "AND(ISNUMBER($D2),$D2<0)"),
    ]


def test_nothing_rests_on_colour_alone():
    found = [*rules(read(sheet(columns=COLUMNS))["Måloppnåelse"]).values()]

    assert all(dxf.font.b for dxf in found)
    signs = [dxf.numFmt.formatCode if dxf.numFmt else None for dxf in found]
    assert signs == ['"! "@', '"✓ "0 %', '"! "0 %', '"✓ "@', None, None]
    numbers = {dxf.numFmt.numFmtId for dxf in found if dxf.numFmt}
    assert len(numbers) == 4
    assert min(numbers) >= 1_000


def test_the_main_table_of_the_first_sheet_stands_out_alike():
    table = sheet(columns=COLUMNS, title="Programmet", table="t_answer")

    found = rules(written(Answer("Svar", (), table=table), sheet())["Svar"])

    (first, *_others) = found
    assert first == ("B7", '$B7="et ""etter"" plan"')


def test_each_rule_of_a_sheet_has_a_rank_of_its_own():
    page = read(sheet(columns=COLUMNS))["Måloppnåelse"]

    ranks = [rule.priority for found in page.conditional_formatting for rule in found.rules]
    assert ranks == [1, 2, 3, 4, 5, 6]


def test_a_sheet_without_rows_has_no_rules():
    assert not rules(read(sheet((), columns=COLUMNS))["Måloppnåelse"])


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_goals_are_marked_by_the_words_that_their_rows_hold(language):
    (column,) = [each for each in goal_attainment.COLUMNS if each.field == "standing_word"]

    with translation.override(language):
        marked = {str(each.says): each.good for each in column.marks}
        standing = {
            words.standing(Standing.AHEAD): True,
            words.standing(Standing.ON): True,
            words.standing(Standing.BEHIND): False,
        }
    assert marked == standing
