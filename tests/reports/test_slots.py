"""So many files at once, and no more; what is broken off leaves nothing."""

import subprocess
import sys
import tempfile
from http import HTTPStatus

import pytest
from django.urls import reverse

from reports import files, slots
from reports.models import Download
from web.errors import Busy

HOLD = """
import fcntl, sys
file = open(sys.argv[1], "w")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def one_slot(settings, tmp_path):
    settings.FILES_AT_ONCE = 1
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def temporary(monkeypatch, tmp_path):
    """The folder of temporary files, empty."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_one_file_more_than_the_set_number_is_a_page_that_says_when_to_come_back(
    client, world, one_slot
):
    client.force_login(world.mona)
    address = reverse("report-download", args=["status"])

    with slots.slot():
        refused = client.get(address, {"programme": ""})
    taken = client.get(address)

    assert refused.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert refused["Retry-After"] == "10"
    assert "Det lages mange filer akkurat nå" in refused.content.decode()
    assert f'href="{address}?programme="' in refused.content.decode()
    assert taken.status_code == HTTPStatus.OK
    assert Download.objects.count() == 1


@pytest.mark.parametrize("slug", ["participations"])
def test_lists_pass_the_same_door(client, world, one_slot, slug):
    client.force_login(world.mona)

    with slots.slot():
        assert client.get(reverse("list-download", args=[slug])).status_code == 503


def test_a_slot_that_another_process_holds_is_free_when_the_process_ends(one_slot, settings):
    folder = settings.MEDIA_ROOT / "slots"
    folder.mkdir(parents=True)
    held = [sys.executable, "-c", HOLD, str(folder / "0.lock")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(held, **pipes) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Busy), slots.slot():
            raise AssertionError
        other.kill()

    with slots.slot():
        pass


def test_two_slots_are_two(settings, tmp_path):
    settings.FILES_AT_ONCE, settings.MEDIA_ROOT = 2, tmp_path
    with slots.slot(), slots.slot(), pytest.raises(Busy), slots.slot():
        raise AssertionError


def test_a_download_that_the_browser_breaks_off_leaves_no_file(client, world, temporary):
    client.force_login(world.mona)

    response = client.get(reverse("report-download", args=["status"]))
    next(iter(response.streaming_content))
    response.close()

    assert [*temporary.iterdir()] == []


def test_a_file_that_cannot_be_written_leaves_no_file_and_gives_its_slot_back(
    temporary, one_slot
):
    def breaks(path):
        path.write_text("half")
        raise OSError

    for _again in range(2):
        with pytest.raises(OSError):  # noqa: PT011 - nothing more is said
            files.sent("name.xlsx", breaks)

    assert [*temporary.iterdir()] == []
