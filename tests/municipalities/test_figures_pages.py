"""The pages of figures: read, enter, submit, approve, by role; what is refused stays as typed."""

import pytest

from municipalities.actions import figure_steps
from municipalities.models import FollowedIndicator, Measurement
from programme.models import Period, ReportingWindow
from tests.world import TODAY, rate_indicator


@pytest.fixture
def window(world):
    return ReportingWindow.objects.get()


def address(world, window, tail="", participation=None):
    return f"/deltakere/{(participation or world.nordvik).pk}/tall/{window.pk}/{tail}"


def typed(world, value, **words):
    prefix = f"i{words.pop('indicator', world.indicator).pk}"
    fields = {
        "value": value,
        "known": "measured",
        "seen": "",
        "not_applicable": "",
        "comment": "",
    } | words
    return {f"{prefix}-{name}": text for name, text in fields.items()}


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def enter(client, world, window, user, data):
    client.force_login(user)
    return client.post(address(world, window, "legg-inn/"), data)


def test_a_typed_figure_is_saved_as_a_draft(client, world, window):
    answer = enter(client, world, window, world.ola, typed(world, "1 041"))

    assert answer.status_code == 302
    assert Measurement.objects.get().value == 1041


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<5", "Skriv"),
        ("12 %", "Skriv"),
        ("1.234", "mener"),
        ("12,5", "helt tall"),
        ("-1", "under 0"),
        ("=1+1", "Skriv"),
    ],
)
def test_a_refused_figure_keeps_what_was_typed_and_says_why(
    client, world, window, text, reason
):
    from django.utils.html import escape

    answer = enter(client, world, window, world.ola, typed(world, text))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'value="{escape(text)}"' in page
    assert "ds-validation-message" in page
    assert not Measurement.objects.exists()


def test_the_good_figures_of_a_page_are_saved_beside_a_refused_one(client, world, window):
    other = rate_indicator()
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=other)
    rate = {
        f"i{other.pk}-numerator": "5",
        f"i{other.pk}-denominator": "2",
        f"i{other.pk}-known": "measured",
    }

    answer = enter(client, world, window, world.ola, typed(world, "41") | rate)

    assert answer.status_code == 422
    assert Measurement.objects.get().value == 41
    assert 'value="5"' in answer.content.decode()


@pytest.mark.parametrize(
    ("parts", "field"),
    [
        (("5", ""), "denominator"),
        (("", "5"), "numerator"),
        (("5,5", "7"), "numerator"),
        (("9", "7"), "numerator"),
        (("ca. 9", "7"), "numerator"),
    ],
)
def test_a_rate_needs_both_its_whole_parts_in_order(client, world, window, parts, field):
    other = rate_indicator()
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=other)
    data = {
        f"i{other.pk}-{name}": part
        for name, part in zip(("numerator", "denominator"), parts, strict=True)
    }

    answer = enter(client, world, window, world.ola, data)

    form = next(form for _row, form in answer.context["themes"][0][1])
    assert list(form.errors) == [field]


def test_a_mean_may_have_a_numerator_larger_than_its_denominator(client, world, window):
    days = rate_indicator("waiting_time_days", factor=1, unit="days")
    FollowedIndicator.objects.create(participation=world.nordvik, indicator=days)
    data = {
        f"i{days.pk}-numerator": "900",
        f"i{days.pk}-denominator": "10",
        f"i{days.pk}-known": "measured",
    }

    enter(client, world, window, world.ola, data)

    assert Measurement.objects.get().figure == 90


def test_decimals_beyond_the_indicators_own_are_refused(client, world, window):
    world.indicator.decimals = 1
    world.indicator.save()

    answer = enter(client, world, window, world.ola, typed(world, "12,25"))

    assert answer.status_code == 422


def test_a_figure_and_a_reason_together_are_refused(client, world, window):
    answer = enter(
        client, world, window, world.ola, typed(world, "4", not_applicable="Ikke hos oss")
    )

    assert answer.status_code == 422


def test_a_reason_alone_is_saved(client, world, window):
    enter(client, world, window, world.ola, typed(world, "", not_applicable="Ikke hos oss"))

    assert Measurement.objects.get().not_applicable == "Ikke hos oss"


