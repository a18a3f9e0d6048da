"""Words brought to a state: sent to review, adopted, revised, closed."""

from municipalities.actions import adoptions, wordings
from tests.world import TODAY

DECISION = {"body": "council", "decided_on": TODAY, "reference": "26/117"}


def fresh(owner):
    """The same identity, read again."""
    return type(owner).objects.get(pk=owner.pk)


def record(world, owners, **words):
    """A decision of Nordvik's council on what is in review."""
    return adoptions.record(
        **{
            "participation": world.nordvik,
            "versions_adopted": [fresh(owner).newest for owner in owners],
            "by": world.lars,
            "today": TODAY,
            **DECISION,
            **words,
        }
    )


def in_review(world, *owners):
    """Sent to those who decide."""
    wordings.send_to_review(owners=owners, by=world.lars)


def adopt(world, *owners, **words):
    """Sent to review and adopted in one decision."""
    in_review(world, *owners)
    return record(world, owners, **words)


def revise(world, *owners):
    """Adopted, with the next version begun."""
    adopt(world, *owners)
    wordings.revise(owners=owners, by=world.lars)


def set_aside(world, owner):
    """Laid aside by Lars, with the reason."""
    wordings.set_aside(
        owner=owner, set_aside_reason="Ikke aktuelt lenger.", by=world.lars, today=TODAY
    )


def close(world, owner):
    """Adopted and closed."""
    adopt(world, owner)
    wordings.close(
        owner=owner, closed_as="met", closed_reason="Målet er nådd.", by=world.lars, today=TODAY
    )
