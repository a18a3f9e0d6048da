"""Small pictures: where each part is drawn."""

from reports.questions.pictures import Bar, Part, Piece


def test_the_parts_of_a_bar_fill_it_without_gaps_and_nothing_is_not_drawn():
    bar = Bar((Part("in time", 1, "good"), Part("late", 0, "fair"), Part("not", 3, "poor")))

    assert bar.pieces == [Piece(0, 60, "good"), Piece(60, 180, "poor")]


def test_a_bar_of_nothing_has_no_pieces():
    assert Bar((Part("in time", 0, "good"),)).pieces == []
