"""The demo world stored: programme, participants, people, figures, needs and goals.

Everything is made at once, by the demo's own programme lead, and only where no demo is yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import demo_results, demo_words, geography, kept_figures
from municipalities.demo import YEARS, figures, people, years
from municipalities.demo.levels import FOR_ALL
from municipalities.demo.places import PLACES, Place
from municipalities.models import (
    District,
    FollowedIndicator,
    Membership,
    Municipality,
    MunicipalityCode,
    Participation,
    Population,
)
from programme.actions import calendar, catalogue
from programme.models import (
    Indicator,
    NationalGoal,
    Period,
    Programme,
    ProgrammeRole,
    Region,
)
from web import history
from web.errors import Refused

CODE = "bsu-demo"
REASON = "demo.made"
# What upper apps make of the demo, in the order they were added by their `ready`.
FURTHER: list[Callable[["World"], None]] = []


@dataclass(frozen=True)
class World:
    """What the makers of the demo need of each other."""

    day: date
    programme: Programme
    users: dict[str, User]
    participations: dict[str, Participation]
    indicators: dict[str, Indicator]

    @property
    def by(self) -> User:
        """The programme lead, who set it all up."""
        return self.users["lead"]

    def owner(self, slug: str) -> User:
        """Who is responsible at a participant."""
        return self.users[f"owner.{slug}"]

    def leader(self, slug: str) -> User:
        """Who submits: the leader where there is one, else the owner."""
        return self.users.get(f"leader.{slug}") or self.owner(slug)

    def contributor(self, slug: str) -> User:
        """Who enters a participant's figures."""
        return self.users[f"contributor.{slug}"]


@transaction.atomic
def make(*, day: date) -> tuple[Programme, bool]:
    """The demo programme, and whether it was made now. Never beside real participations."""
    refuse_real()
    programme = Programme.objects.filter(demo_day__isnull=False).first()
    if programme:
        kept_figures.keep_all_suppression()  # the demo may have been made under an older rule
        return programme, False
    refuse_taken_addresses()
    _base_data()
    users = _users()
    programme = _programme(day, users["lead"])
    participations = _participations(programme, users)
    indicators = {row.code: row for row in Indicator.objects.all()}
    world = World(day, programme, users, participations, indicators)
    _roles(world)
    _follow(world)
    demo_results.make(world)
    demo_words.make(world)
    for further in FURTHER:
        further(world)
    return programme, True


def refuse_real() -> None:
    """Made-up figures never stand beside those of real municipalities."""
    if Participation.objects.real().exists():
        raise Refused(
            _(
                "This database has real participants. The demo is only made where there are none."
            )
        )


def refuse_taken_addresses() -> None:
    """The demo's people have an open password, so none may be somebody who was here before."""
    wanted = [f"{person[0]}@example.org" for person in [*people.municipal(), *people.HUSBANKEN]]
    found = User.objects.annotate(small=Lower("email")).filter(small__in=wanted)
    taken = found.order_by("small").values_list("email", flat=True).first()
    if taken:
        raise Refused(
            _("There is a user with the demo's address %(email)s already, so no demo is made.")
            % {"email": taken}
        )


def _base_data() -> None:
    """What the demo stands on; both loads add only what is lacking."""
    geography.load()
    catalogue.load()


def _users() -> dict[str, User]:
    """Everybody, with one password; made by hand since nobody is there to invite them."""
    password = make_password(people.PASSWORD)
    named = [*people.municipal(), *people.HUSBANKEN]
    users = [
        User(email=f"{address}@example.org", name=name, password=password, language="nb")
        for address, name, *_rest in named
    ]
    User.objects.bulk_create(users)
    User.history.bulk_history_create(users, default_change_reason=REASON)
    return {user.email.partition("@")[0]: user for user in users}


def _programme(day: date, by: User) -> Programme:
    first = years(day)[0]
    words = {
        "name_nb": "Boligsosialt utviklingsprogram",
        "name_nn": "Bustadsosialt utviklingsprogram",
        "name_en": "Housing-social development programme",
    }
    programme = Programme(
        code=CODE,
        **words,
        starts_on=date(first, 1, 1),
        ends_on=date(first + YEARS, 12, 31),
        is_fictional=True,
        demo_day=day,
        asks_documentation=True,
    )
    history.keep(programme, by=by, reason=REASON)
    programme.indicators_for_all.set(Indicator.objects.filter(code__in=FOR_ALL))
    programme.national_goals.set(NationalGoal.objects.all())
    _calendar(programme, day, by)
    return programme


