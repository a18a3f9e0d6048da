"""Who gets and loses which role, by the rules of design 4."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from accounts import mails
from accounts.actions import users
from accounts.models import User
from municipalities.models import Membership, Participation
from programme import rights
from programme.models import ProgrammeRole, Region
from web import history
from web.errors import Refused


@transaction.atomic
def invite(
    *, participation: Participation, email: str, name: str, by: User, site: str, **words: Any
) -> Membership:
    """Give a role to a person, made a user if need be, and tell the person by mail."""
    user = users.invite(email=email, name=name, by=by, language=participation.written_form)
    membership = give(user=user, participation=participation, by=by, **words)
    role = membership.get_role_display()
    mails.send_invitation(user, site=site, role=role, place=participation.name, by=by)
    return membership


@transaction.atomic
def give(
    *,
    user: User,
    participation: Participation,
    role: str,
    valid_from: date,
    by: User,
    valid_to: date | None = None,
    is_deputy: bool = False,
) -> Membership:
    """Let a user act for a participation."""
    _lock(user, participation)
    if not may_give(by, participation, role) or (
        is_deputy and not _names_owners(by, participation)
    ):
        raise Refused(_("Your role does not give the right to give this role."))
    membership = Membership(
        user=user,
        participation=participation,
        role=role,
        valid_from=valid_from,
        valid_to=valid_to,
        is_deputy=is_deputy,
    )
    _refuse_own(user, by)
    _refuse_clash(membership)
    return _keep(membership, by=by, reason="role.given")


@transaction.atomic
def end(*, membership: Membership, last_day: date, by: User) -> Membership:
    """Set the last day of a municipal role, earlier or later."""
    _lock(membership.user, membership.participation)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if not may_end(by, membership):
        raise Refused(_("Your role does not give the right to end this role."))
    later = _check_last_day(membership, last_day, by)
    if membership.role == rights.OWNER and not (later or membership.is_deputy):
        _refuse_last(_other_owners(membership), last_day)
    membership.valid_to = last_day
    if later:
        _refuse_clash(membership)
    return _keep(membership, by=by, reason="role.ended", fields=["valid_to"])


@transaction.atomic
def withdraw(*, membership: Membership, by: User) -> None:
    """Take back a municipal role that has not begun; only the history keeps that it was given."""
    _lock(membership.user, membership.participation)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse_begun(membership, by)
    if not may_withdraw(by, membership):
        raise Refused(_("Your role does not give the right to withdraw this role."))
    if membership.role == rights.OWNER and not membership.is_deputy:
        _refuse_gap(_other_owners(membership), membership, by)
    history.remove(membership, by=by, reason="role.withdrawn")


@transaction.atomic
def invite_programme_role(
    *, email: str, name: str, by: User, site: str, **words: Any
) -> ProgrammeRole:
    """Give a role on Husbanken's side to a person, and tell the person by mail."""
    user = users.invite(email=email, name=name, by=by)
    held = give_programme_role(user=user, by=by, **words)
    place = held.region or _("all regions")
    role = held.get_role_display()
    mails.send_invitation(user, site=site, role=role, place=place, by=by)
    return held


@transaction.atomic
def give_programme_role(
    *,
    user: User,
    role: str,
    valid_from: date,
    by: User,
    valid_to: date | None = None,
    region: Region | None = None,
) -> ProgrammeRole:
    """Let a user act for Husbanken, in a region or in all."""
    _lock(user)
    _refuse_without_right(by)
    _refuse_own(user, by)
    held = ProgrammeRole(
        user=user, role=role, region=region, valid_from=valid_from, valid_to=valid_to
    )
    _refuse_clash(held)
    return _keep(held, by=by, reason="programme_role.given")


@transaction.atomic
def end_programme_role(*, held: ProgrammeRole, last_day: date, by: User) -> ProgrammeRole:
    """Set the last day of a role on Husbanken's side, earlier or later."""
    _lock(held.user)
    held = ProgrammeRole.objects.select_for_update().get(pk=held.pk)
    _refuse_without_right(by)
    later = _check_last_day(held, last_day, by)
    if held.role == rights.ADMINISTRATOR and not later:
        _refuse_last(_other_administrators(held), last_day)
    held.valid_to = last_day
    if later:
        _refuse_clash(held)
    return _keep(held, by=by, reason="programme_role.ended", fields=["valid_to"])


@transaction.atomic
def withdraw_programme_role(*, held: ProgrammeRole, by: User) -> None:
    """Take back a role on Husbanken's side that has not begun."""
    _lock(held.user)
    held = ProgrammeRole.objects.select_for_update().get(pk=held.pk)
    _refuse_without_right(by)
    _refuse_begun(held, by)
    if held.role == rights.ADMINISTRATOR:
        _refuse_gap(_other_administrators(held), held, by)
    history.remove(held, by=by, reason="programme_role.withdrawn")


