"""Who sees, writes and answers comments: every role × state × deed, on the page and by posted form."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from municipalities import talk
from municipalities.actions import adoptions, comments, needs, wordings
from municipalities.models import Comment, Initiative, Membership, Need
from tests.world import TODAY, person, place, programme_role, role
from web.errors import Refused

# Each visitor's deeds, by where the need stands: sees the comments, comments, answers.
# c: all three; r: reads, and is refused the form; -: the need and its comments do not exist for them
STATES = ["draft", "shared", "in_review", "adopted", "taken_back"]
PROOF = """
anonymous - - - - -
kari      c c c c c
lars      c c c c c
ola       c c c c c
berit     r r r r r
siri      - - - - -
anne      - c - c -
tor       - c - c -
mona      - c - c -
eva       - r - r -
arne      - - - - -
per       - - - - -
"""
TABLE = {line.split()[0]: line.split()[1:] for line in PROOF.strip().splitlines()}
# what the table's mark means: shown, form shown, listed, comment posted, answer posted
MEANS = {
    "c": (200, True, True, 302, 302),
    "r": (200, False, True, 403, 403),
    "-": (404, False, False, 404, 404),
}


@pytest.fixture
def need(world):
    words = {"participation": world.nordvik, "by": world.ola, "title": "Mangler boliger"}
    return needs.word(**words).need


def bring(world, need, state):
    """Take a need from draft to where it is to stand."""
    if state in {"shared", "taken_back"}:
        wordings.share(owner=need, by=world.kari)
    if state == "taken_back":
        wordings.take_back(owner=need, by=world.kari)
    if state in {"in_review", "adopted"}:
        wordings.send_to_review(owners=[need], by=world.kari)
    if state == "adopted":
        adopt(world, need)
    return Need.objects.get(pk=need.pk)


def adopt(world, need):
    return adoptions.record(
        participation=world.nordvik,
        versions_adopted=[Need.objects.get(pk=need.pk).newest],
        body="steering_group",
        decided_on=TODAY,
        reference="",
        by=world.kari,
        today=TODAY,
    )


def page(need, rest=""):
    return f"/deltakere/{need.participation_id}/behov/{need.pk}/{rest}"


def of(comment, deed):
    return f"/deltakere/{comment.participation_id}/kommentarer/{comment.pk}/{deed}/"


def deeds(client, need, said, user):
    """What one visitor meets on the page, in the lists of comments and by posted forms."""
    client.force_login(user)
    shown = client.get(page(need))
    found = shown.status_code == 200
    assert found == ("Hvor mange?" in shown.content.decode())
    return (
        shown.status_code,
        found and shown.context["comments"].form is not None,
        Comment.objects.visible_to(user).filter(pk=said.pk).exists(),
        client.post(page(need, "kommentar/"), {"text": "Ny"}).status_code,
        client.post(of(said, "svar"), {"text": "Svar"}).status_code,
    )


@pytest.mark.parametrize("state", STATES)
def test_every_role_sees_comments_and_answers_as_the_table_says(client, world, need, state):
    need = bring(world, need, state)
    said = comments.write(about=need, text="Hvor mange?", by=world.kari)
    people, place = world.people(), STATES.index(state)
    marks = {name: TABLE[name][place] for name in people}

    found = {name: deeds(client, need, said, user) for name, user in people.items()}

    assert found == {name: MEANS[mark] for name, mark in marks.items()}
    writers = [*marks.values()].count("c")
    assert Comment.objects.count() == 1 + 2 * writers


@pytest.mark.parametrize("state", STATES)
def test_who_is_not_logged_in_is_sent_to_log_in(client, world, need, state):
    need = bring(world, need, state)
    said = comments.write(about=need, text="Hvor mange?", by=world.kari)

    posted = client.post(page(need, "kommentar/"), {"text": "Ny"})

    answers = (client.get(page(need)), posted, client.post(of(said, "svar"), {"text": "Svar"}))
    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("deed", ["write", "ask", "answer", "settle", "change"])
def test_the_actions_refuse_whom_the_table_refuses(world, need, state, deed):
    need = bring(world, need, state)
    said = comments.ask(about=need, text="Hvor mange?", waits_for="participant", by=world.kari)
    on_need, on_comment = {"about": need, "text": "Ny"}, {"comment": said, "text": "Ny"}
    words = {
        "write": on_need,
        "ask": on_need | {"waits_for": "participant"},
        "answer": on_comment,
        "settle": {"question": said},
        "change": on_comment,
    }[deed]
    refused = [
        user for name, user in world.people().items() if TABLE[name][STATES.index(state)] != "c"
    ]

    for user in refused:
        with pytest.raises(Refused, match="kommentere dette"):
            getattr(comments, deed)(**words, by=user)

    assert len(refused) >= 5
    assert Comment.objects.get().text == "Hvor mange?"


def test_taking_the_share_back_hides_what_was_said_and_sharing_shows_it_again(world, need):
    need = bring(world, need, "shared")
    said = comments.ask(about=need, text="Hvor mange?", waits_for="participant", by=world.anne)

    seen = [said in Comment.objects.visible_to(world.anne)]
    wordings.take_back(owner=need, by=world.kari)
    seen.append(said in Comment.objects.visible_to(world.anne))
    wordings.share(owner=need, by=world.kari)
    seen.append(said in Comment.objects.visible_to(world.anne))

    assert seen == [True, False, True]
    assert said in Comment.objects.visible_to(world.kari)


@pytest.mark.parametrize(
    ("asks", "waits_for", "answers", "answered"),
    [
        ("anne", "participant", "ola", True),
        ("anne", "participant", "tor", False),
        ("anne", "husbanken", "tor", True),
        ("kari", "husbanken", "mona", True),
        ("kari", "husbanken", "ola", False),
        ("kari", "participant", "kari", False),
        ("kari", "participant", "lars", True),
    ],
)
def test_a_question_is_answered_by_somebody_else_on_the_side_that_it_waits_for(
    world, need, asks, waits_for, answers, answered
):
    need, people = bring(world, need, "adopted"), world.people()
    question = comments.ask(
        about=need, text="Hvor mange?", waits_for=waits_for, by=people[asks]
    )

    reply = comments.answer(comment=question, text="Tolv", by=people[answers])

    question.refresh_from_db()
    assert (question.answered_at is not None) == answered
    assert (reply.answers, reply.about, reply.participation) == (question, need, world.nordvik)


def test_an_answer_to_an_answer_belongs_to_the_question(world, need):
    question = comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)
    first = comments.answer(comment=question, text="Her", by=world.ola)

    second = comments.answer(comment=first, text="Nei, der", by=world.lars)

    assert second.answers == question


def test_the_asker_settles_once_and_nobody_else_does(world, need):
    question = comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)

    with pytest.raises(Refused, match="Bare den som spurte"):
        comments.settle(question=question, by=world.ola)
    settled = comments.settle(question=question, by=world.kari)

    assert settled.answered_at
    assert settled.history.latest().history_change_reason == "comment.settled"
    with pytest.raises(Refused, match="venter ikke på svar"):
        comments.settle(question=question, by=world.kari)


def test_ones_own_is_changed_until_somebody_answers_and_what_it_said_is_kept(world, need):
    said = comments.write(about=need, text="Tolv", by=world.kari)

    changed = comments.change(comment=said, text="Tretten", by=world.kari)

    assert [row.text for row in changed.history.order_by("history_id")] == ["Tolv", "Tretten"]
    with pytest.raises(Refused, match="din egen"):
        comments.change(comment=said, text="Ti", by=world.ola)
    reply = comments.answer(comment=said, text="Enig", by=world.ola)
    with pytest.raises(Refused, match="din egen"):
        comments.change(comment=said, text="Ti", by=world.kari)
    comments.change(comment=reply, text="Helt enig", by=world.ola)
    comments.answer(comment=said, text="Fint", by=world.kari)
    with pytest.raises(Refused, match="din egen"):
        comments.change(comment=reply, text="Uenig", by=world.ola)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (" \r\n ", "Skriv noe"),
        ("x" * 5001, "lengre enn 5"),
        ("a\x07b", "tegn som ikke kan vises"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused(world, need, text, why):
    with pytest.raises(Refused, match=why):
        comments.write(about=need, text=text, by=world.kari)


def test_five_thousand_characters_with_lines_are_kept(world, need):
    said = comments.write(about=need, text="a\r\nb\t" + "x" * 4996, by=world.kari)

    assert said.text == "a\nb\t" + "x" * 4996


def test_husbanken_is_not_asked_about_what_it_cannot_read(client, world, need):
    client.force_login(world.kari)
    words = {"text": "Hva mener dere?", "waits_for": "husbanken"}

    posted = client.post(page(need, "kommentar/"), words)

    assert posted.status_code == 422
    with pytest.raises(Refused, match="ikke lese dette ennå"):
        comments.ask(about=need, by=world.kari, **words)


def test_nobody_is_asked_without_a_side(world, need):
    with pytest.raises(Refused, match="Velg hvem"):
        comments.ask(about=need, text="Hva?", waits_for="kari", by=world.kari)


def test_those_who_can_be_asked_have_a_role_from_which_to_answer(world, need):
    former = person("former@example.org", "Former")
    role(former, world.nordvik, "owner", valid_to=TODAY - timedelta(days=1))
    elsewhere = person("elsewhere@example.org", "Elsewhere")
    programme_role(elsewhere, "adviser", world.other_region)
    shut_out = person("out@example.org", "Out", is_active=False)
    role(shut_out, world.nordvik, "leader")

    asked = comments.may_be_asked(world.nordvik, world.kari)

    assert [(one.name, one.participant, one.husbanken) for one in asked] == [
        ("Anne", False, True),
        ("Lars", True, False),
        ("Ola", True, False),
        ("Tor", False, True),
    ]


def test_a_person_of_the_other_side_is_not_asked(world, need):
    need = bring(world, need, "shared")

    for asked in (world.ola, world.mona, world.siri, world.kari):
        with pytest.raises(Refused, match="ingen rolle"):
            comments.ask(
                about=need, text="Hva?", waits_for="husbanken", person=asked, by=world.kari
            )


def test_the_person_asked_is_told_without_the_question(
    client, world, need, django_capture_on_commit_callbacks
):
    need = bring(world, need, "shared")
    client.force_login(world.anne)
    words = {"text": "Hemmelig spørsmål", "waits_for": f"participant:{world.ola.pk}"}

    with django_capture_on_commit_callbacks(execute=True):
        posted = client.post(page(need, "kommentar/"), words)

    question, [told] = Comment.objects.get(), mail.outbox
    assert posted["Location"] == f"{page(need)}#comment-{question.pk}"
    assert (question.waits_for, question.waits_for_person) == ("participant", world.ola)
    assert told.to == ["ola@example.org"]
    assert f"http://testserver{page(need)}#comments" in told.body
    assert "Anne" in told.body
    assert "Hemmelig" not in told.subject + told.body
    assert "Mangler boliger" not in told.subject + told.body


@pytest.mark.parametrize("text", ["", "x" * 5001, "a\x07b", "a\x00b"])
@pytest.mark.parametrize("deed", ["kommentar", "svar", "endre"])
def test_what_is_wrong_is_said_on_a_page_of_its_own_with_what_was_typed(
    client, world, need, deed, text
):
    said = comments.write(about=need, text="Først", by=world.kari)
    client.force_login(world.kari)
    address = page(need, "kommentar/") if deed == "kommentar" else of(said, deed)

    refused = client.post(address, {"text": text, "waits_for": "participant"})

    assert refused.status_code == 422
    assert refused.context["form"].errors
    assert refused.context["form"]["text"].value() == text
    assert Comment.objects.get().text == "Først"


def test_the_whole_conversation_goes_without_javascript(client, world, need):
    need = bring(world, need, "adopted")
    client.force_login(world.anne)
    client.get(page(need, "kommentar/"))
    client.post(
        page(need, "kommentar/"), {"text": "Hvor <b>mange</b>?", "waits_for": "participant"}
    )
    question = Comment.objects.get()
    client.post(of(question, "endre"), {"text": "Hvor <i>mange</i>?"})

    mine = client.get(page(need)).content.decode()
    client.force_login(world.ola)
    theirs = client.get(page(need)).content.decode()
    form = client.get(of(question, "svar")).content.decode()
    answer = client.post(of(question, "svar"), {"text": "Tolv"})
    after = client.get(page(need)).content.decode()

    assert "venter på svar fra Nordvik" in mine
    assert "Hvor &lt;i&gt;mange&lt;/i&gt;?" in mine
    assert of(question, "avklart") in mine
    assert of(question, "endre") in mine
    assert of(question, "avklart") not in theirs
    assert of(question, "endre") not in theirs
    assert "Hvor &lt;i&gt;mange" in form
    reply = question.replies.get()
    assert answer["Location"] == f"{page(need)}#comment-{reply.pk}"
    assert f'id="comment-{reply.pk}"' in after
    assert "venter på svar fra" not in after
    assert of(question, "endre") not in after
    assert of(reply, "endre") in after


def test_a_question_is_marked_as_answered_by_a_button(client, world, need):
    question = comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)
    client.force_login(world.kari)

    sent = client.post(of(question, "avklart"))

    assert sent["Location"] == f"{page(need)}#comment-{question.pk}"
    question.refresh_from_db()
    assert question.answered_at


def test_comments_of_others_and_ids_from_elsewhere_do_not_exist(client, world, need):
    said = comments.write(about=need, text="Hvor?", by=world.kari)
    client.force_login(world.ola)
    elsewhere = f"/deltakere/{world.sorvik.pk}/kommentarer/{said.pk}/svar/"

    assert client.get(of(said, "endre")).status_code == 404
    client.force_login(world.tor)
    assert client.get(of(said, "svar")).status_code == 404
    assert client.get(elsewhere).status_code == 404
    client.force_login(world.siri)
    assert client.get(of(said, "svar")).status_code == 404
    assert client.get(elsewhere).status_code == 404


def test_decisions_and_initiatives_are_commented_on_too(client, world, need):
    need = bring(world, need, "in_review")
    decision = adopt(world, need)
    address = f"/deltakere/{world.nordvik.pk}/vedtak/{decision.pk}/"
    initiative = Initiative.objects.create(
        participation=world.nordvik, title="Boveiledning", edited_by=world.ola
    )
    on_initiative = comments.write(about=initiative, text="Når?", by=world.kari)
    client.force_login(world.anne)

    client.post(f"{address}kommentar/", {"text": "Gratulerer"})

    assert "Gratulerer" in client.get(address).content.decode()
    assert talk.title_of(initiative, world.kari) == "Boveiledning"
    assert on_initiative in Comment.objects.visible_to(world.ola)
    assert on_initiative not in Comment.objects.visible_to(world.anne)


def test_what_was_said_about_a_deleted_draft_is_kept_but_shown_nowhere(client, world, need):
    said = comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)

    needs.throw_away(need=need, by=world.ola)

    client.force_login(world.kari)
    assert Comment.objects.filter(pk=said.pk).exists()
    assert not Comment.objects.visible_to(world.kari).exists()
    assert client.get("/sporsmal/").status_code == 200
    with pytest.raises(Refused):
        comments.answer(comment=said, text="Her", by=world.ola)


def test_who_has_acted_for_the_participant_speaks_for_it_afterwards_too(world, need):
    need = bring(world, need, "adopted")
    comments.write(about=need, text="A", by=world.ola)
    comments.write(about=need, text="B", by=world.anne)
    Membership.objects.all().unlogged().filter(user=world.ola).update(valid_to=TODAY)

    sides = [row.side for row in Comment.objects.with_sides()]

    assert sides == ["participant", "husbanken"]


def test_days_run_to_the_answer_or_to_today_and_never_below_nought(world, need):
    question = comments.ask(about=need, text="Hvor?", waits_for="participant", by=world.kari)
    asked = timezone.localdate()

    def days(today):
        return Comment.objects.waiting_until(today).get().days_waited

    assert [days(asked + timedelta(days=n)) for n in (-1, 0, 9)] == [0, 0, 9]
    comments.settle(question=question, by=world.kari)
    assert days(asked + timedelta(days=9)) == 0


@pytest.mark.parametrize("many", [1, 12])
def test_the_queries_of_a_conversation_do_not_grow(
    world, need, django_assert_max_num_queries, many
):
    need = bring(world, need, "adopted")
    for number in range(many):
        said = comments.write(about=need, text=f"Nr. {number}", by=world.kari)
        comments.answer(comment=said, text="Svar", by=world.anne)
    Comment.objects.visible_to(world.anne).exists()  # the kinds are looked up once a process

    with django_assert_max_num_queries(1):
        assert len(talk.comments_about(need, world.anne).threads) == many


@pytest.mark.parametrize("many", [1, 12])
def test_the_queries_of_what_one_may_read_do_not_grow(
    world, django_assert_max_num_queries, many
):
    for number in range(many):
        vik = place(f"Vik {number}", f"97{number:02}", world.region, world.programme)
        need = needs.word(participation=vik, by=world.ola, title="Mangler").need
        wordings.share(owner=need, by=world.ola)
        comments.write(about=need, text="Hvor?", by=world.anne)
    Comment.objects.visible_to(world.anne).exists()

    with django_assert_max_num_queries(1):
        assert len(Comment.objects.visible_to(world.anne)) == many


@pytest.mark.parametrize("asked", ["participant:999999", "husbanken:1", "mona", "berit"])
def test_only_the_offered_are_asked_by_posted_form(client, world, need, asked):
    need = bring(world, need, "shared")
    client.force_login(world.anne)
    person = world.people().get(asked)
    chosen = f"participant:{person.pk}" if person else asked

    posted = client.post(page(need, "kommentar/"), {"text": "Hvor?", "waits_for": chosen})

    assert posted.status_code == 422
    assert posted.context["form"]["text"].value() == "Hvor?"
    assert not Comment.objects.exists()


def test_what_belongs_to_another_participant_is_not_commented_on_under_ones_own(
    client, world, need
):
    foreign = needs.word(participation=world.sorvik, by=world.siri, title="Annet").need
    client.force_login(world.kari)

    answers = [
        client.post(f"/deltakere/{pk}/behov/{foreign.pk}/kommentar/", {"text": "Hei"})
        for pk in (world.nordvik.pk, world.sorvik.pk)
    ]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert not Comment.objects.exists()


def test_a_comment_is_named_by_how_it_begins(world, need):
    said = comments.write(about=need, text="x" * 100, by=world.kari)

    assert str(said) == "x" * 60


def test_a_form_sent_twice_says_it_once(client, world, need):
    client.force_login(world.kari)
    client.get(page(need))
    typed = {"text": "Hvor?", "once": "mark"}

    first, again = (client.post(page(need, "kommentar/"), typed) for _ in range(2))
    said = Comment.objects.get()
    typed["once"] = "another"
    answers = [client.post(of(said, "svar"), typed)["Location"] for _ in range(2)]

    assert first["Location"] == f"{page(need)}#comment-{said.pk}"
    assert again["Location"] == f"{page(need)}#comments"
    reply = said.replies.get()
    assert answers == [f"{page(need)}#comment-{pk}" for pk in (reply.pk, said.pk)]
    assert 'name="once"' in client.get(page(need)).content.decode()
