"""The management page: who reads it, what stands on it, and what a foreign address gives."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.actions import guidance
from municipalities.scope import set_scope
from programme.models import Region
from reports.questions.catalogue import HEADLINES, QUESTIONS
from tests.reports import scenes
from tests.world import TODAY, programme_role

PAGE = "/styringsinformasjon/"


def page(client, user, path=PAGE, **chosen):
    client.force_login(user)
    return client.get(path, chosen)


def test_the_eight_headline_questions_stand_first_in_their_order(world, client):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))

    shown = page(client, world.mona)

    assert [each.number for each in HEADLINES] == [
        *("Q7", "Q8", "Q11", "Q12", "Q9", "Q1", "Q6", "Q16")
    ]
    assert [card.question.number for card in shown.context["headlines"]] == [
        "Q7",
        "Q11",
        "Q1",
        "Q16",
    ]
    not_held = {card.question.number for card in shown.context["not_held"]}
    assert not_held >= {"Q6", "Q8", "Q9", "Q12"}
    assert "Slik står det til i programmet" in shown.content.decode()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda each: each.number)
def test_every_question_has_a_page_with_its_rows(world, client, question):
    shown = page(client, world.mona, reverse("management-question", args=[question.slug]))

    assert shown.status_code == 200
    assert str(question.title) in shown.content.decode()


def test_an_unknown_question_is_not_there(world, client):
    assert page(client, world.mona, f"{PAGE}ukjent/").status_code == 404


def test_a_colleagues_region_is_left_out_and_said(world, client):
    """Anne reads region øst; the address names region vest."""
    for unknown in (world.other_region.pk, 999, "tull"):
        shown = page(client, world.anne, region=unknown, group="municipalities")

        assert shown.context["left_out"].unknown == ("Region",)
        assert [each.name for each in shown.context["scope"].participations] == ["Nordvik"]
        assert "som du ikke kan se, eller som ikke finnes: Region" in shown.content.decode()
        assert shown.context["chosen"] == "group=municipalities"


def test_a_participant_gets_the_answers_of_its_own_and_no_totals(world, client):
    scenes.figure(world, world.sorvik, 28)

    shown = page(client, world.kari)

    words = shown.content.decode()
    assert "Svarene gjelder Nordvik." in words
    assert "Summer for hele programmet vises bare for Husbanken." in words
    assert "Sørvik" not in words


def test_one_participant_without_rows_is_said_in_whole_words(world, client):
    for language, said, link in (
        ("nb", "Bygger på 0 av 1 deltaker.", "Se hele spørsmålet"),
        ("nn", "Byggjer på 0 av 1 deltakar.", "Sjå heile spørsmålet"),
    ):
        client.cookies["django_language"] = language
        words = page(client, world.kari).content.decode()

        assert said in words
        assert link in words
        assert "0 rad" not in words
        assert "mangler husstander" not in words  # a word in place of a figure has no unit
        assert "manglar husstandar" not in words
        assert "0 av 0 tall" not in words


def test_the_rows_behind_are_shown_in_parts_and_an_unknown_part_is_said(world, client):
    words = {"by": world.kari, "theme": "homes", "what": "Hvordan kjøpe?"}
    for asked_on in (date(2026, 10, 24), date(2026, 11, 20), date(2026, 11, 21)):
        guidance.ask(participation=world.nordvik, today=asked_on, **words)
    path = f"{PAGE}guidance/"

    whole = page(client, world.mona, path, programme=world.programme.pk)
    assert [(each.code, each.count) for each in whole.context["parts"]] == [
        ("long", 1),
        ("short", 2),
    ]
    assert whole.context["row_count"] == 3
    words = whole.content.decode()
    assert f"?programme={world.programme.pk}&amp;part=short" in words
    assert "Har ventet i høyst 30 dager (2)" in words

    part = page(client, world.mona, path, part="short")
    assert part.context["row_count"] == 2
    emptied = page(client, world.mona, path, part="late")  # nothing is late any more
    assert emptied.context["row_count"] == 0
    assert "Alle rader (3)" in emptied.content.decode()
    foreign = page(client, world.mona, path, part="lapsing")  # of another question
    assert (foreign.context["row_count"], bool(foreign.context["left_out"])) == (3, True)
    unknown = page(client, world.mona, path, part="tull")
    assert unknown.context["row_count"] == 3
    assert "som ikke finnes: Del av svaret" in unknown.content.decode()


def test_choices_that_nobody_meets_are_told_and_nothing_is_answered(world, client):
    empty = Region.objects.create(code="nord", name_nb="Region nord")
    for chosen in (
        {"region": world.region.pk, "participation": world.sorvik.pk},
        {"group": "districts"},
    ):
        for path in (PAGE, f"{PAGE}excel/", f"{PAGE}goals/"):
            shown = page(client, world.mona, path, **chosen)

            assert shown.status_code == 422
            assert "passer med alle valgene" in shown.content.decode()
    assert page(client, world.mona, region=empty.pk).context["left_out"].unknown == ("Region",)


def test_a_file_is_not_taken_out_with_choices_that_are_left_out(world, client):
    shown = page(client, world.anne, f"{PAGE}excel/", region=world.other_region.pk)

    assert shown.status_code == 422
    assert shown.context["reason"].left_out.unknown == ("Region",)
    assert f'href="{PAGE}"' in shown.content.decode()


def test_what_was_chosen_stays_in_every_address(world, client):
    chosen = {"programme": world.programme.pk, "region": world.region.pk, "group": "invitation"}

    words = page(client, world.mona, **chosen).content.decode()

    query = f"programme={world.programme.pk}&amp;region={world.region.pk}&amp;group=invitation"
    assert f"/styringsinformasjon/excel/?{query}" in words
    assert f"/styringsinformasjon/guidance/?{query}" in words
    assert f"{TODAY:%d.%m.%Y}" in words


def test_a_programme_without_data_and_nobody_at_all_are_answered_without_figures(world, client):
    empty = Region.objects.create(code="nord", name_nb="Region nord")
    programme_role(world.per, "adviser", empty)
    set_scope(world.per, TODAY)

    for user, count in ((world.mona, 2), (world.per, 0)):
        shown = page(client, user)

        assert shown.status_code == 200
        assert len(shown.context["scope"].participations) == count
        figures = {card.answer.figure for card in shown.context["headlines"]}
        assert figures <= {0, "missing", "not_due"}
        assert page(client, user, f"{PAGE}excel/").status_code == 200
