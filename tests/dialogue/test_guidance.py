"""Guidance: asked for by the participant, given by Husbanken, and what waits between them."""

from datetime import date

import pytest

from dialogue.actions import guidance
from dialogue.models import Guidance, GuidanceRequest
from municipalities.actions import goals, needs
from programme.models import Region
from reports.guidance_answer import guidance as answer
from reports.queries import guidance as report
from tests.world import TODAY
from web.errors import Refused
from web.second_save import stamp_of

FIRST = {"held_on": "20.11.2026", "theme": "homelessness", "what": "Bosted først"}


def url(world, rest="", place=None):
    return f"/deltakere/{(place or world.nordvik).pk}/veiledning/{rest}"


def said(response):
    return response.content.decode()


def give(world, *places, by=None, **words):
    about = {"held_on": date(2026, 11, 20), "theme": "homelessness", "what": "Bosted først"}
    return guidance.give(
        by=by or world.tor, participations=places or (world.nordvik,), **about | words
    )


def ask(world, place=None, day=date(2026, 11, 4), theme="homelessness", by=None):
    place = place or world.nordvik
    about = {"participation": place, "by": by or world.ola, "today": day}
    return guidance.ask(theme=theme, what="Hvordan komme i gang?", **about)


def test_three_fields_are_enough_and_the_participant_reads_it(client, world):
    client.force_login(world.anne)
    assert client.get(url(world, "ny/")).status_code == 200
    words = FIRST | {"kind": "advice", "participations": [world.nordvik.pk], "once": "g"}
    for _time in range(2):
        assert client.post(url(world, "ny/"), words).status_code == 302
    assert Guidance.objects.count() == 1
    client.force_login(world.berit)
    page = said(client.get(url(world)))
    assert "Bosted først" in page
    assert "Råd 20.11.2026" in page


