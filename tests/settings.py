"""The site's own settings as in the demo, with a fast password hasher and mails in memory."""

import os
import string

os.environ.setdefault("DEMO", "1")

from django.middleware import csrf

from config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# With digits, a form's token could hold by chance any number that a page must not tell.
csrf.CSRF_ALLOWED_CHARS = string.ascii_letters
