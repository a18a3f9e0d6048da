"""Activity plans: written and sent by the municipality, answered once by Husbanken."""

from datetime import date
from decimal import Decimal

import pytest

from dialogue import plan_changes
from dialogue.actions import activity_plans
from dialogue.models import ActivityPlan, ActivityPlanLine
from municipalities.actions import initiatives
from municipalities.models import InitiativeBudget
from tests.world import TODAY
from web.errors import Refused
from web.second_save import ChangedMeanwhile, stamp_of

COUNCIL = {"body": "council", "decided_on": date(2026, 11, 20), "reference": "26/88"}


def initiative(world, title="Flere boliger", place=None):
    return initiatives.word(participation=place or world.nordvik, by=world.ola, title=title)


@pytest.fixture
def bought(world):
    row = initiative(world)
    InitiativeBudget(initiative=row, year=2027, amount=Decimal(300_000)).save()
    return row


@pytest.fixture
def plan(world, bought):
    return activity_plans.begin(participation=world.nordvik, year=2027, by=world.ola)


def fresh(plan):
    return ActivityPlan.objects.get(pk=plan.pk)


def sent(plan, world):
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **COUNCIL)
    return activity_plans.send(plan=plan, by=world.kari)


def url(plan, rest=""):
    return f"/deltakere/{plan.participation_id}/aktivitetsplaner/{plan.pk}/{rest}"


def said(response):
    return response.content.decode()


def test_a_plan_begins_with_what_is_going_on_and_its_budget_of_the_year(world, bought):
    ended = initiative(world, "Avsluttet")
    for step in ("begin", "finish"):
        initiatives.take_step(initiative=ended, step=step, by=world.ola)

    plan = activity_plans.begin(participation=world.nordvik, year=2027, by=world.ola)

    assert [(line.initiative.title, line.own, line.total) for line in plan.lines.all()] == [
        ("Flere boliger", Decimal(300_000), Decimal(300_000))
    ]


@pytest.mark.parametrize("year", [1999, 2101])
def test_a_year_far_off_is_refused(world, year):
    with pytest.raises(Refused, match="2000"):
        activity_plans.begin(participation=world.nordvik, year=year, by=world.ola)


def test_money_is_added_up_by_who_pays(client, world, plan, bought):
    second = initiative(world, "Oppfølging")
    activity_plans.add_line(
        plan=plan,
        initiative=second,
        what="",
        own=Decimal(100_000),
        husbanken=Decimal(250_000),
        others=Decimal(50_000),
        by=world.ola,
    )
    client.force_login(world.ola)

    page = said(client.get(url(plan)))

    # 300 000 + 100 000 own, 250 000 from Husbanken, 50 000 from others: 700 000 in all.
    for amount in ("400\xa0000", "250\xa0000", "50\xa0000", "700\xa0000"):
        assert amount in page


def test_another_participants_initiative_is_refused(client, world, plan):
    foreign = initiative(world, "Sørviks", world.sorvik)
    with pytest.raises(Refused, match="annen deltaker"):
        activity_plans.add_line(plan=plan, initiative=foreign, by=world.ola)
    client.force_login(world.ola)
    answer = client.post(url(plan, "tiltak/ny/"), {"initiative": foreign.pk})
    assert answer.status_code == 422


@pytest.mark.parametrize("typed", ["-1", "12,5", "1e5", "9" * 40, "1.234"])
def test_an_amount_that_is_not_whole_kroner_is_kept_and_explained(client, world, plan, typed):
    line = plan.lines.get()
    client.force_login(world.ola)
    words = {"initiative": line.initiative_id, "own": typed, "seen": stamp_of(line)}

    answer = client.post(url(plan, f"tiltak/{line.pk}/endre/"), words)

    assert answer.status_code == 422
    assert typed in said(answer)


