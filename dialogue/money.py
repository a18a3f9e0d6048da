"""Amounts in whole kroner, as people type them."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from web.numbers import NumberField


class KronerField(NumberField):
    """Whole kroner, from 0 up; an empty field is 0 where it need not be filled in."""

    def clean(self, value: Any) -> Decimal:
        """The amount, or a sentence on how to write it."""
        amount = super().clean(value)
        if amount is None:
            return Decimal(0)
        if amount < 0 or amount != amount.to_integral_value():
            raise forms.ValidationError(_("Write the amount in whole kroner, from 0 up."))
        return amount.to_integral_value()
