"""The reports' pages and files, by role."""

from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from municipalities.models import Initiative
from municipalities.views.participations import ParticipationList
from programme.models import ReportingWindow
from reports.catalogue import REPORTS
from reports.models import Download
from reports.views import PAGES
from tests.reports import scenes
from tests.world import count_indicator, followed, year
from web.access import Access

SLUGS = [report.slug for report in REPORTS]


def opened(response):
    return openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content)))


@pytest.fixture
def scene(world):
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    scenes.goal(world, world.sorvik, baseline=10, target=5)
    scenes.figure(world, world.sorvik, 2)
    scenes.need(world, world.nordvik, counts=[(30, "households", scenes.IN_2025)])
    scenes.cooperation(world, world.nordvik)
    for theme in ("evictions", "instruments"):
        followed(world.nordvik, count_indicator(f"of_{theme}", theme=theme))
    Initiative.objects.create(
        participation=world.nordvik, title="Kjøpe boliger", is_shared=True, edited_by=world.ola
    )
    return world


@pytest.mark.parametrize(
    ("name", "status"),
    [("kari", 200), ("berit", 200), ("anne", 200), ("mona", 200), ("arne", 403), ("per", 403)],
)
def test_who_may_open_the_reports(client, world, name, status):
    client.force_login(world.people()[name])

    assert client.get(reverse("reports")).status_code == status
    for report in REPORTS:
        own = status if report.access.test(world.people()[name], None) else 403
        for route in ("report", "report-download"):
            assert client.get(reverse(route, args=[report.slug])).status_code == own


@pytest.mark.parametrize("slug", SLUGS)
def test_page_and_file_have_the_same_rows_and_sentences(client, scene, slug):
    scenes.goal(scene, scene.sorvik, count_indicator("other"), baseline=None)
    client.force_login(scene.mona)

    page = client.get(reverse("report", args=[slug]))
    response = client.get(reverse("report-download", args=[slug]))
    book = opened(response)
    table = book.worksheets[1]

    assert response["Content-Length"]
    assert book.sheetnames[0] == "Svar"
    assert book.sheetnames[-1] == "Om uttaket"
    assert table.freeze_panes is not None
    assert len(table.tables) == 1
    assert table.max_row - 1 == len(page.context["table"])
    assert [cell.value for cell in table[1]] == [
        str(column.heading) for column in page.context["columns"]
    ]
    told = [cell.value for row in book["Svar"].iter_rows() for cell in row]
    assert set(page.context["answer"].sentences) <= set(told)


def test_figures_are_numbers_and_codes_are_text(client, scene):
    client.force_login(scene.mona)

    table = opened(client.get(reverse("report-download", args=["goal-attainment"]))).worksheets[
        1
    ]
    cells = {head.value: cell.value for head, cell in zip(table[1], table[2], strict=True)}

    assert cells["Kommunenummer"] == "9901"
    assert (cells["Utgangspunkt (nullpunkt)"], cells["Måltall"]) == (41, 20)


def test_the_file_is_named_and_logged_with_whose_figures_left(client, scene):
    client.force_login(scene.mona)

    response = client.get(
        reverse("report-download", args=["goal-attainment"]),
        {"participation": scene.nordvik.pk},
    )
    response.getvalue()
    download = Download.objects.get()

    assert (
        "M%C3%A5loppn%C3%A5else%20Nordvik%202026-11-24.xlsx" in response["Content-Disposition"]
    )
    assert (download.user, download.report, download.rows) == (scene.mona, "goal-attainment", 1)
    assert download.filters == {"Deltaker": "Nordvik"}
    assert [*download.participations.all()] == [scene.nordvik]


@pytest.mark.parametrize(("route", "status"), [("report", 200), ("report-download", 422)])
@pytest.mark.parametrize(
    "wrong", [{"participation": "x"}, {"region": "999"}, {"participation": "foreign"}]
)
def test_a_wrong_choice_is_said_and_own_scope_is_shown(client, scene, route, status, wrong):
    """The page is that of Nordvik; no file is made of something else than was asked for."""
    wrong = {
        name: scene.sorvik.pk if value == "foreign" else value for name, value in wrong.items()
    }
    client.force_login(scene.kari)

    response = client.get(reverse(route, args=["goal-attainment"]), wrong)

    assert response.status_code == status
    words = response.content.decode()
    assert "ikke kan se, eller som ikke finnes: " in words
    assert ("Ingen barn" in words) is (status == 200)
    assert "Sørvik" not in words
    assert not Download.objects.exists()