def test_two_who_change_the_same_line_see_both(client, world, plan):
    line = plan.lines.get()
    seen = stamp_of(line)
    about = {"plan": plan, "line": line.pk, "seen": seen}
    activity_plans.change_line(**about, own=Decimal(1), by=world.lars)
    with pytest.raises(ChangedMeanwhile):
        activity_plans.change_line(**about, own=Decimal(2), by=world.ola)


def test_a_line_that_someone_removed_is_told(client, world, plan):
    line = plan.lines.get()
    client.force_login(world.ola)
    client.post(url(plan, f"tiltak/{line.pk}/slett/"))
    page = client.get(url(plan, f"tiltak/{line.pk}/endre/"), follow=True)
    assert "ikke lenger i planen" in said(page)


def test_a_plan_is_sent_with_its_decision_or_with_reservation(world, plan):
    with pytest.raises(Refused, match="forbehold"):
        activity_plans.send(plan=plan, by=world.kari)

    activity_plans.send(plan=plan, with_reservation=True, by=world.kari)
    assert fresh(plan).with_reservation
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **COUNCIL)
    assert fresh(plan).reference == "26/88"
    with pytest.raises(Refused, match="allerede registrert"):
        activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **COUNCIL)


def test_a_decision_is_not_dated_ahead(world, plan):
    words = COUNCIL | {"decided_on": date(2027, 1, 1)}
    with pytest.raises(Refused, match="fremtiden"):
        activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **words)


def test_an_empty_plan_is_not_sent(world):
    plan = activity_plans.begin(participation=world.sorvik, year=2027, by=world.siri)
    with pytest.raises(Refused, match="minst ett"):
        activity_plans.send(plan=plan, with_reservation=True, by=world.siri)


def test_what_is_sent_stands_until_it_is_taken_back(world, plan):
    sent(plan, world)
    line = plan.lines.get()
    with pytest.raises(Refused, match="Trekk den tilbake"):
        activity_plans.change_line(plan=plan, line=line.pk, own=Decimal(5), by=world.ola)
    with pytest.raises(Refused, match="allerede sendt"):
        activity_plans.send(plan=plan, by=world.kari)

    activity_plans.take_back(plan=plan, by=world.kari)
    activity_plans.change_line(plan=plan, line=line.pk, own=Decimal(5), by=world.ola)
    with pytest.raises(Refused, match="trekkes tilbake"):
        activity_plans.take_back(plan=plan, by=world.kari)


def test_husbanken_answers_with_a_reason_and_the_municipality_sees_it(client, world, plan):
    client.force_login(world.tor)
    assert client.get(url(plan)).status_code == 404  # not sent: not theirs to see
    sent(plan, world)

    assert "Til aktivitetsplanen for 2027" in said(client.get(url(plan, "svar/")))
    words = {"answer": "in_part", "answer_reason": "", "seen": stamp_of(fresh(plan))}
    assert client.post(url(plan, "svar/"), words).status_code == 422
    client.post(url(plan, "svar/"), words | {"answer_reason": "Ikke rom for alt."})

    client.force_login(world.berit)
    page = said(client.get(url(plan)))
    assert "delvis godtatt" in page
    assert "Ikke rom for alt." in page


def answered(world, plan, answer):
    sent(plan, world)
    return activity_plans.answer(
        plan=plan, answer=answer, answer_reason="Ikke rom for alt.", by=world.tor
    )


def test_what_is_accepted_is_not_taken_back(client, world, plan):
    answered(world, plan, "accepted")
    with pytest.raises(Refused, match="trekkes tilbake"):
        activity_plans.take_back(plan=plan, by=world.kari)
    client.force_login(world.kari)
    assert url(plan, "trekk-tilbake/") not in said(client.get(url(plan)))


