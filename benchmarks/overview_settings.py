"""The settings of the benchmarks, with Django's own admin beside the site, on SQLite or PostgreSQL."""

import os

from benchmarks.excel_settings import *  # noqa: F403
from benchmarks.excel_settings import BASE_DIR, INSTALLED_APPS
from config import env

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin"]
ROOT_URLCONF = "benchmarks.overview_urls"
SERVER = os.environ.get("BENCH_SERVER")
if SERVER:
    DATABASES = {"default": env.database(SERVER, BASE_DIR)}
ALLOWED_HOSTS = ["testserver"]  # what the browser of the tests calls the site
