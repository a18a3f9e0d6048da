"""Nothing typed is lost when the session ends: it is kept until the same person is back."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.http import urlencode

COOKIE = "last_user"  # signed; says whose the typed words are, after the session is gone
KEY = "lost_post"
LARGEST = 200_000  # characters
MONTH = 60 * 60 * 24 * 30


class LostPosts:
    """Keeps the fields of a POST that is sent to log-in, and remembers who was here last."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = last_user(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            if request.user.pk != before:
                _remember(response, request.user.pk)
        elif before and _sent_to_log_in(response) and keep(request, owner=before):
            query = urlencode({"next": reverse("lost-post")})
            response["Location"] = f"{resolve_url(settings.LOGIN_URL)}?{query}"
        return response


def last_user(request: HttpRequest) -> int | None:
    """The user who was last logged in here; nothing for a forged cookie."""
    value = request.get_signed_cookie(COOKIE, default=None, max_age=MONTH)
    return int(value) if value else None


def keep(request: HttpRequest, *, owner: int) -> bool:
    """Keep the typed fields, never passwords; false when there are none or too many."""
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken" and "password" not in name
    ]
    size = sum(len(name) + len(value) for name, value in typed)
    if not typed or size > LARGEST:
        return False
    request.session[KEY] = {"owner": owner, "path": request.path, "typed": typed}
    return True


def take(request: HttpRequest) -> dict[str, Any] | None:
    """What was kept for this visitor. Another's words are thrown away unseen."""
    kept = request.session.get(KEY)
    if kept and kept["owner"] != request.user.pk:
        del request.session[KEY]
        return None
    return kept


def is_kept(request: HttpRequest) -> bool:
    """Whether something typed waits here for the one who typed it."""
    return KEY in request.session


def _sent_to_log_in(response: HttpResponse) -> bool:
    target = response.get("Location", "")
    return target.startswith(f"{resolve_url(settings.LOGIN_URL)}?")


def _remember(response: HttpResponse, pk: int) -> None:
    response.set_signed_cookie(
        COOKIE,
        str(pk),
        max_age=MONTH,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
