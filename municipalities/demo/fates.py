"""What has become of each need and goal of the demo: every state that a real programme knows."""

from municipalities.demo.places import Place

WRITING = ("draft", "shared", "in_review")
COURSE = (
    "adopted",
    "revised",
    "replaced",
    "adopted",
    "in_review",
    "met",
    "adopted",
    "shared",
    "adopted",
    "dropped",
    "draft",
)
BODIES = ("council", "executive", "committee", "steering_group", "delegated")
POLITICAL = ("council", "executive", "committee", "district_committee")

# A fate as its versions in order: the state, which of the participant's two adoptions, and shared.
VERSIONS = {
    "draft": (("draft", None, False),),
    "shared": (("draft", None, True),),
    "in_review": (("in_review", None, True),),
    "adopted": (("adopted", 0, True),),
    "revised": (("adopted", 0, True), ("draft", None, False)),
    "replaced": (("replaced", 0, True), ("adopted", 1, True)),
    "met": (("adopted", 0, True),),
    "dropped": (("adopted", 0, True),),
}


def fate(place: Place, position: int, number: int) -> str:
    """The fate of a participant's item; the vision and the first main goal stand adopted."""
    if place.phase == "planning":
        return WRITING[number % len(WRITING)]
    if number < 2:
        return "adopted"
    return COURSE[(position * 2 + number) % len(COURSE)]


def body(place: Place, position: int, adoption: int) -> str:
    """Who decided: one of the bodies, and a district's own committee."""
    if place.district and adoption == 0:
        return "district_committee"
    return BODIES[(position + adoption * 3) % len(BODIES)]
