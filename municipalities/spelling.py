"""What is a corrected spelling, and what is other words, which need a decision (design 5)."""

from difflib import SequenceMatcher

LEAST_KEPT = 0.8  # of the words
ALIKE = 0.6  # of the letters of words that were changed
LONGEST = 400  # letters that are compared one by one


def is_spelling(before: str, after: str) -> bool:
    """True where most words are the same, or are written almost alike."""
    old, new = before.split(), after.split()
    most = max(len(old), len(new))
    if not most:
        return True
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    kept = sum(_kept(old[a:b], new[c:d], step) for step, a, b, c, d in steps)
    return kept / most >= LEAST_KEPT


def _kept(old: list[str], new: list[str], step: str) -> int:
    """How many words stand, the same or almost alike."""
    if step == "equal":
        return len(old)
    before, after = " ".join(old), " ".join(new)
    if max(len(before), len(after)) > LONGEST:
        return 0
    alike = SequenceMatcher(None, before.lower(), after.lower(), autojunk=False).ratio()
    return max(len(old), len(new)) if alike >= ALIKE else 0
