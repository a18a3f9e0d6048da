"""The environment is read strictly: what is wrong is said with the name of the variable."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import env


@pytest.fixture
def given(monkeypatch):
    """Set the variable that the tests read; None takes it away."""

    def set_to(value):
        if value is None:
            monkeypatch.delenv("ASKED", raising=False)
        else:
            monkeypatch.setenv("ASKED", value)

    return set_to


@pytest.mark.parametrize(
    ("value", "expected"), [(None, False), ("", False), ("0", False), ("1", True)]
)
def test_a_flag_is_0_or_1_and_off_without_a_word(given, value, expected):
    given(value)
    assert env.flag("ASKED") is expected


@pytest.mark.parametrize("value", ["true", "yes", "on", "2"])
def test_any_other_word_for_a_flag_is_refused_with_its_name(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="ASKED must be 0 or 1"):
        env.flag("ASKED")


@pytest.mark.parametrize(("value", "expected"), [(None, 25), ("", 25), ("587", 587)])
def test_a_number_is_whole_and_has_a_default(given, value, expected):
    given(value)
    assert env.number("ASKED", 25) == expected


@pytest.mark.parametrize("value", ["-1", "2,5", "smtp"])
def test_what_is_not_a_whole_number_is_refused_with_its_name(given, value):
    given(value)
    with pytest.raises(ImproperlyConfigured, match="ASKED must be a whole number"):
        env.number("ASKED", 25)


def test_a_list_is_parted_by_commas_and_empty_words_do_not_count(given):
    given(" a.example.org, ,b.example.org,")
    assert env.words("ASKED") == ["a.example.org", "b.example.org"]
    given(None)
    assert env.words("ASKED", "x,y") == ["x", "y"]


def test_only_the_demo_does_without_a_secret(given):
    given(None)
    assert env.secret("ASKED", demo=True).startswith("demo-only-")
    with pytest.raises(ImproperlyConfigured, match="Set ASKED"):
        env.secret("ASKED", demo=False)
    given("lang og tilfeldig")
    assert env.secret("ASKED", demo=False) == "lang og tilfeldig"


def test_without_an_address_the_database_is_a_file_in_the_folder(tmp_path):
    found = env.database("", tmp_path)
    assert found["ENGINE"] == "config.sqlite"
    assert found["NAME"] == tmp_path / "boligsosial.sqlite3"


def test_an_address_of_postgresql_is_read_with_signs_that_are_written_as_codes(tmp_path):
    found = env.database("postgres://bo%40lig:k%2Fs@db.example.org:5433/oversikt", tmp_path)
    assert found == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "oversikt",
        "USER": "bo@lig",
        "PASSWORD": "k/s",
        "HOST": "db.example.org",
        "PORT": "5433",
        "CONN_MAX_AGE": 60,
    }


def test_an_address_may_leave_out_all_but_the_name(tmp_path):
    found = env.database("postgresql:///oversikt", tmp_path)
    assert [found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "oversikt", "", "", "", "",
    ]  # fmt: skip


def test_another_kind_of_database_is_refused(tmp_path):
    with pytest.raises(ImproperlyConfigured, match="postgres://"):
        env.database("mysql://db/oversikt", tmp_path)
