"""Addresses of people, roles, users and help."""

from django.urls import path

from municipalities.views import help as help_page
from municipalities.views import histories, people, users

PEOPLE = "deltakere/<int:participation>/folk/"

urlpatterns = [
    path("hjelp/", help_page.Help.as_view(), name="help"),
    path(PEOPLE, people.People.as_view(), name="people"),
    path(f"{PEOPLE}inviter/", people.PersonInvite.as_view(), name="person-invite"),
    path(f"{PEOPLE}<int:pk>/", people.RoleChange.as_view(), name="role-change"),
    path(f"{PEOPLE}<int:pk>/avslutt/", people.RoleEnd.as_view(), name="role-end"),
    path(
        f"{PEOPLE}<int:pk>/trekk-tilbake/", people.RoleWithdraw.as_view(), name="role-withdraw"
    ),
    path("husbanken/roller/", people.ProgrammeRoles.as_view(), name="programme-roles"),
    path(
        "husbanken/roller/ny/",
        people.ProgrammeRoleInvite.as_view(),
        name="programme-role-invite",
    ),
    path(
        "husbanken/roller/<int:pk>/",
        people.ProgrammeRoleChange.as_view(),
        name="programme-role-change",
    ),
    path(
        "husbanken/roller/<int:pk>/trekk-tilbake/",
        people.ProgrammeRoleWithdraw.as_view(),
        name="programme-role-withdraw",
    ),
    path("brukere/", users.Users.as_view(), name="users"),
    path("brukere/<int:pk>/adgang/", users.UserSwitch.as_view(), name="user-switch"),
    path("brukere/<int:pk>/historikk/", histories.UserHistory.as_view(), name="user-history"),
]
