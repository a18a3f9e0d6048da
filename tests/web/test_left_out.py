"""What an address asks for that cannot be chosen is left out and said, and nothing that was typed is lost."""

import pytest
from django import forms
from django.http import QueryDict

from programme.models import Region
from web import left_out
from web.choices import YesNoField, YesNoWidget
from web.forms import DateField
from web.left_out import LeftOut


class Filter(forms.Form):
    """Something to choose, several things to choose, and something to type."""

    kind = forms.ChoiceField(choices=[("a", "A")], label="slag", required=False)
    regions = forms.ModelMultipleChoiceField(
        Region.objects.order_by("pk"), label="regioner", required=False, to_field_name="code"
    )
    text = forms.CharField(label="tekst", required=False)
    day = DateField(label="dag", required=False)
    yes = YesNoField(label="ja", required=False, widget=YesNoWidget)

    def clean(self):
        """Not everything goes together."""
        if self.cleaned_data.get("kind") and self.cleaned_data.get("yes"):
            raise forms.ValidationError("Ikke sammen.")

    def clean_text(self):
        """A rule that is not the field's own."""
        if self.cleaned_data["text"] == "mye":
            raise forms.ValidationError("For mye.")
        return self.cleaned_data["text"]


def asked(query):
    return left_out.read(Filter, QueryDict(query))


@pytest.mark.parametrize(
    "query",
    [
        *("", "kind=a&text=x&day=24.11.2026&yes=true", "kind=&day=&yes=", "yes=false"),
        *("page=2&sort=-name&per_page=5", "regoin=", "utm_source=brev&fbclid=1&_gl=2"),
    ],
)
def test_what_can_be_chosen_stays_as_it_is(query):
    found = asked(query)

    assert not found.left_out
    assert found.left_out.reasons == []
    assert found.kept is found.shown
    assert found.address("/sti/") == (
        f"/sti/?{QueryDict(query).urlencode()}" if query else "/sti/"
    )


@pytest.mark.parametrize(
    ("query", "unknown", "unreadable"),
    [
        ("kind=b", ("Slag",), ()),
        ("kind=%00", ("Slag",), ()),
        ("text=%00", (), ("Tekst",)),
        (f"text={'a' * 201}", (), ("Tekst",)),
        ("day=31.02.2026", (), ("Dag",)),
        ("day=31.12.9999", (), ("Dag",)),
        ("yes=tull", (), ("Ja",)),
        ("kind=b&day=x&yes=2", ("Slag",), ("Dag", "Ja")),
    ],
)
def test_the_rest_is_left_out_and_named(query, unknown, unreadable):
    found = asked(f"{query}&sort=1")

    assert found.left_out == LeftOut(unknown, unreadable)
    assert found.kept.is_valid()
    assert found.address("/") == "/?sort=1"
    assert found.shown.data == QueryDict(f"{query}&sort=1")  # nothing typed is lost
    assert len(found.shown.errors) == len(unreadable)  # and what is wrong with it stands there
    assert found.shown_as("form") == {
        "form": found.shown,
        "left_out": found.left_out,
        "kept": found.in_address,
    }


def test_a_name_that_no_form_knows_is_left_out_and_told():
    found = asked("regoin=3&kind=a&page=2")

    assert found.left_out == LeftOut(strange=("regoin",))
    assert found.left_out.reasons == [
        "Adressen ber om noe som denne siden ikke kjenner: «regoin»."
    ]
    assert found.address("/") == "/?kind=a&page=2"
    assert found.kept.cleaned_data["kind"] == "a"


def test_a_name_that_another_form_of_the_page_knows_is_not_strange():
    class More(forms.Form):
        """What the page reads besides."""

        part = forms.CharField(required=False)

    first = asked("part=a&regoin=3&kind=b")
    both = first.also(left_out.read(More, first.data))

    assert both.left_out == LeftOut(("Slag",), strange=("regoin",))
    assert both.address("/") == "/?part=a"


def test_few_strange_names_are_told_and_none_that_is_long():
    told = LeftOut(strange=("a" * 40, "b", "c", "d"))

    assert told.reasons == [
        f"Adressen ber om noe som denne siden ikke kjenner: «{'a' * 29}…», «b», «c»."
    ]


def test_it_is_said_in_sentences_by_kind():
    both = LeftOut(("Region", "Deltaker")) + LeftOut((), ("Dag",))

    assert both.reasons == [
        "Adressen ber om noe som du ikke kan se, eller som ikke finnes: Region, Deltaker.",
        "Adressen ber om noe som ikke kan brukes her: Dag.",
    ]


def test_of_several_values_those_that_are_right_stay(db):
    Region.objects.create(code="ost", name_nb="Øst")

    found = asked("regions=ost&regions=ukjent")

    assert found.left_out.unknown == ("Regioner",)
    assert [each.code for each in found.kept.cleaned_data["regions"]] == ["ost"]


def test_a_rule_of_the_form_is_not_left_out_but_told_in_the_form():
    alone, together = asked("text=mye"), asked("kind=a&yes=true&day=x")

    assert not alone.left_out
    assert alone.kept.errors == {"text": ["For mye."]}
    assert together.left_out == LeftOut((), ("Dag",))
    assert together.shown is together.kept
    assert together.kept.non_field_errors() == ["Ikke sammen."]
