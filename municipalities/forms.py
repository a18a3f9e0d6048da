"""Forms about participations."""

from typing import Any

from accounts.models import User
from municipalities.models import District, Municipality, Participation
from web.collation import norwegian
from web.forms import DateField
from web.second_save import StampedForm


class ParticipationForm(StampedForm):
    """Who takes part, in which region, when and in which phase."""

    starts_on = DateField(label=Participation._meta.get_field("starts_on").verbose_name)
    ends_on = DateField(
        label=Participation._meta.get_field("ends_on").verbose_name, required=False
    )

    class Meta:
        model = Participation
        fields = [
            "programme",
            "municipality",
            "district",
            "region",
            "phase",
            "starts_on",
            "ends_on",
            "adviser",
        ]

    fields: dict[str, Any]

    def __init__(self, *args: Any, today: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            for fixed in ("programme", "municipality", "district"):
                del self.fields[fixed]
        else:
            self.fields["municipality"].queryset = Municipality.objects.valid_on(
                today
            ).order_by(norwegian("name"))
            self.fields["district"].queryset = District.objects.select_related(
                "municipality"
            ).order_by(norwegian("name"))
        self.fields["adviser"].queryset = User.objects.filter(
            pk__in=User.objects.filter(programme_roles__role="adviser").values("pk")
        ).order_by("name")
