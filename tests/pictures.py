"""Pictures of every page and chart of the management information, wide, narrow and on paper.

`python3 dev.py pictures` takes them of the demo, into var/pictures/: one folder for each role. It
fails when a page is not found, scrolls sideways, says something in the console, or has a fault by axe:
the demo holds more, and stranger, than any scene of the tests.
"""

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tools import site
from tools.steps import ROOT

FOLDER = ROOT / "var" / "pictures"
FLAGS = ["--no-sandbox", "--disable-gpu"]
HOST = "127.0.0.1"
WIDTHS = (1280, 320)
PASSPORT = "/indikatorer/temp_families/"
OWN = {
    "front": "/",
    "overview": "/deltakere/{nordvik}/",
    "reported": "/deltakere/{nordvik}/innrapportert/",
    "management": "/styringsinformasjon/",
    "changes": "/siste-endringer/",
}
MANY = {
    "front": "/",
    "participants": "/deltakere/",
    "goals": "/mal/",
    "completeness": "/innrapportert/",
    "management": "/styringsinformasjon/",
    "changes": "/siste-endringer/",
}
PAGES = {
    "leader.nordvik": {
        **OWN,
        "compare": "/sammenlign/",
        "passport": PASSPORT,
        "goals": "/mal/",
    },
    "owner.nordvik": OWN,
    "reader.nordvik": {"front": "/", "overview": "/deltakere/{nordvik}/"},
    "adviser": {
        **MANY,
        "overview": "/deltakere/{nordvik}/",
        "compare": "/sammenlign/?participation={nordvik}&indicator=temp_families",
    },
    "manager": {
        **MANY,
        "question": "/styringsinformasjon/temporary-housing/",
        "programme": "/programtall/",
        "passport": PASSPORT,
        "over-time": "/rapporter/time-series/",
        "attainment": "/rapporter/goal-attainment/",
        "help": "/hjelp/",
    },
    "lead": MANY,
    "evaluator": {"front": "/", "management": "/styringsinformasjon/"},
    "admin": {"front": "/"},
}
PRINTED = {"management", "overview", "passport", "over-time"}


def main() -> int:
    """Serve the demo, take them all; 1 when a page had a fault."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    with subprocess.Popen(site.server_command(f"{HOST}:{port}"), cwd=ROOT) as server:
        if not site.answers(server, HOST, port):
            return 1  # it has said why
        faults = taken(f"http://{HOST}:{port}")
        server.terminate()
    print("\n".join([*faults, f"The pictures lie in {FOLDER}"]))  # noqa: T201
    return 1 if faults else 0


def taken(base: str) -> list[str]:
    """Every role at both widths; what is wrong, a sentence each."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser")
        program = os.environ.get("CHROMIUM") or found
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        each = [(role, width) for role in PAGES for width in WIDTHS]
        faults = [fault for who in each for fault in take(browser, base, *who)]
        browser.close()
    return faults


def take(browser: Browser, base: str, role: str, width: int) -> Iterator[str]:
    """The pictures of one role at one width; what is wrong, a sentence each."""
    context = browser.new_context(
        locale="nb-NO",
        timezone_id="Europe/Oslo",
        reduced_motion="reduce",
        viewport={"width": width, "height": 900},
    )
    page, said = context.new_page(), []
    page.on("console", lambda line: said.append(line.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{base}/logg-inn/")
    page.locator(f"button[value='{role}@example.org']").click()
    nordvik = _nordvik(page, base)
    for name, address in PAGES[role].items():
        file = FOLDER / role / f"{name}-{width}.png"
        answer = page.goto(base + address.format(nordvik=nordvik), wait_until="networkidle")
        _unfold(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.screenshot(path=file, full_page=True)
        said += _axe(page)
        if width == WIDTHS[0] and name in PRINTED:
            page.pdf(path=file.with_suffix(".pdf"), format="A4", prefer_css_page_size=True)
        if answer is None or not answer.ok or wide > width or said:
            yield f"{role} {address} at {width}: {answer and answer.status}, {wide} wide, {said}"
        said.clear()
    context.close()


def _nordvik(page: Page, base: str) -> str:
    """The demo's Nordvik, by its place in the list of participants."""
    page.goto(f"{base}/deltakere/")
    link = page.get_by_role("link", name="Nordvik", exact=True).first
    return (link.get_attribute("href") or "").strip("/").split("/")[-1]


def _axe(page: Page) -> list[str]:
    """The faults that axe finds: the rule, and the first that breaks it."""
    page.evaluate(Axe().axe_script)
    return page.evaluate(
        """axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
        .then(told => told.violations.map(each => `${each.id}: ${each.nodes[0].html.slice(0, 160)}`))"""
    )


def _unfold(page: Page) -> None:
    """What is folded is looked at too."""
    page.evaluate(
        "document.querySelectorAll('main details').forEach(each => { each.open = true })"
    )


if __name__ == "__main__":
    sys.exit(main())
