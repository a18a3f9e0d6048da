"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from web.utf8 import ReadAsUtf8

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = ReadAsUtf8(get_wsgi_application())
