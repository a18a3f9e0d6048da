"""The steps of a period's figures: submitted, returned with a comment, approved in the tool or outside it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from accounts import mails
from accounts.models import User
from municipalities import figure_review
from municipalities.actions.kept_figures import keep_latest, keep_suppression
from municipalities.models import FigureApproval, Measurement, Participation
from municipalities.openness import Openness
from programme import rights
from programme.models import Period
from web import history
from web.errors import Refused

State = Measurement.State
Cell = tuple[int, int, int]  # indicator, period, part
APPROVED = ["state", "approved_by", "approved_at", "approval"]
RETURNED = ["state", "return_comment", "returned_by", "returned_at"]
LONGEST = 2_000


def mark_of(figures: Iterable[Measurement]) -> str:
    """What a page carries to tell later whether another has changed any of the figures it showed."""
    rows = sorted(f"{each.pk} {each.state} {each.entered_at.timestamp()}" for each in figures)
    return sha256("\n".join(rows).encode()).hexdigest()[:20]


@transaction.atomic
def submit(
    *,
    participation: Participation,
    period: Period,
    by: User,
    today: date,
    seen: str | None = None,
) -> int:
    """Submit every draft of a period, gaps or not; corrections take over from what they correct.

    While only corrections are taken, drafts that correct nothing stay drafts.
    `seen` is the mark of the drafts that the page showed; None passes the test by.
    """
    drafts = _locked(participation, period, Measurement.WORKING)
    if not drafts:
        raise Refused(_("There is nothing new to submit for this period."))
    _refuse_unseen(drafts, seen)
    _refuse_closed(participation, period, today)
    reason = figure_review.all_too_late(participation, period, drafts, today)
    if reason:
        raise Refused(reason)
    too_late = figure_review.too_late(participation, period, drafts, today)
    drafts = [draft for draft in drafts if draft not in too_late]
    _replace(participation, period, drafts, by)
    now = timezone.now()
    for draft in drafts:
        draft.state, draft.submitted_by, draft.submitted_at = State.SUBMITTED, by, now
    fields = ["state", "submitted_by", "submitted_at"]
    history.keep_changed(drafts, fields=fields, by=by, reason="measurement.submitted")
    _keep(participation, drafts)
    return len(drafts)


@transaction.atomic
def send_back(
    *, figures: Sequence[Measurement], comment: str, by: User, today: date
) -> list[Measurement]:
    """Return submitted figures of a period to those who entered them, who are told why.

    Outside a returned figure counts as missing. One that corrected an approved figure leaves
    that standing again, as any correction under way does.
    """
    comment = comment.strip()
    if not comment:
        raise Refused(_("Say why the figures are returned."), "comment")
    if not figures:
        raise Refused(_("Choose at least one figure to return."), "chosen")
    participation, period = figures[0].participation, figures[0].period
    returned = _chosen(participation, period, figures)
    _refuse_closed(participation, period, today)
    now = timezone.now()
    for figure in returned:
        figure.state, figure.return_comment = State.RETURNED, comment[:LONGEST]
        figure.returned_by, figure.returned_at = by, now
    history.keep_changed(returned, fields=RETURNED, by=by, reason="measurement.returned")
    _let_approved_stand(participation, period, {*map(_cell, returned)}, by)
    _keep(participation, returned)
    return returned


@transaction.atomic
def approve(
    *,
    participation: Participation,
    period: Period,
    by: User,
    today: date,
    seen: str | None = None,
) -> int:
    """Approve a period's submitted figures in one act, with the exceptions that were listed first.

    Nobody approves what they entered while somebody else can (design 4): those figures wait
    for the other one.
    """
    submitted = _locked(participation, period, [State.SUBMITTED])
    if not submitted:
        raise Refused(_("There is nothing to approve for this period."))
    _refuse_unseen(submitted, seen)
    own = for_another(submitted, participation, by, today, "approve_figures")
    if len(own) == len(submitted):
        raise Refused(_("You entered these figures yourself. Another owner must approve them."))
    rest = [figure for figure in submitted if figure not in own]
    approval = FigureApproval(participation=participation, period=period, recorded_by=by)
    return _approve(approval, rest, by, reason="measurement.approved")


@transaction.atomic
def record_approval(
    *,
    participation: Participation,
    period: Period,
    given_by: str,
    given_on: date,
    reference: str,
    by: User,
    today: date,
    seen: str | None = None,
    address: str = "",
) -> int:
    """Record that a period's submitted figures were approved outside the tool, and tell the owners.

    By somebody else than the one who entered them, where there is one (design 4).
    """
    submitted = _locked(participation, period, [State.SUBMITTED])
    if not submitted:
        raise Refused(_("There is nothing to approve for this period."))
    _refuse_unseen(submitted, seen)
    refuse_wrong_day(period, given_on, today)
    own = for_another(submitted, participation, by, today, "record_approval")
    if len(own) == len(submitted):
        raise Refused(
            _("You entered these figures yourself. Another leader or owner must record it.")
        )
    approval = FigureApproval(
        participation=participation,
        period=period,
        recorded_by=by,
        given_by=given_by.strip(),
        given_on=given_on,
        reference=reference.strip(),
    )
    rest = [figure for figure in submitted if figure not in own]
    count = _approve(approval, rest, by, reason="measurement.approved_outside")
    tell_owners(approval, by, today, address)
    return count


def refuse_wrong_day(period: Period, given_on: date, today: date) -> None:
    """An approval lies neither in the future nor before the period."""
    if given_on > today:
        raise Refused(_("An approval cannot lie in the future."), "given_on")
    if given_on < period.starts_on:
        raise Refused(_("The approval cannot be older than the period."), "given_on")


def for_another(
    figures: Iterable[Measurement],
    participation: Participation,
    by: User,
    today: date,
    right: str,
) -> list[Measurement]:
    """Those that wait for somebody else: entered by this person, while another holds the right today."""
    own = [figure for figure in figures if figure.entered_by_id == by.pk]
    return own if own and _others(participation, by, today, right).exists() else []


def _others(participation: Participation, by: User, today: date, right: str) -> Any:
    held = participation.memberships.valid_on(today).filter(
        role__in=rights.BY_CODE[right].roles, user__is_active=True
    )
    return held.exclude(user=by).select_related("user")


def _locked(
    participation: Participation, period: Period, states: Collection[str]
) -> list[Measurement]:
    """The period's figures in these states, so that no two take a step with them at once."""
    Participation.objects.select_for_update().get(pk=participation.pk)
    figures = Measurement.objects.of(participation).filter(period=period, state__in=states)
    figures = figures.select_for_update(of=("self",)).select_related("indicator", "part")
    return [*figures.order_by("indicator__code", "part__order", "pk")]


