"""Every mail of a whole year on the demo programme: the right receiver, language and gap; none twice."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.core import mail

from accounts.models import User
from dialogue import sending
from dialogue.models import Reminder
from municipalities.models import Membership, Participation
from programme.models import Indicator, ReportingWindow

SITE = "https://tall.example.org"
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
STEPS = (-30, -7, 0)
YEAR = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
# Every day until after the clock is moved in spring; then three times a week, and what falls in between is made up for.
RUNS = [day for day in YEAR if day < date(2026, 4, 1) or day.weekday() in {0, 2, 4}]
NN, EN = "contributor.nordvik@example.org", "leader.nordvik@example.org"
SAYS = {
    "nb": "Du får dette fordi det venter på deg",
    "nn": "Du får dette fordi det ventar på deg",
    "en": "You get this because it waits for you",
}


def moments(due_on):
    """The days of the year on which something that is due then is to be told of, worked out anew."""
    later = (14 * number for number in range(1, 60))
    days = [due_on + timedelta(days=step) for step in (*STEPS, *later)]
    return [day for day in days if FIRST <= day <= LAST]


@dataclass(frozen=True)
class Sent:
    """A mail that arrived: when, and what it says."""

    day: date
    to: str
    subject: str
    body: str


@pytest.fixture(scope="module")
def sent(demo_made, django_db_blocker):
    """The mails of the year, in the order in which they were sent."""
    with django_db_blocker.unblock():
        for address, language in ((NN, "nn"), (EN, "en")):
            User.objects.filter(email=address).update(language=language)
        Reminder.objects.all().delete()  # what the demo has sent already
        found = []
        mail.outbox = []
        for day in RUNS:
            for _outcome in sending.send_all(day=day, site=SITE):
                pass
            found += [Sent(day, each.to[0], each.subject, each.body) for each in mail.outbox]
            mail.outbox.clear()
    return found


def test_nobody_gets_two_mails_on_a_day_and_nobody_the_same_thing_twice(demo, sent):
    assert max(Counter((each.day, each.to) for each in sent).values()) == 1
    rows = Reminder.objects.values_list("user__email", "day")
    assert {*rows} == {(each.to, each.day) for each in sent}
    for reminder in Reminder.objects.prefetch_related("lines"):
        keys = [line.key for line in reminder.lines.all()]
        assert len(keys) == len({*keys})


def test_each_thing_is_told_of_30_7_and_0_days_before_and_then_every_second_week(demo, sent):
    told = {}
    lines = Reminder.objects.values_list("user", "lines__key", "lines__due_on", "day")
    for person, key, due_on, day in lines:
        told.setdefault((person, key, due_on), []).append(day)

    for (_person, _key, due_on), days in told.items():
        for day in days:  # each on a moment of its own, or made up for within six days
            near = [each for each in moments(due_on) if 0 <= (day - each).days <= 6]
            assert len(near) == 1
        assert len({max(m for m in moments(due_on) if m <= day) for day in days}) == len(days)


def test_a_gap_of_the_year_is_told_to_the_same_people_each_time_until_it_can_no_longer_be_filled(
    demo, sent
):
    window = ReportingWindow.objects.get(kind="figures", period__year=2025, period__half=None)
    indicator = Indicator.objects.get(code="temp_families")
    nordvik = Participation.objects.get(municipality__name="Nordvik")
    grid = f"{SITE}/deltakere/{nordvik.pk}/tall/legg-inn/"
    cell = f"{grid}#c-{indicator.pk}-{window.period_id}\n"

    found = {}
    for each in sent:
        if cell in each.body:
            found.setdefault(each.to, []).append(each.day)

    told = [day for day in moments(window.due_on) if day <= window.late_until]
    days = [next(run for run in RUNS if run >= day) for day in told]
    assert found == {NN: days, EN: days}
    assert days[:4] == [
        date(2026, 1, 16),
        date(2026, 2, 8),
        date(2026, 2, 15),
        date(2026, 3, 1),
    ]


def test_every_receiver_acts_on_that_day_where_every_line_leads(demo, sent):
    lead = {"lead@example.org", "adviser@example.org"}
    held = {}
    for email, place in Membership.objects.values_list("user__email", "participation_id"):
        held.setdefault(email, set()).add(place)

    for each in sent:
        places = {int(pk) for pk in re.findall(rf"{SITE}/deltakere/(\d+)/", each.body)}
        assert places, each
        assert each.to in lead or places <= held[each.to], each


def test_every_mail_is_in_the_language_of_its_reader(demo, sent):
    language = {NN: "nn", EN: "en"}

    for each in sent:
        assert SAYS[language.get(each.to, "nb")] in each.body, each


def test_figures_are_asked_of_those_who_enter_and_approvals_of_owners(demo, sent):
    by_role = {}
    for email, kind in Reminder.objects.values_list("user__email", "lines__kind"):
        by_role.setdefault(email.partition(".")[0], set()).add(kind)

    assert "approvals" not in by_role["contributor"] | by_role["leader"]
    assert "figures" in by_role["contributor"] & by_role["leader"]
    assert "approvals" in by_role["owner"]
    assert by_role["adviser@example"] <= {"questions", "commitments"}
    assert {"reader", "manager@example", "evaluator@example", "admin@example"}.isdisjoint(
        by_role
    )


def test_the_year_has_all_kinds_of_things_and_both_sides_hear_of_theirs(demo, sent):
    kinds = {*Reminder.objects.values_list("lines__kind", flat=True)}

    assert kinds == {"figures", "reports", "approvals", "commitments", "questions", "grants"}
    assert {"lead@example.org", "adviser@example.org"} <= {each.to for each in sent}
