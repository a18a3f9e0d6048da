"""What the passport says of an indicator, in whole sentences."""

from datetime import date
from decimal import Decimal

import pytest

from programme import passport
from programme.models import Indicator, Part
from tests.world import count_indicator
from web import history

SPACE = "\N{NO-BREAK SPACE}"


def indicator(**words):
    return Indicator(
        **{"nature": "count", "lowest": None, "jump_percent": None, "zero_after": None} | words
    )


@pytest.mark.parametrize(
    ("words", "formula"),
    [
        ({"nature": "count"}, "Et antall."),
        ({"nature": "amount"}, "Et beløp."),
        ({"nature": "score"}, "En skår."),
        (
            {
                "nature": "rate",
                "factor": 100,
                "numerator_nb": "Avslag",
                "denominator_nb": "Søknader",
            },
            "Avslag ÷ Søknader × 100.",
        ),
        ({"nature": "rate", "factor": 1}, "telleren ÷ nevneren."),
        ({"nature": "rate", "factor": 1000}, f"telleren ÷ nevneren × 1{SPACE}000."),
    ],
)
def test_the_formula_names_what_is_divided_by_what(words, formula):
    assert passport.formula(indicator(**words))[0] == formula


@pytest.mark.parametrize(
    ("nature", "several"),
    [
        ("count", "For flere deltakere: summen, med hvor mange den bygger på."),
        ("score", "For flere deltakere: snittet, med hvor mange det bygger på."),
        (
            "rate",
            "For flere deltakere: summen av tellerne delt på summen av nevnerne, aldri et snitt av rater.",
        ),
    ],
)
def test_several_participants_become_one_in_words(nature, several):
    assert passport.formula(indicator(nature=nature))[1] == several


@pytest.mark.parametrize(
    ("count", "said"), [(0, "Ingen desimaler"), (1, "1 desimal"), (2, "2 desimaler")]
)
def test_decimals(count, said):
    assert passport.decimals(indicator(decimals=count)) == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (None, None, "Uten sluttdato."),
        (date(2024, 1, 1), None, "Fra og med 01.01.2024."),
        (None, date(2025, 12, 31), "Til og med 31.12.2025."),
        (date(2024, 1, 1), date(2025, 12, 31), "Fra 01.01.2024 til 31.12.2025."),
    ],
)
def test_when_it_is_in_use(first, last, said):
    assert passport.validity(indicator(valid_from=first, valid_to=last)) == said


def test_no_rules_of_entry_are_no_sentences():
    assert passport.entry_rules(indicator()) == []


def test_every_rule_of_entry_is_a_sentence():
    rules = passport.entry_rules(
        indicator(
            lowest=Decimal(1),
            highest=Decimal("5.5"),
            is_share=True,
            jump_percent=50,
            jump_least=Decimal(5),
            zero_after=10,
        )
    )

    assert rules == [
        "Et tall under 1 blir avvist.",
        "Et tall over 5,5 blir avvist.",
        "Telleren er en del av nevneren og kan ikke være størst av dem.",
        f"En endring på mer enn 50{SPACE}% fra året før må bekreftes med en kommentar, med mindre den er på 5 eller lavere.",
        "En null må bekreftes med en kommentar når året før hadde 10 eller mer.",
    ]


def test_small_numbers_are_protected_or_not():
    assert passport.suppression(indicator(suppress_below=None)) == ["Ikke skjermet."]
    assert passport.suppression(indicator(suppress_below=4))[0].startswith("Antall fra 1 og")


def test_parts_stand_in_the_order_of_their_list(db):
    own = count_indicator()
    for order, name in [(2, "Unge"), (1, "Flyktninger")]:
        own.parts.add(Part.objects.create(code=name.lower(), name_nb=name, order=order))

    assert passport.parts(own) == ["Flyktninger", "Unge"]


def test_each_wording_is_told_once_newest_first_with_who(world):
    own = world.indicator
    own.definition_nb = "Familier uten egen bolig."
    history.keep(own, by=world.tor, reason="indicator.changed", fields=["definition_nb"])
    own.decimals = 1
    history.keep(own, by=world.tor, reason="indicator.changed", fields=["decimals"])

    new, old = passport.wordings(own)

    assert (new.definition, new.by) == ("Familier uten egen bolig.", "Tor")
    assert (old.by, old.definition[:9]) == ("", "Husstande")
    assert new.since > old.since
