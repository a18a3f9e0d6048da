"""The files of the lists say what their columns and the words in them mean."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from dialogue.models import Commitment, Reminder
from municipalities.actions import comments, initiatives
from municipalities.completeness import Extent
from municipalities.models import Goal, Initiative
from municipalities.models.participation import Phase
from municipalities.models.version import State
from programme.models.indicator import Direction, Source
from reports import list_words
from reports.views import PAGES
from tests.dialogue.test_guidance import ask
from tests.dialogue.test_policy_signals import send
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
    (about,) = [
        r[2] for r in made["Om uttaket"].iter_rows(values_only=True) if r[1] == "Adresse"
    ]
    assert about.startswith("http://testserver/")
    assert "/excel/" not in about  # it leads to the list, and not to one more file
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
    assert sentences(book(client, world, "participations"))[1:5] == [
        "Listen har 2 rader.",
        "Fase: invitasjon 2.",
        "Ingenting er filtrert bort.",
        "Status per 24.11.2026.",
    ]
    narrowed = book(client, world, "participations", region=world.region.pk)
    assert sentences(narrowed)[1:4] == [
        "Listen har 1 rad.",
        "Fase: invitasjon 1.",
        "Bare det som er valgt: Region: Region øst.",
    ]


def test_the_first_sheet_counts_the_words_that_are_explained_and_marks_drafts(client, world):
    told = sentences(book(client, world, "needs"))

    assert told[1:4] == ["Listen har 1 rad.", "Fra 1 deltaker.", "Status: vedtatt 1."]
    assert told[5].endswith("er merket.")


def test_what_was_chosen_is_told_by_the_words_of_the_page(client, world):
    """Codes of choices, ticks and rows, each as the page has them, and a label for every filter."""
    chosen = {"side": "participant", "state": "open", "late": "true", "participation": ""}
    assert "Lovet av: deltakeren; Status: åpen; Over fristen: ja." in " ".join(
        sentences(book(client, world, "commitments", **chosen))
    )
    no = sentences(book(client, world, "commitments", late="false"))
    assert "Bare det som er valgt: Over fristen: nei." in no
    phase = sentences(book(client, world, "participations", phase="invitation"))
    assert "Bare det som er valgt: Fase: invitasjon." in phase
    days = {"first": "01.11.2026", "last": "30.11.2026", "user": world.mona.pk}
    told = " ".join(sentences(book(client, world, "downloads", **days)))
    assert "01.11.2026" in told
    assert "30.11.2026" in told


def test_a_list_of_one_participant_names_it_in_the_file_and_in_its_name(client, world):
    made = book(client, world, "calendar-of")

    assert "Bare det som er valgt: Deltaker: Nordvik; År: 2026." in sentences(made)
    answer = client.get(reverse("list-download-of", args=["people", str(world.nordvik.pk)]))
    assert 'filename="Folk Nordvik 2026' in answer["Content-Disposition"]


def column(sheet, heading):
    """What stands below a heading."""
    at = [cell.value for cell in sheet[1]].index(heading)
    return [row[at] for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_days_are_told_as_a_number_and_not_as_the_day_they_began(client, world):
    """Asked and sent on 4 November, read on the 24th; what has no answer has an empty cell."""
    ask(world)
    send(world, day=date(2026, 11, 4))

    asked = book(client, world, "guidance-requests").worksheets[1]
    sent = book(client, world, "policy-signal-rows").worksheets[1]

    assert column(asked, "Dager ventet") == [20]
    assert column(sent, "Dager åpent") == [20]
    assert column(asked, "Besvart") == [None]


def test_a_day_that_has_not_come_is_an_empty_cell(client, world):
    """The page has a dash there, which is no day."""
    need = scenes.need(world, world.sorvik)
    comments.ask(about=need, text="Når?", waits_for="husbanken", by=world.siri)

    sheet = book(client, world, "questions").worksheets[1]

    assert column(sheet, "Besvart") == [None]


def test_a_column_is_as_wide_as_what_stands_in_it(client, world):
    sheet = book(client, world, "needs").worksheets[1]
    widths = {
        cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]
    }

    assert widths["Behov"] > widths["Status"]
    assert widths["Deltaker"] < 22


def test_a_column_that_nobody_has_explained_is_left_out():
    assert list_words.help_for("needs", "new") == ""
    assert [each.term for each in list_words.definitions("needs", {})] == ["Tom celle"]