def test_more_is_added_later_with_needs_and_goals_that_the_adviser_sees(client, world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    goals.word(participation=world.nordvik, by=world.ola, title="Hemmelig mål")
    needs_version = need.versions.get()
    needs_version.is_shared = True
    needs_version.save()
    row = give(world, by=world.anne)
    client.force_login(world.anne)
    address = url(world, f"{row.pk}/endre/")
    page = said(client.get(address))
    assert "Mangler boliger" in page
    assert "Hemmelig mål" not in page

    words = FIRST | {
        "kind": "gathering",
        "participations": [world.nordvik.pk],
        "needs": [need.pk],
        "programme_text": "10.00 Velkommen",
        "outcome": "Fire kom i gang",
        "follow_up": "Sende mal",
        "follow_up_by": "01.12.2026",
    }
    assert (
        client.post(address, words | {"follow_up": "", "seen": stamp_of(row)}).status_code
        == 422
    )
    client.post(address, words | {"seen": stamp_of(row)})
    assert client.post(address, words | {"seen": "1"}).status_code == 422  # opened before
    row = Guidance.objects.get()
    assert [*row.needs.all()] == [need]
    page = said(client.get(url(world)))
    assert "Fire kom i gang" in page
    assert "01.12.2026" in page
    assert "endret veiledningen" in said(client.get(url(world, f"{row.pk}/historikk/")))


def test_what_is_promised_in_it_is_followed_up_once(client, world):
    row = give(world, follow_up="Sende mal", follow_up_by=date(2026, 11, 23))
    client.force_login(world.tor)
    assert "over fristen" in said(client.get(url(world)))
    client.post(url(world, f"{row.pk}/fulgt-opp/"))
    assert Guidance.objects.get().followed_up_on == TODAY
    assert "fulgt opp 24.11.2026" in said(client.get(url(world)))
    with pytest.raises(Refused, match="venter på å bli fulgt opp"):
        guidance.follow_up(guidance=row, by=world.tor, today=TODAY)


def test_a_gathering_of_several_names_no_other_participant(client, world):
    row = give(world, world.nordvik, world.sorvik)
    client.force_login(world.kari)
    page = said(client.get(url(world)))
    assert "sammen med 1 annen deltaker" in page
    assert "Sørvik" not in page
    assert "Nordvik, +1" in said(client.get("/veiledning/"))
    assert "Sørvik" not in said(client.get(url(world, f"{row.pk}/historikk/")))


def test_an_adviser_keeps_participants_that_only_others_see(world):
    row = give(world, world.nordvik, world.sorvik)
    about = {"guidance": row, "participation": world.nordvik}
    guidance.change(**about, by=world.anne, participations=[world.nordvik])
    assert row.participations.count() == 2
    guidance.change(**about, by=world.tor, what="Nytt")
    assert row.participations.count() == 2


def test_a_change_on_the_page_of_one_keeps_the_needs_and_goals_of_the_others(client, world):
    mine, theirs, hidden = (
        needs.word(participation=place, by=by, title=title).need
        for place, by, title in (
            (world.nordvik, world.ola, "Vårt behov"),
            (world.sorvik, world.siri, "Naboens behov"),
            (world.nordvik, world.ola, "Hemmelig behov"),
        )
    )
    for need in (mine, theirs):
        need.versions.all().unlogged().update(is_shared=True)
    row = give(world, world.nordvik, world.sorvik, needs=[mine, theirs, hidden])
    client.force_login(world.tor)
    both = [world.nordvik.pk, world.sorvik.pk]
    address, words = url(world, f"{row.pk}/endre/"), FIRST | {"kind": "advice"}

    chosen = {"participations": both, "needs": [mine.pk], "seen": stamp_of(row)}
    client.post(address, words | chosen)
    assert {*row.needs.all()} == {mine, theirs, hidden}
    page = said(client.get(url(world)))
    assert "Vårt behov" in page
    assert "Naboens behov" not in page
    assert "Hemmelig behov" not in page

    row.refresh_from_db()
    chosen = {"participations": both[:1], "needs": [], "seen": stamp_of(row)}
    client.post(address, words | chosen)
    assert {*row.needs.all()} == {hidden}  # the other takes no part any more


def test_who_comes_second_is_not_shown_what_only_others_see(client, world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Hemmelig behov").need
    row = give(world, world.nordvik, world.sorvik, needs=[need])
    client.force_login(world.anne)
    about = {"kind": "advice", "participations": [world.nordvik.pk], "seen": "1"}

    answer = client.post(url(world, f"{row.pk}/endre/"), FIRST | about | {"what": "Mitt"})

    assert answer.status_code == 422
    page = said(answer)
    assert "Bosted først" in page  # what the other saved stands beside
    assert "Hemmelig" not in page
    assert "Sørvik" not in page


def test_what_is_promised_is_due_after_the_guidance(client, world):
    client.force_login(world.anne)
    words = FIRST | {"kind": "advice", "participations": [world.nordvik.pk], "follow_up": "x"}

    answer = client.post(url(world, "ny/"), words | {"follow_up_by": "19.11.2026"})

    assert answer.status_code == 422
    assert "Denne datoen er før veiledningen ble gitt." in said(answer)
    assert client.post(url(world, "ny/"), words | {"follow_up_by": "20.11.2026"}).url


def test_guidance_for_nobody_is_refused(world):
    with pytest.raises(Refused, match="minst én"):
        guidance.give(by=world.tor, participations=[], held_on=TODAY, theme="homes", what="x")


def test_a_request_waits_until_it_is_answered(client, world):
    client.force_login(world.ola)
    assert client.get(url(world, "onsker/nytt/")).status_code == 200
    words = {"theme": "homes", "what": "Hvordan kjøpe boliger?", "once": "r"}
    for _time in range(2):
        client.post(url(world, "onsker/nytt/"), words)
    row = GuidanceRequest.objects.get()
    assert (row.asked_on, row.days_waited(date(2026, 12, 4))) == (TODAY, 10)

    client.force_login(world.anne)
    address = url(world, f"onsker/{row.pk}/svar/")
    assert "Hvordan kjøpe boliger?" in said(client.get(address))
    assert client.post(address, {}).status_code == 422
    client.post(address, {"answer": "Vi kommer i desember."})
    with pytest.raises(Refused, match="allerede besvart"):
        guidance.answer(request=row, by=world.anne, today=TODAY, answer="Igjen")
    page = said(client.get(url(world)))
    assert "Vi kommer i desember." in page
    assert "besvart etter 0 dager" in page
    history = said(client.get(url(world, f"onsker/{row.pk}/historikk/")))
    assert "ba om veiledning" in history


def test_a_request_is_answered_by_guidance_that_the_participant_was_given(client, world):
    row, mine, others = ask(world), give(world), give(world, world.sorvik)
    client.force_login(world.tor)
    address = url(world, f"onsker/{row.pk}/svar/")
    assert client.post(address, {"guidance": others.pk}).status_code == 422
    client.post(address, {"guidance": mine.pk})
    assert GuidanceRequest.objects.get().guidance == mine
    assert "råd 20.11.2026" in said(client.get("/veiledning/onsker/")).lower()


def test_the_lists_are_narrowed(client, world):
    give(world, world.nordvik, what="Til Nordvik", follow_up="x", follow_up_by=TODAY)
    give(world, world.sorvik, what="Til Sørvik", theme="homes")
    ask(world)
    client.force_login(world.mona)
    for query, there in (
        (f"participation={world.nordvik.pk}", "Til Nordvik"),
        (f"region={world.sorvik.region_id}", "Til Sørvik"),
        ("theme=homes", "Til Sørvik"),
        ("waits=true", "Til Nordvik"),
        ("waits=false", "Til Sørvik"),
    ):
        page = said(client.get(f"/veiledning/?{query}"))
        assert [text in page for text in ("Til Nordvik", "Til Sørvik")] == [
            there == "Til Nordvik",
            there == "Til Sørvik",
        ]
    page = said(client.get("/veiledning/"))
    assert "Hva som kom ut av det" in page
    assert f'href="{url(world)}"' in page  # where it is followed up
    assert 'href="/veiledning/onsker/"' in page
    page = said(client.get("/veiledning/onsker/?waits=true"))
    assert 'href="/veiledning/"' in page
    assert "Hvordan komme i gang?" in page
    assert ">20<" in page.replace(" ", "").replace("\n", "")  # 4 to 24 November


def test_others_participants_guidance_is_not_found(client, world):
    row = give(world)
    client.force_login(world.siri)
    place = world.sorvik
    assert client.get(url(world, f"{row.pk}/historikk/", place)).status_code == 404
    assert "Bosted først" not in said(client.get("/veiledning/"))


# Asked for versus given


def test_asked_for_and_given_are_counted_by_region_and_theme(world):
    ask(world)  # waits 20 days
    ask(world, day=date(2026, 11, 14), theme="homes")  # 10 days
    answered = ask(world, day=date(2026, 11, 1))
    ask(world, world.sorvik, by=world.siri)
    given = give(world, world.nordvik, world.sorvik)
    give(world, world.nordvik)
    guidance.answer(request=answered, by=world.tor, today=TODAY, guidance=given)

    rows = report.rows(user=world.mona)
    north, south = world.nordvik.region.name, world.sorvik.region.name
    told = {(row.region, row.theme): row for row in rows}
    homeless, homes = (
        str(GuidanceRequest(theme=code).get_theme_display())
        for code in ("homelessness", "homes")
    )
    first = told[north, homeless]
    assert (first.asked, first.answered, first.waiting, first.longest_wait) == (2, 1, 1, 20)
    assert (first.given, first.reached, first.not_reached) == (2, 1, 0)
    second = told[north, homes]
    assert (second.asked, second.given, second.not_reached) == (1, 0, 1)
    assert told[south, homeless].given == 1  # the gathering counts once in each region

    text = " ".join(answer(rows, user=world.mona, chosen={}))
    assert "Det er ønsket veiledning 4 ganger; venter på svar: 3." in text
    assert "Den eldste har ventet 20 dager." in text
    assert "Det er gitt veiledning 3 ganger" in text
    assert f"{homes} ({north})" in text


def test_the_regions_stand_in_norwegian_order(world):
    for region, name in ((world.region, "Region Bodø"), (world.other_region, "Region aust")):
        Region.objects.filter(pk=region.pk).unlogged().update(name_nb=name)
    give(world, world.nordvik, world.sorvik)

    assert [row.region for row in report.rows(user=world.mona)] == [
        "Region aust",
        "Region Bodø",
    ]


def test_the_answer_says_when_there_is_nothing_and_when_nothing_lacks(world):
    assert (
        "ingen veiledning"
        in answer(report.rows(user=world.mona), user=world.mona, chosen={})[0]
    )
    give(world)
    said_of = answer(report.rows(user=world.mona), user=world.mona, chosen={})
    assert "alle temaer" in said_of[2]
    assert "eldste" not in said_of[0]
