"""Mails to a person, in the person's language, sent when what they tell of is stored."""

from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import User


def send_invitation(user: User, *, site: str, role: Any, place: Any, by: User) -> None:
    """Tell a person about a new role. Someone without a password gets a link to choose one."""
    link = site if user.has_usable_password() else password_link(user, site)
    words = {"role": role, "place": place, "by": by, "link": link}
    send(user, "accounts/mails/invitation", words | {"is_new": link != site})


def password_link(user: User, site: str) -> str:
    """Where the person chooses a password; works for a few days, and once."""
    path = reverse(
        "account_reset_password_from_key",
        args=[user_pk_to_url_str(user), default_token_generator.make_token(user)],
    )
    return f"{site.rstrip('/')}{path}"


def send(user: User, template: str, words: dict[str, Any]) -> None:
    """Write the mail now, send it once the transaction is through."""
    with translation.override(user.language or translation.get_language() or "nb"):
        text = render_to_string(f"{template}.txt", words | {"user": user})
    subject, _blank, body = text.strip().partition("\n")
    mail = EmailMessage(subject.strip(), body.strip() + "\n", to=[user.email])
    transaction.on_commit(mail.send)
