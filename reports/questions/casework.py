"""Is the casework better? Questions on the chain, on refusals and on anchoring."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.questions import anchored, links
from reports.questions.of_figures import answer
from reports.questions.question import Answer, Group, Question
from reports.questions.scope import Scope

REFUSED = ("refused_share", "new_applicants", "appeals_upheld_share")


def q10(scope: Scope) -> Answer:
    """What part of new applicants is refused, against the years before."""
    return answer(
        scope,
        REFUSED,
        _(
            "It is compared with own earlier years; figures of the county, the KOSTRA group and the country are not held yet."
        ),
    )


QUESTIONS = (
    Question(
        "Q4",
        "chain",
        Group.CASEWORK,
        gettext_lazy("From need to initiative"),
        gettext_lazy("Which needs have no strategy, and which strategies have no initiative?"),
        links.unanswered_needs,
    ),
    Question(
        "Q5",
        "target-groups",
        Group.CASEWORK,
        gettext_lazy("Whom something is done for"),
        gettext_lazy(
            "Which initiatives serve which need and target group, and which groups have no initiative?"
        ),
        links.forgotten_groups,
    ),
    Question(
        "Q10",
        "refusals",
        Group.CASEWORK,
        gettext_lazy("Refusals"),
        gettext_lazy(
            "What part of new applicants is refused, against own earlier years and against others?"
        ),
        q10,
    ),
    Question(
        "Q15",
        "anchoring",
        Group.CASEWORK,
        gettext_lazy("Anchored by decisions"),
        gettext_lazy(
            "Are the strategies adopted politically, and built into the municipality's own plans?"
        ),
        anchored.anchored,
    ),
)
