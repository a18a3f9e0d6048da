"""Changes of strategies: worded, thrown away. Their other steps are in `wordings`."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from municipalities.actions import versions, wordings
from municipalities.models import Participation, Strategy, StrategyVersion
from web import history
from web.errors import Refused


@transaction.atomic
def word(*, participation: Participation, by: User, **words: Any) -> StrategyVersion:
    """Put a strategy into words for the first time, as a draft. A title is enough."""
    place = versions.last_place(Strategy, participation)
    strategy = Strategy(participation=participation, order=place)
    versions.same_participation(strategy, wordings.linked_in(words))
    history.keep(strategy, by=by, reason="strategy.created")
    draft = StrategyVersion(strategy=strategy)
    return versions.write(draft, words, by=by, reason="strategy.worded")


@transaction.atomic
def reword(
    *, strategy: Strategy, by: User, seen: str | None = None, **words: Any
) -> StrategyVersion:
    """Change the words and links of the draft, or of the revision while what is adopted stands."""
    strategy = versions.opened(strategy, "reword", seen)
    versions.same_participation(strategy, wordings.linked_in(words))
    return versions.write(strategy.working, words, by=by, reason="strategy.reworded")


@transaction.atomic
def amend(
    *, strategy: Strategy, by: User, seen: str | None = None, **words: Any
) -> StrategyVersion:
    """Write in what those who decide changed, before the decision is recorded."""
    return wordings.amend(owner=strategy, by=by, seen=seen, **words)


@transaction.atomic
def throw_away(*, strategy: Strategy, by: User) -> None:
    """Throw away a strategy that nobody outside has seen."""
    strategy = versions.locked(strategy)
    if strategy.initiatives.exists():
        raise Refused(_("Initiatives follow this strategy. Move or delete them first."))
    wordings.throw_away(strategy, by=by)
