"""Addresses of who has reported what, and of what is looked into."""

from django.urls import path

from municipalities.views import completeness, follow_ups

PLACE = "deltakere/<int:participation>/"
FIGURE = f"{PLACE}tall/<slug:code>/<int:period>/oppfolging/"
urlpatterns = [
    path("innrapportert/", completeness.CompletenessOfAll.as_view(), name="completeness"),
    path(f"{PLACE}innrapportert/", completeness.Completeness.as_view(), name="completeness-of"),
    path("oppfolging/", follow_ups.FollowUpsOfAll.as_view(), name="follow-ups"),
    path(FIGURE, follow_ups.FigureFollowUp.as_view(), name="follow-up"),
    path(f"{FIGURE}ny/", follow_ups.FollowUpCreate.as_view(), name="follow-up-create"),
    path(
        f"{PLACE}oppfolging/<int:pk>/lukk/",
        follow_ups.FollowUpClose.as_view(),
        name="follow-up-close",
    ),
]
