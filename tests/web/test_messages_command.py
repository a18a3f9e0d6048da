"""The texts are gathered, checked and compiled as the translators need it."""

import gettext
import importlib
import os
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.core.management import CommandError, call_command

from web import catalogues, foreign_texts

SOURCE = """
from django.utils.translation import gettext as _, ngettext, pgettext_lazy
_("Save"), _("%(count)s of {whole}"), ngettext("%(n)d row", "%(n)d rows", 2)
pgettext_lazy("goal", "adopted")
"""
TEMPLATE = """{% load i18n %}
<ul>
    <li>{% translate "Open" %}</li>
  <li>{% blocktranslate trimmed with name=x.name %}
    Hello {{ name }}{% endblocktranslate %}{{ x|default:_("None") }}</li>
</ul>
{% blocktranslate count n=n %}{{ n }} need{% plural %}{{ n }} needs{% endblocktranslate %}
"""
WHOLE = """
msgid "Save"
msgstr "Lagre"

msgid "%(count)s of {whole}"
msgstr "%(count)s av {whole}"

msgid "%(n)d row"
msgid_plural "%(n)d rows"
msgstr[0] "en rad"
msgstr[1] "%(n)d rader"

msgctxt "goal"
msgid "adopted"
msgstr "vedtatt"
"""


@pytest.fixture
def project(tmp_path, settings):
    """A project of one app with one file, and templates for it when asked for."""
    settings.BASE_DIR, settings.APPS = tmp_path, ["shop"]
    (tmp_path / "shop").mkdir()
    (tmp_path / "shop/models.py").write_text(SOURCE)
    return tmp_path


def write(project, text, language="nb"):
    file = catalogues.Sources(project, "shop").catalogue(language)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(catalogues.HEADER.format(language=language) + text, encoding="utf-8")
    return file


def check(capsys):
    """What the check says of bokmål, and that it fails."""
    with pytest.raises(CommandError):
        call_command("messages", check=True)
    return [line for line in capsys.readouterr().out.splitlines() if " nb: " in line]


def ids(file):
    with file.open("rb") as stream:
        return [message.id for message in read_po(stream) if message.id]


def test_texts_of_code_and_templates_are_gathered_in_order(project, capsys):
    (project / "templates/shop").mkdir(parents=True)
    (project / "templates/shop/page.html").write_text(TEMPLATE)
    (project / "templates/shop/picture.svg").write_text("")
    call_command("messages")
    assert ids(catalogues.Sources(project, "shop").catalogue("nn")) == [
        "%(count)s of {whole}",
        ("%(n)d row", "%(n)d rows"),
        ("%(n)s need", "%(n)s needs"),
        "Hello %(name)s",
        "None",
        "Open",
        "Save",
        "adopted",
    ]
    assert "shop nb: changed, 8 to translate" in capsys.readouterr().out


def test_a_second_gathering_changes_nothing(project, capsys):
    call_command("messages")
    capsys.readouterr()
    call_command("messages")
    assert "shop nb: unchanged" in capsys.readouterr().out


def test_translations_and_notes_are_kept_and_old_texts_dropped(project):
    file = write(
        project, '# a note\nmsgid "Save"\nmsgstr "Lagre"\n\nmsgid "Gone"\nmsgstr "Borte"\n'
    )
    call_command("messages")
    written = file.read_text()
    assert '# a note\nmsgid "Save"\nmsgstr "Lagre"' in written
    assert "Gone" not in written


def test_a_text_that_begins_to_count_is_translated_anew(project, capsys):
    write(project, 'msgid "%(n)d row"\nmsgstr "rad"\n')
    assert "shop nb: no translation: '%(n)d row'" in check(capsys)


def test_a_similar_text_is_not_guessed(project):
    file = write(project, 'msgid "Saves"\nmsgstr "Lagrer"\n')
    call_command("messages")
    assert "fuzzy" not in file.read_text()
    assert "Lagrer" not in file.read_text()


def test_the_check_is_content_with_whole_catalogues(project):
    write(project, WHOLE)
    write(project, WHOLE, "nn")
    call_command("messages", check=True)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('"Lagre"', '""', "no translation: 'Save'"),
        ('"%(n)d rader"', '""', "no translation: '%(n)d row'"),
        ('msgid "Save"', '#, fuzzy\nmsgid "Save"', "marked fuzzy: 'Save'"),
        ("av {whole}", "av {hele}", "other placeholders than the text: '%(count)s of {whole}'"),
        ('"%(count)s av', '"av', "other placeholders than the text: '%(count)s of {whole}'"),
        ("%(n)d rader", "rader", "other placeholders than the text: '%(n)d row'"),
        ("en rad", "%(m)d rad", "other placeholders than the text: '%(n)d row'"),
    ],
)
def test_the_check_names_each_fault(project, capsys, before, after, said):
    write(project, WHOLE.replace(before, after))
    assert check(capsys) == [f"shop nb: {said}"]


def test_compiled_texts_are_found_by_gettext(project, capsys):
    file = write(project, WHOLE)
    call_command("messages", compile=True)
    with file.with_suffix(".mo").open("rb") as stream:
        texts = gettext.GNUTranslations(stream)
    assert texts.gettext("Save") == "Lagre"
    assert texts.ngettext("%(n)d row", "%(n)d rows", 2) == "%(n)d rader"
    assert texts.pgettext("goal", "adopted") == "vedtatt"


def test_only_what_has_changed_is_compiled(project, capsys):
    file = write(project, WHOLE)
    call_command("messages", compile=True)
    call_command("messages", compile=True)
    newer = file.with_suffix(".mo").stat().st_mtime + 1
    os.utime(file, (newer, newer))
    call_command("messages", compile=True)
    assert capsys.readouterr().out.split("\n")[:3] == ["1 compiled", "0 compiled", "1 compiled"]


PACKAGES = {
    "TABLES": ["django_tables2"],
    "FILTERS": ["django_filters"],
    "DJANGO": ["django.forms", "django.core", "django.contrib.auth", "django.db.models"],
    "LOGGING_IN": ["allauth.account"],
    "CONFIRMING": ["allauth.account"],
    "PASSWORDS": ["allauth.account"],
    "MAILS": ["allauth.account"],
}


@pytest.mark.parametrize("group", PACKAGES)
def test_foreign_texts_still_exist_in_their_packages(group):
    found = set().union(*map(texts_of, PACKAGES[group]))
    assert {text for text in getattr(foreign_texts, group) if text not in found} == set()


@cache
def texts_of(package):
    """Every text in the sources of a package; of one that counts, both forms."""
    folder = Path(importlib.import_module(package).__file__).parent
    beside = folder.parent / "templates" / folder.name
    files = [*folder.rglob("*.py"), *folder.rglob("*.html"), *beside.rglob("*.*")]
    return {form for file in files if "tests" not in file.parts for form in forms_in(file)}


def forms_in(file):
    return [form for text, _ in catalogues.texts(file) for form in forms(text)]


def forms(text):
    return (text,) if isinstance(text, str) else text
