"""The period's page and its steps on screen: gaps and exceptions first, then one act, read before it is done."""

from datetime import date

import pytest

from municipalities.actions import figure_steps
from municipalities.models import (
    Evidence,
    FigureApproval,
    Measurement,
    ReportingException,
)
from programme.models import ReportingWindow
from tests.municipalities.test_figure_steps import (
    approve,
    enter,
    fresh,
    other_indicator,
    record,
    send_back,
    submit,
    young,
)
from tests.world import TODAY, role


@pytest.fixture
def window(world):
    return ReportingWindow.objects.get()


def address(world, window, tail=""):
    return f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/{tail}"


def page(client, world, window, name, tail=""):
    client.force_login(world.people()[name])
    answer = client.get(address(world, window, tail))
    assert answer.status_code == 200
    return answer


def press(client, world, window, name, tail, **typed):
    """Open the step's page, and send its form with the mark that it carries."""
    opened = page(client, world, window, name, tail).context
    marks = {"seen": opened["seen"], "once": opened["once"]}
    return client.post(address(world, window, tail), marks | typed)


def text(answer):
    return answer.content.decode()


def test_a_period_is_submitted_with_a_gap_and_the_gap_is_said_first(client, world, window):
    other_indicator(world)
    enter(world)
    opened = text(page(client, world, window, "lars", "send-inn/"))
    assert opened.index("Andel nye søkere") < opened.index("Barnefamilier i midlertidig")
    assert "Send inn tallene for 2025" in opened

    answer = press(client, world, window, "lars", "send-inn/")

    assert answer.status_code == 302
    assert Measurement.objects.get().state == "submitted"
    told = text(client.get(answer.url))
    assert "1 tall er sendt inn" in told
    assert "1 tall for 2025 er ikke kommet ennå" in told


