"""Texts that third-party packages leave untranslated and that people here meet.

Nobody imports this: it is where `manage.py messages` finds the texts, so that the catalogues in
`locale/web` translate them (a project's catalogue wins over a package's). A text that a package
translates to bokmål but not to nynorsk stands here too. A test holds that each still exists in its
package and is still needed.
"""

from django.utils.translation import gettext_noop as _


def ngettext(one: str, many: str) -> str:
    """Marks a text that counts, as gettext_noop does the others."""
    return one or many


# django-tables2: the address of a page that is not there
TABLES = (
    _("That page contains no results"),
    _("That page number is less than 1"),
    _("That page number is not an integer"),
    _("next"),
    _("previous"),
)

# django-filter: choices and what is wrong with a filter
FILTERS = (
    _("%s (descending)"),
    _("All"),
    _("Multiple values may be separated by commas."),
    _("No"),
    _("Ordering"),
    _("Range query expects two values."),
    _("Select a lookup."),
    _("Unknown"),
    _("Yes"),
    _("exclude"),
)

# Django: fields and passwords
DJANGO = (
    _("Enter a valid domain name."),
    _("Ensure this value is a multiple of step size %(limit_value)s."),
    _("Reset password"),
    _("Set password"),
    ngettext(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
    ngettext("Please submit at least %(num)d form.", "Please submit at least %(num)d forms."),
    ngettext("Please submit at most %(num)d form.", "Please submit at most %(num)d forms."),
    _("Constraint “%(name)s” is violated."),
    _("%(model)s instance with %(field)s %(value)r is not a valid choice."),
)

# django-allauth: logging in and out
LOGGING_IN = (
    _("Account Inactive"),
    _("Are you sure you want to sign out?"),
    _("Be patient, you are sending too many requests."),
    _("Email"),
    _("Email address"),
    _("Forgot your password?"),
    _("Incorrect password."),
    _("Invalid login."),
    _("Invalid or expired key."),
    _("Login"),
    _("Password"),
    _("Password (again)"),
    _("Remember Me"),
    _("Sign In"),
    _("Sign Out"),
    _("Sign Up Closed"),
    _("Successfully signed in as %(name)s."),
    _("The email address and/or password you specified are not correct."),
    _("This account is currently inactive."),
    _("This account is inactive."),
    _("Too many failed login attempts. Try again later."),
    _("We are sorry, but the sign up is currently closed."),
    _("You have signed out."),
    _("You are already logged in as %(user_display)s."),
    _("Note"),
)

# django-allauth: confirming who one is
CONFIRMING = (
    _("Alternative options"),
    _("Confirm"),
    _("Confirm Access"),
    _("Enter your password:"),
    _("Please reauthenticate to safeguard your account."),
)

# django-allauth: changing, setting and resetting the password
PASSWORDS = (
    _("Bad Token"),
    _("Cancel"),
    _("Change Password"),
    _("Current Password"),
    _(
        "Forgotten your password? Enter your email address below, and we'll send you an email "
        "allowing you to reset it."
    ),
    _("New Password"),
    _("New Password (again)"),
    _("Password successfully changed."),
    _("Password successfully set."),
    _("Please contact us if you have any trouble resetting your password."),
    _("Please type your current password."),
    _("Reset My Password"),
    _("Set Password"),
    _("The email address is not assigned to any user account."),
    _("The new value must be different from the current one."),
    _(
        "The password reset link was invalid, possibly because it has already been used.  Please "
        'request a <a href="%(passwd_reset_url)s">new password reset</a>.'
    ),
    _("The password reset token was invalid."),
    _(
        "We have sent you an email. If you have not received it please check your spam folder. "
        "Otherwise contact us if you do not receive it in a few minutes."
    ),
    _("You must type the same password each time."),
    _("Your password is now changed."),
)

# django-allauth: its mails
MAILS = (
    _("Hello from %(site_name)s!"),
    _("Thank you for using %(site_name)s!\n%(site_domain)s"),
    _("In case you forgot, your username is %(username)s."),
    _("Password Changed"),
    _("Password Reset"),
    _("Password Reset Email"),
    _("Password Set"),
    _("This mail can be safely ignored if you did not initiate this action."),
    _("Unknown Account"),
    _("Your password has been changed."),
    _("Your password has been reset."),
    _("Your password has been set."),
    _(
        "You're receiving this email because you or someone else has requested a password reset "
        "for your user account.\nIt can be safely ignored if you did not request a password reset. "
        "Click the link below to reset your password."
    ),
    _(
        "You are receiving this email because you, or someone else, tried to access an account "
        "with email %(email)s. However, we do not have any record of such an account in our "
        "database."
    ),
    _("If it was you, you can sign up for an account using the link below."),
)
