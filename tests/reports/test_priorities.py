"""What comes first and why: the rules by hand, without a database."""

from decimal import Decimal

from reports import priorities
from reports.priorities import Followed, Reason, furthest, in_order


def needs(name, *codes_and_days):
    reasons = tuple(Reason(code, code, "/", days) for code, days in codes_and_days)
    return Followed(len(name), name, reasons)


def test_what_husbanken_owes_comes_before_what_a_participant_lacks():
    found = [
        needs("Sørvik", ("figures_late", 280)),
        needs("Nordvik", ("owed_long", 47)),
        needs("Lyngøya", ("theirs", 300)),
    ]

    assert [each.participant for each in in_order(found)] == ["Nordvik", "Sørvik", "Lyngøya"]


def test_the_one_that_has_waited_longest_comes_first_and_then_the_name_decides():
    found = [
        needs("Åsen", ("promise", 12)),
        needs("Vidfjell", ("promise", 57)),
        needs("Ørvik", ("promise", 12)),
    ]

    assert [each.participant for each in in_order(found)] == ["Vidfjell", "Ørvik", "Åsen"]


def test_a_result_never_decides_the_order():
    found = [
        needs("Askøya", ("twice", 0)),
        needs("Nordvik", ("theirs", 1)),
        needs("Sørvik", ("twice", 0), ("theirs", 2)),
    ]

    assert [each.participant for each in in_order(found)] == ["Sørvik", "Nordvik", "Askøya"]


def test_the_reasons_stand_in_the_same_order_three_at_once_and_the_rest_folded():
    (each,) = in_order(
        [
            needs("Nordvik", ("twice", 0), ("figures_due", 0), ("promise", 3), ("promise", 9)),
            needs("Sørvik"),
        ]
    )

    assert [(reason.code, reason.days) for reason in each.first] == [
        ("promise", 9),
        ("promise", 3),
        ("figures_due", 0),
    ]
    assert [reason.code for reason in each.further] == ["twice"]


def test_the_furthest_move_is_the_largest_for_its_size_in_the_right_direction():
    moves = [
        ("families", Decimal(41), Decimal(28), "lower"),  # 13 of 41: 32 per cent down
        ("evictions", Decimal(165), Decimal(119), "lower"),  # 46 of 165: 28 per cent down
        ("refused", Decimal(20), Decimal(40), "lower"),  # the wrong way
        ("homes", Decimal(10), Decimal(90), "context"),  # never judged
        ("owned", Decimal(0), Decimal(5), "higher"),  # began at 0
    ]

    assert furthest(moves) == "families"
    assert furthest([*moves, ("own", Decimal(100), Decimal(150), "higher")]) == "own"
    assert furthest(moves[2:]) is None


def test_of_moves_of_one_size_the_first_code_is_told():
    assert furthest([(code, Decimal(4), Decimal(2), "lower") for code in "ba"]) == "a"


def test_every_rule_is_told_on_the_help_page_in_its_order():
    told = priorities.told(None, None)

    assert told["good_rules"][0] == priorities.MATTERS[2].programme
    assert len(told["good_rules"]) == len(priorities.codes_of("good")) == 5
    assert len(told["worrying_rules"]) == len(priorities.codes_of("worrying")) == 6
    assert set(priorities.RANKS) == {rule.code for rule in priorities.FOLLOWED} | {"twice"}
    assert "ahead" in priorities.own_rules()
    assert "moved" in priorities.own_rules()
    assert "unanswered" not in priorities.own_rules()