def _chosen(
    participation: Participation, period: Period, figures: Sequence[Measurement]
) -> list[Measurement]:
    submitted = _locked(participation, period, [State.SUBMITTED])
    chosen = [figure for figure in submitted if figure in figures]
    if len(chosen) < len({*figures}):
        raise Refused(_("Only a submitted figure that is not approved can be returned."))
    corrected = {*map(_cell, _locked(participation, period, Measurement.WORKING))}
    for figure in chosen:
        if _cell(figure) in corrected:
            sentence = _("A correction of “%(name)s” is already being entered. Wait for it.")
            raise Refused(sentence % {"name": figure.indicator.name}, "chosen")
    return chosen


def _cell(figure: Measurement) -> Cell:
    return figure.indicator_id, figure.period_id, figure.part_id


def _refuse_closed(participation: Participation, period: Period, today: date) -> None:
    reason = Openness(participation, today).why_closed(period, corrects=True)
    if reason:
        raise Refused(reason)


def _refuse_unseen(figures: Iterable[Measurement], seen: str | None) -> None:
    if seen is not None and seen != mark_of(figures):
        raise Refused(
            _(
                "Somebody has changed the figures since you opened the page. Read them again below, and confirm once more."
            )
        )


def _replace(
    participation: Participation, period: Period, drafts: Iterable[Measurement], by: User
) -> None:
    cells = {*map(_cell, drafts)}
    standing = _locked(participation, period, Measurement.STANDING)
    old = [figure for figure in standing if _cell(figure) in cells]
    for figure in old:
        figure.state = State.REPLACED
    history.keep_changed(old, fields=["state"], by=by, reason="measurement.replaced")


def _let_approved_stand(
    participation: Participation, period: Period, cells: Collection[Cell], by: User
) -> None:
    """The last approved figure of each cell stands again."""
    replaced = _locked(participation, period, [State.REPLACED])
    approved = {
        _cell(figure): figure
        for figure in sorted(replaced, key=lambda each: each.pk)
        if figure.approved_at and _cell(figure) in cells
    }
    for figure in approved.values():
        figure.state = State.APPROVED
    history.keep_changed(
        [*approved.values()], fields=["state"], by=by, reason="measurement.stands_again"
    )


def _approve(
    approval: FigureApproval, figures: Sequence[Measurement], by: User, *, reason: str
) -> int:
    with translation.override(approval.participation.written_form):
        review = figure_review.for_approval(
            approval.participation, approval.period, figures, by
        )
        approval.exceptions = "\n".join(review.lines())
    history.keep(approval, by=by, reason="approval.recorded")
    now = timezone.now()
    for figure in figures:
        figure.state, figure.approval, figure.approved_at = State.APPROVED, approval, now
        figure.approved_by = None if approval.is_outside else by
    history.keep_changed(figures, fields=APPROVED, by=by, reason=reason)
    _keep(approval.participation, figures)
    return len(figures)


def tell_owners(approval: FigureApproval, by: User, today: date, address: str) -> None:
    """A mail to each owner but the one who recorded it."""
    words = {"approval": approval, "place": approval.participation.name, "link": address}
    for held in _others(approval.participation, by, today, "approve_figures"):
        mails.send(held.user, "municipalities/mails/approval_outside", words | {"by": by})


def _keep(participation: Participation, figures: Sequence[Measurement]) -> None:
    keep_latest(participation, {figure.indicator_id for figure in figures})
    keep_suppression(*{(figure.indicator_id, figure.period_id) for figure in figures})
