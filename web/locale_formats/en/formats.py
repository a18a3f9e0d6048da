"""Norwegian numbers and dates, whatever the language of the words."""

from web.locale_formats.norwegian import *  # noqa: F403
