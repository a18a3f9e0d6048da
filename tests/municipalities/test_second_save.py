"""Two people at once in a row that is logged: the second sees both versions, and chooses."""

import pytest

from municipalities.actions import anchors, participations, risks
from municipalities.models import Participation, PlanAnchor, Risk
from programme.actions import programmes
from programme.models import Programme, ReportingWindow
from tests.municipalities import plan_scenes
from tests.world import TODAY


def typed(page, **changed):
    """The form as it was opened, with what this visitor changed."""
    form = page.context["form"]
    kept = {bound.html_name: bound.value() for bound in form}
    kept = {name: "" if value is None else value for name, value in kept.items()}
    dates = {name: f"{v:%d.%m.%Y}" for name, v in kept.items() if hasattr(v, "strftime")}
    rows = {name: [r.pk for r in v] for name, v in kept.items() if _is_rows(v)}
    return kept | dates | rows | changed


def _is_rows(value):
    return isinstance(value, list) and value and hasattr(value[0], "pk")


def opened_by_both(client, user, address, meanwhile, **mine):
    """What the second gets who saves, and then what stands after "save mine anyway"."""
    client.force_login(user)
    page = client.get(address)
    meanwhile()
    refused = client.post(address, typed(page, **mine))
    assert refused.status_code == 422
    again = typed(page, **mine) | {"seen": refused.context["form"]["seen"].value()}
    kept = client.post(address, again)
    assert kept.status_code == 302
    return refused.content.decode()


def test_a_risk_that_another_changed_is_shown_beside_ones_own(client, world):
    plan = plan_scenes.plan(world)
    risk = Risk.objects.get(text="Lite tid")
    words = {"likelihood": 1, "consequence": 2, "action": "Møter"}

    page = opened_by_both(
        client,
        world.ola,
        f"/deltakere/{world.nordvik.pk}/plan/{plan.pk}/risiko/{risk.pk}/endre/",
        lambda: risks.change(
            plan=plan, risk=risk.pk, by=world.kari, text="Svært lite tid", **words
        ),
        text="For lite tid",
    )

    assert "Kari lagret en annen versjon" in page
    assert "Svært lite tid" in page
    assert Risk.objects.get(pk=risk.pk).text == "For lite tid"


def test_an_anchoring_that_another_changed_is_shown_beside_ones_own(client, world):
    plan_scenes.plan(world)
    anchor = PlanAnchor.objects.get()
    own = {"participation": world.nordvik, "anchor": anchor.pk, "by": world.kari}

    page = opened_by_both(
        client,
        world.ola,
        f"/deltakere/{world.nordvik.pk}/plan/forankring/{anchor.pk}/endre/",
        lambda: anchors.change(**own, today=TODAY, title="Kommuneplan"),
        title="Økonomiplan 2027",
    )

    assert "Kommuneplan" in page
    assert PlanAnchor.objects.get().title == "Økonomiplan 2027"


def test_a_participation_that_another_changed_is_shown_beside_ones_own(client, world):
    page = opened_by_both(
        client,
        world.tor,
        f"/deltakere/{world.nordvik.pk}/endre/",
        lambda: participations.change(
            participation=world.nordvik, by=world.tor, phase="evaluation"
        ),
        phase="planning",
    )

    assert "evaluering" in page.lower()
    assert Participation.objects.get(pk=world.nordvik.pk).phase == "planning"


def test_a_programme_that_another_changed_is_shown_beside_ones_own(client, world):
    page = opened_by_both(
        client,
        world.tor,
        "/program/bsu/endre/",
        lambda: programmes.change(programme=world.programme, by=world.tor, tolerance_percent=7),
        tolerance_percent="8",
    )

    assert ">7<" in page
    assert Programme.objects.get().tolerance_percent == 8


def test_a_window_that_another_moved_is_shown_beside_ones_own(client, world):
    window = ReportingWindow.objects.get()

    page = opened_by_both(
        client,
        world.tor,
        f"/program/bsu/vindu/{window.pk}/",
        lambda: programmes.set_window(window=window, by=world.tor, due_on="2026-12-20"),
        due_on="18.12.2026",
    )

    assert "20.12.2026" in page
    assert f"{ReportingWindow.objects.get().due_on}" == "2026-12-18"


@pytest.mark.parametrize("address", ["/program/bsu/vindu/", "/deltakere/ny/"])
def test_what_is_new_carries_no_mark(client, world, address):
    client.force_login(world.tor)

    assert not client.get(address).context["form"]["seen"].value()
