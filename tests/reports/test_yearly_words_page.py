"""The page on which a participant words the first page of its year."""

from datetime import date

import pytest
from django.urls import reverse

from dialogue.actions import yearly_words
from dialogue.models import YearlyWord
from tests.reports import scenes
from tests.world import open_window, year
from web.second_save import stamp_of


def url(world, rest="", number=2025):
    return f"/deltakere/{world.nordvik.pk}/arsarbeidsbok/{number}/{rest}"


def said(response):
    return response.content.decode()


def write(world, text="Flere i egen bolig", kind="good", **words):
    own = {"participation": world.nordvik, "year": 2025, "by": world.ola}
    return yearly_words.write(kind=kind, text=text, **own, **words)


def texts():
    return [*YearlyWord.objects.order_by("order", "pk").values_list("text", flat=True)]


def test_the_menu_leads_to_the_last_whole_year_with_figures(client, world):
    client.force_login(world.berit)
    address = reverse("yearly-workbook", args=[world.nordvik.pk])

    assert client.get(address).url == url(world)
    assert address in said(client.get(url(world)))
    world.programme.windows.all().unlogged().delete()
    assert client.get(address).url == url(world, number=2026)


def test_the_years_are_those_in_which_it_takes_part(client, world):
    client.force_login(world.lars)
    page = said(client.get(url(world)))

    assert [number for number in range(2020, 2030) if url(world, number=number) in page] == [
        2023,
        2024,
        2025,
        2026,
    ]
    assert client.get(url(world, number=2022)).status_code == 404
    type(world.nordvik).objects.filter(pk=world.nordvik.pk).unlogged().update(
        ends_on=date(2024, 6, 1)
    )
    assert client.get(url(world)).status_code == 404
    open_window(world.programme, year(2024))
    address = reverse("yearly-workbook", args=[world.nordvik.pk])
    assert client.get(address).url == url(world, number=2024)


def test_a_participation_that_has_not_begun_has_its_first_year(client, world):
    type(world.nordvik).objects.filter(pk=world.nordvik.pk).unlogged().update(
        starts_on=date(2027, 1, 1)
    )
    client.force_login(world.lars)

    address = reverse("yearly-workbook", args=[world.nordvik.pk])
    assert client.get(address).url == url(world, number=2026)


def test_a_proposal_is_taken_in_reworded_and_not_offered_again(client, world):
    scenes.goal(world, world.nordvik, baseline=40, target=20)
    scenes.figure(world, world.nordvik, 22)
    client.force_login(world.ola)
    page = client.get(url(world))
    good = page.context["headings"][0]
    first = good["proposals"][0]
    assert first.text in said(page)
    assert "Mål som ligger foran planen" in said(page)  # the rules stand on the page

    for _time in range(2):
        client.post(url(world, "velg/"), {"proposal": first.key, "once": "a"}, follow=True)
    word = YearlyWord.objects.get()
    assert (word.text, word.kind, word.proposed) == (first.text, "good", first.key)
    again = client.get(url(world)).context["headings"][0]
    assert first.key not in {each.key for each in again["proposals"]}

    address = url(world, f"{word.pk}/endre/")
    assert first.text in said(client.get(address))
    client.post(address, {"text": "Færre barn uten hjem", "seen": stamp_of(word)})
    assert texts() == ["Færre barn uten hjem"]


def test_a_proposal_that_holds_no_longer_is_refused_in_words(client, world):
    client.force_login(world.ola)

    answer = client.post(url(world, "velg/"), {"proposal": "ahead-1"}, follow=True)

    assert "er endret. Se på siden igjen" in said(answer)
    assert texts() == []


def test_lines_are_written_in_own_words_once(client, world):
    client.force_login(world.ola)
    address = url(world, "ny/worrying/")
    page = said(client.get(address))
    assert "Ny linje for 2025: dette bekymrer oss" in page
    assert "peke ut en person" in page

    for _time in range(2):
        client.post(address, {"text": "=1+1", "once": "a"})
    assert texts() == ["=1+1"]
    assert "=1+1" in said(client.get(url(world)))
    assert client.get(url(world, "ny/else/")).status_code == 404


@pytest.mark.parametrize("text", ["", "x" * 301])
def test_nothing_and_too_much_are_told_and_kept(client, world, text):
    client.force_login(world.ola)

    answer = client.post(url(world, "ny/good/"), {"text": text})

    assert answer.status_code == 422
    assert texts() == []


def test_a_second_save_shows_both(client, world):
    word = write(world)
    stale = stamp_of(word)
    yearly_words.change(word=word, text="Først", by=world.lars)
    client.force_login(world.ola)

    answer = client.post(url(world, f"{word.pk}/endre/"), {"text": "Sist", "seen": stale})

    assert answer.status_code == 422
    assert "Først" in said(answer)
    assert "Sist" in said(answer)


def test_three_lines_are_what_there_is_room_for(client, world):
    for text in ("A", "B", "C"):
        write(world, text)
    client.force_login(world.ola)

    page = said(client.get(url(world)))
    assert "Her står tre linjer" in page
    assert url(world, "ny/good/") not in page
    answer = client.post(url(world, "ny/good/"), {"text": "D"})
    assert "Det står tre linjer" in said(answer)

    yearly_words.share(participation=world.nordvik, year=2025, by=world.lars)
    page = said(client.get(url(world)))
    assert "trekk siden tilbake for å velge en annen" in page
    assert "/slett/" not in page


def test_lines_are_moved_and_taken_away(client, world):
    first, second = write(world, "A"), write(world, "B")
    client.force_login(world.ola)

    client.post(url(world, f"{second.pk}/flytt/"), {"up": "1"})
    assert texts() == ["B", "A"]
    client.post(url(world, f"{second.pk}/flytt/"), {"down": "1"})
    assert texts() == ["A", "B"]
    client.post(url(world, f"{first.pk}/slett/"))
    assert texts() == ["B"]


def test_the_page_is_shared_and_taken_back_by_those_who_may(client, world):
    write(world)
    client.force_login(world.ola)
    assert url(world, "del/") not in said(client.get(url(world)))

    client.force_login(world.lars)
    page = said(client.get(url(world)))
    assert "Husbanken kan ikke lese den." in page
    assert "kan omfattes av innsyn" in page
    client.post(url(world, "del/"))
    assert "Husbanken kan lese hele siden." in said(client.get(url(world)))
    write(world, "Skrevet senere", kind="asked")
    page = said(client.get(url(world)))
    assert "unntatt 1 linje som er skrevet senere" in page
    assert page.count("ikke delt ennå") == 1
    answer = client.post(url(world, "del/"), {"take_back": "1"}, follow=True)
    assert "Den første siden er trukket tilbake." in said(answer)
    assert not YearlyWord.objects.filter(is_shared=True).exists()


def test_a_reader_reads_and_changes_nothing(client, world):
    write(world)
    client.force_login(world.berit)

    page = said(client.get(url(world)))

    assert "Flere i egen bolig" in page
    assert "Forslag" not in page
    assert "Skriv en linje" not in page


def test_the_history_tells_what_was_written_changed_and_taken_away(client, world):
    word = write(world)
    yearly_words.change(word=word, text="Nytt", by=world.lars)
    yearly_words.remove(word=word, by=world.lars)
    client.force_login(world.berit)

    page = said(client.get(url(world, "historikk/")))

    for verb in ("skrev linjen", "endret teksten i linjen", "tok bort linjen"):
        assert verb in page
    assert "Flere i egen bolig" in page