def test_an_unknown_report_is_not_found(client, world):
    client.force_login(world.mona)

    assert client.get(reverse("report", args=["nothing"])).status_code == 404


def test_a_list_is_taken_out_as_it_is_seen(client, scene):
    client.force_login(scene.mona)

    response = client.get(
        reverse("list-download", args=["participations"]), {"region": scene.region.pk}
    )
    table = opened(response).worksheets[1]

    assert [cell.value for cell in table["A"]][1:] == ["Nordvik"]
    assert table["D2"].is_date
    assert Download.objects.get().report == "list-participations"


def test_a_list_of_several_pages_is_taken_out_whole_from_whichever_page(client, world):
    places = scenes.more_places(world, ParticipationList.paginate_by + 1)
    client.force_login(world.mona)
    seen = {"region": world.region.pk, "sort": "-name"}

    last = client.get(reverse("participations"), seen | {"page": 2})
    file = client.get(reverse("list-download", args=["participations"]), seen | {"page": 2})

    book = opened(file)
    names = [cell.value for cell in book.worksheets[1]["A"]][1:]
    assert names == [*(each.name for each in reversed(places)), "Nordvik"]
    shown = [row.record.name for row in last.context["table"].paginated_rows]
    assert shown == names[ParticipationList.paginate_by :]
    assert last.context["row_count"] == Download.objects.get().rows == len(names)
    assert "Listen har 52 rader." in [row[1].value for row in book["Svar"].iter_rows()]


@pytest.mark.parametrize(("slug", "query"), [("nothing", ""), ("figures", "?region=1")])
def test_a_list_that_is_not_there_is_not_found(client, world, slug, query):
    client.force_login(world.mona)

    assert client.get(reverse("list-download", args=[slug]) + query).status_code == 404


def test_the_administrator_takes_out_no_list(client, world):
    client.force_login(world.arne)

    assert client.get(reverse("list-download", args=["participations"])).status_code == 403


def test_the_log_is_the_programme_leads_and_the_participants_own(client, scene):
    client.force_login(scene.mona)
    client.get(reverse("report-download", args=["needs"])).getvalue()

    seen = {}
    for name in ("tor", "mona", "kari", "siri"):
        client.force_login(scene.people()[name])
        own = reverse("participation-downloads", args=[scene.nordvik.pk])
        seen[name] = (client.get(reverse("downloads")).status_code, client.get(own).status_code)

    assert seen == {
        "tor": (200, 200),
        "mona": (403, 403),
        "kari": (403, 200),
        "siri": (403, 404),
    }
    client.force_login(scene.kari)
    assert "Mona" in client.get(own).content.decode()


def test_own_workbook_is_in_the_municipalitys_written_form(client, scene):
    scene.nordvik.municipality.written_form = "nn"
    scene.nordvik.municipality.save()
    client.force_login(scene.kari)

    response = client.get(
        reverse("report-download", args=["status"]), {"participation": scene.nordvik.pk}
    )

    assert "Kommunenummer" in [cell.value for cell in opened(response).worksheets[1][1]]
    assert client.cookies.get("django_language") is None


@pytest.mark.parametrize(
    ("slug", "whose", "titles"),
    [
        ("needs", {"Nordvik"}, {"Nordvik", "Boliger til store familier", "Flere boliger"}),
        ("goals", {"Nordvik", "Sørvik"}, {"Nordvik", "Ingen barn i midlertidig bolig"}),
        ("indicators", set(), {"Barnefamilier i midlertidig botilbud"}),
    ],
)
def test_every_list_is_taken_out_with_whose_rows_left(client, scene, slug, whose, titles):
    client.force_login(scene.mona)

    response = client.get(reverse("list-download", args=[slug]))

    cells = [cell.value for row in opened(response).worksheets[1].iter_rows() for cell in row]
    assert titles <= set(cells)
    left = Download.objects.get().participations.all()
    assert {each.name for each in left} == whose
    assert Download.objects.get().rows >= len(whose)


