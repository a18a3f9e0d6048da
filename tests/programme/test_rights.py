"""The table of rights, read against design 4 role by role."""

import pytest

from programme import rights

MUNICIPAL = "reader contributor leader owner"
READING = "adviser programme_lead manager evaluator"
DESIGN = {
    "read_own": MUNICIPAL,
    "read_shared": f"{MUNICIPAL} {READING}",
    "write": "contributor leader owner",
    "share": "leader owner",
    "submit_figures": "leader owner",
    "send_to_review": "leader owner",
    "record_adoption": "leader owner",
    "start_revision": "leader owner",
    "close": "leader owner",
    "comment": "contributor leader owner adviser programme_lead manager",
    "follow_up": "leader owner adviser programme_lead manager",
    "approve_figures": "owner",
    "record_approval": "leader owner",
    "see_small_numbers": MUNICIPAL,
    "see_submitted_small_numbers": "adviser programme_lead",
    "cooperate": "leader owner adviser programme_lead",
    "ask_guidance": "contributor leader owner",
    "log_guidance": "adviser programme_lead",
    "send_signals": "leader owner",
    "answer_signals": "programme_lead",
    "delete_draft": "leader owner",
    "send_activity_plan": "owner",
    "answer_activity_plan": "programme_lead",
    "remind": "adviser programme_lead",
    "submit_report": "leader owner",
    "send_report": "owner",
    "finish_report": "adviser programme_lead",
    "keep_grants": "adviser programme_lead",
    "give_reader": "leader owner",
    "give_owner": "owner",
    "give_first_owner": "programme_lead",
    "give_programme_roles": "administrator",
    "choose_indicators": "leader owner",
    "run_programme": "programme_lead",
    "look_up_people": "administrator programme_lead",
    "take_reports": f"{MUNICIPAL} {READING}",
    "open_for_comparison": "leader owner",
    "read_programme_figures": READING,
}


@pytest.mark.parametrize("code", DESIGN)
def test_each_right_is_held_by_the_roles_of_the_design(code):
    assert rights.BY_CODE[code].roles == {*DESIGN[code].split()}


def test_no_right_stands_outside_the_design_or_the_table():
    assert {right.code for right in rights.RIGHTS} == DESIGN.keys()
