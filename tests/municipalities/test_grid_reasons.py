"""The choice beside the number: what it shows, and what it says together with what is typed."""

import pytest

from municipalities.grid_reasons import OTHER, Fields, shown, together

HOMES = "Vi har ikke slike boliger"
BEGAN = "Dette begynte etter perioden"


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (("", ""), ("", "", "")),
        (("12", ""), ("", "12", "")),
        (("5", "10"), ("", "5", "10")),
        ((f"– {HOMES}", ""), (HOMES, "", "")),
        (("– Ingen hospits", ""), (OTHER, "– Ingen hospits", "")),
        (("–", ""), (OTHER, "–", "")),
        (("– 5 boliger", ""), ("", "– 5 boliger", "")),  # neither a number nor a reason
    ],
)
def test_a_usual_reason_stands_in_the_choice_and_another_in_the_field(texts, fields):
    assert shown(texts) == fields


@pytest.mark.parametrize(
    ("opened", "posted", "texts"),
    [
        # nothing is touched
        (("", ""), ("", "", ""), ("", "")),
        (("5", "10"), ("", "5", "10"), ("5", "10")),
        ((f"– {HOMES}", ""), (HOMES, "", ""), (f"– {HOMES}", "")),
        (("– Ingen hospits", ""), (OTHER, "– Ingen hospits", ""), ("– Ingen hospits", "")),
        # only what is typed is changed
        (("", ""), ("", "12", ""), ("12", "")),
        (("", ""), ("", "– Ingen hospits", ""), ("– Ingen hospits", "")),
        ((f"– {HOMES}", ""), (HOMES, "12", ""), ("12", "")),
        ((f"– {HOMES}", ""), (HOMES, "5", "10"), ("5", "10")),
        (("– Ingen hospits", ""), (OTHER, "12", ""), ("12", "")),
        # only the choice is changed
        (("", ""), (HOMES, "", ""), (f"– {HOMES}", "")),
        (("12", ""), (HOMES, "12", ""), (f"– {HOMES}", "")),
        (("5", "10"), (HOMES, "5", "10"), (f"– {HOMES}", "")),
        ((f"– {HOMES}", ""), (BEGAN, "", ""), (f"– {BEGAN}", "")),
        ((f"– {HOMES}", ""), ("", "", ""), ("", "")),
        (("– Ingen hospits", ""), ("", "– Ingen hospits", ""), ("", "")),
        (("– Ingen hospits", ""), (HOMES, "– Ingen hospits", ""), (f"– {HOMES}", "")),
        (("12", ""), (OTHER, "12", ""), ("–", "")),  # asks why
        (("", ""), (OTHER, "", ""), ("–", "")),
        # both, and they agree
        (("12", ""), (HOMES, "", ""), (f"– {HOMES}", "")),
        (("", ""), (OTHER, "Ingen hospits", ""), ("– Ingen hospits", "")),
        (("", ""), (OTHER, "- ingen hospits", ""), ("– ingen hospits", "")),
        ((f"– {HOMES}", ""), ("", "12", ""), ("12", "")),
        (("– Ingen hospits", ""), ("", "12", ""), ("12", "")),
    ],
)
def test_what_was_changed_counts(opened, posted, texts):
    assert together(Fields(*posted), opened) == (texts, "")


@pytest.mark.parametrize(
    ("opened", "posted"),
    [
        (("12", ""), (HOMES, "13", "")),
        (("", ""), (HOMES, "13", "")),
        (("", ""), (HOMES, "5", "10")),
        (("5", "10"), (OTHER, "5", "11")),
    ],
)
def test_a_choice_and_a_figure_typed_at_once_are_both_kept_and_asked_about(opened, posted):
    assert together(Fields(*posted), opened) == (posted[1:], posted[0])


def test_words_typed_beside_a_usual_reason_do_not_pass_unseen():
    posted = Fields(HOMES, "ca. 5", "")

    assert together(posted, ("", "")) == (("ca. 5", ""), HOMES)
