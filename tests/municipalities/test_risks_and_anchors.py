"""The plan's risks and anchoring: who changes them, when, and what is said when they are gone."""

import pytest

from municipalities.actions import anchors, risks, wordings
from municipalities.models import Plan, PlanAnchor, Risk
from tests.municipalities import plan_scenes
from tests.world import TODAY
from web.errors import Refused
from web.second_save import stamp_of

RISK = {"text": "Ny risiko", "likelihood": 2, "consequence": 3, "action": "Følge med"}
ANCHOR = {
    "kind": "finance",
    "title": "Økonomiplan",
    "body": "council",
    "decided_on": "11.12.2025",
    "reference": "25/301",
    "link": "",
}


@pytest.fixture
def plan(world):
    return plan_scenes.plan(world)


@pytest.fixture
def risk(plan):
    return Risk.objects.first()


@pytest.fixture
def anchor(plan):
    return PlanAnchor.objects.get()


def risk_url(plan, rest):
    return f"/deltakere/{plan.participation_id}/plan/{plan.pk}/risiko/{rest}/"


def anchor_url(world, rest):
    return f"/deltakere/{world.nordvik.pk}/plan/forankring/{rest}/"


def said(response):
    return response.content.decode()


def in_review(plan, world):
    wordings.send_to_review(owners=[plan], by=world.kari)
    return Plan.objects.get(pk=plan.pk)


@pytest.mark.parametrize(
    ("name", "status"), [("ola", 302), ("berit", 403), ("siri", 404), ("mona", 404)]
)
def test_own_writers_alone_write_risks(client, world, plan, name, status):
    client.force_login(world.people()[name])

    assert client.post(risk_url(plan, "ny"), RISK).status_code == status
    assert Risk.objects.filter(text="Ny risiko").exists() is (status == 302)


def test_a_risk_is_changed_and_counted_as_a_change_of_the_plan(client, world, plan, risk):
    before = plan.working.revision
    client.force_login(world.ola)

    assert client.get(risk_url(plan, f"{risk.pk}/endre")).status_code == 200
    client.post(risk_url(plan, f"{risk.pk}/endre"), RISK | {"seen": stamp_of(risk)})

    assert Risk.objects.get(pk=risk.pk).text == "Ny risiko"
    assert Plan.objects.get().working.revision == before + 1
    assert risk.history.first().history_change_reason == "risk.changed"


def test_a_risk_is_removed_and_its_history_stays(client, world, plan, risk):
    client.force_login(world.ola)
    client.post(risk_url(plan, f"{risk.pk}/slett"))

    assert not Risk.objects.filter(pk=risk.pk).exists()
    assert Risk.history.filter(id=risk.pk).first().history_change_reason == "risk.removed"


@pytest.mark.parametrize("rest", ["endre", "slett"])
def test_a_risk_that_another_removed_is_met_by_a_sentence(client, world, plan, risk, rest):
    risks.remove(plan=plan, risk=risk.pk, by=world.kari)
    client.force_login(world.ola)

    response = client.post(risk_url(plan, f"{risk.pk}/{rest}"), RISK, follow=True)

    assert response.status_code == 200
    assert "Risikoen står ikke lenger i planen" in said(response)


def test_the_form_of_a_removed_risk_leads_back_to_the_plan(client, world, plan, risk):
    risks.remove(plan=plan, risk=risk.pk, by=world.kari)
    client.force_login(world.ola)

    response = client.get(risk_url(plan, f"{risk.pk}/endre"))

    assert response.status_code == 302
    assert response["Location"].endswith(f"/plan/{plan.pk}/")


def test_a_risk_needs_words_and_levels(client, world, plan):
    client.force_login(world.ola)

    assert client.post(risk_url(plan, "ny"), {"text": ""}).status_code == 422


def test_in_review_leaders_write_in_what_those_who_decide_changed(client, world, plan, risk):
    plan = in_review(plan, world)
    client.force_login(world.lars)

    client.post(risk_url(plan, f"{risk.pk}/endre"), RISK | {"seen": stamp_of(risk)})
    client.post(risk_url(plan, "ny"), RISK | {"text": "Enda en"})
    gone = plan.working.risks.get(text="Ingen boliger")
    client.post(risk_url(plan, f"{gone.pk}/slett"))

    version = Plan.objects.get().working
    assert version.amended
    assert [each.text for each in version.risks.all()] == ["Ny risiko", "Enda en"]


