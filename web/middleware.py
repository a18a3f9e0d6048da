"""What every request passes on its way in."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PLAIN_NO = re.compile(r"\bno(?:-no)?\b(?=\s*(?:;|,|$))", re.IGNORECASE)


class NorwegianIsBokmal:
    """Reads `no` in Accept-Language as bokmål, which Django has no language of its own for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        request.META["HTTP_ACCEPT_LANGUAGE"] = PLAIN_NO.sub("nb", asked)
        return self.get_response(request)
