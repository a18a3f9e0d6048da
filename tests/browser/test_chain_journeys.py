"""Three breaks mended from the chain page, in a real browser."""

import pytest

from municipalities.actions import goals, needs
from municipalities.models import Need, NeedCount
from programme.models import NationalGoal

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def mend(visitor, world, break_, *, typed, button="Lagre"):
    """From the chain page by one click, and back."""
    visitor.open(f"/deltakere/{world.nordvik.pk}/kjede/")
    row = visitor.page.locator("li, p").filter(has_text=break_).first
    row.get_by_role("link", name="Rett opp").first.click()
    visitor.check()
    for label, value in typed.items():
        field = visitor.page.get_by_label(label, exact=False).first
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        elif field.get_attribute("type") == "checkbox":
            field.check()
        else:
            field.fill(value)
    visitor.page.locator("main form.site-form button[type=submit]").click()
    visitor.check()


def test_three_breaks_are_mended_from_the_chain_page(visitor, everybody):
    national = NationalGoal.objects.create(code="homeless", text_nb="Færre bostedsløse")
    everybody.programme.national_goals.add(national)
    need = needs.word(
        participation=everybody.nordvik, by=everybody.ola, title="For få boliger"
    ).need
    goal = goals.word(
        participation=everybody.nordvik, by=everybody.ola, title="Alle bor godt"
    ).goal
    visitor.log_in(everybody.kari)
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/kjede/")
    assert visitor.page.get_by_text("Gjenstår").first.is_visible()

    mend(
        visitor,
        everybody,
        "Behov uten antall",
        typed={
            "Hvor mange": "34",
            "Enhet": "persons",
            "Telt dato": "01.11.2026",
            "Hvordan": "mapping",
        },
    )
    assert NeedCount.objects.get().count == 34
    mend(visitor, everybody, "Behov uten strategi", typed={"Tittel": "Varig bolig først"})
    assert Need.objects.get().strategy_versions.get().title == "Varig bolig først"
    mend(
        visitor,
        everybody,
        "Hovedmål uten nasjonalt mål",
        typed={"Færre bostedsløse": "on"},
    )
    assert goal.versions.get().national_goals.get() == national
    visitor.open(f"/deltakere/{everybody.nordvik.pk}/kjede/")
    assert "Behov uten antall" not in visitor.page.locator("main").inner_text()
    assert need.pk
