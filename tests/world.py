"""The named world: Kari owns Nordvik, Ola contributes, Siri owns Sørvik, Anne advises, Per has no role."""

from dataclasses import dataclass
from datetime import date

from accounts.models import User
from municipalities.models import (
    FollowedIndicator,
    Membership,
    Municipality,
    MunicipalityCode,
    Participation,
)
from municipalities.scope import set_scope
from programme.models import (
    Indicator,
    Part,
    Period,
    Programme,
    ProgrammeRole,
    Region,
    ReportingWindow,
)

TODAY = date(2026, 11, 24)
START = date(2023, 1, 1)


def person(email: str, name: str, **words: object) -> User:
    """A person who may log in with the password "korg"."""
    user = User(email=email, name=name, **words)
    user.set_password("korg")
    user.save()
    return user


def place(
    name: str, code: str, region: Region, programme: Programme, *, fictional: bool = True
) -> Participation:
    """A municipality that takes part."""
    municipality = Municipality.objects.create(name=name, is_fictional=fictional)
    MunicipalityCode.objects.create(
        municipality=municipality, code=code, name=name, valid_from=START
    )
    return Participation.objects.create(
        programme=programme, municipality=municipality, region=region, starts_on=START
    )


def role(user: User, participation: Participation, name: str, **words: object) -> Membership:
    """A municipal role from the start."""
    return Membership.objects.create(
        user=user, participation=participation, role=name, valid_from=START, **words
    )


def programme_role(user: User, name: str, region: Region | None = None) -> ProgrammeRole:
    """A role on Husbanken's side from the start."""
    return ProgrammeRole.objects.create(user=user, role=name, region=region, valid_from=START)


def count_indicator(code: str = "temp_families", **words: object) -> Indicator:
    """Families with children in temporary housing: a count of households, lower is better."""
    return Indicator.objects.create(
        **{
            "code": code,
            "theme": "temporary_housing",
            "name_nb": "Barnefamilier i midlertidig botilbud",
            "name_nn": "Barnefamiliar i mellombels butilbod",
            "name_en": "Families with children in temporary housing",
            "definition_nb": "Husstander med barn som bodde i midlertidig botilbud i løpet av året.",
            "unit": "households",
            "direction": "lower",
            "nature": "count",
            "accumulation": "per_period",
            "level": "outcome",
            "source": "own",
            "frequency": "year",
            "suppress_below": 4,
            **words,
        }
    )


def rate_indicator(code: str = "refused_share", **words: object) -> Indicator:
    """Share of new applicants refused, in per cent."""
    return Indicator.objects.create(
        **{
            "code": code,
            "theme": "waiting",
            "name_nb": "Andel nye søkere som har fått avslag",
            "definition_nb": "Avslag delt på nye søknader.",
            "unit": "percent",
            "decimals": 1,
            "direction": "lower",
            "nature": "rate",
            "accumulation": "per_period",
            "level": "output",
            "source": "own",
            "frequency": "year",
            "factor": 100,
            "is_share": words.get("factor", 100) == 100,
            "suppress_below": 4,
            "numerator_nb": "Avslag",
            "denominator_nb": "Nye søknader",
            **words,
        }
    )


def followed(participation: Participation, indicator: Indicator) -> Indicator:
    """The indicator, chosen by the participation besides those asked of all."""
    FollowedIndicator.objects.create(participation=participation, indicator=indicator)
    return indicator


def year(number: int) -> Period:
    """The period of a year."""
    return Period.objects.get_or_create(
        year=number,
        half=None,
        defaults={"starts_on": date(number, 1, 1), "ends_on": date(number, 12, 31)},
    )[0]


def open_window(programme: Programme, period: Period) -> ReportingWindow:
    """A window for figures that is open on TODAY."""
    return ReportingWindow.objects.create(
        programme=programme,
        period=period,
        kind="figures",
        opens_on=date(2026, 1, 2),
        due_on=date(2026, 12, 15),
        late_until=date(2026, 12, 31),
        corrections_until=date(2027, 3, 1),
    )


@dataclass
class World:
    """Everybody, and the two places."""

    programme: Programme
    region: Region
    other_region: Region
    nordvik: Participation
    sorvik: Participation
    kari: User  # owner, Nordvik
    lars: User  # leader, Nordvik
    ola: User  # contributor, Nordvik
    berit: User  # reader, Nordvik
    siri: User  # owner, Sørvik (other region)
    anne: User  # adviser of the region
    tor: User  # programme lead, all regions
    mona: User  # manager, all regions
    eva: User  # evaluator, all regions
    arne: User  # administrator
    per: User  # no role
    total: Part
    period: Period
    indicator: Indicator

    def people(self) -> dict[str, User]:
        """Everybody by name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}


def build() -> World:
    """The world, with scopes set for TODAY."""
    region = Region.objects.create(
        code="ost", name_nb="Region øst", name_nn="Region aust", name_en="Region East"
    )
    other = Region.objects.create(
        code="vest", name_nb="Region vest", name_nn="Region vest", name_en="Region West"
    )
    programme = Programme.objects.create(
        code="bsu",
        name_nb="Boligsosialt utviklingsprogram",
        starts_on=START,
        is_fictional=True,
        demo_day=TODAY,
    )
    nordvik, sorvik = (
        place("Nordvik", "9901", region, programme),
        place("Sørvik", "9902", other, programme),
    )
    people = {
        name: person(f"{name}@example.org", name.title())
        for name in (
            "kari",
            "lars",
            "ola",
            "berit",
            "siri",
            "anne",
            "tor",
            "mona",
            "eva",
            "arne",
            "per",
        )
    }
    role(people["kari"], nordvik, "owner")
    role(people["lars"], nordvik, "leader")
    role(people["ola"], nordvik, "contributor")
    role(people["berit"], nordvik, "reader")
    role(people["siri"], sorvik, "owner")
    programme_role(people["anne"], "adviser", region)
    programme_role(people["tor"], "programme_lead")
    programme_role(people["mona"], "manager")
    programme_role(people["eva"], "evaluator")
    programme_role(people["arne"], "administrator")
    for user in people.values():
        set_scope(user, TODAY)
    indicator, period = count_indicator(), year(2025)
    programme.indicators_for_all.add(indicator)
    open_window(programme, period)
    return World(
        programme,
        region,
        other,
        nordvik,
        sorvik,
        **people,
        total=Part.objects.create(
            code="total", name_nb="I alt", name_nn="I alt", name_en="Total"
        ),
        period=period,
        indicator=indicator,
    )