def _calendar(programme: Programme, day: date, by: User) -> None:
    """Two years before the programme for baselines, and every year of it for targets."""
    first = years(day)[0]
    calendar.add_years(first=first - 2, last=first + YEARS)
    inside = Period.objects.filter(year__range=(first, first + YEARS))
    calendar.open_windows(programme=programme, periods=inside, by=by)
    _keep_open(programme, day, by)


def _keep_open(programme: Programme, day: date, by: User) -> None:
    """The latest complete year still takes late figures on the demo's day, so that the story can be told."""
    windows = list(programme.windows.filter(period__year=day.year - 1, period__half=None))
    for window in windows:
        window.opens_on = min(window.opens_on, day)
        window.late_until = max(window.late_until, date(day.year, 12, 31))
        window.corrections_until = max(window.corrections_until, date(day.year + 1, 1, 31))
    fields = ["opens_on", "late_until", "corrections_until"]
    history.keep_changed(windows, fields=fields, by=by, reason="window.set")


def _participations(programme: Programme, users: dict[str, User]) -> dict[str, Participation]:
    regions = {region.code: region for region in Region.objects.all()}
    rows = {place.slug: _participation(place, programme, regions, users) for place in PLACES}
    history.keep_new(list(rows.values()), by=users["lead"], reason="participation.registered")
    return rows


def _participation(
    place: Place, programme: Programme, regions: dict[str, Region], users: dict[str, User]
) -> Participation:
    municipality = _municipality(place, programme.starts_on.year, users["lead"])
    district = None
    if place.district:
        district = District(municipality=municipality, name=place.district)
        history.keep(district, by=users["lead"], reason="demo.made")
    start = date(programme.starts_on.year + place.starts_after, 1, 1)
    return Participation(
        programme=programme,
        municipality=None if district else municipality,
        district=district,
        region=regions[place.region],
        phase=place.phase,
        starts_on=start,
        ends_on=date(start.year + (2 if place.phase == "ended" else YEARS), 12, 31),
        adviser=users["adviser"] if place.region == "bodo" else None,
    )


def _municipality(place: Place, first: int, by: User) -> Municipality:
    """Fictional, with a number outside every county and inhabitants for figures per 1,000."""
    row = Municipality(name=place.name, written_form=place.written_form, is_fictional=True)
    history.keep(row, by=by, reason="demo.made")
    MunicipalityCode.objects.create(
        municipality=row, code=place.code, name=place.name, valid_from=date(first - 2, 1, 1)
    )
    Population.objects.bulk_create(
        Population(
            municipality=row,
            year=year,
            persons=place.persons + (year - first) * (place.persons // 150),
        )
        for year in range(first - 2, first + YEARS)
    )
    return row


def _roles(world: World) -> None:
    start = world.programme.starts_on
    memberships = [
        Membership(
            user=world.users[address],
            participation=world.participations[slug],
            role=role,
            valid_from=start,
        )
        for address, _name, role, slug in people.municipal()
    ]
    regions = {region.code: region for region in Region.objects.all()}
    roles = [
        ProgrammeRole(
            user=world.users[address], role=role, region=regions.get(region), valid_from=start
        )
        for address, _name, role, region in people.HUSBANKEN
    ]
    history.keep_new(memberships, by=world.by, reason="membership.given")
    history.keep_new(roles, by=world.by, reason="role.given")


def _follow(world: World) -> None:
    """What each has chosen, with who is responsible; in Nordvik also for what is asked of all."""
    rows = [
        FollowedIndicator(
            participation=world.participations[place.slug],
            indicator=world.indicators[code],
            responsible=world.contributor(place.slug),
        )
        for place in PLACES
        for code in figures.followed(place)
        if place.phase != "agreement" and (code not in FOR_ALL or place.slug == "nordvik")
    ]
    history.keep_new(rows, by=world.by, reason="participation.follows")
