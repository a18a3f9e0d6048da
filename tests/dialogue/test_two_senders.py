"""Two real connections that send one report at the same moment: PostgreSQL alone has both at once."""

import threading

import pytest
from django.db import connection

from dialogue.actions import status_reports
from dialogue.models import SentReport, StatusReport
from municipalities.models import Document
from tests.dialogue.report_scene import approved, begun
from tests.world import TODAY, build
from web.errors import Refused

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite lets one write at a time"
)


def test_two_connections_that_send_one_report_send_it_once(transactional_db):
    world = build()
    report = begun(world)
    approved(world, report)
    together, outcomes = threading.Barrier(2, timeout=20), []

    def send():
        own = StatusReport.objects.get(pk=report.pk)
        together.wait()
        try:
            about = {"report": own, "today": TODAY, "by": world.kari}
            status_reports.send(**about, gaps_reason="Tallet kommer.")
            outcomes.append("sent")
        except Refused:
            outcomes.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _each in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert sorted(outcomes) == ["refused", "sent"]
    assert SentReport.objects.get().number == 1
    assert Document.objects.count() == 2  # the Word file and the workbook, once
