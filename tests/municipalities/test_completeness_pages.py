"""Who has reported what: over all, and period by period, with each gap one click from its cell."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from municipalities.models import FollowedIndicator
from programme.models import ReportingWindow
from tests.municipalities import completeness_scene as scene
from tests.reports import scenes
from tests.world import open_window, rate_indicator, year


@pytest.fixture(autouse=True)
def window(world):
    return scene.past_due(world)


def rows(client, user, **chosen):
    client.force_login(user)
    page = client.get(reverse("completeness"), chosen)
    assert page.status_code == 200
    return [
        (row.record.participation, row.record.period, row.record.reported, row.record.expected)
        for row in page.context["table"].rows
    ]


def test_everyone_is_there_in_the_order_of_names(client, world):
    scene.figure(world, world.sorvik)

    assert rows(client, world.mona) == [("Nordvik", "2025", 0, 1), ("Sørvik", "2025", 1, 1)]
    assert rows(client, world.anne) == [("Nordvik", "2025", 0, 1)]
    assert rows(client, world.siri) == [("Sørvik", "2025", 1, 1)]


def test_what_is_in_is_drawn_beside_its_figures_for_each_and_for_all(client, world):
    scene.figure(world, world.sorvik)
    client.force_login(world.mona)

    page = client.get(reverse("completeness"))

    assert [part.count for part in page.context["whole"].parts] == [0, 1, 1, 0]
    text = page.content.decode()
    assert "Rapportert, ikke godkjent: 1" in text
    assert text.count('class="piece piece-poor"/></svg> 0 av 1</td>') == 1
    assert text.count('class="piece piece-good"/></svg> 1 av 1</td>') == 1
    none = client.get(
        reverse("completeness"), {"region": world.other_region.pk, "state": "missing"}
    )
    assert none.context["whole"] is None


def test_the_list_is_narrowed_by_region_period_and_how_much_is_in(client, world):
    open_window(world.programme, year(2024))
    ReportingWindow.objects.filter(period=year(2024)).unlogged().update(
        opens_on=date(2025, 1, 2), due_on=date(2025, 2, 15)
    )
    scene.figure(world, world.sorvik)

    assert rows(client, world.mona, region=world.other_region.pk)[0][0] == "Sørvik"
    assert rows(client, world.mona, programme=world.programme.pk, state="missing") == [
        ("Nordvik", "2025", 0, 1)
    ]
    assert rows(client, world.mona, state="incomplete")[0][0] == "Nordvik"
    assert rows(client, world.mona, state="complete")[0][0] == "Sørvik"
    assert rows(client, world.mona, period=year(2024).pk) == [
        ("Nordvik", "2024", 0, 1),
        ("Sørvik", "2024", 0, 1),
    ]
    assert rows(client, world.mona, period="ukjent")[0][1] == "2025"


def test_more_rows_than_a_page_are_turned_and_sorted(client, world):
    scenes.more_places(world, 60)

    assert len(rows(client, world.mona, page=2)) == 62
    client.force_login(world.mona)
    page = client.get(reverse("completeness"), {"page": 2, "sort": "-participation"})
    shown = [row.record.participation for row in page.context["table"].paginated_rows]
    assert len(shown) == 12
    assert shown[-1] == "Nordvik"


def test_documentation_is_counted_where_the_programme_asks_for_it(client, world):
    scene.figure(world, world.nordvik)
    scene.evidence(world, world.nordvik)
    client.force_login(world.mona)
    assert "Med dokumentasjon" not in client.get(reverse("completeness")).content.decode()

    world.programme.asks_documentation = True
    world.programme.save()

    page = client.get(reverse("completeness"))
    assert "Med dokumentasjon" in page.content.decode()
    assert [row.record.documented for row in page.context["table"].rows] == [1, 0]
    own = client.get(reverse("completeness-of", args=[world.nordvik.pk])).content.decode()
    assert "1 av 1 tall som er inne" in own


def test_the_whole_filtered_list_is_taken_out(client, world):
    client.force_login(world.mona)

    answer = client.get(reverse("list-download", args=["completeness"]), {"state": "missing"})
    sheet = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[1]

    headings, *found = sheet.iter_rows(values_only=True)
    assert [dict(zip(headings, row, strict=True))["Forventet"] for row in found] == [1, 1]


def of(client, user, world):
    client.force_login(user)
    return client.get(reverse("completeness-of", args=[world.nordvik.pk]))


def test_who_enters_goes_from_each_gap_to_its_cell(client, world):
    scenes.goal(world, world.nordvik)

    page = of(client, world.ola, world).content.decode()

    cell = f"/tall/legg-inn/#c-{world.indicator.pk}-{world.period.pk}"
    assert cell in page
    assert "1 av 1 indikator i målene" in page
    assert "0 av 1 forventede tall" in page


def test_others_go_to_the_figures_and_never_learn_of_a_draft(client, world, window):
    scene.figure(world, world.nordvik, state="returned")

    reader, adviser = (of(client, user, world) for user in (world.berit, world.anne))

    for page in (reader, adviser):
        assert "legg-inn/#c-" not in page.content.decode()
        assert (
            reverse("figures-of", args=[world.nordvik.pk, window.pk]) in page.content.decode()
        )
    assert "sendt tilbake til dere" in reader.content.decode()
    assert "sendt tilbake til dere" not in adviser.content.decode()


def test_a_period_that_is_complete_has_no_gaps_and_an_exception_is_told(client, world):
    scene.figure(world, world.nordvik)
    scene.exception(world, world.nordvik, date(2026, 12, 1))

    page = of(client, world.anne, world)

    assert page.context["with_gaps"] == []
    assert "unntak til 01.12.2026" in page.content.decode()
    world.nordvik.reporting_exceptions.unlogged().update(until=date(2026, 11, 23))
    assert "unntak til 23.11.2026" in of(client, world.anne, world).content.decode()
    assert "Dette mangler" not in page.content.decode()


def test_nothing_is_expected_before_a_period_has_opened(client, world):
    ReportingWindow.objects.all().unlogged().update(
        opens_on=date(2027, 1, 2),
        due_on=date(2027, 2, 15),
        late_until=date(2027, 3, 1),
        corrections_until=date(2027, 3, 1),
    )

    assert "Det ventes ingen tall ennå." in of(client, world.anne, world).content.decode()


def test_the_front_page_and_the_overview_lead_to_what_is_missing(client, world):
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=rate_indicator())
    scene.figure(world, world.nordvik)
    address = reverse("completeness-of", args=[world.nordvik.pk])

    client.force_login(world.anne)
    followed = client.get("/").content.decode()
    overview = client.get(f"/deltakere/{world.nordvik.pk}/").content.decode()
    client.force_login(world.lars)
    own = client.get("/").content.decode()

    assert address in followed
    assert reverse("completeness") in followed
    assert "1 av 2 tall med frist i år er inne" in overview
    assert f"/tall/legg-inn/#c-{rate_pk(world)}-{world.period.pk}" in own


def rate_pk(world):
    return FollowedIndicator.objects.get(participation=world.nordvik).indicator_id


def test_an_exception_puts_a_closed_period_on_the_front_page(client, world):
    ReportingWindow.objects.all().unlogged().update(late_until=date(2026, 3, 1))
    client.force_login(world.lars)
    assert client.get("/").context["due"] == []

    scene.exception(world, world.nordvik, date(2026, 11, 24))

    (row,) = client.get("/").context["due"]
    assert row.period == "2025"
    assert row.when.endswith("Det er et unntak til 24.11.2026.")


def test_the_help_page_tells_the_rule(client, world):
    client.force_login(world.ola)

    page = client.get(reverse("help")).content.decode()

    assert 'id="expected-heading"' in page
    assert "hvert fjerde år regnet fra året programmet starter" in page
