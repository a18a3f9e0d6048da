"""Every request gets its day, and its user the roles valid that day."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from municipalities.scope import set_scope
from programme import clock


class TodayAndScope:
    """Sets `request.today` and `request.user.scope`, once."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.today = clock.today()  # type: ignore[attr-defined]
        if request.user.is_authenticated:
            set_scope(request.user, request.today)  # type: ignore[attr-defined]
        return self.get_response(request)
