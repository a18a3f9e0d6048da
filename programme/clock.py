"""Which day it is: today in Oslo, or the day on which the demo stands still."""

from datetime import date

from django.conf import settings
from django.utils import timezone

from programme.models import Programme


def today() -> date:
    """Today. In the demo, the day that the demo programme was made for."""
    if settings.DEMO:
        day = (
            Programme.objects.filter(demo_day__isnull=False)
            .values_list("demo_day", flat=True)
            .first()
        )
        if day:
            return day
    return timezone.localdate()
