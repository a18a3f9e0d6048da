"""Every model says what it is, and its name stands in the glossary."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

MODELS = [
    model
    for app in settings.APPS
    for model in apps.get_app_config(app).get_models()
    if not model.__name__.startswith("Historical")
]
GLOSSARY = (Path(settings.BASE_DIR) / "docs" / "glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_a_model_has_a_docstring_of_its_own_and_a_row_in_the_glossary(model):
    assert model.__doc__
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert f"`{model.__name__}`" in GLOSSARY