def test_a_second_save_on_an_old_page_shows_both_and_lets_the_user_choose(
    client, world, window
):
    enter(client, world, window, world.lars, typed(world, "40"))

    answer = enter(client, world, window, world.ola, typed(world, "39"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Lars" in page
    assert 'value="39"' in page
    assert Measurement.objects.get().value == 40
    seen = answer.context["themes"][0][1][0][1].data[f"i{world.indicator.pk}-seen"]
    enter(client, world, window, world.ola, typed(world, "39", seen=seen))
    assert Measurement.objects.get().value == 39


def test_saving_an_untouched_page_says_that_nothing_was_changed(client, world, window):
    answer = enter(client, world, window, world.ola, {})

    assert answer.status_code == 302
    assert not Measurement.objects.exists()


def test_a_closed_period_says_why_and_saves_nothing(client, world, window):
    window.late_until = window.due_on = window.opens_on
    window.corrections_until = window.opens_on
    window.save()

    answer = enter(client, world, window, world.ola, typed(world, "41"))

    assert answer.status_code == 422
    assert "02.01.2026" in answer.content.decode()
    assert not Measurement.objects.exists()


@pytest.mark.parametrize(
    ("name", "tail", "status"),
    [
        ("berit", "legg-inn/", 403),
        ("anne", "legg-inn/", 403),
        ("siri", "legg-inn/", 404),
        ("ola", "send-inn/", 403),
        ("lars", "godkjenn/", 403),
        ("siri", "send-inn/", 404),
        ("anne", "send-inn/", 403),
        ("mona", "godkjenn/", 403),
        ("per", "send-inn/", 404),
    ],
)
def test_who_may_not_write_is_refused(client, world, window, name, tail, status):
    client.force_login(world.people()[name])

    assert client.post(address(world, window, tail)).status_code == status


@pytest.mark.parametrize("name", ["kari", "ola", "berit", "anne", "mona", "eva"])
def test_everybody_who_reads_what_is_submitted_reads_the_page(client, world, window, name):
    client.force_login(world.people()[name])

    assert client.get(address(world, window)).status_code == 200
    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/").status_code == 200


def test_a_draft_does_not_show_on_the_advisers_page(client, world, window):
    enter(client, world, window, world.ola, typed(world, "4711"))
    client.force_login(world.anne)

    assert "711" not in client.get(address(world, window)).content.decode()


def test_a_small_submitted_figure_is_hidden_from_the_manager_only(client, world, window):
    enter(client, world, window, world.ola, typed(world, "3"))
    submit(world)

    shown = {}
    for name in ("kari", "anne", "mona"):
        client.force_login(world.people()[name])
        shown[name] = client.get(address(world, window)).context["themes"][0][1][0].value
    assert shown == {"kari": 3, "anne": 3, "mona": "suppressed"}


def test_a_figure_that_is_not_due_is_told_from_a_missing_one(client, world, window):
    client.force_login(world.ola)
    get = lambda: client.get(address(world, window)).context["themes"][0][1][0].value  # noqa: E731

    assert get() == "not_due"
    window.opens_on = window.due_on = window.opens_on
    window.save()
    assert get() == "missing"


def test_a_programme_without_windows_says_so(client, world, window):
    window.delete()
    client.force_login(world.ola)

    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/").status_code == 200


def test_a_window_of_another_programme_is_not_found(client, world, window):
    client.force_login(world.ola)

    assert client.get(f"/deltakere/{world.nordvik.pk}/tall/999999/").status_code == 404


def test_a_half_year_asks_only_for_half_yearly_indicators(client, world):
    from datetime import date

    half = Period.objects.create(
        year=2026, half=1, starts_on=date(2026, 1, 1), ends_on=date(2026, 6, 30)
    )
    window = ReportingWindow.objects.create(
        programme=world.programme,
        period=half,
        kind="figures",
        opens_on=date(2026, 7, 1),
        due_on=date(2026, 12, 1),
        late_until=date(2026, 12, 2),
        corrections_until=date(2026, 12, 3),
    )
    client.force_login(world.ola)

    assert client.get(address(world, window)).context["themes"] == []
