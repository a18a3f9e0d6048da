"""A count that was mistyped is corrected or taken away by own writers; history tells it."""

from datetime import date

import pytest
from django.urls import reverse

from municipalities.actions import needs
from municipalities.models import NeedCount
from tests.words import close, fresh
from tests.world import TODAY
from web.errors import Refused
from web.second_save import ChangedMeanwhile, stamp_of

TYPED = {"count": "18", "unit": "households", "counted_on": "01.11.2026", "method": "mapping"}
COUNTED = {
    "count": 81,
    "unit": "households",
    "counted_on": date(2026, 11, 1),
    "method": "mapping",
}


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need


@pytest.fixture
def counted(world, need):
    return needs.count(need=need, by=world.ola, today=TODAY, **COUNTED)


def address(world, need, rest=""):
    return f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/{rest}"


def test_a_mistyped_count_is_corrected_and_history_tells_it(client, world, need, counted):
    client.force_login(world.ola)
    page = client.get(address(world, need, f"antall/{counted.pk}/"))
    assert 'value="81"' in page.content.decode()
    assert f"antall/{counted.pk}/" in client.get(address(world, need)).content.decode()

    answer = client.post(
        address(world, need, f"antall/{counted.pk}/"), TYPED | {"seen": stamp_of(counted)}
    )

    assert answer["Location"] == address(world, need)
    assert NeedCount.objects.get().count == 18
    told = client.get(address(world, need, "historikk/")).content.decode()
    assert "rettet en telling" in told
    assert ">81<" in told


def test_a_count_is_taken_away_and_history_tells_it(client, world, need, counted):
    client.force_login(world.ola)

    answer = client.post(
        address(world, need, f"antall/{counted.pk}/slett/"), {"seen": stamp_of(counted)}
    )

    assert answer["Location"] == address(world, need)
    assert not NeedCount.objects.exists()
    told = client.get(address(world, need, "historikk/")).content.decode()
    assert "tok bort en telling" in told


def test_the_second_save_of_a_count_shows_both(client, world, need, counted):
    client.force_login(world.ola)
    seen = {"seen": stamp_of(counted)}
    needs.recount(
        need=need, row=counted.pk, by=world.kari, today=TODAY, **COUNTED | {"count": 19}
    )

    answer = client.post(address(world, need, f"antall/{counted.pk}/"), TYPED | seen)

    assert answer.status_code == 422
    assert ("19", "18") in [(d.theirs, d.mine) for d in answer.context["form"].differences]
    again = {"seen": answer.context["form"].data["seen"]}
    assert client.post(address(world, need, f"antall/{counted.pk}/"), TYPED | again).status_code
    assert NeedCount.objects.get().count == 18


def test_a_count_that_another_corrected_is_not_taken_away(client, world, need, counted):
    seen = stamp_of(counted)
    needs.recount(
        need=need, row=counted.pk, by=world.kari, today=TODAY, **COUNTED | {"count": 19}
    )

    with pytest.raises(ChangedMeanwhile):
        needs.uncount(need=need, row=counted.pk, by=world.ola, seen=seen)

    assert NeedCount.objects.get().count == 19


def test_a_count_that_another_took_away_leads_back_with_a_sentence(
    client, world, need, counted
):
    needs.uncount(need=need, row=counted.pk, by=world.kari)
    client.force_login(world.ola)

    page = client.get(address(world, need, f"antall/{counted.pk}/"), follow=True)

    assert "Noen andre har tatt den bort" in page.content.decode()


@pytest.mark.parametrize(
    ("day", "sentence"), [("01.11.0206", "mellom 1990 og 2100"), ("25.11.2026", "etter i dag")]
)
def test_a_day_that_cannot_be_true_is_told_beside_the_field(
    client, world, need, counted, day, sentence
):
    client.force_login(world.ola)
    for rest in ("antall/", f"antall/{counted.pk}/"):
        answer = client.post(
            address(world, need, rest),
            TYPED | {"counted_on": day, "seen": stamp_of(counted)},
        )

        assert answer.status_code == 422
        assert sentence in str(answer.context["form"].errors["counted_on"])
    assert NeedCount.objects.get().counted_on == date(2026, 11, 1)


def test_a_correction_to_a_day_that_has_a_count_is_refused(client, world, need, counted):
    needs.count(
        need=need, by=world.ola, today=TODAY, **COUNTED | {"counted_on": date(2026, 10, 1)}
    )
    client.force_login(world.ola)

    answer = client.post(
        address(world, need, f"antall/{counted.pk}/"),
        TYPED | {"counted_on": "01.10.2026", "seen": stamp_of(counted)},
    )

    assert answer.status_code == 422
    assert fresh(counted).count == 81


def test_a_closed_need_takes_no_count(world, need, counted):
    close(world, need)

    for deed in (
        lambda: needs.count(need=need, by=world.ola, today=TODAY, **COUNTED),
        lambda: needs.recount(need=need, row=counted.pk, by=world.ola, today=TODAY, **COUNTED),
        lambda: needs.uncount(need=need, row=counted.pk, by=world.ola),
    ):
        with pytest.raises(Refused, match="Behovet er avsluttet"):
            deed()


def test_a_closed_need_offers_no_correction(client, world, need, counted):
    close(world, need)
    client.force_login(world.ola)

    assert f"antall/{counted.pk}/" not in client.get(address(world, need)).content.decode()


def test_one_household_has_the_word_for_one_on_every_page(client, world, need):
    needs.count(need=need, by=world.ola, today=TODAY, **COUNTED | {"count": 1})
    client.force_login(world.ola)

    page = client.get(address(world, need)).content.decode()
    chain = client.get(reverse("chain", args=[world.nordvik.pk])).content.decode()

    assert "01.11.2026: 1 husstand (" in page
    assert "<p>1 husstand <span" in chain
    assert str(NeedCount.objects.get()) == "1 husstand 01.11.2026"
