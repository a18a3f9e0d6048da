"""A period's figures submitted, returned with a comment, approved in the tool or outside it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from municipalities import figure_review
from municipalities.actions import figure_approvals, figure_steps, measurements
from municipalities.actions.measurements import Entry
from municipalities.models import FigureApproval, Measurement, ReportingException
from programme.models import Part, ReportingWindow
from tests.reports import scenes
from tests.world import TODAY, rate_indicator, role, year
from web.errors import Refused
from web.second_save import stamp_of

CORRECTIONS_ONLY = date(2027, 1, 15)  # after "late until", before "corrections until"
CLOSED = date(2027, 3, 2)


def enter(world, value=41, *, by=None, indicator=None, part=None, **words):
    return measurements.enter(
        participation=world.nordvik,
        indicator=indicator or world.indicator,
        period=world.period,
        part=part or world.total,
        entry=Entry(value=Decimal(value), **words),
        by=by or world.ola,
        today=TODAY,
    )


def other_indicator(world):
    """A second count that is asked of all."""
    indicator = rate_indicator("more", nature="count", factor=1, decimals=0)
    world.programme.indicators_for_all.add(indicator)
    return indicator


def of_nordvik(world, **words):
    return {"participation": world.nordvik, "period": world.period, "today": TODAY} | words


def submit(world, **words):
    return figure_steps.submit(**of_nordvik(world, **({"by": world.lars} | words)))


def approve(world, **words):
    return figure_steps.approve(**of_nordvik(world, **({"by": world.kari} | words)))


def send_back(world, *figures, comment="Tell på nytt.", today=TODAY):
    return figure_steps.send_back(figures=figures, comment=comment, by=world.kari, today=today)


def record(world, **words):
    told = {
        "by": world.lars,
        "given_by": "Kommunedirektør Nils Vik",
        "given_on": date(2026, 11, 20),
        "reference": "26/117",
    }
    return figure_steps.record_approval(**of_nordvik(world, **(told | words)))


def young(world):
    """A part that the indicator is broken down by."""
    youth = Part.objects.create(code="youth", name_nb="Unge", name_nn="Unge", name_en="Youth")
    world.indicator.parts.add(youth)
    return youth


def fresh(figure):
    return Measurement.objects.get(pk=figure.pk)


def test_what_was_changed_after_the_page_was_opened_is_not_submitted_unread(world):
    seen = figure_steps.mark_of([enter(world, 41)])
    enter(world, 42)

    with pytest.raises(Refused, match="endret tallene"):
        submit(world, seen=seen)

    assert submit(world, seen=figure_steps.mark_of(Measurement.objects.all())) == 1


def test_a_second_submission_finds_nothing_more(world):
    enter(world)
    submit(world)

    with pytest.raises(Refused, match="ikke noe nytt"):
        submit(world)


def test_when_only_corrections_are_taken_a_first_figure_stays_a_draft(world):
    first, corrected = enter(world), enter(world, 7, indicator=other_indicator(world))
    Measurement.objects.filter(pk=corrected.pk).unlogged().update(
        state="submitted", submitted_at="2026-11-01T12:00Z"
    )
    correction = enter(world, 8, indicator=corrected.indicator, correction_reason="Talt feil")

    assert submit(world, today=CORRECTIONS_ONLY) == 1

    states = [fresh(each).state for each in (first, corrected, correction)]
    assert states == ["draft", "replaced", "submitted"]
    with pytest.raises(Refused, match=r"31\.12\.2026"):
        submit(world, today=CORRECTIONS_ONLY)


def test_an_exception_takes_what_is_late_and_it_is_late_all_the_same(world):
    enter(world)
    window = ReportingWindow.objects.get()
    ReportingWindow.objects.all().unlogged().update(
        opens_on="2020-01-02",
        due_on="2020-02-15",
        late_until="2020-03-15",
        corrections_until="2020-06-15",
    )
    with pytest.raises(Refused):
        submit(world)
    ReportingException.objects.create(
        participation=world.nordvik,
        window=window,
        until=TODAY,
        reason="Nytt fagsystem",
        given_by=world.tor,
    )

    assert submit(world) == 1
    review = figure_review.for_approval(
        world.nordvik, world.period, [*Measurement.objects.all()], world.kari
    )
    assert [group.code for group in review.groups] == ["late"]


def test_returned_figures_carry_the_comment_and_who_and_when(world):
    figure = enter(world)
    submit(world)

    [returned] = send_back(world, fresh(figure))

    returned = fresh(returned)
    assert (returned.state, returned.return_comment) == ("returned", "Tell på nytt.")
    assert (returned.returned_by, returned.returned_at is not None) == (world.kari, True)
    assert returned.history.first().history_change_reason == "measurement.returned"


@pytest.mark.parametrize("comment", ["", "  \n"])
def test_nothing_is_returned_without_a_comment(world, comment):
    figure = enter(world)
    submit(world)

    with pytest.raises(Refused) as refusal:
        send_back(world, fresh(figure), comment=comment)

    assert refusal.value.field == "comment"
    assert fresh(figure).state == "submitted"


def test_at_least_one_figure_is_returned(world):
    with pytest.raises(Refused, match="minst ett tall"):
        send_back(world)


def test_nothing_is_returned_that_could_not_be_mended_any_more(world):
    figure = enter(world)
    submit(world)

    with pytest.raises(Refused, match=r"01\.03\.2027"):
        send_back(world, fresh(figure), today=CLOSED)


def test_a_figure_whose_correction_is_being_entered_is_not_returned(world):
    figure = enter(world)
    submit(world)
    enter(world, 40, correction_reason="Talt feil")

    with pytest.raises(Refused, match="Barnefamilier"):
        send_back(world, fresh(figure))


def test_when_a_correction_is_returned_the_approved_figure_stands_again(world):
    first = enter(world, 41)
    submit(world)
    approve(world)
    for value in (40, 39):  # the first correction is itself corrected before it is approved
        last = enter(world, value, correction_reason="Talt feil")
        submit(world)

    send_back(world, fresh(last))

    assert (fresh(first).state, fresh(last).state) == ("approved", "returned")
    assert Measurement.objects.standing().get() == first
    submit(world)
    assert (fresh(first).state, fresh(last).state) == ("replaced", "submitted")


def test_the_approval_is_kept_with_the_exceptions_that_were_listed(world):
    other_indicator(world)
    enter(world, 41, known="estimated", is_provisional=True)
    submit(world)

    approve(world)

    approval = FigureApproval.objects.get()
    assert approval.recorded_by == world.kari
    assert not approval.is_outside
    assert approval.exceptions.splitlines() == [
        "Mangler eller er ikke sendt inn: Andel nye søkere som har fått avslag",
        "Anslått: Barnefamilier i midlertidig botilbud",
        "Foreløpig: Barnefamilier i midlertidig botilbud",
    ]
    assert fresh(Measurement.objects.get()).approval == approval


def test_what_came_after_the_page_was_opened_is_not_approved_unread(world):
    figure = enter(world)
    submit(world)
    seen = figure_steps.mark_of([fresh(figure)])
    enter(world, 5, indicator=other_indicator(world))
    submit(world)

    with pytest.raises(Refused, match="endret tallene"):
        approve(world, seen=seen)


def test_each_owner_approves_what_the_other_entered(world):
    role(world.lars, world.nordvik, "owner")
    by_kari = enter(world, 41, by=world.kari)
    by_lars = enter(world, 9, by=world.lars, indicator=other_indicator(world))
    submit(world)

    assert approve(world, by=world.kari) == 1
    assert (fresh(by_kari).state, fresh(by_lars).state) == ("submitted", "approved")
    assert approve(world, by=world.lars) == 1
    assert fresh(by_kari).state == "approved"


def test_who_corrected_a_figure_does_not_approve_it_while_another_can(world):
    role(world.lars, world.nordvik, "owner")
    enter(world, 41)
    submit(world)
    approve(world)
    enter(world, 40, by=world.kari, correction_reason="Talt feil")
    submit(world)

    with pytest.raises(Refused, match="En annen programansvarlig"):
        approve(world)


def test_a_shut_out_owner_is_not_another_approver(world):
    role(world.lars, world.nordvik, "owner")
    world.lars.is_active = False
    world.lars.save()
    enter(world, 41, by=world.kari)
    submit(world)

    assert approve(world) == 1
    assert "Lagt inn av den som bekrefter" in FigureApproval.objects.get().exceptions


def test_an_approval_given_outside_is_recorded_and_the_owner_told(
    world, mailoutbox, django_capture_on_commit_callbacks
):
    enter(world)
    submit(world)

    with django_capture_on_commit_callbacks(execute=True):
        assert record(world, address="https://tall.example/1") == 1

    figure, approval = Measurement.objects.get(), FigureApproval.objects.get()
    assert (figure.state, figure.approved_by, figure.approval) == ("approved", None, approval)
    assert (approval.is_outside, approval.recorded_by) == (True, world.lars)
    assert figure.history.first().history_change_reason == "measurement.approved_outside"
    [mail] = mailoutbox
    assert mail.to == ["kari@example.org"]
    for word in ("Lars", "Nordvik", "Nils Vik", "26/117", "https://tall.example/1"):
        assert word in mail.body


def test_what_was_written_down_of_an_approval_outside_is_corrected_and_told(
    client, world, mailoutbox, django_capture_on_commit_callbacks
):
    enter(world)
    submit(world)
    record(world)
    approval, window = FigureApproval.objects.get(), ReportingWindow.objects.get()
    client.force_login(world.lars)
    figures = f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/"
    correct = f"{figures}godkjent-utenfor/{approval.pk}/rett/"
    assert correct in client.get(figures).content.decode()
    assert "26/117" in client.get(correct).content.decode()
    typed = {"given_by": "Nina Vik", "given_on": "19.11.2026", "reference": "26/118"}
    typed["seen"] = stamp_of(approval)
    assert client.post(correct, typed | {"given_on": "01.01.2099"}).status_code == 422

    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(correct, typed).url == figures
    assert client.post(correct, typed).status_code == 422  # someone was first: oneself

    assert FigureApproval.objects.get().given_by == "Nina Vik"
    assert Measurement.objects.get().state == "approved"
    [mail] = mailoutbox
    assert mail.to == ["kari@example.org"]
    assert "26/118" in mail.body
    history = f"/deltakere/{world.nordvik.pk}/historikk/"
    assert "26/117" in client.get(history).content.decode()
    client.force_login(world.anne)
    assert "26/117" not in client.get(history).content.decode()


def test_an_approval_given_in_the_tool_is_not_corrected(client, world):
    enter(world)
    submit(world)
    approve(world)
    given, window = FigureApproval.objects.get(), ReportingWindow.objects.get()
    words = {"given_by": "Nils", "given_on": TODAY, "reference": "1"}
    with pytest.raises(Refused, match="gitt i verktøyet"):
        figure_approvals.correct(approval=given, by=world.lars, today=TODAY, **words)
    client.force_login(world.lars)
    figures = f"/deltakere/{world.nordvik.pk}/tall/{window.pk}/"
    assert client.get(f"{figures}godkjent-utenfor/{given.pk}/rett/").status_code == 404


def test_who_entered_records_no_approval_while_another_can(world):
    enter(world, by=world.lars)
    submit(world)

    with pytest.raises(Refused, match="annen programleder eller programansvarlig"):
        record(world)

    assert record(world, by=world.kari) == 1


def test_alone_one_records_also_what_one_entered(world):
    world.nordvik.memberships.filter(user=world.kari).unlogged().delete()
    enter(world, by=world.lars)
    submit(world)

    assert record(world) == 1


@pytest.mark.parametrize(
    ("given_on", "sentence"),
    [(date(2026, 11, 25), "i framtiden"), (date(2024, 12, 31), "eldre enn perioden")],
)
def test_an_approval_outside_has_a_day_that_can_be(world, given_on, sentence):
    enter(world)
    submit(world)

    with pytest.raises(Refused, match=sentence):
        record(world, given_on=given_on)


@pytest.mark.parametrize("lacking", ["given_by", "reference"])
def test_an_approval_outside_says_who_and_where(world, lacking):
    enter(world)
    submit(world)

    with pytest.raises(ValidationError, match="saksnummer"):
        record(world, **{lacking: "  "})


def test_nothing_is_recorded_of_an_empty_period(world):
    with pytest.raises(Refused, match="ikke noe å godkjenne"):
        record(world)


def test_the_review_names_a_part_beside_its_indicator(world):
    youth = young(world)
    enter(world, 3, part=youth, known="self_assessed")

    review = figure_review.for_submission(world.nordvik, world.period, TODAY)

    assert review.lines() == [
        "Mangler: Barnefamilier i midlertidig botilbud",
        "Egenvurdert: Barnefamilier i midlertidig botilbud (Unge)",
    ]
    assert [each.name for each in review.missing] == ["Barnefamilier i midlertidig botilbud"]


def test_a_returned_figure_that_nobody_changed_is_pointed_out(world):
    figure = enter(world)
    submit(world)
    send_back(world, fresh(figure))

    def codes():
        review = figure_review.for_submission(world.nordvik, world.period, TODAY)
        return [group.code for group in review.groups]

    assert codes() == ["returned"]
    enter(world, 42)
    assert codes() == []


def test_who_approves_reads_that_a_returned_figure_came_back_unchanged(world):
    figure = enter(world)
    submit(world)
    send_back(world, fresh(figure))
    submit(world)

    def review():
        return figure_review.for_approval(
            world.nordvik, world.period, [fresh(figure)], world.kari
        )

    assert [(group.code, len(group.remarks)) for group in review().groups] == [("returned", 1)]
    send_back(world, fresh(figure))
    enter(world, 42)
    submit(world)
    assert review().groups == []


def test_figures_are_read_beside_the_year_before_and_what_they_correct(world):
    scenes.figure(world, world.nordvik, 40, period=year(2024))
    figure = enter(world, 41)

    def read(review):
        return [
            (row.figure.value, row.before.value, row.corrects and row.corrects.value)
            for row in review.reading
        ]

    def drafts():
        return figure_review.for_submission(world.nordvik, world.period, TODAY)

    assert read(drafts()) == [(41, 40, None)]
    submit(world)
    approve(world)
    enter(world, 42, correction_reason="Talt feil")
    assert read(drafts()) == [(42, 40, 41)]
    submit(world)
    assert drafts().reading == []
    [correction] = figure_review.of_period(world.nordvik, world.period, ["submitted"])
    assert correction.pk != figure.pk
    again = figure_review.for_approval(world.nordvik, world.period, [correction], world.kari)
    assert read(again) == [(42, 40, 41)]
