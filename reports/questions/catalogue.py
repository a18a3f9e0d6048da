"""Every question, in the order of its number; the headline questions in theirs."""

from reports.questions import casework, figures_trusted, husbanken, people_helped, tried_learned
from reports.questions.question import Question

MODULES = (people_helped, casework, husbanken, figures_trusted, tried_learned)
QUESTIONS: tuple[Question, ...] = tuple(
    sorted(
        (each for module in MODULES for each in module.QUESTIONS),
        key=lambda each: int(each.number[1:]),
    )
)
HEADLINES = tuple(
    sorted((each for each in QUESTIONS if each.is_headline), key=lambda each: each.place)
)
BY_SLUG = {each.slug: each for each in QUESTIONS}
