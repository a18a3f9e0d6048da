"""A decision that was written down wrong is corrected; what it adopted, and the plan as it stood, stay."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from municipalities.actions import adoptions, needs, plans, wordings
from municipalities.models import Document
from tests.words import DECISION, adopt, fresh
from tests.world import TODAY
from web.second_save import stamp_of

PDF = b"%PDF-1.7 Protokoll"
TYPED = {
    "body": "executive",
    "decided_on": "20.11.2026",
    "reference": "26/118",
    "link": "https://example.org/sak",
}


@pytest.fixture(autouse=True)
def files_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def need(world):
    return needs.word(participation=world.nordvik, by=world.ola, title="For få boliger").need


@pytest.fixture
def decided(world, need):
    plan = plans.begin(participation=world.nordvik, by=world.ola, title="Programplan").plan
    return adopt(world, need, plan, decided_on=date(2026, 11, 10))


def address(world, decided, rest=""):
    return f"/deltakere/{world.nordvik.pk}/vedtak/{decided.pk}/{rest}"


def correct(client, world, decided, **words):
    client.force_login(world.lars)
    typed = TYPED | {"seen": stamp_of(decided)} | words
    return client.post(address(world, decided, "rett/"), typed)


def read(client, user, page):
    client.force_login(user)
    return client.get(page).content.decode()


def test_a_decision_is_corrected_and_its_history_tells_it(client, world, decided):
    page = read(client, world.lars, address(world, decided, "rett/"))
    assert 'value="10.11.2026"' in page
    assert "multipart/form-data" in page
    assert "/rett/" in read(client, world.lars, address(world, decided))
    assert "/rett/" not in read(client, world.ola, address(world, decided))

    answer = correct(client, world, decided, file=SimpleUploadedFile("Protokoll.pdf", PDF))

    assert answer["Location"] == address(world, decided)
    kept = fresh(decided)
    assert (kept.body, kept.decided_on) == ("executive", date(2026, 11, 20))
    assert (kept.reference, kept.link) == ("26/118", "https://example.org/sak")
    assert kept.document.name == "Protokoll.pdf"
    for reader in (world.berit, world.anne):
        told = read(client, reader, address(world, decided, "historikk/"))
        for word in ("26/117", "26/118", "10.11.2026", "20.11.2026", "Protokoll.pdf", "Lars"):
            assert word in told, word
        assert told.count("registrerte vedtaket") == 1


def test_a_new_file_takes_the_place_of_the_old_which_is_kept(client, world, decided):
    correct(client, world, decided, file=SimpleUploadedFile("Gammel.pdf", PDF))
    correct(client, world, fresh(decided))
    assert fresh(decided).document.name == "Gammel.pdf"

    correct(client, world, fresh(decided), file=SimpleUploadedFile("Ny.pdf", PDF))

    assert fresh(decided).document.name == "Ny.pdf"
    assert Document.objects.count() == 2


@pytest.mark.parametrize(
    ("wrong", "field", "sentence"),
    [
        ({"decided_on": "25.11.2026"}, "decided_on", "etter i dag"),
        ({"decided_on": "20.11.1206"}, "decided_on", "mellom 1990 og 2100"),
        ({"reference": ""}, "reference", "saksnummer"),
        ({"body": ""}, "body", "påkrevet"),
        ({"link": "javascript:alert(1)"}, "link", "gyldig"),
    ],
)
def test_what_cannot_be_true_is_told_beside_the_field(
    client, world, decided, wrong, field, sentence
):
    file = SimpleUploadedFile("Protokoll.pdf", PDF)
    answer = correct(client, world, decided, file=file, **wrong)

    assert answer.status_code == 422
    assert sentence in str(answer.context["form"].errors[field])
    assert fresh(decided).reference == "26/117"
    assert not Document.objects.exists()


def test_the_date_stays_between_what_it_replaced_and_what_replaced_it(
    client, world, need, decided
):
    for day, case in ((15, "26/200"), (20, "26/300")):
        wordings.revise(owners=[need], by=world.lars)
        later = adopt(world, need, decided_on=date(2026, 11, day), reference=case)
    middle = fresh(need).versions.get(number=2).adoption

    for wrong, sentence in (
        ("09.11.2026", "kan ikke ha tidligere dato"),
        ("21.11.2026", "kan ikke ha senere dato"),
    ):
        answer = correct(client, world, middle, decided_on=wrong)
        assert sentence in str(answer.context["form"].errors["decided_on"])
    assert correct(client, world, middle, decided_on="20.11.2026").status_code == 302
    assert correct(client, world, later, decided_on="24.11.2026").status_code == 302
    assert fresh(middle).decided_on == date(2026, 11, 20)


def test_the_list_and_the_plan_as_it_stood_stay_right(client, world, need, decided):
    stood = [*decided.needs.values_list("pk", flat=True)], fresh(decided).plan_id

    correct(client, world, decided)

    kept = fresh(decided)
    assert ([*kept.needs.values_list("pk", flat=True)], kept.plan_id) == stood
    listed = read(client, world.anne, f"/deltakere/{world.nordvik.pk}/vedtak/")
    assert "20.11.2026 formannskap, 26/118" in listed
    assert "26/117" not in listed
    plan = read(client, world.anne, address(world, decided, "plan/"))
    assert "For få boliger" in plan
    assert "20.11.2026" in plan


def stood(adoption):
    return [*adoption.needs.order_by("title").values_list("title", "number")]


def test_decisions_that_change_places_keep_the_plan_as_it_stood_by_their_dates(
    client, world, need, decided
):
    other = needs.word(participation=world.nordvik, by=world.ola, title="Mangler hjelp").need
    later = adopt(world, other, decided_on=date(2026, 11, 15), reference="26/200")
    assert stood(later) == [("For få boliger", 1), ("Mangler hjelp", 1)]

    assert correct(client, world, later, decided_on="05.11.2026").status_code == 302

    first, second = fresh(later), fresh(decided)
    assert (stood(first), first.plan) == ([("Mangler hjelp", 1)], None)
    assert stood(second) == [("For få boliger", 1), ("Mangler hjelp", 1)]
    assert second.plan is not None
    told = read(client, world.berit, address(world, later, "historikk/"))
    assert "i den nye rekkefølgen" in told

    assert correct(client, world, first, decided_on="15.11.2026").status_code == 302

    first, second = fresh(decided), fresh(later)
    assert stood(first) == [("For få boliger", 1)]
    assert stood(second) == [("For få boliger", 1), ("Mangler hjelp", 1)]
    assert first.plan == second.plan
    assert first.plan is not None


def test_a_decision_that_is_written_down_late_stands_where_its_date_says(world, need, decided):
    wordings.revise(owners=[need], by=world.lars)
    adopt(world, need, decided_on=date(2026, 11, 20), reference="26/300")
    other = needs.word(participation=world.nordvik, by=world.ola, title="Mangler hjelp").need

    between = adopt(world, other, decided_on=date(2026, 11, 15), reference="26/200")

    assert stood(between) == [("For få boliger", 1), ("Mangler hjelp", 1)]
    assert stood(fresh(need).adopted.adoption) == [("For få boliger", 2), ("Mangler hjelp", 1)]
    assert stood(decided) == [("For få boliger", 1)]


def test_what_was_closed_before_a_decision_does_not_come_back_in_it(world, need, decided):
    closed = needs.word(participation=world.nordvik, by=world.ola, title="Gammelt behov").need
    old = adopt(world, closed, decided_on=date(2026, 11, 2), reference="26/100")
    wordings.close(
        owner=closed,
        closed_as="met",
        closed_reason="Nådd",
        by=world.lars,
        today=date(2026, 11, 5),
    )
    other = needs.word(participation=world.nordvik, by=world.ola, title="Mangler hjelp").need
    later = adopt(world, other, decided_on=date(2026, 11, 15), reference="26/200")

    for day in (20, 3):
        words = {"body": "council", "reference": "26/100", "decided_on": date(2026, 11, day)}
        adoptions.correct(adoption=old, by=world.lars, today=TODAY, **words)

    assert stood(later) == [("For få boliger", 1), ("Mangler hjelp", 1)]
    assert stood(old) == [("Gammelt behov", 1)]
    assert stood(decided) == [("For få boliger", 1)]


def test_the_second_save_of_a_decision_shows_both(client, world, decided):
    seen = stamp_of(decided)
    adoptions.correct(
        adoption=decided, by=world.kari, today=TODAY, **DECISION | {"reference": "26/119"}
    )

    answer = correct(client, world, decided, seen=seen)

    assert answer.status_code == 422
    assert ("26/119", "26/118") in [
        (each.theirs, each.mine) for each in answer.context["form"].differences
    ]
    assert fresh(decided).reference == "26/119"
