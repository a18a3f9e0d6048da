"""R16: every figure on which there is a remark: missing, provisional, estimated, hidden, corrected, standing out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, pgettext

from municipalities.audience import figure_for, in_file
from municipalities.completeness import NOTHING, Came, how_far
from municipalities.completeness_facts import Line, lines, windows_of
from municipalities.gaps import cell_address
from municipalities.models import FollowUp, Measurement, Participation
from municipalities.narrow import sharing
from programme.figures import Figure, NoNumber, kind_of
from programme.models import Indicator, Part
from programme.models.indicator import Unit
from reports import words
from reports.queries.participants import code_of, participants
from reports.queries.standing_out import StandingOut, standing_out
from reports.remarks import About, Remark, in_words, remarks
from web import formats

Key = tuple[int, int, int]  # participation, indicator, period


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with its remarks, and what came of looking into it."""

    participation_id: int
    participant: str
    municipality_code: str
    region: str
    indicator_code: str
    indicator: str
    period: str
    value: Figure
    decimals: int
    unit: str
    state: str
    codes: tuple[Remark, ...]
    why: str
    asked: str
    followed_by: str
    is_closed: bool
    outcome: str
    address: str
    period_id: int
    may_be_followed: bool

    @property
    def remarks(self) -> str:
        """The remarks in words."""
        return "; ".join(in_words(code) for code in self.codes)

    @property
    def follow_up_address(self) -> str:
        """Where the figure is looked into; empty where none stands, and none was marked."""
        if not self.may_be_followed:
            return ""
        about = [self.participation_id, self.indicator_code, self.period_id]
        return reverse("follow-up", args=about)

    @property
    def lacks_documentation_only(self) -> bool:
        """Whether nothing else is to be said of it."""
        return self.codes == (Remark.UNDOCUMENTED,) and not self.is_marked

    @property
    def is_marked(self) -> bool:
        """Whether somebody has marked it to be looked into, now or earlier."""
        return bool(self.followed_by)

    @property
    def is_open(self) -> bool:
        """Whether it is still to be looked into."""
        return self.is_marked and not self.is_closed

    @property
    def follow_up(self) -> str:
        """Whether it is looked into, in words."""
        if self.is_open:
            return pgettext("follow-up", "open")
        return (
            pgettext("follow-up", "closed") if self.is_marked else pgettext("follow-up", "none")
        )


@dataclass(frozen=True)
class _Facts:
    """What the rows are made from, loaded once for all of them."""

    user: Any
    figures: dict[Key, Measurement]
    corrected: frozenset[Key]
    standing_out: StandingOut
    follow_ups: dict[Key, FollowUp]
    units: dict[str, str]


def rows(
    *, user: Any, period: Any = None, remark: str = "", indicator: Any = None, **chosen: Any
) -> list[Row]:
    """The newest period first, then by name and indicator; of all periods that have opened when none is chosen.

    Those with one remark, or of one indicator, alone if chosen. What lacks nothing but documentation comes last: where
    the programme asks for it, that may be most figures, and would bury the rest. A fixed number
    of queries.
    """
    who = participants(user=user, **chosen)
    wanted = {"period": period} if period else {"opens_on__lte": user.scope.today}
    windows = windows_of({each.programme_id for each in who}, **wanted)
    facts = _facts(user, who, windows)
    found = lines(user, who, windows)
    every = (row for line in found for row in _of_line(line, facts))
    told = [
        row
        for row in every
        if (not remark or remark in row.codes)
        and (indicator is None or row.indicator_code == indicator.code)
    ]
    return sorted(told, key=lambda row: row.lacks_documentation_only)


def _facts(user: Any, who: list[Participation], windows: list) -> _Facts:
    periods = {window.period_id: window.period for window in windows}
    own = {"participation__in": who, "period__in": periods}
    figures = (
        Measurement.objects.visible_to(user)
        .filter(part__code=Part.TOTAL, **own)
        .exclude(state=Measurement.State.REPLACED)
        .select_related("approval")
    )
    replaced = Measurement.objects.filter(
        part__code=Part.TOTAL, state=Measurement.State.REPLACED, **own
    )
    return _Facts(
        user,
        # The one that stands comes last, and so is the one that is kept.
        {_key(each): each for each in sorted(sharing(figures), key=_stands)},
        frozenset(replaced.values_list("participation_id", "indicator_id", "period_id")),
        standing_out({each.programme_id for each in who}, periods.values()),
        {
            _key(each): each
            for each in FollowUp.objects.visible_to(user)
            .filter(**own)
            .select_related("raised_by", "closed_by")
            .order_by("raised_at", "pk")
        },
        {code: str(label) for code, label in Unit.choices},
    )


