"""Pages for what went wrong: what happened, and what the visitor can do."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
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
    typed = [
        (name, value)
        for name, values in request.POST.lists()
        for value in values
        if name
        not in {"csrfmiddlewaretoken", "password", "password1", "password2", "oldpassword"}
    ]
    about = {"typed": typed, "shown": in_text(typed)}
    return render(request, "web/errors/csrf.html", about, status=403)


def in_text(typed: Iterable[tuple[str, str]]) -> list[str]:
    """What a person typed or chose, without the marks that the forms carry themselves."""
    marks = ("seen", "once", "again", "next", "opened", "previewed")
    return [value for name, value in typed if value and not name.endswith(marks)]


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """The visitor's own object, but not the role."""
    return render(request, "web/errors/403.html", status=403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """No such page, or not the visitor's."""
    return render(request, "web/errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Our fault. Drawn without the database, which may be what failed."""
    return HttpResponse(get_template("web/errors/500.html").render({}), status=500)
