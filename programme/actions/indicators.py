"""Changes of what is measured. The code never changes, and a new meaning is a new indicator."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from programme import units
from programme.actions.programmes import choose_for_all
from programme.indicator_uses import Uses, decide_small_numbers, uses_of
from programme.models import Indicator, Part
from web import history
from web.errors import Refused
from web.formats import day, quoted
from web.second_save import unchanged

# What figures mean. With figures there, another value of these is another indicator.
MEANING = ("unit", "nature", "factor", "frequency", "source")


class Unconfirmed(Refused):
    """The programme's figures would change; nobody has said yet that this is wanted."""


@transaction.atomic
def make(*, by: User, parts: Iterable[Part] = (), **words: Any) -> Indicator:
    """Put a new indicator into the catalogue."""
    indicator = history.keep(Indicator(**words), by=by, reason="indicator.created")
    _set_parts(indicator, parts, by)
    return indicator


@transaction.atomic
def change(
    *,
    indicator: Indicator,
    by: User,
    seen: str | None = None,
    confirmed: bool = False,
    parts: Iterable[Part] | None = None,
    **words: Any,
) -> Indicator:
    """Change words and rules. Once there are figures, what they mean stands.

    Another way for periods to go together moves the programme's figures, and a lower limit shows
    numbers that are hidden: both must be confirmed.
    """
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    unchanged(indicator, seen)
    words = {name: value for name, value in words.items() if getattr(indicator, name) != value}
    uses = uses_of(indicator)
    _refuse_new_meaning(uses, words)
    _refuse_lost_figures(uses, words, parts)
    if uses.has_figures and not confirmed:
        _refuse_unconfirmed(indicator, words)
    for name, value in words.items():
        setattr(indicator, name, value)
    history.keep(indicator, by=by, reason="indicator.changed", fields=words)
    if parts is not None:
        _set_parts(indicator, parts, by)
    if "suppress_below" in words:
        decide_small_numbers(indicator)
    return indicator


@transaction.atomic
def retire(
    *, indicator: Indicator, by: User, valid_to: date | None, seen: str | None = None
) -> Indicator:
    """Set the last day on which it is in force, or none; its figures stay readable."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    unchanged(indicator, seen)
    _refuse_figures_after(indicator, valid_to)
    indicator.valid_to = valid_to
    return history.keep(indicator, by=by, reason="indicator.retired", fields=["valid_to"])


@transaction.atomic
def replace(
    *,
    indicator: Indicator,
    by: User,
    valid_from: date,
    parts: Iterable[Part] = (),
    **words: Any,
) -> Indicator:
    """Put a new indicator in the place of one whose meaning is changed; the old one ends the day before.

    Where the old one is asked of all, so is the new one. Those who chose the old one choose for
    themselves whether to follow the new one.
    """
    old = Indicator.objects.select_for_update().get(pk=indicator.pk)
    successor = old.replaced_by.first()
    if successor:
        raise Refused(
            _("“%(name)s” already replaces this indicator.") % {"name": successor.name}
        )
    _refuse_figures_after(old, valid_from - timedelta(days=1), "valid_from")
    new = make(by=by, valid_from=valid_from, replaces=old, parts=parts, **words)
    retire(indicator=old, by=by, valid_to=valid_from - timedelta(days=1))
    for programme in old.programme_set.all():
        asked = [*programme.indicators_for_all.all(), new]
        choose_for_all(programme=programme, indicators=asked, by=by)
    return new


@transaction.atomic
def throw_away(*, indicator: Indicator, by: User) -> None:
    """Delete an indicator that nobody has used for anything."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    if (
        uses_of(indicator).is_used
        or indicator.programme_set.exists()
        or indicator.replaced_by.exists()
    ):
        raise Refused(
            _(
                "The indicator is in use: it has figures, is measured by a goal or an initiative, or is chosen. It cannot be deleted. Set its last day instead, and it stays readable."
            )
        )
    indicator.parts.clear()
    history.remove(indicator, by=by, reason="indicator.deleted")


def _set_parts(indicator: Indicator, parts: Iterable[Part], by: User) -> None:
    history.tie(indicator, "parts", parts, by=by, reason="indicator.broken_down")


def _refuse_new_meaning(uses: Uses, words: Mapping[str, Any]) -> None:
    changed = [name for name in MEANING if name in words]
    if not uses.has_figures or not changed:
        return
    field: Any = Indicator._meta.get_field(changed[0])
    raise Refused(
        _(
            "There are figures, and “%(field)s” is part of what they mean. Make a new indicator that replaces this one."
        )
        % {"field": field.verbose_name},
        "unit" if changed[0] == "factor" else changed[0],
    )


def _refuse_lost_figures(
    uses: Uses, words: Mapping[str, Any], parts: Iterable[Part] | None
) -> None:
    """No rule may shut out what is reported already."""
    if words.get("decimals", uses.decimals) < uses.decimals:
        raise Refused(
            _("There are figures or targets with %(decimals)s. Keep at least as many.")
            % {"decimals": units.decimals(uses.decimals)},
            "decimals",
        )
    starts = words.get("valid_from")
    if starts and uses.first_day and starts > uses.first_day:
        raise Refused(
            _("There are figures from %(day)s on. The first day cannot come after that.")
            % {"day": day(uses.first_day)},
            "valid_from",
        )
    if parts is not None:
        _refuse_lost_parts(uses, parts)


def _refuse_lost_parts(uses: Uses, parts: Iterable[Part]) -> None:
    kept = {part.pk for part in parts}
    lost = Part.objects.filter(pk__in=uses.parts - kept).exclude(code=Part.TOTAL)
    if lost:
        raise Refused(
            _("There are figures of %(parts)s. Keep that in the break-down.")
            % {"parts": quoted(lost.order_by("order"))},
            "parts",
        )


def _refuse_unconfirmed(indicator: Indicator, words: Mapping[str, Any]) -> None:
    if "accumulation" in words:
        raise Unconfirmed(
            _(
                "Periods would go together in another way, and the programme's figures change as shown. Tick that you want it so, and save again."
            ),
            "confirmed",
        )
    if "suppress_below" in words and shows_more(indicator, words["suppress_below"]):
        raise Unconfirmed(
            _(
                "Small numbers that are hidden today would be shown to everybody who reads the figures, also in files. Tick that you want it so, and save again."
            ),
            "confirmed",
        )


def shows_more(indicator: Indicator, below: int | None) -> bool:
    """Whether another limit would show numbers that are hidden by the one there is."""
    stood = indicator.suppress_below
    return stood is not None and (below is None or below < stood)


def _refuse_figures_after(
    indicator: Indicator, valid_to: date | None, field: str = "valid_to"
) -> None:
    """A period is asked of what is in force on its last day: no figure may be left without."""
    uses = uses_of(indicator)
    if valid_to and uses.last_end and uses.last_end > valid_to:
        raise Refused(
            _(
                "There are figures for %(period)s, which the indicator must be in force throughout. Choose a later day."
            )
            % {"period": uses.last_period},
            field,
        )
