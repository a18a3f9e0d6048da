"""Municipalities and their districts: looked up by all, written form and districts entered by the lead."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django import forms
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities.actions import places
from municipalities.models import District, Municipality
from programme.access import ANY_ROLE, RUN_PROGRAMME
from web.collation import norwegian
from web.second_save import SecondSave, StampedForm
from web.tables import Table
from web.views import DetailPage, FormPage, ListPage


class MunicipalityTable(Table):
    """Today's municipalities."""

    code = tables.Column(_("Number"))
    name = tables.Column(linkify=("municipality", [tables.A("pk")]), order_by=("sort_name",))
    written_form = tables.Column()

    class Meta:
        model = Municipality
        fields = ("code", "name", "written_form")
        order_by = ("code",)


class MunicipalityFilter(filters.FilterSet):
    """By name and written form."""

    name = filters.CharFilter(lookup_expr="icontains")
    written_form = filters.ChoiceFilter(choices=Municipality.WrittenForm)

    class Meta:
        model = Municipality
        fields = ["name", "written_form"]


class MunicipalityList(ListPage):
    """Every municipality of today."""

    access = ANY_ROLE
    title = _("Municipalities")
    slug, taken_out_by = "municipalities", ""
    table_class = MunicipalityTable
    filterset_class = MunicipalityFilter

    def get_queryset(self) -> Any:
        today: Any = Municipality.objects.with_code(self.request.today)
        return today.annotate(sort_name=norwegian("name")).order_by("code")


class MunicipalityDetail(DetailPage):
    """One municipality: its numbers, changes, inhabitants and districts."""

    access = ANY_ROLE
    queryset = Municipality.objects.prefetch_related("codes", "populations", "districts")
    context_object_name = "municipality"
    template_name = "municipalities/municipality_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        place = self.object
        changes = [
            *place.changes_to.select_related("old"),
            *place.changes_from.select_related("new"),
        ]
        return super().get_context_data(
            changes=sorted(changes, key=lambda change: change.on),
            may_run=self.request.user.scope.may_somewhere("run_programme"),
            **kwargs,
        )


class AboutMunicipality(FormPage, abstract=True):
    """A form about one municipality."""

    def load(self) -> None:
        """Fetch the municipality."""
        self.municipality = get_object_or_404(Municipality, pk=self.kwargs["pk"])
        self.back_url = reverse("municipality", args=[self.municipality.pk])


class WrittenFormForm(StampedForm):
    """Bokmål, nynorsk, or not known."""

    class Meta:
        model = Municipality
        fields = ["written_form"]


class MunicipalityChange(SecondSave, AboutMunicipality):
    """Enter the written form."""

    access = RUN_PROGRAMME
    title = _("Written form of the municipality")
    form_class = WrittenFormForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"instance": self.municipality}

    def act(self, form: Any) -> str:
        places.set_written_form(
            municipality=self.municipality, by=self.request.user, **form.cleaned_data
        )
        return self.back_url


class DistrictForm(forms.ModelForm):
    """A district's name and number."""

    code = forms.RegexField(
        r"^[0-9]{6}$",
        label=District._meta.get_field("code").verbose_name,
        required=False,
        error_messages={"invalid": _("Give the six digits of the district's number.")},
    )

    class Meta:
        model = District
        fields = ["name", "code"]


class DistrictCreate(AboutMunicipality):
    """Enter a district, so that it can take part on its own."""

    access = RUN_PROGRAMME
    title = _("New district")
    form_class = DistrictForm

    def act(self, form: Any) -> str:
        places.add_district(
            municipality=self.municipality, by=self.request.user, **form.cleaned_data
        )
        return self.back_url
