"""Who may open a page about a participation: a right that the user's roles there must hold."""

from typing import Any

from programme import rights
from web.access import Access


def right(code: str) -> Access:
    """Pages with a `participation` ask about it; others ask whether the right is held anywhere."""
    held = rights.BY_CODE[code]

    def test(user: Any, page: Any) -> bool:
        if not user.is_authenticated:
            return False
        participation = getattr(page, "participation", None)
        if participation is None:
            return user.scope.may_somewhere(code)
        return user.scope.may(code, participation)

    return Access(held.code, test)


READ = right("read_shared")
WRITE = right("write")
SUBMIT_FIGURES = right("submit_figures")
APPROVE_FIGURES = right("approve_figures")
RECORD_APPROVAL = right("record_approval")
RECORD_ADOPTION = right("record_adoption")
SHARE = right("share")
SEND_TO_REVIEW = right("send_to_review")
START_REVISION = right("start_revision")
CLOSE = right("close")
COMMENT = right("comment")
FOLLOW_UP = right("follow_up")
CHOOSE_INDICATORS = right("choose_indicators")
RUN_PROGRAMME = right("run_programme")
TAKE_REPORTS = right("take_reports")
READ_PROGRAMME_FIGURES = right("read_programme_figures")
OPEN_FOR_COMPARISON = right("open_for_comparison")


def _any_role(user: Any, page: Any) -> bool:
    if not user.is_authenticated:
        return False
    participation = getattr(page, "participation", None)
    return bool(user.scope.roles_in(participation) if participation else user.scope.all_roles)


ANY_ROLE = Access("any role", _any_role)
