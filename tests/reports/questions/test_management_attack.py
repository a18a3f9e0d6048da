"""Nobody reckons a hidden figure out from the answers, their rows and files, and the totals told elsewhere."""

import re
from io import BytesIO

import openpyxl
import pytest
from django.urls import reverse

from municipalities.models import Participation
from tests.reports import attack
from tests.reports.test_small_numbers_outside import PLACES, hidden, nine

TAG = re.compile("<[^>]*>")
PER = re.compile(r"[Pp]er 1\s000")  # inhabitants: words, and no figure of anybody
QUESTIONS = ("temporary-housing", "goals", "wrong-way")


def choices(world):
    """Every way to narrow that could be subtracted from another: region, year, group, participant."""
    regions = [{"region": each.pk} for each in (world.region, world.other_region)]
    groups = [{"group": phase} for phase in ("planning", "invitation")]
    mixed = [{**region, **group} for region in regions for group in groups]
    years = [{"year": 2024, **each} for each in ({}, *regions, *groups)]
    alone = [
        {"participation": each} for each in Participation.objects.values_list("pk", flat=True)
    ]
    return [{}, *regions, *groups, *mixed, *years, *alone]


def read_page(client, address, chosen):
    """Every number on the page; the cells of a table are not one number."""
    text = client.get(address, chosen).content.decode()
    yield from attack.numbers_in(TAG.sub(" | ", text))


def read_file(client, chosen):
    """Every number in the workbook."""
    answer = client.get(reverse("management-download"), chosen)
    book = openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content)))
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        yield from attack.numbers_in(PER.sub("", str(cell.value or "")))


def everything(client, world):
    """The answer and the rows of each choice, the file of all, and the programme's own totals."""
    for chosen in choices(world):
        yield from read_page(client, "/styringsinformasjon/temporary-housing/", chosen)
    for slug in QUESTIONS:
        yield from read_page(client, f"/styringsinformasjon/{slug}/", {})
    yield from read_file(client, {})
    for region in ({}, {"region": world.region.pk}, {"region": world.other_region.pk}):
        yield from read_page(client, reverse("programme-figures"), region)
        yield from read_page(client, reverse("report", args=["time-series"]), region)


@pytest.mark.parametrize(("name", "small_before"), [("mona", 1), ("mona", None), ("anne", 1)])
def test_no_hidden_figure_follows_from_the_answers(client, world, name, small_before):
    """Eastern places and one western are in one phase, so that a group crosses the regions."""
    nine(world, small_before)
    some = Participation.objects.order_by("pk").values_list("pk", flat=True)[1:5]
    Participation.objects.filter(pk__in=[*some]).all().unlogged().update(phase="planning")
    client.force_login(world.people()[name])

    numbers = set(everything(client, world))
    known = {vector for each in numbers if (vector := attack.told_by(each, PLACES))}

    found = attack.figures_that_follow(known)
    assert hidden(world)
    assert found.isdisjoint(hidden(world))
    assert found
