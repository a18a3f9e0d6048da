"""Every address that can be narrowed, whatever it asks for: own scope, one sentence, never a fault.

An address may come from a colleague with other rights, or from nowhere. A page is that of one's own scope;
a file of something else is never made.
"""

import re
from functools import partial

import pytest
from django.test import RequestFactory
from django.urls import reverse

from municipalities.models import Participation
from programme.models import Programme
from reports.catalogue import REPORTS
from reports.models import Download
from reports.views import LISTS
from tests.reports import scenes
from tests.world import START
from web import left_out

LONG = "a" * 5000
# What any choice refuses, and whether a text that is searched for may be so.
NONSENSE = {
    "999999": True,
    "tull": True,
    "-1": True,
    str(10**20): True,
    "9" * 5000: False,
    "æøå": True,
    "=1+1": True,
    "\x00": False,
    "\ufffd": True,  # what half a sign is read as
    LONG: False,
    "'; drop table": True,
}
# Those of people are lists in the file alone: their page has no filter.
FILTERED = [page for page in LISTS if page.filterset_class]


@pytest.fixture
def scene(world):
    """Something of everything in Nordvik, and a figure in Sørvik."""
    scenes.goal(world, world.nordvik)
    scenes.figure(world, world.nordvik, 28)
    scenes.figure(world, world.sorvik, 12)
    scenes.need(world, world.nordvik, counts=[(30, "households", scenes.IN_2025)])
    scenes.need(world, world.sorvik)
    scenes.cooperation(world, world.nordvik)
    scenes.initiative(world, world.nordvik)
    return world


def subject_of(page, world):
    """What in the address the list is about."""
    known = {"participation": world.nordvik.pk, "code": world.programme.code}
    return {page.argument: known[page.argument]} if page.argument else {}


def address_of(page, world):
    return reverse(page.route or page.slug, kwargs=subject_of(page, world))


def file_of(page, world):
    about = subject_of(page, world).values()
    return reverse("list-download-of" if about else "list-download", args=[page.slug, *about])


def filters_of(page, user, world, data):
    """What a list makes of an address, without drawing the page."""
    request = RequestFactory().get("/", data)
    request.user, request.today, request.session = user, user.scope.today, {}
    view = page()
    view.setup(request, **subject_of(page, world))
    view.get_filterset(view.get_filterset_class())
    return view.asked


def is_text(field):
    return type(field).__name__ == "CharField"


def test_every_filter_of_every_list_leaves_out_what_it_cannot_be(scene):
    """Each is asked for all of it at once; what is left gives the whole list."""
    for listed in FILTERED:
        whole = filters_of(listed, scene.tor, scene, {}).kept
        fields = whole.form.fields
        for value, may_be_text in NONSENSE.items():
            asked = filters_of(listed, scene.tor, scene, dict.fromkeys(fields, value))
            wrong = [name for name in fields if not (may_be_text and is_text(fields[name]))]
            left = asked.left_out.unknown + asked.left_out.unreadable
            assert len(left) == len(wrong), (listed.slug, value[:20])
            if not may_be_text:
                assert [*asked.kept.qs] == [*whole.qs]
        assert not filters_of(listed, scene.tor, scene, dict.fromkeys(fields, "")).left_out


def test_every_choice_of_every_report_is_left_out_where_there_is_no_such(scene, rf):
    for form in {report.form for report in REPORTS}:
        make = partial(form, user=scene.tor)
        fields = make().fields
        for value in NONSENSE:
            asked = left_out.read(make, rf.get("/", dict.fromkeys(fields, value)).GET)
            assert len(asked.left_out.unknown) == len(fields), (form, value[:20])
            assert asked.kept.chosen()
        assert not left_out.read(make, rf.get("/", dict.fromkeys(fields, "")).GET).left_out


def someone_for(client, world, address):
    """Logs in one who may open the address; everybody without a role there is refused."""
    for user in (world.tor, world.arne, world.kari):
        client.force_login(user)
        response = client.get(address)
        if response.status_code == 200:
            return
    raise AssertionError(address)


ODD = {"sort": "tull", "page": "99", "per_page": "9999999"}


@pytest.mark.parametrize("listed", FILTERED, ids=lambda each: each.slug)
def test_the_page_of_a_list_says_what_is_left_out_and_the_file_is_not_made(
    client, scene, listed
):
    """What only sorts and divides into pages is never in the way."""
    address, file = address_of(listed, scene), file_of(listed, scene)
    someone_for(client, scene, address)
    fields = client.get(address).context["filter"].form.fields
    nothing = dict.fromkeys(fields, "\x00")

    shown, refused = client.get(address, nothing | ODD), client.get(file, nothing)
    paged, taken = client.get(address, ODD), client.get(file, ODD)

    assert (shown.status_code, refused.status_code, taken.status_code) == (200, 422, 200)
    assert "Det er tatt bort. Siden viser det du kan se." in shown.content.decode()
    assert "Filen er ikke laget" in refused.content.decode()
    assert f'href="{address}"' in refused.content.decode()
    assert f'href="{file}"' in refused.content.decode()
    assert shown.context["row_count"] == paged.context["row_count"]
    taken.getvalue()
    assert Download.objects.count() == 1


