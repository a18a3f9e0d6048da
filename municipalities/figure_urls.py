"""Addresses of one figure, its evidence, and who is responsible for which."""

from django.urls import path

from municipalities.views import figure, my_figures

ONE = "deltakere/<int:participation>/tall/<slug:code>/<int:period>/"

urlpatterns = [
    path("mine-tall/", my_figures.MyFigures.as_view(), name="my-figures"),
    path(
        "deltakere/<int:participation>/tall/ansvarlige/",
        my_figures.ResponsibleChange.as_view(),
        name="responsible-change",
    ),
    path(ONE, figure.FigurePage.as_view(), name="figure"),
    path(f"{ONE}dokumentasjon/ny/", figure.EvidenceCreate.as_view(), name="evidence-create"),
    path(
        f"{ONE}dokumentasjon/<int:pk>/fil/",
        figure.EvidenceFile.as_view(),
        name="evidence-file",
    ),
    path(
        f"{ONE}dokumentasjon/<int:pk>/fjern/",
        figure.EvidenceRemove.as_view(),
        name="evidence-remove",
    ),
]