def test_the_button_pressed_twice_submits_once_without_a_fault(client, world, window):
    enter(world)
    opened = page(client, world, window, "lars", "send-inn/").context
    form = {"seen": opened["seen"], "once": opened["once"]}

    answers = [client.post(address(world, window, "send-inn/"), form) for _ in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Measurement.objects.get().history.count() == 2


def test_an_empty_period_says_that_there_is_nothing_to_submit(client, world, window):
    opened = page(client, world, window, "lars", "send-inn/")

    assert "ikke noe nytt å sende inn" in text(opened)
    assert client.post(address(world, window, "send-inn/")).status_code == 422


def test_what_was_changed_meanwhile_is_shown_before_it_is_submitted(client, world, window):
    enter(world)
    opened = page(client, world, window, "lars", "send-inn/").context
    enter(world, 42)

    answer = client.post(address(world, window, "send-inn/"), {"seen": opened["seen"]})

    assert answer.status_code == 422
    assert "endret tallene" in text(answer)
    assert answer.context["seen"] != opened["seen"]
    assert Measurement.objects.get().state == "draft"


def test_the_owner_approves_once_the_exceptions_are_read(client, world, window):
    enter(world, known="estimated", comment="Ut fra listen i mai")
    submit(world)

    unread = press(client, world, window, "kari", "godkjenn/")
    assert unread.status_code == 422
    assert "Kryss" in text(unread) or "kryss av" in text(unread)
    answer = press(client, world, window, "kari", "godkjenn/", read="on")

    assert answer.status_code == 302
    assert Measurement.objects.get().state == "approved"
    shown = text(client.get(answer.url))
    assert "Godkjent av Kari" in shown
    assert "Anslått: Barnefamilier" in shown


def test_a_period_without_exceptions_is_approved_by_one_button(client, world, window):
    enter(world)
    submit(world)

    assert press(client, world, window, "kari", "godkjenn/").status_code == 302
    assert Measurement.objects.get().state == "approved"


def test_what_the_owner_entered_stands_as_waiting_for_the_other(client, world, window):
    role(world.lars, world.nordvik, "owner")
    enter(world, by=world.kari)
    submit(world)

    opened = page(client, world, window, "kari", "godkjenn/")

    assert "De venter på en annen" in text(opened)
    assert not opened.context["review"].figures
    assert press(client, world, window, "kari", "godkjenn/").status_code == 422


def test_a_returned_figure_is_seen_with_its_comment_by_those_who_write(client, world, window):
    figure = enter(world)
    submit(world)
    nothing = press(client, world, window, "kari", "send-tilbake/", comment="Tell på nytt.")
    assert nothing.status_code == 422

    answer = press(
        client,
        world,
        window,
        "kari",
        "send-tilbake/",
        chosen=[figure.pk],
        comment="Tell på nytt.",
    )

    assert answer.status_code == 302
    assert "Tell på nytt." in text(page(client, world, window, "ola"))
    assert "Tell på nytt." not in text(page(client, world, window, "anne"))
    client.force_login(world.ola)
    front = client.get("/")
    assert "Tell på nytt." in text(front)
    assert "lagt inn av deg" in text(front)


def test_the_return_page_starts_with_the_figure_that_led_there(client, world, window):
    figure = enter(world)
    submit(world)

    opened = page(client, world, window, "kari", f"send-tilbake/?figure={figure.pk}")

    assert "checked" in text(opened)


def test_an_approval_outside_is_shown_as_such_to_everybody(client, world, window):
    enter(world)
    submit(world)
    told = {"given_by": "Nils Vik", "given_on": "20.11.2026", "reference": "26/117"}
    wrong = press(client, world, window, "lars", "godkjent-utenfor/", given_by="Nils Vik")
    assert wrong.status_code == 422

    answer = press(client, world, window, "lars", "godkjent-utenfor/", **told)

    assert answer.status_code == 302
    approval = FigureApproval.objects.get()
    assert (approval.given_on, approval.reference) == (date(2026, 11, 20), "26/117")
    for name in ("lars", "anne"):
        assert "godkjent utenfor verktøyet" in text(page(client, world, window, name))
    FigureApproval.objects.all().unlogged().update(recorded_at="2026-11-20T12:00Z")
    client.force_login(world.kari)
    assert "26/117" in text(client.get("/"))


def test_the_approval_outside_leaves_the_front_page_after_a_month(client, world, window):
    enter(world)
    submit(world)
    record(world)
    FigureApproval.objects.all().unlogged().update(recorded_at="2026-10-01T12:00Z")
    client.force_login(world.kari)

    assert "26/117" not in text(client.get("/"))


def test_parts_evidence_marks_and_the_figure_corrected_stand_in_the_row(client, world, window):
    youth = young(world)
    told = {"is_confirmed": True, "comment": "Bare de unge er talt"}
    enter(world, 41)
    enter(world, 12, part=youth, **told)
    submit(world)
    Evidence.objects.create(
        participation=world.nordvik,
        indicator=world.indicator,
        period=world.period,
        words="Uttrekk",
        url="https://nordvik.example/uttrekk",
        added_by=world.ola,
    )
    enter(world, 40, correction_reason="Talt dobbelt", is_provisional=True, **told)

    opened = page(client, world, window, "ola")
    outside = page(client, world, window, "anne")

    row = opened.context["themes"][0][1][0]
    assert (row.value, row.standing_value, row.is_corrected_now) == (40, 41, True)
    assert [(part.figure.part.name, part.value) for part in row.parts] == [("Unge", 12)]
    assert row.marks == ("foreløpig", "rettet", "uvanlig, bekreftet")
    for words in ("41 gjelder inntil da", "Talt dobbelt", "1 del", "1 lenke eller fil"):
        assert words in text(opened)
    assert outside.context["themes"][0][1][0].value == 41


def test_the_words_of_a_hidden_figure_are_hidden_with_it(client, world, window):
    enter(world, 3, comment="Tre barnefamilier på campingplassen")
    submit(world)

    shown = {
        name: "campingplassen" in text(page(client, world, window, name))
        for name in ("ola", "anne", "mona")
    }

    assert shown == {"ola": True, "anne": True, "mona": False}


def test_a_gap_has_no_state_and_knows_its_cell(client, world, window):
    [row] = page(client, world, window, "ola").context["gaps"]

    assert (row.state, row.marks) == ("", ())
    assert row.cell == f"c-{world.indicator.pk}-{world.period.pk}"


def test_the_exception_is_said_on_the_page_and_only_the_lead_changes_it(client, world, window):
    ReportingException.objects.create(
        participation=world.nordvik,
        window=window,
        until=date(2027, 3, 15),
        reason="Nytt fagsystem",
        given_by=world.tor,
    )

    own = text(page(client, world, window, "ola"))
    lead = text(page(client, world, window, "tor"))

    assert "Unntak til og med 15.03.2027, gitt av Tor: Nytt fagsystem" in own
    assert "Endre unntaket" not in own
    assert "Endre unntaket" in lead
    client.force_login(world.ola)
    assert "unntak til og med 15.03.2027" in text(client.get("/"))


def test_late_figures_are_marked_to_everybody(client, world, window):
    ReportingWindow.objects.all().unlogged().update(opens_on="2020-01-02", due_on="2020-02-15")
    enter(world)
    submit(world)

    assert page(client, world, window, "anne").context["themes"][0][1][0].is_late


def test_figures_of_a_closed_period_still_wait_on_the_owners_front_page(client, world, window):
    enter(world)
    submit(world)
    enter(world, 40, correction_reason="Talt feil")
    ReportingWindow.objects.all().unlogged().update(
        due_on="2026-02-15", late_until="2026-03-15", corrections_until="2026-03-15"
    )

    client.force_login(world.kari)
    tasks = client.get("/").context["tasks"]

    assert [(step.to_submit, step.to_approve) for step in tasks.to_approve] == [(0, 1)]
    assert tasks.to_submit == ()
    for tail in ("send-inn/", "send-tilbake/"):
        assert "ble stengt 15.03.2026" in text(page(client, world, window, "kari", tail))
    assert "/send-tilbake/" not in text(page(client, world, window, "kari"))


def test_a_first_figure_that_came_too_late_is_not_offered_for_submission(client, world, window):
    enter(world)
    ReportingWindow.objects.all().unlogged().update(
        due_on="2026-02-15", late_until="2026-03-15", corrections_until="2026-12-31"
    )

    shown = text(page(client, world, window, "lars", "send-inn/"))

    assert "ble tatt imot til 15.03.2026" in shown
    assert "<table" not in shown
    assert client.get("/").context["tasks"].to_submit == ()


@pytest.mark.parametrize(
    ("name", "submits", "approves"),
    [
        ("kari", True, True),
        ("lars", True, False),
        ("ola", False, False),
        ("berit", False, False),
    ],
)
def test_the_buttons_are_those_of_the_role(client, world, window, name, submits, approves):
    enter(world)
    submit(world)
    enter(world, 40, correction_reason="Talt feil")

    shown = text(page(client, world, window, name))

    assert ("/send-inn/" in shown, "/godkjenn/" in shown) == (submits, approves)
    assert ("/godkjent-utenfor/" in shown, "/send-tilbake/" in shown) == (submits, approves)


@pytest.mark.parametrize(
    "tail", ["send-inn/", "godkjenn/", "godkjent-utenfor/", "send-tilbake/"]
)
def test_role_state_and_step(client, world, window, tail):
    """Only what the rights and the figure's state allow changes anything."""
    allowed = {
        "send-inn/": ({"kari", "lars"}, {"draft", "returned"}, "submitted"),
        "godkjenn/": ({"kari"}, {"submitted"}, "approved"),
        "godkjent-utenfor/": ({"kari", "lars"}, {"submitted"}, "approved"),
        "send-tilbake/": ({"kari"}, {"submitted"}, "returned"),
    }
    may, states, leads_to = allowed[tail]
    figure = enter(world)
    for state in ("draft", "submitted", "returned", "approved"):
        for name in ("kari", "lars", "ola", "anne") if state in states else ("kari",):
            Measurement.objects.all().unlogged().update(
                state=state, submitted_at="2026-11-01T12:00Z", approval=None
            )
            client.force_login(world.people()[name])
            client.post(
                address(world, window, tail),
                {
                    "seen": figure_steps.mark_of([fresh(figure)]),
                    "read": "on",
                    "chosen": [figure.pk],
                    "comment": "Se på dette",
                    "given_by": "Nils Vik",
                    "given_on": "20.11.2026",
                    "reference": "26/117",
                },
            )
            goes = name in may and state in states
            assert fresh(figure).state == (leads_to if goes else state), (name, state)


def test_the_tidy_sheet_says_that_the_approval_was_given_outside(world):
    from reports.queries import tidy

    enter(world)
    submit(world)
    record(world)

    assert [row.state for row in tidy.rows(user=world.kari)] == ["godkjent utenfor verktøyet"]


def test_the_queries_of_the_page_do_not_grow_with_the_figures(
    client, world, window, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.force_login(world.ola)
    client.get(address(world, window))
    with CaptureQueriesContext(connection) as few:
        client.get(address(world, window))
    for number in range(8):
        enter(world, 5, indicator=other_indicator_named(world, f"more{number}"))
    submit(world)
    approve(world)

    with CaptureQueriesContext(connection) as many:
        client.get(address(world, window))

    assert len(many) <= len(few) + 1  # the approval is fetched once there is one


def other_indicator_named(world, code):
    from tests.world import rate_indicator

    indicator = rate_indicator(code, nature="count", factor=1, decimals=0)
    world.programme.indicators_for_all.add(indicator)
    return indicator


def test_a_returned_part_is_told_on_the_front_page_by_its_name(client, world, window):
    youth = young(world)
    figure = enter(world, 12, part=youth)
    submit(world)
    send_back(world, fresh(figure), today=TODAY)
    client.force_login(world.ola)

    [row] = client.get("/").context["tasks"].returned

    assert (row.name, row.is_mine) == ("Barnefamilier i midlertidig botilbud (Unge)", True)


def test_a_comment_is_read_once_though_the_figure_is_late_too(client, world, window):
    enter(world, known="estimated", comment="Anslått av kontoret")
    ReportingWindow.objects.all().unlogged().update(
        opens_on="2026-01-02", due_on="2026-02-15", late_until="2026-12-31"
    )
    submit(world)

    opened = text(page(client, world, window, "kari", "godkjenn/"))

    assert "Kom etter fristen (1)" in opened
    assert opened.count("Anslått av kontoret") == 1


def test_what_a_correction_corrects_stands_beside_it_with_the_year_before(
    client, world, window
):
    enter(world, 41)
    submit(world)
    approve(world)
    enter(world, 44, correction_reason="Talt feil")
    submit(world)

    opened = text(page(client, world, window, "kari", "godkjenn/"))

    assert "retter 41" in opened
    assert "Året før" in opened
