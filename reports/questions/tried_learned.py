"""What is tried and learned? Questions on trials, and on who resembles whom."""

from django.utils.translation import gettext_lazy

from reports.questions import alike, learned
from reports.questions.question import Group, Question

QUESTIONS = (
    Question(
        "Q19",
        "trials",
        Group.LEARNED,
        gettext_lazy("Trials and what they taught"),
        gettext_lazy(
            "Which trials go on, what was learned, which ended with learning, and who took it up?"
        ),
        learned.tried,
    ),
    Question(
        "Q21",
        "alike",
        Group.LEARNED,
        gettext_lazy("Participants that are alike"),
        gettext_lazy("Who resembles this participant, and has better figures for something?"),
        alike.alike,
    ),
)
