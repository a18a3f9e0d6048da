"""Small pictures: where each part is drawn."""

from web.pictures import Bar, Part, Piece


def test_the_parts_of_a_bar_fill_it_without_gaps_and_nothing_is_not_drawn():
    bar = Bar((Part("in time", 1, "good"), Part("late", 0, "fair"), Part("not", 3, "poor")))

    assert bar.pieces == [Piece(0, 60, "good"), Piece(60, 180, "poor")]


def test_a_bar_of_nothing_has_no_pieces():
    assert Bar((Part("in time", 0, "good"),)).pieces == []


def test_a_bar_in_a_row_has_its_parts_and_no_words():
    bar = Bar((Part("in time", 1, "good"), Part("not", 3, "poor")))

    assert str(bar.svg) == (
        '<svg class="sparkline" viewBox="0 0 240 20" width="120" height="10" aria-hidden="true"'
        ' focusable="false"><rect x="0" width="60" height="20" class="piece piece-good"/>'
        '<rect x="60" width="180" height="20" class="piece piece-poor"/></svg>'
    )
