"""Addresses of log-in. Of the library's own pages only those that are used; nobody signs up."""

from django.conf import settings
from django.urls import path, re_path

from accounts import demo, views

login_urls = [
    path("logg-inn/", views.Login.as_view(), name="account_login"),
    path("logg-ut/", views.Logout.as_view(), name="account_logout"),
    path("stengt/", views.Inactive.as_view(), name="account_inactive"),
    path("avbrutt/", views.LostPost.as_view(), name="lost-post"),
    path("sprak/", views.LanguageChoice.as_view(), name="language"),
]
password_urls = [
    path("passord/endre/", views.PasswordChange.as_view(), name="account_change_password"),
    path("passord/velg/", views.PasswordSet.as_view(), name="account_set_password"),
    path("passord/glemt/", views.PasswordReset.as_view(), name="account_reset_password"),
    path(
        "passord/glemt/sendt/",
        views.PasswordResetDone.as_view(),
        name="account_reset_password_done",
    ),
    path(
        "passord/nytt/ferdig/",
        views.PasswordFromKeyDone.as_view(),
        name="account_reset_password_from_key_done",
    ),
    re_path(  # the library joins the two by a hyphen
        r"^passord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[-\w]+)/$",
        views.PasswordFromKey.as_view(),
        name="account_reset_password_from_key",
    ),
]
demo_urls = [
    path("demo/logg-inn/", demo.DemoLogin.as_view(), name="demo-login"),
    path("demo/e-post/", demo.DemoMails.as_view(), name="demo-mails"),
]
# Outside the demo these pages do not exist.
urlpatterns = login_urls + password_urls + (demo_urls if settings.DEMO else [])
