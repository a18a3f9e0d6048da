"""Changes of users: invite, choose language, let in and shut out."""

from django.db import transaction

from accounts.models import User
from web import history


@transaction.atomic
def invite(*, email: str, name: str, by: User | None, language: str = "") -> User:
    """A user for this address, made if there is none. The role is given by another action."""
    user = User.objects.filter(email__iexact=email).first()
    if user is None:
        user = User(email=email.strip().lower(), name=name.strip(), language=language)
        user.set_unusable_password()
        history.keep(user, by=by, reason="user.invited")
    return user


@transaction.atomic
def choose_language(*, user: User, language: str) -> User:
    """Keep the language that the user wants to read in."""
    user.language = language
    return history.keep(user, by=user, reason="user.language", fields=["language"])


@transaction.atomic
def set_active(*, user: User, is_active: bool, by: User) -> User:
    """Shut a user out, or let the user in again; roles and history stay."""
    user.is_active = is_active
    reason = "user.let_in" if is_active else "user.shut_out"
    return history.keep(user, by=by, reason=reason, fields=["is_active"])
