"""Logging in and out, passwords, and the language: the library's pages in our words."""

from typing import Any

from allauth.account import views as library
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from accounts import demo, lost_posts
from accounts.actions import users
from web.access import ANYONE, SIGNED_IN
from web.errors import in_text
from web.views import Page, TextPage


class Titled:
    """A page of the library under our base, which wants a title."""

    title: Any = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the title."""
        return super().get_context_data(title=self.title, **kwargs)  # type: ignore[misc]


class Login(Titled, library.LoginView):
    """E-mail and password; in the demo also a button for each role."""

    title = _("Log in")
    template_name = "accounts/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            demo_users=demo.users_for(self.request),
            kept=lost_posts.is_kept(self.request),
            **kwargs,
        )


class Logout(library.LogoutView):
    """Log out by a button only, so that no link or picture can do it."""

    http_method_names = ["post", "options"]


class Inactive(Titled, library.AccountInactiveView):
    """What a person who is shut out is told, after the right password."""

    title = _("You are shut out")
    template_name = "accounts/inactive.html"


class PasswordChange(Titled, library.PasswordChangeView):
    """A new password for someone who knows the old one."""

    title = _("Change password")
    template_name = "accounts/password_form.html"
    success_url = reverse_lazy("home")


class PasswordSet(Titled, library.PasswordSetView):
    """A first password for someone who came in without one."""

    title = _("Choose a password")
    template_name = "accounts/password_form.html"
    success_url = reverse_lazy("home")


class PasswordReset(Titled, library.PasswordResetView):
    """Ask for a link by mail; the answer is the same for an unknown address."""

    title = _("Forgotten password")
    template_name = "accounts/password_reset.html"


class PasswordResetDone(Titled, library.PasswordResetDoneView):
    """The link is on its way, if the address is known."""

    title = _("Look in your e-mail")
    template_name = "accounts/password_reset_done.html"


class PasswordFromKey(Titled, library.PasswordResetFromKeyView):
    """Choose a password by the link in the mail, also the first one."""

    title = _("Choose a password")
    template_name = "accounts/password_from_key.html"


class PasswordFromKeyDone(Titled, library.PasswordResetFromKeyDoneView):
    """The password is chosen."""

    title = _("The password is chosen")
    template_name = "accounts/password_from_key_done.html"


class LanguageChoice(Page):
    """Reads on in another language; kept on the user, and in a cookie for those not logged in."""

    access = ANYONE
    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponseRedirect(self.get_success_url())
        language = request.POST.get("language", "")
        if language in dict(settings.LANGUAGES):
            if request.user.is_authenticated:
                users.choose_language(user=request.user, language=language)
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=60 * 60 * 24 * 365,
                secure=settings.LANGUAGE_COOKIE_SECURE,
                samesite="Lax",
            )
        return response

    def get_success_url(self) -> str:
        """Back to the page the visitor came from, on this site only."""
        return demo.safe_next(self.request)


class LostPost(TextPage):
    """What was typed when the session had ended, to be sent again by the same person."""

    access = SIGNED_IN
    title = _("You were logged out before this was sent")
    template_name = "accounts/lost_post.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kept = lost_posts.take(request)
        if kept is None:
            return HttpResponseRedirect("/")
        return self.render_to_response(
            self.get_context_data(shown=in_text(kept["typed"]), **kept)
        )
