"""R5: the ways through the chain, each break once, and the sentences about them."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from municipalities.actions import wordings
from programme.figures import NoNumber
from reports import chain_answers
from reports.queries import breaks, chain
from tests.municipalities import chain_scene as scene
from tests.reports import scenes

CHOSEN = {"programme": None, "region": None, "participation": None}


@pytest.fixture
def whole(world):
    """Need → two strategies → an initiative that moves the indicator; goal → indicator."""
    need = scene.need(world)
    goal = scene.goal(world, needs=[need], measured={"baseline": 41, "targets": {2027: 20}})
    first = scene.strategy(world, "Bygge", needs=[need], goals=[goal])
    scene.strategy(world, "Leie", needs=[need])
    scene.initiative(
        world,
        "Innkjøp",
        follows=[first],
        moves=[world.indicator],
        status="under_way",
        starts_on=date(2024, 1, 1),
    )
    return need, goal, first


def ways(rows):
    return [(row.need, row.goal, row.strategy, row.initiative, row.indicator) for row in rows]


def test_each_way_through_the_chain_is_a_row(world, whole):
    need, goal, indicator = "Mangler boliger", whole[1].newest.title, world.indicator.name

    assert ways(chain.rows(user=world.kari)) == [
        (need, "", "Bygge", "Innkjøp", indicator),
        (need, "", "Leie", "", ""),
        ("", goal, "Bygge", "", indicator),
    ]


def test_each_break_stands_on_one_row(world, whole):
    rows = chain.rows(user=world.kari)

    assert [[found.code.value for found in row.found] for row in rows] == [
        ["need_no_count", "initiative_no_unit", "initiative_no_result"],
        ["strategy_no_initiative", "strategy_no_goal"],
        ["goal_no_national"],
    ]
    assert rows[2].breaks == "Gjenstår: Hovedmål uten nasjonalt mål"


def test_the_sheet_of_breaks_has_one_on_each_row_and_what_can_be_done(world, whole):
    rows = breaks.rows(chain.rows(user=world.kari))

    assert len(rows) == 6
    assert (rows[0].kind, rows[0].title, rows[0].what, rows[0].next_step) == (
        "Behov",
        "Mangler boliger",
        "Behov uten antall",
        "Skriv hvor mange det er. Et anslag er bedre enn ingenting.",
    )


def test_what_hangs_loose_and_a_missing_plan_have_rows_of_their_own(world):
    type(world.nordvik).objects.all().unlogged().filter(pk=world.nordvik.pk).update(
        phase="implementation"
    )
    scene.strategy(world, "Leie")
    scene.initiative(world, "Innkjøp")
    main = scene.goal(world, "Hovedmål")
    scene.goal(world, "Delmål", kind="part", parent=main)

    rows = chain.rows(user=world.kari)

    assert ways(rows) == [
        ("", "", "", "", ""),
        ("", "", "Leie", "", ""),
        ("", "", "", "Innkjøp", ""),
        ("", "Hovedmål", "", "", ""),
        ("", "Delmål", "", "", ""),
    ]
    assert rows[0].breaks == "Gjenstår: Programplanen er ikke vedtatt"


def test_a_figure_from_outside_is_hidden_when_small_and_marked_when_not_approved(world, whole):
    scene.adopt(world, *whole)
    scenes.figure(world, world.nordvik, 3)

    outside = chain.rows(user=world.mona)[0]
    own = chain.rows(user=world.kari)[0]

    assert (outside.latest, outside.state_word) == (NoNumber.SUPPRESSED, "ikke godkjent")
    assert (own.latest, own.latest_period) == (3, "2025")


def test_drafts_are_not_in_the_file_of_others(world, whole):
    assert chain.rows(user=world.mona) == []
    assert chain.rows(user=world.anne) == []


def test_the_answer_names_the_matter_and_never_the_worst(world, whole):
    scene.need(world, "Annet behov", at=world.sorvik)
    scene.adopt(world, *whole)

    rows = chain.rows(user=world.tor)
    said = chain_answers.chain(rows, user=world.tor, chosen=CHOSEN)

    assert said[0] == "4 hull i kjeden, hos 1 av 1 deltaker med noe vedtatt."
    assert said[1].startswith("Finnes oftest: ")
    assert "Nordvik" not in " ".join(said)
    assert said[2] == "Ingen deltakere har en kjede uten hull."
    assert said[3] == "Ikke noe å se ennå fra: Sørvik."


def test_the_answer_names_those_without_a_break(world):
    scene.goal(world, "Visjon", kind="vision")

    said = chain_answers.chain(chain.rows(user=world.kari), user=world.kari, chosen=CHOSEN)

    assert said == (
        "Ingen har vedtatt noe ennå, så det er ingen hull å telle.",
        "Alle behov leder til et resultat, og alle mål kan måles.",
        "Uten hull: Nordvik.",
    )


def test_until_the_first_adoption_it_is_counted_as_what_remains(world):
    scene.need(world)  # without strategy, count and goal
    adopted = scene.goal(world, "Vedtatt", at=world.sorvik, kind="vision")
    scene.adopt(world, adopted, at=world.sorvik)
    loose = scene.strategy(world, at=world.sorvik)  # without initiative, need and goal
    wordings.share(owner=scene.need(world, "Delt", at=world.sorvik), by=world.lars)

    def said(user):
        return chain_answers.chain(chain.rows(user=user), user=user, chosen=CHOSEN)

    assert said(world.kari)[:2] == (
        "Ingen har vedtatt noe ennå, så det er ingen hull å telle.",
        "Gjenstår før første vedtak: 3 punkter, hos 1 deltaker.",
    )
    assert said(world.siri)[0] == "6 hull i kjeden, hos 1 av 1 deltaker med noe vedtatt."
    assert [row.called for row in breaks.rows(chain.rows(user=world.kari))] == ["Gjenstår"] * 3
    assert [row.called for row in breaks.rows(chain.rows(user=world.siri))] == ["Hull"] * 6
    assert loose.pk


def test_hull_and_what_remains_are_not_added(world):
    scene.adopt(world, scene.need(world))
    wordings.share(owner=scene.need(world, "Delt", at=world.sorvik), by=world.lars)

    said = chain_answers.chain(chain.rows(user=world.mona), user=world.mona, chosen=CHOSEN)

    assert said[:2] == (
        "3 hull i kjeden, hos 1 av 1 deltaker med noe vedtatt.",
        "Gjenstår før første vedtak: 3 punkter, hos 1 deltaker.",
    )


def test_who_has_adopted_and_lacks_nothing_is_said_in_a_sentence(world):
    scene.adopt(world, scene.goal(world, "Visjon", kind="vision"))

    said = chain_answers.chain(chain.rows(user=world.kari), user=world.kari, chosen=CHOSEN)

    assert said[0] == "Ingen hull i kjeden hos 1 deltaker med noe vedtatt."


def test_nothing_at_all_is_said_in_a_sentence(world):
    assert chain_answers.chain([], user=world.kari, chosen=CHOSEN) == (
        "Det er ingenting å se i kjeden ennå.",
    )


def test_the_words_are_there_in_nynorsk(world, whole):
    with translation.override("nn"):
        rows = chain.rows(user=world.kari)
        assert rows[1].breaks == "Står att: Strategi utan tiltak; Strategi utan mål"


def test_sixteen_participants_ask_the_database_no_more_than_one(world, whole):
    scene.adopt(world, *whole)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            rows = chain.rows(user=world.tor)
        return len(seen), len(rows)

    few, one = queries()
    for place in scenes.more_places(world, 15):
        need = scene.need(world, at=place)
        goal = scene.goal(world, at=place, needs=[need], measured={"baseline": 41})
        strategy = scene.strategy(world, at=place, needs=[need], goals=[goal])
        scene.initiative(world, at=place, follows=[strategy], moves=[world.indicator])
        scene.adopt(world, need, goal, strategy, at=place)
    many, sixteen = queries()

    assert many == few
    assert sixteen > one


def test_the_file_has_both_sheets(client, world, whole):
    client.force_login(world.kari)

    answer = client.get(reverse("report-download", args=["chain"]))
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))

    assert book.sheetnames[1:3] == ["Kjeden", "Hull, og det som gjenstår"]
    assert [sheet.max_row - 1 for sheet in book.worksheets[1:3]] == [3, 6]
