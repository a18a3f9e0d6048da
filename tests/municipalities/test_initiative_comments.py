"""The conversation on the page of an initiative."""

from municipalities.models import Comment, Initiative


def test_an_initiative_has_the_conversation_on_its_page(client, world):
    one = Initiative.objects.create(
        participation=world.nordvik, title="Boveiledning", edited_by=world.ola, is_shared=True
    )
    address = f"/deltakere/{world.nordvik.pk}/tiltak/{one.pk}/"
    client.force_login(world.anne)

    wrong = client.post(f"{address}kommentar/", {"text": ""})
    posted = client.post(f"{address}kommentar/", {"text": "Når?", "waits_for": "participant"})

    question = Comment.objects.get()
    assert (wrong.status_code, posted["Location"]) == (422, f"{address}#comment-{question.pk}")
    assert "venter på svar fra Nordvik" in client.get(address).content.decode()
    assert "Boveiledning" in client.get("/sporsmal/").content.decode()
