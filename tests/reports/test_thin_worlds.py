"""The pages that add up, where there is little or nothing to add: clear sentences, and no invented figure.

Nobody takes part; no data; one participant; all missing; all hidden; division by nothing.
"""

import re
from datetime import date

import pytest
from django.urls import reverse
from django.utils.html import strip_tags

from municipalities.models import Membership, Participation
from tests.reports import scenes
from tests.world import rate_indicator, year

FRONT, MANAGEMENT, PROGRAMME = "/", "/styringsinformasjon/", "/programtall/"
COMPARISON, CHANGES, OVERVIEW = "/sammenlign/", "/siste-endringer/", "oversikt"
# What is never read by anybody: what a program calls nothing, and the unit of no number.
NEVER = re.compile(
    r"\b(None|nan|NaN|inf|Infinity)\b|(mangler|skjermet|ikke aktuelt|ikke forfalt) (husstander|prosent)\b"
)


def without_data(world):
    """The programme has just begun."""


def without_anybody(world):
    Membership.objects.all().unlogged().delete()
    Participation.objects.all().unlogged().delete()


def with_one(world):
    world.sorvik.memberships.all().unlogged().delete()
    Participation.objects.filter(pk=world.sorvik.pk).unlogged().delete()
    due(world)
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)


def due(world):
    world.programme.windows.all().unlogged().update(due_on=date(2026, 2, 15))


def all_missing(world):
    due(world)
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own, baseline=None, target=None)


def all_hidden(world):
    """3 and 2 of two participants, from 2 towards 1."""
    due(world)
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own, baseline=2, target=1)
        scenes.figure(world, own, 2, period=year(2024))
        scenes.figure(world, own, 3)


def division_by_nothing(world):
    """0 refused of 0 applicants; a goal that is where it began; a baseline of 0."""
    due(world)
    rate = rate_indicator()
    world.programme.indicators_for_all.add(rate)
    for own in (world.nordvik, world.sorvik):
        scenes.goal(world, own, baseline=20, target=20)
        scenes.figure(world, own, 0)
        scenes.goal(world, own, rate, baseline=0, target=0)
        scenes.figure(world, own, indicator=rate, numerator=0, denominator=0)


HOMES = "Barnefamilier i midlertidig botilbud"
REFUSED = "Andel nye søkere som har fått avslag"
NOTHING_YET = {
    FRONT: ("Ingen tall er sendt inn ennå.", "Reglene finner ikke noe å fortelle."),
    CHANGES: ("0 rader", "Ingen rader passer."),
}
# What the manager reads, by world and page.
TOLD = {
    without_anybody: NOTHING_YET
    | {
        MANAGEMENT: (
            "Det er ingen deltakere som du kan se.",
            "Det er ingen vedtatte mål i dette utvalget.",
        ),
        PROGRAMME: ("Det er ingen tall for programmet å vise.", "Det er ingenting å vise"),
        COMPARISON: ("Det er ingen deltaker å vise.",),
    },
    without_data: NOTHING_YET
    | {
        MANAGEMENT: (
            f"{HOMES}, 2025: ikke forfalt (0 av 0 deltakere).",
            "Ingen behov er formulert i dette utvalget.",
        ),
        PROGRAMME: (
            "Hele programmet: ingen tall har hatt frist ennå.",
            "Ingen mål kan vurderes mot planen.",
        ),
        COMPARISON: ("Nordvik ikke forfalt",),
        OVERVIEW: ("Ingen mål har indikator ennå, så det er ikke noe å måle.",),
    },
    with_one: {
        FRONT: (f"{HOMES}: 41 → 28 (2022 → 2025), 1 av 1 deltaker.",),
        MANAGEMENT: ("Svarene gjelder Nordvik.", "Bygger på 1 av 1 deltaker."),
        PROGRAMME: (f"{HOMES}, 2025: 28 husstander (hele programmet, 1 av 1 deltaker).",),
        COMPARISON: ("Median, programmet for få",),
        CHANGES: ("2 rader",),
        OVERVIEW: ("1 indikator i målene: 1 i rute.",),
    },
    all_missing: {
        FRONT: ("2 av 2 tall med frist så langt i år mangler, fra 2 av 2 deltakere.",),
        MANAGEMENT: (
            "Ingen målindikator kan vurderes ennå.",
            f"{HOMES}, 2025: mangler (0 av 2 deltakere; mangler: Nordvik, Sørvik).",
        ),
        PROGRAMME: (
            "Hele programmet: 0 av 2 forfalte tall er sendt inn.",
            "Flest tall mangler fra: Nordvik (1), Sørvik (1).",
        ),
        COMPARISON: ("Nordvik mangler",),
        CHANGES: ("vedtatt",),
        OVERVIEW: ("1 indikator i målene: 1 rapporterer ikke.",),
    },
    all_hidden: {
        FRONT: (f"{HOMES}: skjermet → skjermet (2022 → 2025), 2 av 2 deltakere.",),
        MANAGEMENT: (
            f"{HOMES}, 2025: skjermet (2 av 2 deltakere).",
            "Ingen målindikator kan vurderes ennå.",
        ),
        PROGRAMME: (
            f"{HOMES}, 2025: skjermet (hele programmet, 2 av 2 deltakere).",
            "Ingen mål kan vurderes mot planen.",
        ),
        COMPARISON: ("Nordvik skjermet",),
        CHANGES: ("sendt inn",),
        OVERVIEW: ("1 indikator i målene: 1 vurderes ikke.",),
    },
    division_by_nothing: {
        FRONT: (
            f"{HOMES}: 40 → 0 (2022 → 2025), 2 av 2 deltakere.",
            f"{REFUSED}, 2025: ingen tall å sammenligne ennå, 0 av 2 deltakere;",
        ),
        MANAGEMENT: (f"{REFUSED}, 2025: ikke aktuelt (2 av 2 deltakere).",),
        PROGRAMME: (f"{REFUSED}, 2025: ikke aktuelt (hele programmet, 2 av 2 deltakere).",),
        COMPARISON: ("nevneren er 0",),
        CHANGES: ("2 tall for 2025",),
        OVERVIEW: ("2 indikatorer i målene: 1 foran, 1 vurderes ikke.",),
    },
}
# What the others read on their own front page and of their own participation.
OTHERS = {
    "kari": (FRONT, MANAGEMENT, COMPARISON, CHANGES, OVERVIEW),
    **dict.fromkeys(("lars", "ola", "anne", "tor", "arne"), (FRONT,)),
}


def words(client, world, path):
    """What stands on the page, as it is read."""
    address = reverse("participation", args=[world.nordvik.pk]) if path == OVERVIEW else path
    answer = client.get(address)
    assert answer.status_code == 200, path
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    seen = re.sub(r"<(script|option|style)[^>]*>.*?</\1>", " ", main, flags=re.DOTALL)
    return " ".join(strip_tags(seen.replace("<", " <")).split())


@pytest.mark.parametrize("thin", TOLD, ids=lambda each: each.__name__)
def test_every_page_says_so_in_clear_sentences(client, world, thin):
    thin(world)
    client.force_login(world.mona)
    for path, sentences in TOLD[thin].items():
        read = words(client, world, path)
        assert [each for each in sentences if each not in read] == [], (path, read)
        assert not NEVER.search(read), (path, NEVER.search(read))
    for name, paths in OTHERS.items():
        client.force_login(world.people()[name])
        for path in paths if thin is not without_anybody else (FRONT,):
            read = words(client, world, path)
            assert not NEVER.search(read), (name, path, NEVER.search(read))
            assert len(read) > 40, (name, path)
