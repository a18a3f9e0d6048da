"""Addresses of the pages that need nothing but words."""

from django.urls import path

from web import pages

urlpatterns = [
    path("tilgjengelighet/", pages.Accessibility.as_view(), name="accessibility"),
    path("personvern/", pages.Privacy.as_view(), name="privacy"),
]
