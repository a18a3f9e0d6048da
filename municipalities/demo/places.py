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
        52_340,
        "implementation",
        missing_latest=True,
    ),
    Place("Sørvik", "sorvik", "9902", "sor", "nb", 97_620, "implementation"),
    Place("Granvika", "granvika", "9903", "ost", "nb", 134_780, "implementation"),
    Place("Storelva", "storelva", "9904", "ost", "nb", 186_240, "evaluation"),
    Place(
        "Heimdalen",
        "heimdalen",
        "9905",
        "ost",
        "nb",
        61_450,
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
        438_900,
        "implementation",
        district="Elvebyen bydel",
    ),
    Place("Lyngøya", "lyngoya", "9907", "bodo", "nb", 44_190, "implementation"),
    Place("Skjervdal", "skjervdal", "9908", "sor", "nn", 36_720, "implementation"),
    Place("Fjordheim", "fjordheim", "9909", "vest", "nn", 78_310, "implementation"),
    Place("Breivatn", "breivatn", "9910", "vest", "nn", 41_860, "continuation"),
    Place(
        "Myrkvika",
        "myrkvika",
        "9911",
        "vest",
        "nn",
        55_970,
        "implementation",
        missing_latest=True,
    ),
    Place("Tindestad", "tindestad", "9912", "midt-norge", "nb", 112_530, "implementation"),
    Place("Solåsen", "solasen", "9913", "midt-norge", "nb", 84_290, "ended"),
    Place("Havnesund", "havnesund", "9914", "bodo", "nb", 66_140, "implementation"),
    Place(
        "Reinvika – Boazoluokta",
        "reinvika",
        "9915",
        "hammerfest",
        "nb",
        33_480,
        "implementation",
    ),
    Place(
        "Vidfjell",
        "vidfjell",
        "9916",
        "hammerfest",
        "nb",
        39_270,
        "agreement",
        2,
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
    "myrkvika": (4, None),
    "tindestad": (4, 2),
    "solasen": (2, 1),
    "havnesund": (2, 2),
    "reinvika": (0, 0),
    "vidfjell": (None, None),
}
