"""The grid of figures in a real browser: by paste, by keyboard, without a program, with the connection cut."""

import pytest

from municipalities.models import FollowedIndicator, Measurement
from tests.municipalities.grid_scene import closed_year, figure, two_years
from tests.world import count_indicator, rate_indicator

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WITH_SCRIPT = pytest.mark.parametrize(
    "visitor", [(1280, True), (320, True)], ids=["wide", "narrow"], indirect=True
)
WIDE = pytest.mark.parametrize("visitor", [(1280, True)], ids=["wide"], indirect=True)
WITHOUT = pytest.mark.parametrize("visitor", [(1280, False)], ids=["no-script"], indirect=True)

# As LibreOffice writes a block of a real sheet: a quoted cell with quotes and a line break in it.
CLIPBOARD = '41\t1\n1041\t28\n"– Ingen ""hospits""\nhos oss"\t0\n\t12\n'
CELLS = "**/tall/legg-inn/ruter/"
PASTE = """([id, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const field = document.getElementById(id);
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def scene(everybody):
    """Four counts and a rate, in 2024 and 2025, and nobody is asked whether a figure jumps."""
    world = two_years(everybody)
    world.counts = [
        count_indicator(f"count_{number}", jump_percent=None, zero_after=None)
        for number in range(4)
    ]
    world.programme.indicators_for_all.set(world.counts)
    return world


def open_grid(visitor, world, who=None):
    visitor.log_in(who or world.ola)
    visitor.open(f"/deltakere/{world.nordvik.pk}/tall/legg-inn/")


def key(world, number, period=None):
    return f"{world.counts[number].pk}-{(period or world.period).pk}"


def cell(visitor, world, number, period=None, name="c"):
    return visitor.page.locator(f"#{name}-{key(world, number, period)}")


def choice(visitor, world, number, period=None):
    return visitor.page.locator(f"select[name='a-{key(world, number, period)}']")


def told(visitor, text):
    visitor.page.locator("[data-told]", has_text=text).wait_for()


def values():
    return sorted(
        (each.indicator.code, each.period.year, each.value, each.not_applicable)
        for each in Measurement.objects.exclude(indicator__nature="rate")
    )


@WITH_SCRIPT
def test_a_year_is_filled_by_paste_from_libreoffice(visitor, scene):
    open_grid(visitor, scene)
    corner = f"c-{key(scene, 1, scene.y2024)}"

    visitor.page.evaluate(PASTE, [corner, CLIPBOARD])

    told(visitor, "Alt er lagret.")
    assert values() == [
        ("count_1", 2024, 41, ""),
        ("count_1", 2025, 1, ""),
        ("count_2", 2024, 1041, ""),
        ("count_2", 2025, 28, ""),
        ("count_3", 2024, None, '– Ingen "hospits" hos oss'.removeprefix("– ")),
        ("count_3", 2025, 0, ""),
    ]
    assert "12" in visitor.page.locator("[data-left-over]").inner_text()  # no row for it
    told(visitor, "Noe av det du limte inn, er utelatt.")
    visitor.page.locator("[data-show]").click()  # it is far below
    assert visitor.page.evaluate("document.activeElement.id") == "left-over"
    visitor.check()

    visitor.page.evaluate(PASTE, [f"c-{scene.rate.pk}-{scene.y2024.pk}", "5\t10\t2\t8\t99\r\n"])
    told(visitor, "Alt er lagret.")
    rates = Measurement.objects.filter(indicator=scene.rate).order_by("period__year")
    assert [(each.numerator, each.denominator) for each in rates] == [(5, 10), (2, 8)]
    assert "99" in visitor.page.locator("[data-left-over]").inner_text()

    visitor.page.locator(f"#{corner}").focus()
    visitor.page.keyboard.press("Control+z")  # the rates
    visitor.page.keyboard.press("Control+z")  # the block
    told(visitor, "Alt er lagret.")
    assert not Measurement.objects.exists()
    visitor.page.keyboard.press("Control+y")
    told(visitor, "Alt er lagret.")
    assert len(values()) == 6


@WIDE
def test_a_year_is_filled_by_keyboard_alone(visitor, scene):
    figure(scene, 7, indicator=scene.counts[3])
    closed = closed_year(scene)
    open_grid(visitor, scene)
    press, page = visitor.page.keyboard.press, visitor.page
    cell(visitor, scene, 0).focus()

    page.keyboard.type("12")
    press("Enter")
    page.keyboard.type("3")
    press("ArrowDown")
    page.keyboard.type("ca. 5")
    press("Shift+Enter")
    told(visitor, "botilbud, 2025: Skriv bare tallet")  # why, without a search for it
    press("ArrowLeft")
    page.keyboard.type("– Ingen hospits")
    press("Tab")
    told(visitor, "Ikke lagret: 1.")
    press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == f"c-{key(scene, 2)}"
    press("Escape")  # what was refused goes, and there is no figure
    assert cell(visitor, scene, 2).input_value() == ""
    press("ArrowDown")
    page.keyboard.type("8")  # submitted before: asks why
    press("Enter")  # at the lower edge: saved, and one stays
    page.locator(f"#why-{key(scene, 3)}").wait_for()
    press("F2")
    visitor.check()
    page.keyboard.type("Telt på nytt")
    press("Enter")
    told(visitor, "Alt er lagret.")
    assert page.evaluate("document.activeElement.id") == f"c-{key(scene, 3)}"

    assert Measurement.objects.get(value=8).correction_reason == "Telt på nytt"
    assert ("count_1", 2024, None, "Ingen hospits") in values()
    assert {each[2] for each in values()} == {12, 3, None, 7, 8}
    cell(visitor, scene, 0, closed).focus()
    press("5")
    told(visitor, "Denne perioden ble stengt 01.03.2025.")
    visitor.check()


@WITH_SCRIPT
def test_why_there_is_no_figure_is_chosen_beside_it(visitor, scene):
    offer, began = "Vi har ikke dette tilbudet", "Dette begynte etter perioden"
    figure(scene, 12, indicator=scene.counts[1], state="draft", submitted_at=None)
    open_grid(visitor, scene)
    press, page = visitor.page.keyboard.press, visitor.page

    choice(visitor, scene, 0).select_option(offer)  # by a program: the focus is elsewhere
    told(visitor, "Alt er lagret.")
    cell(visitor, scene, 1).focus()
    press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.name") == f"a-{key(scene, 1)}"
    press("Escape")  # the list
    choice(visitor, scene, 1).select_option(began)
    cell(visitor, scene, 2).focus()  # saved as one leaves the cell
    told(visitor, "Alt er lagret.")
    assert values() == [("count_0", 2025, None, offer), ("count_1", 2025, None, began)]
    assert cell(visitor, scene, 1).input_value() == ""
    visitor.check()

    press("Control+z")  # the figure is back, and the choice follows
    told(visitor, "Alt er lagret.")
    assert cell(visitor, scene, 1).input_value() == "12"
    assert choice(visitor, scene, 1).input_value() == ""
    page.evaluate(PASTE, [f"c-{key(scene, 0)}", f"31\n– {offer}\n– Ingen hospits\n"])
    told(visitor, "Alt er lagret.")
    assert [choice(visitor, scene, at).input_value() for at in range(3)] == ["", offer, "?"]
    assert cell(visitor, scene, 2).input_value() == "– Ingen hospits"

    cell(visitor, scene, 3).focus()
    page.get_by_role("button", name="Ikke aktuelt").click()
    press("Escape")
    choice(visitor, scene, 3).select_option("?")  # one goes on in the field
    page.keyboard.type("Eget tilbud")
    press("Enter")
    told(visitor, "Alt er lagret.")
    assert ("count_3", 2025, None, "Eget tilbud") in values()
    choice(visitor, scene, 3).select_option("")
    cell(visitor, scene, 0).focus()
    told(visitor, "Alt er lagret.")
    assert "count_3" not in {each[0] for each in values()}
    visitor.check()


@WITHOUT
def test_a_year_is_filled_without_a_program(visitor, scene):
    open_grid(visitor, scene)
    cell(visitor, scene, 0).fill("12")
    cell(visitor, scene, 1).fill("ca. 5")
    visitor.page.locator(f"#c-{scene.rate.pk}-{scene.period.pk}").fill("5")
    visitor.page.locator(f"#d-{scene.rate.pk}-{scene.period.pk}").fill("10")

    visitor.press("Lagre")

    assert values() == [("count_0", 2025, 12, "")]
    assert cell(visitor, scene, 1).input_value() == "ca. 5"
    assert "ca. 5" in visitor.page.locator("[data-refused] li").inner_text()
    cell(visitor, scene, 1).fill("5")
    choice(visitor, scene, 2).select_option("Vi har ikke dette tilbudet")
    choice(visitor, scene, 3).select_option("?")
    visitor.press("Lagre")
    assert len(values()) == 3
    assert ("count_2", 2025, None, "Vi har ikke dette tilbudet") in values()
    assert "Skriv hvorfor" in visitor.page.locator("[data-refused] li").inner_text()
    assert choice(visitor, scene, 3).input_value() == "?"
    cell(visitor, scene, 3).fill("Ingen hospits")
    visitor.press("Lagre")
    assert ("count_3", 2025, None, "Ingen hospits") in values()
    assert choice(visitor, scene, 2).input_value() == "Vi har ikke dette tilbudet"
    assert Measurement.objects.get(indicator=scene.rate).figure == 50


@WIDE
def test_what_is_typed_while_the_connection_is_cut_waits_also_through_a_reload(visitor, scene):
    open_grid(visitor, scene)
    page = visitor.page
    page.context.set_offline(True)
    cell(visitor, scene, 0).fill("12")
    cell(visitor, scene, 1).fill("13")
    cell(visitor, scene, 2).focus()
    told(visitor, "Det er ingen forbindelse")
    assert page.locator(f"td:has(#c-{key(scene, 0)})").get_attribute("data-state") == "waiting"
    visitor.check()
    assert not Measurement.objects.exists()

    page.context.set_offline(False)
    told(visitor, "Alt er lagret.")
    assert [each[2] for each in values()] == [12, 13]

    page.route("**/ruter/", lambda route: route.abort())
    cell(visitor, scene, 3).fill("14")
    cell(visitor, scene, 2).focus()
    told(visitor, "Det er ingen forbindelse")
    page.unroute("**/ruter/")
    page.reload()
    told(visitor, "Alt er lagret.")
    assert [each[2] for each in values()] == [12, 13, 14]

    held = []
    page.route("**/ruter/", lambda route: held.append(route), times=1)
    cell(visitor, scene, 0).fill("16")
    cell(visitor, scene, 2).focus()
    told_of = f"td[data-state=saving]:has(#c-{key(scene, 0)})"
    page.locator(told_of).wait_for()
    cell(visitor, scene, 0).fill("17")  # typed on while the first is on its way
    cell(visitor, scene, 2).focus()
    held[0].continue_()
    told(visitor, "Alt er lagret.")
    assert [each[2] for each in values()] == [17, 13, 14]

    page.context.clear_cookies(name="sessionid")
    cell(visitor, scene, 3).fill("15")
    cell(visitor, scene, 2).focus()
    told(visitor, "Du er logget ut.")
    address = page.url
    page.get_by_role("link", name="Logg inn igjen").click()
    page.fill("input[name=login]", scene.ola.email)
    page.fill("input[name=password]", "korg")
    page.locator("form:has(input[name=login]) button[type=submit]").click()
    page.wait_for_url(address)
    told(visitor, "Alt er lagret.")
    assert [each[2] for each in values()] == [17, 13, 15]


@WIDE
def test_what_is_typed_on_while_a_save_is_in_flight_is_saved_too(visitor, scene):
    open_grid(visitor, scene)
    held = []
    visitor.page.route(CELLS, lambda route: route.continue_() if held else held.append(route))
    field = cell(visitor, scene, 0)
    field.fill("4")
    with visitor.page.expect_request(CELLS):
        field.press("Enter")  # leaves the cell, and its save is on the way

    field.fill("41")  # typed on in the same cell, and in another
    cell(visitor, scene, 1).fill("28")
    cell(visitor, scene, 1).press("Enter")
    assert len(held) == 1
    assert not Measurement.objects.exists()
    held[0].continue_()

    told(visitor, "Alt er lagret.")
    assert field.input_value() == "41"
    assert values() == [("count_0", 2025, 41, ""), ("count_1", 2025, 28, "")]


@WIDE
def test_a_refused_cell_is_mended_and_another_persons_figure_is_not_written_over(
    visitor, scene
):
    jumps = rate_indicator("share", is_share=True)
    FollowedIndicator.objects.create(participation=scene.nordvik, indicator=jumps)
    figure(scene, 7, indicator=scene.counts[3])
    open_grid(visitor, scene)
    share = [visitor.page.locator(f"#{n}-{jumps.pk}-{scene.period.pk}") for n in "cd"]
    share[0].fill("9")
    share[1].fill("7")
    mine = figure(scene, 40, indicator=scene.counts[0], state="draft", submitted_at=None)
    cell(visitor, scene, 0).fill("39")
    cell(visitor, scene, 3).fill("8")  # submitted before
    cell(visitor, scene, 1).focus()
    told(visitor, "Ikke lagret: 3.")
    visitor.check()

    lines = visitor.page.locator("[data-refused] li")
    states = [line.get_attribute("data-state") for line in lines.all()]
    assert states == ["refused", "changed", "corrects"]
    assert "40" in lines.nth(1).inner_text()
    assert "Ola" in lines.nth(1).inner_text()
    lines.nth(1).get_by_role("button", name="Lagre dette tallet").click()
    visitor.page.keyboard.type("Telt på nytt")  # the next question has the focus
    visitor.page.keyboard.press("Enter")
    cell(visitor, scene, 2).focus()
    visitor.page.get_by_role("button", name="Ikke aktuelt …").click()
    choice(visitor, scene, 2).select_option("?")
    visitor.page.keyboard.type("Ingen hospits")
    share[0].fill("6")
    cell(visitor, scene, 1).focus()
    told(visitor, "Alt er lagret.")

    mine.refresh_from_db()
    assert mine.value == 39
    assert ("count_2", 2025, None, "Ingen hospits") in values()
    assert Measurement.objects.get(value=8).correction_reason == "Telt på nytt"
    assert Measurement.objects.get(indicator=jumps).numerator == 6
    assert not visitor.page.locator("[data-refused]").is_visible()


@WIDE
def test_a_link_to_a_cell_of_an_old_year_finds_it(visitor, scene):
    old = closed_year(scene, 2019)
    scene.nordvik.starts_on = old.starts_on
    scene.nordvik.save()
    visitor.log_in(scene.ola)

    visitor.open(f"/deltakere/{scene.nordvik.pk}/tall/legg-inn/#c-{key(scene, 0, old)}")

    visitor.page.wait_for_url("**/?first=2019#*")
    visitor.page.locator(f"#c-{key(scene, 0, old)}:focus").wait_for()
    assert "stengt 01.03.2025" in visitor.page.locator("[data-here]").inner_text()
