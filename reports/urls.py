"""Addresses of the reports."""

from django.urls import path

from reports import (
    change_views,
    figure_views,
    front,
    indicator_views,
    management_views,
    plan_views,
    programme_views,
    sent_report_views,
    sheet_views,
    views,
)
from reports.yearly import urls as yearly_urls

urlpatterns = [
    *yearly_urls.urlpatterns,
    path("", front.Home.as_view(), name="home"),
    path("siste-endringer/", change_views.LatestChanges.as_view(), name="latest-changes"),
    path(
        "indikatorer/<slug:code>/", indicator_views.IndicatorDetail.as_view(), name="indicator"
    ),
    path("programtall/", programme_views.ProgrammeFigures.as_view(), name="programme-figures"),
    path(
        "styringsinformasjon/",
        management_views.ManagementInformation.as_view(),
        name="management-information",
    ),
    path(
        "styringsinformasjon/excel/",
        management_views.ManagementDownload.as_view(),
        name="management-download",
    ),
    path(
        "styringsinformasjon/<slug:slug>/",
        management_views.ManagementQuestion.as_view(),
        name="management-question",
    ),
    path("sammenlign/", indicator_views.Comparison.as_view(), name="comparison"),
    path(
        "sammenlign/excel/",
        indicator_views.ComparisonDownload.as_view(),
        name="comparison-download",
    ),
    path("rapporter/", views.ReportList.as_view(), name="reports"),
    path("rapporter/uttak/", views.DownloadList.as_view(), name="downloads"),
    path("rapporter/<slug:slug>/", views.ReportDetail.as_view(), name="report"),
    path(
        "rapporter/<slug:slug>/excel/", views.ReportDownload.as_view(), name="report-download"
    ),
    path("rapporter/<slug:slug>/csv/", views.ReportCsv.as_view(), name="report-csv"),
    path("excel/<slug:slug>/", views.ListDownload.as_view(), name="list-download"),
    path(
        "excel/<slug:slug>/<slug:subject>/",
        views.ListDownload.as_view(),
        name="list-download-of",
    ),
    path(
        "deltakere/<int:participation>/tall/<int:window>/excel/",
        figure_views.FiguresDownload.as_view(),
        name="figures-download",
    ),
    path(
        "deltakere/<int:participation>/tall/ark/",
        sheet_views.FiguresSheet.as_view(),
        name="figures-sheet",
    ),
    path(
        "deltakere/<int:participation>/uttak/",
        views.ParticipationDownloads.as_view(),
        name="participation-downloads",
    ),
    path(
        "deltakere/<int:participation>/plan/<int:pk>/docx/",
        plan_views.PlanDownload.as_view(),
        name="plan-docx",
    ),
    path(
        "deltakere/<int:participation>/vedtak/<int:pk>/plan/docx/",
        plan_views.AdoptionPlanDownload.as_view(),
        name="adoption-plan-docx",
    ),
    path(
        "deltakere/<int:participation>/rapporter/<int:pk>/versjon/<int:number>/docx/",
        sent_report_views.SentReportDownload.as_view(),
        name="status-report-docx",
    ),
    path(
        "deltakere/<int:participation>/rapporter/<int:pk>/versjon/<int:number>/excel/",
        sent_report_views.SentReportDownload.as_view(file="workbook"),
        name="status-report-xlsx",
    ),
]
