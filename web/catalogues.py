"""The texts of the site and their translations: gathered from the sources, checked, compiled.

Babel does the work, so that no machine needs gettext's own tools. Each app has its own catalogues in
`locale/<app>/<language>/LC_MESSAGES/django.po`; they hold what the sources say now, sorted, without
line numbers and dates, so that a change of a text is a change of that text only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

LANGUAGES = ("nb", "nn")
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Language: {language}\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"""
PLACEHOLDER = re.compile(r"%\(\w+\)[sdrf]|(?<!%)%[sdrf](?!\w)|\{\w*\}")


@dataclass(frozen=True)
class Sources:
    """Where one app's texts stand, and where their translations do."""

    root: Path
    app: str

    def files(self) -> Iterator[Path]:
        """The app's Python files and templates."""
        yield from sorted((self.root / self.app).rglob("*.py"))
        templates = (self.root / "templates" / self.app).rglob("*")
        yield from sorted(file for file in templates if file.suffix in {".html", ".txt"})

    def catalogue(self, language: str) -> Path:
        """The file that holds the app's translations to a language."""
        folder = self.root / "locale" / self.app / language
        return folder / "LC_MESSAGES" / "django.po"


def texts(file: Path) -> list[tuple[str | tuple[str, ...], str | None]]:
    """The texts of one file that a user may see, each with its context."""
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        # What is left of a template is calls of gettext among blanks; only the indent disturbs.
        source = "\n".join(line.lstrip() for line in templatize(source).splitlines())
    found = extract("python", BytesIO(source.encode()), keywords=KEYWORDS)
    return [(text, context) for _line, text, _comments, context in found]


def read(file: Path, language: str) -> Catalog:
    """A catalogue as it lies on disk, or an empty one."""
    if not file.exists():
        return Catalog(locale=language)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def current(sources: Sources, language: str) -> Catalog:
    """What the sources say now, with the translations there are; nothing guessed."""
    known = read(sources.catalogue(language), language)
    catalog = Catalog(locale=language)
    for file in sources.files():
        for text, context in texts(file):
            catalog.add(text, context=context, **kept(known.get(text, context), text))
    return catalog


def kept(old: Message | None, text: str | tuple[str, ...]) -> dict[str, Any]:
    """What stays of a message as it was: nothing when the text has begun or ceased to count."""
    if old is None or bool(old.pluralizable) != isinstance(text, tuple):
        return {"string": ""}
    return {
        "string": old.string or "",
        "flags": old.flags & {"fuzzy"},
        "user_comments": old.user_comments,
    }


def update(sources: Sources, language: str) -> bool:
    """Write the catalogue anew; true when that changed it."""
    file = sources.catalogue(language)
    stream = BytesIO(HEADER.format(language=language).encode() + b"\n")
    stream.seek(0, 2)
    catalog = current(sources, language)
    write_po(stream, catalog, width=96, no_location=True, omit_header=True, sort_output=True)
    if file.exists() and file.read_bytes() == stream.getvalue():
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(stream.getvalue())
    return True


def problems(sources: Sources, language: str) -> list[str]:
    """What is wrong with a catalogue, a line for each text."""
    return [
        f"{sources.app} {language}: {fault}: {first_form(message)!r}"
        for message in current(sources, language)
        if message.id and (fault := fault_of(message))
    ]


def first_form(message: Message) -> str:
    """The text of a message; of one that counts, the form for one."""
    return message.id if isinstance(message.id, str) else message.id[0]


def fault_of(message: Message) -> str:
    """What is wrong with a translation, or nothing."""
    forms = [message.string] if isinstance(message.string, str) else list(message.string or ())
    if not forms or not all(forms):
        return "no translation"
    if message.fuzzy:
        return "marked fuzzy"
    return "" if fits(message, forms) else "other placeholders than the text"


def fits(message: Message, forms: list[str]) -> bool:
    """True when the translation fills in what the text does; a form for one may leave out."""
    if isinstance(message.id, str):
        return placeholders(forms[0]) == placeholders(message.id)
    one, many = message.id
    allowed = set(placeholders(one)) | set(placeholders(many))
    return set(placeholders(forms[0])) <= allowed and placeholders(forms[-1]) == placeholders(
        many
    )


def placeholders(text: str) -> list[str]:
    """What is filled in when the text is shown, in order of name."""
    return sorted(PLACEHOLDER.findall(text))


def compile_all(root: Path) -> int:
    """Compile every catalogue that is newer than what was compiled from it; how many were."""
    stale = [
        file for file in sorted(root.glob("locale/*/*/LC_MESSAGES/*.po")) if is_stale(file)
    ]
    for file in stale:
        catalog = read(file, file.parent.parent.name)
        with file.with_suffix(".mo").open("wb") as stream:
            write_mo(stream, catalog)
    return len(stale)


def is_stale(file: Path) -> bool:
    """True when a catalogue has changed since it was compiled."""
    compiled = file.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < file.stat().st_mtime
