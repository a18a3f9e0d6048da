"""What the demo tells of its figures: what is provisional or confirmed, who approved, what is looked into."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from municipalities.demo import chance

PROVISIONAL = {
    "nb": "Foreløpig tall. Det endelige kommer når KOSTRA er lukket.",
    "nn": "Førebels tal. Det endelege kjem når KOSTRA er lukka.",
}
CONFIRMED = {
    "nb": "Tallet er sett over én gang til, og stemmer.",
    "nn": "Talet er sett over ein gong til, og stemmer.",
}
RETURNED = {
    "nb": (
        "Tallet er et annet enn det vi meldte til KOSTRA. Se over det og send det på nytt.",
        "Her mangler sakene fra desember. Ta dem med og send tallet på nytt.",
    ),
    "nn": (
        "Talet er eit anna enn det vi melde til KOSTRA. Sjå over det og send det på nytt.",
        "Her manglar sakene frå desember. Ta dei med og send talet på nytt.",
    ),
}

# The owner approves a period in one act when it is due, and once more what came after that.
ACTS = (48, 105)  # days after the end of the period
IN_TIME = 44


def act_after(days: int) -> int:
    """Days from the end of the period to the act that approved a figure sent after so many days."""
    return ACTS[days > IN_TIME]


def is_provisional(key: Any, state: str, day: date) -> bool:
    """Some of the latest year's figures may still change; never the story's own."""
    last = key.year == day.year - 1 and state in {"submitted", "approved"}
    return last and chance("provisional", *key).random() < 0.08


def is_confirmed(key: Any) -> bool:
    """A few figures were asked about when they were entered, and stand."""
    return chance("confirmed", *key).random() < 0.015


def why_returned(key: Any, written_form: str) -> str:
    """What the owner wrote when the figure was returned."""
    return chance("returned", *key).choice(RETURNED[written_form])


# Approved by the programme board on paper, and recorded here afterwards.
OUTSIDE = "breivatn"
OUTSIDE_BY = "Programstyret"
OUTSIDE_DAYS = 5  # from the approval to its recording
OUTSIDE_EXCEPTIONS = "Tal som er anslåtte, er godkjende som anslag."


class Extended(NamedTuple):
    """Who may enter figures in a closed period, how many years back, for how long and why."""

    place: str
    years_back: int
    days: int
    reason: str


EXCEPTION = Extended(
    "heimdalen",
    2,
    21,
    "Fagsystemet ble byttet i fjor, og sakene fra før byttet må telles for hånd.",
)


class Marked(NamedTuple):
    """A figure that the adviser wanted looked into, and what came of it."""

    place: str
    code: str
    days_ago: int
    reason: str
    closed_days_ago: int | None = None
    closing: str = ""


FOLLOW_UPS = (
    Marked(
        "havnesund",
        "waiting_total",
        12,
        "Tallet er et annet enn det kommunen har meldt til KOSTRA. Hvilket av dem gjelder?",
    ),
    Marked(
        "lyngoya",
        "temp_households",
        80,
        "Er de som bodde på hospits over årsskiftet, regnet med?",
        66,
        "Ja. Kommunen har sett gjennom sakslisten, og tallet står.",
    ),
)

# Who has opened for whom: one pair both ways, and one who waits for the other.
OPENINGS = (
    ("nordvik", "sorvik", 60),
    ("sorvik", "nordvik", 55),
    ("fjordheim", "skjervdal", 9),
)

EVIDENCE = {
    "nb": (
        "Uttrekk fra fagsystemet, uten navn",
        "Tallgrunnlaget til årsmeldingen",
        "Opptelling på boligkontoret",
    ),
    "nn": (
        "Uttrekk frå fagsystemet, utan namn",
        "Talgrunnlaget til årsmeldinga",
        "Oppteljing på bustadkontoret",
    ),
}


def evidence(key: Any, written_form: str, day: date) -> tuple[str, str] | None:
    """Words and link for about half of the figures of the latest year; None for the others."""
    random = chance("evidence", *key)
    if key.year != day.year - 1 or random.random() < 0.5:
        return None
    name = "-".join(str(each) for each in key[1:] if each)
    return (
        random.choice(EVIDENCE[written_form]),
        f"https://example.org/{key.place}/{name.replace('_', '-')}",
    )


def days_ago(day: date, days: int) -> date:
    """The day so many days before the demo's."""
    return day - timedelta(days=days)
