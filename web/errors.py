"""Pages for what went wrong: what happened, and what the visitor can do."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template


class Refused(Exception):  # noqa: N818 - it is not a fault: the domain says no
    """An action said no. The message is a whole sentence for the reader.

    `field` is the one that was typed wrong; empty where it is not one alone.
    """

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field


class Busy(Exception):  # noqa: N818 - it is not a fault: it can be had in a moment
    """So many are doing this at once that it must be done a little later."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Deleted(Http404):
    """What the address names was deleted, told to those who could have read it: what, by whom and when."""

    def __init__(self, what: Any, by: str, at: datetime) -> None:
        super().__init__(what)
        self.what, self.by, self.at = what, by, at


class NotAsAsked(Exception):  # noqa: N818 - it is not a fault: the reader may see less
    """A file was asked for with something that must be left out: without it, it is another file.

    `page` and `file` are the addresses of what is left.
    """

    def __init__(self, asked: Any, *, page: str, file: str) -> None:
        super().__init__(page)
        self.left_out = asked.left_out
        self.page, self.file = asked.address(page), asked.address(file)


def not_as_asked(request: HttpRequest, reason: NotAsAsked) -> HttpResponse:
    """A page that says what had to be left out, and leads to what is left."""
    return render(request, "web/errors/422.html", {"reason": reason}, status=422)


def busy(request: HttpRequest, reason: Busy) -> HttpResponse:
    """A page that says so, and when to try again; browsers and programs are told it too."""
    about = {"again": request.get_full_path(), "seconds": reason.seconds}
    page = render(request, "web/errors/503.html", about, status=503)
    page["Retry-After"] = str(reason.seconds)
    return page


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was sent from an old page: show again what was typed, to be sent anew."""
    typed = typed_in(request)
    about = {"typed": typed, "shown": in_text(typed)}
    return render(request, "web/errors/csrf.html", about, status=403)


def typed_in(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields that were sent, never passwords."""
    secret = {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}
    return [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name not in secret
    ]


def in_text(typed: Iterable[tuple[str, str]]) -> list[str]:
    """What a person typed or chose, without the marks that the forms carry themselves."""
    marks = ("seen", "once", "again", "next", "opened", "previewed")
    return [value for name, value in typed if value and not name.endswith(marks)]


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The visitor's own object, but not the role."""
    return render(request, "web/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page, or not the visitor's; what was deleted is told to those who could have read it."""
    if isinstance(exception, Deleted):
        return _deleted(request, exception)
    return render(request, "web/errors/404.html", status=404)


def _deleted(request: HttpRequest, reason: Deleted) -> HttpResponse:
    """A page that says so, and shows what was typed, so that it can be copied."""
    about = {"reason": reason, "shown": in_text(typed_in(request))}
    return render(request, "web/errors/410.html", about, status=410)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Drawn without the database, which may be what failed."""
    return HttpResponse(get_template("web/errors/500.html").render({}), status=500)
