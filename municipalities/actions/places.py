"""What people enter about places: a municipality's written form, and districts. Base data, without history."""

from django.db import transaction

from municipalities.models import District, Municipality


@transaction.atomic
def set_written_form(*, municipality: Municipality, written_form: str) -> Municipality:
    """Keep the written form that the municipality uses; empty means not known."""
    municipality.written_form = written_form
    municipality.full_clean()
    municipality.save(update_fields=["written_form"])
    return municipality


@transaction.atomic
def add_district(*, municipality: Municipality, name: str, code: str) -> District:
    """Enter a district of a municipality."""
    district = District(municipality=municipality, name=name, code=code)
    district.full_clean()
    district.save()
    return district
