"""Norwegian order and search are the same on both databases."""

from types import SimpleNamespace
from unittest.mock import Mock

import pytest
from django.db import connection, models

from web.collation import CreateNorwegianCollation, compare, like, norwegian, sort_key

# As ICU puts them for nb-NO: written down from PostgreSQL.
NAMES = (  # noqa: SIM905 (as a list it fills two screens)
    "0301|1 b|12|a|a b|a-b|A-b|a.b|ab|"
    "aB|Ab|áb|ÁB|Aure|ča|Čáhput|cb|da|"
    "đa|Dz|đz|ea|Evenášši|Evenes|kar|Kárášjohka|Karášjohkb|"
    "Luster|łz|na|nz|ŋa|oa|Sa|ša|Sb|"
    "ß|ta|thab|þab|tham|tz|ŧa|ua|ya|"
    "üa|yb|za|ža|zb|zz|ʒa|Ærø|Ørsta|"
    "Östersund|Øygarden|œz|å|Å|aa|Aa|AA|åa|"
    "aaa|Aarhus|Ås|Åsnes|aaaa"
).split("|")


@pytest.fixture
def table(db):
    """A throw-away table of names in whichever database the tests run on."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "CREATE COLLATION IF NOT EXISTS nb (provider = icu, locale = 'nb-NO')"
            )
        cursor.execute("CREATE TEMPORARY TABLE collation_name (id integer, name text)")
        shuffled = sorted(NAMES, key=hash)
        cursor.executemany(
            "INSERT INTO collation_name VALUES (%s, %s)", list(enumerate(shuffled))
        )
    yield Name.objects.all()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE collation_name")


class Name(models.Model):
    """A name in the throw-away table."""

    name = models.TextField()

    class Meta:
        app_label = "collation"
        db_table = "collation_name"
        managed = False

    def __str__(self):
        return self.name


def names(rows):
    return list(rows.values_list("name", flat=True))


def test_the_key_puts_names_in_norwegian_order():
    assert sorted(sorted(NAMES), key=sort_key) == NAMES


def test_the_database_puts_names_in_the_same_order(table):
    assert names(table.order_by(norwegian("name"))) == NAMES


def test_the_order_can_be_turned(table):
    assert names(table.order_by(norwegian("name").desc())) == NAMES[::-1]


def test_search_finds_names_whatever_the_case(table):
    assert names(table.filter(name__icontains="øYG")) == ["Øygarden"]
    assert names(table.filter(name__icontains="ÁRÁŠJ")) == ["Kárášjohka"]
    assert names(table.filter(name__istartswith="čáH")) == ["Čáhput"]
    assert names(table.filter(name__iexact="ærø")) == ["Ærø"]


def test_search_takes_signs_as_they_are(table):
    assert names(table.filter(name__icontains="%")) == []
    assert names(table.filter(name__icontains="a_b")) == []


@pytest.mark.parametrize(
    ("pattern", "text", "escape", "found"),
    [
        ("Å_", "ås", None, True),
        ("_s", "Ås", None, True),
        ("%\\%", "50%", "\\", True),
        ("%\\%", "50", "\\", False),
        ("a%z", "a\nz", None, True),
        ("1%", 12, None, True),
        (None, "a", None, None),
        ("a", None, None, None),
    ],
)
def test_like_follows_sql(pattern, text, escape, found):
    assert like(pattern, text, escape) is found


@pytest.mark.parametrize(
    ("left", "right", "expected"), [("Ås", "Ås", 0), ("Ærø", "Ås", -1), ("Ås", "Ærø", 1)]
)
def test_compare_answers_as_sqlite_asks(left, right, expected):
    assert compare(left, right) == expected


def test_other_scripts_come_last():
    assert sorted(["я", "å", "a\u20d7", "a"], key=sort_key) == ["a", "a\u20d7", "å", "я"]


class Editor:
    """Notes what it is told to do."""

    quote_name = staticmethod('"{}"'.format)

    def __init__(self, vendor):
        self.connection = SimpleNamespace(vendor=vendor, alias="default")
        self.execute = Mock()


@pytest.mark.parametrize("turn", ["database_forwards", "database_backwards"])
def test_the_migration_operation_leaves_sqlite_alone(turn):
    editor = Editor("sqlite")
    getattr(CreateNorwegianCollation(), turn)("accounts", editor, None, None)
    editor.execute.assert_not_called()


def test_the_migration_operation_makes_the_order_on_postgresql():
    editor, operation = Editor("postgresql"), CreateNorwegianCollation()
    operation.database_forwards("accounts", editor, None, None)
    editor.execute.assert_called_once_with(
        'CREATE COLLATION "nb" (locale="nb-NO", provider="icu")'
    )
    operation.database_backwards("accounts", editor, None, None)
    editor.execute.assert_called_with('DROP COLLATION "nb"')
