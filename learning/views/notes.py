"""Learning notes: written from an initiative, read beside it and across participations."""

from collections.abc import Iterator
from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Q
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from learning.access import SHARE_LEARNING
from learning.actions import notes as actions
from learning.forms import NoteForm
from learning.models import LearningNote
from municipalities.views.initiatives import AboutInitiative
from municipalities.word_filters import visible_participations
from programme.access import READ, WRITE
from web.changes import COMMON, Line, Teller
from web.choices import YesNoFilter
from web.second_save import SecondSave
from web.tables import Table
from web.views import ActionPage, FormPage, HistoryPage, ListPage, Once

NOTE_VERBS = COMMON | {
    "written": _("wrote it down"),
    "changed": _("changed the note"),
    "shared": _("shared it with Husbanken"),
    "taken_back": _("took it back"),
}


class NoteCreate(Once, AboutInitiative, FormPage):
    """Write down what was learned."""

    access = WRITE
    title = _("New learning note")
    intro = _(
        "Two minutes: what you tried, what happened, what you learned, what you would do differently."
    )
    form_class = NoteForm
    template_name = "municipalities/words_form.html"

    def already_url(self) -> str:
        return self.own_url()

    def act(self, form: Any) -> str:
        about = {"initiative": self.initiative, "by": self.request.user}
        words = {name: value for name, value in form.cleaned_data.items() if name != "seen"}
        actions.write(**about, today=self.request.today, **words)
        return self.own_url()


class AboutNote(AboutInitiative):
    """A page about one learning note."""

    def load(self) -> None:
        """Fetch the initiative, then the note."""
        super().load()
        visible = LearningNote.objects.visible_to(self.request.user)
        rows = visible.filter(initiative=self.initiative)
        self.note = get_object_or_404(rows, pk=self.kwargs["note"])


class NoteChange(SecondSave, AboutNote, FormPage):
    """Change a learning note."""

    access = WRITE
    title = _("Change the learning note")
    form_class = NoteForm
    template_name = "municipalities/words_form.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.note}

    def act(self, form: Any) -> str:
        actions.change(note=self.note, by=self.request.user, **form.cleaned_data)
        return self.own_url()


class NoteShare(AboutNote, ActionPage):
    """Let Husbanken read the note, or take it back."""

    access = SHARE_LEARNING

    def act(self) -> None:
        is_shared = "take_back" not in self.request.POST
        actions.share(note=self.note, by=self.request.user, is_shared=is_shared)

    def get_success_url(self) -> str:
        return self.own_url()


class NoteHistory(AboutNote, HistoryPage):
    """What the note said before; for the participant's own people."""

    access = WRITE
    template_name = "municipalities/change_list.html"

    def get_title(self) -> str:
        return str(_("History: %(name)s") % {"name": self.note})

    def lines(self) -> Iterator[Line]:
        yield from Teller(NOTE_VERBS).of_one(self.note.history.all(), str(self.note))

    def back_url(self) -> str:
        return self.own_url()


class NoteTable(Table):
    """Whose, on what, and what was learned."""

    participation = tables.Column(
        accessor="participation__name", verbose_name=_("Participant"), order_by=("sort_name",)
    )
    initiative = tables.Column(
        verbose_name=_("Initiative"),
        order_by=("initiative__title",),
        linkify=("initiative", [tables.A("participation_id"), tables.A("initiative_id")]),
    )
    tried = tables.Column(verbose_name=_("What was tried"), orderable=False)
    happened = tables.Column(verbose_name=_("What happened"), orderable=False)
    learned = tables.Column(
        verbose_name=pgettext_lazy("of others", "What was learned"), orderable=False
    )
    would_change = tables.Column(verbose_name=_("What one would change"), orderable=False)
    written_on = tables.Column(verbose_name=_("Written"))

    class Meta:
        model = LearningNote
        fields = (
            *("participation", "initiative", "tried", "happened"),
            *("learned", "would_change", "written_on"),
        )
        order_by = ("-written_on",)


class NoteFilters(filters.FilterSet):
    """Participant, text, and trials alone."""

    text = filters.CharFilter(method="by_text", label=_("Text"))
    participation = filters.ModelChoiceFilter(
        queryset=visible_participations, label=_("Participant")
    )
    is_trial = YesNoFilter(field_name="initiative__is_trial", label=_("Trial"))

    class Meta:
        model = LearningNote
        fields = ["text", "participation", "is_trial"]

    def by_text(self, rows: Any, name: str, value: str) -> Any:
        """By a part of any of the answers, or of the initiative's title."""
        names = ("tried", "happened", "learned", "would_change", "initiative__title")
        found = Q()
        for each in names:
            found |= Q(**{f"{each}__icontains": value})
        return rows.filter(found)


class NotesOfAll(ListPage):
    """Every learning note that the visitor may see."""

    access = READ
    title = _("What we have learned")
    intro = _("To have tried and learned is a result, also when it did not go as one thought.")
    slug = "learning-notes"
    table_class = NoteTable
    filterset_class = NoteFilters

    def get_queryset(self) -> Any:
        rows = LearningNote.objects.visible_to(self.request.user).with_places()
        return rows.select_related("initiative").order_by("-written_on", "-pk")