@pytest.mark.parametrize("report", REPORTS, ids=lambda each: each.slug)
def test_the_page_of_a_report_says_what_is_left_out_and_no_file_is_made(client, scene, report):
    client.force_login(scene.tor)
    form = report.form(user=scene.tor)
    labels = [str(field.label) for field in form.fields.values()] + ["Språk i filen"]
    query = {**dict.fromkeys(form.fields, "999999"), "language": "se"}
    address = reverse("report", args=[report.slug])

    shown = client.get(address, query)

    told = (
        f"Adressen ber om noe som du ikke kan se, eller som ikke finnes: {', '.join(labels)}."
    )
    assert shown.status_code == 200
    assert told in shown.content.decode()
    assert shown.context["answer"]
    for route in ("report-download", *(["report-csv"] if report.tidy else [])):
        refused = client.get(reverse(route, args=[report.slug]), query)
        assert refused.status_code == 422
        words = refused.content.decode()
        assert told in words
        assert f'href="{address}"' in words
        assert f'href="{reverse(route, args=[report.slug])}"' in words
    assert not Download.objects.exists()


def test_a_misspelt_filter_is_told_on_every_kind_of_page_and_no_file_is_made(client, scene):
    """Who sends on `regoin` would else send on everything."""
    client.force_login(scene.tor)
    misspelt = {"regoin": scene.region.pk, "utm_source": "brev"}
    told = "Adressen ber om noe som denne siden ikke kjenner: «regoin»."
    pages = ("needs", "latest-changes", "programme-figures", "comparison")
    question = reverse("management-question", args=["reports"])
    report = reverse("report", args=["needs"])
    for address in (*map(reverse, (*pages, "management-information")), question, report):
        shown = client.get(address, misspelt)
        assert (shown.status_code, told in shown.content.decode()) == (200, True), address
        assert not re.search(r'href="[^"]*regoin', shown.content.decode()), address
    assert not client.get(question, {"part": "not-sent"}).context["left_out"]
    assert not client.get(report, {"language": "nn"}).context["left_out"]

    files = (
        *(reverse("management-download"), reverse("comparison-download")),
        *(reverse(route, args=["needs"]) for route in ("list-download", "report-download")),
    )
    for file in files:
        refused = client.get(file, misspelt)
        assert (refused.status_code, told in refused.content.decode()) == (422, True), file
    assert not Download.objects.exists()


OWN = ("latest-changes", "needs", "comparison", "completeness", "management-information")


def narrowed(client, address, query):
    """The page in its two halves: to the end of its filters, and what it shows."""
    words = client.get(address, query).content.decode()
    end = words.index("</form>", words.index('class="filters"'))
    return words[:end], words[end:]


def test_an_address_of_a_colleague_gives_ones_own_scope_and_does_not_tell_what_exists(
    client, scene
):
    """Somebody in the other region sends what they see: Anne and Kari see Nordvik alone, Eva sees it all."""
    other = Programme.objects.create(code="b", name_nb="Annet program", starts_on=START)
    Participation.objects.create(
        programme=other,
        municipality=scene.sorvik.municipality,
        region=scene.other_region,
        starts_on=START,
    )
    foreign = {
        "participation": scene.sorvik.pk,
        "region": scene.other_region.pk,
        "programme": other.pk,
    }
    reports = ("status", "goal-attainment", "reporting-status", "key-figures", "needs")
    addresses = [*map(reverse, OWN), *(reverse("report", args=[slug]) for slug in reports)]
    for_husbanken = [reverse("programme-figures"), reverse("participations")]
    for name in ("kari", "anne"):
        client.force_login(scene.people()[name])
        for address in (*addresses, *(for_husbanken if name == "anne" else [])):
            whole = narrowed(client, address, {})
            asked = {name: pk for name, pk in foreign.items() if f'name="{name}"' in whole[0]}
            known = narrowed(client, address, asked)
            unknown = narrowed(client, address, dict.fromkeys(asked, "999999"))

            told = [
                re.search(r"eller som ikke finnes: [^.]*\.", half[0])
                for half in (known, unknown)
            ]
            assert all(told), (name, address)
            assert told[0][0] == told[1][0]
            assert "Det er tatt bort. Siden viser det du kan se." in known[0]
            assert known[1] == unknown[1] == whole[1], (name, address)
            for secret in ("Sørvik", "Region vest", "Annet program"):
                assert secret not in "".join(known), (name, address)
    client.force_login(scene.eva)
    assert not client.get(addresses[1], {"participation": scene.sorvik.pk}).context["left_out"]


def test_everybody_in_the_municipality_gets_its_own_scope(client, scene):
    """What the owner of Sørvik sends, opened by each of Nordvik; and what it is to her, who sees it."""
    asked = {"participation": scene.sorvik.pk}
    addresses = (reverse("needs"), reverse("report", args=["needs"]), reverse("comparison"))
    for name in ("lars", "ola", "berit"):
        client.force_login(scene.people()[name])
        for address in addresses:
            shown = client.get(address, asked)
            assert shown.context["left_out"].unknown == ("Deltaker",), (name, address)
            assert "Sørvik" not in shown.content.decode()
    client.force_login(scene.siri)
    for address in addresses:
        assert not client.get(address, asked).context["left_out"]


def test_of_what_is_asked_for_twice_the_last_counts(client, scene):
    own, other = scene.nordvik.pk, scene.sorvik.pk
    client.force_login(scene.kari)

    for address in (reverse("needs"), reverse("report", args=["needs"])):
        for first, last in ((own, other), (other, own)):
            shown = client.get(f"{address}?participation={first}&participation={last}")
            assert bool(shown.context["left_out"]) is (last == other)
            assert shown.context["row_count"] == 1


def test_days_that_contradict_each_other_give_no_rows_and_say_so(client, scene):
    client.force_login(scene.tor)
    client.get(reverse("list-download", args=["needs"])).getvalue()
    days = {"first": "31.12.2026", "last": "01.01.2026"}

    shown = client.get(reverse("downloads"), days)
    file = client.get(reverse("list-download", args=["downloads"]), days)

    assert "Ingen rader passer." in shown.content.decode()
    assert not shown.context["left_out"]
    assert file.status_code == 200
