"""Who logs in to the demo: the ten of the log-in page, and owners and contributors elsewhere."""

from municipalities.demo.places import PLACES

PASSWORD = "boligsosial-2026"  # noqa: S105 - printed by the command; there is nothing to guard

# address before the @, name, role, place
NORDVIK = (
    ("contributor.nordvik", "Ola Bakken", "contributor", "nordvik"),
    ("leader.nordvik", "Lars Myhre", "leader", "nordvik"),
    ("owner.nordvik", "Kari Solberg", "owner", "nordvik"),
    ("reader.nordvik", "Berit Lund", "reader", "nordvik"),
    ("owner.sorvik", "Siri Haugen", "owner", "sorvik"),
)

# address, name, role, region (empty: all)
HUSBANKEN = (
    ("adviser", "Anne Nygård", "adviser", "bodo"),
    ("manager", "Mona Eriksen", "manager", ""),
    ("lead", "Tor Aasen", "programme_lead", ""),
    ("evaluator", "Eva Strand", "evaluator", ""),
    ("admin", "Arne Dahl", "administrator", ""),
)

OWNERS = (
    "Ingrid Moen",
    "Geir Halvorsen",
    "Marit Lie",
    "Svein Berge",
    "Hilde Fossum",
    "Knut Rønning",
    "Randi Tveit",
    "Olav Hauge",
    "Gunnhild Vik",
    "Torstein Eide",
    "Liv Sandnes",
    "Per Arne Holm",
    "Astrid Jensen",
    "Ellen Sara",
    "Jon Fjeld",
)
CONTRIBUTORS = (
    "Nina Kvam",
    "Morten Aune",
    "Turid Bøe",
    "Erik Lunde",
    "Solveig Ness",
    "Håkon Ruud",
    "Camilla Brekke",
    "Anders Skogen",
    "Sigrid Ulvund",
    "Magne Hovland",
    "Åse Flåten",
    "Trond Vold",
    "Guro Sletten",
    "Mathis Eira",
    "Vibeke Lien",
)


def municipal() -> list[tuple[str, str, str, str]]:
    """Address, name, role and place of everybody who acts for a participant."""
    people = list(NORDVIK)
    places = [place.slug for place in PLACES if place.slug != "nordvik"]
    for slug, owner, contributor in zip(places, OWNERS, CONTRIBUTORS, strict=True):
        if slug != "sorvik":
            people.append((f"owner.{slug}", owner, "owner", slug))
        people.append((f"contributor.{slug}", contributor, "contributor", slug))
    return people


def addresses() -> list[str]:
    """The ten users that the log-in page of the demo offers."""
    return [f"{person[0]}@example.org" for person in (*NORDVIK, *HUSBANKEN)]
