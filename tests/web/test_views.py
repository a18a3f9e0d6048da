"""What every page is held to, whatever it shows."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse

from programme.access import ANY_ROLE, right
from web.access import ANYONE, SIGNED_IN
from web.navigation import Group, Item, add_item, menu_for
from web.views import ActionPage, FormPage, HistoryPage, Page


def stranger():
    """A request of someone who is not logged in, past the middleware that asks for log-in."""
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    return request


def page_for(rule):
    """A page with this rule, which tells whether it has loaded what it is about."""

    class Told(Page):
        access = rule
        loaded: list = []

        def load(self):
            self.loaded.append(True)

        def get(self, request):
            return HttpResponse("vist")

    return Told


def test_a_page_that_does_not_say_who_may_open_it_cannot_be_made():
    with pytest.raises(ImproperlyConfigured, match="Open must declare who may open it"):
        type("Open", (Page,), {})


@pytest.mark.parametrize(
    "rule", [SIGNED_IN, ANY_ROLE, right("write"), right("write") | SIGNED_IN]
)
def test_a_stranger_is_refused_before_anything_is_loaded(rule):
    page = page_for(rule)

    with pytest.raises(PermissionDenied):
        page.as_view()(stranger())
    assert page.loaded == []


def test_a_page_for_anyone_is_loaded_and_shown_to_a_stranger():
    page = page_for(ANYONE)

    assert page.as_view()(stranger()).content == b"vist"
    assert page.loaded == [True]


@pytest.mark.parametrize(("base", "arguments"), [(FormPage, [None]), (ActionPage, [])])
def test_a_page_that_does_something_says_what(base, arguments):
    class Empty(base):
        access = ANYONE

    with pytest.raises(NotImplementedError):
        Empty().act(*arguments)


def test_a_button_says_where_it_leads_back_to():
    class Empty(ActionPage):
        access = ANYONE

    with pytest.raises(NotImplementedError):
        Empty().get_success_url()


def test_a_history_says_what_it_tells():
    class Empty(HistoryPage):
        access = ANYONE

    with pytest.raises(NotImplementedError):
        Empty().lines()


def test_the_menu_stands_in_order_and_shows_what_the_visitor_may_follow(monkeypatch):
    monkeypatch.setattr("web.navigation.MENU", [])
    last = Item("Sist", "home", lambda user: True, 30)
    first = Item("Først", "home", lambda user: True, 10)
    hidden = Item("Skjult", "home", lambda user: False, 20)
    for item in (last, hidden, first):
        add_item(item)

    assert [line.label for line in menu_for(None, "/hjelp/")] == ["Først", "Sist"]


def test_what_belongs_together_is_one_line_with_the_rest_below_it_on_its_pages(monkeypatch):
    monkeypatch.setattr("web.navigation.MENU", [])
    group = Group("Samarbeid", 20)
    for label, route, order in (("Sist", "privacy", 2), ("Først", "accessibility", 1)):
        add_item(Item(label, route, lambda user: True, order, group))
    add_item(Item("Forside", "home", lambda user: True, 30))

    together, front = menu_for(None, reverse("privacy"))
    assert (front.label, front.is_here, front.is_open) == ("Forside", False, False)
    assert (together.label, together.address) == ("Samarbeid", reverse("accessibility"))
    assert together.is_open
    assert [(line.label, line.is_here) for line in together.below] == [
        ("Først", False),
        ("Sist", True),
    ]


def test_a_group_of_one_page_is_that_page(monkeypatch):
    monkeypatch.setattr("web.navigation.MENU", [])
    add_item(Item("Læring", "home", lambda user: True, 1, Group("Samarbeid")))

    assert [line.label for line in menu_for(None, "/")] == ["Læring"]


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_a_wrong_method_is_met_by_a_sentence(client, world, method):
    client.force_login(world.kari)

    page = client.generic(method, "/deltakere/")

    assert page.status_code == 405
    assert "GET" in page["Allow"]
    assert "Ingenting er endret" in page.content.decode()
