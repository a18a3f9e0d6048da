"""What each side owes the other, by participant: answers that wait, and promises past their date."""

from collections import Counter, defaultdict
from typing import Any

from dialogue.models import Commitment
from municipalities.models import Comment

Owed = dict[int, Counter]  # by participation: by the names of NAMES
SIDES = Comment.Side
NAMES = tuple(f"{what}_{side}" for what in ("answers", "promises") for side in SIDES.values)


def owed(user: Any, who: list) -> Owed:
    """Questions without an answer and open promises past their date, by the side that owes them.

    Of a question only what the reader may see is counted. Two queries.
    """
    found: Owed = defaultdict(Counter)
    questions = Comment.objects.visible_to(user).filter(participation__in=who).unanswered()
    for place, side in questions.values_list("participation_id", "waits_for"):
        found[place][f"answers_{side}"] += 1
    late = Commitment.objects.visible_to(user).filter(participation__in=who)
    for place, side in late.late_on(user.scope.today).values_list("participation_id", "side"):
        found[place][f"promises_{side}"] += 1
    return found
