"""Municipalities looked up; written form and districts entered by the programme lead."""

import pytest

from municipalities.models import District, MunicipalityChange
from tests.world import START


@pytest.fixture
def address(world):
    return f"/kommuner/{world.nordvik.municipality_id}/"


def test_the_list_is_found_by_a_part_of_the_name(client, world):
    client.force_login(world.ola)

    answer = client.get("/kommuner/?name=SØR")

    assert [row.record.name for row in answer.context["table"].rows] == ["Sørvik"]
    assert "9902" in answer.content.decode()


def test_a_municipality_is_shown_with_its_changes_and_inhabitants(client, world, address):
    here, there = world.nordvik.municipality, world.sorvik.municipality
    here.populations.create(year=2026, persons=12_345)
    MunicipalityChange.objects.create(
        old=there, new=here, old_code="9902", new_code="9901", on=START, kind="merge"
    )
    client.force_login(world.ola)

    page = client.get(address).content.decode()

    assert "12\xa0345" in page
    assert "Sørvik" in page


def test_the_lead_enters_the_written_form(client, world, address):
    client.force_login(world.tor)

    seen = client.get(f"{address}malform/").context["form"]["seen"].value()
    client.post(f"{address}malform/", {"written_form": "nn", "seen": seen})
    second = client.post(f"{address}malform/", {"written_form": "nb", "seen": seen})

    assert second.status_code == 422

    world.nordvik.municipality.refresh_from_db()
    assert world.nordvik.written_form == "nn"


def test_a_district_is_entered_once(client, world, address):
    client.force_login(world.tor)

    first = client.post(f"{address}bydel/", {"name": "Gamle havn", "code": "990101"})
    second = client.post(f"{address}bydel/", {"name": "Gamle havn", "code": ""})

    assert (first.status_code, second.status_code) == (302, 422)
    assert District.objects.get().name == "Gamle havn"


@pytest.mark.parametrize("code", ["=1+1", "٣٤٣٤٣٤", "æ b", "12345"])
def test_a_districts_number_is_six_digits(client, world, address, code):
    client.force_login(world.tor)

    page = client.post(f"{address}bydel/", {"name": "Gamle havn", "code": code})

    assert page.status_code == 422
    assert "Skriv de seks sifrene" in page.content.decode()
