"""Addresses where a list from Excel becomes many needs or initiatives."""

from django.urls import path

from municipalities.views import pasting

ONE = "deltakere/<int:participation>/"
urlpatterns = [
    path(f"{ONE}behov/lim-inn/", pasting.NeedPaste.as_view(), name="need-paste"),
    path(f"{ONE}tiltak/lim-inn/", pasting.InitiativePaste.as_view(), name="initiative-paste"),
]
