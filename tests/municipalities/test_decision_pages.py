"""From draft to decision on pages: sent to review, changed by the council, recorded, revised, read by others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from municipalities.actions import goals, needs, plans, strategies, wordings
from municipalities.actions.versions import stamp
from municipalities.models import Adoption, Document, Need, NeedVersion
from municipalities.step_forms import key
from tests.words import adopt, close, fresh, in_review, revise
from tests.world import TODAY
from web.errors import Refused

PDF = b"%PDF-1.7 Saksframlegg"


@pytest.fixture
def owners(world):
    own = {"participation": world.nordvik, "by": world.ola}
    need = needs.word(title="For få boliger", **own).need
    goal = goals.word(title="Alle bor godt", needs=[need], **own).goal
    strategy = strategies.word(
        title="Varig bolig først", needs=[need], goals=[goal], **own
    ).strategy
    return need, goal, strategy, plans.begin(title="Programplan", **own).plan


@pytest.fixture(autouse=True)
def files_here(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def page(client, world, user, rest, **words):
    client.force_login(user)
    return client.get(f"/deltakere/{world.nordvik.pk}/{rest}", **words)


def post(client, world, user, rest, words):
    client.force_login(user)
    return client.post(f"/deltakere/{world.nordvik.pk}/{rest}", words)


def chosen(owners):
    return [key(fresh(owner).newest) for owner in owners]


DECISION = {"body": "council", "decided_on": "24.11.2026", "reference": "26/117"}


def test_the_whole_plan_is_sent_to_review_and_adopted_in_one_act(client, world, owners):
    drafts = page(client, world, world.lars, "vedtak/til-behandling/").content.decode()
    assert drafts.count('type="checkbox"') == drafts.count("checked") == 4

    sent = post(client, world, world.lars, "vedtak/til-behandling/", {"chosen": chosen(owners)})
    assert sent.status_code == 302
    file = SimpleUploadedFile("Saksframlegg ærøy.pdf", PDF)
    answer = post(
        client,
        world,
        world.kari,
        "vedtak/registrer/",
        DECISION | {"chosen": chosen(owners), "file": file, "link": "https://example.org/sak"},
    )

    adoption = Adoption.objects.get()
    assert answer["Location"].endswith(f"/vedtak/{adoption.pk}/")
    assert [fresh(owner).standing for owner in owners] == ["adopted"] * 4
    for reader in (world.anne, world.mona, world.berit):
        text = page(client, world, reader, f"vedtak/{adoption.pk}/").content.decode()
        for word in ("26/117", "For få boliger", "Alle bor godt", "Varig bolig først"):
            assert word in text
        sent = page(client, world, reader, f"vedtak/{adoption.pk}/dokument/")
        assert b"".join(sent.streaming_content) == PDF
        assert sent["Content-Disposition"].startswith("attachment")
        assert sent["X-Content-Type-Options"] == "nosniff"
    for stranger in (world.siri, world.arne, world.per):
        assert (
            page(client, world, stranger, f"vedtak/{adoption.pk}/dokument/").status_code == 404
        )


def test_a_political_decision_without_case_number_or_from_tomorrow_keeps_what_was_typed(
    client, world, owners
):
    in_review(world, *owners)
    words = DECISION | {"chosen": chosen(owners)}

    for wrong, sentence in (
        ({"reference": ""}, "saksnummer"),
        ({"decided_on": "25.11.2026"}, "etter i dag"),
        ({"decided_on": "31.02.2026"}, "gyldig dato"),
        ({"body": ""}, "påkrevet"),
        ({"link": "javascript:alert(1)"}, "gyldig"),
        ({"chosen": []}, "Velg minst én"),
        ({"chosen": ["need:1:9.9"]}, "endret siden du åpnet"),
    ):
        answer = post(client, world, world.lars, "vedtak/registrer/", words | wrong)
        assert answer.status_code == 422, wrong
        assert sentence in answer.content.decode(), wrong
    assert not Adoption.objects.exists()
    assert fresh(owners[0]).standing == "in_review"


def test_a_choice_of_parts_is_adopted_and_the_rest_waits(client, world, owners):
    in_review(world, *owners)

    post(
        client,
        world,
        world.lars,
        "vedtak/registrer/",
        DECISION | {"chosen": chosen(owners[:1])},
    )

    assert [fresh(owner).standing for owner in owners] == ["adopted", *["in_review"] * 3]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("program.exe.pdf", b"MZ\x90", "Bare PDF"),
        ("pakke.docx", b"PK\x05\x06" + b"\x00" * 18, "Bare PDF"),
        ("stor.pdf", b"%PDF-" + b"0" * (10 * 1024 * 1024), "større enn 10 MB"),
    ],
)
def test_other_files_are_refused_and_nothing_is_adopted(
    client, world, owners, name, content, sentence
):
    in_review(world, *owners)
    file = SimpleUploadedFile(name, content)

    answer = post(
        client,
        world,
        world.lars,
        "vedtak/registrer/",
        DECISION | {"chosen": chosen(owners), "file": file},
    )

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Document.objects.exists()


def test_word_and_excel_files_are_known_by_their_content(world):
    import io
    import zipfile

    from municipalities.actions import documents

    for part, ending in (("word/document.xml", ".docx"), ("xl/workbook.xml", ".xlsx")):
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as made:
            made.writestr(part, "<x/>")
        assert documents.type_of(package)[1] == ending


def test_nothing_to_choose_is_said(client, world):
    for rest, sentence in (
        ("vedtak/til-behandling/", "ingen utkast å sende"),
        ("vedtak/registrer/", "Ingenting er til behandling"),
        ("vedtak/revider/", "ikke noe vedtatt"),
    ):
        assert sentence in page(client, world, world.lars, rest).content.decode()


def test_the_list_of_decisions_tells_own_people_what_waits_and_others_nothing(
    client, world, owners
):
    need, goal, _strategy, _plan = owners
    adopt(world, need)
    in_review(world, goal)

    own = page(client, world, world.berit, "vedtak/").content.decode()
    other = page(client, world, world.anne, "vedtak/").content.decode()

    for title in ("Alle bor godt", "Varig bolig først", "Programplan"):
        assert title in own
    assert "Alle bor godt" not in other
    assert "26/117" in other


def test_the_adviser_sees_the_old_while_the_next_is_written(client, world, owners):
    need = owners[0]
    adopt(world, need)
    client.force_login(world.lars)
    client.post(f"/deltakere/{world.nordvik.pk}/vedtak/revider/", {"chosen": chosen([need])})
    needs.reword(need=need, by=world.ola, title="Hemmelig ny ordlyd")

    own = page(client, world, world.ola, f"behov/{need.pk}/").content.decode()
    other = page(client, world, world.anne, f"behov/{need.pk}/").content.decode()

    assert "Hemmelig ny ordlyd" in own
    assert "vedtatt, under revisjon" in own
    assert "Hemmelig ny ordlyd" not in other
    assert "under revisjon" not in other
    versions = page(client, world, world.anne, f"behov/{need.pk}/versjoner/").content.decode()
    assert "Hemmelig" not in versions


def test_the_old_version_stays_readable_with_dates_and_differences(client, world, owners):
    need, goal = owners[0], owners[1]
    goals.measure(
        goal=goal, by=world.ola, indicator=world.indicator, no_baseline="under_way", targets={}
    )
    revise(world, need, goal)
    needs.reword(need=need, by=world.ola, title="Fortsatt for få", area="Sentrum")
    goals.measure(
        goal=goal,
        by=world.ola,
        indicator=world.indicator,
        no_baseline="new_service",
        targets={2027: 20},
        replaces=world.indicator.pk,
    )
    adopt(world, need, goal, reference="26/200")

    text = page(client, world, world.anne, f"behov/{need.pk}/versjoner/").content.decode()
    for word in ("Versjon 1", "Versjon 2", "24.11.2026", "26/117", "26/200", "Sentrum"):
        assert word in text
    text = page(client, world, world.anne, f"mal/{goal.pk}/versjoner/").content.decode()
    assert "måltall 2027: 20" in text


def test_links_show_only_what_the_reader_may_see(client, world, owners):
    _need, _goal, strategy, _plan = owners
    adopt(world, strategy)

    other = page(client, world, world.anne, f"strategier/{strategy.pk}/").content.decode()
    own = page(client, world, world.ola, f"strategier/{strategy.pk}/").content.decode()

    assert "For få boliger" in own
    assert "Alle bor godt" in own
    assert "For få boliger" not in other
    assert "Alle bor godt" not in other


def test_both_ends_of_a_link_name_each_other(client, world, owners):
    need, goal, _strategy, _plan = owners
    part = goals.word(
        participation=world.nordvik, by=world.ola, title="Delmål A", kind="part", parent=goal
    ).goal

    assert (
        "Varig bolig først"
        in page(client, world, world.ola, f"behov/{need.pk}/").content.decode()
    )
    text = page(client, world, world.ola, f"mal/{goal.pk}/").content.decode()
    for word in ("For få boliger", "Varig bolig først", "Delmål A", "Hovedmål"):
        assert word in text
    assert "Alle bor godt" in page(client, world, world.ola, f"mal/{part.pk}/").content.decode()
    tree = page(client, world, world.ola, "mal/").content.decode()
    assert tree.index("Alle bor godt") < tree.index("Delmål A")


def test_a_strategy_form_offers_and_keeps_links(client, world, owners):
    need, goal, _strategy, _plan = owners
    words = {"title": "Ny strategi", "needs": [need.pk], "goals": [goal.pk]}

    assert post(client, world, world.ola, "strategier/ny/", words).status_code == 302
    foreign = needs.word(participation=world.sorvik, by=world.siri, title="Sørviks").need
    answer = post(client, world, world.ola, "strategier/ny/", words | {"needs": [foreign.pk]})
    assert answer.status_code == 422


def test_a_second_save_shows_every_field_of_both(client, world, owners):
    need = owners[0]
    opened = stamp(fresh(need).newest)
    needs.reword(need=need, by=world.kari, title="Karis", area="Nord", priority=1)

    answer = post(
        client,
        world,
        world.ola,
        f"behov/{need.pk}/endre/",
        {"title": "Olas", "area": "Sør", "priority": "3", "seen": opened},
    )

    text = answer.content.decode()
    assert answer.status_code == 422
    for word in ("Karis", "Olas", "Nord", "Sør", "Høy", "Lav", "Slik den er lagret"):
        assert word.lower() in text.lower()
    assert text.count("ulikt") == 3


def test_a_second_save_of_an_indicator_shows_the_saved_numbers(client, world, owners):
    goal = owners[1]
    words = {"indicator": world.indicator, "no_baseline": "under_way"}
    goals.measure(goal=goal, by=world.kari, targets={2026: 28}, **words)
    address = f"mal/{goal.pk}/indikator/{world.indicator.pk}/"
    typed = {"indicator": world.indicator.pk, "no_baseline": "under_way", "target_2026": "30"}

    answer = post(client, world, world.ola, address, typed | {"seen": "1.1"})

    text = answer.content.decode()
    assert answer.status_code == 422
    assert '<td class="preserve">28</td><td class="preserve">30</td>' in text


def test_an_indicator_taken_away_meanwhile_is_told(client, world, owners):
    goal = owners[1]
    address = f"mal/{goal.pk}/indikator/"
    needs_seen = stamp(fresh(goal).newest)
    goals.reword(goal=goal, by=world.kari, title="Endret", kind="main")

    answer = post(
        client,
        world,
        world.ola,
        address,
        {"indicator": world.indicator.pk, "no_baseline": "under_way", "seen": needs_seen},
    )

    assert answer.status_code == 422
    assert "–" in answer.content.decode()


def test_a_form_sent_twice_makes_one(client, world):
    words = {"title": "Behov", "once": "abc123"}

    first = post(client, world, world.ola, "behov/ny/", words)
    second = post(client, world, world.ola, "behov/ny/", words)

    assert first.status_code == second.status_code == 302
    assert NeedVersion.objects.count() == 1
    assert "allerede lagret" in client.get(second["Location"]).content.decode()


def test_a_refused_form_can_be_sent_again_with_the_same_mark(client, world, owners):
    foreign = {"title": "a\x07b", "once": "abc124"}
    assert post(client, world, world.ola, "behov/ny/", foreign).status_code == 422
    assert (
        post(client, world, world.ola, "behov/ny/", foreign | {"title": "ab"}).status_code
        == 302
    )
    plan = {"title": "Enda en plan", "once": "abc125"}
    for _time in range(2):  # refused by the action, so not remembered as saved
        assert post(client, world, world.ola, "plan/ny/", plan).status_code == 422


def test_the_plan_page_leads_on_or_says_there_is_none(client, world, owners):
    plan = owners[3]

    assert page(client, world, world.ola, "plan/")["Location"].endswith(f"/plan/{plan.pk}/")
    assert "ingen programplan" in page(client, world, world.anne, "plan/").content.decode()


def test_spelling_is_corrected_on_a_page_with_the_reason(client, world, owners):
    need = owners[0]
    adopt(world, need)
    address = f"behov/{need.pk}/rett/"
    assert "For få boliger" in page(client, world, world.lars, address).content.decode()

    other = {"title": "Helt annet innhold", "correction": "Slurv", "seen": "1.1"}
    refused = post(client, world, world.lars, address, other)
    assert refused.status_code == 422
    assert "Start en revisjon i stedet" in refused.content.decode()
    words = {"title": "For få boligar", "correction": "Skrivefeil", "seen": "1.1"}
    assert post(client, world, world.lars, address, words).status_code == 302

    assert "Skrivefeil" in page(client, world, world.anne, f"behov/{need.pk}/").content.decode()


def test_what_is_closed_says_how_and_why_and_stands_apart(client, world, owners):
    need = needs.word(participation=world.nordvik, by=world.ola, title="Alt møtt").need
    close(world, need)

    text = page(client, world, world.anne, f"behov/{need.pk}/").content.decode()
    assert "Målet er nådd." in text
    assert "Alt møtt" in page(client, world, world.anne, "behov/").content.decode()


def test_a_closing_form_asks_for_how_and_why(client, world, owners):
    plan = owners[3]
    adopt(world, plan)
    address = f"plan/{plan.pk}/avslutt/"

    assert page(client, world, world.lars, address).status_code == 200
    assert post(client, world, world.lars, address, {}).status_code == 422
    words = {"closed_as": "replaced", "closed_reason": "Ny plan"}
    assert post(client, world, world.lars, address, words).status_code == 302


def test_steps_that_are_not_open_lead_back_with_a_sentence(client, world, owners):
    need = owners[0]
    in_review(world, need)
    client.force_login(world.ola)

    answer = client.get(f"/deltakere/{world.nordvik.pk}/behov/{need.pk}/endre/", follow=True)

    assert "Dette går ikke nå" in answer.content.decode()


def test_steps_by_button(client, world, owners):
    need = owners[0]
    start = f"behov/{need.pk}/"
    for word, standing in (
        ("til-behandling", "in_review"),
        ("fra-behandling", "draft"),
    ):
        post(client, world, world.lars, f"{start}{word}/", {})
        assert fresh(need).standing == standing
    post(client, world, world.lars, f"{start}del/", {})
    assert "trukket tilbake" not in page(client, world, world.lars, start).content.decode()
    post(client, world, world.lars, f"{start}del/", {"take_back": "1"})
    assert not fresh(need).newest.is_shared
    post(client, world, world.lars, f"{start}kopier/", {})
    assert Need.objects.count() == 2
    adopt(world, need)
    for word, standing in (
        ("revider", "revision_draft"),
        ("dropp-revisjon", "adopted"),
    ):
        post(client, world, world.lars, f"{start}{word}/", {})
        assert fresh(need).standing == standing
    wordings.revise(owners=[need], by=world.lars)


@pytest.mark.parametrize("text", ["1 234", "1\u00a0234"])
def test_a_count_is_read_as_other_numbers_are(client, world, owners, text):
    need = owners[0]
    words = {"unit": "persons", "counted_on": "01.11.2026", "method": "mapping"}

    assert (
        post(
            client, world, world.ola, f"behov/{need.pk}/antall/", words | {"count": text}
        ).status_code
        == 302
    )
    assert need.counts.get().count == 1234


@pytest.mark.parametrize("text", ["12,5", "-3", "9223372036854775807", "٣", "", "ca. 5"])
def test_a_count_that_is_no_whole_number_is_told(client, world, owners, text):
    need = owners[0]
    words = {"unit": "persons", "counted_on": "01.11.2026", "method": "mapping", "count": text}

    assert post(client, world, world.ola, f"behov/{need.pk}/antall/", words).status_code == 422


def test_a_changed_risk_is_told_between_versions(client, world, owners):
    plan = owners[3]
    plan.versions.get().risks.create(text="For få boliger", likelihood=2, consequence=3)
    revise(world, plan)
    risk = fresh(plan).working.risks.get()
    risk.action = "Leie fra private"
    risk.save()

    text = page(client, world, world.ola, f"plan/{plan.pk}/versjoner/").content.decode()

    assert "middels / høy: Leie fra private" in text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"baseline": "41", "no_baseline": "", "baseline_period": ""}, "hvilken periode"),
        ({"baseline": "41", "no_baseline": "under_way"}, "enten"),
    ],
)
def test_a_baseline_needs_its_period_and_no_reason(client, world, owners, typed, sentence):
    goal = owners[1]
    words = {"indicator": world.indicator.pk, "baseline_period": world.period.pk, "seen": "1.1"}

    answer = post(client, world, world.ola, f"mal/{goal.pk}/indikator/", words | typed)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_part_goal_asks_for_its_main_goal(client, world, owners):
    words = {"title": "Delmål", "kind": "part"}

    answer = post(client, world, world.ola, "mal/ny/", words)

    assert answer.status_code == 422
    assert "hovedmål" in answer.content.decode()


def test_the_history_of_a_share_is_in_words(client, world, owners):
    goal = owners[1]
    wordings.share(owner=goal, by=world.lars)
    own = {"indicator": world.indicator, "no_baseline": "under_way"}
    for _time in range(2):
        goals.measure(
            goal=goal, by=world.ola, targets={2027: 20}, replaces=world.indicator.pk, **own
        )

    text = page(client, world, world.ola, f"mal/{goal.pk}/historikk/").content.decode()

    assert "delte utkastet med Husbanken" in text
    assert "ja" in text


HUGE = "9" * 30


def test_an_id_that_no_row_can_have_is_met_like_any_other(client, world, owners):
    goal = owners[1]
    client.force_login(world.ola)
    start = f"/deltakere/{world.nordvik.pk}"

    for rest in (f"behov/{HUGE}/", f"mal/{goal.pk}/indikator/{HUGE}/", f"vedtak/{HUGE}/"):
        assert client.get(f"{start}/{rest}").status_code == 404
    for words in ({"needs": [HUGE]}, {"goals": [HUGE]}):
        answer = client.post(f"{start}/strategier/ny/", {"title": "Strategi", **words})
        assert answer.status_code == 422
        assert 'value="Strategi"' in answer.content.decode()
    assert (
        client.post(
            f"{start}/mal/ny/", {"title": "x", "kind": "part", "parent": HUGE}
        ).status_code
        == 422
    )


def test_the_councils_targets_are_written_in_while_the_goal_is_in_review(client, world, owners):
    goal = owners[1]
    own = {"indicator": world.indicator, "no_baseline": "under_way"}
    goals.measure(goal=goal, by=world.ola, targets={2027: 20}, **own)
    in_review(world, goal)
    address = f"mal/{goal.pk}/indikator/{world.indicator.pk}/"
    typed = {"indicator": world.indicator.pk, "no_baseline": "under_way", "target_2027": "15"}

    seen = {"seen": stamp(fresh(goal).newest)}
    assert post(client, world, world.ola, address, typed | seen).status_code == 422
    assert post(client, world, world.lars, address, typed | seen).status_code == 302

    version = fresh(goal).newest
    assert version.goal_indicators.get().targets.get().value == 15
    assert version.amended
    wordings.take_out_of_review(owner=goal, by=world.lars)
    assert not fresh(goal).newest.amended
    in_review(world, goal)
    seen = {"seen": stamp(fresh(goal).newest)}
    assert post(client, world, world.lars, f"{address}fjern/", seen).status_code == 302
    assert not fresh(goal).newest.goal_indicators.exists()


def test_what_leans_on_something_closed_is_not_opened_first(client, world, owners):
    need, goal, strategy, plan = owners
    part = goals.word(
        participation=world.nordvik, by=world.ola, title="Delmål", kind="part", parent=goal
    ).goal
    adopt(world, need, goal, strategy, plan, part)
    why = {"closed_as": "met", "closed_reason": "Nådd", "by": world.lars, "today": TODAY}
    for owner in (strategy, part, goal, need, plan):
        wordings.close(owner=owner, **why)

    for owner, name in ((strategy, "For få boliger"), (part, "Alle bor godt")):
        with pytest.raises(Refused, match=name):
            wordings.reopen(owner=owner, by=world.lars)
    for owner in (need, goal, part, strategy):
        wordings.reopen(owner=owner, by=world.lars)
    other = needs.word(participation=world.nordvik, by=world.ola, title="Nytt").need
    assert adopt(world, other, reference="26/300").plan is None


@pytest.mark.parametrize("what", ["antall", "risiko", "forankring"])
def test_a_row_sent_twice_is_made_once(client, world, owners, what):
    need, _goal, _strategy, plan = owners
    count = {"count": "3", "unit": "persons", "counted_on": "01.11.2026", "method": "mapping"}
    risk = {"text": "Lite tid", "likelihood": "1", "consequence": "2"}
    rest, words = {
        "antall": (f"behov/{need.pk}/antall/", count),
        "risiko": (reverse("plan-risk-create", args=[world.nordvik.pk, plan.pk]), risk),
        "forankring": (
            reverse("plan-anchor-create", args=[world.nordvik.pk]),
            {"kind": "finance", "title": "Økonomiplan"},
        ),
    }[what]
    rest = rest.removeprefix(f"/deltakere/{world.nordvik.pk}/")

    for _time in range(2):
        answer = post(client, world, world.ola, rest, words | {"once": what})
        assert answer.status_code == 302

    made = (need.counts, plan.versions.get().risks, world.nordvik.anchors)
    assert sum(rows.count() for rows in made) == 1


def test_the_queries_of_a_need_do_not_grow_with_what_is_linked(
    client, world, owners, django_assert_num_queries
):
    need = owners[0]
    own = {"participation": world.nordvik, "by": world.ola, "needs": [need]}
    address = f"behov/{need.pk}/"
    page(client, world, world.ola, address)
    with CaptureQueriesContext(connection) as few:
        client.get(f"/deltakere/{world.nordvik.pk}/{address}")
    for number in range(5):
        strategies.word(title=f"Strategi {number}", **own)
        goals.word(title=f"Mål {number}", **own)

    with django_assert_num_queries(len(few)):
        client.get(f"/deltakere/{world.nordvik.pk}/{address}")


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("01.01.2020", "Det nye vedtaket kan ikke ha tidligere dato"),
        ("01.01.1899", "Oppgi en dato mellom 1990 og 2100"),
        ("25.11.2026", "etter i dag"),
    ],
)
def test_a_decision_is_not_dated_before_what_it_replaces(client, world, owners, day, sentence):
    revise(world, *owners)
    in_review(world, *owners)
    words = DECISION | {"chosen": chosen(owners), "reference": "26/500"}

    answer = post(client, world, world.lars, "vedtak/registrer/", words | {"decided_on": day})

    form = answer.context["form"]
    assert answer.status_code == 422
    assert sentence in str(form.errors["decided_on"])
    assert not form.non_field_errors()
    assert 'value="26/500"' in answer.content.decode()
    assert Adoption.objects.count() == 1
    assert fresh(owners[0]).standing == "revision_in_review"


def test_a_decision_of_the_same_day_replaces(client, world, owners):
    revise(world, *owners)
    in_review(world, *owners)

    post(client, world, world.lars, "vedtak/registrer/", DECISION | {"chosen": chosen(owners)})

    assert [fresh(owner).standing for owner in owners] == ["adopted"] * 4


def test_a_form_about_a_need_says_which_and_keeps_the_menu(client, world, owners):
    need = owners[0]
    adopt(world, need)

    for rest in ("avslutt/", "antall/"):
        text = page(client, world, world.lars, f"behov/{need.pk}/{rest}").content.decode()
        assert ">For få boliger</a>" in text
        assert f"/deltakere/{world.nordvik.pk}/kjede/" in text
