"""The files of the lists say what their columns and the words in them mean."""

from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from dialogue.models import Commitment, Reminder
from municipalities.actions import initiatives
from municipalities.completeness import Extent
from municipalities.models import Goal, Initiative
from municipalities.models.participation import Phase
from municipalities.models.version import State
from programme.models.indicator import Direction, Source
from reports import list_words
from reports.views import PAGES
from tests.reports import scenes

CHOICES = {"phase": Phase, "state": State, "kind": Goal.Kind, "direction": Direction}
CHOICES |= {("commitments", "state"): Commitment.State}
CHOICES |= {("reminders", "state"): Reminder.State}
CHOICES |= {"source": Source, "status": Initiative.Status}
CHOICES |= {("completeness", "state"): Extent}

# By whom, and what it is about, when not by the manager about all.
TAKEN_OUT = {
    "users": ("arne", None),
    "downloads": ("tor", None),
    "programme-roles": ("tor", None),
    "people": ("kari", lambda world: world.nordvik.pk),
    "participation-downloads": ("kari", lambda world: world.nordvik.pk),
    "reminders": ("tor", None),
    "calendar-of": ("kari", lambda world: world.nordvik.pk),
    "calendar": ("mona", lambda world: world.programme.code),
}


def book(client, world, slug, **chosen):
    """What is taken out of a list."""
    scenes.goal(world, world.nordvik)
    scenes.need(world, world.nordvik)
    own = initiatives.word(participation=world.nordvik, by=world.ola, title="Boligkontor")
    initiatives.share(initiative=own, by=world.lars)
    visitor, subject = TAKEN_OUT.get(slug, ("mona", None))
    client.force_login(world.people()[visitor])
    client.get(reverse("list-download", args=["participations"]))  # something is taken out
    name = "list-download-of" if subject else "list-download"
    about = [str(subject(world))] if subject else []
    response = client.get(reverse(name, args=[slug, *about]), chosen)
    return openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))


@pytest.mark.parametrize("slug", PAGES)
def test_every_column_of_every_list_is_explained(client, world, slug):
    made = book(client, world, slug)
    headings = {cell.value for cell in made.worksheets[1][1]}

    rows = [*made["Definisjoner"].iter_rows(min_row=2, values_only=True)]

    explained = {row[rows_name(made)] for row in rows if row[0].startswith("Kolonne i")}
    assert explained == headings
    assert all(row[rows_name(made) + 1] for row in rows)
    assert len(made["Definisjoner"].tables) == 1


def rows_name(made):
    return [cell.value for cell in made["Definisjoner"][1]].index("Navn")


@pytest.mark.parametrize(("slug", "column"), list_words.VALUES)
def test_every_word_that_may_stand_in_a_column_is_explained(client, world, slug, column):
    made = book(client, world, slug)
    words = list_words.VALUES[slug, column]

    rows = [*made["Definisjoner"].iter_rows(min_row=2, values_only=True)]

    assert set(words) == set(CHOICES.get((slug, column), CHOICES.get(column)))
    terms = {row[rows_name(made)] for row in rows if row[0].startswith("Ord i kolonnen")}
    assert {str(value.label) for value in words} <= terms


def test_the_list_of_indicators_holds_their_definitions(client, world):
    rows = [*book(client, world, "indicators")["Definisjoner"].iter_rows(values_only=True)]

    told = next(row for row in rows if row[1] == world.indicator.code)
    assert "Husstander med barn som bodde i midlertidig botilbud i løpet av året." in told


def test_an_empty_cell_is_explained(client, world):
    rows = [*book(client, world, "needs")["Definisjoner"].iter_rows(values_only=True)]

    assert ("Tegn", "Tom celle", "Ingenting er fylt ut. Det betyr aldri 0.") in rows


def sentences(made):
    return [row[1] for row in made["Svar"].iter_rows(values_only=True) if row[1]]


def test_the_first_sheet_tells_how_many_and_what_was_chosen(client, world):
    assert sentences(book(client, world, "participations"))[1:4] == [
        "Listen slik den vises, med alle rader.",
        "Den har 2 rader.",
        "Ingenting er filtrert bort.",
    ]
    narrowed = book(client, world, "participations", region=world.region.pk)
    assert sentences(narrowed)[2:4] == [
        "Den har 1 rad.",
        "Bare det som er valgt: Region: Region øst.",
    ]


def test_a_column_that_nobody_has_explained_is_left_out():
    assert list_words.help_for("needs", "new") == ""
    assert [each.term for each in list_words.definitions("needs", {})] == ["Tom celle"]
