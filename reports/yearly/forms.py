"""What the yearly workbook can be narrowed by: one participant, and one year."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dialogue.models import YearlyWord
from reports.forms import UNKNOWN, Choices
from reports.queries.participants import participants
from reports.yearly.usual import usual_participation, usual_year, years_of
from web.second_save import StampedForm


class ByParticipantAndYear(Choices):
    """One participant, one's own when none is chosen; and a year, the last with figures."""

    year = forms.TypedChoiceField(
        label=_("Year"), required=False, coerce=int, empty_value=None, error_messages=UNKNOWN
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user = kwargs["user"]
        del self.fields["programme"], self.fields["region"]
        who, self.usual = participants(user=user), usual_participation(user)
        fields: dict[str, Any] = self.fields
        if self.usual:
            told = format_lazy(_("Nothing chosen: {place}"), place=self.usual.name)
            names = [(each.pk, each.name) for each in who]
            fields["participation"].choices = [("", told), *names]
        today = user.scope.today
        years = sorted({year for each in who for year in years_of(each, today)}, reverse=True)
        usual = _("The last whole year")
        fields["year"].choices = [("", usual), *((year, str(year)) for year in years)]

    def chosen(self) -> dict[str, Any]:
        """What the query takes; there is a participant wherever the reader may see one."""
        place = self.cleaned_data["participation"] or self.usual
        year = self.cleaned_data["year"]
        if place and not year:
            year = usual_year(place, self.user.scope.today)
        return {"programme": None, "region": None, "participation": place, "year": year}

    def subject(self) -> str:
        """The participant and the year."""
        chosen = self.chosen()
        return f"{chosen['participation'] or ''} {chosen['year'] or ''}".strip()

    def in_words(self) -> tuple[tuple[str, str], ...]:
        """What the file is about, also where it was not chosen by hand."""
        chosen = self.chosen()
        return tuple(
            (str(self.fields[name].label), str(chosen[name]))
            for name in ("participation", "year")
            if chosen[name]
        )


class WordForm(StampedForm):
    """One line of the first page."""

    class Meta:
        model = YearlyWord
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].help_text = _(
            "At most 300 letters. The words are shown as you write them, also outside once the "
            "page is shared: write no number of 1 to 3 persons or households, and nothing that "
            "can point out a person."
        )

    def _post_clean(self) -> None:
        """The action checks the row."""
