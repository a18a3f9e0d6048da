"""What people enter about places: a municipality's written form, and districts."""

from django.db import transaction

from accounts.models import User
from municipalities.models import District, Municipality
from web import history


@transaction.atomic
def set_written_form(
    *, municipality: Municipality, written_form: str, by: User
) -> Municipality:
    """Keep the written form that the municipality uses; empty means not known."""
    municipality.written_form = written_form
    reason = "municipality.written_form_set"
    return history.keep(municipality, by=by, reason=reason, fields=["written_form"])


@transaction.atomic
def add_district(*, municipality: Municipality, name: str, code: str, by: User) -> District:
    """Enter a district of a municipality."""
    district = District(municipality=municipality, name=name, code=code)
    return history.keep(district, by=by, reason="district.added")