def may_give(by: User, participation: Participation, role: str) -> bool:
    """Leaders give reader and contributor, owners all, the programme lead the first owner."""
    if role in {rights.READER, rights.CONTRIBUTOR}:
        return by.scope.may("give_reader", participation)
    if _names_owners(by, participation):
        return True
    first = role == rights.OWNER and by.scope.may("give_first_owner", participation)
    return first and not _owners(participation, by).exists()


def may_end(by: User, membership: Membership) -> bool:
    """Those who may give a role may end it; the first owner is given, never taken, from outside."""
    code = (
        "give_reader"
        if membership.role in {rights.READER, rights.CONTRIBUTOR}
        else "give_owner"
    )
    return by.scope.may(code, membership.participation)


def may_withdraw(by: User, membership: Membership) -> bool:
    """Those who may give a role may take it back, until it begins."""
    participation, role = membership.participation, membership.role
    if membership.valid_from <= by.scope.today:
        return False
    if role != rights.OWNER or _names_owners(by, participation):
        return may_give(by, participation, role)
    first = not membership.is_deputy and by.scope.may("give_first_owner", participation)
    return first and not _owners(participation, by).exclude(pk=membership.pk).exists()


def _names_owners(by: User, participation: Participation) -> bool:
    return by.scope.may("give_owner", participation)


def _owners(participation: Participation, by: User) -> Any:
    """Who owns it today or will, and may log in; a deputy only on the days of standing in."""
    owners = participation.memberships.filter(role=rights.OWNER, user__is_active=True)
    now_or_later = Q(valid_to__isnull=True) | Q(valid_to__gte=by.scope.today)
    begun = Q(is_deputy=False) | Q(valid_from__lte=by.scope.today)
    return owners.filter(now_or_later & begun)


def _other_owners(membership: Membership) -> Any:
    """Owners besides this one; a deputy stands in for some days and cannot take over."""
    return Membership.objects.filter(
        participation=membership.participation,
        role=rights.OWNER,
        is_deputy=False,
        user__is_active=True,
    ).exclude(pk=membership.pk)


def _other_administrators(held: ProgrammeRole) -> Any:
    others = ProgrammeRole.objects.filter(role=rights.ADMINISTRATOR, user__is_active=True)
    return others.exclude(pk=held.pk)


def _lock(user: User, participation: Participation | None = None) -> None:
    """Let two changes for the same person or place wait for each other."""
    User.objects.select_for_update().get(pk=user.pk)
    if participation:
        Participation.objects.select_for_update().get(pk=participation.pk)


def _refuse_without_right(by: User) -> None:
    if not by.scope.may_somewhere("give_programme_roles"):
        raise Refused(_("Your role does not give the right to give Husbanken's roles."))


def _refuse_own(user: User, by: User) -> None:
    if user.pk == by.pk:
        raise Refused(_("Nobody can give or extend their own role. Ask somebody else."))


def _check_last_day(row: Any, last_day: date, by: User) -> bool:
    """Refuse a day that cannot be; true when the role is made longer."""
    today = by.scope.today
    if row.valid_to is not None and row.valid_to < today:
        raise Refused(_("This role has already ended. Give a new one instead."))
    if last_day < today:
        raise Refused(_("The last day cannot lie before today."))
    later = row.valid_to is not None and last_day > row.valid_to
    if later:
        _refuse_own(row.user, by)
    return later


def _refuse_last(others: Any, last_day: date) -> None:
    """Somebody must be there the day after."""
    if not others.valid_on(last_day + timedelta(days=1)).exists():
        raise Refused(
            _("Nobody else holds this role the day after. Give it to somebody else first.")
        )


def _refuse_begun(row: Any, by: User) -> None:
    if row.valid_from <= by.scope.today:
        raise Refused(_("This role has begun already. Set its last day instead."))


def _refuse_gap(others: Any, row: Any, by: User) -> None:
    """Someone who goes is not left without the one who was to take over."""
    going = others.filter(valid_to__gte=by.scope.today, valid_to__lt=row.valid_from)
    if going.exists() and not others.valid_on(row.valid_from).exists():
        raise Refused(
            _(
                "Nobody else takes over when the one before goes. Give it to somebody else first."
            )
        )


def _refuse_clash(row: Any) -> None:
    """Not the same role twice, and never a municipal and a Husbanken role on the same day."""
    is_municipal = isinstance(row, Membership)
    other_side = ProgrammeRole if is_municipal else Membership
    place = {"participation": row.participation} if is_municipal else {"region": row.region}
    same = type(row).objects.filter(user=row.user, role=row.role, **place).exclude(pk=row.pk)
    if _overlapping(same, row).exists():
        raise Refused(_("The person already holds this role at that time."))
    if _overlapping(other_side.objects.filter(user=row.user), row).exists():
        raise Refused(_("Nobody can act for a municipality and for Husbanken on the same day."))


def _overlapping(rows: Any, row: Any) -> Any:
    """Those that hold on some day when this row holds."""
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=row.valid_from))
    return rows.filter(valid_from__lte=row.valid_to) if row.valid_to else rows


def _keep(row: Any, **words: Any) -> Any:
    try:
        return history.keep(row, **words)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
