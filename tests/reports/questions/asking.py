"""Asks a question as a reader, and holds the answer to its row in the file."""

from reports.questions.answers import Card, rows_of, told
from reports.questions.catalogue import QUESTIONS
from reports.questions.question import Answered
from reports.questions.scope import Scope
from tests.world import TODAY

BY_NUMBER = {each.number: each for each in QUESTIONS}


def ask(user, number, **chosen):
    """The answer; what the file tells is the same."""
    question = BY_NUMBER[number]
    answer = question.ask(Scope(user, **chosen))
    card = Card(question, answer, TODAY)
    if isinstance(answer, Answered):
        filed = told(card, "/")
        assert (filed.figure, filed.n, filed.of) == (answer.figure, answer.n, answer.of)
        assert filed.answer.startswith(answer.sentence)
        assert [row.about for row in rows_of([card])] == [row.about for row in answer.rows]
    return answer


def plain(text):
    """With ordinary spaces in the numbers."""
    return text.replace("\xa0", " ")
