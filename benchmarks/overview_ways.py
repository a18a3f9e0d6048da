"""The pages of the nation in a process of its own, on one database: what is asked, as a line of JSON.

    python -m benchmarks.overview_ways fill PARTICIPANTS YEARS TIMES | page | queries ALL | history

The database is named by BENCH_DATABASE (SQLite) or BENCH_SERVER (PostgreSQL). Time is that of the
processor, ours and the database server's.
"""

import json
import os
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import Any

TODAY = date(2026, 11, 24)
ROUNDS = 5
NANO = 1_000_000_000
READERS = ("tor", "mona", "anne", "arne", "kari", "ola")
Asked = dict[str, Callable[[], Any]]
OWN = 3  # whom Kari owns and Ola writes for: the first participation that has figures


def main(words: list[str]) -> None:
    """Set up, do, tell."""
    os.environ.setdefault("BENCH_DATABASE", ":memory:")
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.overview_settings"
    import django
    from django.utils import translation

    django.setup()
    translation.activate("nb")
    way, *more = words
    sys.stdout.write(json.dumps(WAYS[way](*map(int, more))) + "\n")


def fill(participants: int, years: int, times: int) -> int:
    """The nation with its kept latest figures; every indicator is asked of all, and one place has people."""
    from django.core.management import call_command
    from django.db import connection

    from accounts.models import User
    from benchmarks import national
    from municipalities.models import Participation
    from programme.models import Indicator, Programme
    from tests import world as built

    count = national.fill(times, participants, years)
    call_command("createcachetable", verbosity=0)
    Programme.objects.get().indicators_for_all.set(Indicator.objects.all())
    own = Participation.objects.get(pk=OWN)
    for name, role in (("kari", "owner"), ("ola", "contributor")):
        built.role(User.objects.get(email=f"{name}@example.org"), own, role)
    with connection.cursor() as cursor:
        cursor.execute(LATEST)
        cursor.execute("ANALYZE")
    return count


LATEST = """
INSERT INTO municipalities_latestfigure (participation_id, indicator_id, entered_id, standing_id)
SELECT participation_id, indicator_id, id, id FROM (
  SELECT m.id, m.participation_id, m.indicator_id, ROW_NUMBER() OVER (
    PARTITION BY m.participation_id, m.indicator_id ORDER BY p.ends_on DESC, m.id DESC) AS place
  FROM municipalities_measurement m JOIN programme_period p ON p.id = m.period_id
  WHERE p.year >= 2020
) AS figures WHERE place = 1
"""


def page() -> dict[str, list[tuple[float, float]]]:
    """Our list of all participants and the admin's of the same rows, in turn: pairs of seconds."""
    asked = client("tor")
    ours, admins = "/bench/deltakere/", "/bench/admin/municipalities/participation/"
    compare(asked, ours, admins)
    pairs = {}
    for name, address in (("participants", ours), ("who has reported", "/bench/rapportert/")):
        pairs[name] = [
            (spent(partial(got, asked, address)), spent(partial(got, asked, admins)))
            for _number in range(ROUNDS)
        ]
    return pairs


def compare(asked: Any, ours: str, admins: str) -> None:
    """The same rows with the same names in the same order, or nothing is measured."""
    names = [
        re.findall(r'(?:<td[^>]*>|field-name">)<a [^>]*>(Sted \d+|Nordvik|Sørvik)</a>', each)
        for each in (got(asked, ours).content.decode(), got(asked, admins).content.decode())
    ]
    if names[0] != names[1] or len(names[0]) < OWN:
        raise RuntimeError(f"{len(names[0])} rows of ours, {len(names[1])} of the admin's")


def queries(are_all: int) -> dict[str, int]:
    """How many times each page and each file asks the database; the lists and their files, or all."""
    from django.db import connection

    counted = {}
    for name, ask in (asked_pages() | further() if are_all else asked_pages()).items():
        ask()  # what is looked up once for all is not counted
        counter = Counter()
        with connection.execute_wrapper(counter):
            ask()
        counted[name] = counter.count
    return counted


class Counter:
    """Counts statements, however many."""

    count = 0

    def __call__(self, execute: Callable[..., Any], *words: Any) -> Any:
        self.count += 1
        return execute(*words)


