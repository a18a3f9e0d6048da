"""Every list page can be taken out as Excel, or says here why not; everything that leaves has a name in the log."""

import ast
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

from reports.download_names import LISTS as NAMED_LISTS
from reports.download_names import NAMES, OTHERS, of_list
from reports.views import LISTS
from web.views import ListPage

# A list page that cannot be taken out, and why.
NOT_TAKEN_OUT: dict[str, str] = {}


def every(kind):
    """The pages of this kind, those that others are made from left out."""
    for page in kind.__subclasses__():
        yield from every(page)
        if "access" in page.__dict__:
            yield page


def test_every_list_page_is_among_the_lists_that_are_taken_out():
    get_resolver().url_patterns  # noqa: B018 - all pages are imported
    pages = {page.__name__ for page in every(ListPage) if not _of_a_test(page)}

    assert pages - {*NOT_TAKEN_OUT} == {page.__name__ for page in LISTS}
    assert {*NOT_TAKEN_OUT} <= pages


def _of_a_test(page):
    return page.__module__.startswith("tests")


def test_no_two_lists_have_the_same_address():
    assert len({page.slug for page in LISTS}) == len(LISTS)


def test_every_list_has_a_name_in_the_log():
    assert all(str(NAMES[of_list(page.slug)]).strip() != "(liste)" for page in LISTS)
    assert {*NAMED_LISTS} <= {page.slug for page in LISTS}


def test_every_file_that_is_logged_by_a_word_has_a_name():
    logged = set()
    for path in Path(settings.BASE_DIR, "reports").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.keyword) and node.arg == "report":
                logged |= {node.value.value} if isinstance(node.value, ast.Constant) else set()

    assert {"plan", "figures"} <= logged <= {*OTHERS}
