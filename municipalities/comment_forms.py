"""Forms of comments: what is said, and who should answer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from municipalities.actions.comments import LONGEST, may_be_asked, read_by_husbanken
from municipalities.models import Comment
from web.models import NO_PERSONS


class AnswerForm(forms.Form):
    """A text."""

    text = forms.CharField(
        label=pgettext_lazy("what is said", "text"),
        widget=forms.Textarea({"rows": 4}),
        max_length=LONGEST,
        help_text=NO_PERSONS,
    )


class CommentForm(AnswerForm):
    """A text, and who should answer; nobody when it is a comment alone."""

    waits_for = forms.ChoiceField(label=_("waits for an answer from"), required=False)

    def __init__(self, *args: Any, about: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = about.participation
        sides = {Comment.Side.PARTICIPANT: place.name}
        if read_by_husbanken(about):
            sides[Comment.Side.HUSBANKEN] = _("Husbanken")
        self.people = {
            f"{side}:{person.pk}": (side, person)
            for person in may_be_asked(place, user)
            for side in sides
            if getattr(person, side)
        }
        field: Any = self.fields["waits_for"]
        field.choices = [
            ("", _("nobody: it is a comment")),
            *sides.items(),
            *((code, f"{p.name} ({sides[side]})") for code, (side, p) in self.people.items()),
        ]
        self.fields["text"].help_text = _(
            "All who can read this page can read the comment: Husbanken too, once this is shared or "
            "adopted. Do not write anything that can point out a person."
        )

    def asked(self) -> dict[str, Any]:
        """The side that should answer, and the person when one is named."""
        chosen = self.cleaned_data["waits_for"]
        side, person = self.people.get(chosen, (chosen, None))
        return {"waits_for": side, "person": person}
