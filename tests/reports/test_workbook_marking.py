"""What stands out in a file stands out by a sign and bold letters, and by a colour besides."""

import dataclasses
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import translation

from municipalities.completeness import Extent
from municipalities.models.version import State
from programme.figures import Standing
from reports import own_columns, words
from reports.columns import Column, Mark
from reports.queries import grants, own_figures, status, yearly_figures
from reports.sheets import goal_attainment, needs, reporting_status
from reports.sheets import grants as grants_sheet
from reports.sheets import status as status_sheet
from reports.sheets import yearly_figures as yearly_figures_sheet
from reports.workbook import Answer
from tests.reports.test_workbook import Row, read, sheet, written

DAY = date(2026, 5, 4)
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


def test_what_is_not_there_yet_has_a_sign_of_its_own_that_is_no_warning():
    lacks = Column("Andel", "value", "percent", marks=(Mark(good=None, at_least=1),))

    (dxf,) = rules(read(sheet(columns=(lacks,)))["Måloppnåelse"]).values()

    assert dxf.numFmt.formatCode == '"○ "0 %'
    assert dxf.fill.bgColor.rgb[-6:] == "EEF1F5"


def says(columns, field):
    """The words of a column that are marked, in the language in force, and how."""
    (column,) = [each for each in columns if each.field == field]
    return {str(each.says): each.good for each in column.marks}


# Rows that hold each of the words in turn.
STATUS = dict.fromkeys(("answers_participant", "answers_husbanken", "reports_not_sent"), 0)
STATUS |= {"goal_indicators": 1, "with_baseline": 1, "not_reporting": 0, "behind": 0}


def standing_word(**changed):
    """The word of R1 for a participant of whom this is so."""
    fields = dict.fromkeys(each.name for each in dataclasses.fields(status.Row))
    return status.Row(**(fields | STATUS | changed)).standing_word


def moved(moves):
    """The word of a change in R7 and R9 to R11."""
    return own_figures.Row.moved.fget(SimpleNamespace(moves=moves))


def way(before, value):
    """The word of a change in R18."""
    row = SimpleNamespace(direction="lower", before=Decimal(before), value=Decimal(value))
    return yearly_figures.Row.way.fget(row)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_words_are_marked_as_the_rows_hold_them(language):
    with translation.override(language):
        assert says(goal_attainment.COLUMNS, "standing_word") == {
            words.standing(Standing.AHEAD): True,
            words.standing(Standing.ON): True,
            words.standing(Standing.BEHIND): False,
        }
        assert says(status_sheet.COLUMNS, "standing_word") == {
            standing_word(): True,
            standing_word(behind=1): False,
            standing_word(reports_not_sent=1): False,
            standing_word(goal_indicators=0): None,
            standing_word(not_reporting=1): None,
            standing_word(with_baseline=0): None,
            standing_word(answers_husbanken=1): None,
        }
        assert says(needs.COLUMNS, "state") == {
            str(State.ADOPTED.label): True,
            str(State.IN_REVIEW.label): None,
            str(State.DRAFT.label): None,
        }
        assert says(reporting_status.COLUMNS, "state") == {
            str(Extent.APPROVED.label): True,
            str(Extent.COMPLETE.label): True,
            str(Extent.PARTLY.label): None,
            str(Extent.NOTHING.label): None,
        }
        lapse = grants.Row.lapse.fget
        assert says(grants_sheet.COLUMNS, "lapse") == {
            lapse(SimpleNamespace(has_lapsed=True)): False,
            lapse(SimpleNamespace(has_lapsed=False, lapses_soon=True)): False,
        }
        audits = [
            grants._audit(SimpleNamespace(audited_on=day, wants_audit=True))
            for day in (DAY, None)
        ]
        marked = says(grants_sheet.COLUMNS, "audit")
        assert marked == dict(zip(audits, (True, False), strict=True))
        assert says(own_columns.BY_YEAR, "moved") == {moved(1): True, moved(-1): False}
        assert says(yearly_figures_sheet.COLUMNS, "way") == {way(9, 7): True, way(7, 9): False}


def test_figures_have_no_indent_since_libreoffice_forgets_it_in_some_rows():
    page = read(sheet(columns=(Column("Navn", "participant"), *COLUMNS[1:2])))["Måloppnåelse"]

    placed = [(cell.alignment.horizontal, cell.alignment.indent) for cell in page[2]]
    assert placed == [("left", 1), ("right", 0)]
