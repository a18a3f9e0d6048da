"""How a field's value is said beside another's, and what no text field takes."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms

from programme.models import Region
from web.forms import DateField, in_words, protect

CHOICE = forms.ChoiceField(choices=[("1", "høy"), ("2", "lav")])


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        (forms.CharField(), "", "–"),
        (forms.CharField(), None, "–"),
        (forms.BooleanField(), True, "ja"),
        (forms.BooleanField(), False, "nei"),
        (forms.DateField(), date(2026, 11, 24), "24.11.2026"),
        (forms.DecimalField(), Decimal("12.5000"), "12,5"),
        (forms.MultipleChoiceField(), ["b", "a"], "a, b"),
        (forms.MultipleChoiceField(), [], "–"),
        (CHOICE, 2, "lav"),
        (CHOICE, "9", "9"),
        (forms.ModelChoiceField(None), "Nordvik", "Nordvik"),
        (forms.CharField(), "=1+1", "=1+1"),
    ],
)
def test_a_value_is_said_as_a_reader_would(field, value, said):
    assert in_words(field, value) == said


def test_a_row_is_said_as_its_choice_is_called():
    one, many = forms.ModelChoiceField(None), forms.ModelMultipleChoiceField(None)
    one.label_from_instance = many.label_from_instance = str.upper

    assert (in_words(one, "a"), in_words(many, ["b", "a"])) == ("A", "A, B")


class OneText(forms.Form):
    text = forms.CharField()
    number = forms.IntegerField(required=False)


@pytest.mark.parametrize(
    ("text", "taken"),
    [("a\tb\nc", True), ("Čáhppes", True), ("a\x07b", False), ("\x7f", False)],
)
def test_what_cannot_be_read_is_refused(text, taken):
    assert protect(OneText({"text": text})).is_valid() is taken


class Choices(forms.Form):
    must = forms.ChoiceField(choices=[("", "---------"), ("1", "høy")])
    may = forms.ChoiceField(choices=[("", "---------"), ("1", "høy")], required=False)
    plain = forms.ChoiceField(choices=[("1", "høy")])
    row = forms.ModelChoiceField(Region.objects, required=False)
    all = forms.ModelChoiceField(Region.objects, empty_label="Alle", required=False)


def test_the_empty_choice_is_said_in_words():
    fields = protect(Choices()).fields

    assert [str(fields[name].choices[0][1]) for name in ("must", "may", "plain")] == [
        "Velg",
        "Ikke valgt",
        "høy",
    ]
    assert [str(fields[name].empty_label) for name in ("row", "all")] == ["Ikke valgt", "Alle"]


class Words(forms.Form):
    title = forms.CharField()
    day = DateField(required=False)
    region = forms.ModelChoiceField(Region.objects.none(), required=False)
    own = forms.ChoiceField(
        choices=[("1", "høy")], required=False, error_messages={"invalid_choice": "Ikke den."}
    )


def sent(**typed):
    form = protect(Words(typed))
    form.is_valid()
    return form


@pytest.mark.parametrize("title", ["\u200b", "\u202e \u2066", "\ufeff"])
def test_a_title_of_signs_that_nobody_sees_is_no_title(title):
    assert "title" in sent(title=title).errors


def test_signs_that_nobody_sees_are_taken_out():
    assert sent(title="Čáhc\u200besuolu\u202e").cleaned_data["title"] == "Čáhcesuolu"


def test_a_field_that_has_no_text_when_empty_has_none():
    class Block(forms.Form):
        block = forms.CharField(required=False, empty_value=None)

    form = protect(Block({"block": ""}))

    assert form.is_valid()
    assert form.cleaned_data["block"] is None


def test_a_field_that_keeps_its_edges_keeps_them():
    class Block(forms.Form):
        block = forms.CharField(strip=False)

    form = protect(Block({"block": "\tÅ\u200b\t"}))

    assert form.is_valid()
    assert form.cleaned_data["block"] == "\tÅ\t"


def test_a_long_text_has_a_limit_even_where_its_field_has_none():
    class Long(forms.Form):
        what = forms.CharField(widget=forms.Textarea)
        block = forms.CharField(widget=forms.Textarea, max_length=30_000)

    for length, taken in ((20_000, True), (20_001, False)):
        form = protect(Long({"what": "å" * length, "block": "å" * 30_000}))
        assert form.is_valid() is taken
        assert "block" not in form.errors


@pytest.mark.parametrize("day", ["01.01.0001", "31.12.9999", "31.12.1989", "01.01.2101"])
def test_a_day_in_a_far_off_year_is_refused(day):
    assert sent(title="a", day=day).errors["day"] == ["Oppgi en dato mellom 1990 og 2100."]


@pytest.mark.parametrize("day", ["01.01.1990", "31.12.2100", ""])
def test_a_day_within_memory_and_plans_is_taken(day):
    assert not sent(title="a", day=day).errors


def test_what_cannot_be_chosen_is_refused_in_our_own_words(db):
    errors = sent(title="a", region="7", own="7").errors

    assert errors["region"] == ["Dette er ikke blant det som kan velges her. Velg noe annet."]
    assert errors["own"] == ["Ikke den."]
