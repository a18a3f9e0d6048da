"""What people enter about places: a municipality's written form, and districts."""

from django.db import transaction

from accounts.models import User
from municipalities.models import District, Municipality
from web import history
from web.second_save import unchanged


@transaction.atomic
def set_written_form(
    *, municipality: Municipality, written_form: str, by: User, seen: str | None = None
) -> Municipality:
    """Keep the written form that the municipality uses; empty means not known."""
    municipality = Municipality.objects.select_for_update().get(pk=municipality.pk)
    unchanged(municipality, seen)
    municipality.written_form = written_form
    reason = "municipality.written_form_set"
    return history.keep(municipality, by=by, reason=reason, fields=["written_form"])


@transaction.atomic
def add_district(*, municipality: Municipality, name: str, code: str, by: User) -> District:
    """Enter a district of a municipality."""
    district = District(municipality=municipality, name=name, code=code)
    return history.keep(district, by=by, reason="district.added")
