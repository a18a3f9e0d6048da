"""Everybody who may log in, or could before, and who is shut out."""

from typing import Any

import django_filters as filters
import django_tables2 as tables
from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.actions import users
from accounts.models import User
from municipalities.models import Membership
from programme.access import right
from programme.models import ProgrammeRole
from web.collation import norwegian
from web.tables import Table
from web.views import ActionPage, ListPage

GIVES_PROGRAMME_ROLES = right("give_programme_roles")
NO_ROLE = "none"


def role_choices() -> list[tuple[str, Any]]:
    """Every role of a municipality and of Husbanken, and none at all."""
    roles = [*Membership.Role.choices, *ProgrammeRole.Role.choices]
    return [*((code, label.capitalize()) for code, label in roles), (NO_ROLE, _("No role"))]


class UserTable(Table):
    """Who it is, what the person may do today, and the button that shuts out."""

    name = tables.Column(order_by=("sort_name",))
    email = tables.Column()
    roles = tables.Column(_("Roles today"), orderable=False, empty_values=())
    is_active = tables.Column(_("Access"))
    change = tables.TemplateColumn(
        template_name="municipalities/_user_switch.html",
        verbose_name=_("Change"),
        orderable=False,
        exclude_from_export=True,
    )

    class Meta:
        model = User
        fields = ("name", "email", "roles", "is_active")
        order_by = ("name",)

    def render_roles(self, record: Any) -> str:
        """The roles of today, each with its place."""
        own = [f"{row.get_role_display()} ({row.participation})" for row in record.own_today]
        return ", ".join(own + [_of_husbanken(row) for row in record.husbanken_today])

    def render_is_active(self, value: bool) -> Any:
        """Whether the person may log in."""
        return _("May log in") if value else _("Shut out")


class UserFilter(filters.FilterSet):
    """By name or e-mail, and by today's role."""

    text = filters.CharFilter(method="by_text", label=_("Name or e-mail"))
    role = filters.ChoiceFilter(choices=role_choices, method="by_role", label=_("Role"))

    class Meta:
        model = User
        fields = ["text", "role"]

    def by_text(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a part of the name or the e-mail."""
        return rows.filter(Q(name__icontains=value) | Q(email__icontains=value))

    def by_role(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        """By a role that the person has today, or those who have none."""
        own = Membership.objects.valid_on(self.request.today)
        husbanken = ProgrammeRole.objects.valid_on(self.request.today)
        if value != NO_ROLE:
            own, husbanken = own.filter(role=value), husbanken.filter(role=value)
        holding = Q(pk__in=own.values("user")) | Q(pk__in=husbanken.values("user"))
        return rows.exclude(holding) if value == NO_ROLE else rows.filter(holding)


class Users(ListPage):
    """Everybody who may log in, or could before."""

    access = GIVES_PROGRAMME_ROLES
    title = _("Users")
    slug, taken_out_by = "users", "give_programme_roles"
    table_class = UserTable
    filterset_class = UserFilter

    def get_queryset(self) -> Any:
        today = self.request.today
        own = Membership.objects.valid_on(today).select_related(
            "participation__municipality", "participation__district__municipality"
        )
        husbanken = ProgrammeRole.objects.valid_on(today).select_related("region")
        return (
            User.objects.annotate(sort_name=norwegian("name"))
            .prefetch_related(
                Prefetch("memberships", own.order_by("pk"), to_attr="own_today"),
                Prefetch(
                    "programme_roles", husbanken.order_by("pk"), to_attr="husbanken_today"
                ),
            )
            .order_by("sort_name", "pk")
        )


class UserSwitch(ActionPage):
    """Shut a user out, or let the user in again."""

    access = GIVES_PROGRAMME_ROLES

    def load(self) -> None:
        others = User.objects.exclude(pk=self.request.user.pk)  # nobody shuts themselves out
        self.user = get_object_or_404(others, pk=self.kwargs["pk"])

    def act(self) -> None:
        users.set_active(
            user=self.user, is_active=not self.user.is_active, by=self.request.user
        )

    def get_success_url(self) -> str:
        return reverse("users")


def _of_husbanken(row: ProgrammeRole) -> str:
    return f"{row.get_role_display()} ({row.region or _('all regions')})"
