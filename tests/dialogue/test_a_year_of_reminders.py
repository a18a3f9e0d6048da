"""Every mail of a whole year on the demo programme."""

import time
from collections import Counter
from datetime import date, timedelta

from django.core import mail

from dialogue import sending
from municipalities.actions import demo as action

FIRST = date(2026, 1, 1)


def test_year(db):
    if True:
        t = time.time()
        action.make(day=date(2026, 11, 24))
        print("demo", time.time() - t)
        t = time.time()
        outbox = []
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        for n in range(365):
            day = FIRST + timedelta(days=n)
            with CaptureQueriesContext(connection) as q:
                for o in sending.send_all(day=day, site="http://x"):
                    pass
            for m in mail.outbox[len(outbox) :]:
                outbox.append((day, m))
            if n in (50, 60):
                print(len(q))
        print("year", time.time() - t, len(outbox))
        print(Counter(str(d) for d, m in outbox))
        for d, m in outbox[:3] + outbox[-3:]:
            print(d, m.to, m.subject)
            print(m.body)