@pytest.mark.parametrize("answer", ["in_part", "no"])
def test_what_is_not_accepted_is_changed_and_sent_again(client, world, plan, answer):
    answered(world, plan, answer)
    client.force_login(world.kari)
    assert "Trekk planen tilbake for å endre den" in said(client.get(url(plan)))
    client.post(url(plan, "trekk-tilbake/"))
    page = said(client.get(url(plan)))
    assert "Forrige svar fra Husbanken" in page
    assert "Ikke rom for alt." in page  # read while the plan is changed
    activity_plans.reword(plan=plan, words="Mindre.", by=world.ola)
    client.force_login(world.tor)
    assert "Mindre." not in said(client.get(url(plan)))

    activity_plans.send(plan=plan, with_reservation=True, by=world.kari)
    page = said(client.get(url(plan)))
    assert "Mindre." in page
    assert "Ikke rom for alt." not in page
    assert "Ikke rom for alt." in said(client.get(url(plan, "historikk/")))


@pytest.mark.parametrize("wrong", [2021, 2029])
def test_a_year_in_which_one_takes_no_part_is_refused(world, wrong):
    world.nordvik.ends_on = date(2028, 12, 31)
    with pytest.raises(Refused, match="ikke med i programmet det året"):
        activity_plans.begin(participation=world.nordvik, year=wrong, by=world.ola)


def test_a_decision_that_was_written_down_wrong_is_corrected(client, world, plan):
    with pytest.raises(Refused, match="ikke registrert noe vedtak"):
        activity_plans.correct_decision(plan=plan, by=world.lars, today=TODAY, **COUNCIL)
    sent(plan, world)
    client.force_login(world.lars)
    correct = url(plan, "vedtak/rett/")
    assert correct in said(client.get(url(plan)))
    assert "26/88" in said(client.get(correct))
    typed = {"body": "council", "decided_on": "21.11.2026", "reference": "26/89"}
    typed["seen"] = stamp_of(fresh(plan))
    assert client.post(correct, typed | {"reference": ""}).status_code == 422
    assert client.post(correct, typed).status_code == 302
    assert client.post(correct, typed).status_code == 422  # someone was first: oneself

    assert (fresh(plan).reference, fresh(plan).state) == ("26/89", "sent")
    assert "rettet vedtaket" in said(client.get(url(plan, "historikk/")))


def test_only_a_sent_plan_is_answered(world, plan):
    with pytest.raises(Refused, match="er sendt"):
        activity_plans.answer(plan=plan, answer="no", answer_reason="Nei.", by=world.tor)


def test_history_begins_for_outsiders_when_the_plan_was_sent(client, world, plan):
    activity_plans.reword(plan=plan, words="Hemmelig utkast", by=world.ola)
    sent(plan, world)
    client.force_login(world.tor)
    assert "Hemmelig utkast" not in said(client.get(url(plan, "historikk/")))
    client.force_login(world.berit)
    page = said(client.get(url(plan, "historikk/")))
    assert "Hemmelig utkast" in page
    assert "sendte planen til Husbanken" in page


def test_husbanken_sees_that_a_plan_is_taken_back_and_nothing_of_what_is_written(
    client, world, plan
):
    sent(plan, world)
    client.force_login(world.tor)
    typed = {"answer": "no", "answer_reason": "Ikke nå.", "seen": stamp_of(fresh(plan))}
    activity_plans.take_back(plan=plan, by=world.kari)
    activity_plans.reword(plan=plan, words="Hemmelig utkast", by=world.ola)

    page, listed, history = (
        said(client.get(address))
        for address in (
            url(plan),
            url(plan).rpartition(f"{plan.pk}/")[0],
            url(plan, "historikk/"),
        )
    )
    assert "Nordvik trakk planen tilbake" in page
    assert "trukket tilbake for å bli endret" in listed
    assert "trakk planen tilbake: Aktivitetsplan 2027" in history
    for hidden in ("Hemmelig utkast", "300\xa0000", "Flere boliger"):
        assert hidden not in page + listed + history
    refused = client.post(url(plan, "svar/"), typed)  # the form was open when it was taken back
    assert refused.status_code == 422
    assert "Bare en plan som er sendt" in said(refused)
    assert "Ikke nå." in said(refused)
    client.force_login(world.berit)
    assert "Hemmelig utkast" in said(client.get(url(plan)))

    activity_plans.send(plan=plan, by=world.kari)
    assert fresh(plan).taken_back_at is None
    client.force_login(world.tor)
    assert "Hemmelig utkast" in said(client.get(url(plan)))


