"""How log-in differs from the library's: nobody signs up, people are invited."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from accounts import last_visit, mails


class ClosedSignup(DefaultAccountAdapter):
    """No sign-up page: a user comes from an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def login(self, request: HttpRequest, user: Any) -> None:
        """Log in, and keep when this person was here before."""
        last_visit.remembering(
            request, user, lambda: super(ClosedSignup, self).login(request, user)
        )

    def send_password_reset_mail(self, user: Any, email: str, context: dict[str, Any]) -> None:
        """Also to someone who never chose a password, so that a lapsed invitation can be renewed."""
        is_first = not user.has_usable_password()
        words = {"link": context["password_reset_url"], "is_first": is_first}
        mails.send(user, "accounts/mails/password_reset", words)

    def add_message(self, request: HttpRequest, *words: Any, **named: Any) -> None:
        """Not that one is logged in: the page shows that, and the roles are not read yet."""
        if "account/messages/logged_in.txt" not in words:
            super().add_message(request, *words, **named)
