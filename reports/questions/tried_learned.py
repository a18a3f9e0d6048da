"""What is tried and learned? Questions on trials, and on who resembles whom."""

from reports.questions.question import Question

QUESTIONS: tuple[Question, ...] = ()
