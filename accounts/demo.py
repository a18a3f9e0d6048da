"""The demo's shortcuts: log in as a role, read the mails. On this machine only."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from accounts import last_visit
from accounts.models import User
from web.access import ANYONE, SIGNED_IN
from web.views import Page, TextPage

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LOOPBACK = {"127.0.0.1", "::1"}
SHOWN_MAILS = 50
END_OF_MAIL = re.compile(rb"^-{79}$", re.MULTILINE)  # as Django's file backend writes it

USERS = {
    "leader.nordvik@example.org": _("Coordinator, Nordvik"),
    "contributor.nordvik@example.org": _("Contributor, Nordvik"),
    "owner.nordvik@example.org": _("Programme owner, Nordvik"),
    "reader.nordvik@example.org": _("Reader, Nordvik"),
    "owner.sorvik@example.org": _("Programme owner, Sørvik"),
    "adviser@example.org": _("Adviser in Husbanken"),
    "manager@example.org": _("Manager in Husbanken"),
    "lead@example.org": _("Programme lead in Husbanken"),
    "evaluator@example.org": _("Evaluator"),
    "admin@example.org": _("Administrator"),
}


OPEN_ONLY_WHEN: list[Callable[[], bool]] = []


def open_only_when(rule: Callable[[], bool]) -> None:
    """One more rule for when the demo lets people in; added once by another app's `ready`."""
    OPEN_ONLY_WHEN.append(rule)


def is_open_to(request: HttpRequest) -> bool:
    """True in the demo, for someone at this very machine, when the other apps agree."""
    here = settings.DEMO and request.META.get("REMOTE_ADDR") in LOOPBACK
    return here and all(rule() for rule in OPEN_ONLY_WHEN)


def users_for(request: HttpRequest) -> list[tuple[str, Any]]:
    """The demo users that exist, with the role in words; nobody outside the demo."""
    if not is_open_to(request):
        return []
    there = set(
        User.objects.filter(email__in=USERS, is_active=True).values_list("email", flat=True)
    )
    return [(email, label) for email, label in USERS.items() if email in there]


class DemoPage(Page, abstract=True):
    """A page that is not found anywhere but on the demo's own machine."""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        if not is_open_to(request):
            raise Http404
        super().setup(request, *args, **kwargs)


class DemoLogin(DemoPage):
    """One button, one role."""

    access = ANYONE
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        asked = request.POST.get("email", "")
        user = get_object_or_404(User, email=asked if asked in USERS else "", is_active=True)
        last_visit.remembering(request, user, lambda: login(request, user, backend=BACKEND))
        return HttpResponseRedirect(safe_next(request))


def safe_next(request: HttpRequest) -> str:
    """Where the visitor came from, on this site only; else the front page."""
    target = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return target if safe else "/"


class DemoMails(DemoPage, TextPage):
    """The mails that the demo would have sent, newest first."""

    access = SIGNED_IN
    title = _("Mails of the demo")
    template_name = "accounts/demo_mails.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(mails=newest_mails(), **kwargs)


@dataclass(frozen=True)
class Mail:
    """A mail as its reader sees it."""

    to: str
    subject: str
    text: str


def newest_mails() -> list[Mail]:
    """The last mails, as their readers see them."""
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [mail for file in files for mail in _mails_in(file)][:SHOWN_MAILS]


def _mails_in(file: Path) -> Iterator[Mail]:
    """The mails of one file; each ends in a line of dashes."""
    for source in END_OF_MAIL.split(file.read_bytes()):
        if source.strip():
            mail = message_from_bytes(source.lstrip(), policy=policy.default)
            text = mail.get_body(("plain",))
            yield Mail(
                mail["To"] or "", mail["Subject"] or "", text.get_content() if text else ""
            )
