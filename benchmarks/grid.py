"""The grid of figures at 60 indicators × 15 periods: time to draw, size, and times in a real browser.

    DEMO=1 python -m benchmarks.grid

Prints a line for each: name, ours, goal. It builds a database of its own and throws it away; the
browser talks to a server of its own. Half of the indicators are rates, and every cell can be
typed in, which is the heaviest that the page can be.
"""

import os
import platform
import shutil
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from time import perf_counter
from typing import Any

INDICATORS, PERIODS, TIMES = 60, 15, 7
FIRST_YEAR = 2011
GOALS = {  # seconds and bytes; the page opens without a wait
    "server, one page": 0.5,
    "HTML, kB": 700.0,
    "open to usable": 1.0,
    "click to saved": 0.2,
    "paste of a year, saved": 4.0,
}


def main() -> int:
    """Measure, print, and say whether all goals are met."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # the browser's loop beside the database
    from benchmarks.queries import _database

    with _database():
        from django.test.utils import setup_test_environment

        setup_test_environment(debug=False)
        world = _scene()
        found = _server(world)
        with _site() as base:
            found |= _browser(world, base)
    return _told(found)


def _scene() -> Any:
    from tests import world as built

    world: Any = built.build()
    world.nordvik.starts_on = date(FIRST_YEAR, 1, 1)
    world.nordvik.save()
    world.programme.windows.all()[0].delete()
    periods = [built.year(FIRST_YEAR + number) for number in range(PERIODS)]
    for period in periods:
        built.open_window(world.programme, period)
    half = INDICATORS // 2
    soft = {"jump_percent": None, "zero_after": None}
    counts = [built.count_indicator(f"count_{n:02}", **soft) for n in range(half)]
    rates = [built.rate_indicator(f"rate_{n:02}", **soft) for n in range(half)]
    world.programme.indicators_for_all.set([*counts, *rates])
    world.counts, world.periods = counts, periods
    _fill(world, counts, rates, periods[:-1])
    return world


def _fill(world: Any, counts: list, rates: list, periods: list) -> None:
    from municipalities.actions import measurements
    from municipalities.models import Measurement

    own = {"participation": world.nordvik, "part": world.total, "entered_by": world.ola}
    rows = [
        Measurement(indicator=each, period=period, value=Decimal(40 + period.year % 9), **own)
        for each in counts
        for period in periods
    ] + [
        Measurement(
            indicator=each, period=period, numerator=Decimal(7), denominator=Decimal(90), **own
        )
        for each in rates
        for period in periods
    ]
    measurements.load(figures=rows, by=world.ola)


def _server(world: Any) -> dict[str, float]:
    from django.test import Client

    client = Client()
    client.force_login(world.ola)
    address = f"{_address(world)}?first={FIRST_YEAR}"
    page = client.get(address)
    if page.status_code != HTTPStatus.OK:
        raise RuntimeError(page.content[:500])
    return {
        "server, one page": _median(lambda: client.get(address)),
        "HTML, kB": len(page.content) / 1000,
    }


def _median(ask: Callable[[], Any]) -> float:
    ask()
    return statistics.median(_timed(ask) for _number in range(TIMES))


def _timed(ask: Callable[[], Any]) -> float:
    before = perf_counter()
    ask()
    return perf_counter() - before


def _address(world: Any) -> str:
    return f"/deltakere/{world.nordvik.pk}/tall/legg-inn/"


@contextmanager
def _site() -> Iterator[str]:
    """The site on a port of its own, on the same database."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.db import connections
    from django.test.testcases import LiveServerThread

    connection: Any = connections["default"]
    connection.inc_thread_sharing()
    server = LiveServerThread(
        "127.0.0.1", StaticFilesHandler, connections_override={"default": connection}
    )
    server.daemon = True
    server.start()
    server.is_ready.wait()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.terminate()
        connection.dec_thread_sharing()


def _browser(world: Any, base: str) -> dict[str, float]:
    from playwright.sync_api import sync_playwright

    program = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(locale="nb-NO", viewport={"width": 1280, "height": 900})
        page.goto(f"{base}/logg-inn/")
        page.set_default_timeout(10_000)
        page.fill("input[name=login]", world.ola.email)
        page.fill("input[name=password]", "korg")
        page.locator("form:has(input[name=login]) button[type=submit]").click()
        address = f"{base}{_address(world)}?first={FIRST_YEAR}"
        found = {
            "open to usable": statistics.median(
                _open(page, address) for _number in range(TIMES)
            ),
            "click to saved": _saves(page, world),
            "paste of a year, saved": _paste(page, world),
        }
        browser.close()
    return found


def _open(page: Any, address: str) -> float:
    """Until the scripts of the page have run, by the browser's own clock."""
    page.goto(address)
    page.wait_for_function("window.grid && document.readyState === 'complete'")
    return page.evaluate(
        "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd / 1000"
    )


SAVE = """id => new Promise((done) => {
    const field = document.getElementById(id), box = field.closest("td");
    field.focus();
    field.value = "5";
    const begun = performance.now();
    new MutationObserver((_changes, watch) => {
        if (box.dataset.state !== "saved") return;
        watch.disconnect();
        done((performance.now() - begun) / 1000);
    }).observe(box, {attributes: true});
    field.blur();
})"""


def _saves(page: Any, world: Any) -> float:
    """From leaving a cell until it says that it is saved, by the browser's own clock."""
    last = world.periods[-1].pk
    fields = [f"c-{each.pk}-{last}" for each in world.counts[:TIMES]]
    return statistics.median(page.evaluate(SAVE, field) for field in fields)


PASTE = """([id, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const field = document.getElementById(id);
    field.focus();
    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


def _paste(page: Any, world: Any) -> float:
    """A whole year: the counts' column, all of it other than what stands."""
    last, counts = world.periods[-1].pk, world.counts
    text = "\n".join(str(100 + number) for number in range(len(counts)))
    field = f"td:has(#c-{counts[-1].pk}-{last})[data-state=saved]"

    def paste() -> None:
        page.evaluate(PASTE, [f"c-{counts[0].pk}-{last}", text])
        page.locator(field).wait_for()

    return _timed(paste)


def _told(found: dict[str, float]) -> int:
    where = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    sys.stdout.write(
        f"{INDICATORS} × {PERIODS}; {where}; load {os.getloadavg()[0]:.1f}; SQLite in memory\n"
    )
    for name, ours in found.items():
        sys.stdout.write(f"{name:<24}{ours:>10.3f}   goal {GOALS[name]:g}\n")
    missed = [name for name, ours in found.items() if ours > GOALS[name]]
    sys.stdout.write(f"Goals not met: {', '.join(missed) or 'none'}\n")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
