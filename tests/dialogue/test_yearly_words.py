"""The lines of a year's first page: written, moved, reworded, shared and taken away."""

import pytest
from django.core.exceptions import ValidationError

from dialogue.actions import yearly_words
from dialogue.models import YearlyWord
from web.errors import Refused
from web.second_save import ChangedMeanwhile, stamp_of


def write(world, text, kind="good", **words):
    return yearly_words.write(
        **{
            "participation": world.nordvik,
            "year": 2025,
            "kind": kind,
            "text": text,
            "by": world.ola,
            **words,
        }
    )


def told(world, user=None, year=2025):
    rows = YearlyWord.objects.visible_to(user or world.ola).of_year(world.nordvik, year)
    return [row.text for row in rows]


def test_a_line_comes_last_under_its_heading_and_the_fourth_is_refused(world):
    for text in ("A", "B", "C"):
        write(world, text)
    write(world, "D", kind="asked")
    write(world, "E", year=2024)

    assert told(world) == ["A", "D", "B", "C"]  # by place: each heading has its own
    assert [row.order for row in YearlyWord.objects.filter(kind="good", year=2025)] == [1, 2, 3]
    with pytest.raises(Refused, match="tre linjer"):
        write(world, "F")


def test_a_line_changes_places_within_its_heading(world):
    first, second = write(world, "A"), write(world, "B")

    yearly_words.move(word=second, up=True, by=world.ola)
    assert told(world) == ["B", "A"]
    yearly_words.move(word=first, up=False, by=world.ola)  # it is the last already
    assert told(world) == ["B", "A"]


def test_a_proposal_is_taken_in_once(world):
    write(world, "A", proposed="behind-1")

    with pytest.raises(ValidationError, match="allerede tatt med"):
        write(world, "A", proposed="behind-1")


def test_nothing_and_too_much_are_no_line(world):
    for text in ("", "x" * 301):
        with pytest.raises(ValidationError):
            write(world, text)


def test_two_who_reword_at_once_are_told(world):
    word = write(world, "A")
    seen = stamp_of(word)
    yearly_words.change(word=word, text="B", seen=seen, by=world.lars)

    with pytest.raises(ChangedMeanwhile):
        yearly_words.change(word=word, text="C", seen=seen, by=world.ola)
    assert told(world) == ["B"]


def test_husbanken_reads_what_is_shared_and_a_shared_line_is_not_removed(world):
    word = write(world, "A")
    assert told(world, world.anne) == told(world, world.mona) == []

    yearly_words.share(participation=world.nordvik, year=2025, by=world.lars)
    write(world, "B")
    assert told(world, world.anne) == ["A"]  # what is written later waits
    assert told(world, world.siri) == []
    with pytest.raises(Refused, match="Husbanken kan lese"):
        yearly_words.remove(word=word, by=world.ola)

    yearly_words.take_back(participation=world.nordvik, year=2025, by=world.lars)
    assert told(world, world.anne) == []
    yearly_words.remove(word=word, by=world.ola)
    assert told(world) == ["B"]
    with pytest.raises(Refused, match="allerede"):
        yearly_words.take_back(participation=world.nordvik, year=2025, by=world.lars)


def test_a_line_is_called_by_its_words(world):
    assert str(write(world, "Flere i egen bolig")) == "Flere i egen bolig"
