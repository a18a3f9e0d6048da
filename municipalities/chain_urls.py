"""Addresses of the chain page and of the page for the first steps."""

from django.urls import path

from municipalities.views import chain

ONE = "deltakere/<int:participation>/"
urlpatterns = [
    path(f"{ONE}kjede/", chain.ChainPage.as_view(), name="chain"),
]
