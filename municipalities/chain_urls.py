"""Addresses of the chain page and of the page for the first steps."""

from django.urls import path

from municipalities.views import chain, getting_started

ONE = "deltakere/<int:participation>/"
urlpatterns = [
    path(f"{ONE}kjede/", chain.ChainPage.as_view(), name="chain"),
    path(
        f"{ONE}kom-i-gang/",
        getting_started.GettingStarted.as_view(),
        name="getting-started",
    ),
    path("hjelp/eksempel/", getting_started.ExampleChain.as_view(), name="example-chain"),
]
