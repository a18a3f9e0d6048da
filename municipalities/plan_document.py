"""The programme plan as one document, by the parts of a real programme plan, in its own written form."""

from decimal import Decimal
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities import plan_initiatives, plan_tables
from municipalities.audience import HIDDEN, baseline_for, count_for, number_for
from municipalities.models import Goal, NeedCount
from municipalities.models.version import State
from municipalities.plan_blocks import Document, Facts, Heading, Note, Section, facts, text
from municipalities.plan_material import Material, titles, tree
from programme import units
from web import formats


def build(material: Material) -> Document:
    """The document as plain data. All words of the tool's own are in the municipality's form."""
    form = material.participation.written_form
    with translation.override(form):
        version = material.version
        return Document(
            language=form,
            title=version.title if version else str(_("Programme plan")),
            participant=material.participation.name,
            facts=_title_block(material),
            notes=_notes(material),
            sections=tuple(_sections(material)),
        )


def _sections(material: Material) -> Any:
    for code, heading, blocks_of in SECTIONS:
        blocks = tuple(blocks_of(material))
        if not blocks and material.tells_gaps:
            blocks = (Note(str(_("Not written yet."))),)
        if blocks:
            yield Section(code, str(heading), blocks)


def _title_block(material: Material) -> Facts:
    own = material.participation
    period = formats.day(own.starts_on)
    if own.ends_on:
        period = f"{period} – {formats.day(own.ends_on)}"
    (block,) = facts(
        (_("Participant"), own.name),
        (_("Programme"), own.programme.name),
        (_("Period"), period),
        (_("Stands as"), _standing(material)),
    )
    return block


def _standing(material: Material) -> str:
    """By which decision it is adopted, or that it is a draft."""
    version, adoption = material.version, material.as_of
    if version and version.state in (State.ADOPTED, State.REPLACED):
        adoption = version.adoption
    if adoption is None:
        return capfirst(str(version.get_state_display())) if version else ""
    told = _("adopted %(day)s by: %(body)s") % {
        "day": formats.day(adoption.decided_on),
        "body": adoption.get_body_display(),
    }
    case = _("case %(number)s") % {"number": adoption.reference}
    return capfirst(f"{told}, {case}" if adoption.reference else told)


def _notes(material: Material) -> tuple[str, ...]:
    if material.as_of is None:
        return ()
    told = _(
        "The words are as they stood from the decision of %(day)s on, and the counts those that "
        "were made by then. Initiatives, people, dates and anchoring are as they are today."
    )
    return (told % {"day": formats.day(material.as_of.decided_on)},)


def _own_words(name: str) -> Any:
    return lambda material: text(material.words(name))


def _challenges(material: Material) -> Any:
    yield from text(material.words("challenges"))
    for row in material.needs:
        version = row.version
        yield Heading(version.title)
        yield from text(version.description)
        groups = sorted(group.name for group in version.target_groups.all())
        yield from facts(
            (_("How many"), _latest(row.owner, material)),
            (_("Target groups"), ", ".join(groups)),
            (_("Category"), version.category.name if version.category else ""),
            (_("Priority"), version.get_priority_display()),
            (_("Area"), version.area),
            (_("How users had a say"), version.users_had_a_say),
        )


def _latest(need: Any, material: Material) -> str:
    """The latest count in each unit, with its day; households and persons are never added."""
    return "; ".join(_counted(count, material) for count in need.latest_counts())


def _counted(count: NeedCount, material: Material) -> str:
    number = units.counted(count.count, count.unit)
    if count_for(material.audience, count) is HIDDEN:
        number = f"{formats.no_number('suppressed')} ({count.get_unit_display()})"
    how = ", ".join(filter(None, [str(count.get_method_display()), count.uncertainty]))
    return f"{number}, {formats.day(count.counted_on)} ({how})"


def _vision(material: Material) -> Any:
    for row in material.goals:
        if row.version.kind == Goal.Kind.VISION:
            yield Heading(row.version.title)
            yield from _about_goal(row, material)


