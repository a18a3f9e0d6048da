"""One include for each app."""

from django.urls import include, path

urlpatterns = [
    path("", include("web.urls")),
    path("", include("accounts.urls")),
    path("", include("programme.urls")),
    path("", include("municipalities.urls")),
    path("", include("dialogue.urls")),
    path("", include("learning.urls")),
    path("", include("reports.urls")),
]
handler403 = "web.errors.forbidden"
handler404 = "web.errors.not_found"
handler500 = "web.errors.server_error"