def test_a_list_that_the_visitor_may_not_open_is_not_taken_out(client, scene, monkeypatch):
    page = PAGES["needs"]
    monkeypatch.setattr(page, "access", Access("nobody", lambda user, page: False))
    client.force_login(scene.mona)

    assert client.get(reverse("list-download", args=["needs"])).status_code == 403


def test_the_readers_own_language_is_the_files(client, scene):
    scene.mona.language = "en"
    scene.mona.save()
    client.force_login(scene.mona)

    response = client.get(reverse("report-download", args=["status"]))

    assert opened(response).sheetnames[0] == "Answer"


def test_a_download_is_named_by_report_and_moment(client, scene):
    client.force_login(scene.mona)
    client.get(reverse("report-download", args=["needs"])).getvalue()

    assert str(Download.objects.get()).startswith("needs ")


@pytest.mark.parametrize(
    "address",
    [
        "/excel/calendar/",  # of which programme?
        "/excel/needs/bsu/",  # not about a programme
        "/excel/calendar/finnes-ikke/",
        "/excel/participation-downloads/nordvik/",
        "/excel/participation-downloads/999999/",
    ],
)
def test_a_list_about_something_that_is_not_there_is_not_found(client, scene, address):
    client.force_login(scene.kari)

    assert client.get(address).status_code == 404


def test_the_calendar_is_taken_out_with_days_as_days(client, scene):
    client.force_login(scene.mona)

    sheet = opened(client.get("/excel/calendar/bsu/")).worksheets[1]

    row = dict(zip([c.value for c in sheet[1]], [c.value for c in sheet[2]], strict=True))
    wrong = client.get("/excel/calendar/bsu/?kind=finnes-ikke")
    assert wrong.status_code == 422
    assert 'href="/program/bsu/"' in wrong.content.decode()
    assert row["Åpner"] == datetime(2026, 1, 2)  # noqa: DTZ001
    assert "Endre" not in row


def test_the_users_are_taken_out_by_those_who_give_roles_alone(client, scene):
    client.force_login(scene.mona)
    assert client.get("/excel/users/").status_code == 403
    client.force_login(scene.arne)

    sheet = opened(client.get("/excel/users/")).worksheets[1]

    names = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert {"Kari", "Per"} <= {*names}


def test_the_downloads_are_taken_out_with_moments_and_numbers(client, scene):
    client.force_login(scene.tor)
    client.get("/excel/participations/").getvalue()

    sheet = opened(client.get("/excel/downloads/")).worksheets[1]

    row = dict(zip([c.value for c in sheet[1]], [c.value for c in sheet[2]], strict=True))
    assert isinstance(row["Tatt ut"], datetime)
    assert row["Rader"] == 2


def test_a_wrong_filter_is_said_and_takes_nothing_out(client, scene):
    """What is right of it stays, on the page and in the file that are offered instead."""
    client.force_login(scene.mona)
    query = f"participation={scene.nordvik.pk}"

    answer = client.get(f"/excel/needs/?category=finnes-ikke&{query}")

    words = answer.content.decode()
    assert answer.status_code == 422
    assert "eller som ikke finnes: Kategori." in words
    assert f'href="/behov/?{query}"' in words
    assert f'href="/excel/needs/?{query}"' in words
    assert not Download.objects.exists()
    page = client.get(f"/behov/?category=finnes-ikke&{query}").content.decode()
    assert f'href="/excel/needs/?{query}"' in page


def test_the_figures_of_a_period_leave_as_they_stand_with_small_numbers_hidden(client, world):
    other = count_indicator(code="few")
    scenes.figure(world, world.nordvik, 41)
    scenes.figure(world, world.nordvik, 2, indicator=other)
    scenes.figure(world, world.nordvik, 39, period=year(2024))
    window = ReportingWindow.objects.get()
    address = f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/"
    found = {}
    for name in ("kari", "mona"):
        client.force_login(world.people()[name])
        assert f"{address}excel/" in client.get(address).content.decode()
        book = opened(client.get(f"{address}excel/"))
        rows = [*book.worksheets[1].iter_rows(values_only=True)]
        place = rows[0].index("Verdi")
        found[name] = {row[place] for row in rows[1:]}

    assert found == {"kari": {41, 2}, "mona": {41, ":"}}
    assert Download.objects.filter(report="figures", rows=2).count() == 2
