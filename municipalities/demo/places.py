"""The sixteen fictional participants. No municipality of today has any of the names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A participant: its size steers its figures, its phase what it has come to."""

    name: str
    slug: str
    code: str
    region: str
    written_form: str
    persons: int
    phase: str
    starts_after: int = 0  # years after the programme
    district: str = ""
    missing_latest: bool = False  # has no figure for families in the latest complete year

    @property
    def label(self) -> str:
        """What the participant is called: the district's name, or the municipality's."""
        return self.district or self.name


PLACES = (
    Place(
        "Nordvik",
        "nordvik",
        "9901",
        "bodo",
        "nb",
        11_240,
        "implementation",
        missing_latest=True,
    ),
    Place("Sørvik", "sorvik", "9902", "sor", "nb", 24_310, "implementation"),
    Place("Granvika", "granvika", "9903", "ost", "nb", 38_450, "implementation"),
    Place("Storelva", "storelva", "9904", "ost", "nb", 61_900, "evaluation"),
    Place(
        "Heimdalen",
        "heimdalen",
        "9905",
        "ost",
        "nb",
        15_720,
        "planning",
        1,
        missing_latest=True,
    ),
    Place(
        "Nybyen",
        "nybyen",
        "9906",
        "ost",
        "nb",
        182_400,
        "implementation",
        district="Elvebyen bydel",
    ),
    Place("Lyngøya", "lyngoya", "9907", "bodo", "nb", 9_870, "implementation"),
    Place("Skjervdal", "skjervdal", "9908", "sor", "nn", 6_140, "implementation"),
    Place("Fjordheim", "fjordheim", "9909", "vest", "nn", 18_560, "implementation"),
    Place("Breivatn", "breivatn", "9910", "vest", "nn", 7_930, "continuation"),
    Place(
        "Myrkvika",
        "myrkvika",
        "9911",
        "vest",
        "nn",
        12_480,
        "implementation",
        missing_latest=True,
    ),
    Place("Tindestad", "tindestad", "9912", "midt-norge", "nb", 29_650, "implementation"),
    Place("Solåsen", "solasen", "9913", "midt-norge", "nb", 21_080, "ended"),
    Place("Havnesund", "havnesund", "9914", "bodo", "nb", 16_900, "implementation"),
    Place(
        "Reinvika – Boazoluokta",
        "reinvika",
        "9915",
        "hammerfest",
        "nb",
        4_720,
        "implementation",
    ),
    Place(
        "Vidfjell",
        "vidfjell",
        "9916",
        "hammerfest",
        "nb",
        8_350,
        "agreement",
        3,
        missing_latest=True,
    ),
)

# Families with children in temporary housing, told by the demo's story: the first year and the
# latest complete one. Twelve have both, 41 and 28 together; the four others lack the latest.
FAMILIES = {
    "nordvik": (4, None),
    "sorvik": (5, 4),
    "granvika": (6, 4),
    "storelva": (8, 5),
    "heimdalen": (None, None),
    "nybyen": (7, 6),
    "lyngoya": (2, 1),
    "skjervdal": (1, 0),
    "fjordheim": (3, 2),
    "breivatn": (1, 1),
    "myrkvika": (2, None),
    "tindestad": (4, 2),
    "solasen": (2, 1),
    "havnesund": (2, 2),
    "reinvika": (0, 0),
    "vidfjell": (None, None),
}
