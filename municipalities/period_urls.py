"""Addresses of periods: their windows, exceptions, and the steps of their figures."""

from django.urls import path

from municipalities.views import exceptions, figure_steps, windows

PERIOD = "deltakere/<int:participation>/tall/<int:window>/"

urlpatterns = [
    path(
        "program/<slug:code>/vinduer/", windows.WindowsChange.as_view(), name="windows-change"
    ),
    path(
        "program/<slug:code>/unntak/",
        exceptions.ExceptionGive.as_view(),
        name="window-exception",
    ),
    path(
        "deltakere/<int:participation>/unntak/<int:pk>/",
        exceptions.ExceptionChange.as_view(),
        name="window-exception-change",
    ),
    path(
        "deltakere/<int:participation>/unntak/<int:pk>/avslutt/",
        exceptions.ExceptionEnd.as_view(),
        name="window-exception-end",
    ),
    path(f"{PERIOD}send-inn/", figure_steps.FiguresSubmit.as_view(), name="figures-submit"),
    path(f"{PERIOD}godkjenn/", figure_steps.FiguresApprove.as_view(), name="figures-approve"),
    path(f"{PERIOD}send-tilbake/", figure_steps.FiguresReturn.as_view(), name="figures-return"),
    path(
        f"{PERIOD}godkjent-utenfor/",
        figure_steps.FiguresApproveOutside.as_view(),
        name="figures-approve-outside",
    ),
    path(
        f"{PERIOD}godkjent-utenfor/<int:pk>/rett/",
        figure_steps.ApprovalCorrect.as_view(),
        name="approval-correct",
    ),
]
