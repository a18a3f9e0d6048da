"""How log-in differs from the library's: nobody signs up, people are invited."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignup(DefaultAccountAdapter):
    """No sign-up page: a user comes from an invitation."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
