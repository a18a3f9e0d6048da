"""The texts that are written once for the whole workbook, and named by their number in the cells.

Names and words return in row after row. Long texts, and those that come when the table is full,
stand in their own cells, so that the table never grows with the rows.
"""

MOST, LONGEST = 10_000, 255
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class StringTable:
    """The texts of a workbook by their numbers."""

    def __init__(self) -> None:
        self.texts: dict[str, int] = {}

    def number(self, text: str) -> int | None:
        """The number of the text; None when it stands better in its cell."""
        found = self.texts.get(text)
        if found is None and len(text) <= LONGEST and len(self.texts) < MOST:
            found = self.texts[text] = len(self.texts)
        return found

    def xml(self) -> str:
        """The part of the package that holds the texts."""
        items = "".join(f"<si>{element(text)}</si>" for text in self.texts)
        head = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        return f'{head}<sst xmlns="{NAMESPACE}" uniqueCount="{len(self.texts)}">{items}</sst>'


def element(text: str) -> str:
    """A text as XML, its blanks kept."""
    written = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    keeps = text != text.strip() or "\n" in text or "  " in text
    return f'<t xml:space="preserve">{written}</t>' if keeps else f"<t>{written}</t>"