def test_in_review_a_contributor_is_told_who_may(client, world, plan, risk):
    plan = in_review(plan, world)
    client.force_login(world.ola)

    response = client.post(risk_url(plan, "ny"), RISK)

    assert response.status_code == 422
    assert Risk.objects.filter(text="Ny risiko").count() == 0


def test_the_risks_of_an_adopted_plan_stand(world, plan, risk):
    plan_scenes.adopt(world.nordvik, world.kari)

    with pytest.raises(Refused):
        risks.change(plan=plan, risk=risk.pk, by=world.kari, **RISK)


def test_a_revision_has_risks_of_its_own(world, plan, risk):
    plan_scenes.adopt(world.nordvik, world.kari)
    wordings.revise(owners=[plan], by=world.kari)

    with pytest.raises(Refused):
        risks.remove(plan=plan, risk=risk.pk, by=world.kari)
    assert Plan.objects.get().working.risks.count() == 2


def test_own_writers_alone_write_anchoring(client, world, plan):
    found = {}
    for name in ("ola", "berit", "siri", "mona"):
        client.force_login(world.people()[name])
        found[name] = client.post(anchor_url(world, "ny"), ANCHOR).status_code

    assert found == {"ola": 302, "berit": 403, "siri": 404, "mona": 403}
    assert PlanAnchor.objects.get(title="Økonomiplan").reference == "25/301"


def test_anchoring_needs_no_draft_and_no_plan(client, world):
    client.force_login(world.ola)

    response = client.post(anchor_url(world, "ny"), ANCHOR, follow=True)

    assert "Økonomiplan" in said(response)


def test_an_anchoring_is_changed_and_removed(client, world, plan, anchor):
    client.force_login(world.lars)

    assert client.get(anchor_url(world, f"{anchor.pk}/endre")).status_code == 200
    client.post(anchor_url(world, f"{anchor.pk}/endre"), ANCHOR | {"seen": stamp_of(anchor)})
    assert PlanAnchor.objects.get().title == "Økonomiplan"
    client.post(anchor_url(world, f"{anchor.pk}/slett"))

    assert not PlanAnchor.objects.exists()
    assert anchor.history.first().history_change_reason == "anchor.removed"


@pytest.mark.parametrize("rest", ["endre", "slett"])
def test_an_anchoring_that_another_removed_is_met_by_a_sentence(
    client, world, plan, anchor, rest
):
    anchors.remove(participation=world.nordvik, anchor=anchor.pk, by=world.kari)
    client.force_login(world.ola)

    response = client.post(anchor_url(world, f"{anchor.pk}/{rest}"), ANCHOR, follow=True)

    assert "Forankringen finnes ikke lenger" in said(response)


def test_the_anchoring_of_another_participation_is_not_reached(client, world, anchor):
    client.force_login(world.siri)
    where = f"/deltakere/{world.sorvik.pk}/plan/forankring/{anchor.pk}"

    client.post(f"{where}/endre/", ANCHOR)
    client.post(f"{where}/slett/")

    assert PlanAnchor.objects.get().title == "Samfunnsdelen"


def test_a_decision_cannot_lie_ahead(client, world, plan):
    client.force_login(world.ola)

    response = client.post(anchor_url(world, "ny"), ANCHOR | {"decided_on": "25.11.2026"})

    assert response.status_code == 422
    assert PlanAnchor.objects.count() == 1


def test_an_anchoring_without_a_date_is_kept(world, anchor):
    about = {"participation": world.nordvik, "by": world.ola, "today": TODAY}
    anchors.change(**about, anchor=anchor.pk, decided_on=None)

    assert PlanAnchor.objects.get().decided_on is None


def test_a_text_without_end_is_refused_and_kept(client, world, plan):
    client.force_login(world.ola)

    page = client.post(risk_url(plan, "ny"), RISK | {"action": "a" * 100_000})

    assert page.status_code == 422
    assert "a" * 100_000 in page.content.decode()
