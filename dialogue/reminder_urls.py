"""Addresses of reminders and of the calendar of the year."""

from django.urls import path

from dialogue.views import reminders, subscriptions, yearly

MINE = "paminnelser/mine/"
urlpatterns = [
    path("paminnelser/", reminders.ReminderList.as_view(), name="reminders"),
    path(
        "paminnelser/<int:pk>/kom-i-retur/",
        reminders.ReminderCameBack.as_view(),
        name="reminder-came-back",
    ),
    path(MINE, reminders.ReminderChoices.as_view(), name="reminder-choices"),
    path(f"{MINE}historikk/", reminders.ChoiceHistory.as_view(), name="choice-history"),
    path(
        "deltakere/<int:participation>/paminnelse/", reminders.Remind.as_view(), name="remind"
    ),
    path("kalender/", yearly.YearlyCalendar.as_view(), name="yearly-calendar"),
    path(
        "deltakere/<int:participation>/kalender/",
        yearly.CalendarOf.as_view(),
        name="calendar-of",
    ),
    path(
        "kalender/adresse/",
        subscriptions.CalendarSubscribe.as_view(),
        name="calendar-subscribe",
    ),
    path(
        "kalender/adresse/trekk-tilbake/",
        subscriptions.CalendarRevoke.as_view(),
        name="calendar-revoke",
    ),
    path(
        "kalender/abonnement/<slug:token>.ics",
        subscriptions.CalendarFeed.as_view(),
        name="calendar-feed",
    ),
]
