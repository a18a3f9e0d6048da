"""The grid as pages: a form without a program, and the door through which the page's program saves."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from municipalities.actions import measurements
from municipalities.entries import Entry, stamp
from municipalities.models import FollowedIndicator, Measurement
from programme.models import ReportingWindow
from tests.municipalities.grid_scene import closed_year, figure, move, two_years
from tests.world import TODAY, count_indicator


@pytest.fixture
def scene(world):
    return two_years(world)


def address(world, tail=""):
    return f"/deltakere/{world.nordvik.pk}/tall/legg-inn/{tail}"


def key(world, indicator=None, period=None):
    return f"{(indicator or world.indicator).pk}-{(period or world.period).pk}"


def post(client, world, fields, user=None, opened=""):
    client.force_login(user or world.ola)
    return client.post(address(world), fields | {"opened": opened})


def opened(client, world, user=None):
    client.force_login(user or world.ola)
    return client.get(address(world)).context["opened"]


def send(client, world, *cells, user=None):
    client.force_login(user or world.ola)
    return send_on(client, world, *cells)


def send_on(client, world, *cells):
    return client.post(
        address(world, "ruter/"), json.dumps({"cells": cells}), content_type="application/json"
    )


def cell(world, *texts, **words):
    place = {name: words.pop(name) for name in ("indicator", "period") if name in words}
    first, second = (*texts, "", "")[:2]
    return {"key": key(world, **place), "texts": [first, second], "seen": "", **words}


def standing(world, value):
    return Measurement.objects.get(value=value)


# Without the page's program


def test_the_page_shows_what_stands_and_carries_what_it_was_opened_with(client, scene):
    one = figure(scene, 41)

    client.force_login(scene.ola)
    page = client.get(address(scene))

    assert page.status_code == 200
    assert page.context["opened"] == f"{key(scene)}\t{stamp(one)}\t41\t"
    assert f'name="c-{key(scene)}" value="41"' in page.content.decode()


def test_only_what_is_changed_is_saved_and_each_by_itself(client, scene):
    figure(scene, 41, period=scene.y2024)
    before = opened(client, scene)
    fields = {
        f"c-{key(scene, period=scene.y2024)}": "41",  # as it was
        f"c-{key(scene)}": "1 041",
        f"c-{key(scene, scene.rate)}": "5",
        f"d-{key(scene, scene.rate)}": "10",
        f"c-{key(scene, scene.rate, scene.y2024)}": "ca. 5",
        f"d-{key(scene, scene.rate, scene.y2024)}": "10",
    }
    scene.indicator.jump_percent = None
    scene.indicator.save()

    page = post(client, scene, fields, opened=before)

    text = page.content.decode()
    assert page.status_code == 422
    assert Measurement.objects.count() == 3
    assert standing(scene, 1041).state == "draft"
    assert Measurement.objects.get(indicator=scene.rate).figure == 50
    (line,) = page.context["refused"]
    assert (line.label, line.old, line.new) == (
        "Andel nye søkere som har fått avslag, 2024",
        "mangler",
        "ca. 5 / 10",
    )
    assert 'value="ca. 5"' in text
    assert "2 tall er lagret." in text


def test_a_chosen_reason_is_saved_and_one_that_contradicts_a_figure_is_asked_about(
    client, scene
):
    homes = "Vi har ikke slike boliger"
    cells = {f"c-{key(scene)}": "", f"a-{key(scene)}": homes}
    was = f"{key(scene, period=scene.y2024)}"
    cells |= {f"c-{was}": "12", f"a-{was}": homes}

    page = post(client, scene, cells)

    assert Measurement.objects.get().not_applicable == homes
    (line,) = page.context["refused"]
    assert (line.new, line.message) == (
        f"12 / – {homes}",
        "Oppgi enten et tall eller hvorfor det ikke er aktuelt, ikke begge deler.",
    )
    html = page.content.decode()
    assert f'name="c-{was}" value="12"' in html
    assert html.count(f"<option selected>{homes}") == 2
    closed = {"due_on": date(2026, 1, 2), "late_until": date(2026, 1, 2)}
    move(scene.y2024, **closed, corrections_until=date(2026, 1, 2))
    page = post(client, scene, {f"a-{was}": homes, f"c-{was}": ""}).content.decode()
    assert f'value="– {homes}"' in page  # the period was closed meanwhile


def test_saving_everything_leads_back_to_the_same_years(client, scene):
    client.force_login(scene.ola)

    answer = client.post(
        address(scene) + "?first=2024", {f"c-{key(scene)}": "41", "opened": ""}
    )

    assert answer.status_code == 302
    assert answer["Location"].endswith("?first=2024")
    assert standing(scene, 41)


def test_an_untouched_page_says_that_nothing_was_changed(client, scene):
    figure(scene, 41)

    answer = post(client, scene, {f"c-{key(scene)}": "41"}, opened=opened(client, scene))

    assert answer.status_code == 302
    assert "Ingenting" in str(next(iter(client.get(address(scene)).context["messages"])))


def test_someone_elses_figure_is_shown_and_a_second_save_chooses(client, scene):
    before = opened(client, scene)
    post(client, scene, {f"c-{key(scene)}": "40"}, user=scene.lars, opened=before)

    page = post(client, scene, {f"c-{key(scene)}": "39"}, opened=before)

    (line,) = page.context["refused"]
    assert page.status_code == 422
    assert line.state == "changed"
    assert "40" in line.message
    assert "Lars" in line.message
    assert standing(scene, 40)
    post(client, scene, {f"c-{key(scene)}": "39"}, opened=page.context["opened"])
    assert standing(scene, 39)


def test_two_who_type_the_same_agree(client, scene):
    before = opened(client, scene)
    post(client, scene, {f"c-{key(scene)}": "40"}, user=scene.lars, opened=before)

    assert post(client, scene, {f"c-{key(scene)}": "40"}, opened=before).status_code == 302


def test_a_submitted_figure_is_corrected_with_a_reason(client, scene):
    figure(scene, 41)
    before = opened(client, scene)
    fields = {f"c-{key(scene)}": "40"}

    page = post(client, scene, fields, opened=before)

    assert page.context["refused"][0].state == "corrects"
    assert f'name="why-{key(scene)}"' in page.content.decode()
    fields |= {f"why-{key(scene)}": "Telt på nytt"}
    assert post(client, scene, fields, opened=page.context["opened"]).status_code == 302
    assert standing(scene, 40).correction_reason == "Telt på nytt"
    assert standing(scene, 41).state == "submitted"


def test_an_unusual_figure_is_confirmed_with_a_comment(client, scene):
    figure(scene, 41, period=scene.y2024)
    fields = {f"c-{key(scene)}": "410"}

    page = post(client, scene, fields)

    assert page.context["refused"][0].state == "doubtful"
    fields |= {f"note-{key(scene)}": "Flyktninger fra Ukraina"}
    assert post(client, scene, fields, opened=page.context["opened"]).status_code == 302
    saved = standing(scene, 410)
    assert (saved.is_confirmed, saved.comment) == (True, "Flyktninger fra Ukraina")


def test_what_was_typed_before_the_session_ended_is_shown_and_not_saved(client, scene):
    page = post(client, scene, {f"c-{key(scene)}": "41", "again": "1"})

    assert page.status_code == 200
    assert f'name="c-{key(scene)}" value="41"' in page.content.decode()
    assert not Measurement.objects.exists()


def test_more_than_a_thousand_fields_are_taken(client, scene):
    fields = {f"c-{scene.rate.pk}-{number}": "" for number in range(10_000, 11_800)}

    assert post(client, scene, fields | {f"c-{key(scene)}": "41"}).status_code == 302
    assert standing(scene, 41)


def test_a_participation_that_is_asked_for_nothing_says_so(client, scene):
    for window in ReportingWindow.objects.all():
        window.delete()
    client.force_login(scene.ola)

    assert "ingen tall å legge inn" in client.get(address(scene)).content.decode()


def test_a_filter_that_cannot_be_read_is_left_out_and_said_and_the_sheet_is_not_made(
    client, scene
):
    client.force_login(scene.ola)

    page = client.get(address(scene) + "?first=x&last=2025&theme=waiting")

    assert [row.indicator.code for row in page.context["tables"][0][0].rows] == [
        "refused_share"
    ]
    assert page.context["left_out"].unknown == ("Fra år",)
    sheet = reverse("figures-sheet", args=[scene.nordvik.pk])
    assert f'href="{sheet}?last=2025&amp;theme=waiting"' in page.content.decode()
    refused = client.get(f"{sheet}?first=x&last=2025")
    assert refused.status_code == 422
    assert f'href="{address(scene)}?last=2025"' in refused.content.decode()


def test_each_sentence_of_a_closed_period_stands_once(client, scene):
    period = closed_year(scene)
    client.force_login(scene.ola)

    page = client.get(address(scene))

    assert [why for why, _text in page.context["closed"]] == [
        f"w-{period.pk}-0",
        f"w-{period.pk}-1",
    ]


# The door for the page's program


def test_a_cell_is_saved_and_answered_with_its_stamp(client, scene):
    answer = send(client, scene, cell(scene, "1 041")).json()["cells"][0]

    saved = Measurement.objects.get()
    assert answer == {
        "key": key(scene),
        "state": "saved",
        "label": "Barnefamilier i midlertidig botilbud, 2025",
        "old": "mangler",
        "new": "1 041",
        "message": "",
        "seen": stamp(saved),
        "texts": ["1041", ""],
        "shown": "utkast",
        "kind": "known",
    }


def test_a_cell_keeps_how_its_figure_is_known_and_its_comment(client, scene):
    one = measurements.enter(
        participation=scene.nordvik,
        indicator=scene.indicator,
        period=scene.period,
        part=scene.total,
        entry=Entry(
            value=Decimal(7), known="estimated", comment="Fra notat", is_provisional=True
        ),
        by=scene.ola,
        today=TODAY,
    )

    send(client, scene, cell(scene, "8", seen=stamp(one)))

    saved = Measurement.objects.get()
    assert (saved.value, saved.known, saved.comment, saved.is_provisional) == (
        8,
        "estimated",
        "Fra notat",
        True,
    )


def test_the_comment_that_confirms_stands_after_the_one_that_was_there(client, scene):
    figure(scene, 41, period=scene.y2024)
    draft = figure(scene, 40, state="draft", submitted_at=None, comment="Fra notat")
    unusual = cell(scene, "410", seen=stamp(draft)) | {"note": "Fra Ukraina"}

    saved = send(client, scene, unusual).json()["cells"][0]
    send(client, scene, unusual | {"texts": ["420", ""], "seen": saved["seen"]})

    assert standing(scene, 420).comment == "Fra notat\nFra Ukraina"


def test_half_a_sign_is_left_out_and_breaks_nothing(client, scene):
    answer = send(client, scene, cell(scene, "– Ingen \ud83d")).json()["cells"][0]

    assert (answer["state"], answer["texts"]) == ("saved", ["– Ingen", ""])


def test_an_emptied_draft_is_taken_away(client, scene):
    first = send(client, scene, cell(scene, "7")).json()["cells"][0]

    answer = send(client, scene, cell(scene, "", seen=first["seen"])).json()["cells"][0]

    assert (answer["state"], answer["kind"], answer["new"]) == ("saved", "not-due", "tomt")
    assert not Measurement.objects.exists()


def test_one_cell_asks_the_database_seventeen_times_and_each_further_one_four(
    client, scene, django_assert_num_queries
):
    counts = [count_indicator(f"count_{number}") for number in range(3)]
    scene.programme.indicators_for_all.set([scene.indicator, *counts])
    client.force_login(scene.ola)
    of_every_page = 6  # session, user, today, roles twice, participation

    with django_assert_num_queries(of_every_page + 17):
        send_on(client, scene, cell(scene, "41"))
    with django_assert_num_queries(of_every_page + 17 + 2 * 4):
        send_on(client, scene, *(cell(scene, "41", indicator=each) for each in counts))


def test_the_year_before_is_known_when_both_come_at_once(client, scene):
    answer = send(client, scene, cell(scene, "400", period=scene.y2024), cell(scene, "41"))

    assert [each["state"] for each in answer.json()["cells"]] == ["saved", "doubtful"]


def test_of_many_cells_each_is_answered(client, scene):
    period = closed_year(scene)
    scene.rate.is_share = True
    scene.rate.save()
    cells = [
        cell(scene, "41"),
        cell(scene, "12,5", period=scene.y2024),
        cell(scene, "5", "2", indicator=scene.rate),
        cell(scene, "5", "", indicator=scene.rate, period=scene.y2024),
        cell(scene, "3", period=period),
        cell(scene, "9" * 40),
        cell(scene, "– Ingen\x00 hospits", seen="x"),
        {"key": "99999999999999999999-7", "texts": ["1", ""]},
        {"key": f"{scene.indicator.pk}-0", "texts": ["1", ""]},
    ]

    answers = send(client, scene, *cells).json()["cells"]

    assert [(each["state"], each["message"][:22]) for each in answers] == [
        ("saved", ""),
        ("refused", "Skriv et helt tall, ut"),
        ("refused", "Telleren kan ikke være"),
        ("refused", "Både teller og nevner "),
        ("refused", "Denne perioden ble ste"),
        ("refused", answers[5]["message"][:22]),
        ("changed", "Noen andre har endret "),
        ("refused", "Dette tallet spør vi i"),
        ("refused", "Dette tallet spør vi i"),
    ]
    assert answers[7]["label"] == "Ukjent rute"
    assert Measurement.objects.count() == 1


def test_a_figure_of_a_period_to_come_or_of_others_is_refused_and_breaks_nothing(client, scene):
    day = date(2027, 1, 2)
    move(scene.period, opens_on=day, due_on=day, late_until=day, corrections_until=day)
    foreign = count_indicator("followed_by_others")
    FollowedIndicator.objects.create(participation=scene.sorvik, indicator=foreign)
    unknown = cell(scene, "5", indicator=foreign)
    form = {f"c-{unknown['key']}": "5", f"c-{key(scene)}": "41", "c-1-x": "9"}

    told = [
        each["message"]
        for each in send(client, scene, cell(scene, "41"), unknown).json()["cells"]
    ]
    page = post(client, scene, form)

    assert told == [
        "Denne perioden åpner 02.01.2027.",
        "Dette tallet spør vi ikke dere om i denne perioden.",
    ]
    assert {line.message for line in page.context["refused"]} == {*told}
    assert page.status_code == 422
    assert not Measurement.objects.exists()


def test_a_figure_that_someone_else_took_away_is_told(client, scene):
    first = send(client, scene, cell(scene, "7")).json()["cells"][0]
    send(client, scene, cell(scene, "", seen=first["seen"]), user=scene.lars)

    answer = send(client, scene, cell(scene, "8", seen=first["seen"])).json()["cells"][0]

    assert (answer["state"], answer["seen"], answer["texts"]) == ("changed", "", ["", ""])


@pytest.mark.parametrize(
    "body",
    [
        "",
        "[]",
        "{}",
        "7",
        '{"cells": 7}',
        '{"cells": [7]}',
        '{"cells": [{"key": "1-2-3", "texts": ["", ""]}]}',
        '{"cells": [{"key": "1-2", "texts": [""]}]}',
        '{"cells": [{"key": "1-2"}]}',
        "[" * 100_000,
    ],
)
def test_what_cannot_be_read_is_refused_in_words(client, scene, body):
    client.force_login(scene.ola)

    answer = client.post(address(scene, "ruter/"), body, content_type="application/json")

    assert answer.status_code == 422
    assert "på nytt" in answer.json()["message"]


def test_a_cell_of_a_late_period_is_marked_by_its_own_page_and_taken(client, scene):
    move(scene.period, due_on=date(2026, 2, 1))

    assert send(client, scene, cell(scene, "4")).json()["cells"][0]["state"] == "saved"