def asked_pages() -> Asked:
    """Lists and their files, by name."""
    from django.urls import reverse

    from reports.lists import PAGES

    readers, lists = (
        (client("tor"), client("arne")),
        [each for each in PAGES if not each.argument],
    )
    pages = {f"list {each.slug}": reverse(each.route or each.slug) for each in lists}
    pages |= {f"file {each.slug}": reverse("list-download", args=[each.slug]) for each in lists}
    return {name: partial(got, first(readers, at), at) for name, at in pages.items()}


def further() -> Asked:
    """Overviews, front pages, management information and reports, by name."""
    from django.urls import reverse

    from benchmarks.queries import questions
    from municipalities.models import Participation

    mona, place = client("mona"), Participation.objects.get(pk=OWN)
    told = ("management-information", "management-download")
    asked: Asked = {name: partial(got, mona, reverse(name)) for name in told}
    asked |= overviews()
    return asked | {f"data {name}": ask for name, ask in questions(user("tor"), place).items()}


def first(readers: Iterable[Any], address: str) -> Any:
    """The first of them who may see the page."""
    return next(each for each in readers if each.get(address).status_code == HTTPStatus.OK)


def overviews() -> Asked:
    """The pages that people begin with, whole."""
    own = f"/deltakere/{OWN}/"
    asked = {f"front page, {name}": partial(got, client(name), "/") for name in READERS}
    return asked | {"a participation's overview": partial(got, client("tor"), own)}


def history() -> dict[str, float]:
    """Seconds of what must not grow with the history."""
    from reports.questions import answers
    from reports.questions.scope import Scope

    tor = client("tor")
    asked: Asked = {
        "participants": partial(got, tor, "/bench/deltakere/"),
        "who has reported": partial(got, tor, "/bench/rapportert/"),
        "management, data": lambda: answers.cards(Scope(user("mona"))),
        **overviews(),
        "saving one figure": saving(),
    }
    return {name: least(ask) for name, ask in asked.items()}


def saving() -> Callable[[], Any]:
    """Ola types another figure in the same cell each time."""
    from municipalities.actions import measurements
    from municipalities.entries import Entry
    from municipalities.models import Participation
    from programme.models import Indicator, Part, Period

    cell: Any = {
        "participation": Participation.objects.get(pk=OWN),
        "indicator": Indicator.objects.get(code="bench_01"),
        "period": Period.objects.get(year=2025),
        "part": Part.objects.get(code=Part.TOTAL),
    }
    figures = iter(range(1_000, 9_000))

    def save() -> None:
        typed = Entry(value=Decimal(next(figures)), correction_reason="Telt feil")
        measurements.enter(**cell, entry=typed, by=user("ola"), today=TODAY)

    return save


def client(name: str) -> Any:
    """A browser in which somebody is logged in."""
    from django.test import Client

    browser = Client()
    browser.force_login(user(name))
    return browser


def user(name: str) -> Any:
    """Somebody of the world of the tests, with their scope read anew."""
    from accounts.models import User
    from municipalities.scope import set_scope

    found = User.objects.get(email=f"{name}@example.org")
    set_scope(found, TODAY)
    return found


def got(browser: Any, address: str) -> Any:
    """The page, to its last byte."""
    page = browser.get(address)
    if page.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address}: {page.status_code}")
    if page.streaming:
        for _part in page:
            pass
        page.close()
    return page


def least(ask: Callable[[], Any]) -> float:
    """The middle of several, once what is looked up for all has been."""
    ask()
    return statistics.median(spent(ask) for _number in range(ROUNDS))


def spent(ask: Callable[[], Any]) -> float:
    """Seconds of the processor, ours and the database server's."""
    before = processor()
    ask()
    return processor() - before


def processor() -> float:
    """What this process, and the server's process behind its connection, have used so far."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return time.process_time()
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return time.process_time() + int(server.read_text().split()[0]) / NANO


WAYS: dict[str, Callable[..., Any]] = {
    "fill": fill,
    "page": page,
    "queries": queries,
    "history": history,
}

if __name__ == "__main__":
    main(sys.argv[1:])
