"""What waits for whom, kind by kind."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from dialogue import sending, waiting
from dialogue.actions import commitments, grants, guidance, policy_signals
from dialogue.models import ActivityPlan, Guidance, ReportTask, StatusReport
from dialogue.recipients import places
from municipalities.actions import comments, figure_steps, measurements, needs, wordings
from municipalities.models import (
    Comment,
    FollowedIndicator,
    Membership,
    NeedVersion,
    Participation,
    ReportingException,
)
from programme.models import ProgrammeRole, ReportingWindow
from tests.words import in_review
from tests.world import TODAY, rate_indicator, role, year

NEXT_WEEK = TODAY + timedelta(days=7)


def waits(world, *prefixes, day=TODAY, wants=lambda due_on: True):
    """By key: whom it waits for, when it is due and what is said, of Nordvik and Sørvik."""
    found = places([world.nordvik.pk, world.sorvik.pk], day, wants)
    names = {user.pk: name for name, user in world.people().items()}
    return {
        row.key: (sorted(names[pk] for pk in row.people), row.due_on, row.text(), row.address)
        for row in waiting.everything(found)
        if row.key.startswith(prefixes)
    }


def who(world, *prefixes, **words):
    return [people for people, *_rest in waits(world, *prefixes, **words).values()]


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


def figure(world, indicator=None, **values):
    return measurements.enter(
        participation=world.nordvik,
        indicator=indicator or world.indicator,
        period=world.period,
        part=world.total,
        entry=measurements.Entry(**values or {"value": Decimal(41)}),
        by=world.ola,
        today=TODAY,
    )


def submit(world):
    figure_steps.submit(
        participation=world.nordvik, period=world.period, by=world.lars, today=TODAY
    )


def end_roles(world, *users, day=TODAY):
    rows = Membership.objects.filter(user__in=users).unlogged()
    rows.update(valid_to=day - timedelta(days=1))


def test_a_figure_that_is_missing_waits_for_those_who_enter_and_the_leader(world):
    of_nordvik, of_sorvik = waits(world, "figure:").values()
    grid = f"/deltakere/{world.nordvik.pk}/tall/legg-inn/"

    assert of_nordvik == (
        ["lars", "ola"],
        date(2026, 12, 15),
        "Mangler for 2025: Barnefamilier i midlertidig botilbud",
        f"{grid}#c-{world.indicator.pk}-{world.period.pk}",
    )
    assert of_sorvik[0] == ["siri"]  # nobody else is there


def test_what_one_has_taken_on_waits_for_that_one_and_the_leader(world):
    share = rate_indicator()
    own = {"participation": world.nordvik, "indicator": share}
    FollowedIndicator.objects.create(responsible=world.kari, **own)
    half = rate_indicator("half", frequency="half_year")
    official = rate_indicator("official", source="official")
    world.programme.indicators_for_all.add(half, official)

    *_, of_share = sorted(waits(world, f"figure:{world.nordvik.pk}").values())
    assert of_share[0] == ["lars", "ola"]
    people = {row[2]: row[0] for row in waits(world, f"figure:{world.nordvik.pk}").values()}

    assert people == {
        "Mangler for 2025: Barnefamilier i midlertidig botilbud": ["lars", "ola"],
        "Mangler for 2025: Andel nye søkere som har fått avslag": ["kari", "lars"],
    }
    end_roles(world, world.kari)
    people = {row[2]: row for row in waits(world, f"figure:{world.nordvik.pk}").values()}
    told = people["Mangler for 2025: Andel nye søkere som har fått avslag"]
    assert told[0] == ["lars", "ola"]
    assert told[3].endswith(f"#c-{share.pk}-{world.period.pk}")


def test_a_figure_waits_for_the_leader_when_it_is_typed_and_for_the_owner_when_it_is_submitted(
    world,
):
    nordvik = (f"figure:{world.nordvik.pk}", "approve")
    figure(world)
    ((people, _due, said, _address),) = waits(world, *nordvik).values()
    assert people == ["lars"]
    assert said.startswith("Lagt inn for 2025, men ikke sendt inn: Barnefamilier")

    submit(world)
    ((people, due, said, address),) = waits(world, *nordvik).values()
    assert (people, due) == (["kari"], date(2026, 12, 15))
    assert said == "1 tall for 2025 venter på at du godkjenner det"
    assert address.startswith(f"/deltakere/{world.nordvik.pk}/tall/")

    figure_steps.approve(
        participation=world.nordvik, period=world.period, by=world.kari, today=TODAY
    )
    assert waits(world, *nordvik) == {}


@pytest.mark.parametrize(
    ("dates", "waits_now"),
    [
        ({"opens_on": NEXT_WEEK}, False),  # not open yet
        ({"due_on": date(2026, 11, 1)}, True),  # late, and still taken
        ({"due_on": date(2026, 10, 1), "late_until": date(2026, 11, 1)}, False),
    ],
)
def test_a_figure_waits_only_as_long_as_it_can_be_entered(world, dates, waits_now):
    ReportingWindow.objects.all().unlogged().update(**dates)

    assert bool(waits(world, "figure:")) is waits_now


def test_an_exception_puts_the_date_off_for_one_participation(world):
    closed = date(2026, 10, 1)
    fields = ("due_on", "late_until", "corrections_until")
    rows = ReportingWindow.objects.all().unlogged()
    rows.update(**dict.fromkeys(fields, closed))
    ReportingException.objects.create(
        participation=world.nordvik,
        window=ReportingWindow.objects.get(),
        until=NEXT_WEEK,
        reason="Sykdom",
        given_by=world.tor,
    )

    ((people, due, *_rest),) = waits(world, "figure:").values()

    assert (people, due) == (["lars", "ola"], NEXT_WEEK)


def test_those_who_do_not_take_part_in_the_period_are_not_asked(world):
    world.nordvik.ends_on = date(2024, 12, 31)
    rows = Participation.objects.filter(pk=world.nordvik.pk).unlogged()
    rows.update(ends_on=date(2024, 12, 31))
    report_window(world)

    assert who(world, "figure:", "report:") == [["siri"], ["siri"]]


def test_words_in_review_wait_a_month_for_the_owner_who_has_them_decided(world):
    owners = [
        needs.word(participation=world.nordvik, by=world.ola, title=title).need
        for title in ("Mangler boliger", "Mangler folk")
    ]
    in_review(world, *owners)
    rows = NeedVersion.objects.filter(need__in=owners).unlogged()
    rows.update(edited_at=noon(TODAY - timedelta(days=30)))

    ((people, due, said, address),) = waits(world, "review:").values()

    assert (people, due) == (["kari"], TODAY)
    assert said == "2 tekster til behandling venter på vedtak"
    assert address == f"/deltakere/{world.nordvik.pk}/vedtak/"
    end_roles(world, world.kari)
    assert who(world, "review:") == [["lars"]]


def test_an_activity_plan_waits_a_month_for_the_programme_lead(world):
    plan = ActivityPlan.objects.create(
        participation=world.nordvik,
        year=2027,
        state="sent",
        with_reservation=True,
        sent_at=noon(TODAY - timedelta(days=23)),
    )

    assert waits(world, "activity-plan:") == {
        f"activity-plan:{plan.pk}": (
            ["tor"],
            NEXT_WEEK,
            "Aktivitetsplan 2027 venter på svar fra Husbanken",
            f"/deltakere/{world.nordvik.pk}/aktivitetsplaner/{plan.pk}/",
        )
    }


def report_window(world):
    return ReportingWindow.objects.create(
        programme=world.programme,
        period=year(2025),
        kind="report",
        opens_on=date(2026, 1, 2),
        due_on=date(2026, 12, 1),
        late_until=date(2026, 12, 31),
        corrections_until=date(2026, 12, 31),
    )


def test_a_report_waits_for_those_who_write_it_then_for_the_owner_until_it_is_sent(world):
    nordvik = f"report:{world.nordvik.pk}"
    assert waits(world, nordvik) == {}
    report_window(world)
    ((people, due, said, address),) = waits(world, nordvik).values()
    assert (people, due) == (["lars"], date(2026, 12, 1))
    assert address == f"/deltakere/{world.nordvik.pk}/rapporter/"
    assert said == "Rapporten for 2025 er ikke sendt"

    own = {"participation": world.nordvik, "period": world.period}
    StatusReport.objects.create(kind="final", state="sent", **own)  # has no window of its own
    report = StatusReport.objects.create(kind="annual", **own)
    ReportTask.objects.create(report=report, part="learned", given_to=world.ola)
    ReportTask.objects.create(report=report, part="done", given_to=world.kari, is_done=True)
    ReportTask.objects.create(report=report, part="off_plan", given_to=world.berit)
    ((people, *_rest, address),) = waits(world, nordvik).values()
    assert people == ["lars", "ola"]  # Berit reads, and cannot write
    assert address == f"/deltakere/{world.nordvik.pk}/rapporter/{report.pk}/"

    seen = {}
    for state in StatusReport.State.values:
        StatusReport.objects.filter(pk=report.pk).unlogged().update(state=state)
        seen[state] = [(row[0], row[2]) for row in waits(world, nordvik).values()]
    decide = "Rapporten for 2025 venter på at du godkjenner eller sender den"
    write = [(["lars", "ola"], "Rapporten for 2025 er ikke sendt")]
    assert seen["draft"] == seen["reopened"] == write
    assert seen["for_approval"] == seen["approved"] == [(["kari"], decide)]
    assert seen["sent"] == seen["in_dialogue"] == seen["finished"] == seen["locked"] == []


def test_a_promise_waits_for_the_side_that_made_it_until_it_is_closed(world):
    words = {"participation": world.nordvik, "due_on": NEXT_WEEK, "who": "Lars"}
    ours = commitments.promise(what="Sende tallene", by=world.lars, **words)
    theirs = commitments.promise(what="Gi kurs", by=world.tor, **words)
    kept = commitments.promise(what="Gjort", by=world.kari, **words)
    commitments.close(
        commitment=kept, state="kept", closing_comment="Ja", by=world.kari, today=TODAY
    )

    assert waits(world, "commitment:") == {
        f"commitment:{ours.pk}": (
            ["lars"],
            NEXT_WEEK,
            "Forpliktelse: Sende tallene",
            f"/deltakere/{world.nordvik.pk}/samarbeid/forpliktelser/{ours.pk}/",
        ),
        f"commitment:{theirs.pk}": (
            ["anne"],
            NEXT_WEEK,
            "Forpliktelse: Gi kurs",
            f"/deltakere/{world.nordvik.pk}/samarbeid/forpliktelser/{theirs.pk}/",
        ),
    }


def test_what_husbanken_owes_waits_for_the_own_adviser_then_the_region_then_the_lead(world):
    commitments.promise(
        participation=world.nordvik, what="Kurs", who="Anne", due_on=NEXT_WEEK, by=world.tor
    )
    ProgrammeRole.objects.create(
        user=world.per, role="adviser", region=world.region, valid_from=TODAY
    )
    assert who(world, "commitment:") == [["anne", "per"]]

    rows = Participation.objects.filter(pk=world.nordvik.pk).unlogged()
    rows.update(adviser=world.per)
    assert who(world, "commitment:") == [["per"]]

    roles = ProgrammeRole.objects.filter(role="adviser").unlogged()
    roles.update(valid_from=NEXT_WEEK)
    assert who(world, "commitment:") == [["tor"]]


def ask(world, about, by, waits_for, days=7, **words):
    """A question that was asked so many days ago."""
    row = comments.ask(about=about, text="Hvor?", by=by, waits_for=waits_for, **words)
    rows = Comment.objects.filter(pk=row.pk).unlogged()
    rows.update(written_at=noon(TODAY - timedelta(days=days)))
    return f"question:{row.pk}"


def test_a_question_waits_two_weeks_for_the_one_who_is_asked_on_what_that_side_may_see(world):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Mangler boliger").need
    wordings.share(owner=need, by=world.kari)
    to_us = ask(world, need, world.anne, "participant")
    to_ola = ask(world, need, world.anne, "participant", person=world.ola)
    to_them = ask(world, need, world.kari, "husbanken")
    to_tor = ask(world, need, world.kari, "husbanken", person=world.tor)

    found = waits(world, "question:")

    assert {key: row[0] for key, row in found.items()} == {
        to_us: ["lars"],
        to_ola: ["ola"],
        to_them: ["anne"],
        to_tor: ["tor"],
    }
    asked_on = TODAY - timedelta(days=7)
    assert found[to_us][1:3] == (
        NEXT_WEEK,
        f"Spørsmål fra {asked_on:%d.%m.%Y} om «Mangler boliger»",
    )
    assert f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/#comment-" in found[to_us][3]

    wordings.take_back(owner=need, by=world.kari)
    assert {*waits(world, "question:")} == {to_us, to_ola}  # Husbanken may not see it now


def test_what_is_asked_of_husbanken_in_guidance_waits_two_weeks(world):
    guidance.ask(
        participation=world.nordvik,
        by=world.ola,
        today=TODAY - timedelta(days=7),
        theme="homes",
        what="Kjøp av boliger",
    )

    ((people, due, said, _address),) = waits(world, "guidance-request:").values()

    assert (people, due) == (["anne"], NEXT_WEEK)
    assert said == "Ønske om veiledning fra 17.11.2026: Kjøp av boliger"


def test_a_policy_signal_waits_for_the_programme_lead_until_the_end_of_the_year(world):
    words = {"instrument": "startlan", "theme": "homes", "what": "Taket er for lavt"}
    signal = policy_signals.send(
        participation=world.nordvik, by=world.lars, today=TODAY, **words
    )

    assert waits(world, "policy-signal:") == {
        f"policy-signal:{signal.pk}": (
            ["tor"],
            date(2026, 12, 31),
            "Innspill fra 24.11.2026: Taket er for lavt",
            f"/deltakere/{world.nordvik.pk}/innspill/{signal.pk}/",
        )
    }


def test_what_was_promised_in_guidance_waits_for_the_one_who_gave_it_and_is_told_of_once(
    world, monkeypatch
):
    row = guidance.give(
        by=world.tor,
        held_on=TODAY,
        participations=[world.nordvik, world.sorvik],
        theme="homes",
        what="Kurs",
        follow_up="Sende en mal",
        follow_up_by=NEXT_WEEK,
    )

    assert waits(world, "guidance:") == {
        f"guidance:{row.pk}": (
            ["tor"],
            NEXT_WEEK,
            "Skal følges opp etter veiledning: Sende en mal",
            f"/deltakere/{world.nordvik.pk}/veiledning/",
        )
    }
    monkeypatch.setattr(sending, "AT_A_TIME", 1)  # each participation in a round of its own
    (letter,) = [each for each in sending.letters(day=TODAY, site="") if each.user == world.tor]
    assert [each.key for each in letter.about] == [f"guidance:{row.pk}"]
    Guidance.objects.all().unlogged().update(given_by=world.per)  # who is there no longer
    assert who(world, "guidance:") == [["anne"]]


def test_a_grant_waits_to_be_claimed_until_its_last_day(world):
    def give(number, claim_by, paid=0):
        grants.give(
            participation=world.nordvik,
            by=world.anne,
            number=number,
            amount=Decimal(600_000),
            paid=Decimal(paid),
            granted_on=date(2026, 2, 1),
            claim_by=claim_by,
        )

    give("1", TODAY, 100_000)
    give("2", TODAY, 600_000)  # all is claimed
    give("3", TODAY - timedelta(days=1))  # has lapsed; nothing can be done

    ((people, due, said, _address),) = waits(world, "grant:").values()

    assert (people, due) == (["kari", "lars"], TODAY)
    assert (
        said
        == "Tilskudd 1: 500\N{NO-BREAK SPACE}000 kroner er ikke krevd utbetalt og faller bort"
    )


def test_what_waits_for_nobody_is_told_to_the_programme_lead(world):
    end_roles(world, world.kari, world.lars, world.ola)

    found = waits(world, f"nobody:{world.nordvik.pk}", f"figure:{world.nordvik.pk}")

    assert found == {
        f"nobody:{world.nordvik.pk}": (
            ["tor"],
            date(2026, 12, 15),
            "Noe venter her, og ingen kan få påminnelse om det. Gi noen en rolle.",
            f"/deltakere/{world.nordvik.pk}/folk/",
        )
    }
    alone = waiting.without_anybody(places([world.nordvik.pk, world.sorvik.pk], TODAY))
    assert alone == [world.nordvik]


def test_one_who_is_shut_out_or_has_not_begun_hears_of_nothing(world):
    world.lars.is_active = False
    world.lars.save()
    role(world.per, world.nordvik, "leader")
    rows = Membership.objects.filter(user=world.per).unlogged()
    rows.update(valid_from=NEXT_WEEK)

    assert who(world, f"figure:{world.nordvik.pk}") == [["kari", "ola"]]  # Kari for the leader


def test_what_is_not_asked_about_is_left_out(world):
    words = {"participation": world.nordvik, "due_on": NEXT_WEEK, "who": "Lars"}
    commitments.promise(what="Sende tallene", by=world.lars, **words)

    assert waits(world, "", wants=lambda due_on: False) == {}
