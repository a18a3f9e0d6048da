"""What an answer is made of."""

from reports.questions.question import NotHeld, Row, when_read


def test_rows_are_made_once_and_not_before_somebody_reads_them():
    made = []

    def make():
        made.append(True)
        yield Row("Nordvik", "Søknader")

    answer = NotHeld("Ingen har svart.", rows=when_read(make))
    assert not made
    assert [row.participant for row in answer.rows] == ["Nordvik"]
    assert len(answer.rows) == len(made) == 1
