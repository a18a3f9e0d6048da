"""Addresses of the openings for a comparison by name."""

from django.urls import path

from municipalities.views import comparison_openings

urlpatterns = [
    path(
        "deltakere/<int:participation>/sammenligning/",
        comparison_openings.ComparisonOpenings.as_view(),
        name="comparison-openings",
    ),
    path(
        "deltakere/<int:participation>/sammenligning/apne/",
        comparison_openings.ComparisonOpen.as_view(),
        name="comparison-open",
    ),
    path(
        "deltakere/<int:participation>/sammenligning/<int:pk>/ta-tilbake/",
        comparison_openings.ComparisonTakeBack.as_view(),
        name="comparison-take-back",
    ),
]