def test_a_plan_that_others_may_not_know_of_is_not_there(client, world, plan):
    sent(plan, world)
    activity_plans.take_back(plan=plan, by=world.kari)
    client.force_login(world.siri)
    assert client.get(url(plan)).status_code == 404
    assert client.get(url(plan, "historikk/")).status_code == 404


CHANGED = "Endret etter vedtaket 20.11.2026"


def test_a_plan_that_is_changed_after_its_decision_says_so(client, world, plan):
    line = plan.lines.get()
    client.force_login(world.ola)
    assert plan_changes.changed_since_decision(plan) is None  # nothing is decided
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **COUNCIL)
    assert CHANGED not in said(client.get(url(plan)))

    activity_plans.change_line(plan=plan, line=line.pk, own=Decimal(5), by=world.ola)
    page = said(client.get(url(plan)))
    assert CHANGED in page
    assert "Se hva som er endret" in page

    corrected = COUNCIL | {
        "reference": "26/89"
    }  # of what was decided then: it is changed still
    activity_plans.correct_decision(plan=plan, by=world.lars, today=TODAY, **corrected)
    assert CHANGED in said(client.get(url(plan)))
    activity_plans.send(plan=plan, by=world.kari)
    client.force_login(world.tor)
    page = said(client.get(url(plan)))
    assert CHANGED in page
    assert "Se hva som er endret" not in page  # it was changed before it was sent

    anew = COUNCIL | {"decided_on": date(2026, 11, 23)}
    activity_plans.correct_decision(plan=plan, by=world.lars, today=TODAY, **anew)
    assert "Endret etter vedtaket" not in said(client.get(url(plan)))


def test_words_that_are_changed_after_the_decision_count_too(world, plan):
    activity_plans.decide(plan=plan, by=world.lars, today=TODAY, **COUNCIL)
    activity_plans.reword(plan=plan, words="Mindre.", by=world.ola)
    assert plan_changes.changed_since_decision(fresh(plan))


def test_a_draft_that_was_never_sent_is_deleted_and_the_list_tells_it(client, world, plan):
    client.force_login(world.ola)
    assert url(plan, "slett/") not in said(client.get(url(plan)))
    client.force_login(world.lars)
    assert url(plan, "slett/") in said(client.get(url(plan)))
    assert "Behold utkastet" in said(client.get(url(plan, "slett/")))

    page = said(client.post(url(plan, "slett/"), follow=True))

    assert not ActivityPlan.objects.exists()
    assert "Aktivitetsplan 2027: slettet" in page
    assert "av Lars" in page
    assert ActivityPlanLine.history.filter(history_type="-").exists()
    client.force_login(world.tor)
    listed = f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/"
    assert "slettet" not in said(client.get(listed))
    with pytest.raises(Refused, match="Noen andre har slettet"):
        activity_plans.reword(plan=plan, words="For sent", by=world.ola)
    activity_plans.begin(participation=world.nordvik, year=2027, by=world.ola)


def test_who_writes_in_a_plan_that_a_colleague_has_deleted_is_told_and_keeps_the_words(
    client, world, plan
):
    activity_plans.throw_away(plan=plan, by=world.lars)
    client.force_login(world.ola)

    for rest in ("endre/", "kommentar/", "tiltak/ny/"):
        answer = client.post(url(plan, rest), {"words": "Seks boliger.", "once": "en"})
        assert answer.status_code == 410
        assert "Det som stod her (aktivitetsplan), ble slettet av Lars " in said(answer)
        assert answer.context["shown"] == ["Seks boliger."]
    client.force_login(world.tor)
    assert client.get(url(plan)).status_code == 404


