"""The command that writes a report without a browser."""

from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from reports.models import Download
from tests.reports import scenes


def run(*words):
    out = StringIO()
    call_command("export_report", *words, stdout=out)
    return out.getvalue()


def test_the_list_names_every_report(db):
    assert [line.split("\t")[0] for line in run("--list").splitlines()] == [
        "status",
        "goal-attainment",
        "missing-baselines",
        "needs",
        "chain",
        "initiatives",
        "key-figures",
        "time-series",
        "temporary-housing",
        "evictions",
        "instruments",
        "reporting-status",
        "grants",
        "trials",
        "policy-signals",
        "data-quality",
        "anchoring",
        "yearly-workbook",
        "programme-figures",
        "guidance",
        "management-information",
    ]


def test_the_same_file_is_written_and_logged(world, tmp_path):
    scenes.goal(world, world.nordvik)
    path = tmp_path / "r2.xlsx"

    told = run(
        "goal-attainment",
        "--user",
        "mona@example.org",
        "--output",
        str(path),
        "--participation",
        "nordvik",
        "--region",
        "ost",
        "--indicator",
        "temp_families",
        "--language",
        "nn",
    )

    assert told == f"{path}: 1 rows\n"
    assert openpyxl.load_workbook(path).sheetnames[0] == "Svar"
    assert Download.objects.get().user == world.mona


def test_a_period_is_named_as_people_name_it(world, tmp_path):
    who = ("--user", "mona@example.org", "--output")

    told = run("reporting-status", *who, str(tmp_path / "r12.xlsx"), "--period", "2025")

    assert told.endswith("2 rows\n")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing", "--user", "mona@example.org"], "There is no report nothing"),
        (["status", "--user", "who@example.org"], "No user who@example.org"),
        (["status", "--user", "per@example.org"], "may not take out reports"),
        (["status", "--user", "mona@example.org"], "Say which file"),
        (
            [
                "status",
                "--user",
                "kari@example.org",
                "--output",
                "x",
                "--participation",
                "Sørvik",
            ],
            "--participation Sørvik",
        ),
        (
            ["status", "--user", "mona@example.org", "--output", "/nowhere/x.xlsx"],
            "there is no folder /nowhere",
        ),
        (
            ["status", "--user", "mona@example.org", "--output", "/"],
            "cannot be written",
        ),
        (
            ["status", "--user", "mona@example.org", "--output", "x", "--indicator", "a"],
            "status has no parameter --indicator",
        ),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(world, words, said):
    with pytest.raises(CommandError, match=said):
        run(*words)


def test_the_figures_are_written_as_csv(world, tmp_path):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    path = tmp_path / "r2.csv"
    who = ("--user", "mona@example.org", "--output", str(path), "--format", "csv")

    assert run("goal-attainment", *who) == f"{path}: 1 rows\n"
    assert ";28;" in path.read_text(encoding="utf-8-sig")
    assert Download.objects.get().kind == "csv"
    with pytest.raises(CommandError, match="needs has no figures to write as csv"):
        run("needs", *who)


def test_a_year_is_called_by_its_number(world, tmp_path):
    scenes.figure(world, world.nordvik, 28)
    own = ("programme-figures", "--user", "mona@example.org", "--output")

    assert run(*own, str(tmp_path / "a.xlsx"), "--year", "2025").endswith(": 3 rows\n")
    with pytest.raises(CommandError, match="--year 1066"):
        run(*own, str(tmp_path / "b.xlsx"), "--year", "1066")
