"""Reading the numbers people type, as they write them in Norway (design 6.10).

What can be read in one way only is read; what can be read in two ways is asked about; the rest
is refused with a sentence that says what was typed and how to write it. Nothing is guessed.
"""

import re
from decimal import Decimal
from unicodedata import category

from django import forms
from django.utils.translation import gettext_lazy as _

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS_SIGN = "\N{MINUS SIGN}"
DIGITS_BEFORE = 11
DECIMALS = 4
QUOTED = 40
# Every width of space, and the invisible ones that come along from other programs.
SPACES = ("Zs", "Cf")

# The typed text, blank-free at its ends, is one of these. Only 0-9 are digits here: \d would
# let the digits of other scripts through.
PLAIN = re.compile(r"(-?)([0-9]+)(?:[.,]([0-9]+))?")
GROUPED = re.compile(r"(-?)([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
# 1.234 may be a thousand or one and a bit; 0,125 and 1234,567 can only be decimals.
TWO_WAYS = re.compile(r"-?([1-9][0-9]{0,2})[.,]([0-9]{3})")
# 1.234.567 and 1.234,5: thousands with points or commas between.
POINTS_BETWEEN = re.compile(r"-?[0-9]{1,3}(?:[.,][0-9]{3})+[.,][0-9]+")

TEXTS = {
    "two_ways": _(
        "Do you mean %(thousands)s or %(decimals)s? You typed “%(typed)s”, which can be read "
        "both ways. Write %(thousands)s for the large number, or %(longer)s for the decimal."
    ),
    "points_between": _(
        "“%(typed)s” has several points or commas. Write thousands with a space, and one comma "
        "before the decimals, as in 1 234 567,5."
    ),
    "spaces": _(
        "The spaces in “%(typed)s” are not between thousands. Write it without spaces, or as "
        "in 1 234 567."
    ),
    "percent": _("Write the number without the percent sign. You typed “%(typed)s”."),
    "limit": _(
        "“%(typed)s” is a limit and not a number. Write the number itself, also when it is "
        "small: small numbers are hidden from others by the system."
    ),
    "about": _(
        "Write only the number, and choose “estimated” as how it is known. You typed "
        "“%(typed)s”."
    ),
    "exponent": _("Write the number in full, as in 100000. You typed “%(typed)s”."),
    "digits": _("Write the number with the digits 0 to 9. You typed “%(typed)s”."),
    "decimals": _(
        "“%(typed)s” has more than four decimals. Write it with four decimals or fewer."
    ),
    "large": _(
        "“%(typed)s” has more than eleven digits before the comma. Write a number with eleven "
        "digits or fewer."
    ),
    "text": _(
        "“%(typed)s” is not a number. Write digits only, as in 12 or 12,5, or leave the field "
        "blank if the number is not known."
    ),
}


class NumberRefused(ValueError):  # noqa: N818 - it is refused, nothing went wrong
    """What was typed is not taken; `message` says why and how to write it, `code` which rule."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words

    @property
    def message(self) -> str:
        """The sentence, in the language of whoever reads it now."""
        return str(TEXTS[self.code] % self.words)


def parse(text: str) -> Decimal | None:
    """The number somebody typed; None for a blank field."""
    plain = _with_plain_signs(text)
    if not plain:
        return None
    _ask_about_two_ways(plain, _quoted(text))
    found = PLAIN.fullmatch(plain) or GROUPED.fullmatch(plain)
    if not found:
        raise NumberRefused(_fault(plain), typed=_quoted(text))
    sign, whole, decimals = found[1], found[2].replace(" ", ""), found[3] or ""
    _refuse_too_long(whole, decimals, _quoted(text))
    return Decimal(f"{sign}{whole}.{decimals}") + 0


def _with_plain_signs(text: str) -> str:
    """The text with every kind of space as a space and every minus as a hyphen, trimmed.

    Tabs and line breaks stand between numbers, not inside one, and stay as they are.
    """
    signs = (" " if category(sign) in SPACES else sign for sign in text.strip())
    return "".join(signs).replace(MINUS_SIGN, "-").strip()


def _quoted(text: str) -> str:
    """What was typed, for a sentence: all of it, unless it is a whole page."""
    typed = text.strip()
    return typed if len(typed) <= QUOTED else f"{typed[:QUOTED]}…"


def _ask_about_two_ways(plain: str, typed: str) -> None:
    """1.234 is not guessed at: a thousand times too much is the worst of mistakes."""
    found = TWO_WAYS.fullmatch(plain)
    if not found:
        return
    sign = MINUS_SIGN if plain.startswith("-") else ""
    decimals = f"{sign}{found[1]},{found[2]}"
    thousands = f"{sign}{found[1]}{NO_BREAK_SPACE}{found[2]}"
    raise NumberRefused(
        "two_ways", typed=typed, thousands=thousands, decimals=decimals, longer=f"{decimals}0"
    )


def _fault(plain: str) -> str:
    """Which sentence helps the one who typed this."""
    rules = (
        ("percent", r".*%.*"),
        ("limit", r"[<>≤≥].*"),
        ("about", r"(?:ca\b\.?|circa|cirka|omtrent|rundt|about|~|≈).*"),
        ("exponent", r"[-+]?[0-9.,]+[eE][-+]?[0-9]+"),
        ("points_between", POINTS_BETWEEN.pattern),
        ("spaces", r"-?[0-9][0-9 ]*(?:[.,][0-9 ]+)?"),
    )
    for code, pattern in rules:
        if re.fullmatch(pattern, plain, re.IGNORECASE):
            return code
    foreign = any(sign.isnumeric() and sign not in "0123456789" for sign in plain)
    return "digits" if foreign else "text"


def _refuse_too_long(whole: str, decimals: str, typed: str) -> None:
    """The database keeps eleven digits before the comma and four after; none is cut off."""
    if len(decimals) > DECIMALS:
        raise NumberRefused("decimals", typed=typed)
    if len(whole.lstrip("0")) > DIGITS_BEFORE:
        raise NumberRefused("large", typed=typed)


class NumberField(forms.Field):
    """A form field for a typed number; what was typed stands in the field when it is refused.

    It is a text field with the keyboard of numbers: the browser's own number field throws away
    what it cannot read, and reads the comma by the language of the browser.
    """

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: object) -> Decimal | None:
        """The number, or the refusal as the field's own complaint."""
        if value is None or isinstance(value, Decimal):
            return value
        try:
            return parse(str(value))
        except NumberRefused as refusal:
            raise forms.ValidationError(refusal.message, code=refusal.code) from refusal

    def prepare_value(self, value: object) -> object:
        """A stored number as people write it: 12.5000 stands as 12,5."""
        return typed_form(value) if isinstance(value, Decimal) else value


def typed_form(number: Decimal) -> str:
    """A number as it stands in an entry field: a comma, and no thousands to trip over.

    Three decimals get a fourth, so that what we write ourselves can be read back.
    """
    written = f"{number:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    written = written.replace(".", ",").replace("-", MINUS_SIGN)
    return f"{written}0" if TWO_WAYS.fullmatch(written.replace(MINUS_SIGN, "-")) else written
