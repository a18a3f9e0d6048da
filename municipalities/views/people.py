"""Who has which role, and giving, ending and withdrawing roles."""

from typing import Any

import django_tables2 as tables
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from municipalities import role_forms
from municipalities.actions import roles
from municipalities.models import Membership
from municipalities.views.about import AboutParticipation
from programme import rights
from programme.access import ANY_ROLE, right
from programme.models import ProgrammeRole
from web.collation import norwegian
from web.tables import Table
from web.views import ActionPage, FormPage, ListPage, TextPage

GIVES_ROLES = right("give_reader") | right("give_first_owner")
GIVES_PROGRAMME_ROLES = right("give_programme_roles")
LOOKS_UP_PEOPLE = right("look_up_people")


def by_time(rows: Any, today: Any) -> dict[str, Any]:
    """Roles that hold or will hold, those that have ended, and how many they are."""
    rows = list(rows.select_related("user").order_by(norwegian("user__name"), "valid_from"))
    ended = [row for row in rows if row.valid_to and row.valid_to < today]
    current = [row for row in rows if row not in ended]
    return {"current": current, "ended": ended, "row_count": len(rows)}


class People(AboutParticipation, TextPage):
    """Who acts for the participation, now and before."""

    access = ANY_ROLE
    section = "people"
    title = _("People")
    template_name = "municipalities/people_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        lists = by_time(self.participation.memberships, self.request.today)
        for row in lists["current"]:
            row.may_end = roles.may_end(user, row)
            row.may_withdraw = roles.may_withdraw(user, row)
        may_give = any(roles.may_give(user, self.participation, r) for r in rights.MUNICIPAL)
        may_change = any(row.may_end or row.may_withdraw for row in lists["current"])
        return super().get_context_data(
            may_give=may_give, may_change=may_change, **lists, **kwargs
        )


class RoleTable(Table):
    """Who, as what, and in which days."""

    name = tables.Column(_("Name"), accessor="user__name")
    email = tables.Column(_("E-mail"), accessor="user__email")
    role = tables.Column()
    valid_from = tables.Column()
    valid_to = tables.Column()

    class Meta:
        model = Membership
        fields = ("name", "email", "role", "valid_from", "valid_to")

    def render_role(self, record: Any) -> str:
        """The role, and whether it is held for another."""
        role = str(record.get_role_display())
        deputy = getattr(record, "is_deputy", False)
        return _("%(role)s (deputy)") % {"role": role} if deputy else role


class PeopleRows(AboutParticipation, ListPage):
    """The people of a participation as rows, for Excel."""

    access = ANY_ROLE
    title = _("People")
    slug, argument, taken_out_by = "people", "participation", ""
    table_class = RoleTable
    filterset_fields = ()
    model = Membership

    def get_table_kwargs(self) -> dict[str, Any]:
        """Addresses are for those who give roles here."""
        own = (self.request.user, self.participation)
        gives = any(roles.may_give(*own, role) for role in rights.MUNICIPAL)
        return {} if gives else {"exclude": ("email",)}

    def get_queryset(self) -> Any:
        rows = self.participation.memberships.select_related("user")
        return rows.order_by(norwegian("user__name"), "valid_from")


class PersonInvite(AboutParticipation, FormPage):
    """Invite a person to a role; the invitation is mailed."""

    access = GIVES_ROLES
    section = "people"
    title = _("Invite a person")
    intro = _("The person gets an e-mail with a link. You cannot see the link.")
    submit_label = _("Send the invitation")
    done = _("The role is given, and the person has been told by e-mail.")
    form_class = role_forms.MunicipalInviteForm

    def get_form_kwargs(self) -> dict[str, Any]:
        user, place = self.request.user, self.participation
        given = [role for role in rights.MUNICIPAL if roles.may_give(user, place, role)]
        return super().get_form_kwargs() | {"today": self.request.today, "roles": given}

    def act(self, form: Any) -> str:
        roles.invite(
            participation=self.participation,
            by=self.request.user,
            site=self.request.build_absolute_uri("/"),
            **form.cleaned_data,
        )
        return reverse("people", args=[self.participation.pk])


