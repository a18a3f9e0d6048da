"""Who may open the pages of this app: rights of the one table (`programme.rights`)."""

from programme.access import right

ANSWER_SIGNALS = right("answer_signals")
ASK_GUIDANCE = right("ask_guidance")
COOPERATE = right("cooperate")
LOG_GUIDANCE = right("log_guidance")
KEEP_GRANTS = right("keep_grants")
DELETE_DRAFT = right("delete_draft")
SEND_SIGNALS = right("send_signals")
SEND_PLAN = right("send_activity_plan")
ANSWER_PLAN = right("answer_activity_plan")
REMIND = right("remind")
SUBMIT_REPORT = right("submit_report")
SEND_REPORT = right("send_report")
FINISH_REPORT = right("finish_report")
