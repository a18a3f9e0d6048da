"""Puts the finished rows into the package that openpyxl has drawn, and writes it as one file.

openpyxl owns the workbook: styles, widths, panes, tables, charts and the sheets that are read as
pages. Of a sheet of data it writes all but the rows. Here each such part is cut where an XML
parser says that its elements begin and end, and the rows, which are XML already, go between.
"""

import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import IO, Any, Self
from xml.parsers import expat

from reports.workbook.deflated import Body, Part
from reports.workbook.strings import StringTable

TYPES, RELATIONS = "[Content_Types].xml", "xl/_rels/workbook.xml.rels"
STRINGS = "xl/sharedStrings.xml"
STRINGS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
STRINGS_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
)
# What stands behind `ignoredErrors` in a sheet (ECMA-376, part 1, 18.3.1.99).
LATE = {"smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture", "oleObjects"}
LATE |= {"controls", "webPublishItems", "tableParts", "extLst"}

LOCAL, CENTRAL, END = "<4s5H3L2H", "<4s6H3L5H2L", "<4s4H2LH"
DEFLATED, VERSION, NAMES_IN_UTF8, FIRST_DAY = 8, 20, 0x800, 0x21  # the zip's calendar: 1980

Target = str | PathLike[str] | IO[bytes]


@dataclass(frozen=True)
class Rows:
    """The finished rows of a sheet, the range it fills, and where numbers are kept as text."""

    body: Body
    ref: str
    text_refs: tuple[str, ...] = ()


def write(
    target: Target,
    skeleton: bytes,
    rows: Mapping[str, Rows],
    strings: StringTable,
) -> None:
    """Write the package whole; `rows` by the name of the part they belong to."""
    with zipfile.ZipFile(BytesIO(skeleton)) as drawn:
        parts = {name: Part(drawn.read(name)) for name in drawn.namelist()}
    for name, of_sheet in rows.items():
        parts[name] = _spliced(parts[name].head, of_sheet)
    if strings.texts:
        parts |= _with_strings(parts, strings)
    with _opened(target) as file:
        _zip(file, {TYPES: parts.pop(TYPES), **parts})  # its types first, as Excel writes them


@contextmanager
def _opened(target: Target) -> Iterator[Any]:
    """The file to write to; half a file is never left behind."""
    if not isinstance(target, str | PathLike):
        yield target
        return
    path = Path(target)
    try:
        with path.open("wb") as file:
            yield file
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _spliced(xml: bytes, rows: Rows) -> Part:
    """The sheet with its rows, its true size, and peace about codes that are text."""
    cuts = _Cuts.of(xml)
    size = f'<dimension ref="{rows.ref}"/>'.encode()
    head = xml[: cuts.after_properties] + size + xml[cuts.after_properties : cuts.rows_end]
    calm = "".join(
        f'<ignoredError sqref="{ref}" numberStoredAsText="1"/>' for ref in rows.text_refs
    )
    ignored = f"<ignoredErrors>{calm}</ignoredErrors>".encode() if calm else b""
    tail = xml[cuts.rows_end : cuts.before_late] + ignored + xml[cuts.before_late :]
    return Part(head, rows.body, tail)


def _with_strings(parts: Mapping[str, Part], strings: StringTable) -> dict[str, Part]:
    """The table of texts, and the two places that must name it."""
    kind = f'<Override PartName="/{STRINGS}" ContentType="{STRINGS_TYPE}"/>'
    relation = f'<Relationship Id="rIdStrings" Type="{STRINGS_RELATION}" Target="/{STRINGS}"/>'
    return {
        TYPES: _with_last_child(parts[TYPES], kind),
        RELATIONS: _with_last_child(parts[RELATIONS], relation),
        STRINGS: Part(strings.xml().encode()),
    }


def _with_last_child(part: Part, child: str) -> Part:
    end = _Cuts.of(part.head).end
    return Part(part.head[:end] + child.encode() + part.head[end:])


class _Cuts:
    """Where a part may be cut, in bytes, as the parser finds its elements."""

    def __init__(self, parser: Any) -> None:
        self._parser, self._depth = parser, 0
        self.after_properties = self.rows_end = self.before_late = self.end = 0

    @classmethod
    def of(cls, xml: bytes) -> Self:
        """Parse the part."""
        parser = expat.ParserCreate()
        cuts = cls(parser)
        parser.StartElementHandler, parser.EndElementHandler = cuts._begins, cuts._ends
        parser.Parse(xml, True)
        cuts.before_late = cuts.before_late or cuts.end
        return cuts

    def _begins(self, name: str, _attributes: object) -> None:
        self._depth += 1
        if self._depth != 2:
            return
        if name != "sheetPr":
            self.after_properties = self.after_properties or self._parser.CurrentByteIndex
        if name in LATE:
            self.before_late = self.before_late or self._parser.CurrentByteIndex

    def _ends(self, name: str) -> None:
        self._depth -= 1
        if name == "sheetData":
            self.rows_end = self._parser.CurrentByteIndex
        self.end = self._parser.CurrentByteIndex


def _zip(file: IO[bytes], parts: Mapping[str, Part]) -> None:
    """A zip file written from front to back, its sizes known before each part."""
    directory, place = [], 0
    for name, part in parts.items():
        head, tail = part.pieces()
        packed = len(head) + len(tail) + (part.body.length if part.body else 0)
        facts = (DEFLATED, 0, FIRST_DAY, part.crc, packed, part.size, len(name.encode()), 0)
        file.write(struct.pack(LOCAL, b"PK\3\4", VERSION, NAMES_IN_UTF8, *facts))
        file.write(name.encode() + head)
        if part.body:
            part.body.copy_to(file)
        file.write(tail)
        entry = (b"PK\1\2", VERSION, VERSION, NAMES_IN_UTF8, *facts, 0, 0, 0, 0, place)
        directory.append(struct.pack(CENTRAL, *entry) + name.encode())
        place += struct.calcsize(LOCAL) + len(name.encode()) + packed
    _end(file, directory, place)


def _end(file: IO[bytes], directory: Iterable[bytes], place: int) -> None:
    entries = [*directory]
    listing = b"".join(entries)
    file.write(listing)
    count = len(entries)
    file.write(struct.pack(END, b"PK\5\6", 0, 0, count, count, len(listing), place, 0))
