"""Who may open the pages of this app: rights of the one table (`programme.rights`)."""

from programme.access import right

ASK_GUIDANCE = right("ask_guidance")
COOPERATE = right("cooperate")
LOG_GUIDANCE = right("log_guidance")
KEEP_GRANTS = right("keep_grants")
SEND_PLAN = right("send_activity_plan")
ANSWER_PLAN = right("answer_activity_plan")
