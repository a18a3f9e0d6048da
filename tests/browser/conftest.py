"""A real browser: Debian's Chromium, an empty console demanded, axe on every page that is visited."""

import json
import os
import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.kept import kept

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop beside the ORM
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],  # telling what holds takes axe the most time
}
# Pages that axe has found no fault in, by window and content: many journeys begin alike.
FAULTLESS: set[tuple[int, str]] = set()
CHANGING = re.compile(r'(name="(?:csrfmiddlewaretoken|once)" value=")[^"]*|nonce="[^"]*"')


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    names = ("chromium", "chromium-browser", "google-chrome")
    executable = os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    found = {"executable_path": executable} if executable else {}
    return {**browser_type_launch_args, "args": FLAGS, **found}


class Visitor:
    """Someone at the screen. Each page is held to axe and to the width of the window."""

    def __init__(self, context, base: str, *, script: bool) -> None:
        self.page, self.base, self.script = context.new_page(), base, script
        self.page.set_default_timeout(10_000)
        self.console: list[str] = []
        self.page.on(
            "console",
            lambda line: self.console.append(line.text) if line.type == "error" else None,
        )
        self.page.on("pageerror", lambda error: self.console.append(str(error)))

    def log_in(self, user, password: str = "korg") -> "Visitor":
        """Through the log-in page, as people do."""
        self.page.context.clear_cookies()
        self.open("/logg-inn/")
        self.page.fill("input[name=login]", user if isinstance(user, str) else user.email)
        self.page.fill("input[name=password]", password)
        self.page.locator("form:has(input[name=login]) button[type=submit]").click()
        self.check()
        return self

    def open(self, address: str) -> int:
        """Go to an address; the status of the answer."""
        answer = self.page.goto(self.base + address)
        self.check()
        return answer.status

    def press(self, name: str) -> None:
        """Press the first button or link of this name."""
        target = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        target.first.click()
        self.page.wait_for_load_state()
        self.check()

    def check(self) -> None:
        """No fault by axe, and no sideways scrolling."""
        self.page.wait_for_load_state()
        if not self.script:
            return
        size = self.page.viewport_size["width"]
        seen = (size, CHANGING.sub(r"\1", self.page.content()))
        if seen in FAULTLESS:
            return
        self.page.evaluate(Axe().axe_script)
        faults = self.page.evaluate(
            f"axe.run({json.dumps(RULES)}).then(told => told.violations)"
        )
        told = [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in faults]
        assert told == [], self.page.url
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size, self.page.url
        FAULTLESS.add(seen)

    def download(self, name: str):
        """The file behind a link or a button."""
        target = self.page.get_by_role("button", name=name).or_(
            self.page.get_by_role("link", name=name)
        )
        with self.page.expect_download() as coming:
            target.first.click()
        return coming.value


@pytest.fixture(
    params=[(1280, True), (320, True), (1280, False)], ids=["wide", "narrow", "no-script"]
)
def visitor(request, browser, live_server, settings):
    """A visitor at a wide window, at a narrow one, and without JavaScript."""
    width, script = request.param
    context = browser.new_context(
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        java_script_enabled=script,
        viewport={"width": width, "height": 900},
        accept_downloads=True,
    )
    visitor = Visitor(context, live_server.url, script=script)
    yield visitor
    context.close()
    assert [line for line in visitor.console if "Failed to load resource" not in line] == []


@pytest.fixture
def everybody(transactional_db, django_db_reset_sequences):
    """The named world, where the server sees it too.

    Numbers begin anew for each test, content types' too: so the kept scene fits each time.
    """
    from tests.world import build

    return kept("world", build)
