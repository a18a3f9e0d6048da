"""Loading the catalogue: it creates, lists what differs, and leaves what a person has edited."""

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from programme.actions import calendar, catalogue
from programme.catalogue_source import FOLDER
from programme.models import Indicator, Part, Period, Programme, ReportingWindow, TargetGroup

pytestmark = pytest.mark.django_db


def test_a_load_creates_everything_with_history() -> None:
    loaded = catalogue.load()
    assert loaded.differences == ()
    assert loaded.created == Indicator.objects.count() + 17 + 14 + 18 + 3 + Part.objects.count()
    assert Indicator.history.filter(history_change_reason="catalogue.loaded").count() >= 45


def test_the_parts_are_the_total_and_the_groups() -> None:
    catalogue.load()
    assert Part.objects.get(code=Part.TOTAL).target_group is None
    assert Part.objects.get(code="families").target_group == TargetGroup.objects.get(
        code="families"
    )


def test_a_second_load_changes_nothing() -> None:
    catalogue.load()
    assert catalogue.load() == catalogue.Loaded(0, ())


def test_indicators_come_with_their_parts_and_a_line_in_the_log() -> None:
    catalogue.load()
    indicator = Indicator.objects.get(code="waiting_total")
    assert {part.code for part in indicator.parts.all()} >= {"families", "other"}
    last = indicator.history.latest()
    assert last.history_change_reason == "catalogue.loaded"
    assert last.parts.count() == 6


def test_parts_that_were_edited_are_left_and_told() -> None:
    catalogue.load()
    Indicator.objects.get(code="waiting_total").parts.set([Part.objects.get(code="youth")])
    [difference] = catalogue.load().differences
    assert (difference.field, difference.stored) == ("parts", ("youth",))


def test_an_edited_row_is_left_and_told() -> None:
    catalogue.load()
    indicator = Indicator.objects.get(code="temp_families")
    indicator.name_nb = "Familier i midlertidig bolig"
    indicator.save(update_fields=["name_nb"])
    [difference] = catalogue.load().differences
    indicator.refresh_from_db()
    assert indicator.name_nb == "Familier i midlertidig bolig"
    assert (difference.code, difference.field) == ("temp_families", "name_nb")
    assert "Familier i midlertidig bolig" in str(difference)


def test_the_command_tells_what_was_added_and_what_differs(capsys: Any) -> None:
    call_command("load_catalogue")
    group = TargetGroup.objects.get(code="youth")
    group.name_nb = "Unge"
    group.save(update_fields=["name_nb"])
    call_command("load_catalogue")
    assert "youth" in capsys.readouterr().out


def test_the_command_refuses_faulty_files_in_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    (tmp_path / "parts.csv").write_text("wrong\n", encoding="utf-8")
    load = catalogue.load
    monkeypatch.setattr(catalogue, "load", lambda: load(folder=tmp_path))
    with pytest.raises(CommandError, match=r"parts\.csv"):
        call_command("load_catalogue")
    assert not Indicator.objects.exists()


def test_years_come_with_their_halves_once() -> None:
    periods = calendar.add_years(first=2023, last=2024)
    assert len(periods) == 6
    assert calendar.add_years(first=2023, last=2024) == periods
    assert Period.objects.get(year=2023, half=2).starts_on == date(2023, 7, 1)


def test_windows_follow_the_default_calendar_once() -> None:
    programme = Programme.objects.create(code="p", name_nb="P", starts_on=date(2023, 1, 1))
    periods = calendar.add_years(first=2023, last=2023)
    assert calendar.open_windows(programme=programme, periods=periods, by=None) == 5
    assert calendar.open_windows(programme=programme, periods=periods, by=None) == 0
    due = {
        (window.period.half, window.kind): window.due_on
        for window in ReportingWindow.objects.select_related("period")
    }
    assert due == {
        (None, "figures"): date(2024, 2, 15),
        (None, "report"): date(2024, 3, 1),
        (1, "figures"): date(2023, 8, 31),
        (1, "report"): date(2023, 8, 31),
        (2, "figures"): date(2024, 2, 15),
    }
