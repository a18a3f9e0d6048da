"""Every step from every state: where it leads, or the sentence that says which steps are open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities import states
from programme import rights
from web.errors import Refused

ALL_WORDS = [
    "draft",
    "in_review",
    "adopted",
    "revision_draft",
    "revision_in_review",
    "closed",
    "set_aside",
]
ALL_INITIATIVE = ["planned", "under_way", "paused", "done", "ended"]
NO = "–"

# step: where it leads from each state, in the order above
WORDS = {
    "reword": ["draft", NO, NO, "revision_draft", NO, NO, NO],
    "throw_away": ["gone", NO, NO, NO, NO, NO, NO],
    "share": ["draft", "in_review", NO, "revision_draft", "revision_in_review", NO, NO],
    "send_to_review": ["in_review", NO, NO, "revision_in_review", NO, NO, NO],
    "take_out_of_review": [NO, "draft", NO, NO, "revision_draft", NO, NO],
    "amend": [NO, "in_review", NO, NO, "revision_in_review", NO, NO],
    "adopt": [NO, "adopted", NO, NO, "adopted", NO, NO],
    "revise": [NO, NO, "revision_draft", NO, NO, NO, NO],
    "drop_revision": [NO, NO, NO, "adopted", NO, NO, NO],
    "set_aside": ["set_aside", NO, NO, "adopted", NO, NO, NO],
    "correct": [NO, NO, "adopted", NO, NO, NO, NO],
    "close": [NO, NO, "closed", NO, NO, NO, NO],
    "reopen": [NO, NO, NO, NO, NO, "adopted", "draft"],
}
INITIATIVE = {
    "reword": ["planned", "under_way", "paused", "done", "ended"],
    "share": ["planned", "under_way", "paused", "done", "ended"],
    "throw_away": ["gone", NO, NO, NO, NO],
    "begin": ["under_way", NO, NO, NO, NO],
    "pause": [NO, "paused", NO, NO, NO],
    "take_up": [NO, NO, "under_way", "under_way", "under_way"],
    "finish": [NO, "done", "done", NO, NO],
    "end": ["ended", "ended", "ended", NO, NO],
}


def cells(table, all_states):
    return [
        (step, state, leads)
        for step, row in table.items()
        for state, leads in zip(all_states, row, strict=True)
    ]


@pytest.mark.parametrize(("step", "state", "leads"), cells(WORDS, ALL_WORDS))
def test_a_step_of_words_leads_where_the_table_says(step, state, leads):
    check(states.WORDS, step, state, leads)


@pytest.mark.parametrize(("step", "state", "leads"), cells(INITIATIVE, ALL_INITIATIVE))
def test_a_step_of_an_initiative_leads_where_the_table_says(step, state, leads):
    check(states.INITIATIVE, step, state, leads)


def check(machine, step, state, leads):
    if leads == NO:
        with pytest.raises(Refused) as refusal:
            states.after(machine, step, state)
        for each in states.open_steps(machine, state):
            assert str(each.label) in str(refusal.value)
    else:
        assert states.after(machine, step, state) == leads


def test_the_tables_name_every_step():
    assert [*WORDS] == [*states.WORDS]
    assert [*INITIATIVE] == [*states.INITIATIVE]


def test_a_refusal_names_the_steps_that_are_open_and_to_whom():
    with pytest.raises(Refused) as refusal:
        states.after(states.WORDS, "adopt", "draft")

    sentence = str(refusal.value)
    assert "Dette går ikke nå: registrer vedtaket. Status er: utkast." in sentence
    assert "send til behandling (programleder, programansvarlig)" in sentence
    assert "endre teksten (medarbeider, programleder, programansvarlig)" in sentence


@given(st.lists(st.sampled_from([*states.WORDS]), max_size=30))
def test_no_walk_leaves_the_known_states(walk):
    state = "draft"
    for step in walk:
        if state in states.WORDS[step].ways:
            state = states.after(states.WORDS, step, state)
        if state == "gone":
            return
    assert state in ALL_WORDS


def test_what_was_adopted_is_never_gone():
    """From adopted on, no step leads to nothing."""
    reached, new = set(), {"adopted"}
    while new:
        reached |= new
        new = {
            states.after(states.WORDS, step.code, state)
            for state in reached
            for step in states.open_steps(states.WORDS, state)
        } - reached

    assert "gone" not in reached


def test_every_step_is_for_municipal_roles_alone():
    for step in (*states.WORDS.values(), *states.INITIATIVE.values()):
        assert step.roles() <= {*rights.MUNICIPAL}