def _key(row: Any) -> Key:
    return row.participation_id, row.indicator_id, row.period_id


def _stands(figure: Measurement) -> bool:
    return figure.state in Measurement.STANDING


def _of_line(line: Line, facts: _Facts) -> Iterator[Row]:
    """The rows of a participation in a period: of what is asked, and of what else is entered."""
    asked = {each.pk: each for each in line.asked}
    place, period = line.participation.pk, line.window.period_id
    for pk in {**asked, **line.held}:
        figure = facts.figures.get((place, pk, period))
        indicator = asked.get(pk) or (figure.indicator if figure else None)
        if indicator is not None:
            yield from _row(line, indicator, figure, facts)


def _row(
    line: Line, indicator: Indicator, figure: Measurement | None, facts: _Facts
) -> Iterator[Row]:
    place, window = line.participation, line.window
    key = (place.pk, indicator.pk, window.period_id)
    value = figure_for(in_file(facts.user, place), figure)
    hidden = kind_of(value) is NoNumber.SUPPRESSED
    codes = _codes(line, indicator, figure, facts, hidden=hidden)
    follow_up = facts.follow_ups.get(key)
    if codes or follow_up:
        yield Row(
            participation_id=place.pk,
            participant=place.name,
            municipality_code=code_of(place, line.today),
            region=place.region.name,
            indicator_code=indicator.code,
            indicator=indicator.name,
            period=str(window.period),
            value=kind_of(value) or value,
            decimals=indicator.decimals,
            unit=facts.units[indicator.unit],
            state=words.figure_state(figure.state) if figure else "",
            codes=codes,
            why="" if hidden or figure is None else _why(figure),
            address=_address(line, indicator, figure, facts),
            period_id=window.period_id,
            may_be_followed=bool(follow_up) or (figure is not None and _stands(figure)),
            **_followed(follow_up, hidden=hidden),
        )


def _address(
    line: Line, indicator: Indicator, figure: Measurement | None, facts: _Facts
) -> str:
    """From a gap who may enter goes to its cell; from a figure one goes to its page."""
    place, window = line.participation, line.window
    gap = figure is None or figure.state == Measurement.State.RETURNED
    if gap and indicator.pk in line.asked_ids and facts.user.scope.may("write", place):
        return cell_address(place.pk, indicator.pk, window.period_id)
    if figure is None:
        return reverse("figures-of", args=[place.pk, window.pk])
    return reverse("figure", args=[place.pk, indicator.code, window.period_id])


def _codes(
    line: Line,
    indicator: Indicator,
    figure: Measurement | None,
    facts: _Facts,
    *,
    hidden: bool,
) -> tuple[Remark, ...]:
    known = line.held.get(indicator.pk, NOTHING)
    is_due = line.today > line.window.due_on
    missing = indicator.pk in line.asked_ids and how_far(known, is_due=is_due) is Came.MISSING
    codes = (Remark.MISSING,) if missing else ()
    if figure is None:
        return codes
    key = _key(figure)
    about = About(
        figure,
        known,
        line.window.due_on,
        line.window.late_until,
        is_hidden=hidden,
        is_corrected=figure.is_corrected or key in facts.corrected,
        has_jumped=_stands(figure) and key in facts.standing_out.jumped,
        is_far=_stands(figure) and key in facts.standing_out.far,
        asks_documentation=line.participation.programme.asks_documentation,
    )
    return codes + remarks(about)


def _why(figure: Measurement) -> str:
    """What those who entered, returned or approved it have said."""
    said = [figure.comment, figure.correction_reason]
    if figure.state == Measurement.State.RETURNED:
        said.append(figure.return_comment)
    if figure.approval is not None and figure.approval.given_on is not None:
        said.append(
            gettext("Approved by %(who)s on %(day)s (%(reference)s).")
            % {
                "who": figure.approval.given_by,
                "day": formats.day(figure.approval.given_on),
                "reference": figure.approval.reference,
            }
        )
    return " ".join(text for text in said if text)


def _followed(follow_up: FollowUp | None, *, hidden: bool) -> dict[str, Any]:
    """What is to be looked into, by whom, and what came of it; of a hidden figure only by whom."""
    if follow_up is None:
        return {"asked": "", "followed_by": "", "outcome": "", "is_closed": False}
    return {
        "asked": "" if hidden else follow_up.reason,
        "followed_by": (follow_up.closed_by or follow_up.raised_by).name,
        "outcome": "" if hidden else follow_up.closing_comment,
        "is_closed": follow_up.closed_by is not None,
    }
