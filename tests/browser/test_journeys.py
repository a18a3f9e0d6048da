"""The stories that the tool is for, told in a real browser."""

import io
import re

import openpyxl
import pytest

from municipalities.actions import demo
from municipalities.models import Goal, GoalIndicator, GoalVersion, Measurement
from tests.browser.in_the_grid import field_of, fill_in
from tests.kept import kept
from tests.municipalities.demo_day import DAY
from tests.world import place, year

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def measured_goal(world):
    goal = Goal.objects.create(participation=world.nordvik)
    version = GoalVersion.objects.create(
        goal=goal,
        title="Ingen barn i midlertidig botilbud",
        is_shared=True,
        edited_by=world.kari,
    )
    measured = GoalIndicator.objects.create(
        version=version, indicator=world.indicator, baseline=41, baseline_period=year(2023)
    )
    measured.targets.create(year=2027, value=11)


def submit(visitor):
    """From the period's page to the page that shows what is submitted, and the deed itself."""
    visitor.press("Send inn tallene")
    visitor.page.locator("main form button[type=submit]").first.click()
    visitor.check()


def test_a_typed_figure_stands_in_the_managers_workbook(visitor, everybody):
    measured_goal(everybody)
    visitor.log_in(everybody.lars)
    visitor.press("Legg inn tall")
    fill_in(visitor, "2025", "28")
    visitor.press("Se og send inn tallene")
    submit(visitor)
    assert Measurement.objects.get().state == "submitted"

    visitor.log_in(everybody.mona)
    visitor.open("/rapporter/goal-attainment/")
    file = visitor.download("Last ned Excel")

    book = openpyxl.load_workbook(io.BytesIO(file.path().read_bytes()))
    assert book.sheetnames[0] == "Svar"
    assert file.suggested_filename.endswith(".xlsx")
    numbers = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    assert {41, 28, 11} <= numbers


def test_a_refused_figure_is_told_and_kept(visitor, everybody):
    visitor.log_in(everybody.ola)
    visitor.press("Legg inn tall")
    fill_in(visitor, "2025", "ca. 5")

    assert field_of(visitor, "2025").input_value() == "ca. 5"
    told = visitor.page.locator("[data-refused] li")
    assert "«anslått»" in told.inner_text()


def test_the_adviser_looks_and_cannot_edit(visitor, everybody):
    measured_goal(everybody)
    visitor.log_in(everybody.anne)

    visitor.open(f"/deltakere/{everybody.nordvik.pk}/")
    assert visitor.page.get_by_text("Ingen barn i midlertidig botilbud").first.is_visible()
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/tall/")
    assert visitor.page.get_by_role("link", name="Legg inn tall").count() == 0
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/mal/")
    assert visitor.page.get_by_role("link", name="Nytt mål").count() == 0
    assert visitor.open(f"/deltakere/{everybody.nordvik.pk}/tall/legg-inn/") == 403


def test_a_stranger_finds_nothing(visitor, everybody):
    visitor.log_in(everybody.siri)

    assert visitor.open(f"/deltakere/{everybody.nordvik.pk}/") == 404
    assert (
        visitor.page.get_by_role("heading", level=1).inner_text()
        == "Vi finner ikke denne siden"
    )


def test_the_programme_lead_invites_a_first_owner(visitor, everybody):
    new = place("Nyvik", "9903", everybody.region, everybody.programme)
    visitor.log_in(everybody.tor)
    visitor.open(f"/deltakere/{new.pk}/folk/inviter/")
    visitor.page.fill("input[name=email]", "ase@example.org")
    visitor.page.fill("input[name=name]", "Åse Ødegård")
    if visitor.page.locator("select[name=role]").count():
        visitor.page.select_option("select[name=role]", "owner")
    else:
        visitor.page.check("input[name=role][value=owner]")

    visitor.page.locator("main form button[type=submit]").click()
    visitor.check()

    assert new.memberships.get().user.name == "Åse Ødegård"


def test_the_language_is_chosen_and_kept(visitor, everybody):
    visitor.log_in(everybody.kari)

    visitor.press("Nynorsk")
    assert visitor.page.locator("html").get_attribute("lang") == "nn"
    visitor.press("English")
    assert visitor.page.get_by_role("link", name="Reports").first.is_visible()
    everybody.kari.refresh_from_db()
    assert everybody.kari.language == "en"


def test_the_demo_tells_its_story(visitor, transactional_db, django_db_reset_sequences):
    kept("demo", lambda: demo.make(day=DAY)[0])
    visitor.log_in("manager@example.org", "boligsosial-2026")
    sentence = visitor.page.get_by_text(
        re.compile("Barnefamilier i midlertidig botilbud: 41 → 28")
    )
    assert "12 av 16" in sentence.inner_text()
    assert "Nordvik" in sentence.inner_text()
    owed = visitor.page.get_by_text("Husbanken skylder 3 svar")
    assert "eldste i 47 dager" in owed.locator("xpath=..").inner_text()

    visitor.log_in("leader.nordvik@example.org", "boligsosial-2026")
    visitor.press("Legg inn tall")
    fill_in(visitor, "2025", "3")
    visitor.press("Se og send inn tallene")
    submit(visitor)

    visitor.log_in("manager@example.org", "boligsosial-2026")
    sentence = visitor.page.get_by_text(re.compile("Barnefamilier i midlertidig botilbud: "))
    assert "13 av 16" in sentence.first.inner_text()