class OneMembership(AboutParticipation):
    """Loads a role of the participation in the address."""

    section = "people"

    def load(self) -> None:
        super().load()
        held = Membership.objects.filter(participation=self.participation)
        self.membership = get_object_or_404(held.select_related("user"), pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        """Back to the people."""
        return reverse("people", args=[self.participation.pk])


class RoleChange(OneMembership, FormPage):
    """Change the last day of a role."""

    access = right("give_reader")
    form_class = role_forms.LastDayForm

    def get_title(self) -> str:
        return str(self.membership)

    def get_initial(self) -> dict[str, Any]:
        return {"last_day": self.membership.valid_to or self.request.today}

    def act(self, form: Any) -> None:
        roles.end(membership=self.membership, by=self.request.user, **form.cleaned_data)


class RoleEnd(OneMembership, ActionPage):
    """Let a role end today."""

    access = right("give_reader")
    done = _("The role ends today.")

    def act(self) -> None:
        today = self.request.today
        roles.end(membership=self.membership, last_day=today, by=self.request.user)


class RoleWithdraw(OneMembership, ActionPage):
    """Take back a role that has not begun."""

    access = GIVES_ROLES
    done = _("The role is withdrawn.")

    def act(self) -> None:
        roles.withdraw(membership=self.membership, by=self.request.user)


class ProgrammeRoles(TextPage):
    """Who acts for Husbanken, now and before."""

    access = LOOKS_UP_PEOPLE
    title = _("Roles in Husbanken")
    template_name = "municipalities/role_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = by_time(ProgrammeRole.objects.select_related("region"), self.request.today)
        may_give = self.request.user.scope.may_somewhere("give_programme_roles")
        for row in lists["current"]:
            row.may_withdraw = may_give and row.valid_from > self.request.today
        return super().get_context_data(may_give=may_give, **lists, **kwargs)


class ProgrammeRoleTable(RoleTable):
    """As for a municipality, and in which region."""

    region = tables.Column(default=_("All regions"))

    class Meta:
        model = ProgrammeRole
        fields = ("name", "email", "role", "region", "valid_from", "valid_to")


class ProgrammeRoleRows(ListPage):
    """The roles in Husbanken as rows, for Excel."""

    access = LOOKS_UP_PEOPLE
    title = _("Roles in Husbanken")
    slug, taken_out_by = "programme-roles", ""
    table_class = ProgrammeRoleTable
    filterset_fields = ()
    model = ProgrammeRole

    def get_queryset(self) -> Any:
        rows = ProgrammeRole.objects.select_related("user", "region")
        return rows.order_by(norwegian("user__name"), "valid_from")


class ProgrammeRoleInvite(FormPage):
    """Give a person a role in Husbanken."""

    access = GIVES_PROGRAMME_ROLES
    title = _("Give a role in Husbanken")
    submit_label = _("Send the invitation")
    done = _("The role is given, and the person has been told by e-mail.")
    form_class = role_forms.ProgrammeInviteForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"today": self.request.today}

    def act(self, form: Any) -> str:
        site = self.request.build_absolute_uri("/")
        roles.invite_programme_role(by=self.request.user, site=site, **form.cleaned_data)
        return reverse("programme-roles")


class OneProgrammeRole:
    """Loads the role in the address."""

    kwargs: dict[str, Any]

    def load(self) -> None:
        self.held = get_object_or_404(ProgrammeRole, pk=self.kwargs["pk"])

    def get_success_url(self) -> str:
        """Back to the roles."""
        return reverse("programme-roles")


class ProgrammeRoleChange(OneProgrammeRole, FormPage):
    """Change the last day of a role in Husbanken."""

    access = GIVES_PROGRAMME_ROLES
    form_class = role_forms.LastDayForm

    def get_title(self) -> str:
        return str(self.held)

    def get_initial(self) -> dict[str, Any]:
        return {"last_day": self.held.valid_to or self.request.today}

    def act(self, form: Any) -> None:
        roles.end_programme_role(held=self.held, by=self.request.user, **form.cleaned_data)


class ProgrammeRoleWithdraw(OneProgrammeRole, ActionPage):
    """Take back a role in Husbanken that has not begun."""

    access = GIVES_PROGRAMME_ROLES
    done = _("The role is withdrawn.")

    def act(self) -> None:
        roles.withdraw_programme_role(held=self.held, by=self.request.user)
