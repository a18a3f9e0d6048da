"""Is the casework better? Questions on the chain, on refusals and on anchoring."""

from reports.questions.question import Question

QUESTIONS: tuple[Question, ...] = ()