def _goals(material: Material) -> Any:
    shown = {row.owner.pk for row in material.goals}
    for row in tree(material.goals):
        version = row.version
        is_part = version.kind == Goal.Kind.PART
        told = _("Part goal: %(title)s") if is_part else _("Main goal: %(title)s")
        yield Heading(told % {"title": version.title}, 4 if version.parent_id in shown else 3)
        yield from _about_goal(row, material)


def _about_goal(row: Any, material: Material) -> Any:
    version = row.version
    yield from text(version.description)
    yield from facts(
        (_("Needs that it answers"), titles(version.needs.all(), material.needs)),
        (_("National goals"), "; ".join(map(str, version.national_goals.all()))),
    )
    measured = [_measured(each, material) for each in version.goal_indicators.all()]
    yield from plan_tables.indicators(version.title, measured)


def _measured(row: Any, material: Material) -> list[str]:
    indicator = row.indicator
    shown = [
        f"{target.year}: {_figure(number_for(material.audience, target.value, indicator), indicator)}"
        for target in row.targets.all()
    ]
    baseline = row.get_no_baseline_display()
    if row.baseline is not None:
        value = _figure(baseline_for(material.audience, row), indicator)
        baseline = f"{value} ({row.baseline_period})"
    return [indicator.name, indicator.get_unit_display(), baseline, "; ".join(shown)]


def _figure(value: Any, indicator: Any) -> str:
    if isinstance(value, Decimal):
        return formats.number(value, indicator.decimals)
    return str(formats.no_number("suppressed"))


def _strategies(material: Material) -> Any:
    following, told = material.following(), set()
    for row in material.strategies:
        version, initiatives = row.version, following.get(row.owner.pk, [])
        yield Heading(version.title)
        yield from text(version.description)
        yield from facts(
            (_("Needs that it meets"), titles(version.needs.all(), material.needs)),
            (_("Goals that it serves"), titles(version.goals.all(), material.goals)),
        )
        caption = _("Initiatives that follow “%(title)s”") % {"title": version.title}
        yield from plan_tables.initiatives(caption, initiatives)
        yield from plan_initiatives.each_of(row for row in initiatives if row.pk not in told)
        told |= {each.pk for each in initiatives}
    rest = [each for each in material.initiatives if each.pk not in told]
    if rest:
        yield Heading(str(_("Other initiatives")))
        yield from plan_tables.initiatives(_("Other initiatives"), rest)
        yield from plan_initiatives.each_of(rest)


def _organisation(material: Material) -> Any:
    yield from text(material.words("organisation"))
    yield from plan_tables.people(material)


def _risks(material: Material) -> Any:
    return plan_tables.risks(material.risks())


def _schedule(material: Material) -> Any:
    yield from text(material.words("schedule"))
    yield from plan_tables.dates(material)


def _finances(material: Material) -> Any:
    yield from text(material.words("finances"))
    yield from plan_tables.budgets(material.initiatives)


def _anchoring(material: Material) -> Any:
    return plan_tables.anchors(material)


SECTIONS = (
    ("summary", gettext_lazy("Summary"), _own_words("summary")),
    ("background", gettext_lazy("Background and purpose"), _own_words("background")),
    ("challenges", gettext_lazy("Status and challenges"), _challenges),
    ("findings", gettext_lazy("Main findings of the pre-analysis"), _own_words("findings")),
    ("vision", gettext_lazy("Vision"), _vision),
    ("goals", gettext_lazy("Main goals and part goals"), _goals),
    ("strategies", gettext_lazy("Strategies and initiatives"), _strategies),
    ("methods", gettext_lazy("How we work and measure"), _own_words("methods")),
    ("organisation", gettext_lazy("Organisation"), _organisation),
    ("risks", gettext_lazy("Risks"), _risks),
    ("schedule", gettext_lazy("Progress plan"), _schedule),
    ("finances", gettext_lazy("Finances"), _finances),
    ("learning", gettext_lazy("Knowledge and learning"), _own_words("learning")),
    ("anchoring", gettext_lazy("Anchoring"), _anchoring),
)
