"""What is sent is read as UTF-8, as all pages of the site send it."""

import re
from collections.abc import Callable
from typing import Any

CHARSET = re.compile(r";\s*charset=[^;]*", re.IGNORECASE)


class ReadAsUtf8:
    """Passes requests on without the encoding that a header claims.

    Read in another, an address can hold half a sign, which no database keeps, or cannot be read at all.
    """

    def __init__(self, application: Callable[..., Any]) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        environ["CONTENT_TYPE"] = CHARSET.sub("", environ.get("CONTENT_TYPE", ""))
        return self.application(environ, start_response)
