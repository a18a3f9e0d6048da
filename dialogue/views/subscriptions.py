"""The address for a calendar program: made, taken back, and what the program fetches from it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from dialogue import feeds, yearly
from dialogue.actions import calendar_subscriptions
from municipalities.models import Participation
from municipalities.scope import set_scope
from programme.access import READ
from web.access import ANYONE, SIGNED_IN
from web.views import ActionPage, Page


class CalendarSubscribe(Page):
    """Make an address, and show it this once: only a fingerprint of it is kept."""

    access = READ
    title = _("Your calendar address")
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        token = calendar_subscriptions.begin(user=request.user)  # type: ignore[arg-type]
        address = request.build_absolute_uri(reverse("calendar-feed", args=[token]))
        words = {"title": self.title, "address": address}
        response = render(request, "dialogue/calendar_address.html", words)
        response["Cache-Control"] = "no-store"
        return response


class CalendarRevoke(ActionPage):
    """Take the address back."""

    access = SIGNED_IN
    done = _("The address is taken back. Calendar programs that use it get nothing more.")

    def act(self) -> None:
        calendar_subscriptions.revoke(user=self.request.user)

    def get_success_url(self) -> str:
        return reverse("reminder-choices")


class CalendarFeed(Page):
    """The dates, for whoever has the address: what its owner may see today, and nothing without a role."""

    access = ANYONE
    http_method_names = ["get", "head", "options"]

    def load(self) -> None:
        self.owner: Any = feeds.subscriber(self.kwargs["token"])
        if self.owner is None:
            raise Http404
        set_scope(self.owner, self.request.today)
        if not self.owner.scope.may_somewhere("read_shared"):
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The file, in the owner's language."""
        seen = [*Participation.objects.visible_to(self.owner).with_names().order_by("pk")]
        first, last = yearly.around(self.request.today)
        with translation.override(feeds.language_of(self.owner, seen)):
            entries = yearly.year_of(self.owner, seen, first, last)
            body = feeds.as_ics(entries, timezone.now())
        response = HttpResponse(body, content_type=feeds.CONTENT_TYPE)
        response["Cache-Control"] = "private, no-cache"
        return response
