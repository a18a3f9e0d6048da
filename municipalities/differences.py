"""What differs between two versions, field by field, in words that this reader may see."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.actions.versions import OF_ITS_OWN
from municipalities.models.version import Owned
from web import formats


@dataclass(frozen=True)
class Difference:
    """One field before and after."""

    label: Any
    before: str
    after: str


def between(old: Any, new: Any, user: Any) -> list[Difference]:
    """The fields that differ, in the order of the form."""
    before, after = dict(in_words(old, user)), dict(in_words(new, user))
    labels = dict.fromkeys([*before, *after])
    return [
        Difference(label, before.get(label, ""), after.get(label, ""))
        for label in labels
        if before.get(label, "") != after.get(label, "")
    ]


def in_words(version: Any, user: Any) -> Iterator[tuple[str, str]]:
    """Every field with its value in words, then what hangs by the version."""
    skipped = {*OF_ITS_OWN, version.owner_name()}
    for field in (*version._meta.concrete_fields, *version._meta.many_to_many):
        if field.name not in skipped:
            yield str(field.verbose_name), value_in_words(version, field, user)
    yield from _indicators(version)
    yield from _risks(version)


def value_in_words(version: Any, field: Any, user: Any) -> str:
    """One value; the title of what is linked is the one that this reader sees."""
    if field.many_to_many:
        return "; ".join(titles(getattr(version, field.name).all(), user))
    if field.is_relation:
        linked = getattr(version, field.name)
        return "; ".join(titles([linked], user)) if linked else ""
    if field.choices:
        return str(getattr(version, f"get_{field.name}_display")() or "")
    return str(getattr(version, field.name) or "")


def titles(rows: Any, user: Any) -> list[str]:
    """The rows by name; lasting identities by the words that the reader sees, if any."""
    named = []
    for row in rows:
        version = row.version_for(user) if isinstance(row, Owned) else row
        named += [str(version)] if version else []
    return named


def _indicators(version: Any) -> Iterator[tuple[str, str]]:
    for row in version.goal_indicators.all() if hasattr(version, "goal_indicators") else ():
        decimals = row.indicator.decimals
        start = (
            formats.number(row.baseline, decimals)
            if row.baseline is not None
            else row.get_no_baseline_display()
        )
        targets = ", ".join(
            f"{target.year}: {formats.number(target.value, decimals)}"
            for target in row.targets.all()
        )
        yield (
            row.indicator.name,
            _("baseline %(start)s; targets %(targets)s")
            % {"start": start or "–", "targets": targets or "–"},
        )


def _risks(version: Any) -> Iterator[tuple[str, str]]:
    for risk in version.risks.all() if hasattr(version, "risks") else ():
        levels = f"{risk.get_likelihood_display()} / {risk.get_consequence_display()}"
        yield risk.text, f"{levels}: {risk.action}"