def test_what_was_sent_or_talked_about_is_not_deleted(client, world, plan):
    client.force_login(world.ola)
    client.post(url(plan, "kommentar/"), {"text": "Riktig år?"})
    with pytest.raises(Refused, match="kommentert"):
        activity_plans.throw_away(plan=plan, by=world.lars)
    sent(plan, world)
    with pytest.raises(Refused, match="Bare et utkast"):
        activity_plans.throw_away(plan=plan, by=world.lars)
    activity_plans.take_back(plan=plan, by=world.kari)
    with pytest.raises(Refused, match="aldri slettet"):
        activity_plans.throw_away(plan=plan, by=world.lars)
    ActivityPlan.history.all().delete()  # as of one that was loaded from elsewhere
    with pytest.raises(Refused, match="aldri slettet"):
        activity_plans.throw_away(plan=plan, by=world.lars)
    client.force_login(world.lars)
    assert url(plan, "slett/") not in said(client.get(url(plan)))


def test_the_pages_take_the_steps(client, world, plan):
    client.force_login(world.kari)
    seen = stamp_of(fresh(plan))
    client.post(url(plan, "endre/"), {"words": "Flere får bo.", "seen": seen})
    client.post(
        url(plan, "vedtak/"),
        {"body": "council", "decided_on": "20.11.2026", "reference": ""},
    )
    assert fresh(plan).decided_on is None  # a council's decision needs its case number
    client.post(
        url(plan, "vedtak/"),
        {"body": "council", "decided_on": "20.11.2026", "reference": "26/88"},
    )
    client.post(url(plan, "send/"), {})
    assert fresh(plan).state == "sent"
    client.post(url(plan, "trekk-tilbake/"))
    plan = fresh(plan)
    assert (plan.state, plan.words, plan.reference) == ("draft", "Flere får bo.", "26/88")


def test_a_plan_sent_twice_from_one_form_is_begun_once(client, world):
    client.force_login(world.ola)
    address = f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/"
    assert "2027" in said(client.get(f"{address}ny/"))
    for _time in range(2):
        client.post(f"{address}ny/", {"year": 2028, "once": "a"})
    assert client.post(f"{address}ny/", {"year": 2028}).status_code == 422
    assert ActivityPlan.objects.count() == 1
    assert "2028" in said(client.get(address))


def test_an_initiative_is_taken_in_by_the_page_once(client, world, plan):
    second = initiative(world, "Oppfølging")
    client.force_login(world.ola)
    for _time in range(2):
        client.post(
            url(plan, "tiltak/ny/"), {"initiative": second.pk, "once": "b", "own": "10"}
        )
    line = plan.lines.get(initiative=second)
    assert line.own == Decimal(10)
    words = {"initiative": second.pk, "own": "1 000", "seen": stamp_of(line)}
    client.post(url(plan, f"tiltak/{line.pk}/endre/"), words)
    assert plan.lines.get(initiative=second).own == Decimal(1000)


def test_a_question_about_a_sent_plan_is_asked_on_its_page(client, world, plan):
    sent(plan, world)
    client.force_login(world.anne)
    client.post(
        url(plan, "kommentar/"), {"text": "Hva med boligene?", "waits_for": "participant"}
    )
    client.force_login(world.kari)
    assert "Hva med boligene?" in said(client.get(url(plan)))
    assert "Hva med boligene?" in said(client.get("/sporsmal/"))


def test_an_initiative_in_a_plan_is_not_deleted_under_it(client, world, plan, bought):
    client.force_login(world.ola)
    InitiativeBudget.objects.all().unlogged().delete()
    page = client.post(f"/deltakere/{world.nordvik.pk}/tiltak/{bought.pk}/slett/", follow=True)
    assert "noe hviler på det: linje i aktivitetsplanen" in said(page)
    assert plan.lines.exists()


def test_a_plan_and_its_lines_say_what_they_are(plan):
    assert str(plan) == "Nordvik, 2027"
    assert str(plan.lines.get()) == "Nordvik, 2027: Flere boliger"
