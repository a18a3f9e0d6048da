"""What the first sheet says: three to five sentences with figures, n and who is missing."""

import re

import pytest

from reports import answers
from reports.catalogue import REPORTS
from tests.kept import kept
from tests.reports import scenes
from tests.world import build, count_indicator, followed, year

MANY_INDICATORS = 7


@pytest.fixture
def crowded(db):
    return kept("crowded", crowd)


def crowd():
    """Two places with goals, needs, and figures for more indicators than a page can tell of."""
    world = build()
    for number in range(MANY_INDICATORS):
        indicator = count_indicator(f"count_{number}", name_nb=f"Antall {number}")
        world.programme.indicators_for_all.add(indicator)
        for each in (world.nordvik, world.sorvik):
            scenes.goal(world, each, indicator)
            for when in (2024, 2025):
                scenes.figure(world, each, 30 + number, indicator=indicator, period=year(when))
    for each in (world.nordvik, world.sorvik):
        scenes.figure(world, each, 40)
        scenes.need(world, each, counts=[(30, "households", scenes.IN_2025)])
        scenes.initiative(world, each)
        scenes.cooperation(world, each)
    for indicator in follow(world):
        scenes.figure(world, world.nordvik, 30, indicator=indicator)
    return world


def follow(world):
    """Nordvik follows an indicator of each theme that has a report of its own."""
    return [
        followed(world.nordvik, count_indicator(f"of_{theme}", theme=theme))
        for theme in ("evictions", "instruments")
    ]


@pytest.fixture
def sparse(world):
    """One place with one goal without a figure, which it follows, and one need without a count."""
    scenes.goal(world, world.nordvik, baseline=None)
    scenes.need(world, world.nordvik)
    scenes.initiative(world, world.nordvik)
    scenes.cooperation(world, world.nordvik)
    world.indicator.programme_set.clear()
    followed(world.nordvik, world.indicator)
    follow(world)
    return world


def told(report, user, **chosen):
    return report.answer(report.rows(user=user, **chosen), user=user, chosen=chosen)


@pytest.mark.parametrize("report", REPORTS, ids=lambda each: each.slug)
@pytest.mark.parametrize("scene", ["crowded", "sparse"])
@pytest.mark.parametrize("name", ["mona", "anne", "kari"])
def test_the_answer_is_three_to_five_sentences(request, scene, report, name):
    world = request.getfixturevalue(scene)
    if not report.access.test(world.people()[name], None):
        return  # nobody's question

    sentences = told(report, world.people()[name])

    assert 3 <= len(sentences) <= 5
    for sentence in sentences:
        assert sentence.endswith(".")
        assert not re.search(r"[.] [A-ZÆØÅ]", sentence), "two sentences in one"


def test_at_most_three_headlines_come_before_the_rest(crowded):
    report = next(each for each in REPORTS if each.slug == "goal-attainment")

    sentences = told(report, crowded.mona)

    assert len([each for each in sentences if "→" in each]) == answers.MOST_HEADLINES
    assert sentences[-2].startswith("Av 14 målindikatorer")


def test_without_headlines_that_is_said(sparse):
    report = next(each for each in REPORTS if each.slug == "goal-attainment")

    assert told(report, sparse.mona)[0] == (
        "Ingen indikator har både et første og et siste tall ennå."
    )


def test_who_has_named_no_needs_is_told(sparse):
    report = next(each for each in REPORTS if each.slug == "needs")

    assert told(report, sparse.mona)[-1] == "Ingen behov er kjent fra: Sørvik."
    assert told(report, sparse.kari)[-1] == "Alle som deltar, har meldt behov."


def test_that_nothing_is_missing_is_told(crowded):
    report = next(each for each in REPORTS if each.slug == "status")

    assert told(report, crowded.mona)[1] == "Ingen tall mangler."


def test_needs_are_counted_in_words_that_are_right_for_none_and_one(crowded):
    report = next(each for each in REPORTS if each.slug == "needs")

    assert told(report, crowded.kari)[:2] == (
        "1 behov fra 1 deltaker; vedtatt: 1.",
        "Alle er talt; husstander og personer blir aldri lagt sammen.",
    )
    scenes.need(crowded, crowded.nordvik, adopted=False)
    assert told(report, crowded.kari)[:2] == (
        "2 behov fra 1 deltaker; vedtatt: 1.",
        "1 er ikke talt ennå; husstander og personer blir aldri lagt sammen.",
    )


def test_baselines_are_counted_in_words_that_are_right_for_none_and_one(sparse):
    report = next(each for each in REPORTS if each.slug == "goal-attainment")

    assert told(report, sparse.kari)[-1] == (
        "Fra 1 deltaker; 1 målindikator har ikke utgangspunkt."
    )


def test_that_every_goal_indicator_has_a_baseline_is_said(crowded):
    report = next(each for each in REPORTS if each.slug == "goal-attainment")

    assert told(report, crowded.kari)[-1] == (
        "Fra 1 deltaker; alle målindikatorer har utgangspunkt."
    )
