"""Strategies: the list of a participation, one strategy, and wording it."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from municipalities import links
from municipalities.actions import strategies
from municipalities.models import Strategy
from municipalities.views.words import AboutOwned, NewWords, WordList, WordsPage
from municipalities.word_forms import StrategyForm
from programme.access import READ, RECORD_ADOPTION, WRITE
from web.views import FormPage, TextPage


class StrategyList(WordList, TextPage):
    """The strategies of one participation."""

    access = READ
    model = Strategy
    plural = "strategies"
    title = _("Strategies")
    create_label = _("New strategy")
    empty = _("There are no strategies to see here yet.")


class StrategyDetail(AboutOwned, TextPage):
    """One strategy: its words, the needs and goals it serves, and what is done."""

    access = READ
    model = Strategy
    template_name = "municipalities/strategy_detail.html"

    def get_title(self) -> str:
        return self.version.title

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        linked = links.of_strategy(self.owner, self.version, self.request.user)
        return super().get_context_data(linked=linked, **kwargs)


class StrategyCreate(NewWords, FormPage):
    """Put a strategy into words. A title is enough."""

    access = WRITE
    section = "strategy-list"
    title = _("New strategy")
    form_class = StrategyForm
    deed = strategies.word


class StrategyReword(WordsPage, FormPage):
    """Change the words of a strategy, and what it serves."""

    access = WRITE
    model = Strategy
    title = _("Change the strategy")
    form_class = StrategyForm
    deed = strategies.reword


class StrategyAmend(WordsPage, FormPage):
    """Write in what those who decide changed in a strategy."""

    access = RECORD_ADOPTION
    model = Strategy
    title = _("Changes made by those who decide")
    form_class = StrategyForm
    step = "amend"
    deed = strategies.amend
